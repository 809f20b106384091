import type { Area } from './workbook.ts';

export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_384;

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** `C` is 3; undefined beyond the last column a workbook can have. */
export function columnNumber(letters: string): number | undefined {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column >= 1 && column <= MAX_COLUMN ? column : undefined;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export const refOf = ({ row, column }: Position): string => `${columnLetters(column)}${row}`;

/** `F12` or `$F$12`. */
export function parseRef(ref: string): Position | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? [];
  const column = columnNumber(letters);
  const row = Number(digits);
  return column && row >= 1 && row <= MAX_ROW ? { row, column } : undefined;
}

/** `A1:B3`, `A1`; a whole column or row too. */
export function parseArea(text: string): Area | undefined {
  const [first = '', second = first] = text.split(':');
  const [from, to] = [parseRef(first), parseRef(second)];
  if (from && to) return areaOf(from, to);
  const [, left = '', right = ''] = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(text) ?? [];
  const [a, b] = [columnNumber(left), columnNumber(right)];
  if (a && b) return areaOf({ row: 1, column: a }, { row: MAX_ROW, column: b });
  const [, top = '', bottom = ''] = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(text) ?? [];
  const [c, d] = [Number(top), Number(bottom)];
  return c >= 1 && d >= 1 && c <= MAX_ROW && d <= MAX_ROW
    ? areaOf({ row: c, column: 1 }, { row: d, column: MAX_COLUMN })
    : undefined;
}

const areaOf = (a: Position, b: Position): Area => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
});

export const contains = (area: Area, { row, column }: Position): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

/** A formula as it reads `rows` further down and `columns` further right: references without `$` move, words in quotes do not. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    /"[^"]*"|'[^']*'|(?<![A-Za-z0-9_.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![A-Za-z0-9_(.])/g,
    (whole, fixedColumn: string | undefined, letters: string, fixedRow: string, digits: string) => {
      if (letters === undefined) return whole;
      const column = (columnNumber(letters) ?? 0) + (fixedColumn ? 0 : columns);
      const row = Number(digits) + (fixedRow ? 0 : rows);
      return column < 1 || row < 1 ? '#REF!' : `${fixedColumn}${columnLetters(column)}${fixedRow}${row}`;
    },
  );
}
