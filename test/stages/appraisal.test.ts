import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Appendix, Criterion, Method } from '../../pipeline/model/appendix.ts';
import { decimalString, toPoints } from '../../pipeline/model/points.ts';
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

test('a regulation without the share of 70% counts the second round in full', () => {
  const found = run({ ...FULL, 2: ['0', '2'] }, {}, konRay).rows.find(({ code }) => code === '2');
  expect(found && [decimalString(found.points), found.supplemented]).toEqual(['2', undefined]);
});

test('lateness costs nothing where the text says nothing', () => {
  expect(decimalString(run(FULL, { lateDays: 30 }, konRay).earnedTotal)).toBe('95');
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
