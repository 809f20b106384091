import type { Cell } from '../../readers/xlsx/workbook.ts';
import type { Decoder } from './decoder.ts';
import type { Grid } from './grid.ts';
import { mayHead } from './headings.ts';
import { fold } from './words.ts';

export const LAST_HEADING_ROW = 40;
const WIDEST = 80;

/** What each column holds: `code`, `name` and whatever else its reader tells apart. */
type Columns = ReadonlyMap<number, string>;

export const withRole = (columns: Columns, role: string): readonly number[] =>
  [...columns].filter(([, each]) => each === role).map(([column]) => column);

/** What stands over each column, from top to bottom; a merged heading stands over all its columns. */
export function headingTexts(
  grid: Grid,
  top: number,
  depth: number,
  decode: Decoder,
): ReadonlyMap<number, readonly string[]> {
  const texts = new Map<number, string[]>();
  for (let row = top; row < top + depth; row++) {
    const columns = new Set<number>();
    for (const cell of grid.row(row)) columns.add(cell.column);
    for (const area of grid.sheet.merged) {
      if (row < area.top || row > area.bottom) continue;
      for (let column = area.left; column <= Math.min(area.right, WIDEST); column++) columns.add(column);
    }
    for (const column of columns) {
      const cell = grid.at(row, column);
      if (cell?.kind !== 'text') continue;
      const text = mayHead(cell) ? decode(cell) : cell.text;
      const list = texts.get(column);
      if (list) list.push(text);
      else texts.set(column, [text]);
    }
  }
  return new Map([...texts].sort(([a], [b]) => a - b));
}

/** Below the heading may stand a row of column numbers: `(1) (2) (3)`, `A B 1 2`, `4=3-2`. */
export function firstDataRow(grid: Grid, after: number, columns: Columns): number {
  let row = after;
  while (row <= grid.lastRow && isNumberRow(grid.row(row), columns)) row++;
  return row;
}

export function isNumberRow(cells: readonly Cell[], columns: Columns): boolean {
  const filled = cells.filter(({ kind, column }) => kind !== 'empty' && columns.has(column));
  return (
    filled.length >= 3 &&
    filled.every(({ text }) => /^[([]?([A-Z]|\d{1,2}|[IVX]{1,4})[)\]]?([=:].*)?$/i.test(text.trim())) &&
    new Set(filled.map(({ text }) => text.trim())).size === filled.length
  );
}

/** Rows looked at to tell what a column holds. */
const SAMPLE = 60;

/** The names: of the columns headed so, the one with the most words; without such a heading, the wordiest left of the points. */
export function nameColumn(
  grid: Grid,
  firstRow: number,
  columns: Columns,
  points: number,
): number | undefined {
  const headed = withRole(columns, 'name');
  const unheaded = Array.from({ length: points - 1 }, (_, index) => index + 1).filter((column) => {
    const role = columns.get(column);
    return role === undefined || role === 'code' || role === 'declared';
  });
  const candidates = headed.length > 0 ? headed : unheaded;
  const words = (column: number): number => {
    let letters = 0;
    for (let row = firstRow; row < firstRow + SAMPLE; row++) {
      const cell = grid.own(row, column);
      if (cell?.kind === 'text') letters += cell.text.length;
    }
    return letters;
  };
  const ranked = candidates
    .map((column) => ({ column, letters: words(column) }))
    .sort((a, b) => b.letters - a.letters || a.column - b.column);
  const [best] = ranked;
  return best && (best.letters > 0 || headed.length > 0) ? best.column : undefined;
}

const CODE_LIKE =
  /^(muc|phan|tieu chi|tctp|tc|linh vuc)?\s*[([]?([ivx]{1,5}|[a-hj-uwyz]|\d{1,3})([.,-]\s?([ivx]{1,5}|\d{1,3}|[a-hj-uwyz]))*[.)\]]*$/i;

/** Columns left of the names that hold codes, whatever their heading says. */
export function codeColumns(grid: Grid, firstRow: number, columns: Columns, name: number): readonly number[] {
  const found: number[] = [];
  for (let column = 1; column < name; column++) {
    const role = columns.get(column);
    if (role !== undefined && role !== 'code' && role !== 'name') continue;
    let [filled, codes] = [0, 0];
    for (let row = firstRow; row < firstRow + SAMPLE; row++) {
      const cell = grid.own(row, column);
      if (!cell || cell.kind === 'empty') continue;
      filled++;
      if (cell.kind !== 'text' || CODE_LIKE.test(fold(cell.text).replaceAll(' ', '.'))) codes++;
    }
    if (filled > 0 && codes * 2 > filled) found.push(column);
  }
  // The codes may stand right of the names.
  return found.length > 0 ? found : withRole(columns, 'code').filter((column) => column !== name);
}
