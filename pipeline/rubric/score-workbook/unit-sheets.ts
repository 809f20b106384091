import type ExcelJS from 'exceljs';
import type { Appendix } from '../../model/appendix.ts';
import { BOX, FONT, GREY, YELLOW } from '../../writers/xlsx-cells.ts';
import { SHEET } from './layout.ts';

const ROWS = { proposals: 10, initiatives: 5 } as const;

export function addProposalsSheet(workbook: ExcelJS.Workbook, proposals: readonly string[] = []): void {
  const sheet = addSheet(workbook, SHEET.proposals, {
    headings: ['Đề xuất, kiến nghị (nếu có); mỗi ô một ý'],
    width: 76,
    orientation: 'portrait',
    rows: Math.max(ROWS.proposals, proposals.length),
  });
  proposals.forEach((each, index) => {
    sheet.getCell(index + 2, 1).value = each;
  });
}

/** Where the appendix asks for initiatives: one a row, a column for each thing it has to state. */
export function addInitiativesSheet(workbook: ExcelJS.Workbook, { initiatives }: Appendix): void {
  if (!initiatives) return;
  addSheet(workbook, SHEET.initiatives, {
    headings: initiatives.fields.map(({ name, required }) => (required ? name : `${name} (nếu có)`)),
    width: 32,
    orientation: 'landscape',
    rows: ROWS.initiatives,
  });
}

function addSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  {
    headings,
    width,
    orientation,
    rows,
  }: {
    readonly headings: readonly string[];
    readonly width: number;
    readonly orientation: 'portrait' | 'landscape';
    readonly rows: number;
  },
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  headings.forEach((heading, index) => {
    const column = index + 1;
    sheet.getColumn(column).width = width;
    for (let row = 1; row <= rows + 1; row++) {
      const cell = sheet.getCell(row, column);
      const head = row === 1;
      cell.value = head ? heading : null;
      cell.font = { ...FONT, bold: head };
      cell.fill = head ? GREY : YELLOW;
      cell.border = BOX;
      cell.alignment = { wrapText: true, vertical: 'top' };
      cell.protection = { locked: head };
      if (!head) cell.numFmt = '@';
    }
  });
  void sheet.protect('', { formatColumns: true, formatRows: true });
  return sheet;
}
