import { decimalString, type Points } from '../../model/points.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import {
  codeOf,
  splitLeadingCode,
  splitTrailingCode,
  type TrailingCode,
  type WrittenCode,
} from '../../rubric/table/codes.ts';
import { isNumberRow } from '../../rubric/table/columns.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import { mayHead } from '../../rubric/table/headings.ts';
import { totalKind } from '../../rubric/table/total-row.ts';
import { fold } from '../../rubric/table/words.ts';
import type { Table } from './table.ts';
import { parseDecimal, readPoints } from './values.ts';

/** One line of the table as the unit wrote it. */
export interface Line {
  readonly row: number;
  /** Most telling first. */
  readonly codes: readonly WrittenCode[];
  readonly name: string;
  readonly foldedName: string;
  readonly codeCell: Cell | undefined;
  readonly nameCell: Cell | undefined;
  readonly selfCell: Cell | undefined;
  readonly maxCell: Cell | undefined;
  readonly max: Points | undefined;
  /** `total`: sums up the whole table; `subtotal`: one part of it; `continuation`: more of the line above. */
  readonly kind: 'line' | 'total' | 'subtotal' | 'continuation';
  readonly hidden: boolean;
}

/** What goes beyond it is no name, and is not compared. */
const LONGEST_NAME = 400;
/** `(không quá 0,25 điểm)` */
const LONGEST_POINTS = 60;
/** No appendix has thousands of lines; what follows is not looked at. */
const MOST_LINES = 3_000;

/** What the criteria are called, folded. */
export interface KnownNames {
  isName(folded: string): boolean;
}

/** The lines below the heading, without empty ones, repeated headings and rows of column numbers. */
export function readLines(table: Table, decode: Decoder, known: KnownNames): readonly Line[] {
  const { grid, firstRow, lastRow, columns } = table;
  const hidden = new Set(grid.sheet.hiddenRows);
  const lines: Line[] = [];
  const carried: string[] = [];
  // A code between two figures looks like a row of column numbers.
  const isNameless = columns.get(table.name) === 'code';
  for (const row of grid.rows) {
    if (row < firstRow || row > lastRow) continue;
    if (lines.length >= MOST_LINES) break;
    const cells = grid.row(row);
    if (isNumberRow(cells, columns) && !hasName(table, row) && !isNameless) continue;
    if (repeatsHeading(table, row, decode)) continue;
    const line = readLine(table, row, carried, { decode, known });
    if (line) lines.push({ ...line, hidden: hidden.has(row) });
  }
  return withoutSerialNumbers(lines);
}

const hasName = (table: Table, row: number): boolean => {
  const cell = nameAt(table, row);
  return cell?.kind === 'text' && fold(cell.text.slice(0, LONGEST_NAME)).length > 3;
};

/** The name of a line: the one of its lowest level, where those above it are repeated beside it. */
function nameAt({ grid, name, names }: Table, row: number): Cell | undefined {
  if (names.length < 2) return grid.own(row, name);
  return grid
    .row(row)
    .findLast(({ kind, column, text }) => kind === 'text' && names.includes(column) && text.trim() !== '');
}

/** A heading printed again at the top of a page. */
function repeatsHeading({ grid, headings }: Table, row: number, decode: Decoder): boolean {
  const cells = grid.row(row).filter(({ kind }) => kind === 'text');
  const same = cells.filter(
    (cell) => mayHead(cell) && headings.get(cell.column)?.includes(fold(decode(cell))),
  );
  return same.length >= 2 && same.length * 2 >= cells.length;
}

function readLine(
  table: Table,
  row: number,
  carried: string[],
  { decode, known }: { readonly decode: Decoder; readonly known: KnownNames },
): Omit<Line, 'hidden'> | undefined {
  const { grid, self, max, codes: codeColumns } = table;
  const nameCell = nameAt(table, row);
  const written = nameCell?.kind === 'text' ? decode(nameCell) : '';
  const codeCells = codeColumns.flatMap((column) => grid.own(row, column) ?? []);
  const label = fold((written || firstWords(table, row, decode)).slice(0, LONGEST_NAME));
  const maxCell = max === undefined ? undefined : startingAt(table, row, max);
  const maxValue = readPoints(grid, maxCell, decode);
  const base = {
    row,
    nameCell,
    selfCell: startingAt(table, row, self),
    maxCell,
    max: maxValue.kind === 'points' ? maxValue.points : undefined,
    codeCell: codeCells.findLast(({ kind }) => kind !== 'empty'),
  };
  const total = totalKind(label);
  if (total) return { ...base, codes: [], name: written, foldedName: label, kind: total };
  const alone = codeColumns.length === 0 && nameCell ? codeOf(nameCell, written) : undefined;
  const leading = splitLeadingCode(written);
  const inColumns = columnCodes(codeCells, codeColumns, carried, decode);
  const before = [...(leading.code ? [leading.code] : []), ...(alone ? [alone] : []), ...inColumns];
  const trailing = splitTrailingCode(leading.name);
  const isCode = trailing.code && isCodeHere(trailing, before, base.max);
  const codes = trailing.code && isCode && before.length === 0 ? [trailing.code] : before;
  // A code that stands in its own column too is no part of the name.
  const name = alone ? '' : isCode ? trailing.name : leading.name;
  if (codes.length === 0 && (name === '' || (goesOn(table, row, base) && !known.isName(fold(name))))) {
    return grid.row(row).some(({ kind, link }) => kind !== 'empty' || link)
      ? { ...base, codes, name, foldedName: '', kind: 'continuation' }
      : undefined;
  }
  return {
    ...base,
    codes,
    name,
    foldedName: fold(withoutPoints(name, base.max).slice(0, LONGEST_NAME)),
    kind: 'line',
  };
}

