import { most, type Points, subtract, toPoints, ZERO } from '../../model/points.ts';
import type { Score } from '../../model/score.ts';
import type { StatedTotal, StatedTotals, TotalRow } from './total.ts';

/** What the workbook declares. */
export type Declared = Pick<Score, 'selfTotal' | 'groups'> &
  Partial<Pick<Score, 'selfMaxTotal' | 'maxTotal'>>;

/**
 * Whether minutes and workbook give one total; the stated total where they do not. A total stated as such comes before
 * the last row of a table, that before a result, and a figure merely mentioned serves only where none is stated. Where
 * these contradict one another, or nothing can be told, a person looks.
 */
export function judgeTotal(
  { totals, results, rows, mentioned }: StatedTotals,
  declared: Declared,
  tolerance: Points,
): 'agrees' | 'unclear' | StatedTotal {
  const { selfTotal: expected } = declared;
  const parts = declared.groups.filter(({ self, max }) => self !== expected && !isMaximum(max, declared));
  const largestPart = parts.map(({ self }) => self).reduce(most, ZERO);
  const agrees = (points: Points): boolean => differsBy(points, expected) <= tolerance;
  // Totals of sections and domains stand beside the whole one: they are known by name, points and maximum.
  const isWhole = ({ points, outOf, selfScored, bare }: StatedTotal): boolean =>
    agrees(points) ||
    (!parts.some(({ self, max }) => self === points || max === outOf) &&
      (bare
        ? selfScored || !isMaximum(points, declared)
        : points >= largestPart && !isMaximum(points, declared)));
  const called = totals.filter(isWhole);
  const result = results.filter((each) => isWhole(each) && each.points >= largestPart);
  const tiers = [called, rows.flatMap((row) => totalOf(row, declared)), result];
  const [stated = [], ...others] = tiers.filter((tier) => tier.length > 0);
  const isMentioned = mentioned.some(agrees);
  if (stated.length === 0) return isMentioned ? 'agrees' : 'unclear';
  if (stated.some(({ points }) => agrees(points))) {
    // A part is no more than the whole, and is called by its name.
    const contradicts = ({ points, bare }: StatedTotal): boolean =>
      !agrees(points) && points >= largestPart && (points > expected || bare);
    return stated.some(contradicts) ? 'unclear' : 'agrees';
  }
  const meant = stated === called ? largest(stated) : only(stated);
  const isDoubtful =
    isMentioned && !(stated !== result && meant?.bare && (meant.selfScored || meant.points >= largestPart));
  return !meant || isDoubtful || others.flat().some(({ points }) => agrees(points)) ? 'unclear' : meant;
}

const differsBy = (a: Points, b: Points): Points => (a > b ? subtract(a, b) : subtract(b, a));

const HUNDRED = toPoints('100');
const isMaximum = (points: Points, { maxTotal, selfMaxTotal }: Declared): boolean =>
  points === maxTotal || points === selfMaxTotal || points === HUNDRED;

/** The one figure beside the maximum. */
function totalOf({ page, figures }: TotalRow, declared: Declared): readonly StatedTotal[] {
  const at = figures.findIndex((each) => isMaximum(each, declared));
  const [points, ...more] = figures.filter((_, index) => index !== at);
  return at === -1 || points === undefined || more.length > 0
    ? []
    : [{ page, points, outOf: figures[at], selfScored: true, bare: true }];
}

/** The one meant where none agrees: a part is never more than the whole. */
const largest = (totals: readonly StatedTotal[]): StatedTotal | undefined =>
  totals.reduce<StatedTotal | undefined>(
    (greatest, each) => (each.points > (greatest?.points ?? ZERO) ? each : greatest),
    totals[0],
  );

const only = (totals: readonly StatedTotal[]): StatedTotal | undefined =>
  new Set(totals.map(({ points }) => points)).size === 1 ? totals[0] : undefined;
