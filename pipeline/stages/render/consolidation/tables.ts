import type { Consolidation, Filing, SharedRow, UnitStanding } from '../../../model/consolidation.ts';
import { vietnameseTime } from '../../../model/day.ts';
import { add, type Points, vietnameseDecimal, ZERO } from '../../../model/points.ts';
import { type Cell, type Section, table, text } from '../check-sheet/sheet.ts';
import { STATE_WORDS } from '../check-sheet/words.ts';

/** Who is in, by which version, when it came, and what its rows come to. */
export const unitsSection = ({ units, rows }: Consolidation): Section => ({
  id: 'don-vi',
  title: 'Kết quả của các đơn vị',
  blocks: [
    table(
      'Mỗi đơn vị lấy một lần, tính các tiêu chí được giao',
      [
        ['Đơn vị', 31],
        ['Kết quả dùng', 17],
        ['Nhận lúc', 34],
        ['Điểm tự chấm', 18, 'end'],
      ],
      units.map((unit) => [
        [unit.share.name],
        resultWords(unit),
        unit.filing ? timeWords(unit.filing) : ['–'],
        [`${ownSum(unit, rows)}/${vietnameseDecimal(ownMax(unit))}`],
      ]),
    ),
  ],
});

function resultWords({ share, filing, unusable }: UnitStanding): Cell {
  if (filing) return [`Lần ${filing.version}`, STATE_WORDS[filing.state].toLocaleLowerCase('vi')];
  if (unusable) return [`Lần ${unusable.version}`, 'không dùng được'];
  return [
    share.given ? 'chưa có' : 'không được giao nhiệm vụ này',
    ...(share.name === share.unit ? ['chưa khai trong office.yaml'] : []),
  ];
}

function timeWords({ receivedAt, deadline }: Filing): Cell {
  if (!receivedAt) return ['chưa xác định được thời điểm nhận'];
  const late = deadline.lateDays > 0 ? [`chậm ${deadline.lateDays} ngày`] : [];
  return [vietnameseTime(receivedAt), ...(deadline.state === 'inTime' ? ['đúng hạn'] : late)];
}

const ownRows = ({ share }: UnitStanding, rows: Consolidation['rows']): readonly SharedRow[] =>
  rows.flatMap(({ shares }) => shares.filter((each) => each.share.unit === share.unit));

const ownMax = ({ share }: UnitStanding): Points => share.appendix.scale;

function ownSum(unit: UnitStanding, rows: Consolidation['rows']): string {
  const own = ownRows(unit, rows);
  if (!unit.filing) return 'chưa có';
  return vietnameseDecimal(add(...own.flatMap(({ row }) => row?.self ?? [])));
}

/** Sums of the uppermost groups, counted anew. */
export const domainsSection = ({ groups, selfMax, total }: Consolidation): Section => ({
  id: 'linh-vuc',
  title: 'Điểm theo lĩnh vực',
  blocks: [
    table(
      'Cộng lại từ điểm các đơn vị tự chấm; không tính phần không tự chấm',
      [
        ['Lĩnh vực', 64],
        ['Tối đa', 16, 'end'],
        ['Tự chấm', 20, 'end'],
      ],
      [
        ...groups
          .filter(({ criterion, selfMax: max }) => criterion.parent === undefined && max !== ZERO)
          .map(({ criterion: { code, name }, selfMax: max, self }): Cell[] => [
            [`${code}. ${name}`],
            [vietnameseDecimal(max)],
            [self === undefined ? 'chưa đủ' : vietnameseDecimal(self)],
          ]),
        [
          ['Tổng điểm'],
          [vietnameseDecimal(selfMax)],
          [total === undefined ? 'chưa đủ' : vietnameseDecimal(total)],
        ],
      ],
    ),
  ],
});

/** Criteria that several units score between them, share by share. */
export function sharedRowsSection({ rows }: Consolidation): Section | undefined {
  const shared = rows.filter(({ shares }) => shares.length > 1);
  if (shared.length === 0) return undefined;
  return {
    id: 'cung-cham',
    title: 'Tiêu chí nhiều đơn vị cùng chấm',
    blocks: shared.map(({ criterion, shares, self }) =>
      table(
        `${criterion.code}. ${criterion.name}`,
        [
          ['Đơn vị', 64],
          ['Tối đa', 16, 'end'],
          ['Tự chấm', 20, 'end'],
        ],
        [
          ...shares.map((each): Cell[] => [
            [each.share.name, ...partsOf(criterion.code, each)],
            [vietnameseDecimal(each.max)],
            [each.row?.self === undefined ? SHARE_WORDS[each.state] : vietnameseDecimal(each.row.self)],
          ]),
          [
            ['Cộng'],
            [vietnameseDecimal(criterion.max)],
            [self === undefined ? 'chưa đủ' : vietnameseDecimal(self)],
          ],
        ],
      ),
    ),
  };
}

/** Which parts of the criterion are the unit's, where its appendix names them. */
function partsOf(code: string, { share }: SharedRow): readonly string[] {
  const method = share.appendix.criteria.find((each) => each.code === code)?.method;
  return method?.kind === 'sum' ? method.parts.map(({ name }) => name) : [];
}

const SHARE_WORDS: Readonly<Record<SharedRow['state'], string>> = {
  scored: '',
  notScored: 'chưa chấm',
  notAssessed: 'đề nghị không chấm',
  notFiled: 'chưa có',
};

/** The initiatives of all units beside each other: whether two are one, a person sees best. */
export function initiativesSection({ units }: Consolidation): Section | undefined {
  const asked = units.filter(({ share }) => share.appendix.initiatives);
  if (asked.length === 0) return undefined;
  return {
    id: 'sang-kien',
    title: 'Sáng kiến các đơn vị đề xuất',
    blocks: [
      table(
        'Sáng kiến theo đơn vị',
        [
          ['Đơn vị', 36],
          ['Sáng kiến', 64],
        ],
        asked.map(({ share, filing }): Cell[] => [
          [share.name],
          filing ? namesOf(filing) : ['chưa có kết quả'],
        ]),
      ),
      text(
        'Tên giống nhau (không kể chữ hoa, dấu câu) hoặc cùng một văn bản thì phiếu nêu là trùng; nội dung giống nhau dưới tên khác thì cán bộ xem.',
      ),
    ],
  };
}

const namesOf = ({ initiatives }: Filing): Cell =>
  initiatives.length === 0
    ? ['không đề xuất']
    : initiatives.map(({ name, file }) => name ?? `chưa đọc được tên, xem “${file}”`);
