import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Appendix } from '../../../pipeline/model/appendix.ts';
import { decimalString, least, type Points, subtract, toPoints } from '../../../pipeline/model/points.ts';
import { loadRegulation } from '../../../pipeline/rubric/load.ts';
import { appraise } from '../../../pipeline/stages/scoring/appraisal.ts';
import { appraisalAccount } from '../../../pipeline/worker/appraise-words.ts';
import { toMend } from '../../judgement.ts';

/** Ninh Hòa 1149/2021, the rules of regulation-notes.md on what follows the appraisal: 70%, the index, the bands. */

const regulation = loadRegulation(
  join(import.meta.dirname, '..', '..', '..', 'rubrics', 'ninh-hoa-1149-2021'),
);
const communes = regulation.appendices.find(({ id }) => id === '3') ?? expect.fail();
const [task = expect.fail()] = regulation.tasks;
const { unit = expect.fail() } = toMend().dossier;

/** Points by code: one figure, or what the first evidence proved and what is proved once it was supplemented. */
type Given = Readonly<Record<string, string | readonly [first: string, second: string]>>;
interface Case {
  readonly given?: Given;
  /** What all rows come to, filled from the first one on. */
  readonly total?: string;
  readonly notAssessed?: readonly string[];
  readonly lateDays?: number;
  readonly appendix?: Appendix;
}

/** Every row of a commune with its maximum, but for what is given. */
function appraised({ given = {}, total = '100', notAssessed = [], lateDays = 0, appendix = communes }: Case) {
  let left = toPoints(total);
  const rows = new Map(
    appendix.criteria.flatMap(
      ({ code, method, max }): [string, { first: Points; second: Points | undefined }][] => {
        if (!method) return [];
        const points = least(max, left);
        left = subtract(left, points);
        const own = given[code];
        const [first, second] = typeof own === 'string' ? [own] : (own ?? [decimalString(points)]);
        return [
          [code, { first: toPoints(first), second: second === undefined ? undefined : toPoints(second) }],
        ];
      },
    ),
  );
  return appraise({ appendix, unit, regulation, task, record: { rows, notAssessed, lateDays } });
}
const shown = (points: Points | undefined) => (points === undefined ? undefined : decimalString(points));
const indexOf = (result: ReturnType<typeof appraised>) => [
  ...[shown(result.earnedTotal), shown(result.maxTotal), shown(result.parIndex)],
  result.rating?.name,
];
const pointsOf = (code: string, points: readonly [string, string]) =>
  appraised({ given: { [code]: points } }).rows.find((each) => each.code === code);
const account = (given: Case) => appraisalAccount(unit.name, appraised(given), regulation);

test.each([
  ['I.1.1', ['0', '1'], '0.7'],
  ['I.1.2', ['1', '2'], '1.4'],
  ['I.1.2', ['2', '2'], '2'], // whole at first
] as const)(
  'R25: evidence of %s that was supplemented, %j, counts %s: 70 per cent by the last dash',
  (code, points, expected) => {
    const row = pointsOf(code, points);
    expect(shown(row?.points)).toBe(expected);
    expect(row?.supplemented?.article).toBe(
      points[0] === points[1] ? undefined : 'Điều 7 khoản 2 (gạch đầu dòng cuối)',
    );
  },
);

test.each([
  ['a level of 0.5', 'I.1.1', ['0', '0.5'], '0.35'],
  ['a share of 1.42', 'I.1.2', ['0', '1.42'], '0.99'],
  ['no less than what was proved at first', 'I.1.2', ['1.5', '2'], '1.5'],
] as const)(
  'A8: the 70 per cent are of the level proved, which is named: %s',
  (_, code, points, expected) => {
    expect(shown(pointsOf(code, points)?.points)).toBe(expected);
    expect(account({ given: { 'I.1.2': ['0', '1.42'] } })).toContain(
      'I.1.2: 0,99 điểm, bằng 70% của mức 1,42',
    );
  },
);

test('A8b: nothing at all at first counts 70% too, and is marked as open to another reading', () => {
  expect(shown(pointsOf('I.1.1', ['0', '1'])?.points)).toBe('0.7');
  expect(account({ given: { 'I.1.1': ['0', '1'] } })).toMatch(
    /\(A8\).* lần đầu chưa có gì cũng tính 70%\. Cách hiểu khác: .*0 điểm khi lần đầu không có tài liệu/,
  );
});

test('A8c: a criterion that names no compulsory evidence counts in full', () => {
  expect(pointsOf('I.5', ['0', '2.5'])).toMatchObject({ points: toPoints('2.5'), supplemented: undefined });
});

