import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { MESSAGES } from '../messages.ts';
import type { Appendix } from '../model/appendix.ts';
import { WorkerError } from '../model/errors.ts';
import type { Office, Unit } from '../model/office.ts';
import { plainName } from '../model/plain.ts';
import type { Regulation } from '../model/regulation.ts';
import { loadRegulation } from '../rubric/load.ts';
import { makeScoreWorkbook } from '../rubric/score-workbook.ts';
import { shareOf } from '../rubric/share.ts';
import { loadOffice } from './config.ts';
import { handOutWorkbooks } from './hand-out.ts';
import { regulationFolder } from './regulation-folder.ts';
import { readOptions, usageError } from './usage.ts';

const RUBRICS = join(import.meta.dirname, '..', '..', 'rubrics');

/** `hoso workbook new`: an empty workbook for one unit. */
export async function newWorkbook(args: readonly string[]): Promise<number> {
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

/** Of a shared appendix, the unit's own rows; of the others, only the one for units of its kind. */
function appendixFor(
  { code, name, kind }: NamedUnit,
  whole: Appendix,
  { tasks, appendices }: Regulation,
): Appendix {
  if (!tasks.some(({ sharedAppendix }) => sharedAppendix === whole.id)) {
    const own =
      appendices.find(({ appliesTo }) => appliesTo.includes(code)) ??
      appendices.find(({ appliesTo }) => kind !== undefined && appliesTo.includes(kind));
    if (!own || own.id === whole.id) return whole;
    throw usageError(MESSAGES.otherAppendix(name, own.id, whole.id), 'workbook');
  }
  const share = shareOf(whole, code);
  if (share) return share;
  const units = new Set(
    whole.criteria.flatMap(({ method, contributors }) => (method ? contributors.slice(0, 1) : [])),
  );
  throw usageError(MESSAGES.noShareOf(name, whole.id, [...units].join(', ')), 'workbook');
}

type NamedUnit = Pick<Unit, 'code' | 'name' | 'head'> & Partial<Pick<Unit, 'kind'>>;

/** One of the office's units; without an office, a unit of that name about which nothing more is known. */
function findUnit(office: Office | undefined, name: string): NamedUnit {
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

/** `hoso workbook hand-out`: an empty workbook into the folder of each unit. */
export async function handOut(args: readonly string[]): Promise<number> {
  const { values } = readOptions('workbook', {
    args: [...args],
    options: { office: { type: 'string' }, out: { type: 'string' }, task: { type: 'string' } },
  });
  const { office: file, out, task: id } = values;
  if (file === undefined) throw usageError(MESSAGES.missingOption('office'), 'workbook');
  if (out === undefined) throw usageError(MESSAGES.missingOption('out'), 'workbook');
  const { office, regulation } = loadOffice(file, RUBRICS);
  const scored = regulation.tasks.filter(({ kind }) => kind === 'selfAssessment');
  const tasks = scored.filter((task) => id === undefined || task.id === id);
  if (tasks.length === 0) throw usageError(MESSAGES.noSuchScoredTask(id ?? '', scored), 'workbook');
  for (const { unit, file: made } of await handOutWorkbooks({ office, regulation, tasks, share: out }))
    process.stdout.write(
      `${made === undefined ? MESSAGES.handedOutBefore(unit.name) : MESSAGES.handedOut(unit.name, made)}\n`,
    );
  return 0;
}
