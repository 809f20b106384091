import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../pipeline/model/appendix.ts';
import { toPoints } from '../../../pipeline/model/points.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { goodPoints, leavesOf, ninhHoa3, numberOf, quangNam1 } from '../../workbooks/rubrics.ts';
import { type GridSheet, type Value, writeWorkbook } from '../../workbooks/write.ts';

const points = goodPoints(quangNam1);
const selfOf = ({ code }: Criterion): number | undefined => {
  const own = points.get(code);
  return own === undefined ? undefined : numberOf(own);
};

const assessed = (sheets: readonly GridSheet[], appendix = quangNam1) =>
  assess(writeWorkbook({ sheets }, 'wps'), appendix);

async function expectPoints(rows: GridSheet['rows'], merged: readonly string[] = []): Promise<void> {
  const { selfAssessment } = await assessed([{ name: 'B', rows, merged }]);
  expect(new Map(selfAssessment?.rows.map((row) => [row.code, row.selfPoints]))).toEqual(
    new Map(leavesOf(quangNam1).map(({ code }) => [code, points.get(code)])),
  );
  expect(selfAssessment?.rows.every((row) => row.max !== undefined)).toBe(true);
}

const lines = (of: (criterion: Criterion) => readonly Value[]): readonly (readonly Value[])[] =>
  quangNam1.criteria.map((each) => [each.code, each.name, ...of(each)]);
const OTHER = 0.01;

describe('the points of another time are not the unit’s points of this year', () => {
  test.each([
    ['Điểm tự chấm quý III', false],
    ['Điểm tự chấm 6 tháng', false],
    ['Điểm tự chấm sau thẩm định', false],
    ['Điểm tự chấm năm 2019', false],
    ['Điểm tự chấm dự kiến', true],
  ])('%s gives way, and where it may mean this year, too, that is told: %s', async (heading, told) => {
    const headings = ['STT', 'Tiêu chí', 'Điểm tối đa', heading, 'Điểm tự chấm'];
    const table = (other: (each: Criterion) => Value): GridSheet['rows'] => [
      headings,
      ...lines((each) => [numberOf(each.max), other(each), selfOf(each)]),
    ];
    const toldOf = async (rows: GridSheet['rows']) => {
      const { findings } = await assessed([{ name: 'B', rows }]);
      return findings.flatMap(({ id, place, values }) =>
        id === 'workbook/other-column' ? [[place.cell, values]] : [],
      );
    };
    await expectPoints(table(() => OTHER));
    expect(await toldOf(table(() => OTHER))).toEqual(told ? [['B!D2', { found: 'D', taken: 'E' }]] : []);
    for (const silent of [selfOf, () => undefined, () => 'không có'])
      expect(await toldOf(table(silent))).toEqual([]);
  });

  test.each<[string, readonly Value[]]>([
    ['of the year in the title', ['BẢNG TỰ CHẤM ĐIỂM NĂM 2020']],
    ['of the latest year', []],
  ])('under two years: those %s count, with their maximum', async (_, title) => {
    const heading = [
      ['STT', 'Tiêu chí', 'Năm 2019', undefined, 'Năm 2020'],
      [undefined, undefined, 'Điểm tối đa', 'Điểm tự chấm', 'Điểm tối đa', 'Điểm tự chấm'],
    ];
    const rows = lines((each) => ['–', OTHER, numberOf(each.max), selfOf(each)]);
    await expectPoints([title, ...heading, ...rows], ['C2:D2', 'E2:F2']);
  });

  test('alone they are all there is', async () => {
    const rows = lines((each) => [numberOf(each.max), selfOf(each)]);
    await expectPoints([['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm sau rà soát'], ...rows]);
  });
});