/** More words of the line above, whose code is merged over this one: without a code or a figure of its own. */
const goesOn = (
  { grid, codes }: Table,
  row: number,
  { selfCell, max }: Pick<Line, 'selfCell' | 'max'>,
): boolean =>
  max === undefined &&
  (selfCell === undefined || selfCell.kind === 'empty') &&
  codes.length > 0 &&
  codes.every((column) => (grid.areaAt(row, column)?.top ?? row) < row);

/** Behind the name stands its code again or, where there is no other, its code: not its points. */
const isCodeHere = (
  { code, bracketed }: TrailingCode,
  others: readonly WrittenCode[],
  max: Points | undefined,
): boolean =>
  others.length > 0
    ? others.some(({ exact }) => exact === code?.exact)
    : !bracketed || max === undefined || decimalString(max) !== code?.exact;

/** The words furthest left: a total is often written across the merged first columns. */
function firstWords({ grid, self }: Table, row: number, decode: Decoder): string {
  const cell = grid.row(row).find(({ kind, column }) => kind === 'text' && column < self);
  return cell ? decode(cell) : '';
}

/** A cell merged with others of its row; one merged downwards belongs to the row where it begins. */
function startingAt({ grid }: Table, row: number, column: number): Cell | undefined {
  const area = grid.areaAt(row, column);
  return area && area.top < row ? undefined : grid.at(row, column);
}

/** `Ban hành kế hoạch (1 điểm)`, `(1,5)` beside that maximum: the points are no part of the name. */
function withoutPoints(name: string, max: Points | undefined): string {
  const [whole = '', inside = ''] = /\s?\(([^()]*)\)\s?$/.exec(name.slice(-LONGEST_POINTS)) ?? [];
  const isPoints = /điểm/i.test(inside) || (max !== undefined && parseDecimal(inside.trim()) === max);
  return isPoints ? name.slice(0, -whole.length) : name;
}

/** The code of the last filled column, then all pieces joined, then joined to what the columns before it said further up. */
function columnCodes(
  cells: readonly Cell[],
  columns: readonly number[],
  carried: string[],
  decode: Decoder,
): readonly WrittenCode[] {
  const read = cells.flatMap((cell) => {
    const code = codeOf(cell, decode(cell));
    return code ? [{ column: cell.column, code }] : [];
  });
  const last = read.at(-1);
  if (!last) return [];
  if (columns.length === 1) return [last.code];
  const depth = columns.indexOf(last.column);
  for (const { column, code } of read) carried[columns.indexOf(column)] = code.exact;
  carried.length = depth + 1;
  const joined = read.map(({ code }) => code.exact).join('.');
  const full = carried.filter(Boolean).join('.');
  const others = [...new Set([joined, full])].filter((each) => each !== last.code.exact);
  return [last.code, ...others.map((exact) => ({ written: last.code.written, exact, repairs: [] }))];
}

const FEWEST_SERIAL = 8;

/** A column that simply counts its lines says nothing of their codes. */
function withoutSerialNumbers(lines: readonly Line[]): readonly Line[] {
  const numbered = lines.filter(({ codeCell, codes }) => codeCell && codes.length > 0);
  const serial = numbered.every(
    ({ codeCell }, index) => codeCell !== undefined && normalInteger(codeCell.text) === index + 1,
  );
  if (!serial || numbered.length < FEWEST_SERIAL) return lines;
  return lines.map((line) => ({
    ...line,
    codes: line.codes.filter(({ exact }) => exact.includes('.') || exact !== line.codeCell?.text.trim()),
  }));
}

const normalInteger = (text: string): number =>
  /^\s*\d+\.?\s*$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
