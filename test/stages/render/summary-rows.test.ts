import { expect, test } from 'vitest';
import type { Criterion } from '../../../pipeline/model/appendix.ts';
import { type Points, subtract, toPoints, ZERO } from '../../../pipeline/model/points.ts';
import type { DeclaredLine } from '../../../pipeline/stages/render/lines.ts';
import { declaredLines, explainedLines } from '../../../pipeline/stages/render/lines.ts';
import { formula, summaryTable } from '../../../pipeline/stages/render/summary-rows.ts';
import { ready } from './dossiers.ts';

const lines = declaredLines(ready());
const penalised = (points: Points): readonly DeclaredLine[] =>
  lines.map((line) => (line.criterion.method?.kind === 'penalty' ? { ...line, self: points } : line));
const total = ready().score?.selfTotal ?? ZERO;
const penalties = lines.filter((each) => each.criterion.method?.kind === 'penalty').length;
const off = (each: string): Points =>
  Array.from({ length: penalties }).reduce<Points>((sum) => subtract(sum, toPoints(each)), total);

test.each([
  ['written with a minus', toPoints('-0.5'), off('0.5')],
  ['written without one', toPoints('0.5'), off('0.5')],
  ['left to the appraiser', toPoints('0.5'), total],
])('points against the unit, %s, add up as the score was made', (_, points, selfTotal) => {
  expect(penalties).toBe(2);
  expect(summaryTable(penalised(points), selfTotal).total.self).toBe(selfTotal);
});

test('a group is the sum of its own members, a survey group has no points, the total is that of the top groups', () => {
  const { rows, total: sum } = summaryTable(lines, total);
  const of = (code: string) => rows.find(({ line }) => line.criterion.code === code);
  expect(of('II')?.terms.map(({ code }) => code)).toEqual(['II.1', 'II.2', 'II.3', 'II.4', 'II.5', 'II.6']);
  expect(of('III')?.self).toBeUndefined();
  expect(sum.terms.map(({ code }) => code)).toEqual(['I', 'II', 'III', 'IV', 'V']);
  expect(sum.max).toBe(toPoints('100'));
  expect(of('II.6.3.1')?.depth).toBe(3);
});

test.each([
  ['members in a row', [5, 6, 7], [], 'SUM(D5:D7)'],
  ['members apart', [5, 9, 10], [], 'SUM(D5,D9:D10)'],
  ['one subtracted', [5], [8], 'SUM(D5)-D8'],
  ['nothing', [], [], 'SUM(0)'],
])('%s make a formula', (_, plus, minus, expected) => {
  const terms = [
    ...plus.map((row) => ({ code: String(row), minus: false })),
    ...minus.map((row) => ({ code: String(row), minus: true })),
  ];
  expect(formula('D', terms, Number)).toBe(expected);
});

const asked = (criterion: Criterion): boolean => criterion.evidenceRequired;

test('the unit explains what it chooses to, and has to explain what it scored without evidence', () => {
  const explained = explainedLines(lines);
  expect(explained.length).toBeGreaterThan(3);
  expect(explained.every(({ row }) => row?.justification)).toBe(true);
  const silent = lines.map((line) => ({
    ...line,
    evidence: [],
    row: line.row && { ...line.row, justification: '' },
  }));
  expect(explainedLines(silent).every(({ criterion, self }) => asked(criterion) && self)).toBe(true);
  expect(explainedLines(silent).length).toBeGreaterThan(20);
});
