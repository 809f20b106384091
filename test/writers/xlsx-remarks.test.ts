import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { findLibreOffice } from '../../pipeline/writers/pdf/libreoffice.ts';
import { addRemarks } from '../../pipeline/writers/xlsx-remarks.ts';
import { lacks, output } from '../needs.ts';
import { partText, withPart } from './parts.ts';

const AUTHOR = 'Phòng Nội vụ';

async function workbook(change: (sheet: ExcelJS.Worksheet) => void = () => {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Bìa');
  const sheet = book.addWorksheet('Bảng chấm & điểm');
  sheet.getCell('A1').value = { text: 'bản ký', hyperlink: 'tai-lieu/a.pdf' };
  sheet.getCell('F12').value = { formula: 'SUM(F1:F11)', result: 3 };
  for (const cell of ['B2', 'C3']) sheet.getCell(cell).value = 'có chữ';
  change(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function reopened(bytes: Uint8Array | undefined): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  const file = join(mkdtempSync(join(tmpdir(), 'hoso-xlsx-')), 'a.xlsx');
  writeFileSync(file, bytes ?? '');
  await book.xlsx.readFile(file);
  return book.getWorksheet('Bảng chấm & điểm') ?? book.addWorksheet();
}

const words = (cell: ExcelJS.Cell): string =>
  typeof cell.note === 'string' ? cell.note : (cell.note?.texts ?? []).map(({ text }) => text).join('');

const remark = (cell: string, text: string) => ({ sheet: 'Bảng chấm & điểm', cell, text });

test('a remark stands beside its cell, and every other part of the workbook is as it was', async () => {
  const before = await workbook();
  const after = addRemarks(before, { author: AUTHOR, remarks: [remark('F12', 'CẦN SỬA: tổng < 3 & sai')] });
  const sheet = await reopened(after);
  expect(words(sheet.getCell('F12'))).toBe('CẦN SỬA: tổng < 3 & sai');
  expect(sheet.getCell('A1').hyperlink).toBe('tai-lieu/a.pdf');
  const [old, now] = [unzipSync(before), unzipSync(after ?? new Uint8Array())];
  const changed = Object.keys(now).filter(
    (name) => !old[name] || !Buffer.from(old[name]).equals(now[name] ?? Buffer.of()),
  );
  expect(changed.sort()).toEqual([
    '[Content_Types].xml',
    'xl/comments1.xml',
    'xl/drawings/vmlDrawing1.vml',
    'xl/worksheets/_rels/sheet2.xml.rels',
    'xl/worksheets/sheet2.xml',
  ]);
});

test('notes the unit has written stay, and a cell that has one gets ours below it', async () => {
  const before = await workbook((sheet) => {
    sheet.getCell('F12').note = 'Số của đơn vị';
    sheet.getCell('B2').note = 'Ghi chú khác';
  });
  const after = addRemarks(before, {
    author: AUTHOR,
    remarks: [remark('F12', 'CẦN SỬA'), remark('C3', 'LƯU Ý')],
  });
  const sheet = await reopened(after);
  expect(words(sheet.getCell('F12'))).toBe('Số của đơn vị\n\nCẦN SỬA');
  expect(words(sheet.getCell('B2'))).toBe('Ghi chú khác');
  expect(words(sheet.getCell('C3'))).toBe('LƯU Ý');
  const shapes = partText(after ?? new Uint8Array(), 'xl/drawings/vmlDrawing2.vml').match(/<v:shape /g);
  expect(shapes).toHaveLength(3);
});

const program = await findLibreOffice();
test.skipIf(lacks('LibreOffice', program !== undefined))(
  'a workbook that LibreOffice saved takes remarks, and LibreOffice reads them',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hoso-lo-'));
    const convert = (file: string, to: string) =>
      output(
        program?.program ?? '',
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'out'),
        file,
      );
    writeFileSync(join(folder, 'a.xlsx'), await workbook());
    convert(join(folder, 'a.xlsx'), 'xlsx');
    const after = addRemarks(readFileSync(join(folder, 'out', 'a.xlsx')), {
      author: AUTHOR,
      remarks: [remark('F12', 'CẦN SỬA ở đây')],
    });
    writeFileSync(join(folder, 'b.xlsx'), after ?? '');
    convert(join(folder, 'b.xlsx'), 'fods');
    expect(readFileSync(join(folder, 'out', 'b.fods'), 'utf8')).toMatch(
      /<office:annotation[\s\S]*CẦN SỬA ở đây/,
    );
  },
  30_000,
);

test.each([
  ['a sheet that is not there', async () => workbook(), [{ sheet: 'Khác', cell: 'A1', text: 'x' }]],
  ['a file that is no workbook', async () => new Uint8Array([1, 2, 3]), [remark('A1', 'x')]],
  [
    'prefixed XML',
    async () =>
      withPart(await workbook(), 'xl/worksheets/sheet2.xml', (xml) =>
        xml.replaceAll('<worksheet', '<x:worksheet'),
      ),
    [remark('A1', 'x')],
  ],
])('%s takes no remark, and says so', async (_, bytes, remarks) => {
  expect(addRemarks(await bytes(), { author: AUTHOR, remarks })).toBeUndefined();
});
