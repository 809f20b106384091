import { columnLetters } from '../../readers/xlsx/reference.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import { withRole } from '../../rubric/table/columns.ts';
import type { Grid } from '../../rubric/table/grid.ts';
import { type ColumnRole, columnRole, isAppraisal, isSecondRound } from '../../rubric/table/headings.ts';
import { yearsIn } from './label.ts';
import type { Table } from './table.ts';

/** A line of the table, not of its heading: a column of points holds a figure that is neither a year nor the number of the column. */
export function holdsPoints(grid: Grid, row: number, columns: readonly (number | undefined)[]): boolean {
  return columns.some((column) => {
    const cell = column === undefined ? undefined : grid.own(row, column);
    return (
      (cell?.kind === 'number' || cell?.kind === 'text') && POINTS.test(cell.text.slice(0, LONGEST_POINTS))
    );
  });
}

const POINTS = /^\s*[-+]?\d{1,3}([.,]\d+)?\s*(đ|điểm)?\s*$/i;
const LONGEST_POINTS = 30;

/** A bare "Điểm" is the maximum beside the unit's points; it, or "Điểm đánh giá", is the unit's points beside a maximum: `unproved` without one. */
export function settlePoints(columns: Map<number, ColumnRole>): 'told' | 'unproved' {
  const has = (role: ColumnRole): boolean => withRole(columns, role).length > 0;
  const [points, given] = [withRole(columns, 'points'), withRole(columns, 'given')];
  for (const column of [...points, ...given]) columns.set(column, 'ignored');
  const [bare] = points;
  if (bare !== undefined && points.length === 1 && !has('max') && (has('self') || given.length === 1)) {
    columns.set(bare, 'max');
  }
  const [self] = given.length > 0 ? given : points;
  const only = given.length + (given.length > 0 ? 0 : points.length) === 1;
  const isOnly = self !== undefined && only && !has('self') && columns.get(self) !== 'max';
  if (isOnly && has('max')) columns.set(self, 'self');
  if (!isOnly || has('max') || given.length === 0) return 'told';
  columns.set(self, 'self');
  return 'unproved';
}

/** Of several columns headed so, the only one with figures holds the points; "Kết quả tự đánh giá" in words explains them. */
export function settleSelf(grid: Grid, firstRow: number, columns: Map<number, ColumnRole>): void {
  const headed = withRole(columns, 'self');
  if (headed.length < 2) return;
  const withFigures = headed.filter((column) =>
    grid.rows.some((row) => row >= firstRow && isFigure(grid.own(row, column))),
  );
  if (withFigures.length !== 1) return;
  for (const column of headed) if (!withFigures.includes(column)) columns.set(column, 'ignored');
}

const isFigure = (cell: Cell | undefined): boolean =>
  cell !== undefined &&
  (cell.kind === 'number' || cell.formula !== undefined || /^\s*[-+]?\d/.test(cell.text));

/** Of another time beyond doubt. */
const OTHER_TIME = /\b(quy ([ivx]+|\d)|thang|(ky|nam|lan) truoc|sau (khi )?tham dinh)\b/;
const FORECAST = /\b(du kien|tam tinh|uoc( tinh)?)\b/;
/** The unit has looked at its points again, before or after an appraisal. */
const AGAIN = /\b(cham|danh gia) lai\b|\bsau (khi )?(giai trinh|ra soat|dieu chinh|kiem tra)\b/;

/**
 * Of several columns of the unit's points, those of another time (a quarter, a forecast, after the appraisal) give way to
 * those of none; of several years that of the title counts, else one without a year, else the latest.
 */
export function settlePeriods(
  columns: Map<number, ColumnRole>,
  headings: ReadonlyMap<number, readonly string[]>,
  titled: readonly number[],
): void {
  const headed = withRole(columns, 'self');
  if (headed.length < 2) return;
  const ignore = (of: readonly number[]): void => {
    for (const column of of) columns.set(column, 'ignored');
  };
  const words = (column: number): string => headings.get(column)?.join(' ') ?? '';
  // A second round follows an appraisal; without one, nobody says that the first round stands.
  const isAfterAppraisal = (column: number): boolean =>
    (isSecondRound(words(column)) || AGAIN.test(words(column))) &&
    [...columns].some(
      ([at, role]) =>
        role === 'ignored' && isAppraisal(words(at)) && (at < column || isSecondRound(words(at))),
    );
  const otherTime = headed.filter(
    (column) => OTHER_TIME.test(words(column)) || FORECAST.test(words(column)) || isAfterAppraisal(column),
  );
  if (otherTime.length < headed.length) ignore(otherTime);
  const yearOf = (column: number): number | undefined => yearsIn(words(column)).at(-1);
  const left = withRole(columns, 'self');
  const years = left.flatMap((column) => yearOf(column) ?? []);
  const newest = years.length < left.length ? undefined : Math.max(...years);
  const year = years.find((each) => titled.includes(each)) ?? newest;
  const isOther = (column: number): boolean => ![undefined, year].includes(yearOf(column));
  ignore([...left, ...withRole(columns, 'max')].filter(isOther));
}

/** Two columns of the unit's points that say different things cannot both be right. */
export function rivalColumns(table: Table, rows: readonly number[]): readonly string[] {
  const { grid, self, rivals } = table;
  const valued = (column: number): boolean => rows.some((row) => isFigure(grid.own(row, column)));
  const differ = rivals.filter((column) =>
    rows.some((row) => {
      const [a, b] = [grid.own(row, self), grid.own(row, column)];
      return saidBy(b) !== '' && saidBy(a) !== saidBy(b);
    }),
  );
  return valued(self) && differ.length > 0 ? [self, ...differ].map(columnLetters) : [];
}

/** Where a forecast, or points scored again, that gave way by the heading first say something else than what counts. */
export function otherColumns(
  { grid, self, columns, headings }: Table,
  rows: readonly number[],
): readonly Cell[] {
  const gaveWay = withRole(columns, 'ignored').filter((column) => {
    const words = headings.get(column) ?? [];
    const joined = words.join(' ');
    // A form with several years, or with two rounds, says itself what each column is for.
    const isPlain = OTHER_TIME.test(joined) || yearsIn(joined).length > 0 || isSecondRound(joined);
    return columnRole(words) === 'self' && !isPlain;
  });
  return gaveWay.flatMap((column) => {
    const cells = rows.map((row) => [grid.own(row, column), grid.own(row, self)] as const);
    const [differing] = cells.find(([cell, taken]) => isFigure(cell) && saidBy(cell) !== saidBy(taken)) ?? [];
    return differing ? [differing] : [];
  });
}

/** Of a formula that nobody has computed, the formula: what it comes to is not known to be the same. */
const saidBy = (cell: Cell | undefined): string =>
  cell === undefined ? '' : cell.text.trim().replace(',', '.') || (cell.formula ?? '');
