import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadAppendix } from '../../../pipeline/rubric/appendix.ts';
import type { AppendixData } from '../../../pipeline/rubric/appendix-schema.ts';
import { appendixYaml } from '../../../pipeline/rubric/appendix-yaml.ts';
import { appendixTable, notCarried } from '../../../pipeline/rubric/export/appendix-table.ts';
import { importAppendices } from '../../../pipeline/rubric/import/import.ts';
import { readSourceTables } from '../../../pipeline/rubric/import/source-file.ts';
import { tableDocx } from '../../../pipeline/writers/table-docx.ts';
import { tableXlsx } from '../../../pipeline/writers/table-xlsx.ts';
import { lacks } from '../../needs.ts';

const rubrics = join(import.meta.dirname, '..', '..', '..', 'rubrics');
const files = readdirSync(rubrics, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(appendix-.*|province)\.yaml$/.test(file))
  .sort();
const made = mkdtempSync(join(tmpdir(), 'hoso-import-'));

/** What has to come back: the appendix itself, and the keys that scoring has no use for. */
function whole(file: string) {
  const { appendix, data } = loadAppendix(file, file);
  if (!appendix || !data) throw new Error(`${file} does not load`);
  const { regulation, note, items } = data;
  // A table of criteria holds no rule about initiatives and no word of a whole; the export says so.
  const table = { ...appendix, initiatives: undefined, partOf: undefined };
  return { appendix: table, regulation, note, responsible: items.map(({ responsible }) => responsible) };
}

function dataOf(file: string): AppendixData {
  const { data } = loadAppendix(join(rubrics, file), file);
  if (!data) throw new Error(`${file} does not load`);
  return data;
}

/** Imported, written as YAML, and loaded again. */
async function backFrom(bytes: Uint8Array, name: string, data: AppendixData) {
  const source = await readSourceTables(bytes);
  const imported = 'tables' in source ? importAppendices(source.tables) : [];
  expect(imported).toHaveLength(1);
  const [only] = imported;
  if (!only) throw new Error('nothing was imported');
  const file = join(made, name);
  const { regulation = '', note, fromSource, responsible } = only;
  writeFileSync(file, appendixYaml(only.appendix, { regulation, note, fromSource, responsible }));
  // Words that no rule reads back are told, and keys that no column holds; nothing else is.
  const left = notCarried(data).join(', ');
  expect(only.notes.filter(({ id }) => id !== 'methodFree')).toEqual(
    left === '' ? [] : [{ id: 'leftOut', code: undefined, text: left }],
  );
  return whole(file);
}

const bytesOf = {
  docx: async (data: AppendixData) => tableDocx(appendixTable(data)),
  xlsx: (data: AppendixData) => tableXlsx(appendixTable(data), 'Phụ lục'),
};

const flat = (file: string): string => file.replaceAll(/[/\\]/g, '_');

describe.each(['docx', 'xlsx'] as const)('as a table in .%s', (kind) => {
  test.each(files)('%s comes back the same', async (file) => {
    const bytes = await bytesOf[kind](dataOf(file));
    expect(await backFrom(bytes, `${kind}_${flat(file)}`, dataOf(file))).toEqual(whole(join(rubrics, file)));
  });

  test('the same appendix gives the same bytes', async () => {
    const data = dataOf(files[0] ?? '');
    expect(await bytesOf[kind](data)).toEqual(await bytesOf[kind](data));
  });

  test.skipIf(lacks('soffice', spawnSync('soffice', ['--version']).error === undefined))(
    'all of them come back the same after LibreOffice has saved them again',
    async () => {
      const [before, after] = [join(made, `${kind}-made`), join(made, `${kind}-saved`)];
      for (const each of [before, after]) mkdirSync(each);
      for (const file of files)
        writeFileSync(join(before, `${flat(file)}.${kind}`), await bytesOf[kind](dataOf(file)));
      const profile = `-env:UserInstallation=${pathToFileURL(join(made, `${kind}-profile`)).href}`;
      const paths = readdirSync(before).map((name) => join(before, name));
      spawnSync('soffice', ['--headless', profile, '--convert-to', kind, '--outdir', after, ...paths]);
      for (const file of files) {
        const bytes = readFileSync(join(after, `${flat(file)}.${kind}`));
        const back = await backFrom(bytes, `saved_${kind}_${flat(file)}`, dataOf(file));
        expect(back, file).toEqual(whole(join(rubrics, file)));
      }
    },
    300_000,
  );
});
