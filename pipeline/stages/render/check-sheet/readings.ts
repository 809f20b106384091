import { vietnameseDay } from '../../../model/day.ts';
import type { DeadlineAlternative } from '../../../model/finding.ts';
import type { Judgement } from '../../../model/judgement.ts';
import { vietnameseDecimal } from '../../../model/points.ts';
import { type Block, folded, type Section, table, text } from './sheet.ts';
import { basisWords, ended } from './words.ts';

/** What the figures would be under another reading, folded behind its basis; undefined where the text leaves nothing open. */
export function readingsSection({ score, deadline, dossier }: Judgement): Section | undefined {
  const blocks = [
    ...(score?.scenarios ?? []).map((each) =>
      folded(each.assumption, [
        text(
          `Điểm dự kiến sau kiểm tra tự động khi đó: ${vietnameseDecimal(each.total)}. Căn cứ: ${ended(basisWords(each.basis))}`,
        ),
      ]),
    ),
    ...(deadline.alternatives.length > 0
      ? [alternativeDeadlines(deadline.alternatives, dossier.task.kind !== 'report')]
      : []),
  ];
  return blocks.length === 0
    ? undefined
    : {
        id: 'hieu-khac',
        title: 'Nếu hiểu khác',
        blocks: [
          text(
            'Có chỗ còn chờ người có thẩm quyền quyết định, hoặc quy chế hiểu được theo nhiều cách. Phiếu này tính theo một cách; trong trường hợp khác thì kết quả như sau.',
          ),
          ...blocks,
        ],
      };
}

/** Where the text of the regulation leaves something open, and what was taken; undefined where it leaves nothing. */
export function openPointsSection({ regulation }: Judgement): Section | undefined {
  if (regulation.readings.length === 0) return undefined;
  const points = table(
    'Chỗ quy chế để ngỏ',
    [
      ['Căn cứ', 16],
      ['Câu hỏi', 28],
      ['Cách hiểu đã dùng', 28],
      ['Cách hiểu khác', 28],
    ],
    regulation.readings.map((each) => [[each.article], [each.question], [each.taken], each.others]),
  );
  const title = 'Chỗ quy chế để ngỏ';
  return {
    id: 'de-ngo',
    title,
    blocks: [folded(`Cách hiểu đã dùng ở ${regulation.readings.length} chỗ`, [points])],
    screenOnly: true,
  };
}

/** A task without points has none to take off. */
const alternativeDeadlines = (alternatives: readonly DeadlineAlternative[], withPoints: boolean): Block =>
  folded(`Thời hạn theo cách hiểu khác (${alternatives.length})`, [
    table(
      'Thời hạn theo cách hiểu khác',
      [
        ['Cách hiểu', 44],
        ['Hạn nộp', 15],
        ['Chậm', 16],
        ...(withPoints ? [['Điểm trừ', 25, 'end'] as const] : []),
      ],
      alternatives.map((each) => [
        [each.reading],
        [vietnameseDay(each.due)],
        [latenessWords(each)],
        ...(withPoints ? [[penaltyWords(each)]] : []),
      ]),
    ),
  ]);

const UNKNOWN = 'chưa xác định được';

function latenessWords({ state, lateDays }: DeadlineAlternative): string {
  if (state === 'unknown') return UNKNOWN;
  return lateDays > 0 ? `${lateDays} ngày` : 'không chậm';
}

/** Too late is no matter of points taken off, so that no figure stands there. */
function penaltyWords({ state, penalty, zero }: DeadlineAlternative): string {
  if (state === 'unknown') return UNKNOWN;
  if (state !== 'tooLate') return vietnameseDecimal(penalty);
  return zero ? 'quá hạn; hồ sơ được xác định là 0 điểm' : 'quá hạn';
}
