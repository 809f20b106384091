import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { HELP, MESSAGES, stateName } from '../messages.ts';
import { type Instant, instant, parseInstant } from '../model/day.ts';
import type { Judgement } from '../model/judgement.ts';
import type { RenderedFile } from '../model/outputs.ts';
import { type Desk, processDossier } from '../pipeline.ts';
import { taskOf, withDesk } from './desk.ts';
import { publish } from './publish.ts';
import { takeSnapshot } from './snapshot.ts';
import { readOptions, usageError } from './usage.ts';

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
  const receivedAt = readInstant(values['received-at']);
  const decidedAt = readInstant(values.at) ?? instant(Date.now());
  const tell = (line: string): void => {
    if (!values.json) process.stderr.write(`${line}\n`);
  };

  return withDesk(office, async (desk) => {
    const results = out ?? desk.office.folders.results;
    if (results === undefined) throw usageError(MESSAGES.missingOption('out'), 'process');
    if (!desk.renderTools.libreOffice) tell(MESSAGES.noLibreOffice);
    const task = taskOf(desk, values.task).id;
    let toMend = 0;
    for (const [index, source] of positionals.entries()) {
      tell(MESSAGES.working(basename(source), index + 1, positionals.length));
      const { judgement, files, folder } = await processInto(
        results,
        { source, task, receivedAt, decidedAt },
        desk,
      );
      if (judgement.state !== 'ready') toMend += 1;
      if (values.json) process.stdout.write(`${JSON.stringify({ folder, ...resultOf(files) })}\n`);
      else process.stdout.write(`${MESSAGES.processed(basename(source), stateName(judgement), folder)}\n`);
    }
    return toMend > 0 ? 1 : 0;
  });
}

/** ket-qua.json as it was written, for `--json`. */
function resultOf(files: readonly RenderedFile[]): object {
  const content = files.find(({ role }) => role === 'result')?.content;
  return content && 'bytes' in content ? JSON.parse(new TextDecoder().decode(content.bytes)) : {};
}

function readInstant(text: string | undefined): Instant | undefined {
  const at = text === undefined ? undefined : parseInstant(text);
  if (text !== undefined && at === undefined) throw usageError(MESSAGES.badInstant(text), 'process');
  return at;
}

export interface Submission {
  /** Folder or .zip. */
  readonly source: string;
  /** Id of the regulation's task; undefined for the self-assessment. */
  readonly task?: string | undefined;
  readonly receivedAt: Instant | undefined;
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

/** Takes one dossier the whole way from where it lies to its folder of results under `out`. */
export async function processInto(out: string, submission: Submission, desk: Desk): Promise<Processed> {
  const { source, receivedAt, decidedAt, staged } = submission;
  const work = await mkdtemp(join(desk.renderTools.workFolder, 'ho-so-'));
  try {
    const taken = await takeSnapshot(source, work);
    const snapshot = staged
      ? { ...taken, files: taken.files.map((file) => ({ ...file, modifiedAt: undefined })) }
      : taken;
    const task = taskOf(desk, submission.task);
    const arrival = { task, version: 1, round: 1, firstSeenAt: receivedAt, receivedAt };
    const { judgement, files } = await processDossier(snapshot, arrival, decidedAt, desk);
    const { year, unit, task: taskId } = judgement.dossier.id;
    const parent = join(out, String(year), unit, taskId);
    const folder = join(parent, `Lần ${(await runsIn(parent)) + 1}`);
    await publish(files, folder);
    return { judgement, files, folder };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const runsIn = async (folder: string): Promise<number> => {
  const names = await readdir(folder).catch(() => []);
  return Math.max(0, ...names.map((name) => Number(/^Lần (\d+)$/.exec(name.normalize('NFC'))?.[1] ?? 0)));
};
