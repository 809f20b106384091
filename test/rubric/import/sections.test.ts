import { expect, test } from 'vitest';
import { decimalString } from '../../../pipeline/model/points.ts';
import { withSections } from '../../../pipeline/rubric/import/hierarchy.ts';
import { importAppendices } from '../../../pipeline/rubric/import/import.ts';
import { readSourceTables } from '../../../pipeline/rubric/import/source-file.ts';
import { wordDocument, wordParagraph, wordTable } from '../../readers/word-file.ts';

const coded = (...codes: readonly string[]) => withSections(codes.map((code) => ({ code })));

test('codes that begin anew below each Roman numeral carry the numeral', () => {
  expect(coded('I', '1', '1.1', 'II', '1', '1.1')?.map(({ code }) => code)).toEqual([
    'I',
    'I.1',
    'I.1.1',
    'II',
    'II.1',
    'II.1.1',
  ]);
});

test.each([
  ['that go on', ['I', '1', '1.1', 'II', '2', '2.1']],
  ['of which one stands twice below one numeral', ['I', '1', '1', 'II', '1']],
  ['without Roman numerals', ['1', '1.1', '1.1']],
])('codes %s stay as they stand', (_, codes) => {
  expect(coded(...codes)).toBeUndefined();
});

test('an appendix whose heading is split below one cell, its codes beginning anew in each section', async () => {
  const source = await readSourceTables(
    wordDocument(
      [
        wordParagraph('PHỤ LỤC I'),
        wordTable([
          ['TT', 'Tiêu chí', 'Điểm chuẩn', { text: 'Hướng dẫn chấm điểm', span: 2 }],
          ['', '', '', 'Cách chấm', 'Tài liệu kiểm chứng'],
          ['I', 'Chỉ đạo', '2', '', ''],
          ['1', 'Kế hoạch', '2', '', ''],
          ['1.1', 'Ban hành', '2', 'Đúng hạn: 2đ, trễ hạn: 1đ, không có: 0đ', 'Kế hoạch năm'],
          ['II', 'Thủ tục', '3', '', ''],
          ['1', 'Giải quyết', '3', '', ''],
          ['1.1', 'Đúng hạn', '3', 'Có: 3 điểm; không: 0 điểm', 'Báo cáo'],
        ]),
      ].join(''),
    ),
  );
  if ('refused' in source) throw new Error(source.refused);
  const [only] = importAppendices(source.tables);
  expect(
    only?.appendix.criteria.map(({ code, parent, max, method, evidence }) =>
      [code, parent ?? '-', decimalString(max), method?.kind ?? '-', evidence.join()].join(' '),
    ),
  ).toEqual([
    'I - 2 - ',
    'I.1 I 2 - ',
    'I.1.1 I.1 2 levels Kế hoạch năm',
    'II - 3 - ',
    'II.1 II 3 - ',
    'II.1.1 II.1 3 levels Báo cáo',
  ]);
  expect(only?.notes.filter(({ id }) => id.startsWith('code'))).toEqual([
    { id: 'codesInSections', code: undefined, text: 'I.1' },
  ]);
});
