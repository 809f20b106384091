import { expect, test } from 'vitest';
import type { Criterion } from '../../../pipeline/model/appendix.ts';
import { type Points, toPoints, ZERO } from '../../../pipeline/model/points.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { goodPoints, leavesOf, numberOf, quangNam1, sumOf } from '../../workbooks/rubrics.ts';
import { type GridSheet, type Manner, type Value, writeWorkbook } from '../../workbooks/write.ts';

const points = goodPoints(quangNam1);
const domains = quangNam1.criteria.filter(({ parent }) => parent === undefined);
const isIn = ({ code }: Criterion, domain: Criterion): boolean =>
  code === domain.code || code.startsWith(`${domain.code}.`);
const total = numberOf(sumOf(quangNam1, points, undefined));

const HEADING: readonly Value[] = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự đánh giá', 'Minh chứng'];
const SWAPPED: readonly Value[] = [
  'STT',
  'Nội dung',
  'Tự chấm',
  'Điểm chuẩn',
  'Tài liệu kiểm chứng',
  'Giải trình',
];

/** One line a criterion; `change` makes another version of the same table. */
function linesOf(
  criteria: readonly Criterion[],
  change: (own: number | undefined) => number | undefined = (own) => own,
): readonly (readonly Value[])[] {
  return criteria.map(({ code, name, max, method }) => {
    const own = points.get(code);
    return [
      code,
      name,
      numberOf(max),
      method ? change(own === undefined ? undefined : numberOf(own)) : undefined,
    ];
  });
}
const swapped = ([code, name, max, self]: readonly Value[]): readonly Value[] => [code, name, self, max];

const domainSheets = (withTotals: boolean): readonly GridSheet[] =>
  domains.map((domain, index) => ({
    name: `Lĩnh vực ${index + 1}`,
    rows: [
      [domain.name],
      HEADING,
      ...linesOf(quangNam1.criteria.filter((each) => isIn(each, domain))),
      ...(withTotals
        ? [['Tổng điểm', undefined, undefined, numberOf(sumOf(quangNam1, points, domain.code))]]
        : []),
    ],
  }));
const whole = (name: string, change?: (own: number | undefined) => number | undefined): GridSheet => ({
  name,
  rows: [
    HEADING,
    ...linesOf(quangNam1.criteria, change),
    ['Tổng điểm', undefined, 100, change ? undefined : total],
  ],
});
const halved = (own: number | undefined): number | undefined => (own === undefined ? undefined : own / 2);
const blank = (): undefined => undefined;

async function readSheets(
  sheets: readonly GridSheet[],
  manner: Manner = 'google',
): Promise<{
  readonly points: ReadonlyMap<string, Points>;
  readonly total: Points | undefined;
  readonly said: readonly string[];
}> {
  const result = await assess(writeWorkbook({ sheets }, manner), quangNam1);
  const rows = result.selfAssessment?.rows ?? [];
  return {
    points: new Map(
      rows.flatMap(({ code, selfPoints }) => (selfPoints === undefined ? [] : [[code, selfPoints]])),
    ),
    total: result.selfAssessment?.declaredTotal?.points,
    said: saidOf(result),
  };
}

test.each<Manner>(['google', 'wps', 'sdk', 'bare', 'strict'])(
  'one sheet for each domain is read as one table, written in the manner of %s',
  async (manner) => {
    const read = await readSheets(domainSheets(true), manner);
    expect(read).toEqual({ points, total: sumOf(quangNam1, points, undefined), said: [] });
  },
);

test('sheets of domains are summed up by a sheet of their totals', async () => {
  const summary = domains.map(({ code, name, max }): readonly Value[] => [
    code,
    name,
    numberOf(max),
    numberOf(sumOf(quangNam1, points, code)),
  ]);
  const sheet = { name: 'Tổng hợp', rows: [HEADING, ...summary, ['Tổng cộng', undefined, 100, total - 1]] };
  const read = await readSheets([...domainSheets(true), sheet]);
  expect(read.points).toEqual(points);
  expect(read.said).toEqual(['total-wrong D10']);
});

