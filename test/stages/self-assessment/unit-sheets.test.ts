import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { Appendix } from '../../../pipeline/model/appendix.ts';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { makeScoreWorkbook } from '../../../pipeline/rubric/score-workbook.ts';
import { readUnitSheets } from '../../../pipeline/stages/self-assessment/unit-sheets.ts';
import { quangTri6 } from '../../workbooks/rubrics.ts';
import { unit } from '../builders.ts';

type Rows = readonly (readonly (string | null)[])[];

async function read(bytes: Uint8Array, appendix: Appendix = quangTri6) {
  const workbook = await readWorkbook(bytes);
  if ('refused' in workbook) throw new RangeError(workbook.refused.reason);
  const { proposals, initiatives } = readUnitSheets(workbook, appendix);
  return [proposals, initiatives?.map(({ cell, stated }) => [cell, ...stated])];
}

/** Our own workbook, as the unit fills its further sheets in. */
async function filled(sheets: Readonly<Record<string, Rows>>, appendix: Appendix = quangTri6) {
  const made = await makeScoreWorkbook({ appendix, regulationTitle: 'x', unit, year: 2020 });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(made).buffer);
  for (const [name, rows] of Object.entries(sheets))
    rows.forEach((row, index) => {
      const sheet = workbook.getWorksheet(name) ?? expect.fail(name);
      row.forEach((text, column) => {
        sheet.getCell(index + 2, column + 1).value = text;
      });
    });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe('our own workbook', () => {
  test('left empty says nothing', async () => {
    expect(await read(await filled({}))).toEqual([[], []]);
  });

  test('gives back the proposals in their order, and each initiative with what it states', async () => {
    const bytes = await filled({
      'Kiến nghị': [['Tập huấn thêm.'], ['Cấp kinh phí.']],
      'Sáng kiến': [['Một cửa lưu động', 'TTHC', 'Toàn tỉnh', null, 'Giảm 2 ngày']],
    });
    expect(await read(bytes)).toEqual([
      ['Tập huấn thêm.', 'Cấp kinh phí.'],
      [
        [
          'Sáng kiến!A2',
          ['ten', 'Một cửa lưu động'],
          ['linh-vuc', 'TTHC'],
          ['quy-mo-ap-dung', 'Toàn tỉnh'],
          ['thoi-gian', 'Giảm 2 ngày'],
        ],
      ],
    ]);
  });

  test('has no sheet of initiatives where none are asked', async () => {
    const { initiatives: _, ...without } = quangTri6;
    await expect(filled({ 'Sáng kiến': [['x']] }, without)).rejects.toThrow('Sáng kiến');
  });
});

test.each<[string, string, Rows, unknown]>([
  [
    'with a title and numbers',
    'ĐỀ XUẤT, KIẾN NGHỊ',
    [['PHỤ LỤC'], ['Kiến nghị của đơn vị'], ['1', 'Tập huấn thêm.'], ['2', 'Cấp kinh phí.']],
    [['Tập huấn thêm.', 'Cấp kinh phí.'], []],
  ],
  [
    'of initiatives in columns of its own',
    'Sang kien 2020',
    [
      ['DANH SÁCH SÁNG KIẾN'],
      ['TT', 'Tên sáng kiến', 'Quy mô', 'Kinh phí', 'Thời gian'],
      ['1', 'Một cửa', 'Toàn tỉnh', '10 triệu', 'Cả năm'],
    ],
    [
      [],
      [
        [
          'Sang kien 2020!A3',
          ['ten', 'Một cửa'],
          ['quy-mo-ap-dung', 'Toàn tỉnh'],
          ['kinh-phi', '10 triệu'],
          ['thoi-gian', 'Cả năm'],
        ],
      ],
    ],
  ],
  ['named for something else', 'Đề xuất không đánh giá', [['1.1', 'Không phát sinh']], [[], []]],
])('a sheet %s', async (_, name, rows, expected) => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name);
  for (const row of rows) sheet.addRow([...row]);
  expect(await read(new Uint8Array(await workbook.xlsx.writeBuffer()))).toEqual(expected);
});