describe('two rounds of the unit’s own points', () => {
  const FIRST = 'Tự chấm lần 1';
  test.each<readonly [headings: readonly string[], refused: string | undefined]>([
    [[FIRST, 'Tự chấm lần 2 (sau góp ý)'], 'D, E'],
    [[FIRST, 'Tự chấm lần 2', 'Điểm thẩm định'], 'D, E'],
    [[FIRST, 'Tự chấm lần 2 (sau thẩm định)'], undefined],
    [[FIRST, 'Điểm thẩm định', 'Tự chấm lần 2'], undefined],
    [[FIRST, 'Điểm tự chấm bổ sung'], undefined],
    ...['Tự chấm lại', 'Tự đánh giá lại', 'Điểm tự chấm sau rà soát', 'Tự chấm sau khi điều chỉnh'].flatMap(
      (again): [readonly string[], string | undefined][] => [
        [['Điểm tự chấm', again], 'D, E'],
        [[again, 'Điểm tự chấm'], 'D, E'],
        [['Điểm tự chấm', 'Điểm thẩm định', again], undefined],
      ],
    ),
  ])('under %j', async (headings, refused) => {
    const rows = lines((each) => [numberOf(each.max), selfOf(each), OTHER, OTHER]);
    const { selfAssessment, findings } = await assessed([
      { name: 'B', rows: [['STT', 'Tiêu chí', 'Điểm tối đa', ...headings], ...rows] },
    ]);
    const missing = findings.find(({ id }) => id === 'workbook/table-not-found')?.values['missing'];
    expect(missing).toEqual(refused && expect.stringContaining(refused));
    expect(selfAssessment === undefined).toBe(refused !== undefined);
    expect(selfAssessment?.rows.every((row) => row.selfPoints === points.get(row.code)) ?? true).toBe(true);
  });

  const asText = (each: Criterion): string | undefined => selfOf(each)?.toString().replace('.', ',');
  test('of which the second follows an appraisal: which one counts is told', async () => {
    const headings = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm', 'Điểm thẩm định', 'Tự chấm lại'];
    const rows = lines((each) => [numberOf(each.max), selfOf(each), OTHER, OTHER]);
    const { findings } = await assessed([{ name: 'B', rows: [headings, ...rows] }]);
    const told = findings.find(({ id }) => id === 'workbook/other-column');
    expect(told?.values).toEqual({ found: 'F', taken: 'D' });
  });

  test.each<[string, (each: Criterion) => Value, Value]>([
    ['kept as text, too', asText, OTHER],
    ['as a formula that nobody has computed', selfOf, { f: '0.01' }],
  ])('%s', async (_, first, again) => {
    const rows = lines((each) => [numberOf(each.max), first(each), again]);
    const heading = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm', 'Tự chấm lại'];
    const { selfAssessment, findings } = await assessed([{ name: 'B', rows: [heading, ...rows] }]);
    expect(selfAssessment).toBeUndefined();
    expect(findings[0]?.values['missing']).toContain('D, E');
  });

  test('that agree, or of which the second is blank, leave nothing open', async () => {
    const heading = ['STT', 'Tiêu chí', 'Điểm tối đa', FIRST, 'Tự chấm lần 2'];
    const twice = (again: boolean) =>
      lines((each) => [numberOf(each.max), selfOf(each), again ? selfOf(each) : undefined]);
    await expectPoints([heading, ...twice(true)]);
    await expectPoints([heading, ...twice(false)]);
    const inWords = lines((each) => [numberOf(each.max), selfOf(each), asText(each)]);
    await expectPoints([heading, ...inWords]);
  });
});

test.each([
  ['Điểm tự cho', 'Mức điểm'],
  ['Điểm TĐG', 'Điểm tiêu chuẩn'],
  ['Điểm ĐV chấm', 'Điểm cao nhất'],
  ['Điểm UBND xã', 'Biểu điểm'],
  ['Sở, ngành chấm điểm', 'Điểm theo quy định'],
  ['Điểm đề nghị', 'Điểm trần'],
])('a table headed "%s" and "%s" is found', async (self, max) => {
  await expectPoints([['Số', 'Tiêu chí', max, self], ...lines((each) => [numberOf(each.max), selfOf(each)])]);
});

test('abbreviations stand for the words whose first letters they are', async () => {
  const short = (name: string): string =>
    name.replace(/thủ tục hành chính/giu, 'TTHC').replace(/cải cách hành chính/giu, 'CCHC');
  const rows = quangNam1.criteria.map((each) => [short(each.name), numberOf(each.max), selfOf(each)]);
  await expectPoints([['Tiêu chí', 'Điểm tối đa', 'Tự chấm'], ...rows]);
});

test('a name in which a space slipped by a letter is still that name', async () => {
  const slipped = (name: string): string => name.replace(/ (\p{L})/u, '$1 ');
  const rows = quangNam1.criteria.map((each) => [
    each.code,
    slipped(each.name),
    numberOf(each.max),
    selfOf(each),
  ]);
  const result = await assessed([
    { name: 'B', rows: [['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm'], ...rows] },
  ]);
  expect(saidOf(result)).toEqual(['total-missing']);
});

