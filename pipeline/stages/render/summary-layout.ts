import type ExcelJS from '#exceljs';
import { cleanText } from '../../writers/text.ts';
import { linesOf } from '../../writers/text-size.ts';

/** In letters, as Excel counts; together they fill A4 on its side between margins of 20 and 15 mm. */
export const WIDTHS = [8, 44, 8, 9, 34, 29] as const;
export const HEADER_HEIGHT = 34;
export const FONT = 'Times New Roman';
export const LAST = 'F';

/** A bordered cell of the table. */
export function frame(cell: ExcelJS.Cell, align: 'left' | 'center', weight?: 'bold'): void {
  cell.font = { name: FONT, size: 11, ...(weight ? { bold: true } : {}) };
  cell.alignment = { vertical: 'top', horizontal: align, wrapText: true };
  const side = { style: 'thin' } as const;
  cell.border = { top: side, left: side, bottom: side, right: side };
}

/** Of a line of 12 points over the whole width. */
export const lineHeight = (text: string): number =>
  linesOf(
    text,
    WIDTHS.reduce((sum, _, index) => sum + columnPoints(index + 1), 0),
    { size: 12, bold: false },
  ) *
    16 +
  2;

interface LineStyle {
  readonly align?: 'left' | 'center';
  readonly bold?: true;
  readonly italic?: true;
  readonly size?: number;
  /** Points; the rows of merged cells do not find their height themselves. */
  readonly height?: number;
}

/** A line over the whole width. */
export function writeLine(sheet: ExcelJS.Worksheet, text: string, style: LineStyle): ExcelJS.Row {
  const row = sheet.addRow([cleanText(text)]);
  sheet.mergeCells(`A${row.number}:${LAST}${row.number}`);
  const cell = row.getCell(1);
  cell.font = {
    name: FONT,
    size: style.size ?? 12,
    ...(style.bold ? { bold: true } : {}),
    ...(style.italic ? { italic: true } : {}),
  };
  cell.alignment = { vertical: 'middle', horizontal: style.align ?? 'center', wrapText: true };
  row.height = style.height ?? 18;
  return row;
}

/** A letter of the workbook's own font is 7 pixels, the edge 5; less the cell's padding; in points. */
const columnPoints = (column: number): number => ((WIDTHS[column - 1] ?? 0) * 7 + 5) * 0.75 - 7;
const PAGE_POINTS = 595 - 2 * 0.79 * 72;
/** Rows that go with the signature block when it would stand alone on the last page: the last criterion, the total, the note. */
const COMPANIONS = 4;

/**
 * Gives every row the height its text needs, since neither Excel nor LibreOffice finds it for a file made elsewhere, and breaks the
 * last page so that the signature block never stands there without rows of the table.
 */
export function layOut(sheet: ExcelJS.Worksheet, headerRow: number): void {
  let free = PAGE_POINTS;
  let onPage = 0;
  sheet.eachRow({ includeEmpty: true }, (row) => {
    row.height ??= heightOf(row);
    onPage = row.height > free ? 1 : onPage + 1;
    free = (row.height > free ? PAGE_POINTS - HEADER_HEIGHT : free) - row.height;
  });
  const last = sheet.rowCount;
  if (onPage < COMPANIONS && last - COMPANIONS > headerRow) sheet.getRow(last - COMPANIONS).addPageBreak();
}

function heightOf(row: ExcelJS.Row): number {
  let lines = 1;
  row.eachCell((cell, column) => {
    const { value } = cell;
    const text = typeof value === 'object' && value && 'text' in value ? value.text : value;
    const indent = 9 * (cell.alignment?.indent ?? 0);
    const font = { size: cell.font?.size ?? 11, bold: cell.font?.bold ?? false };
    if (typeof text === 'string') lines = Math.max(lines, linesOf(text, columnPoints(column) - indent, font));
  });
  return lines * 14 + 3;
}
