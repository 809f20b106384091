import type { Method } from '../../model/appendix.ts';
import { levelsOf } from '../../model/levels.ts';
import { add, decimalString, least, type Points, subtract, ZERO } from '../../model/points.ts';

/** More sums than these are not told apart: anything may come out. */
const MOST_SUMS = 400;
/** More items than these are a mistake of another kind. */
const MOST_ITEMS = 1000;

/** The only points that a method allows, the unit's own first; undefined where any number from 0 to the maximum may come out. */
export const possiblePoints = (method: Method, max: Points, found: Points): readonly Points[] | undefined =>
  method.kind === 'sum'
    ? sumsOf(method.parts.map((part) => possiblePoints(part.method, part.max, max)))
    : (levelsOf(method, max) ?? countedPoints(method, max, found));

/** What parts come to together, the highest first; undefined where one of them may come to anything. */
export function sumsOf(parts: readonly (readonly Points[] | undefined)[]): readonly Points[] | undefined {
  let sums = new Set<Points>([ZERO]);
  for (const part of parts) {
    if (part === undefined || sums.size > MOST_SUMS) return undefined;
    sums = new Set([...sums].flatMap((sum) => part.map((points) => add(sum, points))));
  }
  return [...sums].sort(smallestFirst).reverse();
}

/**
 * The points that counting gives: a deduction takes from the maximum, never below 0; a bonus and a count end at the
 * maximum; a penalty has no end, and goes as far as what was `found`. Undefined for other methods.
 */
function countedPoints(method: Method, max: Points, found: Points): readonly Points[] | undefined {
  switch (method.kind) {
    case 'countCapped':
      return capped([method.per], max)?.reverse();
    case 'bonus':
      return capped(pointsOf(method.steps), max);
    case 'deduction':
      return capped(pointsOf(method.steps), max)?.map((taken) => subtract(max, taken));
    case 'penalty':
      return sumsUpTo(pointsOf(method.steps), sizeOf(found))?.map((taken) => subtract(ZERO, taken));
    default:
      return undefined;
  }
}

/** The same for just so many items, whichever of the steps each of them is; undefined where the count tells nothing. */
export function pointsOfItems(method: Method, max: Points, count: Points): readonly Points[] | undefined {
  const items = Number(decimalString(count));
  if (!Number.isInteger(items) || items < 0 || items > MOST_ITEMS) return undefined;
  switch (method.kind) {
    case 'bonus':
      return sumsOfItems(pointsOf(method.steps), items, max);
    case 'deduction':
      return sumsOfItems(pointsOf(method.steps), items, max)?.map((taken) => subtract(max, taken));
    case 'penalty':
      return sumsOfItems(pointsOf(method.steps), items)?.map((taken) => subtract(ZERO, taken));
    default:
      return undefined;
  }
}

const sizeOf = (points: Points): Points => (points < ZERO ? subtract(ZERO, points) : points);
const pointsOf = (steps: readonly { readonly points: Points }[]): readonly Points[] =>
  steps.map(({ points }) => sizeOf(points));
const smallestFirst = (a: Points, b: Points): number => (a < b ? -1 : a > b ? 1 : 0);

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
  return [...sums].sort(smallestFirst);
}

/** The sums of just so many steps, none above `most`, the smallest first. */
function sumsOfItems(steps: readonly Points[], items: number, most?: Points): Points[] | undefined {
  let sums = new Set<Points>([ZERO]);
  for (let item = 0; item < items; item++) {
    const next = [...sums].flatMap((sum) => steps.map((step) => add(sum, step)));
    sums = new Set(most === undefined ? next : next.map((sum) => least(sum, most)));
    if (sums.size > MOST_SUMS) return undefined;
  }
  return [...sums].sort(smallestFirst);
}
