import { describe, expect, test } from 'vitest';
import type { Appendix } from '../../../pipeline/model/appendix.ts';
import { decimalString, toPoints } from '../../../pipeline/model/points.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { smallAppendix } from '../../workbooks/small-appendix.ts';
import {
  type GridCell,
  type GridSheet,
  type GridStyle,
  type Value,
  writeWorkbook,
} from '../../workbooks/write.ts';
import { unit } from '../builders.ts';

const HEADING = [
  'STT',
  'Tiêu chí',
  'Điểm tối đa',
  'Tử số',
  'Mẫu số',
  'Điểm tự đánh giá',
  'Tài liệu kiểm chứng',
  'Giải trình',
  'Đề nghị không đánh giá',
];
const COLUMN = {
  code: 0,
  name: 1,
  max: 2,
  numerator: 3,
  denominator: 4,
  self: 5,
  evidence: 6,
  justification: 7,
  notAssessed: 8,
} as const;
const SELF: Readonly<Record<string, number | undefined>> = {
  '1': 8.5,
  '1.1': 1,
  '1.2': 2,
  '1.3': 1.5,
  '1.4': 1.5,
  '1.5': undefined,
  '1.6': 1,
  '1.10': 1.5,
  '2': 0,
  '2.1': undefined,
  '2.2': undefined,
};

type Change = (rows: Value[][], rowOf: (code: string) => number) => void;
const set =
  (code: string, column: keyof typeof COLUMN, value: Value): Change =>
  (rows, rowOf) => {
    const row = rows[rowOf(code) - 1];
    if (row) row[COLUMN[column]] = value;
  };

const STYLES: Readonly<Record<string, GridStyle>> = {
  percent: { format: '0%' },
  day: { format: 'd-mmm' },
  old: { font: '.VnTime' },
};

/** The small appendix filled in without a mistake, then changed. */
function table(changes: readonly Change[], sheet: Partial<GridSheet> = {}): Uint8Array {
  const rows: Value[][] = [
    [...HEADING],
    ...smallAppendix.criteria.map(({ code, name, max }): Value[] => [
      code,
      name,
      Number(decimalString(max)),
      undefined,
      undefined,
      SELF[code],
      SELF[code] === undefined ? undefined : { v: 'Kế hoạch', link: { target: `tl/${code}.pdf` } },
      undefined,
      undefined,
    ]),
    [undefined, 'Tổng điểm', 20, undefined, undefined, 8.5],
  ];
  const rowOf = (code: string): number =>
    code === 'total' ? rows.length : smallAppendix.criteria.findIndex((each) => each.code === code) + 2;
  for (const change of changes) change(rows, rowOf);
  return writeWorkbook({ sheets: [{ name: 'Bảng', rows, ...sheet }], styles: STYLES }, 'google');
}

const said = async (changes: readonly Change[], sheet?: Partial<GridSheet>): Promise<readonly string[]> =>
  saidOf(await assess(table(changes, sheet), smallAppendix));

test('nothing is said of a table without a mistake', async () => {
  expect(await said([])).toEqual([]);
});

const total = (points: number): Change => set('total', 'self', points);
const group = (points: number): Change => set('1', 'self', points);