test('A8d: a criterion scored in parts counts 70% of the whole, and the reading by parts is named', () => {
  expect(communes.criteria.find(({ code }) => code === 'I.3')?.method?.kind).toBe('sum');
  expect(shown(pointsOf('I.3', ['1', '2'])?.points)).toBe('1.4');
  expect(account({})).toContain('Từng phần, ở tiêu chí chấm theo nhiều phần');
});

test('A9: a criterion is rounded half up to two decimals, the sum is not rounded, the index once', () => {
  expect(indexOf(appraised({ total: '0', given: { 'I.1.2': ['0', '0.95'], 'I.2': '0.334' } }))).toEqual([
    ...['1', '100', '1'], // 0.665 is 0.67, 0.334 is 0.33
    'YẾU',
  ]);
  expect(indexOf(appraised({ total: '66.67', notAssessed: ['III.2'] }))).toEqual([
    '66.67',
    '97',
    '68.73',
    'TRUNG BÌNH',
  ]);
});

test('R34: the index is p / P x 100%, of what the appraisal gave, by its article', () => {
  expect(indexOf(appraised({ total: '81.5' })).slice(0, 3)).toEqual(['81.5', '100', '81.5']);
  expect(account({ total: '81.5' })).toContain('Chỉ số cải cách hành chính: 81,5% (Điều 8 khoản 1)');
});

test.each([
  ['100', 'TỐT'],
  ['85', 'TỐT'],
  ['84.99', 'KHÁ'],
  ['75', 'KHÁ'],
  ['74.99', 'TRUNG BÌNH'],
  ['60', 'TRUNG BÌNH'],
  ['59.99', 'YẾU'],
  ['0', 'YẾU'],
])('R35: an index of %s per cent is %s, a lower bound belonging to the higher band', (total, rating) => {
  expect(indexOf(appraised({ total }))).toEqual([total, '100', total, rating]);
  expect(account({ total })).toContain(`Xếp loại: ${rating} (Điều 8 khoản 2)`);
});

test('A9b: the band is that of the published index; where the unrounded one falls lower that is told', () => {
  const criteria = communes.criteria.map((row) =>
    row.code === 'I.1.1' ? { ...row, max: toPoints('0.99') } : row,
  );
  const appendix = { ...communes, criteria };
  // 84.99 of 99.99 are 84.9985 per cent.
  expect(indexOf(appraised({ total: '84.99', appendix }))).toEqual(['84.99', '99.99', '85', 'TỐT']);
  const told = 'nếu xét chỉ số trước khi làm tròn thì xếp loại là KHÁ';
  expect(account({ total: '84.99', appendix })).toContain(told);
  expect(account({ total: '85' })).not.toContain('trước khi làm tròn');
});

test('R23, A10: a criterion confirmed as not assessed leaves both p and P', () => {
  expect(indexOf(appraised({}))).toEqual(['100', '100', '100', 'TỐT']);
  expect(indexOf(appraised({ notAssessed: ['I.2'] }))).toEqual(['98.5', '98.5', '100', 'TỐT']);
});

test('A11: P is 100 without bonus too, so that 95% is the most; it is said beside the index', () => {
  const given = { 'IV.1': '0', 'IV.2': '0' };
  expect(indexOf(appraised({ given }))).toEqual(['95', '100', '95', 'TỐT']);
  expect(account({ given })).toMatch(/\(A11\).*P = 100\. Cách hiểu khác: P = 95/);
});

test.each(['2', '-2'])('A12: a penalty of %s is taken from p, which is not under 0', (penalty) => {
  const given = { 'V.1': penalty };
  expect(indexOf(appraised({ given }))).toEqual(['98', '100', '98', 'TỐT']);
  expect(indexOf(appraised({ given, total: '1' }))).toEqual(['0', '100', '0', 'YẾU']);
});

test.each([
  [0, '90', false],
  [1, '89', false],
  [2, '88', false],
  [3, '0', true],
])(
  'A13, R32, R33: %i days late, p is %s: points are taken from it once, and a third day leaves nothing',
  (lateDays, p, zero) => {
    const result = appraised({ total: '90', lateDays });
    expect([shown(result.earnedTotal), result.zero]).toEqual([p, zero]);
    const line = account({ total: '90', lateDays }).match(/Trừ điểm nộp chậm: (.*)/)?.[1];
    expect(line).toBe(lateDays === 1 || lateDays === 2 ? String(lateDays) : undefined);
  },
);

test('R4: bonus counts to no more than 5 in p', () => {
  expect(shown(appraised({ total: '0', given: { 'IV.1': '2', 'IV.2': '3' } }).earnedTotal)).toBe('5');
  expect(shown(appraised({ total: '0', given: { 'IV.1': '2', 'IV.2': '4' } }).earnedTotal)).toBe('5');
});
