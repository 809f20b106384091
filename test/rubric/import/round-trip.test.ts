import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LoadedAppendix, loadAppendix } from '../../../pipeline/rubric/appendix.ts';
import { appendixTable } from '../../../pipeline/rubric/export/appendix-table.ts';
import { importAppendices } from '../../../pipeline/rubric/import/import.ts';
import { readSourceTables } from '../../../pipeline/rubric/import/source-file.ts';
import { tableDocx } from '../../../pipeline/writers/table-docx.ts';
import { tableXlsx } from '../../../pipeline/writers/table-xlsx.ts';

const rubrics = join(import.meta.dirname, '..', '..', '..', 'rubrics');
const files = readdirSync(rubrics, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(appendix-.*|province)\.yaml$/.test(file),
);

function load(file: string): Required<LoadedAppendix> {
  return loadAppendix(join(rubrics, file), file);
}

test.each(files)('%s comes back the same from a Word table', async (file) => {
  const { appendix, data } = load(file);
  if (!data) throw new Error(`${file} does not load`);
  const source = await readSourceTables(tableDocx(appendixTable(data)));
  const [imported] = 'tables' in source ? importAppendices(source.tables) : [];
  expect(imported?.appendix).toEqual(appendix);
  expect(imported?.note).toBe(data.note);
  expect(imported?.regulation).toBe(data.regulation);
});

test.each(files)('%s comes back the same from an Excel table', async (file) => {
  const { appendix, data } = load(file);
  if (!data) throw new Error(`${file} does not load`);
  const source = await readSourceTables(await tableXlsx(appendixTable(data), 'Phụ lục'));
  const [imported] = 'tables' in source ? importAppendices(source.tables) : [];
  expect(imported?.appendix).toEqual(appendix);
});
