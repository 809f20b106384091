import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
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
import type { Method } from '../../model/regulation.ts';
import { type Declared, namedLevels, product } from './declared.ts';

const HUNDRED = toPoints('100');
const ONE = toPoints('1');

/** Points by the declared figures, and the figures in words; undefined where the method or the figures do not tell. */
export function computePoints(
  method: Method,
  max: Points,
  declared: Declared,
  decimals: number,
): { readonly points: Points; readonly inputs: string } | undefined {
  if (method.kind === 'countCapped') {
    const count =
      declared.get('count') ?? (declared.has('denominator') ? undefined : declared.get('numerator'));
    if (count === undefined) return undefined;
    const points = least(max, share(method.per, count, ONE, decimals));
    return { points, inputs: WORKBOOK_WORDS.count(vietnameseDecimal(count)) };
  }
  const level = declared.get('level');
  if (level !== undefined) {
    const named = namedLevels(method, max).find(({ points }) => points === level);
    return named && { points: round(level, decimals), inputs: WORKBOOK_WORDS.level(named.when) };
  }
  if (method.kind !== 'proportional' && method.kind !== 'bands') return undefined;
  const ratio = ratioOf(declared);
  if (!ratio) return undefined;
  const points =
    method.kind === 'bands'
      ? (method.bands.find(({ atLeast }) => ratio.part * HUNDRED >= atLeast * ratio.whole)?.points ?? ZERO)
      : proportional(method, max, ratio, decimals);
  return { points, inputs: ratio.words };
}

/** A declared ratio, in words, that is none of a part to its whole; 0 of 0 only says that there was nothing to count. */
export function impossibleRatio({ kind }: Method, declared: Declared): string | undefined {
  if (kind !== 'proportional' && kind !== 'bands') return undefined;
  const [numerator, denominator, percent] = partsOf(declared);
  if (numerator !== undefined && denominator !== undefined)
    return (numerator === ZERO && denominator === ZERO) || ratioOf(declared)
      ? undefined
      : WORKBOOK_WORDS.ratio(vietnameseDecimal(numerator), vietnameseDecimal(denominator));
  return percent === undefined || ratioOf(declared)
    ? undefined
    : WORKBOOK_WORDS.percentOf(vietnameseDecimal(percent));
}

const partsOf = (declared: Declared): readonly (Points | undefined)[] =>
  ['numerator', 'denominator', 'percent'].map((key) => declared.get(key));

interface Ratio {
  readonly part: Points;
  readonly whole: Points;
  readonly words: string;
}

/** Numerator over denominator where both stand, else the percentage. Nothing to count (denominator 0), or more than all, tells nothing. */
function ratioOf(declared: Declared): Ratio | undefined {
  const [numerator, denominator, percent] = partsOf(declared);
  if (numerator !== undefined && denominator !== undefined) {
    if (denominator <= 0n || numerator < 0n || numerator > denominator) return undefined;
    const words = WORKBOOK_WORDS.ratio(vietnameseDecimal(numerator), vietnameseDecimal(denominator));
    return { part: numerator, whole: denominator, words };
  }
  if (percent === undefined || percent < 0n || percent > HUNDRED) return undefined;
  return { part: percent, whole: HUNDRED, words: WORKBOOK_WORDS.percentOf(vietnameseDecimal(percent)) };
}

function proportional(
  { floorPercent, base }: Extract<Method, { kind: 'proportional' }>,
  max: Points,
  { part, whole }: Ratio,
  decimals: number,
): Points {
  const floor = floorPercent ?? ZERO;
  if (part * HUNDRED < floor * whole) return ZERO;
  if (base === undefined || floor >= HUNDRED) return share(max, part, whole, decimals);
  // From `base` at the floor in a straight line to the maximum at 100 %.
  const above = subtract(product(part, HUNDRED), product(floor, whole));
  return add(base, share(subtract(max, base), above, product(subtract(HUNDRED, floor), whole), decimals));
}
