import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import process from 'node:process';
import { inWords } from '../findings/finding.ts';
import { HELP, MESSAGES } from '../messages.ts';
import type { Appendix } from '../model/appendix.ts';
import type { AssessedRow } from '../model/dossier.ts';
import { mistakeLines, WorkerError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import { decimalString, type Points } from '../model/points.ts';
import { readWorkbook } from '../readers/xlsx/read.ts';
import { loadAppendix } from '../rubric/appendix.ts';
import { readSelfAssessment } from '../stages/self-assessment/self-assessment.ts';
import { readOptions, usageError } from './usage.ts';
import { compareWorkbooks } from './workbook-compare.ts';

/**
 * `hoso workbook read`, `compare`, `new` and `hand-out`.
 * @returns exit code: 0 done, 1 the file is no workbook that can be read
 */
export async function workbookCommand(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === '--help' || verb === '-h' || rest.includes('--help')) {
    (verb === undefined ? process.stderr : process.stdout).write(`${HELP.workbook}\n`);
    return verb === undefined ? 2 : 0;
  }
  if (verb === 'read') return read(rest);
  if (verb === 'compare') return compareWorkbooks(rest, readAppendix);
  // Reading does without what writes workbooks.
  if (verb === 'new') return (await import('./workbook-new-command.ts')).newWorkbook(rest);
  if (verb === 'hand-out') return (await import('./workbook-new-command.ts')).handOut(rest);
  throw usageError(MESSAGES.workbookVerb, 'workbook');
}

async function read(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('workbook', {
    args: [...args],
    allowPositionals: true,
    options: { rubric: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (values.rubric === undefined) throw usageError(MESSAGES.missingOption('rubric'), 'workbook');
  if (file === undefined || positionals.length > 1) throw usageError(MESSAGES.oneWorkbook, 'workbook');
  for (const each of [file, values.rubric])
    if (!existsSync(each)) throw usageError(MESSAGES.noSuchFile(each), 'workbook');

  const workbook = await readWorkbook(await readFile(file));
  const { findings, selfAssessment } = readSelfAssessment({
    workbook,
    file: { path: basename(file).normalize('NFC') },
    dossier: { appendix: readAppendix(values.rubric), unit: undefined },
  });
  const refused = 'refused' in workbook ? findings[0] : undefined;
  const rows = selfAssessment?.rows ?? [];
  if (values.json) {
    const data = refused
      ? { refused: { id: refused.id, reason: inWords(refused).reason } }
      : { rows: rows.map(rowJson), findings: findings.map(findingJson) };
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  } else process.stdout.write(report(rows, findings));
  return refused ? 1 : 0;
}

/** The appendix, even where its sums do not add up: reading needs its codes and names only. */
function readAppendix(file: string): Appendix {
  const { appendix, mistakes } = loadAppendix(file, basename(file));
  if (!appendix) throw new WorkerError('RUBRIC_INVALID', mistakeLines(mistakes));
  if (mistakes.length > 0) process.stderr.write(`${mistakeLines(mistakes)}\n`);
  return appendix;
}

const decimal = (points: Points | undefined): string | null =>
  points === undefined ? null : decimalString(points);

const rowJson = (row: AssessedRow): object => ({
  code: row.code,
  name: row.name,
  max: decimal(row.max),
  selfPoints: decimal(row.selfPoints),
  evidence: row.evidence.map(({ target, fragment, kind, cell }) => ({
    target,
    fragment: fragment ?? null,
    kind,
    cell,
  })),
  evidenceText: row.evidenceText,
  justification: row.justification,
  declared: Object.fromEntries([...row.declared].map(([name, points]) => [name, decimalString(points)])),
  notAssessed: row.notAssessed,
  cell: row.cell,
});

const findingJson = (finding: Finding): object => ({
  id: finding.id,
  place: finding.place,
  ...inWords(finding),
});

function report(rows: readonly AssessedRow[], findings: readonly Finding[]): string {
  const lines = findings.map((each) => {
    const { reason, remedy } = inWords(each);
    return `- ${each.place.cell === undefined ? '' : `[${each.place.cell}] `}${reason} ${remedy}`;
  });
  return `${[MESSAGES.workbookRead(rows.length, findings.length), ...lines].join('\n')}\n`;
}
