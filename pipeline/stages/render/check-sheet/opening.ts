import { type Day, dayInVietnam, daysBetween, vietnameseDay, vietnameseTime } from '../../../model/day.ts';
import type { DeadlineResult, FiledNow } from '../../../model/finding.ts';
import type { Judgement } from '../../../model/judgement.ts';
import { vietnameseDecimal, ZERO } from '../../../model/points.ts';
import { addresseesOf } from '../official.ts';
import { otherTasks } from './other-tasks.ts';
import type { Fact, Section } from './sheet.ts';
import { basisWords, dayWords } from './words.ts';

export const unitName = ({ dossier }: Judgement): string => dossier.unit?.name ?? dossier.arrivedAs;

/** Whose dossier this is and what it is held against. */
export function subjectFacts(judgement: Judgement): readonly Fact[] {
  const { dossier, regulation } = judgement;
  const { appendix, id } = dossier;
  return [
    ...(dossier.unit
      ? []
      : [{ name: 'Đơn vị', value: `Chưa xác định được: hồ sơ đến dưới tên “${dossier.arrivedAs}”` }]),
    { name: 'Quy chế', value: regulation.citation },
    ...(dossier.task.kind === 'report'
      ? []
      : [
          {
            name: 'Bộ tiêu chí',
            value: appendix?.title ?? 'Chưa xác định được: chưa biết hồ sơ của đơn vị nào',
          },
        ]),
    { name: 'Năm đánh giá', value: String(id.year) },
    { name: 'Nhiệm vụ', value: dossier.task.name + (id.part > 1 ? `, phần ${id.part}` : '') },
    ...assigned(dossier),
    ...otherTasks(judgement),
    ...(dossier.task.kind === 'report'
      ? [{ name: 'Báo cáo gửi', value: addresseesOf(judgement).join('; ') }]
      : []),
    {
      name: 'Lần kiểm tra',
      value: `Lần ${dossier.version}${id.round > 1 ? `, hồ sơ bổ sung lần ${id.round - 1}` : ''}`,
    },
  ];
}

/** Which contents the regulation gives to this unit by name. */
function assigned({ task, unit }: Judgement['dossier']): readonly Fact[] {
  const contents = (task.assignments ?? [])
    .filter((each) => each.unit === unit?.code || each.unit === unit?.kind)
    .flatMap((each) => each.contents);
  return contents.length > 0 ? [{ name: 'Nội dung được giao', value: contents.join('; ') }] : [];
}

/** The last day in time by the strictest reading; undefined where it is unknown, or over when this was written. */
export function safeDay({ deadline }: Judgement): Day | undefined {
  if (!deadline.due) return undefined;
  const [strictest] = [deadline.due, ...deadline.alternatives.map((each) => each.due)].sort();
  return strictest && strictest >= dayInVietnam(deadline.decidedAt) ? strictest : undefined;
}

/** When the dossier came, and how that stands to the deadline. */
export function timeSection(judgement: Judgement): Section {
  const { deadline, dossier } = judgement;
  return {
    id: 'thoi-han',
    title: 'Thời hạn',
    blocks: [
      {
        kind: 'facts',
        facts: [
          {
            name: 'Thời điểm nhận',
            value: dossier.receivedAt
              ? vietnameseTime(dossier.receivedAt)
              : 'Chưa xác định được thời điểm nhận; cán bộ tiếp nhận quyết định và nêu lý do.',
          },
          { name: 'Hạn nộp', value: dueWords(judgement) },
          { name: 'So với hạn', value: againstDeadline(judgement) },
          ...(dossier.task.kind === 'report'
            ? []
            : [{ name: 'Điểm trừ do nộp chậm', value: penaltyWords(judgement) }]),
          { name: 'Lập phiếu lúc', value: vietnameseTime(deadline.decidedAt) },
          ...timeLeft(judgement),
        ],
      },
      ...(deadline.alternatives.length > 0
        ? [
            {
              kind: 'text',
              text: 'Quy định về thời hạn có thể hiểu khác; số liệu theo từng cách hiểu ở phần “Nếu hiểu khác”.',
            } as const,
          ]
        : []),
    ],
  };
}

