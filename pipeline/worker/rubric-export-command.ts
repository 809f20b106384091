import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import process from 'node:process';
import { MESSAGES } from '../messages.ts';
import type { Appendix } from '../model/appendix.ts';
import { mistakeLines, WorkerError } from '../model/errors.ts';
import { loadAppendix } from '../rubric/appendix.ts';
import { diffAppendices } from '../rubric/diff.ts';
import { appendixTable, notCarried } from '../rubric/export/appendix-table.ts';
import { importAppendices } from '../rubric/import/import.ts';
import { readSourceTables } from '../rubric/import/source-file.ts';
import { tableDocx } from '../writers/table-docx.ts';
import { tableXlsx } from '../writers/table-xlsx.ts';
import { changeSentence } from './rubric-diff-command.ts';
import { IMPORT_REPORT } from './rubric-messages.ts';
import { readOptions, usageError } from './usage.ts';

/**
 * `hoso rubric export APPENDIX.yaml --out FILE.xlsx|FILE.docx`: the table, read back at once to tell what it would lose.
 * @returns exit code: 0 it reads back the same, 1 it does not
 */
export async function rubricExportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('rubric', {
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  const [file] = positionals;
  const { out } = values;
  if (file === undefined || positionals.length > 1) throw usageError(IMPORT_REPORT.oneFile, 'rubric');
  if (out === undefined) throw usageError(MESSAGES.missingOption('out'), 'rubric');
  if (!existsSync(file)) throw usageError(MESSAGES.noSuchFile(file), 'rubric');
  const kind = /\.(xlsx|docx)$/i.exec(out)?.[1]?.toLowerCase();
  if (kind === undefined) throw usageError(IMPORT_REPORT.notTable, 'rubric');
  if (existsSync(out)) throw new WorkerError('OUTPUT_EXISTS', MESSAGES.fileExists(out));
  const { appendix, data, mistakes } = loadAppendix(file, basename(file));
  if (!appendix || !data) throw new WorkerError('RUBRIC_INVALID', mistakeLines(mistakes));
  if (mistakes.length > 0) process.stderr.write(`${mistakeLines(mistakes)}\n`);
  const table = appendixTable(data);
  const bytes = kind === 'docx' ? tableDocx(table) : await tableXlsx(table, IMPORT_REPORT.sheet);
  await writeFile(out, bytes, { flag: 'wx' });
  const lost = await lostIn(await readFile(out), appendix);
  const left = notCarried(data);
  const lines = [
    MESSAGES.workbookMade(out),
    lost.length === 0 ? IMPORT_REPORT.lossless : IMPORT_REPORT.lossy(lost.length),
    ...lost.map((each) => `- ${each}`),
    ...(left.length === 0 ? [] : [IMPORT_REPORT.notCarried(left.join(', '))]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return lost.length > 0 ? 1 : 0;
}

/** What would be another rubric, were the table imported as it is. */
async function lostIn(bytes: Uint8Array, appendix: Appendix): Promise<readonly string[]> {
  const source = await readSourceTables(bytes);
  const [imported] = 'tables' in source ? importAppendices(source.tables) : [];
  return imported ? diffAppendices(appendix, imported.appendix).map(changeSentence) : [appendix.title];
}
