import type { Criterion } from '../../model/appendix.ts';
import { type Points, subtract, toPoints, ZERO } from '../../model/points.ts';
import { columnLetters } from '../../readers/xlsx/reference.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import { withRole } from '../../rubric/table/columns.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import { asksForRatio } from './computed-points.ts';
import { percentIn, product } from './declared.ts';
import type { Table } from './table.ts';

/** A line with points of its own. */
export interface ScoredLine {
  readonly row: number;
  readonly criterion: Criterion;
  readonly points: Points;
}

const HUNDRED = toPoints('100');
/** As far as rounding to whole per cent goes. */
const ROUNDED = toPoints('0.5');
const FEWEST = 3;

/**
 * The same table without the columns that only say what share of its maximum each line was given (`Tỷ lệ đạt`): computed
 * from the points, or equal to that share everywhere, also where no ratio is asked for.
 */
export function withoutShares(table: Table, lines: () => readonly ScoredLine[], decode: Decoder): Table {
  const declared = [...withRole(table.columns, 'percent'), ...withRole(table.columns, 'declared')];
  if (declared.length === 0) return table;
  const scored = lines();
  const shares = declared.filter((column) => saysShares(table, column, scored, decode));
  if (shares.length === 0) return table;
  const columns = new Map(table.columns);
  for (const column of shares) columns.set(column, 'ignored');
  return { ...table, columns };
}

function saysShares(
  { grid, self }: Table,
  column: number,
  lines: readonly ScoredLine[],
  decode: Decoder,
): boolean {
  const told = lines.flatMap((line) => {
    const cell = grid.own(line.row, column);
    return cell && cell.kind !== 'empty' ? [{ ...line, cell }] : [];
  });
  const computed = told.filter(({ cell, row }) => isComputedFrom(cell, `${columnLetters(self)}${row}`));
  if (computed.length * 2 > told.length) return true;
  return (
    told.length >= FEWEST &&
    told.some(({ criterion: { method } }) => method !== undefined && !asksForRatio(method)) &&
    told.every(({ cell, points, criterion }) => {
      const percent = percentIn(cell, decode(cell));
      return (
        percent !== undefined &&
        isNear(product(percent, criterion.max), product(points, HUNDRED), criterion.max)
      );
    })
  );
}

const isComputedFrom = ({ formula }: Cell, ref: string): boolean =>
  formula !== undefined &&
  new RegExp(`(?<![A-Z\\d])${ref}(?!\\d)`).test(formula.replaceAll('$', '').toUpperCase());

/** `percent` of the maximum and the points, both times a hundred, differ by rounding only. */
function isNear(a: Points, b: Points, max: Points): boolean {
  const [most, difference] = [product(ROUNDED, max), subtract(a, b)];
  return difference <= most && subtract(ZERO, difference) <= most;
}
