import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { addRemarks } from '../../pipeline/writers/xlsx-remarks.ts';

const SHEET = 'Bảng chấm';

/** A workbook whose cells G2 to G4 get a link; its sheet read again. */
async function linked(change: (sheet: ExcelJS.Worksheet) => void): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(SHEET, { pageSetup: { paperSize: 9 } });
  for (const row of [2, 3, 4]) sheet.getCell(row, 1).value = `1.${row}`;
  sheet.getCell('H3').value = 'sau';
  sheet.getCell('B3').dataValidation = { type: 'list', formulae: ['"x"'] };
  change(sheet);
  const links = ['G2', 'G3', 'G4', 'G9'].map((cell) => ({
    ...{ sheet: SHEET, cell, label: 'Kế hoạch & báo cáo.pdf' },
    target: 'tài liệu/1.2 - Kế hoạch & 100%.pdf',
  }));
  const bytes = addRemarks(new Uint8Array(await book.xlsx.writeBuffer()), {
    author: 'A',
    remarks: [],
    links,
  });
  const again = new ExcelJS.Workbook();
  if (bytes) await again.xlsx.load(Buffer.from(bytes).buffer);
  return again.getWorksheet(SHEET) ?? again.addWorksheet(SHEET);
}

const TARGET = 'tài%20liệu/1.2%20-%20Kế%20hoạch%20&%20100%25.pdf';

test('an empty cell gets the link and its label, between the cells beside it', async () => {
  const sheet = await linked((each) => {
    each.getCell('A1').value = { text: 'cũ', hyperlink: 'cu.pdf' };
  });
  expect(sheet.getCell('G3').value).toEqual({ text: 'Kế hoạch & báo cáo.pdf', hyperlink: TARGET });
  expect([sheet.getCell('A1').hyperlink, sheet.getCell('H3').value, sheet.getCell('A3').value]).toEqual([
    'cu.pdf',
    'sau',
    '1.3',
  ]);
});

test('words of the unit stay, a link of the unit stays, a formula gets none, nor does a row that is not there', async () => {
  const sheet = await linked((each) => {
    each.getCell('G2').value = 'Kế hoạch số 12';
    each.getCell('G3').value = { text: 'của đơn vị', hyperlink: 'rieng.pdf' };
    each.getCell('G4').value = { formula: 'A4&"x"', result: '1.4x' };
  });
  expect(sheet.getCell('G2').value).toEqual({ text: 'Kế hoạch số 12', hyperlink: TARGET });
  expect(sheet.getCell('G3').hyperlink).toBe('rieng.pdf');
  expect(sheet.getCell('G4').hyperlink).toBeUndefined();
  expect(sheet.getCell('G9').value).toBeNull();
});