describe('what is wrong with a row is said at its cell', () => {
  test.each<[string, Change[], string[]]>([
    [
      'points above the maximum',
      [set('1.4', 'self', 1.75), group(8.75), total(8.75)],
      ['points-above-max F6 1.4'],
    ],
    ['negative points', [set('1.4', 'self', -1), group(6), total(6)], ['points-negative F6 1.4']],
    [
      'points between the levels',
      [set('1.1', 'self', 0.75), group(8.25), total(8.25)],
      ['not-a-level F3 1.1'],
    ],
    [
      'yes and no have nothing between them',
      [set('1.6', 'self', 0.5), group(8), total(8)],
      ['not-a-level F8 1.6'],
    ],
    [
      'points that no count gives',
      [set('1.3', 'self', 1.25), group(8.25), total(8.25)],
      ['not-a-level F5 1.3'],
    ],
    ['a penalty is a negative number', [set('2.2', 'self', -1), set('2', 'self', -1), total(7.5)], []],
    [
      'a penalty written as a positive number',
      [set('2.2', 'self', 1), set('2', 'self', 1), total(9.5)],
      ['points-above-max F12 2.2'],
    ],
    ['a blank is not zero', [set('1.1', 'self', undefined), group(7.5), total(7.5)], ['not-scored F3 1.1']],
    [
      'a blank where not assessed is proposed',
      [set('1.1', 'self', undefined), set('1.1', 'notAssessed', 'x'), group(7.5), total(7.5)],
      [],
    ],
    [
      'a number where others give the points',
      [set('1.5', 'self', 3), group(11.5), total(11.5)],
      ['never-self-scored F7 1.5'],
    ],
    ['a dash where others give the points', [set('1.5', 'self', '-')], []],
    [
      'points that others give, which the sums leave out as they should',
      [set('1.5', 'self', 2)],
      ['never-self-scored F7 1.5'],
    ],
    ['zero where others give the points', [set('1.5', 'self', 0)], ['never-self-scored F7 1.5']],
    [
      'points that are still to come are neither zero nor words in their place',
      [set('1.1', 'self', 'Chưa có'), set('1', 'self', 'chưa đủ'), total(7.5)],
      ['not-scored F3 1.1'],
    ],
    [
      'words in place of points',
      [set('1.1', 'self', 'đạt'), group(7.5), total(7.5)],
      ['points-unreadable F3 1.1'],
    ],
    [
      'points turned into a day',
      [set('1.1', 'self', { v: 46_000, style: 'day' })],
      ['points-unreadable F3 1.1'],
    ],
    [
      'points as a percentage',
      [set('1.6', 'self', { v: 1, style: 'percent' })],
      ['points-unreadable F8 1.6'],
    ],
    [
      'two numbers in one cell',
      [set('1.1', 'self', '0 5'), group(7.5), total(7.5)],
      ['points-unreadable F3 1.1'],
    ],
    ['an error', [set('1.1', 'self', { v: '#DIV/0!', t: 'e' })], ['points-unreadable F3 1.1']],
    ['a point that may separate thousands', [set('1.10', 'self', '1.250')], ['points-unreadable F9 1.10']],
    [
      'a formula without a value that is no sum',
      [set('1.1', 'self', { f: 'IF(A1="x",1,0)' })],
      ['formula-without-value F3 1.1'],
    ],
    ['a maximum changed', [set('1.1', 'max', 2)], ['max-differs C3 1.1']],
    ['a wrong sum', [group(9)], ['sum-wrong F2 1']],
    ['a wrong total', [total(9)], ['total-wrong F13']],
    ['no total', [set('total', 'self', undefined)], ['total-missing']],
    [
      'a total that only a spreadsheet can compute',
      [set('total', 'self', { f: 'SUMPRODUCT(F3:F9)' })],
      ['formula-without-value F13'],
    ],
    [
      'declared figures that give other points',
      [set('1.2', 'numerator', 9), set('1.2', 'denominator', 10)],
      ['computed-differs F4 1.2'],
    ],
    [
      'declared figures that give these points',
      [set('1.2', 'numerator', 10), set('1.2', 'denominator', 10)],
      [],
    ],
    ['a count that gives other points', [set('1.3', 'numerator', 2)], ['computed-differs F5 1.3']],
    [
      'a name of another wording',
      [set('1.1', 'name', 'Xây dựng chương trình công tác')],
      ['name-differs A3 1.1'],
    ],
    ['a name shortened', [set('1.1', 'name', 'Ban hành kế hoạch năm')], []],
    [
      'a name with other tone marks and spaces',
      [set('1.6', 'name', ' Công  khai thủ tục hành\u00a0chính ')],
      [],
    ],
    [
      'a code that is not in the appendix, with the right name',
      [set('1.1', 'code', '1.9')],
      ['code-unknown A3 1.1'],
    ],
    ['1.10 as the number 1.1', [set('1.10', 'code', 1.1)], []],
    ['1.1 as a day', [set('1.1', 'code', { v: 46_023, style: 'day' })], []],
    ['Roman numerals for a domain', [set('1', 'code', 'I'), set('2', 'code', 'II.')], []],
  ])('%s', async (_, changes, expected) => {
    expect(await said(changes)).toEqual(expected);
  });

  test('a row left out', async () => {
    const remove: Change = (rows, rowOf) => rows.splice(rowOf('1.6') - 1, 1);
    expect(await said([group(7.5), total(7.5), remove])).toEqual(['code-missing 1.6']);
  });

  test('a row that stands twice counts once', async () => {
    const repeat: Change = (rows, rowOf) => rows.splice(rowOf('1.6'), 0, [...(rows[rowOf('1.6') - 1] ?? [])]);
    expect(await said([repeat])).toEqual(['code-doubled A9 1.6']);
  });

  test('a code written twice is told by the name of its second row', async () => {
    expect(await said([set('1.4', 'code', '1.3')])).toEqual(['code-doubled A6 1.4']);
  });

  test('a row that is not in the appendix', async () => {
    const extra: Change = (rows, rowOf) =>
      rows.splice(rowOf('1.6'), 0, ['1.7', 'Tiêu chí thêm của đơn vị', 1, undefined, undefined, 1]);
    expect(await said([extra])).toEqual(['code-unknown A9']);
  });

  test('1.1 as a number beside a name of neither 1.1 nor 1.10 is left open, and the sums with it', async () => {
    const result = await assess(
      table([set('1.10', 'code', 1.1), set('1.10', 'name', 'Nội dung khác hẳn')]),
      smallAppendix,
    );
    expect(saidOf(result)).toEqual(['code-ambiguous A9']);
    expect(result.checks).toContainEqual(
      expect.objectContaining({ id: 'workbook/sums', ran: 'indeterminate' }),
    );
  });

  test('names exchanged between two rows are left open', async () => {
    const changes = [
      set('1.1', 'name', 'Công khai thủ tục hành chính'),
      set('1.6', 'name', 'Ban hành kế hoạch năm đúng hạn'),
    ];
    expect(await said(changes)).toEqual(['code-ambiguous A3', 'code-ambiguous A8']);
  });
});

