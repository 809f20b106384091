/**
 * Exact decimal points. Held as a whole number of 10^-12, which is finer than a score in a workbook can tell apart
 * (a spreadsheet keeps 15 significant digits); never a binary float.
 */
export type Points = bigint & { readonly unit: 'points' };

const PLACES = 12;
const ONE = 10n ** BigInt(PLACES);

const points = (units: bigint): Points => units as Points;

export const ZERO = points(0n);

/** Reads `12`, `-0.5`, `.25`, `1e-3`; undefined for anything else. Digits beyond the twelfth place are rounded half away from zero. */
export function parsePoints(text: string): Points | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (!match || whole + fraction === '') return undefined;
  const shift = PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfUp(digits, 10n ** BigInt(-shift));
  return points(sign === '-' ? -units : units);
}

/** For figures that our own data promises to be decimals. Throws RangeError on anything else. */
export function toPoints(text: string): Points {
  const parsed = parsePoints(text);
  if (parsed === undefined) throw new RangeError(`not a decimal: ${text}`);
  return parsed;
}

export const add = (...terms: readonly Points[]): Points =>
  points(terms.reduce<bigint>((sum, each) => sum + each, 0n));
export const subtract = (a: Points, b: Points): Points => points(a - b);
/** `count` is a whole number. */
export const times = (a: Points, count: number): Points => points(a * BigInt(count));
export const least = (a: Points, b: Points): Points => (a < b ? a : b);
export const most = (a: Points, b: Points): Points => (a > b ? a : b);

/** `a` x numerator / denominator, rounded once to `decimals` places, half away from zero. Denominator must not be zero. */
export function share(a: Points, numerator: Points, denominator: Points, decimals: number): Points {
  return roundRatio(a * numerator, denominator, decimals);
}

export const round = (a: Points, decimals: number): Points => roundRatio(a, 1n, decimals);

/** The one place that rounds: numerator / denominator (units / whole number) to `decimals` places. */
function roundRatio(numerator: bigint, denominator: bigint, decimals: number): Points {
  const step = 10n ** BigInt(PLACES - decimals);
  return points(divideHalfUp(numerator, denominator * step) * step);
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** `1.5`, `-0.25`, `3`: the shortest exact decimal, with a point. For JSON and machines. */
export function decimalString(a: Points): string {
  const size = a < 0n ? -a : a;
  const fraction = (size % ONE).toString().padStart(PLACES, '0').replace(/0+$/, '');
  return `${a < 0n ? '-' : ''}${size / ONE}${fraction && `.${fraction}`}`;
}

/** The same with a decimal comma, for Vietnamese readers: `1,5`. */
export const vietnameseDecimal = (a: Points): string => decimalString(a).replace('.', ',');
