import process from 'node:process';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { assess } from '../../workbooks/assess.ts';
import { numberOf, quangNam1 } from '../../workbooks/rubrics.ts';
import { type Value, writeWorkbook, zipParts } from '../../workbooks/write.ts';

/** Each of these took a quarter of a minute of computing, or memory without end. */
const MOST_SECONDS = 6;

const HEADING: readonly Value[] = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm', 'Minh chứng', 'Ghi chú'];
const lines = quangNam1.criteria.map(({ code, name, max, method }): readonly Value[] => [
  code,
  name,
  numberOf(max),
  method ? 0 : undefined,
]);

async function secondsFor(
  rows: readonly (readonly Value[])[],
  first: readonly (readonly Value[])[] = [],
): Promise<number> {
  const before = process.cpuUsage();
  const { selfAssessment } = await assess(
    writeWorkbook({ sheets: [{ name: 'B', rows: [HEADING, ...first, ...lines, ...rows] }] }, 'sdk'),
    quangNam1,
  );
  expect(selfAssessment?.rows.length).toBeGreaterThan(40);
  return process.cpuUsage(before).user / 1_000_000;
}

test.each(['và ', 'file ', 'Ã¡', 'Giải trình ', 'Tài liệu :', '(', ' - 1.1.1', '1. ', '.pdf '])(
  'a cell full of %j costs no more than others',
  async (piece) => {
    const text = piece.repeat(32_000 / piece.length);
    expect(await secondsFor([['1.1.1', text, 1, text, text, text]])).toBeLessThan(MOST_SECONDS);
  },
);

test.each(['cải cách hành chính ', 'bcdt '])(
  'names of thousands of letters are compared by their beginning',
  async (piece) => {
    const name = piece.repeat(7_000 / piece.length);
    const rows = Array.from({ length: 1_500 }, (_, at) => [`9.${at}`, `${name}${at}`, 1, 1]);
    expect(await secondsFor(rows)).toBeLessThan(MOST_SECONDS);
  },
);

test('totals that add up everything, one by one, are given up together', async () => {
  const formula = 'SUM(B!A1:XFD1048576,b!A1:ZZ99999)+B!D3000';
  const rows = Array.from({ length: 2_500 }, (): readonly Value[] => [
    undefined,
    'Tổng điểm',
    undefined,
    { f: formula },
  ]);
  expect(await secondsFor(rows)).toBeLessThan(MOST_SECONDS);
});

test.each(['I.', 'i. ', '1. '])('no number of pieces %j keeps the reader of codes busy', async (piece) => {
  const code = `${piece.repeat(40)}1111`;
  const rows = [[code, code, 1, 1], [`${piece.repeat(40)}abc`]];
  expect(await secondsFor([], rows)).toBeLessThan(MOST_SECONDS);
});

/** One cell under a heading, and one string that others share, as they stand. */
async function cellsOf(cell: string, shared = '<si><t/></si>') {
  const workbook = await readWorkbook(
    zipParts(
      new Map([
        ['_rels/.rels', '<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></R>'],
        ['xl/workbook.xml', '<workbook><sheets><sheet name="B" id="a"/></sheets></workbook>'],
        [
          'xl/_rels/workbook.xml.rels',
          '<R><Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="s.xml"/></R>',
        ],
        ['xl/sheet.xml', `<worksheet><sheetData><row>${cell}</row></sheetData></worksheet>`],
        ['xl/s.xml', `<sst>${shared}</sst>`],
      ]),
    ),
  );
  return 'refused' in workbook ? [] : (workbook.sheets[0]?.cells ?? []);
}

test('of a value or formula beyond what a cell can hold, the rest is dropped', async () => {
  const [cell] = await cellsOf(
    `<c t="str"><f>${'1+'.repeat(500_000)}1</f><v>${'9'.repeat(1_000_000)}</v></c>`,
  );
  expect([cell?.text.length, cell?.formula?.length]).toEqual([32_767, 32_767]);
});

test('of a string in pieces, too', async () => {
  const piece = '<r><rPr><rFont val=".VnTime"/></rPr><t>a</t></r>';
  const [cell] = await cellsOf('<c t="s"><v>0</v></c>', `<si>${piece.repeat(50_000)}</si>`);
  expect([cell?.text.length, cell?.runs?.length]).toEqual([32_767, 32_767]);
});
