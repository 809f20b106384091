import { expect, test } from 'vitest';
import { decimalString } from '../../../pipeline/model/points.ts';
import { type ImportedAppendix, importAppendices } from '../../../pipeline/rubric/import/import.ts';
import { readSourceTables } from '../../../pipeline/rubric/import/source-file.ts';
import { wordDocument, wordParagraph, wordTable } from '../../readers/word-file.ts';
import { writeWorkbook } from '../../workbooks/write.ts';

async function imported(bytes: Uint8Array): Promise<readonly ImportedAppendix[]> {
  const source = await readSourceTables(bytes);
  if ('refused' in source) throw new Error(source.refused);
  return importAppendices(source.tables);
}

const rowsOf = (each: ImportedAppendix | undefined) =>
  each?.appendix.criteria.map(({ code, kind, parent, max, method }) =>
    [code, kind, parent ?? '-', decimalString(max), method?.kind ?? '-'].join(' '),
  );
const notesOf = (each: ImportedAppendix | undefined) =>
  each?.notes.flatMap(({ id, code }) => (code === undefined ? [] : [`${code} ${id}`]));

const HEADING = ['STT', 'Nội dung tiêu chí', 'Cách tính điểm', 'Thang điểm', 'Tài liệu kiểm chứng'];

test('an appendix in Word: merged heading, Roman sections, a table broken at a page, total and signatures', async () => {
  const [only, ...others] = await imported(
    wordDocument(
      [
        wordParagraph('ỦY BAN NHÂN DÂN TỈNH'),
        wordParagraph('Phụ lục II'),
        wordParagraph('BỘ TIÊU CHÍ CHẤM ĐIỂM'),
        wordParagraph('CẢI CÁCH HÀNH CHÍNH CỦA CÁC SỞ'),
        wordParagraph('(Ban hành kèm theo Quyết định số 01/QĐ-UBND)'),
        wordTable([
          HEADING,
          ['(1)', '(2)', '(3)', '(4)', '(5)'],
          ['I', { text: 'CHỈ ĐẠO, ĐIỀU HÀNH', span: 2 }, '3', ''],
          ['1', 'Kế hoạch cải cách hành chính', '', '2', ''],
          ['1.1', 'Ban hành kế hoạch', 'Đúng thời gian: 0.5; không đúng: 0', '0,5', 'Kế hoạch năm'],
        ]),
        wordParagraph('2'),
        wordTable([
          ['1.2', 'Mức độ hoàn thành', '(tỷ lệ % x điểm tối đa)/100%\nDưới 80%: 0', '1,5', 'Báo cáo năm'],
          ['2', 'Tuyên truyền', 'Chấm theo chất lượng tuyên truyền', '1', ''],
          ['II', 'TÁC ĐỘNG', '', '', ''],
          ['3', 'Sự hài lòng', 'Điều tra xã hội học', '7', ''],
          ['', 'Tổng điểm', '', '10', ''],
        ]),
        wordTable([['NGƯỜI LẬP', 'CHỦ TỊCH']]),
      ].join(''),
    ),
  );
  expect(others).toEqual([]);
  expect(rowsOf(only)).toEqual([
    'I domain - 3 -',
    '1 criterion I 2 -',
    '1.1 subCriterion 1 0.5 levels',
    '1.2 subCriterion 1 1.5 proportional',
    '2 criterion I 1 free',
    'II domain - 7 -',
    '3 criterion II 7 survey',
  ]);
  expect(only?.appendix.title).toBe('BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH CỦA CÁC SỞ');
  expect([only?.appendix.id, only && decimalString(only.appendix.scale)]).toEqual(['II', '10']);
  expect(notesOf(only)).toEqual(['II maxComputed', '1.2 inputsMissing', '2 methodFree']);
  expect(only?.notes.flatMap(({ id, code }) => (code === undefined ? [id] : []))).toEqual([
    'kindsDerived',
    'evidenceAssumed',
    'scaleFromTotal',
    'appliesToMissing',
    'decimalsAssumed',
    'statusAssumed',
  ]);
});

test('an appendix in Excel: codes before the names, scoring in lines of their own, 1.10 as a number', async () => {
  const levels = [
    [undefined, 'Đúng hạn', 0.5],
    [undefined, 'Chậm', 0],
  ];
  const [only] = await imported(
    writeWorkbook(
      {
        sheets: [
          {
            name: 'Cấp xã',
            rows: [
              ['PHỤ LỤC 3'],
              ['Bộ tiêu chí áp dụng cho UBND cấp xã'],
              undefined,
              ['Mã', 'Tiêu chí', 'Điểm tối đa'],
              [1, 'Chỉ đạo, điều hành', 5],
              ...Array.from({ length: 10 }, (_, index) => [
                [Number(`1.${index + 1}`), `Nhiệm vụ thứ ${index + 1}`, 0.5],
                ...levels,
              ]).flat(),
            ],
          },
        ],
      },
      'google',
    ),
  );
  expect(rowsOf(only)?.slice(0, 3)).toEqual([
    '1 domain - 5 -',
    '1.1 criterion 1 0.5 levels',
    '1.2 criterion 1 0.5 levels',
  ]);
  expect(rowsOf(only)?.at(-1)).toBe('1.10 criterion 1 0.5 levels');
  expect(notesOf(only)).toContain('1.10 codeRepaired');
  expect(notesOf(only)).toContain('1.1 linesJoined');
});

