import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { HELP, MESSAGES, stateName } from '../messages.ts';
import { type Instant, instant, vietnameseTime } from '../model/day.ts';
import { WorkerError } from '../model/errors.ts';
import type { Judgement } from '../model/judgement.ts';
import type { RenderedFile } from '../model/outputs.ts';
import { type Desk, processDossier } from '../pipeline.ts';
import { intake } from '../stages/intake.ts';
import { taskOf, warningsOf, withDesk } from './desk.ts';
import { faultLine, faultOf } from './fault.ts';
import { folderName } from './folder-name.ts';
import { publish } from './publish.ts';
import { takeSnapshot } from './snapshot.ts';
import { readInstant, readOptions, usageError } from './usage.ts';

/** `hoso process`: dossiers once, without watching and without a ledger. */
export async function processCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('process', {
    args: [...args],
    allowPositionals: true,
    options: {
      office: { type: 'string' },
      out: { type: 'string' },
      task: { type: 'string' },
      'received-at': { type: 'string' },
      'filed-at': { type: 'string' },
      at: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP.process}\n`);
    return 0;
  }
  const { office, out } = values;
  if (office === undefined) throw usageError(MESSAGES.missingOption('office'), 'process');
  if (positionals.length === 0) throw usageError(MESSAGES.missingDossier, 'process');
  const receivedAt = readInstant(values['received-at'], 'process');
  const filedAt = readInstant(values['filed-at'], 'process');
  const decidedAt = readInstant(values.at, 'process') ?? instant(Date.now());
  const tell = (line: string): void => {
    if (!values.json) process.stderr.write(`${line}\n`);
  };

  if (receivedAt !== undefined && receivedAt > decidedAt) {
    throw usageError(
      MESSAGES.receivedAfterDecision(vietnameseTime(receivedAt), vietnameseTime(decidedAt)),
      'process',
    );
  }

  return withDesk(office, async (desk) => {
    const results = out ?? desk.office.folders.results;
    if (results === undefined) throw usageError(MESSAGES.missingOption('out'), 'process');
    for (const warning of warningsOf(desk)) process.stderr.write(`${warning}\n`);
    const task = taskOf(desk, values.task).id;
    let exit = 0;
    for (const [index, source] of positionals.entries()) {
      const name = basename(resolve(source));
      tell(MESSAGES.working(name, index + 1, positionals.length));
      try {
        const submission = { source, task, receivedAt, filedAt, decidedAt };
        const { judgement, files, folder } = await processInto(results, submission, desk);
        if (values.json) process.stdout.write(`${JSON.stringify({ folder, ...resultOf(files) })}\n`);
        else process.stdout.write(`${MESSAGES.processed(name, stateName(judgement), folder)}\n`);
        exit = Math.max(exit, judgement.state === 'ready' ? 0 : 1);
      } catch (error) {
        // One dossier that cannot be processed is no reason to keep the others waiting.
        const fault = faultOf(error);
        if (values.json) {
          const { code, message } = fault;
          process.stdout.write(`${JSON.stringify({ dossier: source, error: { code, message } })}\n`);
        } else tell(`${name}: ${faultLine(fault)}`);
        exit = Math.max(exit, fault.exit);
      }
    }
    return exit;
  });
}

/** ket-qua.json as it was written, for `--json`. */
function resultOf(files: readonly RenderedFile[]): object {
  const content = files.find(({ role }) => role === 'result')?.content;
  return content && 'bytes' in content ? JSON.parse(new TextDecoder().decode(content.bytes)) : {};
}

export interface Submission {
  /** Folder or .zip. */
  readonly source: string;
  /** Id of the regulation's task; undefined for the self-assessment. */
  readonly task?: string | undefined;
  readonly receivedAt: Instant | undefined;
  readonly filedAt?: Instant | undefined;
  readonly decidedAt: Instant;
  /** The clock is handed in for a sample: the times of its files are those of a checkout and tell nothing. */
  readonly staged?: true;
}

export interface Processed {
  readonly judgement: Judgement;
  readonly files: readonly RenderedFile[];
  /** The folder `<out>/<year>/<unit>/<task>/Lần n` that now holds the results. */
  readonly folder: string;
}

/**
 * Takes one dossier the whole way from where it lies to its folder of results under `out`. Its version is the n of that
 * folder; where another run takes the same n meanwhile, the documents are made again under the next one.
 */
export async function processInto(out: string, submission: Submission, desk: Desk): Promise<Processed> {
  const { source, receivedAt, filedAt, decidedAt, staged } = submission;
  const work = await mkdtemp(join(desk.renderTools.workFolder, 'ho-so-'));
  try {
    const taken = await takeSnapshot(source, work);
    const snapshot = staged
      ? { ...taken, files: taken.files.map((file) => ({ ...file, modifiedAt: undefined })) }
      : taken;
    const task = taskOf(desk, submission.task);
    const first = { task, version: 1, round: 1, firstSeenAt: receivedAt, receivedAt, filedAt };
    const { year, unit, task: taskId } = intake(snapshot, first, desk).dossier.id;
    const parent = join(out, String(year), folderName(unit), taskId);
    for (let attempt = 1; ; attempt += 1) {
      const version = (await runsIn(parent)) + 1;
      const folder = join(parent, `Lần ${version}`);
      const { judgement, files } = await processDossier(snapshot, { ...first, version }, decidedAt, desk);
      if (await published(files, folder, attempt < ATTEMPTS)) return { judgement, files, folder };
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Runs that take each other's number more often than this are no accident. */
const ATTEMPTS = 5;

/** False where another run was there first and there is to be another attempt. */
async function published(files: readonly RenderedFile[], folder: string, again: boolean): Promise<boolean> {
  try {
    await publish(files, folder);
    return true;
  } catch (error) {
    if (again && error instanceof WorkerError && error.code === 'OUTPUT_EXISTS') return false;
    throw error;
  }
}

const runsIn = async (folder: string): Promise<number> => {
  const names = await readdir(folder).catch(() => []);
  return Math.max(0, ...names.map((name) => Number(/^Lần (\d+)$/.exec(name.normalize('NFC'))?.[1] ?? 0)));
};
