import { vietnameseDay } from '../../../model/day.ts';
import type { WeighedFinding } from '../../../model/finding.ts';
import type { Judgement } from '../../../model/judgement.ts';
import { costsPoints, safeDay } from './opening.ts';
import type { Sheet } from './sheet.ts';
import { STATE_WORDS } from './words.ts';

/** The state in one sentence, and what happens next. */
export function stateOf(judgement: Judgement): Sheet['state'] {
  const kind = judgement.state;
  const faults = judgement.findings.filter((each) => each.level === 'fail').length;
  const warnings = judgement.findings.filter((each) => each.level === 'warn').length;
  switch (kind) {
    case 'ready':
      return {
        kind,
        word: STATE_WORDS[kind],
        sentence:
          warnings > 0
            ? `Hồ sơ không có mục nào phải sửa; có ${warnings} điều nên xem lại trước khi ký.`
            : 'Hồ sơ không có mục nào phải sửa.',
        next: signSteps(judgement),
      };
    case 'toMend':
      return {
        kind,
        word: STATE_WORDS[kind],
        sentence:
          faults > outOfTime(judgement).length
            ? `Hồ sơ còn ${faults} mục phải sửa trước khi ký.`
            : 'Hồ sơ chưa đủ điều kiện để ký.',
        next: [
          ...mendInTime(judgement),
          ...mendSteps(judgement),
          'Các văn bản kèm theo phiếu này là dự thảo để xem trước, chưa ký.',
        ],
      };
    case 'refused':
      return {
        kind,
        word: STATE_WORDS[kind],
        sentence: 'Phần mềm không đọc được hồ sơ nên chưa xem được điểm và chưa lập được báo cáo.',
        next: [
          ...mendInTime(judgement),
          'Sửa các mục nêu ở phần “Việc cần sửa trước”, rồi gửi lại hồ sơ theo cách đã gửi lần này. Hồ sơ sẽ được kiểm tra lại và có phiếu mới.',
        ],
      };
  }
}

const outOfTime = ({ findings }: Judgement): readonly WeighedFinding[] =>
  findings.filter((each) => each.level === 'fail' && each.id.startsWith('deadline/'));

/** What no mending cures is said first: a dossier out of time is a matter between the unit and the office. */
function mendSteps(judgement: Judgement): readonly string[] {
  const faults = judgement.findings.filter((each) => each.level === 'fail');
  const late = outOfTime(judgement);
  return [
    ...(late.length > 0
      ? [
          'Hồ sơ đã quá thời gian được nộp; sửa tệp không khắc phục được việc này. Liên hệ cơ quan tiếp nhận trước.',
        ]
      : []),
    ...(late.length < faults.length || faults.length === 0
      ? [
          'Sửa lần lượt các mục nêu ở phần “Việc cần sửa trước”, rồi gửi lại hồ sơ theo cách đã gửi lần này. Hồ sơ sẽ được kiểm tra lại và có phiếu mới.',
        ]
      : []),
  ];
}

function signSteps(judgement: Judgement): readonly string[] {
  const { office, dossier } = judgement;
  const head = dossier.unit ? `Người đứng đầu đơn vị (${dossier.unit.head.title})` : 'Người đứng đầu đơn vị';
  if (office.channel.kind === 'software') {
    return [
      `${head} xem xét, ký báo cáo tự đánh giá; bảng đối chiếu kèm theo dùng để soát lại số liệu.`,
      `Nộp hồ sơ trên ${office.channel.name}. Hồ sơ chỉ được coi là đã nộp khi phần mềm đó báo nộp thành công.`,
    ];
  }
  const day = safeDay(judgement);
  return [
    `${head} xem xét, ký báo cáo tự đánh giá và bảng tổng hợp kèm theo phiếu này.`,
    `Gửi lại đủ các bản đã ký${day ? `, chậm nhất hết ngày ${vietnameseDay(day)}` : ''}. Hồ sơ chỉ hoàn thành khi đã có đủ bản ký.`,
  ];
}

/** The promise is made only while it is sure to hold, under every reading of the deadline. */
function mendInTime(judgement: Judgement): readonly string[] {
  const day = safeDay(judgement);
  const kept = costsPoints(judgement) ? 'không bị trừ điểm do nộp chậm' : 'vẫn đúng hạn';
  return day ? [`Sửa trước hạn, chậm nhất hết ngày ${vietnameseDay(day)}, thì ${kept}.`] : [];
}