test('every sheet with a table is an appendix of its own; hidden ones are not', async () => {
  const rows = [
    ['STT', 'Tiêu chí', 'Điểm chuẩn'],
    ['1', 'Kế hoạch', 1],
    ['2', 'Báo cáo', 1],
  ];
  const all = await imported(
    writeWorkbook(
      {
        sheets: [
          { name: 'Sở', rows: [['Phụ lục 1'], ['Bộ tiêu chí của sở'], ...rows] },
          { name: 'Xã', rows: [['Phụ lục 2'], ['Bộ tiêu chí của xã'], ...rows] },
          { name: 'Nháp', state: 'hidden', rows },
        ],
      },
      'wps',
    ),
  );
  expect(all.map(({ appendix }) => [appendix.id, appendix.title])).toEqual([
    ['1', 'Bộ tiêu chí của sở'],
    ['2', 'Bộ tiêu chí của xã'],
  ]);
  expect(all[0]?.notes.map(({ id }) => id)).toContain('noMethodColumn');
});

test.each<readonly [what: string, row: readonly string[], note: string]>([
  ['a maximum that is no number', ['1', 'Kế hoạch', 'Đúng: 1; sai: 0', 'một', ''], '1 maxUnreadable'],
  ['a missing maximum', ['1', 'Kế hoạch', 'Đúng: 1; sai: 0', '', ''], '1 maxMissing'],
  ['a missing scoring', ['1', 'Kế hoạch', '', '1', ''], '1 methodMissing'],
  ['a group that is nowhere', ['1.1', 'Kế hoạch', 'Đúng: 1; sai: 0', '1', ''], '1.1 parentUnknown'],
])('%s is told, never guessed', async (_, row, note) => {
  const [only] = await imported(wordDocument(wordTable([HEADING, row])));
  expect(notesOf(only)).toContain(note);
});

test.each([
  [
    'in lines over the whole width',
    wordTable([
      ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách chấm'],
      [{ text: 'I. CHỈ ĐẠO, ĐIỀU HÀNH (3 điểm)', span: 4 }],
      ['1', 'Kế hoạch', '3', 'Đúng: 3; sai: 0'],
      [{ text: 'II. TÁC ĐỘNG (7 điểm)', span: 4 }],
      ['2', 'Sự hài lòng', '7', 'Điều tra xã hội học'],
    ]),
  ],
  [
    'in a column of their own beside their criteria',
    wordTable([
      ['Lĩnh vực', 'STT', 'Tiêu chí', 'Điểm tối đa', 'Cách chấm'],
      ['I. CHỈ ĐẠO, ĐIỀU HÀNH', '1', 'Kế hoạch cải cách hành chính năm', '3', 'Đúng: 3; sai: 0'],
      ['II. TÁC ĐỘNG', '2', 'Sự hài lòng của người dân, tổ chức', '7', 'Điều tra xã hội học'],
    ]),
  ],
])('groups %s are groups', async (_, table) => {
  const [only] = await imported(wordDocument(table));
  expect(rowsOf(only)).toEqual([
    'I domain - 3 -',
    '1 criterion I 3 levels',
    'II domain - 7 -',
    '2 criterion II 7 survey',
  ]);
  expect(only?.appendix.criteria[0]?.name).toBe('CHỈ ĐẠO, ĐIỀU HÀNH');
});

test('a line over the whole width that has no code is told', async () => {
  const [only] = await imported(
    wordDocument(
      wordTable([
        ['STT', 'Tiêu chí', 'Điểm tối đa', 'Cách chấm'],
        ['1', 'Kế hoạch', '3', 'Đúng: 3; sai: 0'],
        [{ text: 'PHẦN DO CẤP TRÊN CHẤM', span: 4 }],
        ['2', 'Sự hài lòng', '7', 'Điều tra xã hội học'],
      ]),
    ),
  );
  expect(only?.notes).toContainEqual({
    id: 'codeMissing',
    code: undefined,
    text: 'PHẦN DO CẤP TRÊN CHẤM',
  });
});

test('what an export left out is told when it comes back', async () => {
  const [only] = await imported(
    wordDocument(
      wordParagraph('PHỤ LỤC 5') +
        wordParagraph('Không ghi trong bảng: partOf, initiatives') +
        wordTable([HEADING, ['1', 'Kế hoạch', 'Đúng: 1; sai: 0', '1', '']]),
    ),
  );
  expect(only?.notes).toContainEqual({ id: 'leftOut', code: undefined, text: 'partOf, initiatives' });
});

test('an appendix in an old font is read in Unicode', async () => {
  const font = '.VnTime';
  const [only] = await imported(
    wordDocument(
      wordTable([
        ['STT', 'Tiêu chí', 'Điểm tối đa'],
        ['1', { text: 'KÕ ho¹ch c¶i c¸ch hµnh chÝnh', font }, '1'],
      ]),
    ),
  );
  expect(only?.appendix.criteria[0]?.name).toBe('Kế hoạch cải cách hành chính');
});

test('a file without such a table gives nothing', async () => {
  expect(
    await imported(
      wordDocument(
        wordTable([
          ['Họ và tên', 'Ngày sinh'],
          ['A', 'B'],
        ]),
      ),
    ),
  ).toEqual([]);
});
