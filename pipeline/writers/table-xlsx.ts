import ExcelJS from '#exceljs';
import type { PlainTable } from './plain-table.ts';
import { repack } from './repack.ts';
import { cleanText } from './text.ts';
import { linesOf } from './text-size.ts';
import { BOX, FONT, GREY } from './xlsx-cells.ts';

/** Of all columns together, in widths of a digit; a digit of 12 pt is about 6.6 points wide. */
const WIDTH = 190;
const DIGIT = 6.6;
const LINE_HEIGHT = 15.75;
/** No row of a workbook can be higher. */
const HIGHEST = 409;

/** The table as a workbook of one sheet, its heading frozen and repeated in print; the same bytes for the same table. */
export async function tableXlsx(table: PlainTable, sheetName: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const day = new Date(Date.UTC(2000, 0, 1));
  workbook.creator = 'hoso';
  workbook.created = day;
  workbook.modified = day;
  workbook.title = table.title;
  const headingRow = table.opening.length + 2;
  const sheet = workbook.addWorksheet(sheetName, {
    views: [{ state: 'frozen', ySplit: headingRow }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headingRow}:${headingRow}`,
    },
  });
  if (table.mark !== undefined) sheet.headerFooter.oddHeader = `&R&B${table.mark}`;
  const widths = table.columns.map(({ width }) => (WIDTH * width) / 100);
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  for (const [index, { text, style }] of table.opening.entries()) {
    sheet.mergeCells(index + 1, 1, index + 1, table.columns.length);
    const heading = style === 'heading';
    const cell = sheet.getCell(index + 1, 1);
    cell.value = cleanText(text);
    cell.font = { ...FONT, bold: heading };
    cell.alignment = { wrapText: true, vertical: 'top', horizontal: heading ? 'center' : 'left' };
    sheet.getRow(index + 1).height = heightOf([{ text, width: WIDTH, bold: heading }]);
  }
  for (const [index, { heading }] of table.columns.entries()) {
    const cell = sheet.getCell(headingRow, index + 1);
    cell.value = heading;
    cell.font = { ...FONT, bold: true };
    cell.fill = GREY;
    cell.border = BOX;
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  }
  sheet.getRow(headingRow).height = heightOf(
    table.columns.map(({ heading }, index) => ({ text: heading, width: widths[index] ?? 0, bold: true })),
  );
  for (const [offset, { cells, bold }] of table.rows.entries()) {
    const row = headingRow + 1 + offset;
    for (const [index, content] of cells.entries()) {
      const cell = sheet.getCell(row, index + 1);
      // Codes such as 1.10 must stay text.
      if (typeof content === 'string') cell.numFmt = '@';
      cell.value = typeof content === 'string' ? cleanText(content) || null : content;
      cell.font = { ...FONT, bold };
      cell.border = BOX;
      cell.alignment = {
        wrapText: true,
        vertical: 'top',
        horizontal: table.columns[index]?.align ?? 'left',
      };
    }
    sheet.getRow(row).height = heightOf(
      cells.map((content, index) => ({ text: String(content), width: widths[index] ?? 0, bold })),
    );
  }
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

const heightOf = (
  cells: readonly { readonly text: string; readonly width: number; readonly bold: boolean }[],
): number =>
  Math.min(
    HIGHEST,
    Math.max(...cells.map(({ text, width, bold }) => linesOf(text, width * DIGIT, { size: 12, bold }))) *
      LINE_HEIGHT +
      2,
  );
