import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { inWords } from '../findings/finding.ts';
import { HELP, MESSAGES } from '../messages.ts';
import type { AssessedRow } from '../model/dossier.ts';
import { mistakeLines, WorkerError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Office, Unit } from '../model/office.ts';
import { plainName } from '../model/plain.ts';
import { decimalString, type Points } from '../model/points.ts';
import type { Appendix, Regulation } from '../model/regulation.ts';
import { readWorkbook } from '../readers/xlsx/read.ts';
import { loadAppendix } from '../rubric/appendix.ts';
import { loadRegulation } from '../rubric/load.ts';
import { makeScoreWorkbook } from '../rubric/score-workbook.ts';
import { shareOf } from '../rubric/share.ts';
import { readSelfAssessment } from '../stages/self-assessment/self-assessment.ts';
import { loadOffice } from './config.ts';
import { regulationFolder } from './regulation-folder.ts';
import { readOptions, usageError } from './usage.ts';
import { compareWorkbooks } from './workbook-compare.ts';

const RUBRICS = join(import.meta.dirname, '..', '..', 'rubrics');

/**
 * `hoso workbook read`, `hoso workbook compare` and `hoso workbook new`.
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
  if (verb === 'new') return create(rest);
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

async function create(args: readonly string[]): Promise<number> {
  const { values } = readOptions('workbook', {
    args: [...args],
    options: {
      regulation: { type: 'string' },
      appendix: { type: 'string' },
      unit: { type: 'string' },
      office: { type: 'string' },
      year: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const needed = (name: 'regulation' | 'appendix' | 'unit' | 'out'): string => {
    const value = values[name];
    if (value === undefined) throw usageError(MESSAGES.missingOption(name), 'workbook');
    return value;
  };
  const out = needed('out');
  if (existsSync(out)) throw new WorkerError('OUTPUT_EXISTS', MESSAGES.fileExists(out));
  const office = values.office === undefined ? undefined : loadOffice(values.office, RUBRICS).office;
  const regulation = loadRegulation(
    regulationFolder(needed('regulation'), { rubrics: RUBRICS, command: 'workbook' }),
  );
  const unit = findUnit(office, needed('unit'));
  const bytes = await makeScoreWorkbook({
    appendix: appendixFor(unit, findAppendix(regulation, needed('appendix')), regulation),
    regulationTitle: regulation.citation,
    unit,
    year: findYear(values.year, office),
    identity: { regulation: regulation.id, hash: regulation.hash },
  });
  await writeFile(out, bytes, { flag: 'wx' });
  process.stdout.write(`${MESSAGES.workbookMade(out)}\n`);
  return 0;
}

function findAppendix({ appendices }: Regulation, id: string): Appendix {
  const found = appendices.find((each) => each.id.toLowerCase() === id.toLowerCase());
  if (found) return found;
  throw usageError(MESSAGES.noSuchAppendix(id, appendices.map((each) => each.id).join(', ')), 'workbook');
}

/** Of a shared appendix, the unit's own rows. */
function appendixFor(
  { code, name }: Pick<Unit, 'code' | 'name'>,
  whole: Appendix,
  { tasks }: Regulation,
): Appendix {
  if (!tasks.some(({ sharedAppendix }) => sharedAppendix === whole.id)) return whole;
  const share = shareOf(whole, code);
  if (share) return share;
  const units = new Set(
    whole.criteria.flatMap(({ method, contributors }) => (method ? contributors.slice(0, 1) : [])),
  );
  throw usageError(MESSAGES.noShareOf(name, whole.id, [...units].join(', ')), 'workbook');
}

/** One of the office's units; without an office, a unit of that name about which nothing more is known. */
function findUnit(office: Office | undefined, name: string): Pick<Unit, 'code' | 'name' | 'head'> {
  if (!office) return { code: name, name, head: { title: '', capacity: undefined } };
  const wanted = plainName(name);
  const found = office.units.find((unit) =>
    [unit.code, unit.name, ...unit.otherNames].some((each) => plainName(each) === wanted),
  );
  if (!found) throw usageError(MESSAGES.noSuchUnit(name), 'workbook');
  return found;
}

function findYear(text: string | undefined, office: Office | undefined): number {
  if (text === undefined) return office?.assessmentYear ?? new Date().getFullYear();
  if (!/^20\d\d$/.test(text)) throw usageError(MESSAGES.badYear(text), 'workbook');
  return Number(text);
}
