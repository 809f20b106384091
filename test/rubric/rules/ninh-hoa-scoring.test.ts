import { join } from 'node:path';
import { expect, test } from 'vitest';
import { weigh } from '../../../pipeline/findings/finding.ts';
import type { AssessedRow } from '../../../pipeline/model/dossier.ts';
import type { DeadlineResult } from '../../../pipeline/model/finding.ts';
import { decimalString, type Points, toPoints } from '../../../pipeline/model/points.ts';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { loadRegulation } from '../../../pipeline/rubric/load.ts';
import { checkSheetHtml } from '../../../pipeline/stages/render/check-sheet.ts';
import { resultJson } from '../../../pipeline/stages/render/result.ts';
import { scoreDossier } from '../../../pipeline/stages/scoring/scoring.ts';
import { readSelfAssessment } from '../../../pipeline/stages/self-assessment/self-assessment.ts';
import { toMend } from '../../judgement.ts';
import { row } from '../../stages/builders.ts';
import { writeWorkbook } from '../../workbooks/write.ts';

/** Ninh Hòa 1149/2021, the rules of regulation-notes.md on points before the appraisal: rounding, bonus, penalties, what is open. */

const regulation = loadRegulation(
  join(import.meta.dirname, '..', '..', '..', 'rubrics', 'ninh-hoa-1149-2021'),
);
const appendix = regulation.appendices.find(({ id }) => id === '3') ?? expect.fail();
const dossier = { ...toMend().dossier, appendix };

/** Points of a commune's rows by their codes; `không` asks not to be assessed. */
type Claims = Readonly<Record<string, string>>;
const rowsOf = (claims: Claims): readonly AssessedRow[] =>
  Object.entries(claims).map(([code, points]) =>
    points === 'không'
      ? row(code, { selfPoints: undefined, notAssessed: true })
      : row(code, { selfPoints: toPoints(points) }),
  );

function scoreOf(claims: Claims, deadline: Partial<DeadlineResult> = {}) {
  const selfAssessment = { sheet: 'Bảng', rows: rowsOf(claims), declaredTotal: undefined };
  const input = { dossier, regulation, selfAssessment, deadline: { ...toMend().deadline, ...deadline } };
  const { score, findings } = scoreDossier({ ...input, rowEvidence: [], findings: [] });
  if (!score) throw new RangeError('no score');
  const told = weigh(findings, regulation).map(({ id, level, basis }) => [`${id} ${level}`, basis]);
  return { score, told, deadline: input.deadline };
}
const shown = (points: Points | undefined) => (points === undefined ? undefined : decimalString(points));
const totals = ({ score }: ReturnType<typeof scoreOf>) => [shown(score.selfTotal), shown(score.checkedTotal)];
const scenarios = ({ score }: ReturnType<typeof scoreOf>) =>
  score.scenarios.map(({ id, total, maxTotal }) => [id, shown(total), shown(maxTotal)]);

test.each([
  ['2', '3', ['5', '5'], []],
  ['2', '3.5', ['5.5', '5'], ['scoring/bonus-over-cap fail']],
])('R4: bonus of %s and %s counts to no more than 5, by the article', (first, second, expected, told) => {
  const result = scoreOf({ 'IV.1': first, 'IV.2': second });
  expect(totals(result)).toEqual(expected);
  expect(shown(result.score.groups.find(({ code }) => code === 'IV')?.checked)).toBe('5');
  expect(result.told).toEqual(told.map((id) => [id, { article: 'Điều 4 khoản 1 điểm d' }]));
});

test.each([
  ['1.004', '1'],
  ['1.005', '1.01'],
  ['1.4249', '1.42'],
])('R6, A9: points of a criterion are rounded to two decimals, half up: %s is %s', (given, rounded) => {
  expect(totals(scoreOf({ 'I.1.2': given }))).toEqual([rounded, rounded]);
});

test('A9: sums are exact over rounded criteria: three times 0.335 are 1.02, not 1.01', () => {
  expect(totals(scoreOf({ 'I.1.1': '0.335', 'I.2': '0.335', 'I.3': '0.335' }))).toEqual(['1.02', '1.02']);
  expect(regulation.scoring.totalTolerance).toBe(toPoints('0.01'));
});

const HEADING = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tử số', 'Mẫu số', 'Điểm tự đánh giá'];
/** What is read of a commune's table with these cells in a row, and what is told of that row. */
async function filled(code: string, cells: readonly (number | undefined)[]) {
  const rows = appendix.criteria.map((each) => [
    ...[each.code, each.name, Number(decimalString(each.max))],
    ...(each.code === code ? cells : []),
  ]);
  const sheets = [{ name: 'Bảng', rows: [HEADING, ...rows] }];
  const read = readSelfAssessment({
    ...{ workbook: await readWorkbook(writeWorkbook({ sheets }, 'wps')), file: { path: 'cham.xlsx' } },
    dossier: { appendix, unit: undefined },
  });
  return { ...read, told: weigh(read.findings, regulation).filter(({ place }) => place.code === code) };
}