function dueWords({ deadline, dossier }: Judgement): string {
  if (!deadline.due)
    return 'Chưa xác định được hạn nộp: quy chế để văn bản khác ấn định ngày, văn bản đó chưa được nhập vào phần mềm.';
  const basis = deadline.basis ?? (dossier.task.deadline && { article: dossier.task.deadline.article });
  return `Hết ${dayWords(deadline.due)}${basis ? ` (${basisWords(basis)})` : ''}`;
}

function againstDeadline({ deadline, dossier }: Judgement): string {
  switch (deadline.state) {
    case 'inTime': {
      const early =
        deadline.due && dossier.receivedAt ? daysBetween(dayInVietnam(dossier.receivedAt), deadline.due) : 0;
      if (early < 0 && dossier.filedAt)
        return `Đúng hạn, theo bản đã nộp lúc ${vietnameseTime(dossier.filedAt)}`;
      return early > 0 ? `Đúng hạn, sớm ${early} ngày` : 'Đúng hạn';
    }
    case 'late':
    case 'tooLate':
      return `Chậm ${lateWords(deadline)}`;
    case 'unknown':
      return `Chưa xác định được${standingNow(deadline)}`;
  }
}

/** Some regulations only lock, or say nothing of what follows: then no day costs anything. */
export const costsPoints = ({ dossier: { task } }: Pick<Judgement, 'dossier'>): boolean =>
  task.deadline.grace !== undefined || task.deadline.afterwards === 'zero';

function standingNow({ ifFiledNow: now }: DeadlineResult): string {
  if (!now) return '';
  return `${IF_FILED_NOW}${now.state === 'inTime' ? 'đúng hạn' : `chậm ${lateWords(now)}`}`;
}

const IF_FILED_NOW = '; nếu nộp lúc lập phiếu: ';

const lateWords = ({ state, lateDays }: Pick<FiledNow, 'state' | 'lateDays'>): string =>
  `${lateDays} ngày${state === 'tooLate' ? ', quá thời gian được nộp' : ''}`;

function penaltyWords({ deadline, dossier }: Judgement): string {
  if (!costsPoints({ dossier })) return 'Không trừ: quy chế không quy định trừ điểm do nộp chậm';
  const grace = dossier.task.deadline?.grace;
  if (deadline.state === 'unknown') return `Chưa xác định được${ifFiledNow(deadline)}`;
  if (deadline.zero) {
    const article = dossier.task.deadline?.afterwardsArticle;
    return `Hồ sơ được tính 0 điểm${article ? ` (${article})` : ''}`;
  }
  if (deadline.penalty === ZERO) return 'Không trừ';
  const each = grace
    ? `; mỗi ngày chậm trừ ${vietnameseDecimal(grace.pointsPerDay)} điểm (${grace.article})`
    : '';
  return `${vietnameseDecimal(deadline.penalty)} điểm${each}`;
}

function ifFiledNow({ ifFiledNow: now }: DeadlineResult): string {
  if (!now) return '';
  const effect = now.zero
    ? 'hồ sơ được tính 0 điểm'
    : now.penalty === ZERO
      ? 'không trừ'
      : `trừ ${vietnameseDecimal(now.penalty)} điểm`;
  return `${IF_FILED_NOW}${effect}`;
}

/** Counted from the moment of the check, not from the receipt. */
function timeLeft({ deadline }: Judgement): readonly Fact[] {
  if (!deadline.due) return [];
  const left = daysBetween(dayInVietnam(deadline.decidedAt), deadline.due);
  return [{ name: 'Thời gian còn lại', value: left > 0 ? `${left} ngày` : dueNow(deadline, left) }];
}

function dueNow({ decidedAt, lastGraceDay }: DeadlineResult, left: number): string {
  if (left === 0) return 'Đến hết ngày lập phiếu';
  return lastGraceDay && lastGraceDay >= dayInVietnam(decidedAt)
    ? `Đã quá hạn; đơn vị chưa nộp còn được nộp đến hết ngày ${vietnameseDay(lastGraceDay)} và bị trừ điểm theo số ngày chậm`
    : 'Đã quá hạn';
}