test.each<[string, Change[], string[]]>([
  ['points', [], ['not-applicable F3 1.1']],
  ['points that the sums leave out', [group(7.5), total(7.5)], ['not-applicable F3 1.1']],
  ['no points', [set('1.1', 'self', 0), group(7.5), total(7.5)], []],
  ['a blank', [set('1.1', 'self', undefined), group(7.5), total(7.5)], []],
])('a criterion that does not apply to the unit takes no points: %s', async (_, changes, expected) => {
  const exempt: Appendix = {
    ...smallAppendix,
    criteria: smallAppendix.criteria.map((each) =>
      each.code === '1.1' ? { ...each, notApplicableTo: [unit.kind] } : each,
    ),
  };
  expect(saidOf(await assess(table(changes), exempt, { unit }))).toEqual(expected);
});

test.each([
  ['a level between two', '1.1', 0.75, '0.5'],
  ['a deduction by what no number of faults takes off', '1.4', 1.3, '1.25'],
  ['a deduction by two faults', '1.4', 1, undefined],
  ['a bonus of half a time', '2.1', 1.5, '1'],
  ['a bonus for three times', '2.1', 3, undefined],
  ['a penalty for half a time', '2.2', -0.5, '-0.5'],
])('%s counts as the possible points under it', async (_, code, value, counted) => {
  const { findings } = await assess(table([set(code, 'self', value)]), smallAppendix);
  expect(
    findings.filter(({ id }) => id === 'workbook/not-a-level').map(({ values }) => values['counted']),
  ).toEqual(counted === undefined ? [] : [toPoints(counted)]);
});

