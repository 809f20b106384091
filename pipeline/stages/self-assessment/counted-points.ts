import { add, least, type Points, subtract, ZERO } from '../../model/points.ts';
import type { Method } from '../../model/regulation.ts';

/** More sums than these are not told apart: anything may come out. */
const MOST_SUMS = 400;

/**
 * The points that counting gives, the unit's own first: a deduction takes from the maximum, never below 0; a bonus and a
 * count end at the maximum; a penalty has no end, and goes as far as what was `found`. Undefined for other methods.
 */
export function countedPoints(method: Method, max: Points, found: Points): readonly Points[] | undefined {
  switch (method.kind) {
    case 'countCapped':
      return capped([method.per], max)?.reverse();
    case 'bonus':
      return capped(pointsOf(method.steps), max);
    case 'deduction':
      return capped(pointsOf(method.steps), max)?.map((taken) => subtract(max, taken));
    case 'penalty': {
      const size = found < ZERO ? subtract(ZERO, found) : found;
      return sumsUpTo(pointsOf(method.steps), size)?.map((taken) => subtract(ZERO, taken));
    }
    default:
      return undefined;
  }
}

const pointsOf = (steps: readonly { readonly points: Points }[]): readonly Points[] =>
  steps.map(({ points }) => (points < ZERO ? subtract(ZERO, points) : points));

/** Every sum below the maximum, and the maximum itself, the smallest first. */
function capped(steps: readonly Points[], max: Points): Points[] | undefined {
  const sums = sumsUpTo(steps, max);
  return sums && [...new Set([...sums, max].map((sum) => least(sum, max)))];
}

function sumsUpTo(steps: readonly Points[], most: Points): Points[] | undefined {
  if (steps.length === 0 || steps.some((step) => step <= ZERO)) return undefined;
  const sums = new Set<Points>([ZERO]);
  for (const sum of sums) {
    for (const step of steps) {
      const next = add(sum, step);
      if (next <= most) sums.add(next);
    }
    if (sums.size > MOST_SUMS) return undefined;
  }
  return [...sums].sort((a, b) => (a < b ? -1 : 1));
}
