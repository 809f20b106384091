import type { Judgement } from '../../../model/judgement.ts';
import { isExempt } from '../../../model/levels.ts';
import { add, share, subtract, toPoints, vietnameseDecimal, ZERO } from '../../../model/points.ts';
import type { RowReason, Score, ScoredRow } from '../../../model/score.ts';
import { domainChart, domainsOf, domainTable } from './domains.ts';
import type { Numbered } from './remarks.ts';
import { type Block, folded, type Line, type Section, table, text } from './sheet.ts';
import { basisWords, capitalised, criterionWords, ended, pointsOr } from './words.ts';

/** The points in a picture and in tables, and why they differ. Never an index or a rating: those exist only after appraisal. */
export function pointsSection(judgement: Judgement, numbered: readonly Numbered[]): Section {
  const { score } = judgement;
  const domains = score ? domainsOf(judgement, score) : [];
  return {
    id: 'diem',
    title: 'Điểm',
    blocks: score
      ? [
          totals(judgement, score),
          ...untold(score),
          ...zeroed(judgement),
          ...domainChart(domains),
          ...domainTable(domains),
          ...differences(judgement, score, numbered),
          ...notRecomputed(judgement),
          ...stillOpen(judgement, score),
        ]
      : [text('Chưa kiểm tra: chưa đọc được bảng chấm điểm của đơn vị.')],
  };
}

const PERCENT = toPoints('100');

function totals({ deadline, dossier }: Judgement, score: Score): Block {
  const rows: readonly (readonly [string, string])[] = [
    ['Tổng điểm tự chấm (đơn vị kê khai)', vietnameseDecimal(score.selfTotal)],
    ['Điểm dự kiến sau kiểm tra tự động', vietnameseDecimal(score.checkedTotal)],
    ['Điểm tối đa của phần được tự chấm', vietnameseDecimal(score.selfMaxTotal)],
    ['Tỷ lệ tự chấm trên phần được tự chấm', selfShare(score)],
    ...wholeMaximum(dossier, score),
    ...afterExemptions(score),
    ...(deadline.penalty === ZERO
      ? []
      : [['Điểm trừ do nộp chậm', vietnameseDecimal(deadline.penalty)] as const]),
  ];
  return table(
    'Tổng điểm',
    [
      ['Nội dung', 75],
      ['Điểm', 25, 'end'],
    ],
    rows.map(([name, figure]) => [[name], [figure]]),
  );
}

/** While the proposals are not confirmed, both maxima stand. */
const afterExemptions = ({
  scenarios,
  maxTotal,
  selfMaxTotal,
}: Score): readonly (readonly [string, string])[] =>
  scenarios
    .filter((each) => each.id === 'exemptionsConfirmed' && each.maxTotal !== maxTotal)
    .flatMap((each) => {
      const taken = subtract(maxTotal, each.maxTotal);
      const confirmed = 'nếu đề nghị không đánh giá được xác nhận';
      return [
        [`Điểm tối đa của phần được tự chấm, ${confirmed}`, vietnameseDecimal(subtract(selfMaxTotal, taken))],
        [`Điểm tối đa của cả bộ tiêu chí, ${confirmed}`, vietnameseDecimal(each.maxTotal)],
      ] as const;
    });

/** The table shows the rubric whole; rows that do not apply to the unit leave its own maximum. */
function wholeMaximum(
  { appendix, unit }: Judgement['dossier'],
  { maxTotal }: Score,
): readonly (readonly [string, string])[] {
  const left = add(
    ...(appendix?.criteria ?? []).flatMap((each) => (each.method && isExempt(each, unit) ? [each.max] : [])),
  );
  return [
    ['Điểm tối đa của cả bộ tiêu chí', vietnameseDecimal(add(maxTotal, left))],
    ...(left === ZERO
      ? []
      : [['Điểm tối đa của các tiêu chí áp dụng cho đơn vị', vietnameseDecimal(maxTotal)] as const]),
  ];
}

/** What could not be told is neither kept nor lost: the total says how many rows it speaks without. */
function untold({ rows }: Score): readonly Block[] {
  const count = rows.filter(
    (row) => row.assessed && row.self !== undefined && row.checked === undefined,
  ).length;
  return count > 0
    ? [
        text(
          `Có ${count} tiêu chí đã tự chấm nhưng chưa xác định được điểm dự kiến; lý do ở bảng “Tiêu chí có điểm dự kiến khác điểm tự chấm”.`,
        ),
      ]
    : [];
}

/** The total is zero for the whole dossier, while what follows tells each part as it would stand without that. */
const zeroed = ({ deadline, dossier }: Judgement): readonly Block[] =>
  deadline.zero
    ? [
        text(
          ended(
            `Điểm dự kiến của cả hồ sơ là 0 do nộp quá hạn; điểm của từng lĩnh vực, từng tiêu chí dưới đây chưa tính việc này. Căn cứ: ${dossier.task.deadline?.afterwardsArticle ?? 'quy định về thời hạn của quy chế'}`,
          ),
        ),
      ]
    : [];

