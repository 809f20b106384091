import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decimalString, toPoints } from '../../pipeline/model/points.ts';
import type { Appendix, Criterion, Method } from '../../pipeline/model/regulation.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { appraise, recordMistakes } from '../../pipeline/stages/scoring/appraisal.ts';
import { appendix as anAppendix, criterion, unit } from './builders.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
const ninhHoa = loadRegulation(join(rubrics, 'ninh-hoa-1149-2021'));
const konRay = loadRegulation(join(rubrics, 'kon-ray-1253-2022'));

const row = (code: string, max: string, method: Method, more: Partial<Criterion> = {}): Criterion =>
  criterion(code, { max: toPoints(max), method, ...more });
const STEPS = { steps: [{ when: 'mỗi việc', points: toPoints('1') }] };

/** 100 points: four rows of the unit's, a survey, bonus, penalty. */
const HUNDRED: Appendix = {
  ...anAppendix(
    row('1', '1', { kind: 'yesNo' }),
    row('2', '2', { kind: 'free', text: 'x' }),
    row('3', '50', { kind: 'free', text: 'x' }),
    row('4', '20', { kind: 'free', text: 'x' }, { evidence: [], evidenceRequired: true }),
    row('5', '22', { kind: 'survey', text: 'x' }),
    row('6', '5', { kind: 'bonus', ...STEPS }),
    row('7', '0', { kind: 'penalty', ...STEPS }),
  ),
};

type Given = Readonly<Record<string, string | readonly [first: string, second: string]>>;
const FULL: Given = { 1: '1', 2: '2', 3: '50', 4: '20', 5: '22', 6: '0' };

const recordOf = (rows: Given, more: { notAssessed?: readonly string[]; lateDays?: number } = {}) => ({
  rows: new Map(
    Object.entries(rows).map(([code, points]) => {
      const [first, second] = typeof points === 'string' ? [points] : points;
      return [
        code,
        { first: toPoints(first ?? ''), second: second === undefined ? undefined : toPoints(second) },
      ] as const;
    }),
  ),
  notAssessed: more.notAssessed ?? [],
  lateDays: more.lateDays ?? 0,
});

function run(
  rows: Given,
  more: Parameters<typeof recordOf>[1] = {},
  regulation = ninhHoa,
  appendix = HUNDRED,
) {
  const [task] = regulation.tasks;
  if (!task) throw new RangeError('no task');
  return appraise({ appendix, unit, regulation, task, record: recordOf(rows, more) });
}
const shown = ({ earnedTotal, maxTotal, parIndex, rating }: ReturnType<typeof run>) => [
  decimalString(earnedTotal),
  decimalString(maxTotal),
  parIndex === undefined ? undefined : decimalString(parIndex),
  rating?.name,
];

describe('Ninh Hòa Điều 8: p/P x 100%, and the band', () => {
  test.each([
    ['without bonus at most 95 (A11)', '22', '0', ['95', '100', '95', 'TỐT']],
    ['85 belongs to TỐT', '12', '0', ['85', '100', '85', 'TỐT']],
    ['84.99 is KHÁ', '11.99', '0', ['84.99', '100', '84.99', 'KHÁ']],
    ['75 belongs to KHÁ', '2', '0', ['75', '100', '75', 'KHÁ']],
    ['bonus inside the 100', '22', '5', ['100', '100', '100', 'TỐT']],
  ])('%s', (_, survey, bonus, expected) => {
    expect(shown(run({ ...FULL, 5: survey, 6: bonus }))).toEqual(expected);
  });

  test.each([
    ['60 belongs to TRUNG BÌNH', '40', '60', 'TRUNG BÌNH'],
    ['59.99 is YẾU', '39.99', '59.99', 'YẾU'],
  ])('%s', (_, third, earned, name) => {
    const result = run({ 1: '0', 2: '0', 3: third, 4: '20', 5: '0', 6: '0' });
    expect([decimalString(result.earnedTotal), result.rating?.name]).toEqual([earned, name]);
  });

  test('A9b: the band is that of the published index, and the other is told', () => {
    const criteria = HUNDRED.criteria.map((each) =>
      each.code === '1'
        ? { ...each, max: toPoints('0.01') }
        : each.code === '3'
          ? { ...each, max: toPoints('50.99') }
          : each,
    );
    const rows = { 2: '2', 3: '50.99', 4: '20', 5: '12', 6: '0' };
    const result = run(rows, { notAssessed: ['1'] }, ninhHoa, { ...HUNDRED, criteria });
    // 84.99 of 99.99 are 84.9985 per cent.
    expect(shown(result)).toEqual(['84.99', '99.99', '85', 'TỐT']);
    expect([result.rating?.unrounded, run(FULL).rating?.unrounded]).toEqual(['KHÁ', undefined]);
  });
});

