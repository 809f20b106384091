import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseInstant } from '../../../pipeline/model/day.ts';
import { paragraph, run, wordFile } from '../../../pipeline/tools/templates/word.ts';
import { convertToPdf, findLibreOffice, pdfBytes } from '../../../pipeline/writers/pdf/libreoffice.ts';
import { findLastText } from '../../../pipeline/writers/pdf/places.ts';
import { rewritePdf } from '../../../pipeline/writers/pdf/rewrite.ts';
import { addSignatureFields, officialFields } from '../../../pipeline/writers/pdf/signature-fields.ts';
import { lacks, output } from '../../needs.ts';

const libreOffice = await findLibreOffice();
const newFolder = () => mkdtempSync(join(tmpdir(), 'hoso-pdf-'));
const AT = parseInstant('2026-12-08T03:00:00Z') ?? raise();
function raise(): never {
  throw new Error('no instant');
}

const LETTER = wordFile(
  paragraph(run('Ưỡn ngực, quyết định, ễ ị ườ')) +
    paragraph(run('GIÁM ĐỐC', { bold: true })) +
    paragraph(run('GIÁM ĐỐC TRUNG TÂM'), { left: 7500 }),
  { firstHeader: paragraph(''), header: paragraph(''), footer: paragraph('') },
);

async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('A');
  sheet.getCell('A1').value = 1.5;
  sheet.getCell('A2').value = { text: 'bản ký', hyperlink: 'tai-lieu/b%E1%BA%A3n%20k%C3%BD.pdf#page=2' };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe.skipIf(lacks('LibreOffice', libreOffice !== undefined) || lacks('qpdf') || lacks('pdfsig'))(
  'printed by LibreOffice',
  () => {
    const files = { letter: '', table: '' };
    beforeAll(async () => {
      if (!libreOffice) return;
      const print = async (name: string) => {
        const folder = newFolder();
        writeFileSync(join(folder, 'letter.docx'), LETTER);
        writeFileSync(join(folder, 'table.xlsx'), await workbook());
        const raw = await pdfBytes(libreOffice, [join(folder, 'letter.docx'), join(folder, 'table.xlsx')]);
        const [letter, table] = await Promise.all(raw.map((each) => rewritePdf(each, AT)));
        writeFileSync(join(folder, `${name}-letter.pdf`), letter ?? '');
        writeFileSync(join(folder, `${name}-table.pdf`), table ?? '');
        return { letter: join(folder, `${name}-letter.pdf`), table: join(folder, `${name}-table.pdf`) };
      };
      const [first, second] = [await print('first'), await print('second')];
      Object.assign(files, first);
      expect(readFileSync(first.letter).equals(readFileSync(second.letter))).toBe(true);
      expect(readFileSync(first.table).equals(readFileSync(second.table))).toBe(true);
    }, 60_000);

    test('one start prints documents of two programs, tagged PDF/A-2b that qpdf finds sound', () => {
      for (const file of [files.letter, files.table]) {
        expect(output('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
        const text = output('qpdf', '--qdf', '--object-streams=disable', file, '-');
        expect(text).toMatch(/<pdfaid:part>2</);
        expect(text).toMatch(/<pdfaid:conformance>B</);
        expect(text).toMatch(/\/MarkInfo/);
        expect(text).toMatch(/CreationDate \(D:20261208030000Z\)/);
        expect(text).toMatch(/<xmp:CreateDate>2026-12-08T03:00:00Z</);
      }
    });

    test('Vietnamese letters are there, a decimal comma too, and links stay relative', () => {
      expect(output('pdftotext', files.letter, '-').normalize('NFC')).toContain('quyết định, ễ ị ườ');
      expect(output('pdftotext', files.table, '-')).toContain('1,5');
      expect(output('qpdf', '--qdf', '--object-streams=disable', files.table, '-')).toContain(
        '/URI (tai-lieu/b%E1%BA%A3n%20k%C3%BD.pdf#page=2)',
      );
    });

    test('a title that goes over several lines is found by its last', async () => {
      const pdf = readFileSync(files.letter);
      const [whole, wrapped] = [
        await findLastText(pdf, 'GIÁM ĐỐC'),
        await findLastText(pdf, 'GIÁM ĐỐC TRUNG TÂM'),
      ];
      expect(wrapped?.baseline).toBeLessThan(whole?.baseline ?? 0);
      expect(await findLastText(pdf, 'CHỦ TỊCH')).toBeUndefined();
    });

    test('signature fields are appended below the title: leader first, then the agency over a third of it from the left', async () => {
      const before = readFileSync(files.letter);
      const title = await findLastText(before, 'GIÁM ĐỐC');
      if (!title) throw new Error('no title');
      const fields = officialFields({ ...title, left: 300, right: 400 });
      const after = await addSignatureFields(before, fields);
      expect(Buffer.from(after.subarray(0, before.length)).equals(before)).toBe(true);
      const file = join(newFolder(), 'signable.pdf');
      writeFileSync(file, after);
      expect(output('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
      const told = output('pdfsig', file);
      expect([...told.matchAll(/Field Name: (\S+)/g)].map(([, name]) => name)).toEqual([
        'ky-lanh-dao',
        'ky-co-quan',
      ]);
      expect(told.match(/not signed/g)).toHaveLength(2);
      expect(output('qpdf', '--qdf', '--object-streams=disable', file, '-')).toMatch(/<pdfaid:part>2</);
      const [leader, agency] = fields;
      expect(leader && leader.bottom + leader.height).toBeLessThan(title.baseline);
      expect(leader && agency && agency.left + agency.width - leader.left).toBe(Math.round(150 / 3));
    });

    test('nothing of the job is left in its folder but the PDF', async () => {
      const folder = newFolder();
      writeFileSync(join(folder, 'a.docx'), LETTER);
      if (libreOffice) await convertToPdf(libreOffice, [join(folder, 'a.docx')]);
      expect(readdirSync(folder).sort()).toEqual(['a.docx', 'a.pdf']);
    }, 30_000);
  },
);

const pretend = (script: string) => {
  const folder = newFolder();
  const program = join(folder, 'soffice');
  writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  writeFileSync(join(folder, 'a.docx'), LETTER);
  return { libreOffice: { program, version: 'LibreOffice 0' }, folder, document: join(folder, 'a.docx') };
};
const posix = process.platform !== 'win32';

test.runIf(posix)('success without a file is a failure that names the document', async () => {
  const { libreOffice: program, document } = pretend('echo done; exit 0');
  await expect(convertToPdf(program, [document])).rejects.toMatchObject({
    code: 'LIBREOFFICE_FAILED',
    message: expect.stringContaining('a.docx'),
  });
});

test.runIf(posix)(
  'when time is up, whatever LibreOffice has started ends with it',
  async () => {
    const {
      libreOffice: program,
      folder,
      document,
    } = pretend('(sleep 3; echo late > "$(dirname "$0")/late") & wait');
    await expect(convertToPdf(program, [document], 1)).rejects.toMatchObject({ code: 'LIBREOFFICE_FAILED' });
    await wait(3000);
    expect(readdirSync(folder)).not.toContain('late');
  },
  10_000,
);

test('a machine without LibreOffice has none', async () => {
  expect(await findLibreOffice(['/nowhere/soffice'])).toBeUndefined();
});
