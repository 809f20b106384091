import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import {
  add,
  least,
  type Points,
  parsePoints,
  share,
  subtract,
  toPoints,
  vietnameseDecimal,
  ZERO,
} from '../../model/points.ts';
import type { Method } from '../../model/regulation.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import { fold } from '../../rubric/table/words.ts';
import type { Table } from './table.ts';
import { parseDecimal } from './values.ts';

/** Số liệu kê khai of a row; keys `numerator`, `denominator`, `count`, `percent`. */
export type Declared = ReadonlyMap<string, Points>;

const HUNDRED = toPoints('100');
const ONE = toPoints('1');

/** Exact for figures of up to ten decimals, which is more than anybody declares. */
const product = (a: Points, b: Points): Points => share(a, b, ONE, 10);

export function readDeclared({ grid, columns }: Table, row: number, decode: Decoder): Declared {
  const declared = new Map<string, Points>();
  for (const cell of grid.row(row)) {
    const role = columns.get(cell.column);
    if (cell.kind === 'empty') continue;
    if (role === 'declared')
      for (const [key, value] of readWords(cell, decode(cell))) declared.set(key, value);
    if (role !== 'numerator' && role !== 'denominator' && role !== 'count' && role !== 'percent') continue;
    const value = role === 'percent' ? readPercent(cell, decode(cell)) : readNumber(cell, decode(cell));
    if (value !== undefined) declared.set(role, value);
  }
  return declared;
}

const readNumber = (cell: Cell, text: string): Points | undefined =>
  cell.kind === 'number' ? parsePoints(cell.text) : parseDecimal(text.trim());

/** `85%`, `85` or, in a cell that shows per cent, 0.85. */
function readPercent(cell: Cell, text: string): Points | undefined {
  if (cell.kind === 'number' && cell.format?.includes('%')) {
    const part = parsePoints(cell.text);
    return part === undefined ? undefined : product(part, HUNDRED);
  }
  return readNumber(cell, text.replace('%', ''));
}

const NUMBER = '(\\d+(?:[.,]\\d+)?)';
const FRACTION = new RegExp(`${NUMBER}\\s*/\\s*${NUMBER}`);
const NAMED = new RegExp(`tu so\\D{0,20}${NUMBER}.*mau so\\D{0,20}${NUMBER}`);
const PERCENT = new RegExp(`${NUMBER}\\s*%`);

/** `18/20`, `Tử số: 18; mẫu số: 20`, `90%`, or a bare number. */
function readWords(cell: Cell, text: string): readonly (readonly [string, Points])[] {
  if (cell.kind === 'number') {
    const value = cell.format?.includes('%') ? readPercent(cell, text) : parsePoints(cell.text);
    return value === undefined ? [] : [[cell.format?.includes('%') ? 'percent' : 'count', value]];
  }
  const [, numerator, denominator] =
    FRACTION.exec(text) ?? NAMED.exec(fold(text).replaceAll(' ', '  ')) ?? [];
  const pairs = [
    ['numerator', numerator],
    ['denominator', denominator],
    ['percent', PERCENT.exec(text)?.[1]],
    ['count', /^\d+$/.test(text.trim()) ? text.trim() : undefined],
  ] as const;
  return pairs.flatMap(([key, digits]) => {
    const value = digits === undefined ? undefined : parseDecimal(digits);
    return value === undefined ? [] : [[key, value] as const];
  });
}

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
  if (method.kind !== 'proportional' && method.kind !== 'bands') return undefined;
  const ratio = ratioOf(declared);
  if (!ratio) return undefined;
  const points =
    method.kind === 'bands'
      ? method.bands.find(({ atLeast }) => ratio.part * HUNDRED >= atLeast * ratio.whole)?.points
      : proportional(method, max, ratio, decimals);
  return points === undefined ? undefined : { points, inputs: ratio.words };
}

interface Ratio {
  readonly part: Points;
  readonly whole: Points;
  readonly words: string;
}

/** Numerator over denominator where both stand, else the percentage. Nothing to count (denominator 0), or more than all, tells nothing. */
function ratioOf(declared: Declared): Ratio | undefined {
  const [numerator, denominator, percent] = ['numerator', 'denominator', 'percent'].map((key) =>
    declared.get(key),
  );
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
