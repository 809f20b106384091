import type ExcelJS from '#exceljs';
import { decimalString, type Points } from '../model/points.ts';

export const FONT: Partial<ExcelJS.Font> = { name: 'Times New Roman', size: 12 };
export const GREY: ExcelJS.FillPattern = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E6E6' } };
export const YELLOW: ExcelJS.FillPattern = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFFFF9E5' },
};
const THIN: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FF7F7F7F' } };
export const BOX: Partial<ExcelJS.Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** A spreadsheet holds numbers as doubles: the shortest decimal survives there and back. */
export const numberOf = (points: Points): number => Number(decimalString(points));

/** A file name as the target of a relationship: `%`, `#` and space escaped, Vietnamese letters left as they are; a `#page=2` at the end stays. */
export function linkTarget(target: string): string {
  const fragment = /#(?:page|nameddest)=[^#/]*$/.exec(target)?.[0] ?? '';
  const path = target.slice(0, target.length - fragment.length);
  return path.replaceAll('%', '%25').replaceAll('#', '%23').replaceAll(' ', '%20') + fragment;
}