describe('Ninh Hòa Điều 7 khoản 2, last dash: 70% of the level reached after supplementing', () => {
  test.each([
    ['A8: 0.5 of the level becomes 0.35', '2', ['0', '0.5'], '0.35'],
    ['A8: 1.42 becomes 0.99', '2', ['0', '1.42'], '0.99'],
    ['A8: never below what the first evidence proved', '2', ['1.5', '2'], '1.5'],
    ['A8b: nothing at first counts as incomplete', '1', ['0', '1'], '0.7'],
    ['no higher level: the first stands whole', '2', ['1.5', '1.5'], '1.5'],
    ['A8c: in full where no evidence is named', '4', ['10', '20'], '20'],
  ] as const)('%s', (_, code, points, expected) => {
    const found = run({ ...FULL, [code]: points }).rows.find((each) => each.code === code);
    expect(found && decimalString(found.points)).toBe(expected);
  });

  test('a regulation without that rule counts the second round in full', () => {
    const found = run({ ...FULL, 2: ['0', '2'] }, {}, konRay).rows.find(({ code }) => code === '2');
    expect(found && [decimalString(found.points), found.supplemented]).toEqual(['2', undefined]);
  });
});

describe('what is taken off, and out', () => {
  test('A10: a confirmed exemption leaves P, and its points leave p', () => {
    expect(shown(run(FULL, { notAssessed: ['4'] }))).toEqual(['75', '80', '93.75', 'TỐT']);
  });

  test.each([
    [1, '94', false],
    [2, '93', false],
    [3, '0', true],
  ])('A13, A1: %i days late', (lateDays, earned, zero) => {
    const result = run(FULL, { lateDays });
    expect([decimalString(result.earnedTotal), result.zero]).toEqual([earned, zero]);
  });

  test('lateness costs nothing where the text says nothing', () => {
    expect(decimalString(run(FULL, { lateDays: 30 }, konRay).earnedTotal)).toBe('95');
  });

  test.each(['2', '-2'])('A12: a penalty of %s is subtracted, and p is not under 0', (penalty) => {
    expect(decimalString(run({ ...FULL, 7: penalty }).earnedTotal)).toBe('93');
    expect(
      decimalString(run({ ...FULL, 1: '0', 2: '0', 3: '0', 4: '0', 5: '1', 7: penalty }).earnedTotal),
    ).toBe('0');
  });

  test('R4: bonus counts up to the cap', () => {
    expect(decimalString(run({ ...FULL, 6: '9' }).earnedTotal)).toBe('100');
  });
});

test('without every row there is no index', () => {
  const { missing, parIndex, rating } = run({ 1: '1', 3: '50', 4: '20', 6: '0' });
  expect([missing, parIndex, rating]).toEqual([['2', '5'], undefined, undefined]);
});

test('a regulation that gives no index gets none', () => {
  expect(shown(run(FULL, {}, konRay))).toEqual(['95', '100', undefined, undefined]);
});

test.each<[string, Given, readonly string[], string]>([
  ['above the maximum', { 1: '1.5' }, [], 'aboveMax'],
  ['above it in the second round', { 1: ['0', '1.5'] }, [], 'aboveMax'],
  ['below zero', { 1: '-1' }, [], 'negative'],
  ['lower after supplementing', { 1: ['1', '0.5'] }, [], 'secondBelowFirst'],
  ['of no row', { 9: '1' }, [], 'unknown'],
  ['an exemption of no row', {}, ['9'], 'unknown'],
])('points %s are a mistake', (_, rows, notAssessed, fault) => {
  expect(recordMistakes(HUNDRED, recordOf(rows, { notAssessed })).map((each) => each.fault)).toEqual([fault]);
});
