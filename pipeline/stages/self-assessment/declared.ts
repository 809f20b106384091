import type { Method } from '../../model/appendix.ts';
import { type Points, parsePoints, share, toPoints, vietnameseDecimal, ZERO } from '../../model/points.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import { fold } from '../../rubric/table/words.ts';
import type { Table } from './table.ts';
import { parseDecimal } from './values.ts';

/** Số liệu kê khai of a row; keys `numerator`, `denominator`, `count`, `percent`, and `level` with its points. */
export type Declared = ReadonlyMap<string, Points>;

const HUNDRED = toPoints('100');
const ONE = toPoints('1');

/** Exact for figures of up to ten decimals, which is more than anybody declares. */
export const product = (a: Points, b: Points): Points => share(a, b, ONE, 10);

export function readDeclared(
  { grid, columns }: Table,
  { row, decode }: { readonly row: number; readonly decode: Decoder },
  { method, max }: { readonly method: Method; readonly max: Points },
): Declared {
  const declared = new Map<string, Points>();
  for (const cell of grid.row(row)) {
    const role = columns.get(cell.column);
    if (cell.kind === 'empty') continue;
    const isFigure = role === 'numerator' || role === 'denominator' || role === 'count' || role === 'percent';
    if (role !== 'declared' && !isFigure) continue;
    const text = decode(cell);
    const level = cell.kind === 'text' ? levelCalled(text, namedLevels(method, max)) : undefined;
    if (level !== undefined) declared.set('level', level);
    if (role === 'declared') for (const [key, value] of readWords(cell, text)) declared.set(key, value);
    if (!isFigure) continue;
    const key = role === 'percent' || isPercentage(cell, text) ? 'percent' : role;
    const value = key === 'percent' ? readPercent(cell, text) : readNumber(cell, text);
    if (value !== undefined) declared.set(key, value);
  }
  return declared;
}

interface NamedLevel {
  readonly when: string;
  readonly points: Points;
}

/** Levels that a unit can call by their words. */
export function namedLevels(method: Method, max: Points): readonly NamedLevel[] {
  if (method.kind === 'levels' || method.kind === 'highest') return method.steps;
  return method.kind === 'percentLevels'
    ? method.levels.map(({ when, percent }) => ({ when, points: share(max, percent, HUNDRED, 10) }))
    : [];
}

/** By its whole wording, alone or with its points behind it; none where two levels of other points are worded alike. */
function levelCalled(text: string, levels: readonly NamedLevel[]): Points | undefined {
  const wanted = fold(text);
  const called = levels.filter(({ when, points }) =>
    [when, `${when} ${vietnameseDecimal(points)}`].some((each) => fold(each) === wanted),
  );
  const points = new Set(called.map((each) => each.points));
  return points.size === 1 ? called[0]?.points : undefined;
}

/** Whatever heading it stands under. */
const isPercentage = (cell: Cell, text: string): boolean =>
  cell.kind === 'number' ? (cell.format?.includes('%') ?? false) : /^[\d.,]+ ?%$/.test(text.trim());

const readNumber = (cell: Cell, text: string): Points | undefined =>
  cell.kind === 'number' ? parsePoints(cell.text) : readFigure(text.trim());

/** A count or an amount: here a point before three digits parts thousands; a comma there may mean either, and tells nothing. */
function readFigure(text: string): Points | undefined {
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text)) return parseDecimal(text.replaceAll('.', ''));
  if (/^[1-9]\d{0,2}(,\d{3}){2,}$/.test(text)) return parseDecimal(text.replaceAll(',', ''));
  return /^[1-9]\d{0,2},\d{3}$/.test(text) ? undefined : parseDecimal(text);
}

/** `85%`, `85` or, in a cell that shows per cent, 0.85. A bare 0.85 may mean either, and tells nothing. */
function readPercent(cell: Cell, text: string): Points | undefined {
  if (cell.kind === 'number' && isPercentage(cell, text)) {
    const part = parsePoints(cell.text);
    return part && product(part, HUNDRED);
  }
  const value = cell.kind === 'number' ? parsePoints(cell.text) : parseDecimal(text.replace('%', '').trim());
  const mayBeAPart = value !== undefined && value > ZERO && value <= ONE && !text.includes('%');
  return mayBeAPart ? undefined : value;
}

/** The percentage that a cell states, under whatever heading. */
export const percentIn = (cell: Cell, text: string): Points | undefined =>
  /^[\d.,]+ ?%?$/.test(text.trim()) || cell.kind === 'number' ? readPercent(cell, text.trim()) : undefined;

const NUMBER = '(\\d+(?:[.,]\\d+)*)';
/** No part of a day (`05/12/2024`), of a month (`tháng 5/2024`) or of the number of a document (`số 15/2024`). */
const FRACTION = new RegExp(
  `(?<![\\d/]|\\d[.,-]|(?:số|ngày|tháng|quý|năm) ?)${NUMBER}\\s*/\\s*${NUMBER}(?![\\d/-]|[.,]\\d)`,
  'giu',
);
const NAMED = new RegExp(`tử số\\D{0,20}${NUMBER}.*mẫu số\\D{0,20}${NUMBER}`, 'isu');
const PERCENT = new RegExp(`${NUMBER}\\s*%`, 'gu');
const COUNT = new RegExp(`^(?:(?:tổng )?số(?: lượng)?\\s*:?\\s*)?${NUMBER}(?: [^\\d%/]*)?$`, 'iu');

/** `18/20`, `Tử số: 18; mẫu số: 20`, `90%`, `3 hội nghị`, or a bare number; nothing where two figures compete. */
function readWords(cell: Cell, text: string): readonly (readonly [string, Points])[] {
  if (cell.kind === 'number') {
    const isPercent = isPercentage(cell, text);
    const value = isPercent ? readPercent(cell, text) : parsePoints(cell.text);
    return value === undefined ? [] : [[isPercent ? 'percent' : 'count', value]];
  }
  const plain = text.normalize('NFC').trim();
  const [fraction, otherFraction] = plain.matchAll(FRACTION);
  const [percent, otherPercent] = plain.matchAll(PERCENT);
  const [, numerator, denominator] = (otherFraction ? undefined : fraction) ?? NAMED.exec(plain) ?? [];
  const pairs = [
    ['numerator', numerator && readFigure(numerator)],
    ['denominator', denominator && readFigure(denominator)],
    ['percent', percent?.[1] !== undefined && !otherPercent ? parseDecimal(percent[1]) : undefined],
    ['count', readFigure(COUNT.exec(plain)?.[1] ?? '')],
  ] as const;
  return pairs.flatMap(([key, value]) => (typeof value === 'bigint' ? [[key, value] as const] : []));
}