test('a domain without a total of its own leaves the grand total untold', async () => {
  const [first, ...rest] = domainSheets(true);
  const read = await readSheets([...(first ? [{ ...first, rows: first.rows.slice(0, -1) }] : []), ...rest]);
  expect(read).toEqual({ points, total: undefined, said: ['total-missing'] });
});

test('a second table further down a sheet is read by its own heading, with its columns in another order', async () => {
  const [first] = domains;
  const isFirst = (each: Criterion): boolean => first !== undefined && isIn(each, first);
  const rows = [
    HEADING,
    ...linesOf(quangNam1.criteria.filter(isFirst)),
    undefined,
    ['II. CÁC LĨNH VỰC KHÁC'],
    SWAPPED,
    ...linesOf(quangNam1.criteria.filter((each) => !isFirst(each))).map(swapped),
    ['Tổng cộng', undefined, total, 100],
  ];
  const read = await readSheets([{ name: 'Bảng', rows }]);
  expect(read).toEqual({ points, total: toPoints(String(total)), said: [] });
});

test.each([
  ['the name of its sheet', [whole('Năm 2019', halved), whole('Năm 2020')]],
  [
    'the year in its title',
    [{ ...whole('A', halved), rows: [['BẢNG CHẤM ĐIỂM NĂM 2019'], ...whole('A', halved).rows] }, whole('B')],
  ],
  ['the name of a draft', [whole('Bản nháp', halved), whole('Chính thức')]],
  ['the name of a copy', [whole('Bảng (2)', halved), whole('Bảng')]],
])('a copy with other points is left aside by %s, and told', async (_, sheets) => {
  const read = await readSheets(sheets);
  expect(read.points).toEqual(points);
  expect(read.said.map((said) => said.replace(/[0-9]+$/, '2'))).toEqual(['other-table A2']);
});

test('of two tables with different points neither is taken where nothing tells them apart', async () => {
  const read = await readSheets([whole('Sheet1'), whole('Sheet2', halved)]);
  expect(read).toEqual({ points: new Map(), total: undefined, said: ['table-not-found'] });
});

test('a blank form beside the table that was filled in says nothing against it', async () => {
  expect(await readSheets([whole('Sheet1', blank), whole('Sheet2')])).toMatchObject({ points, said: [] });
});

test('a hidden copy never stands in for a shown table, however incomplete', async () => {
  const kept = whole('Bảng').rows.filter((row) => row?.[0] !== leavesOf(quangNam1)[0]?.code);
  const read = await readSheets([
    { ...whole('Cũ', () => numberOf(ZERO)), state: 'hidden' },
    { name: 'Bảng', rows: kept },
  ]);
  expect(read.points.get('1.1.2')).toBe(points.get('1.1.2'));
  expect(read.said).toEqual(expect.arrayContaining(['code-missing 1.1.1', 'hidden-rows']));
});

test('of two tables with the same points that counts which is no draft', async () => {
  const draft = whole('Nháp');
  const { selfAssessment, findings } = await assess(
    writeWorkbook(
      { sheets: [{ ...draft, rows: [...draft.rows, ['9', 'Nhóm thêm', 1]] }, whole('PL')] },
      'wps',
    ),
    quangNam1,
  );
  expect(selfAssessment?.sheet).toBe('PL');
  expect(findings).toEqual([]);
});

test('a hidden sheet is said to count only where its table does', async () => {
  const hiddenIn = async (...sheets: GridSheet[]): Promise<unknown> => {
    const { findings } = await assess(writeWorkbook({ sheets }, 'wps'), quangNam1);
    return findings.find(({ id }) => id === 'workbook/hidden-rows')?.values['what'];
  };
  expect(await hiddenIn(whole('Bảng'), { ...whole('Cũ'), state: 'hidden' })).toBe('trang "Cũ"');
  expect(await hiddenIn({ name: 'Bìa', rows: [['Bìa']] }, { ...whole('Bảng'), state: 'hidden' })).toBe(
    'trang "Bảng", vẫn được tính',
  );
});