test('A10b: nothing to count, 0 of 0, is no share of 0%: the points stand, and a reason is asked for', async () => {
  expect((await filled('I.1.2', [0, 0, 2])).told).toMatchObject([
    { id: 'workbook/nothing-arose-unexplained', level: 'warn', values: { found: toPoints('2') } },
  ]);
  expect((await filled('I.1.2', [1, 2, 2])).told).toMatchObject([
    { id: 'workbook/computed-differs', values: { found: toPoints('2'), expected: toPoints('0') } },
  ]);
});

test('R19: the survey is never self-scored: a blank is right, a number is a fault and counts for nothing', async () => {
  expect((await filled('III.2', [])).told).toEqual([]);
  const { told, selfAssessment } = await filled('III.2', [undefined, undefined, 3]);
  expect(told).toMatchObject([
    {
      id: 'workbook/never-self-scored',
      level: 'fail',
      basis: { article: 'Điều 7 khoản 1' },
      place: { code: 'III.2' },
    },
  ]);
  const { score } = scoreDossier({
    ...{ dossier, regulation, selfAssessment, rowEvidence: [], findings: told, deadline: toMend().deadline },
  });
  expect(score?.rows.find(({ code }) => code === 'III.2')).toMatchObject({
    self: undefined,
    assessed: false,
  });
  // 17 of the survey, 1 of the appraiser (I.9) and 1.5 by comparison (II.6.3.2) are not the unit's to score.
  expect([shown(score?.selfTotal), shown(score?.selfMaxTotal), shown(score?.maxTotal)]).toEqual([
    '0',
    '80.5',
    '100',
  ]);
});

test('R23, A10: until the appraiser confirms that a criterion is not assessed P stays 100; what it would be is shown', () => {
  const result = scoreOf({ 'I.1.1': '1', 'I.2': 'không' });
  expect([...totals(result), shown(result.score.maxTotal)]).toEqual(['1', '1', '100']);
  expect(scenarios(result)).toEqual([['exemptionsConfirmed', '1', '98.5']]);
  expect(scenarios(scoreOf({ 'I.1.1': '1', 'I.2': '0' }))).toEqual([]);
});

test('A11: without any bonus the maximum stays 100, so that 95 is the most', () => {
  const bonus = ['IV.1', 'IV.2'];
  const full = Object.fromEntries(
    appendix.criteria.flatMap(({ code, method, max }) =>
      method && method.kind !== 'penalty' ? [[code, decimalString(max)]] : [],
    ),
  );
  const less = Object.fromEntries(Object.entries(full).filter(([code]) => !bonus.includes(code)));
  expect(
    [full, less].map((claims) => [...totals(scoreOf(claims)), shown(scoreOf(claims).score.maxTotal)]),
  ).toEqual([
    ['80.5', '80.5', '100'],
    ['75.5', '75.5', '100'],
  ]);
});

test.each(['1.5', '-1.5'])(
  'A12: a penalty of %s that the unit lists is told, and taken off in a scenario only',
  (penalty) => {
    const result = scoreOf({ 'I.3': '2', 'V.1': penalty });
    expect([totals(result), scenarios(result)]).toEqual([['2', '2'], [['penaltiesDeclared', '0.5', '100']]]);
    expect(result.told).toEqual([['scoring/penalty-declared inform', { article: 'Điều 4 khoản 1 điểm đ' }]]);
    expect(scenarios(scoreOf({ 'I.1.1': '1', 'V.1': penalty }))).toEqual([['penaltiesDeclared', '0', '100']]);
    expect(scoreOf({ 'I.3': '2', 'V.1': '0' }).told).toEqual([]);
  },
);

test('A13: points for being late stand on a line of their own: not in the self-score, nor in Mục V', () => {
  const late = scoreOf({ 'I.3': '2', 'IV.2': '3' }, { state: 'late', lateDays: 2, penalty: toPoints('2') });
  expect([totals(late), scenarios(late)]).toEqual([['5', '5'], [['latePenalty', '3', '100']]]);
  expect(
    appendix.criteria.filter(({ code, name }) => /^V\b/.test(code) && /trễ|chậm|hạn/.test(name)),
  ).toEqual([]);
});

const TOO_LATE = { state: 'tooLate', lateDays: 3, zero: true } as const;
test('A1, R33: too late the whole dossier is 0; behind it stands the survey, which the unit did not claim', () => {
  const result = scoreOf({ 'I.3': '2', 'IV.2': '3' }, TOO_LATE);
  expect([totals(result), scenarios(result)]).toEqual([
    ['5', '0'],
    [
      ['tooLateClaimed', '17', '100'],
      ['lateAccepted', '5', '100'],
    ],
  ]);
  const judgement = { ...toMend(), regulation, dossier, score: result.score, deadline: result.deadline };
  expect(JSON.parse(resultJson(judgement, []))).toMatchObject({
    score: { selfTotal: '5', checkedTotal: '0' },
  });
  expect(checkSheetHtml(judgement)).toContain('Hồ sơ được tính 0 điểm (Điều 7 khoản 5)');
});
