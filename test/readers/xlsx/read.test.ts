import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import type { Cell, Sheet } from '../../../pipeline/readers/xlsx/workbook.ts';
import {
  type GridSheet,
  type GridStyle,
  type Value,
  writeWorkbook,
  zipParts,
} from '../../workbooks/write.ts';

async function sheetOf(bytes: Uint8Array): Promise<Sheet> {
  const workbook = await readWorkbook(bytes);
  if ('refused' in workbook) throw new Error(workbook.refused.reason);
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const STYLES: Readonly<Record<string, GridStyle>> = {
  day: { format: 'dd/mm/yyyy' },
  words: { format: '"ngày" 0.00' },
  places: { format: '0.00' },
  old: { font: '.VnTime' },
  indented: { indent: 2 },
};

const cellOf = async (value: Value, date1904 = false): Promise<Cell | undefined> =>
  (
    await sheetOf(
      writeWorkbook({ sheets: [{ name: 'S', rows: [[value]] }], styles: STYLES, date1904 }, 'google'),
    )
  ).cells[0];

describe('a cell says what a person sees', () => {
  test.each<[string, Value, Partial<Cell>]>([
    ['a number', 1.5, { kind: 'number', text: '1.5' }],
    ['binary noise', 0.1 + 0.2, { kind: 'number', text: '0.3' }],
    ['fifteen digits', 123456789012.345, { kind: 'number', text: '123456789012.345' }],
    ['text', 'Kế hoạch', { kind: 'text', text: 'Kế hoạch' }],
    ['a character that XML cannot hold', 'a_x000D_b', { kind: 'text', text: 'a\rb' }],
    [
      'rich text',
      { runs: [{ text: 'Kế ' }, { text: 'hoạch', font: 'Arial' }] },
      { kind: 'text', text: 'Kế hoạch' },
    ],
    ['yes', true, { kind: 'boolean', text: 'TRUE' }],
    ['an error', { v: '#N/A', t: 'e' }, { kind: 'error', text: '#N/A' }],
    ['a day', { v: 46_023, style: 'day' }, { kind: 'date', text: '2026-01-01', format: 'dd/mm/yyyy' }],
    ['a day with its time', { v: 46_023.5, style: 'day' }, { kind: 'date', text: '2026-01-01T12:00:00' }],
    ['a day before March 1900', { v: 1, style: 'day' }, { kind: 'date', text: '1900-01-01' }],
    ['a day as ISO text', { v: '2024-01-15T00:00:00', t: 'd' }, { kind: 'date', text: '2024-01-15' }],
    [
      'letters of days within quotes are no date',
      { v: 1.5, style: 'words' },
      { kind: 'number', text: '1.5' },
    ],
    ['two places shown', { v: 1.1, style: 'places' }, { kind: 'number', text: '1.1', format: '0.00' }],
    ['a formula with its value', { f: 'A2+A3', v: 3 }, { kind: 'number', text: '3', formula: 'A2+A3' }],
    ['a formula without a value', { f: 'A2+A3' }, { kind: 'empty', text: '', formula: 'A2+A3' }],
    ['a formula with empty text', { f: 'IF(1,"")', v: '' }, { kind: 'text', text: '' }],
    ['an old font', { v: 'KÕ ho¹ch', style: 'old' }, { oldFont: '.VnTime' }],
    [
      'an old font in a piece',
      { runs: [{ text: 'KÕ', font: 'VNI-Times' }] },
      { runs: [{ text: 'KÕ', oldFont: 'VNI-Times' }] },
    ],
    ['an indent', { v: 'Tiêu chí', style: 'indented' }, { indent: 2 }],
  ])('%s', async (_, value, expected) => {
    expect(await cellOf(value)).toMatchObject(expected);
  });

  test('a day counted from 1904', async () => {
    expect(await cellOf({ v: 44_561, style: 'day' }, true)).toMatchObject({
      kind: 'date',
      text: '2026-01-01',
    });
  });
});

describe('a link is found wherever it is written', () => {
  const link = async (value: Value): Promise<Cell['link']> => (await cellOf(value))?.link;
  test.each<[string, Value, Cell['link']]>([
    ['relative', { v: 'x', link: { target: 'tl/a%20b.pdf' } }, { target: 'tl/a%20b.pdf' }],
    [
      'with a page in its target',
      { v: 'x', link: { target: 'a.pdf#page=2' } },
      { target: 'a.pdf', location: 'page=2' },
    ],
    [
      'with a page beside it',
      { v: 'x', link: { target: 'a.pdf', location: 'page=2' } },
      { target: 'a.pdf', location: 'page=2' },
    ],
    ['into the workbook', { v: 'x', link: { location: 'Sheet2!A1' } }, { location: 'Sheet2!A1' }],
    [
      'as a formula',
      { f: 'HYPERLINK("tl/a.pdf","Kế hoạch")', v: 'Kế hoạch' },
      { target: 'tl/a.pdf', display: 'Kế hoạch' },
    ],
    ['as a formula of joined words', { f: 'HYPERLINK("tl/"&"a.pdf")', v: 'x' }, { target: 'tl/a.pdf' }],
    [
      'as a formula with a cell for its name',
      { f: 'HYPERLINK("tl/a.pdf",B5)', v: 'x' },
      { target: 'tl/a.pdf' },
    ],
    ['as a formula put together from cells', { f: 'HYPERLINK("tl/"&B5)', v: 'x' }, { computed: true }],
    ['as a part of another formula', { f: 'IF(A1="","",HYPERLINK("tl/a.pdf"))', v: 'x' }, { computed: true }],
    ['as a mere word in a formula', { f: 'CONCATENATE("HYPERLINK(",A1)', v: 'x' }, undefined],
  ])('%s', async (_, value, expected) => {
    expect(await link(value)).toEqual(expected);
  });

  test('over an area, filled or empty', async () => {
    const sheet: GridSheet = {
      name: 'S',
      rows: [['a'], ['b']],
      areaLinks: [{ ref: 'A1:B2', target: 'a.pdf' }],
    };
    const { cells } = await sheetOf(writeWorkbook({ sheets: [sheet] }, 'sdk'));
    expect(cells.map(({ ref, link: { target } = {} }) => [ref, target])).toEqual([
      ['A1', 'a.pdf'],
      ['B1', 'a.pdf'],
      ['A2', 'a.pdf'],
      ['B2', 'a.pdf'],
    ]);
  });
});

test('hidden rows, columns and sheets, and merged areas, are told', async () => {
  const bytes = writeWorkbook(
    {
      sheets: [
        {
          name: 'S',
          rows: [['a'], ['b']],
          hiddenRows: [2],
          hiddenColumns: [3],
          merged: ['A1:C1'],
          state: 'veryHidden',
        },
      ],
    },
    'wps',
  );
  expect(await sheetOf(bytes)).toMatchObject({
    visibility: 'veryHidden',
    hiddenRows: [2],
    hiddenColumns: [{ from: 3, to: 3 }],
    merged: [{ top: 1, left: 1, bottom: 1, right: 3 }],
  });
});

const CELL = '<c r="A1"><v>1</v></c>';

/** A workbook around one sheet part. */
const around = (sheet: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  zipParts(
    new Map<string, string | Uint8Array>([
      [
        '_rels/.rels',
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ],
      [
        'xl/workbook.xml',
        '<workbook><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets><definedNames><definedName name="x">S!$A$1:$XFD$5000</definedName></definedNames></workbook>',
      ],
      [
        'xl/_rels/workbook.xml.rels',
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ],
      ['xl/worksheets/sheet1.xml', sheet],
      ...Object.entries(more),
    ]),
  );

test('a shared formula is told for each of its cells, before its master too', async () => {
  const { cells } = await sheetOf(
    around(
      '<worksheet><sheetData><row r="1"><c r="A1"><f t="shared" si="0"/><v>0</v></c></row><row r="2"><c r="A2"><f t="shared" si="0" ref="A1:A3">B2+$C$1+"B2"</f><v>1</v></c></row></sheetData></worksheet>',
    ),
  );
  expect(cells.map(({ formula }) => formula)).toEqual(['B1+$C$1+"B2"', 'B2+$C$1+"B2"']);
});

describe('what kills other readers is read', () => {
  test.each<[string, string]>([
    [
      'a last cell at the end of the sheet',
      `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1">${CELL}</row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>`,
    ],
    [
      'a validation over the whole sheet',
      `<worksheet><sheetData><row r="1">${CELL}</row></sheetData><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations></worksheet>`,
    ],
    [
      'merged areas over the whole sheet',
      `<worksheet><sheetData><row r="1">${CELL}</row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1_000)}</mergeCells></worksheet>`,
    ],
    [
      'links over a thousand columns',
      `<worksheet><sheetData><row r="1">${CELL}</row></sheetData><hyperlinks>${'<hyperlink ref="A1:XFD1000" location="x"/>'.repeat(100)}</hyperlinks></worksheet>`,
    ],
  ])('%s', async (_, sheet) => {
    expect((await sheetOf(around(sheet))).cells[0]).toMatchObject({ ref: 'A1', text: '1' });
  });
});

/** An archive of empty files, written header by header: a real one of this size takes a minute to make. */
function manyEntries(count: number): Uint8Array {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  for (let at = 0; at < count; at++) {
    const name = String(at).padStart(6, '0');
    const header = Buffer.alloc(30);
    header.write('PK\x03\x04', 0, 'latin1');
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 0, 'latin1');
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at * 36, 42);
    local.push(header, Buffer.from(name));
    central.push(entry, Buffer.from(name));
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(count % 65_536, 8);
  end.writeUInt16LE(count % 65_536, 10);
  end.writeUInt32LE(count * 52, 12);
  end.writeUInt32LE(count * 36, 16);
  return Buffer.concat([...local, ...central, end]);
}

describe('what is no workbook is refused, and why', () => {
  const compound = (name: string): Uint8Array =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')]);
  const good = writeWorkbook({ sheets: [{ name: 'S', rows: [['a']] }] }, 'google');
  const spaces = (size: number): Uint8Array => new Uint8Array(size).fill(32);
  test.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'empty'],
    ['Excel before 2007', () => compound('Workbook'), 'oldExcel'],
    ['a password', () => compound('EncryptedPackage'), 'password'],
    ['Word before 2007', () => compound('WordDocument'), 'wordFile'],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 'pdf'],
    ['text', () => Buffer.from('STT,Tiêu chí'), 'otherFormat'],
    ['cut off', () => good.slice(0, good.length - 100), 'damaged'],
    [
      'Word renamed',
      () =>
        zipParts(
          new Map([
            [
              '_rels/.rels',
              '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
            ],
            ['word/document.xml', '<document/>'],
          ]),
        ),
      'wordFile',
    ],
    [
      'OpenDocument',
      () =>
        zipParts(
          new Map([
            ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
            ['content.xml', '<a/>'],
          ]),
        ),
      'openDocument',
    ],
    [
      'a binary workbook',
      () =>
        zipParts(
          new Map([
            [
              '_rels/.rels',
              '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            ],
          ]),
        ),
      'binaryWorkbook',
    ],
    ['an archive of files', () => zipParts(new Map([['a.pdf', 'x']])), 'otherFormat'],
    ['a sheet missing', () => around('', { 'xl/worksheets/sheet1.xml': '' }), 'damaged'],
    ['broken XML', () => around('<worksheet><sheetData></worksheet>'), 'damaged'],
    ['an entity that nobody declares', () => around('<worksheet>&lol;</worksheet>'), 'damaged'],
    [
      'declared entities',
      () => around('<!DOCTYPE a [<!ENTITY b "bbb">]><worksheet>&b;</worksheet>'),
      'hostile',
    ],
    ['elements without end', () => around('<a>'.repeat(100_000)), 'hostile'],
    [
      'millions of elements',
      () => around(`<worksheet><sheetData>${'<row/>'.repeat(2_000_000)}</sheetData></worksheet>`),
      'tooLarge',
    ],
    ['60 MB of spaces', () => around('', { 'xl/worksheets/sheet1.xml': spaces(60_000_000) }), 'tooLarge'],
    ['100,000 entries', () => manyEntries(100_000), 'tooLarge'],
  ])('%s', async (_, make, id) => {
    const bytes = make();
    const before = process.memoryUsage().rss;
    const start = performance.now();
    expect(await readWorkbook(bytes)).toMatchObject({ refused: { id } });
    // Two seconds and 300 MB on a machine of its own; tests share theirs.
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  test('macros are told and never looked at', async () => {
    const bytes = around(`<worksheet><sheetData><row>${CELL}</row></sheetData></worksheet>`, {
      'xl/vbaProject.bin': 'x',
    });
    expect(await readWorkbook(bytes)).toMatchObject({ macros: true });
  });
});
