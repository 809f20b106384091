import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../pipeline/readers/docx/read.ts';
import { writeWorkbook, zipParts } from '../../workbooks/write.ts';
import { wordDocument, wordParagraph, wordTable } from '../word-file.ts';

const tablesOf = async (body: string) => {
  const document = await readDocument(wordDocument(body));
  if ('refused' in document) throw new Error(document.refused.reason);
  return document.tables;
};

test('the cells of a table stand where a reader sees them, with the paragraphs before it', async () => {
  const [first, second] = await tablesOf(
    wordParagraph('PHỤ LỤC 1') +
      wordTable([
        [
          { text: 'A', merge: 'restart' },
          { text: 'B', span: 2 },
        ],
        [{ text: '', merge: 'continue' }, 'C', 'D\nE'],
      ]) +
      wordParagraph('Giữa') +
      wordTable([['F', 'G']]),
  );
  expect(first?.before).toEqual(['PHỤ LỤC 1']);
  expect(second?.before).toEqual(['Giữa']);
  expect(first?.sheet.cells.map(({ ref, text }) => [ref, text])).toEqual([
    ['A1', 'A'],
    ['B1', 'B'],
    ['B2', 'C'],
    ['C2', 'D\nE'],
  ]);
  expect(first?.sheet.merged).toEqual([
    { top: 1, left: 1, bottom: 2, right: 1 },
    { top: 1, left: 2, bottom: 1, right: 3 },
  ]);
});

test.each([
  ['deleted text', '<w:del><w:r><w:t>x</w:t><w:delText>x</w:delText></w:r></w:del>'],
  ['the code of a field', '<w:r><w:instrText>PAGE</w:instrText></w:r>'],
  ['a text box', '<w:r><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></w:r>'],
])('%s is no text of the cell', async (_, inside) => {
  const [table] = await tablesOf(
    `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r>${inside}</w:p></w:tc></w:tr></w:tbl>`,
  );
  expect(table?.sheet.cells.map(({ text }) => text)).toEqual(['A']);
});

test('a table inside a cell is part of its text', async () => {
  const inner = wordTable([['B', 'C']]);
  const tables = await tablesOf(
    `<w:tbl><w:tr><w:tc>${wordParagraph('A')}${inner}<w:p/></w:tc></w:tr></w:tbl>`,
  );
  expect(tables).toHaveLength(1);
  expect(tables[0]?.sheet.cells.map(({ text }) => text.trim())).toEqual(['A\nB: C']);
});

test('a line of a table inside a cell is a line of its text; empty cells leave no sign', async () => {
  const inner = wordTable([
    ['Đúng hạn', '1'],
    ['', 'Trễ hạn: 0'],
  ]);
  const [table] = await tablesOf(`<w:tbl><w:tr><w:tc>${inner}<w:p/></w:tc></w:tr></w:tbl>`);
  expect(table?.sheet.cells.map(({ text }) => text.trim().split(/\n+/))).toEqual([
    ['Đúng hạn: 1', 'Trễ hạn: 0'],
  ]);
});

test.each([
  ['.VnTime', 'Lượng'],
  ['Times New Roman', 'L\u00ee\u00eeng'],
])('the soft hyphen of a run in %s', async (font, words) => {
  const letters = font === '.VnTime' ? ['L', '\u00eeng'] : ['L\u00ee', '\u00eeng'];
  const runs = `<w:r><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr><w:t>${letters[0]}</w:t><w:softHyphen/><w:t>${letters[1]}</w:t></w:r>`;
  const [table] = await tablesOf(`<w:p>${runs}</w:p>${wordTable([['A', 'B']])}`);
  expect(table?.before).toEqual([words]);
});

test('a paragraph outside of tables is read in Unicode, whatever its font', async () => {
  const [table] = await tablesOf(wordParagraph('Phô lôc sè 2', '.VnTime') + wordTable([['A', 'B']]));
  expect(table?.before).toEqual(['Phụ lục số 2']);
});

test('letters in an old font keep its name', async () => {
  const [table] = await tablesOf(wordTable([[{ text: 'KÕ ho¹ch', font: '.VnTime' }]]));
  expect(table?.sheet.cells[0]?.runs).toEqual([{ text: 'KÕ ho¹ch', oldFont: '.VnTime' }]);
});

test('the numbers of a list, which Word shows and does not write, stand before the words', async () => {
  const level = (depth: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1')}${level(1, 'decimal', '%2.')}${level(2, 'decimal', '%2.%3.')}${level(3, 'bullet', '•')}</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
  const item = (depth: number): string =>
    `<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="2"/></w:numPr></w:pPr></w:p></w:tc></w:tr>`;
  const body = `<w:tbl>${[0, 1, 2, 2, 1, 2, 3, 0, 1].map(item).join('')}</w:tbl>`;
  const document = await readDocument(wordDocument(body, undefined, { 'numbering.xml': numbering }));
  expect('tables' in document && document.tables[0]?.sheet.cells.map(({ text }) => text.trim())).toEqual([
    'I',
    '1.',
    '1.1.',
    '1.2.',
    '2.',
    '2.1.',
    '-',
    'II',
    '1.',
  ]);
});

describe('what is refused', () => {
  const lines = (count: number): string => '<w:tc><w:p/></w:tc>'.repeat(count);
  test.each<readonly [name: string, bytes: Uint8Array, id: string]>([
    ['nothing', new Uint8Array(), 'notWord'],
    ['text', Buffer.from('Phụ lục'), 'notWord'],
    ['a Word file of before 2007', compound('WordDocument'), 'oldWord'],
    ['a file behind a password', compound('EncryptedPackage'), 'password'],
    ['a torn archive', wordDocument('<w:p/>').subarray(0, 200), 'damaged'],
    ['a workbook', writeWorkbook({ sheets: [{ name: 'A', rows: [['x']] }] }, 'google'), 'notWord'],
    ['an archive of something else', zipParts(new Map([['a.txt', 'a']])), 'notWord'],
    ['an entity bomb', wordDocument('<w:p>&a;</w:p>', '<!DOCTYPE x [<!ENTITY a "aaaa">]>'), 'hostile'],
    ['an absurd depth', wordDocument('<w:p>'.repeat(200) + '</w:p>'.repeat(200)), 'hostile'],
    ['unclosed XML', wordDocument('<w:p>'), 'damaged'],
    ['a million elements', wordDocument('<w:p/>'.repeat(600_000)), 'tooLarge'],
    ['a table of very many cells', wordDocument(`<w:tbl><w:tr>${lines(150_000)}</w:tr></w:tbl>`), 'tooLarge'],
    ['a bomb of spaces', wordDocument(' '.repeat(60_000_000)), 'tooLarge'],
    [
      'names that lead out',
      zipParts(
        new Map([
          ['../x', 'a'],
          ['_rels/.rels', '<R/>'],
        ]),
      ),
      'notWord',
    ],
  ])('%s', async (_, bytes, id) => {
    const started = performance.now();
    const document = await readDocument(bytes);
    expect('refused' in document && document.refused.id).toBe(id);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

function compound(stream: string): Uint8Array {
  const head = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([head, Buffer.alloc(512), Buffer.from(stream, 'utf16le')]);
}
