import type { Consolidation } from '../../../model/consolidation.ts';
import { type Day, type Instant, vietnameseTime } from '../../../model/day.ts';
import type { Office } from '../../../model/office.ts';
import { subtract, vietnameseDecimal, ZERO } from '../../../model/points.ts';
import type { Task } from '../../../model/regulation.ts';
import type { Section, Sheet } from '../check-sheet/sheet.ts';
import { table } from '../check-sheet/sheet.ts';
import { dayWords } from '../check-sheet/words.ts';
import { faultsSection, findingsSection } from './remarks.ts';
import { reviewSection } from './review.ts';
import { domainsSection, initiativesSection, sharedRowsSection, unitsSection } from './tables.ts';

/** A task of the regulation and its last day; undefined where nobody has entered one. */
export interface Due {
  readonly task: Task;
  readonly due: Day | undefined;
}

export interface SheetInput {
  readonly consolidation: Consolidation;
  readonly office: Pick<Office, 'name' | 'parent'>;
  readonly dues: readonly Due[];
  readonly decidedAt: Instant;
  readonly decidedOn: Day;
}

/** Phiếu tổng hợp: who is in, who is lacking, what has to be settled before the table goes up for approval. */
export function consolidationSheet(input: SheetInput): Sheet {
  const { consolidation, office, decidedAt } = input;
  const { regulation, whole, task, year } = consolidation;
  return {
    title: 'Phiếu tổng hợp',
    office: { parent: office.parent, name: office.name },
    unit: `Năm đánh giá ${year}`,
    illustrative:
      regulation.illustrative || whole.illustrative
        ? 'MINH HỌA: bộ tiêu chí dùng ở đây không phải văn bản chính thức.'
        : undefined,
    facts: [
      { name: 'Quy chế', value: regulation.citation },
      { name: 'Bộ tiêu chí', value: whole.title },
      { name: 'Nhiệm vụ', value: task.name },
      { name: 'Lập phiếu lúc', value: vietnameseTime(decidedAt) },
    ],
    state: stateOf(consolidation),
    notInstead: undefined,
    closing:
      'Phiếu do phần mềm lập để cơ quan tổng hợp rà soát. Bảng tổng hợp chỉ ghi điểm các đơn vị tự chấm; chỉ số và xếp loại chỉ có sau khi thẩm định.',
    sections: [
      findingsSection(consolidation),
      unitsSection(consolidation),
      domainsSection(consolidation),
      sharedRowsSection(consolidation),
      initiativesSection(consolidation),
      faultsSection(consolidation),
      duesSection(input),
      reviewSection(consolidation),
    ].filter((section) => section !== undefined),
  };
}

function stateOf({ units, total, review, selfMax, whole, findings }: Consolidation): Sheet['state'] {
  const expected = units.filter(({ share, filing }) => share.given || filing);
  const absent = expected.filter(({ filing }) => !filing).map(({ share }) => share.name);
  const faults = findings.filter(({ level }) => level === 'fail').length;
  const again = 'Có kết quả mới của đơn vị thì tổng hợp lại vào một thư mục mới; bảng này giữ nguyên.';
  const filed =
    absent.length > 0
      ? `Đã có kết quả của ${expected.length - absent.length}/${expected.length} đơn vị`
      : `Đã có kết quả của cả ${expected.length} đơn vị`;
  const sum = total ?? review?.total;
  if (sum === undefined) {
    return {
      kind: 'toMend',
      word: 'Chưa đủ',
      sentence: `${filed}. Tổng điểm: chưa đủ; phần chưa có không tính là 0 điểm.`,
      next: [
        ...(absent.length > 0 ? [`Chưa có: ${absent.join('; ')}.`] : []),
        again,
        'Chưa trình phê duyệt bảng này.',
      ],
    };
  }
  const rest = subtract(whole.scale, selfMax);
  const others = rest === ZERO ? '' : ` (chưa gồm ${vietnameseDecimal(rest)} điểm không tự chấm)`;
  const what = total === undefined ? 'Tổng điểm sau rà soát' : 'Tổng điểm tự chấm';
  const points = `${what}: ${vietnameseDecimal(sum)}/${vietnameseDecimal(selfMax)}${others}.`;
  if (faults > 0) {
    return {
      kind: 'toMend',
      word: 'Đủ điểm, còn việc phải xử lý',
      sentence: `${filed}, nhưng còn ${faults} mục phải xử lý. ${points}`,
      next: ['Xử lý các mục nêu ở phần “Việc phải xử lý trước khi trình”.', again],
    };
  }
  return {
    kind: 'ready',
    word: 'Đủ kết quả',
    sentence: `${filed}. ${points}`,
    next: ['Rà soát bảng tổng hợp rồi trình phê duyệt theo thời hạn nêu ở phần “Thời hạn”.'],
  };
}

/** Each task opens only after the one before: the last days stand in that order. */
function duesSection({ dues, decidedOn }: SheetInput): Section {
  const sorted = dues.toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  return {
    id: 'thoi-han',
    title: 'Thời hạn',
    blocks: [
      table(
        'Các nhiệm vụ của quy chế, theo thứ tự thời hạn',
        [
          ['Nhiệm vụ', 50],
          ['Hết ngày', 30],
          ['Căn cứ', 20],
        ],
        sorted.map(({ task, due }) => [
          [task.name],
          due ? [dayWords(due), ...(due < decidedOn ? ['đã qua khi lập phiếu'] : [])] : ['chưa nhập'],
          [task.deadline.article],
        ]),
      ),
    ],
  };
}

export const sumWords = (consolidation: Consolidation): string => stateOf(consolidation).sentence;
