import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import { checkSheetPrint } from '../../../pipeline/stages/render/check-sheet.ts';
import { finding, toMend } from '../../judgement.ts';
import { lacks } from '../../needs.ts';

const runs = (command: string, ...options: string[]): boolean =>
  spawnSync(command, options, { stdio: 'ignore' }).status === 0;
const missing = [lacks('LibreOffice', runs('soffice', '--version')), lacks('pdftotext')].includes(true);

/** Further findings push every table of the sheet to other places of its pages. */
const longer = (count: number): Judgement =>
  toMend({
    findings: [
      ...toMend().findings,
      ...Array.from({ length: count }, (_, index) =>
        finding(
          'evidence/unused',
          'inform',
          { file: `Khác/Tệp ${index}.jpg` },
          `Nhận xét số ${index}.`,
          'Để nguyên.',
        ),
      ),
    ],
  });

const squeezed = (text: string): string => text.replace(/\s+/g, '').normalize('NFC');

/** The text of each paragraph of body and tables. */
const paragraphs = (fodt: string): string[] => {
  const body = fodt.slice(fodt.indexOf('<office:text>')).replace(/<draw:frame[\s\S]*?<\/draw:frame>/g, '');
  return [...body.matchAll(/<text:[ph] [^>]*>([\s\S]*?)<\/text:[ph]>/g)].map(([, inside = '']) =>
    squeezed(inside.replace(/<[^>]+>/g, '')),
  );
};

test.skipIf(missing)(
  'no line of the printed form is lost, wherever its tables break over pages (LibreOffice, pdftotext)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'hoso-sheet-'));
    try {
      const texts = [0, 3, 4, 5, 6].map((count) => checkSheetPrint(longer(count)).text);
      const files = texts.map((text, index) => {
        const file = join(folder, `${index}.fodt`);
        writeFileSync(file, text);
        return file;
      });
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      spawnSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files], {
        stdio: 'ignore',
      });
      const lost = texts.flatMap((text, index) => {
        const pdf = squeezed(
          spawnSync('pdftotext', ['-raw', join(folder, `${index}.pdf`), '-'], { encoding: 'utf8' }).stdout,
        );
        return paragraphs(text).filter((each) => !pdf.includes(each));
      });
      expect(lost).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);

test('no title of the printed form stands apart from the table below it', () => {
  const { text } = checkSheetPrint(toMend());
  expect(text).toContain('Chữ ký số<text:line-break/>');
  expect(text).not.toMatch(/<\/text:h>\s*<text:p text:style-name="Caption">[^<]*<\/text:p>\s*<table:table/);
});

test('a dossier whose only fault is its time is not told to mend anything', () => {
  const late = finding('deadline/too-late', 'fail', {}, 'Hồ sơ nhận sau hạn.', 'Liên hệ cơ quan tiếp nhận.');
  const { text } = checkSheetPrint(toMend({ findings: [late] }));
  expect(text).toContain('Hồ sơ chưa đủ điều kiện để ký.');
  expect(text).not.toContain('mục phải sửa trước khi ký');
});
