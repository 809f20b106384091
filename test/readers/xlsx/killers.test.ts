import { expect, test } from 'vitest';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { numberOf, quangNam1 } from '../../workbooks/rubrics.ts';
import { type GridSheet, type Value, writeWorkbook, zipParts } from '../../workbooks/write.ts';

/** Each of these kept the reader busy for half a minute or more, or ended it. */
const PATIENCE = 60_000;

const HEADING: readonly Value[] = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự đánh giá', 'Minh chứng'];
const OTHER_HEADING: readonly Value[] = ['STT', 'Tiêu chí', 'Tự chấm', 'Điểm chuẩn', 'Minh chứng'];
const lines = quangNam1.criteria.map(({ code, name, max, method }): readonly Value[] => [
  code,
  name,
  numberOf(max),
  method ? 0 : undefined,
]);
const book = (sheet: Partial<GridSheet>): Uint8Array =>
  writeWorkbook({ sheets: [{ name: 'B', rows: [HEADING, ...lines], ...sheet }] }, 'google');
const repeat = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => of(at));

async function rowsRead(bytes: Uint8Array): Promise<number> {
  return (await assess(bytes, quangNam1)).selfAssessment?.rows.length ?? 0;
}

/** A worksheet and styles as they stand. */
const raw = (sheet: string, styles = '<styleSheet/>'): Uint8Array =>
  zipParts(
    new Map([
      ['_rels/.rels', '<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></R>'],
      ['xl/workbook.xml', '<workbook><sheets><sheet name="B" id="a"/></sheets></workbook>'],
      [
        'xl/_rels/workbook.xml.rels',
        '<R><Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="x/styles" Target="styles.xml"/></R>',
      ],
      ['xl/sheet.xml', `<worksheet><sheetData>${sheet}</sheetData></worksheet>`],
      ['xl/styles.xml', styles],
    ]),
  );

test('five thousand brackets in a formula leave it without a value, and the rest read', async () => {
  const formula = `${'('.repeat(5_000)}1${')'.repeat(5_000)}`;
  const rows = [
    HEADING,
    ...lines.map((line) => (line[0] === '1.1.1' ? [...line.slice(0, 3), { f: formula }] : line)),
  ];
  const result = await assess(book({ rows }), quangNam1);
  expect(saidOf(result)).toContain('formula-without-value D4 1.1.1');
  expect(result.selfAssessment?.rows).toHaveLength(lines.filter(([, , , self]) => self !== undefined).length);
});

test('headings without end are not all tried', { timeout: PATIENCE }, async () => {
  const headings = repeat(8_000, (index) => (index % 2 === 0 ? HEADING : OTHER_HEADING));
  expect(await rowsRead(book({ rows: headings }))).toBe(0);
});

test('lines of other names are compared with the appendix once', { timeout: PATIENCE }, async () => {
  const name = (index: number): string =>
    `Một tên tiêu chí không có trong phụ lục, số ${index}, so với mọi tên khác`;
  const rows = [HEADING, ...lines, ...repeat(3_000, (index) => ['99.9.9', name(index), 1, 1])];
  expect(await rowsRead(book({ rows }))).toBeGreaterThan(40);
});

test('merged areas over rows that hold nothing cost nothing', { timeout: PATIENCE }, async () => {
  expect(
    await rowsRead(book({ merged: repeat(19_000, (index) => `G${100 + index}:XFD${590 + index}`) })),
  ).toBeGreaterThan(40);
});

test('a long formula shared by a whole column is refused', { timeout: PATIENCE }, async () => {
  const first = `<row><c r="A1"><f t="shared" si="0">${repeat(2_000, () => 'A1').join('+')}</f><v>1</v></c></row>`;
  const rest = repeat(
    60_000,
    (index) => `<row><c r="A${index + 2}"><f t="shared" si="0"/><v>1</v></c></row>`,
  );
  expect(await readWorkbook(raw(first + rest.join('')))).toMatchObject({ refused: { id: 'tooLarge' } });
});

test('a number format longer than any is none', { timeout: PATIENCE }, async () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(400_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`;
  const read = await readWorkbook(raw('<row><c r="A1" s="0"><v>1.5</v></c></row>', styles));
  expect(read).toMatchObject({ sheets: [{ cells: [{ kind: 'number', text: '1.5' }] }] });
});
