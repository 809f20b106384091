import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import { scoreSummary } from '../../../pipeline/stages/render/summary.ts';
import { convertToPdf, findLibreOffice } from '../../../pipeline/writers/pdf/libreoffice.ts';
import { lacks, output } from '../../needs.ts';
import { withPart } from '../../writers/parts.ts';
import { ready, toMend, unit } from './dossiers.ts';

const libreOffice = await findLibreOffice();
const newFolder = () => mkdtempSync(join(tmpdir(), 'hoso-summary-'));
const summary = (judgement: Judgement): Promise<Uint8Array> => {
  if (!judgement.score) throw new Error('no score');
  return scoreSummary(judgement, { unit, score: judgement.score });
};

async function opened(judgement: Judgement): Promise<ExcelJS.Worksheet> {
  const file = join(newFolder(), 'a.xlsx');
  writeFileSync(file, await summary(judgement));
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return book.worksheets[0] ?? book.addWorksheet();
}

const rowOf = (sheet: ExcelJS.Worksheet, code: string): ExcelJS.Row => {
  let found: ExcelJS.Row | undefined;
  sheet.eachRow((row) => {
    if (row.getCell(1).value === code || row.getCell(2).value === code) found = row;
  });
  if (!found) throw new Error(`no row ${code}`);
  return found;
};

test('groups and total are formulas over their members, with the figures the score has', async () => {
  const sheet = await opened(ready());
  const [group, total] = [rowOf(sheet, 'I.1'), rowOf(sheet, 'Tổng điểm')];
  const [first, last] = [rowOf(sheet, 'I.1.1').number, rowOf(sheet, 'I.1.2').number];
  expect(group.getCell(4).value).toMatchObject({ formula: `SUM(D${first}:D${last})`, result: 3 });
  expect(total.getCell(4).value).toMatchObject({ result: 82 });
  expect(total.getCell(3).value).toMatchObject({ result: 100 });
  expect(rowOf(sheet, 'III.1.1').getCell(4).value).toBe('–');
});

test.skipIf(lacks('LibreOffice', libreOffice !== undefined))(
  'LibreOffice calculates from the formulas what we wrote beside them',
  async () => {
    const folder = newFolder();
    const bytes = await summary(ready());
    const forgetful = withPart(bytes, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'),
    );
    writeFileSync(join(folder, 'whole.xlsx'), bytes);
    writeFileSync(join(folder, 'forgetful.xlsx'), forgetful);
    const [whole, again] = ['whole', 'forgetful'].map((name) => join(folder, `${name}.csv`));
    const to = 'csv:Text - txt - csv (StarCalc):9,34,76,1';
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const from = [join(folder, 'whole.xlsx'), join(folder, 'forgetful.xlsx')];
    output(
      libreOffice?.program ?? '',
      profile,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      folder,
      ...from,
    );
    expect(readFileSync(whole ?? '', 'utf8')).toContain('"Tổng điểm"\t100\t82');
    expect(readFileSync(again ?? '', 'utf8')).toBe(readFileSync(whole ?? '', 'utf8'));
  },
  30_000,
);

test('a proposal not to be assessed stands where the explanation does, and no points are shown', async () => {
  const base = ready();
  const code = base.selfAssessment?.rows[0]?.code ?? '';
  const judgement: Judgement = {
    ...base,
    selfAssessment: base.selfAssessment && {
      ...base.selfAssessment,
      rows: base.selfAssessment.rows.map((row) =>
        row.code === code
          ? { ...row, notAssessed: true, selfPoints: undefined, justification: 'Không phát sinh.' }
          : row,
      ),
    },
    score: base.score && {
      ...base.score,
      rows: base.score.rows.map((row) => (row.code === code ? { ...row, self: undefined } : row)),
    },
  };
  const row = rowOf(await opened(judgement), code);
  expect(row.getCell(4).value ?? '').toBe('');
  expect(row.getCell(6).value).toBe('Đề nghị không đánh giá, chấm điểm.\nKhông phát sinh.');
});

test.each([
  [
    'Đề nghị không đánh giá, chấm điểm: không phát sinh.',
    'Đề nghị không đánh giá, chấm điểm: không phát sinh.',
  ],
  ['', 'Đề nghị không đánh giá, chấm điểm.'],
])('a proposal that the unit words itself is not said twice: %j', async (justification, expected) => {
  const base = ready();
  const [first, ...others] = base.selfAssessment?.rows ?? [];
  if (!first || !base.selfAssessment) throw new Error('no row');
  const rows = [{ ...first, notAssessed: true, selfPoints: undefined, justification }, ...others];
  const sheet = await opened({ ...base, selfAssessment: { ...base.selfAssessment, rows } });
  expect(rowOf(sheet, first.code).getCell(6).value).toBe(expected);
});

/** The same scored to the last row. */
function withoutDashes(): Judgement {
  const base = ready();
  const { score } = base;
  if (!score) throw new Error('no score');
  return { ...base, score: { ...score, rows: score.rows.map((row) => ({ ...row, assessed: true })) } };
}

test.each([
  ['others score rows', ready, true],
  ['the unit left them blank itself', withoutDashes, false],
] as const)('a dash, and the note on it, stand where %s', async (_, judgement, dashed) => {
  const sheet = await opened(judgement());
  expect(rowOf(sheet, 'III.1.1').getCell(4).value === '–').toBe(dashed);
  const notes: string[] = [];
  sheet.eachRow((row) => notes.push(String(row.getCell(1).value)));
  expect(notes.some((each) => each.startsWith('Dấu gạch ngang'))).toBe(dashed);
});

test('marks of a draft and of an illustrative rubric are in the headers of the workbook too', async () => {
  const { headerFooter } = await opened(toMend());
  for (const header of [headerFooter.firstHeader, headerFooter.oddHeader]) {
    expect(header).toMatch(/DỰ THẢO.*MINH HỌA/);
  }
  expect((await opened(ready())).headerFooter.oddHeader).not.toContain('DỰ THẢO');
});

test.skipIf(lacks('LibreOffice', libreOffice !== undefined) || lacks('pdftotext') || lacks('pdfinfo'))(
  'however long the table is, the signature block never stands on a page without rows of it',
  async () => {
    const folder = newFolder();
    const base = ready();
    const files = await Promise.all(
      [12, 20, 36, 50].map(async (count) => {
        const { appendix } = base.dossier;
        const shorter = appendix && { ...appendix, criteria: appendix.criteria.slice(0, count) };
        const file = join(folder, `${count}.xlsx`);
        writeFileSync(file, await summary({ ...base, dossier: { ...base.dossier, appendix: shorter } }));
        return file;
      }),
    );
    if (!libreOffice) return;
    for (const pdf of await convertToPdf(libreOffice, files)) {
      const last = output('pdftotext', '-layout', pdf, '-').normalize('NFC').split('\f').at(-2) ?? '';
      expect(last).toMatch(/^ *[IV]+\.[\s\S]*Tổng điểm[\s\S]*TM\. ỦY BAN NHÂN DÂN\s+CHỦ TỊCH/m);
      expect(output('pdfinfo', pdf)).toMatch(/Page size: +841\.\d+ x 595\.\d+ pts \(A4\)/);
    }
  },
  60_000,
);