test('a numbered list below the total is no part of the table', async () => {
  const rows = [
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm'],
    ...lines((each) => [numberOf(each.max), selfOf(each)]),
    [undefined, 'Tổng điểm'],
    ['DANH MỤC TÀI LIỆU'],
    ...[1, 2, 3].map((at) => [at, `Kế hoạch số ${at}`, at, at]),
  ];
  expect(saidOf(await assessed([{ name: 'B', rows }]))).toEqual(['total-missing']);
});

test('of two copies the one whose sheet says an older year is set aside, though nobody told the year', async () => {
  const sheet = (name: string, self: (each: Criterion) => Value): GridSheet => ({
    name,
    rows: [
      ['BẢNG TỰ CHẤM ĐIỂM NĂM 2020'],
      ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm'],
      ...ninhHoa3.criteria.map((each) => [
        each.code,
        each.name,
        numberOf(each.max),
        each.method && self(each),
      ]),
    ],
  });
  const { selfAssessment } = await assessed(
    [sheet('Năm 2019', () => OTHER), sheet('Bảng chấm', (each) => numberOf(each.max))],
    ninhHoa3,
  );
  expect(selfAssessment?.sheet).toBe('Bảng chấm');
});

test('a total that adds up other sheets is computed where the file holds no result', async () => {
  const sheet = (name: string, from: number, to: number): GridSheet => ({
    name,
    rows: [
      ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm'],
      ...quangNam1.criteria
        .slice(from, to)
        .map((each) => [each.code, each.name, numberOf(each.max), each.method && selfOf(each)]),
    ],
  });
  const half = quangNam1.criteria.findIndex(({ code }) => code === '3');
  const tops = quangNam1.criteria.filter(({ parent }) => parent === undefined);
  const result = await assessed([
    sheet('Phần 1', 0, half),
    sheet('Phần 2', half, quangNam1.criteria.length),
    {
      name: 'Tổng hợp',
      rows: [
        ['STT', 'Lĩnh vực', 'Điểm tối đa', 'Tự chấm'],
        ...tops.map((each) => [each.code, each.name, numberOf(each.max)]),
        [undefined, 'Tổng cộng', 100, { f: "'Phần 1'!D300+SUM('Phần 1'!D2:D200,'Phần 2'!$D$2:$D$200)" }],
      ],
    },
  ]);
  expect(saidOf(result)).toEqual([]);
});

test('a total of sub-totals counts each figure once, where the file holds no result', async () => {
  const leafRows = (code: string): readonly number[] =>
    quangNam1.criteria.flatMap((each, at) =>
      each.method && each.code.startsWith(`${code}.`) ? [at + 2] : [],
    );
  const rows = [
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm'],
    ...quangNam1.criteria.map((each, at): readonly Value[] => [
      each.code,
      each.name,
      numberOf(each.max),
      each.method ? selfOf(each) : { f: `SUBTOTAL(9,D${at + 3}:D${Math.max(...leafRows(each.code))})` },
    ]),
    [undefined, 'Tổng điểm', 100, { f: `IFERROR(SUBTOTAL(9,D2:D${quangNam1.criteria.length + 1}),0)` }],
  ];
  expect(saidOf(await assessed([{ name: 'B', rows }]))).toEqual([]);
});

test('the last row is read though its points are words and its name is shortened', async () => {
  const last = leavesOf(quangNam1).at(-1);
  const rows = lines((each) => [numberOf(each.max), selfOf(each)]).map((row) =>
    row[0] === last?.code ? [row[0], `${last?.name} của đơn vị trong năm`, '1,00', '0,50'] : row,
  );
  const { selfAssessment } = await assessed([
    { name: 'B', rows: [['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm'], ...rows, ['1', 'Lập thành 02 bản']] },
  ]);
  const row = selfAssessment?.rows.at(-1);
  expect([row?.code, row?.selfPoints]).toEqual([last?.code, toPoints('0.5')]);
});

test('of two years that are both another one, the later counts', async () => {
  const sheet = (name: string, self: (each: Criterion) => Value): GridSheet => ({
    name,
    rows: [
      ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm'],
      ...lines((each) => [numberOf(each.max), self(each)]),
    ],
  });
  const summary = [
    ['STT', 'Lĩnh vực', 'Điểm tối đa', 'Tự chấm'],
    ...quangNam1.criteria.filter(({ method }) => !method).map(({ code, name }) => [code, name, 1, 1]),
  ];
  const { selfAssessment } = await assessed([
    sheet('Năm 2021', () => OTHER),
    sheet('Năm 2022', selfOf),
    { name: 'Tổng hợp', rows: summary },
  ]);
  expect(selfAssessment?.sheet).toBe('Năm 2022');
});
