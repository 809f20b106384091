import type { Decoder } from '../../rubric/table/decoder.ts';
import { fold } from '../../rubric/table/words.ts';
import type { Table } from './table.ts';

const ASIDE =
  /\b(cu|nhap|ban nhap|sao luu|backup|copy|ban sao|mau|vi du|tham khao|nam truoc|nam ngoai|old|draft|tham dinh)\b/;

export const yearsIn = (text: string): readonly number[] =>
  [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year));

/** Whether the name of the sheet, or the title above the table, says that it is a copy, a draft or of another year. */
export function isOutdated({ grid, firstRow }: Table, decode: Decoder, years: readonly number[]): boolean {
  const name = grid.sheet.name.normalize('NFC');
  if (ASIDE.test(fold(name)) || /\(\d\)\s*$/.test(name)) return true;
  const above = Array.from({ length: firstRow - 1 }, (_, index) => grid.row(index + 1)).flat();
  const titles = above.filter(({ kind }) => kind === 'text').map(decode);
  const named = yearsIn(name);
  const said = named.length > 0 ? named : titles.flatMap(yearsIn);
  return said.length > 0 && years.length > 0 && !said.some((year) => years.includes(year));
}
