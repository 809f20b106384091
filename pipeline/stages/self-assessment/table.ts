import type { Cell, Sheet } from '../../readers/xlsx/workbook.ts';
import {
  codeColumns,
  firstDataRow,
  headingTexts,
  isNumberRow,
  LAST_HEADING_ROW,
  nameColumn,
  withRole,
} from '../../rubric/table/columns.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import { Grid } from '../../rubric/table/grid.ts';
import { type ColumnRole, columnRole, mayHead } from '../../rubric/table/headings.ts';
import { fold } from '../../rubric/table/words.ts';
import { titleYears } from './label.ts';
import { holdsPoints, settlePeriods, settlePoints, settleSelf } from './points-columns.ts';

/** Where the table stands: the columns by role, and its first row of data. */
export interface Table {
  readonly grid: Grid;
  readonly firstRow: number;
  /** `unproved`: only the maxima beside them show that the points are those of the unit. */
  readonly points: 'told' | 'unproved';
  /** Before the next heading with other columns, or the last of the sheet. */
  readonly lastRow: number;
  readonly columns: ReadonlyMap<number, ColumnRole>;
  /** What stands over each column, folded. */
  readonly headings: ReadonlyMap<number, readonly string[]>;
  readonly name: number;
  /** Where the name of a line may stand, the one furthest right first to be asked: one column, or one for each level. */
  readonly names: readonly number[];
  readonly self: number;
  readonly max: number | undefined;
  /** Left of the names, from left to right. */
  readonly codes: readonly number[];
  /** Other columns that are headed as the unit's points, too. */
  readonly rivals: readonly number[];
}

export type TableFault =
  | { readonly fault: 'noHeading' | 'noPointsColumn' | 'noNameColumn' }
  | { readonly fault: 'twoPointsColumns'; readonly columns: readonly string[] };

const DEEPEST_HEADING = 3;
/** More places than these are no headings of tables. */
const MOST_HEADINGS = 300;

/** A heading found: where it begins, and whether it is one beyond doubt, so that a table above it ends here. */
interface Heading {
  readonly table: Table;
  readonly top: number;
  readonly weight: number;
  readonly plain: boolean;
}

/** Every place of a sheet that may be the heading of a score table, the fullest first. */
export function findTables(sheet: Sheet, decode: Decoder, sheets: readonly Sheet[] = []): readonly Table[] {
  const grid = new Grid(sheet, sheets);
  const found: Heading[] = [];
  const roles = new Map<number, readonly ColumnRole[]>();
  for (const row of grid.rows) {
    const cells = grid.row(row);
    if (row <= LAST_HEADING_ROW + DEEPEST_HEADING || isShortWords(cells))
      roles.set(row, rolesIn(cells, decode));
  }
  for (const [row, own] of roles) {
    if (found.length >= MOST_HEADINGS) break;
    const plain = isPlainHeading(grid.row(row), own);
    if (!plain && (row > LAST_HEADING_ROW || own.length === 0 || grid.row(row).length < 2)) continue;
    const near = Array.from({ length: DEEPEST_HEADING }, (_, below) => roles.get(row + below) ?? []).flat();
    if (!near.some((role) => GIVES_POINTS.has(role))) continue;
    for (let depth = 1; depth <= DEEPEST_HEADING; depth++) {
      const table = tableAt(grid, row, depth, decode);
      if (table) found.push({ table, top: row, weight: weightOf(table) * 10 - depth, plain });
    }
  }
  const sorted = found.map((each) => bounded(each, found)).sort((a, b) => b.weight - a.weight);
  return sorted
    .filter((each, at) => !sorted.some((other, before) => isWithin(each, other, before < at)))
    .map(({ table }) => table);
}

/** What a heading of the unit's points is by itself, whatever stands above it. */
const GIVES_POINTS: ReadonlySet<ColumnRole> = new Set(['self', 'points', 'given']);

const rolesIn = (cells: readonly Cell[], decode: Decoder): readonly ColumnRole[] =>
  cells.flatMap((cell) => (mayHead(cell) ? (columnRole([decode(cell)]) ?? []) : []));

/** Longer than any single heading in a row that consists of nothing else. */
const LONGEST_HEADING = 60;

const isShortWords = (cells: readonly Cell[]): boolean =>
  cells.length >= 3 &&
  cells.every(({ kind, text }) => kind === 'empty' || (kind === 'text' && text.length <= LONGEST_HEADING));

/** Short words only, and nearly all of them head columns: no line of a table looks like this. */
const isPlainHeading = (cells: readonly Cell[], roles: readonly ColumnRole[]): boolean =>
  isShortWords(cells) &&
  roles.length * 4 >= cells.filter(({ kind }) => kind !== 'empty').length * 3 &&
  new Set(roles).size >= 3;

/** The table with its end: the next heading that, however deep it is read, has other columns. */
function bounded(heading: Heading, all: readonly Heading[]): Heading {
  const { table } = heading;
  const below = all.filter(({ plain, top }) => plain && top >= table.firstRow);
  const next = [...Map.groupBy(below, ({ top }) => top)].flatMap(([top, read]) =>
    read.some((each) => hasSameColumns(each.table, table)) ? [] : [top],
  );
  return { ...heading, table: { ...table, lastRow: Math.min(table.lastRow, ...next.map((top) => top - 1)) } };
}

