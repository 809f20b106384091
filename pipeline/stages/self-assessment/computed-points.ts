import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import type { Method } from '../../model/appendix.ts';
import {
  add,
  least,
  type Points,
  round,
  share,
  subtract,
  toPoints,
  vietnameseDecimal,
  ZERO,
} from '../../model/points.ts';
import { type Declared, namedLevels, product } from './declared.ts';
import { pointsOfItems, possiblePoints, sumsOf } from './possible-points.ts';

const HUNDRED = toPoints('100');
const ONE = toPoints('1');

/** What the declared figures give, and the figures in words. */
export interface DeclaredPoints {
  /** More than one where the figures leave something open. */
  readonly points: readonly Points[];
  readonly inputs: string;
}

/** Points by the declared figures; undefined where the method or the figures do not tell. */
export function declaredPoints(
  method: Method,
  max: Points,
  declared: Declared,
  decimals: number,
): DeclaredPoints | undefined {
  switch (method.kind) {
    case 'countCapped':
    case 'bonus':
    case 'deduction':
    case 'penalty': {
      const count = countOf(declared);
      if (count === undefined) return undefined;
      const points =
        method.kind === 'countCapped'
          ? [least(max, share(method.per, count, ONE, decimals))]
          : pointsOfItems(method, max, count);
      return points && { points, inputs: WORKBOOK_WORDS.count(vietnameseDecimal(count)) };
    }
    case 'levels':
    case 'percentLevels':
    case 'highest': {
      const level = declared.get('level');
      const named =
        level === undefined ? undefined : namedLevels(method, max).find(({ points }) => points === level);
      return named && { points: [round(named.points, decimals)], inputs: WORKBOOK_WORDS.level(named.when) };
    }
    case 'proportional':
    case 'bands': {
      const ratio = ratioOf(method, declared);
      return ratio && { points: [pointsOfRatio(method, max, ratio, decimals)], inputs: ratio.words };
    }
    case 'sum': {
      const part = partDeclared(method);
      const known = part && declaredPoints(part.method, part.max, declared, decimals);
      const points =
        known &&
        sumsOf(
          method.parts.map((each) =>
            each === part ? known.points : possiblePoints(each.method, each.max, max),
          ),
        );
      return points && { points, inputs: known.inputs };
    }
    default:
      return undefined;
  }
}

const RATIOS: readonly Method['kind'][] = ['proportional', 'bands'];
const COUNTS: readonly Method['kind'][] = ['countCapped', 'bonus', 'deduction', 'penalty'];

/** The one part that the figures of a row can be about: its only ratio, or its only count where it has no ratio. */
function partDeclared({ parts }: Extract<Method, { kind: 'sum' }>): (typeof parts)[number] | undefined {
  const ofKind = (kinds: readonly Method['kind'][]) =>
    parts.filter(({ method }) => kinds.includes(method.kind));
  const ratios = ofKind(RATIOS);
  const [only, ...others] = ratios.length > 0 ? ratios : ofKind(COUNTS);
  return others.length === 0 ? only : undefined;
}

const countOf = (declared: Declared): Points | undefined =>
  declared.get('count') ?? (declared.has('denominator') ? undefined : declared.get('numerator'));

/** Whether a ratio is among what the method computes from. */
export const asksForRatio = (method: Method): boolean =>
  method.kind === 'sum'
    ? method.parts.some((part) => asksForRatio(part.method))
    : RATIOS.includes(method.kind);

/** A declared ratio, in words, that is none of a part to its whole; 0 of 0 only says that there was nothing to count. */
export function impossibleRatio(method: Method, declared: Declared): string | undefined {
  const asked = (method.kind === 'sum' && partDeclared(method)?.method) || method;
  if (!RATIOS.includes(asked.kind)) return undefined;
  const [numerator, denominator, percent] = partsOf(declared);
  if (numerator !== undefined && denominator !== undefined)
    return (numerator === ZERO && denominator === ZERO) || ratioOf(asked, declared)
      ? undefined
      : WORKBOOK_WORDS.ratio(vietnameseDecimal(numerator), vietnameseDecimal(denominator));
  return percent === undefined || ratioOf(asked, declared)
    ? undefined
    : WORKBOOK_WORDS.percentOf(vietnameseDecimal(percent));
}

/** Nothing arose in the year that a share could be taken of: the whole is declared as 0. */
export function isOfNothing(method: Method, declared: Declared): boolean {
  const [numerator = ZERO, denominator, percent] = partsOf(declared);
  return asksForRatio(method) && numerator === ZERO && denominator === ZERO && percent === undefined;
}

const partsOf = (declared: Declared): readonly (Points | undefined)[] =>
  ['numerator', 'denominator', 'percent'].map((key) => declared.get(key));

interface Ratio {
  readonly part: Points;
  readonly whole: Points;
  readonly words: string;
}

/**
 * Numerator over denominator where both stand, else the percentage. Nothing to count (denominator 0) tells nothing; nor does
 * more than all, but where a band begins above 100 per cent.
 */
function ratioOf(method: Method, declared: Declared): Ratio | undefined {
  const mayExceed = method.kind === 'bands' && method.bands.some(({ atLeast }) => atLeast > HUNDRED);
  const [numerator, denominator, percent] = partsOf(declared);
  if (numerator !== undefined && denominator !== undefined) {
    if (denominator <= 0n || numerator < 0n || (numerator > denominator && !mayExceed)) return undefined;
    const words = WORKBOOK_WORDS.ratio(vietnameseDecimal(numerator), vietnameseDecimal(denominator));
    return { part: numerator, whole: denominator, words };
  }
  if (percent === undefined || percent < 0n || (percent > HUNDRED && !mayExceed)) return undefined;
  return { part: percent, whole: HUNDRED, words: WORKBOOK_WORDS.percentOf(vietnameseDecimal(percent)) };
}

function pointsOfRatio(
  method: Extract<Method, { kind: 'proportional' | 'bands' }>,
  max: Points,
  { part, whole }: Ratio,
  decimals: number,
): Points {
  if (method.kind === 'bands')
    return method.bands.find(({ atLeast }) => part * HUNDRED >= atLeast * whole)?.points ?? ZERO;
  const { base, floorPercent: floor = ZERO } = method;
  if (part * HUNDRED < floor * whole) return ZERO;
  if (base === undefined || floor >= HUNDRED) return share(max, part, whole, decimals);
  // From `base` at the floor in a straight line to the maximum at 100 %.
  const above = subtract(product(part, HUNDRED), product(floor, whole));
  return add(base, share(subtract(max, base), above, product(subtract(HUNDRED, floor), whole), decimals));
}
