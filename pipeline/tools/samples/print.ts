import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { flatText, type Letter } from './letter.ts';
import { put } from './places.ts';

const run = promisify(execFile);
const CACHE = join(import.meta.dirname, '..', '..', '..', '.cache', 'samples');

/** Prints letters through LibreOffice, all in one start; what was printed once is taken from `.cache/`. */
export async function printLetters(letters: readonly Letter[]): Promise<readonly Uint8Array[]> {
  const work = letters.map((letter) => {
    const source = flatText(letter);
    const key = createHash('sha256').update(source).digest('hex').slice(0, 24);
    return { letter, source, key, kept: join(CACHE, `${key}.pdf`) };
  });
  const missing = new Map(work.filter(({ kept }) => !existsSync(kept)).map((each) => [each.key, each]));
  if (missing.size > 0) {
    const folder = await mkdtemp(join(tmpdir(), 'print-'));
    try {
      for (const { key, source } of missing.values()) await writeFile(join(folder, `${key}.fodt`), source);
      const files = [...missing.keys()].map((key) => join(folder, `${key}.fodt`));
      await soffice(['--convert-to', 'pdf', '--outdir', folder, ...files]);
      for (const { key, letter, kept } of missing.values()) {
        await put(kept, settle(await readFile(join(folder, `${key}.pdf`)), letter, key));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  return Promise.all(work.map(({ kept }) => readFile(kept)));
}

/**
 * Opens a workbook in LibreOffice and saves it again in its folder, so that relative links stay what they are. LibreOffice
 * does not save over the file that it reads (and ends with 0 all the same): hence by way of an .ods.
 */
export async function resaveWorkbook(file: string): Promise<void> {
  const folder = dirname(file);
  await soffice(['--convert-to', 'ods', '--outdir', folder, file]);
  await rm(file);
  await soffice([
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    folder,
    file.replace(/xlsx$/, 'ods'),
  ]);
}

async function soffice(args: readonly string[]): Promise<void> {
  const profile = join(tmpdir(), 'soffice-samples');
  await run('soffice', [`-env:UserInstallation=file://${profile}`, '--headless', ...args], {
    env: { ...process.env, TZ: 'Asia/Ho_Chi_Minh', LANG: 'C.UTF-8' },
  });
}

/** Puts the letter's own day and a fixed ID in place of the moment of printing; lengths stay, so offsets do too. */
function settle(pdf: Uint8Array, letter: Letter, key: string): Uint8Array {
  const day = letter.day.replaceAll('-', '');
  const id = key.padEnd(32, '0').toUpperCase();
  const text = Buffer.from(pdf)
    .toString('latin1')
    .replace(/\/CreationDate\(D:\d{14}/, `/CreationDate(D:${day}150000`)
    .replace(/\/ID \[ <[0-9A-F]{32}>(\s)<[0-9A-F]{32}> \]/, `/ID [ <${id}>$1<${id}> ]`)
    .replace(/\/DocChecksum \/[0-9A-F]{32}/, `/DocChecksum /${id}`);
  return Buffer.from(text, 'latin1');
}
