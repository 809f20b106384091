import { expect, test } from 'vitest';
import type { Appendix } from '../../pipeline/model/appendix.ts';
import { toPoints } from '../../pipeline/model/points.ts';
import { partMistakes } from '../../pipeline/rubric/parts.ts';
import { appendix, criterion } from '../stages/builders.ts';

const of = (id: string, ...criteria: Appendix['criteria']): Appendix => ({
  ...appendix(...criteria),
  ...(id === 'tinh' ? {} : { partOf: 'tinh' }),
  id,
});
const row = (code: string, max: string) => criterion(code, { max: toPoints(max) });

const whole = of('tinh', row('1', '2'), row('2', '1.5'), {
  ...row('3', '10'),
  method: { kind: 'survey', text: 'Điều tra' },
});
const check = (...parts: readonly Appendix[]) => partMistakes([...parts, whole]);
const a = of('a', row('1', '2'), row('2', '0.5'));
const b = of('b', row('2', '1'));

test('parts that share out a row between them add up to the whole, the survey left out', () => {
  expect(check(a, b)).toEqual([]);
});

test.each([
  ['a gap', [a], /^2: .*0,5 điểm.*1,5 điểm/],
  ['an overlap', [a, b, of('c', row('1', '2'))], /^1: .*4 điểm.*2 điểm/],
  ['a row of nobody’s', [a, b, of('c', row('9', '1'))], /^9: /],
  ['a survey that a unit would score', [a, b, of('c', row('3', '10'))], /^3: .*10 điểm.*0 điểm/],
])('%s between the parts and the whole is a mistake', (_, parts, says) => {
  expect(check(...parts)).toEqual([expect.stringMatching(says)]);
});

test('a part of what the regulation does not hold is a mistake', () => {
  expect(partMistakes([{ ...a, partOf: 'huyen' }])).toEqual([expect.stringContaining('"huyen"')]);
});

test('the same share given to two parts is a mistake, though the points add up', () => {
  const shared = (...names: readonly string[]) => ({
    ...row('4', String(names.length)),
    method: {
      kind: 'sum' as const,
      parts: names.map((name) => ({ name, max: toPoints('1'), method: { kind: 'yesNo' as const } })),
    },
  });
  const all = of('tinh', shared('đất đai', 'ngân sách'));
  expect(partMistakes([all, of('a', shared('đất đai')), of('b', shared('ngân sách'))])).toEqual([]);
  expect(partMistakes([all, of('a', shared('đất đai')), of('b', shared('đất đai'))])).toEqual([
    '4: phần "đất đai" được giao hai lần.',
  ]);
});