test.each([
  ['points that no count gives', '1.3', 1.25, ['not-a-level', '0.5']],
  ['points above the maximum', '1.3', 9, ['points-above-max', 'computed-differs', '0.5']],
  ['points below zero', '1.3', -1, ['points-negative', 'computed-differs', '0.5']],
])('%s come down to what the declared figure gives', async (_, code, value, expected) => {
  const { findings } = await assess(
    table([set(code, 'self', value), set(code, 'numerator', 1)]),
    smallAppendix,
  );
  const told = findings.filter(({ place }) => place.code === code);
  const { counted, expected: computed } = told.at(-1)?.values ?? {};
  const given = counted ?? computed;
  expect([
    ...told.map(({ id }) => id.replace('workbook/', '')),
    typeof given === 'bigint' ? decimalString(given) : '',
  ]).toEqual(expected);
});

describe('points are read however they are written', () => {
  test.each<[string, Value, string | undefined]>([
    ['a comma', '0,5', '0.5'],
    ['a point', '0.5', '0.5'],
    ['nothing before the comma', ',5', '0.5'],
    ['with its unit', '0,5 điểm', '0.5'],
    ['spaces around', ' 0,50 ', '0.5'],
    ['binary noise', 0.5000000000000001, '0.5'],
    ['a formula with its value', { f: '1/2', v: 0.5 }, '0.5'],
    ['a formula over the table', { f: 'F8-0.5' }, '0.5'],
    ['rich text', { runs: [{ text: '0,' }, { text: '5', font: 'Arial' }] }, '0.5'],
    ['digits and a comma of full width', '０，５', '0.5'],
    ['out of the maximum', '0,5/1', '0.5'],
    ['out of the maximum, each with its unit', '0,5đ/1 điểm', '0.5'],
    ['out of something else', '0,5đ/2đ', undefined],
    ['blank spaces', '   ', undefined],
    ['not assessed, in words', 'Không đánh giá', undefined],
  ])('%s', async (_, value, expected) => {
    const result = await assess(table([set('1.1', 'self', value)]), smallAppendix);
    const row = result.selfAssessment?.rows.find(({ code }) => code === '1.1');
    expect(row?.selfPoints === undefined ? undefined : decimalString(row.selfPoints)).toBe(expected);
  });

  test('a long column of thirds adds up to what the spreadsheet shows', async () => {
    const third = 1 / 3;
    const changes = [set('1.10', 'self', third), group(7 + third), total(7 + third)];
    expect(await said(changes)).toEqual([]);
  });

  test('a total rounded as the appendix rounds is right', async () => {
    const third = 1 / 3;
    expect(await said([set('1.10', 'self', third), group(7.33), total(7.33)])).toEqual([]);
  });
});