/** The same heading read with one more row above it, or printed again further down the same table. */
const isWithin = (inner: Heading, outer: Heading, earlier: boolean): boolean =>
  hasSameColumns(inner.table, outer.table) &&
  (inner.table.firstRow === outer.table.firstRow
    ? earlier
    : inner.plain && inner.top >= outer.table.firstRow && inner.top <= outer.table.lastRow);

const hasSameColumns = (a: Table, b: Table): boolean =>
  a.columns.size === b.columns.size &&
  [...a.columns].every(([column, role]) => b.columns.get(column) === role);

const weightOf = (table: Table): number => {
  const roles = new Set(table.columns.values());
  roles.delete('ignored');
  return roles.size + (table.max === undefined ? 0 : 2) - (table.rivals.length > 0 ? 2 : 0);
};

function tableAt(grid: Grid, top: number, depth: number, decode: Decoder): Table | undefined {
  const headings = headingTexts(grid, top, depth, decode);
  // A title over the whole width heads no column.
  if (new Set([...headings.values()].map((texts) => texts.join('\n'))).size < 3) return undefined;
  const columns = new Map<number, ColumnRole>();
  for (const [column, texts] of headings) {
    const role = columnRole(texts);
    if (role) columns.set(column, role);
  }
  const points = settlePoints(columns);
  settleNotes(columns);
  const folded = new Map([...headings].map(([column, texts]) => [column, texts.map(fold)]));
  settlePeriods(columns, folded, titleYears(grid, top, decode));
  const firstRow = firstDataRow(grid, top + depth, columns);
  settleSelf(grid, firstRow, columns);
  const [self, ...rivals] = withRole(columns, 'self');
  if (self === undefined) return undefined;
  const name = nameColumn(grid, firstRow, columns, self) ?? withRole(columns, 'code')[0];
  if (name === undefined) return undefined;
  const max = withRole(columns, 'max')[0];
  for (let row = top + 1; row < top + depth; row++)
    if (!isNumberRow(grid.row(row), columns) && holdsPoints(grid, row, [self, max])) return undefined;
  const codes = codeColumns(grid, firstRow, columns, name);
  const { lastRow } = grid;
  return {
    grid,
    points,
    firstRow,
    lastRow,
    columns,
    headings: folded,
    name,
    names: [name],
    self,
    max,
    codes,
    rivals,
  };
}

/** Rows looked at to tell whether a column holds names. */
const SAMPLE = 60;
const SHORTEST_NAME = 6;

/** The same table with names in every column left of the points that is headed so, or not at all, and holds words. */
export function levelledNames(table: Table, decode: Decoder): Table | undefined {
  const { grid, firstRow, columns, self, max = self, codes } = table;
  const names = Array.from({ length: Math.min(self, max) - 1 }, (_, index) => index + 1).filter((column) => {
    const role = columns.get(column);
    if ((role !== undefined && role !== 'name') || codes.includes(column)) return false;
    return grid.rows
      .slice(grid.rows.findIndex((row) => row >= firstRow))
      .slice(0, SAMPLE)
      .some((row) => {
        const cell = grid.own(row, column);
        return cell?.kind === 'text' && fold(decode(cell)).length >= SHORTEST_NAME;
      });
  });
  const last = names.at(-1);
  if (last === undefined || names.length < 2) return undefined;
  return { ...table, name: last, names, codes: codeColumns(grid, firstRow, columns, last) };
}

/** "Ghi chú" explains where nothing else does; "Các yêu cầu và tài liệu kiểm chứng" holds links where nothing else does. */
function settleNotes(columns: Map<number, ColumnRole>): void {
  const explained =
    withRole(columns, 'justification').length + withRole(columns, 'evidenceAndJustification').length > 0;
  const shown =
    withRole(columns, 'evidence').length + withRole(columns, 'evidenceAndJustification').length > 0;
  for (const [column, role] of columns) {
    if (role === 'note') columns.set(column, explained ? 'ignored' : 'justification');
    if (role === 'requirement') columns.set(column, shown ? 'ignored' : 'evidence');
  }
}

/** Why no table was found, in the order of what comes nearest. */
export function whyNoTable(sheets: readonly Sheet[], decode: Decoder): TableFault {
  let fault: TableFault = { fault: 'noHeading' };
  for (const sheet of sheets) {
    const grid = new Grid(sheet);
    for (let row = 1; row <= Math.min(LAST_HEADING_ROW, grid.lastRow); row++) {
      const roles = new Set([...headingTexts(grid, row, 2, decode).values()].map(columnRole));
      if (roles.has('self') && !roles.has('name') && fault.fault === 'noHeading')
        fault = { fault: 'noNameColumn' };
      if (roles.has('name') && roles.has('max') && !roles.has('self')) fault = { fault: 'noPointsColumn' };
    }
  }
  return fault;
}
