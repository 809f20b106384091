import type { Decoder } from '../../rubric/table/decoder.ts';
import type { Grid } from '../../rubric/table/grid.ts';
import { fold } from '../../rubric/table/words.ts';
import type { Table } from './table.ts';

const ASIDE =
  /\b(cu|nhap|ban nhap|sao luu|backup|copy|ban sao|mau|vi du|tham khao|nam truoc|nam ngoai|old|draft|tham dinh)\b/;

export const yearsIn = (text: string): readonly number[] =>
  [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year));

const titlesAbove = (grid: Grid, row: number, decode: Decoder): readonly string[] =>
  Array.from({ length: row - 1 }, (_, index) => grid.row(index + 1))
    .flat()
    .flatMap((cell) => (cell.kind === 'text' ? [decode(cell)] : []));

const TITLE_YEAR = /\b(?:tu danh gia|tu cham|cham diem|bang diem|chi so)\b.*?\bnam (20\d\d)\b/;

/** Years that titles above a row say its table is for: `BẢNG TỰ CHẤM ĐIỂM … NĂM 2026`. */
export const titleYears = (grid: Grid, row: number, decode: Decoder): readonly number[] =>
  titlesAbove(grid, row, decode).flatMap((title) => {
    const [, year] = TITLE_YEAR.exec(fold(title)) ?? [];
    return year === undefined ? [] : [Number(year)];
  });

/** Years that the name of the sheet says or, without one, the titles above the table. */
export function yearsOf({ grid, firstRow }: Table, decode: Decoder): readonly number[] {
  const named = yearsIn(grid.sheet.name);
  return named.length > 0 ? named : titlesAbove(grid, firstRow, decode).flatMap(yearsIn);
}

/** Whether the name of the sheet, or the title above the table, says that it is a copy, a draft or of another year. */
export function isOutdated(table: Table, decode: Decoder, years: readonly number[]): boolean {
  const name = table.grid.sheet.name.normalize('NFC');
  if (ASIDE.test(fold(name)) || /\(\d\)\s*$/.test(name)) return true;
  const said = yearsOf(table, decode);
  return said.length > 0 && years.length > 0 && !said.some((year) => years.includes(year));
}
