import type { Appendix, Criterion } from '../../model/appendix.ts';
import { otherNumerals } from '../../rubric/table/codes.ts';
import { SheetDecoder } from '../../rubric/table/decoder.ts';
import type { ColumnRole } from '../../rubric/table/headings.ts';
import { fold } from '../../rubric/table/words.ts';
import { AppendixIndex } from './appendix-index.ts';
import { type Match, matchLines } from './match.ts';
import { type Line, readLines } from './rows.ts';
import { levelledNames, type Table } from './table.ts';
import { readPoints } from './values.ts';

/** A table with its lines, and what criterion each of them is. */
export interface Reading {
  readonly table: Table;
  readonly decoder: SheetDecoder;
  readonly lines: readonly Line[];
  readonly matches: readonly Match[];
}

/** What the headings say of a table; where they leave something open, what stands in its columns. */
export function readTable(headed: Table, plain: AppendixIndex, { criteria }: Appendix): Reading {
  let reading = readAs(headed, plain);
  const index = restarts(reading.lines, criteria) ? new AppendixIndex(criteria, inItsDomain) : plain;
  if (index !== plain) reading = readAs(headed, index);
  const leaves = criteria.filter(({ method }) => method).length;
  if (leavesIn(reading) < leaves) {
    // The names of each level may have a column of their own.
    const levelled = levelledNames(headed, new SheetDecoder().decode);
    const other = levelled && readAs(levelled, index);
    if (other && leavesIn(other) > leavesIn(reading)) reading = other;
  }
  const max = reading.table.max === undefined ? columnOfMaxima(reading) : undefined;
  if (max === undefined) return reading;
  const columns = new Map(reading.table.columns).set(max, 'max');
  return readAs({ ...reading.table, max, columns }, index);
}

function readAs(table: Table, index: AppendixIndex): Reading {
  const decoder = new SheetDecoder();
  const lines = readLines(table, decoder.decode, index);
  return { table, decoder, lines, matches: matchLines(lines, index) };
}

/** `I.1.2` for 1.1.2: the domains in Roman numerals. */
const inItsDomain = ({ code }: Criterion): string => otherNumerals(code) ?? code;

/** Whether what stands below each domain is numbered from 1 anew, `1.2` for 1.1.2, by the lines whose names are beyond doubt. */
function restarts(lines: readonly Line[], criteria: readonly Criterion[]): boolean {
  const named = Map.groupBy(criteria, ({ name }) => fold(name));
  let [anew, through] = [0, 0];
  for (const { foldedName, codes } of lines) {
    const [criterion, ...others] = named.get(foldedName) ?? [];
    const [written] = codes;
    if (!criterion || !written || others.length > 0) continue;
    if (written.exact === criterion.code) through++;
    else if (written.exact === criterion.code.replace(/^\d+\./, '')) anew++;
  }
  return anew > through;
}

export const isLeafMatch = (match: Match): boolean =>
  match.kind === 'matched' && match.criterion.method !== undefined;

const leavesIn = ({ matches }: Reading): number => matches.filter(isLeafMatch).length;

/** Share of the lines whose maximum must stand in a column for it to be the column of the maxima. */
const NEARLY_ALL = 0.9;
const FEWEST_LINES = 3;

/** Under these headings; what others announce is no maximum, even where all points are full. */
const MAY_BE_MAXIMA: ReadonlySet<ColumnRole | undefined> = new Set([undefined, 'name', 'points', 'given']);

/** The column that holds the maximum of nearly every criterion, under a heading that does not say so. */
function columnOfMaxima({ table, decoder, matches }: Reading): number | undefined {
  const { grid, self, names, codes, columns } = table;
  const equal = new Map<number, number>();
  const matched = matches.filter((match) => match.kind === 'matched');
  for (const { line, criterion } of matched) {
    for (const cell of grid.row(line.row)) {
      if (cell.column === self || names.includes(cell.column) || codes.includes(cell.column)) continue;
      if (!MAY_BE_MAXIMA.has(columns.get(cell.column))) continue;
      const value = readPoints(grid, cell, decoder.decode);
      if (value.kind === 'points' && value.points === criterion.max)
        equal.set(cell.column, (equal.get(cell.column) ?? 0) + 1);
    }
  }
  const enough = matched.length * NEARLY_ALL;
  const [best] = [...equal].filter(([, count]) => count >= enough).sort(([a], [b]) => a - b);
  return matched.length < FEWEST_LINES ? undefined : best?.[0];
}
