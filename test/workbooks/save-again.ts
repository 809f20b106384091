import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lacks } from '../needs.ts';

export const lacksLibreOffice = (): boolean =>
  lacks('soffice', spawnSync('soffice', ['--version']).error === undefined);

/** A workbook as LibreOffice saves it again, into a folder `ra` below the one it lay in. */
export function savedAgain(workbook: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'hoso-save-again-'));
  const into = join(folder, 'ra');
  const file = join(folder, 'a.xlsx');
  try {
    writeFileSync(file, workbook);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    spawnSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', into, file]);
    return readFileSync(join(into, 'a.xlsx'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
