import { type Points, toPoints, ZERO } from '../../model/points.ts';
import type { ReadMethod } from './method-words.ts';
import { figureOf, NUMBER, readStep } from './steps.ts';

const BAND = new RegExp(
  `^(?:nếu\\s+)?(?:tỷ lệ\\s+)?(?:đạt\\s+)?(?:(từ|trên|dưới)\\s+)?(${NUMBER})\\s*%?(?:\\s+trở lên|\\s*(?:-|–|đến)\\s*(dưới\\s+|cận\\s+)?(${NUMBER})\\s*%?)?$`,
  'iu',
);
const HUNDRED = toPoints('100');

/** "Theo …", then "Từ 80%: 2"; without the first line the figure is the criterion itself, which a person confirms. */
export function bandsOf(lines: readonly string[], name: string): ReadMethod | undefined {
  const [, of] = /^Theo (.+)$/iu.exec(lines[0] ?? '') ?? [];
  const steps = (of === undefined ? lines : lines.slice(1)).map(readStep);
  if (steps.length < (of === undefined ? 2 : 1)) return undefined;
  const bands: { readonly atLeast: Points; readonly points: Points }[] = [];
  let above: Points | undefined;
  for (const step of steps) {
    if (step?.worth.kind !== 'points' || step.sign !== '') return undefined;
    const band = BAND.exec(step.when);
    if (!band || !step.when.includes('%')) return undefined;
    const [, from, first = '', below, to] = band;
    const atLeast = from?.toLowerCase() === 'dưới' ? ZERO : figureOf(first);
    // "Trên 80%" and "từ 60% đến 79%" leave a figure out, or in, that a band could not: they stay levels.
    if (from?.toLowerCase() === 'trên' || (from === undefined && figureOf(first) !== HUNDRED))
      return undefined;
    if (from?.toLowerCase() === 'dưới' && above !== figureOf(first)) return undefined;
    if (to !== undefined && figureOf(to) !== (above ?? HUNDRED)) return undefined;
    if (to !== undefined && above !== undefined && below === undefined) return undefined;
    bands.push({ atLeast, points: step.worth.figure });
    above = atLeast;
  }
  return of === undefined
    ? { method: { kind: 'bands', of: name, bands }, certainty: 'unsure' }
    : { method: { kind: 'bands', of, bands }, certainty: 'known' };
}