describe('the whole workbook', () => {
  test('the table of another appendix', async () => {
    const changes = smallAppendix.criteria.map(({ code }) =>
      set(code, 'name', `Nội dung số ${code} của phụ lục khác`),
    );
    const result = await assess(table(changes), smallAppendix);
    expect(saidOf(result)).toEqual(['wrong-appendix A2']);
    expect(result.selfAssessment).toBeUndefined();
  });

  test.each<[string, GridCell['v']]>([
    ['a column without a heading', undefined],
    ['a column headed otherwise', 'Kết quả'],
  ])('no column of self points: %s', async (_, heading) => {
    const change: Change = (rows) => {
      if (rows[0]) rows[0][COLUMN.self] = heading;
    };
    expect(await said([change])).toEqual(['table-not-found']);
  });

  test('two columns of self points that differ', async () => {
    const second: Change = (rows) => {
      for (const [index, row] of rows.entries()) row.push(index === 0 ? 'Điểm tự chấm' : 0);
    };
    expect(await said([second])).toEqual(['table-not-found']);
  });

  test('rows, columns and sheets that are hidden are read and reported', async () => {
    expect(await said([], { hiddenRows: [3, 4], hiddenColumns: [6] })).toEqual([
      'hidden-rows A3',
      'hidden-rows F1',
    ]);
  });

  test('words in TCVN3, by their font and by themselves, are read and reported', async () => {
    const changes = [
      set('1.1', 'name', { v: 'Ban hµnh kÕ ho¹ch n¨m ®óng h¹n', style: 'old' }),
      set('1.6', 'name', 'C«ng khai thñ tôc hµnh chÝnh'),
    ];
    expect(await said(changes)).toEqual(['old-encoding B3']);
  });

  test('words in VNI are read and reported', async () => {
    expect(await said([set('1.6', 'name', 'Coâng khai thuû tuïc haønh chính')])).toEqual(['old-encoding B8']);
  });

  test('a file that is no workbook', async () => {
    const result = await assess(new TextEncoder().encode('không phải Excel'), smallAppendix);
    expect(saidOf(result)).toEqual(['unreadable']);
    expect(result.checks.map(({ ran }) => ran)).toEqual(['completed', 'notRun', 'notRun', 'notRun']);
  });

  test('a dossier without a known appendix is not checked', async () => {
    const result = await assess(table([]), undefined);
    expect(result.findings).toEqual([]);
    expect(new Set(result.checks.map(({ ran }) => ran))).toEqual(new Set(['notRun']));
  });
});

describe('points typed as text, over which a spreadsheet’s SUM passes', () => {
  const remedies = async (changes: readonly Change[]): Promise<readonly string[]> => {
    const { findings } = await assess(table(changes), smallAppendix);
    return findings.map((each) => `${each.id.replace('workbook/', '')}: ${each.values['typed']}`);
  };
  const typed = [set('1.4', 'self', '1,5'), set('1.10', 'self', '1.5')];

  test('are named where they alone make the difference', async () => {
    const said = await remedies([...typed, group(5.5), total(5.5)]);
    expect(said).toEqual([
      expect.stringMatching(/^sum-wrong: .*F6, F9.*SUM/),
      expect.stringMatching(/^total-wrong: .*F6, F9.*SUM/),
    ]);
  });

  test('are named where the sum is a formula, computed or left to the spreadsheet', async () => {
    const sum = (v?: number): GridCell => ({ f: 'SUM(F3:F9)', ...(v === undefined ? {} : { v }) });
    for (const value of [sum(5.5), sum(5.499999999999999), sum()])
      expect(await remedies([...typed, set('1', 'self', value)])).toEqual([
        expect.stringMatching(/^sum-wrong: .*F6, F9/),
      ]);
  });

  test.each([
    ['where there is another difference too', [...typed, group(5), total(8.5)]],
    ['where only some of them do', [...typed, group(7), total(8.5)]],
    ['where all points are numbers', [group(7), total(8.5)]],
  ])('are not blamed %s', async (_, changes) => {
    expect(await remedies(changes)).toEqual(['sum-wrong: ']);
  });
});

describe('points of more decimals than the appendix has', () => {
  const said = async (...changes: Change[]) => {
    const { findings } = await assess(table(changes), smallAppendix);
    return findings.flatMap(({ id, values }) => (id === 'workbook/points-rounded' ? [values] : []));
  };

  test('are told once where their total comes out otherwise, each as it stands and as it counts', async () => {
    expect(await said(set('1.2', 'self', 1.9348775), set('1.4', 'self', '1,4949'))).toEqual([
      { count: 2, decimals: 2, points: '1.2: 1,9349 thành 1,93; 1.4: 1,4949 thành 1,49' },
    ]);
  });

  test('but not where the total stays the same', async () => {
    expect(await said(set('1.2', 'self', 1.93001), set('1.4', 'self', 1.2499999999))).toEqual([]);
  });
});