const selfShare = ({ selfTotal, selfMaxTotal }: Score): string =>
  selfMaxTotal > ZERO
    ? `${vietnameseDecimal(share(selfTotal, PERCENT, selfMaxTotal, 2))}%`
    : 'Chưa xác định được: không có phần được tự chấm';

/** Every row whose points differ, with the chain of reasons. */
function differences(judgement: Judgement, score: Score, numbered: readonly Numbered[]): readonly Block[] {
  const rows = score.rows.filter((row) => row.self !== row.checked);
  if (rows.length === 0) {
    const open = notRecomputedCodes(judgement).length + score.rows.filter(isInWords).length;
    const unproved = `; trong đó có ${open} tiêu chí máy chưa tính lại được, điểm tự chấm được giữ nguyên`;
    return [
      text(`Điểm dự kiến sau kiểm tra tự động bằng điểm tự chấm ở mọi tiêu chí${open > 0 ? unproved : ''}.`),
    ];
  }
  return [
    table(
      'Tiêu chí có điểm dự kiến khác điểm tự chấm',
      [
        ['Tiêu chí', 32],
        ['Tự chấm', 12, 'end'],
        ['Dự kiến', 14, 'end'],
        ['Vì sao', 42],
      ],
      rows.map((row) => [
        [criterionWords(judgement, row.code)],
        [pointsOr(row.self, 'không chấm')],
        [pointsOr(row.checked, 'chưa xác định được')],
        row.because.map((reason) => reasonLine(reason, row, numbered)),
      ]),
    ),
  ];
}

function reasonLine(reason: RowReason, row: ScoredRow, numbered: readonly Numbered[]): Line {
  const same = numbered.filter((each) => each.finding.id === reason.finding);
  const cause =
    same.find(({ finding: { place } }) =>
      reason.file === undefined ? place.code === row.code : place.file === reason.file,
    ) ?? same[0];
  const change = `từ ${pointsOr(reason.from, 'chưa chấm')} thành ${pointsOr(reason.to, 'chưa xác định được')}`;
  const basis = ended(basisWords(reason.basis));
  return cause
    ? { remark: cause.number, text: `: ${change}. ${cause.finding.reason} Căn cứ: ${basis}` }
    : capitalised(`${change}. Căn cứ: ${basis}`);
}

/** Scored by the unit, by a method that stands in words only. */
const isInWords = ({ pending, self }: ScoredRow): boolean => pending && self !== undefined;

const notRecomputedCodes = ({ score, selfAssessment }: Judgement): readonly string[] => {
  const given = new Set(score?.rows.flatMap(({ code, self }) => (self === undefined ? [] : [code])));
  return (selfAssessment?.rows ?? []).flatMap(({ code, recomputed }) =>
    recomputed === false && given.has(code) ? [code] : [],
  );
};

/** Points that would follow from figures, which the table does not give: only what can be checked was checked. */
function notRecomputed(judgement: Judgement): readonly Block[] {
  const codes = notRecomputedCodes(judgement);
  return codes.length === 0
    ? []
    : [
        text(
          `Chưa tính lại được điểm của ${codes.length} tiêu chí, vì bảng không kê khai số liệu dùng được: ${codes.join('; ')}. Ở các tiêu chí này chỉ kiểm tra được mức điểm và tài liệu kiểm chứng.`,
        ),
      ];
}

/** Why a person has to decide on the row: by its way of scoring, or since the unit proposes to leave it out. */
function whyOpen({ dossier }: Judgement, row: ScoredRow): string {
  const method = dossier.appendix?.criteria.find(({ code }) => code === row.code)?.method;
  switch (method?.kind) {
    case 'survey':
      return 'Theo kết quả điều tra xã hội học, đơn vị để trống';
    case 'relative':
      return 'So sánh giữa các đơn vị, cơ quan thẩm định tính';
    case 'byAppraiser':
    case 'penalty':
      return 'Cơ quan thẩm định xác định, đơn vị để trống';
    default:
      return row.assessed
        ? 'Cách chấm bằng lời, máy không tính được'
        : 'Đơn vị đề nghị không đánh giá, chấm điểm';
  }
}

/** Rows on which a person still decides. */
function stillOpen(judgement: Judgement, score: Score): readonly Block[] {
  const rows = score.rows.filter((row) => row.pending);
  if (rows.length === 0) return [];
  return [
    folded(`Tiêu chí chờ người thẩm định quyết định (${rows.length})`, [
      table(
        'Tiêu chí chờ người thẩm định quyết định',
        [
          ['Tiêu chí', 40],
          ['Tối đa', 10, 'end'],
          ['Tự chấm', 16, 'end'],
          ['Vì sao', 34],
        ],
        rows.map((row) => [
          [criterionWords(judgement, row.code)],
          [vietnameseDecimal(row.max)],
          [pointsOr(row.self, 'không chấm')],
          [whyOpen(judgement, row)],
        ]),
      ),
    ]),
  ];
}
