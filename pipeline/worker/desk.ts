import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MESSAGES } from '../messages.ts';
import { WorkerError } from '../model/errors.ts';
import type { Task } from '../model/regulation.ts';
import type { Desk } from '../pipeline.ts';
import { createPool } from '../readers/pool.ts';
import { defaultPolicy } from '../readers/signature/policy.ts';
import { loadCalendar } from '../rubric/calendar.ts';
import { templatesHash } from '../stages/render/templates.ts';
import { findDocumentFont } from '../writers/pdf/fonts.ts';
import { findLibreOffice } from '../writers/pdf/libreoffice.ts';
import { loadOffice } from './config.ts';
import { loadTrust } from './trust.ts';
import { usageError } from './usage.ts';

const root = join(import.meta.dirname, '..', '..');

const POOL_SIZE = Math.max(1, Math.min(4, availableParallelism()));

/** Sets up everything that stays the same from dossier to dossier, and takes it down again. */
export async function withDesk<T>(officeFile: string, use: (desk: Desk) => Promise<T>): Promise<T> {
  const workFolder = await mkdtemp(join(await realpath(tmpdir()), 'hoso-'));
  const pool = createPool({
    size: POOL_SIZE,
    heapMegabytes: 512,
    residentMegabytes: 1024,
    timeoutMs: 60_000,
    readable: [workFolder],
  });
  // The children load their readers, and LibreOffice and the fonts answer, while this process reads the rules.
  for (let index = 0; index < POOL_SIZE; index++) void pool.run({ kind: 'warmUp' });
  try {
    const [libreOffice, font, { office, regulation, calendar, trust, hashes }] = await Promise.all([
      findLibreOffice(),
      findDocumentFont(),
      readRules(officeFile),
    ]);
    const templatesFolder = join(root, 'templates');
    return await use({
      office,
      regulation,
      calendar,
      trust,
      pool,
      renderTools: { templatesFolder, workFolder, libreOffice, font },
      runInputs: {
        ...hashes,
        templates: await templatesHash(templatesFolder),
        program: programHash(),
        libreOffice: libreOffice?.version ?? '',
        fonts: font?.sha256 ?? '',
      },
    });
  } finally {
    pool.close();
    await rm(workFolder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Everything of the office and its regulation that comes from files. Throws what the loaders throw. */
async function readRules(officeFile: string) {
  const { office, regulation, sha256 } = loadOffice(officeFile, join(root, 'rubrics'));
  const calendar = loadCalendar(join(root, 'rubrics', 'calendar.yaml'));
  const { material, hash: anchors } = loadTrust(office);
  return {
    ...{ office, regulation, calendar, trust: { material, policyAt: defaultPolicy } },
    hashes: { rubric: regulation.hash, anchors, calendar: calendar.hash, office: sha256 },
  };
}

/** What an operator should know before the first dossier, in Vietnamese. */
export const warningsOf = ({
  office: { assessmentYear },
  regulation: { assessmentYears },
  calendar,
  renderTools,
}: {
  readonly office: Pick<Desk['office'], 'assessmentYear'>;
  readonly regulation: Pick<Desk['regulation'], 'assessmentYears'>;
  readonly calendar: Pick<Desk['calendar'], 'years'>;
  readonly renderTools: Pick<Desk['renderTools'], 'libreOffice'>;
}): readonly string[] => [
  ...(renderTools.libreOffice ? [] : [MESSAGES.noLibreOffice]),
  ...(calendar.years.has(assessmentYear) ? [] : [MESSAGES.noCalendar(assessmentYear)]),
  ...(assessmentYears?.only.includes(assessmentYear) === false
    ? [MESSAGES.regulationOfOtherYear(assessmentYear, assessmentYears.only.join(', '))]
    : []),
];

/**
 * The task of that id; without one, the first whose dossiers hold a score workbook. Throws WorkerError USAGE for an
 * unknown id, RUBRIC_INVALID where the regulation has no self-assessment.
 */
export function taskOf({ regulation }: Pick<Desk, 'regulation'>, id: string | undefined): Task {
  const { tasks } = regulation;
  const task = tasks.find((each) => (id === undefined ? each.kind === 'selfAssessment' : each.id === id));
  if (task) return task;
  if (id !== undefined) throw usageError(MESSAGES.noSuchTask(id, tasks), 'process');
  throw new WorkerError(
    'RUBRIC_INVALID',
    `Quy chế ${regulation.id} không có nhiệm vụ tự đánh giá, chấm điểm.`,
  );
}

/** SHA-256 over the program's own sources: what judged a dossier can be told apart years later. */
function programHash(): string {
  const hash = createHash('sha256');
  const folder = join(root, 'pipeline');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files.sort())
    hash.update(file.replaceAll('\\', '/')).update(readFileSync(join(folder, file)));
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}
