import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { HELP, MESSAGES } from '../messages.ts';
import type { Appendix } from '../model/appendix.ts';
import type { Filing, SharedTask, UnusableFiling } from '../model/consolidation.ts';
import { dayInVietnam, type Instant, instant } from '../model/day.ts';
import { ZERO } from '../model/points.ts';
import type { Desk } from '../pipeline.ts';
import { consolidate } from '../stages/consolidation/consolidate.ts';
import { sharedTasks } from '../stages/consolidation/shares.ts';
import { dueOf } from '../stages/deadline/deadline.ts';
import { renderConsolidation } from '../stages/render/consolidation/render.ts';
import { sumWords } from '../stages/render/consolidation/sheet.ts';
import { CONSOLIDATE } from './consolidate-words.ts';
import { warningsOf, withDesk } from './desk.ts';
import { chooseResults, type FoundResult, findResults } from './filed-results.ts';
import { readFiling } from './filing.ts';
import { publish } from './publish.ts';
import { readTable } from './read-table.ts';
import { readInstant, readOptions, usageError } from './usage.ts';

/**
 * `hoso consolidate`: the results of all units that score one rubric between them, as one table.
 * @returns exit code: 0 whole and nothing to settle, 1 otherwise
 */
export async function consolidateCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('consolidate', {
    args: [...args],
    allowPositionals: true,
    options: {
      office: { type: 'string' },
      out: { type: 'string' },
      task: { type: 'string' },
      reviewed: { type: 'string' },
      at: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP.consolidate}\n`);
    return 0;
  }
  const { office, out, task, reviewed, json = false } = values;
  if (office === undefined) throw usageError(MESSAGES.missingOption('office'), 'consolidate');
  if (out === undefined) throw usageError(MESSAGES.missingOption('out'), 'consolidate');
  if (positionals.length === 0) throw usageError(CONSOLIDATE.noInput, 'consolidate');
  const decidedAt = readInstant(values.at, 'consolidate') ?? instant(Date.now());
  const found = await findResults(positionals);
  return withDesk(office, async (desk) => {
    for (const warning of warningsOf(desk)) process.stderr.write(`${warning}\n`);
    const { sentence, settled, data } = await consolidateInto(
      out,
      { found, task, decidedAt, reviewed },
      desk,
    );
    process.stdout.write(json ? data : `${CONSOLIDATE.done(sentence, resolve(out))}\n`);
    return settled ? 0 : 1;
  });
}

interface Request {
  readonly found: readonly FoundResult[];
  readonly task: string | undefined;
  readonly decidedAt: Instant;
  /** The office's own copy of an earlier table, with the points that it gives. */
  readonly reviewed?: string | undefined;
}

/** Puts the results together and writes them into `out`, whole or not at all. */
export async function consolidateInto(
  out: string,
  { found, task, decidedAt, reviewed }: Request,
  desk: Desk,
) {
  const { office, regulation, calendar } = desk;
  const year = office.assessmentYear;
  const shared = sharedTaskOf(desk, task);
  const choice = chooseResults(found, shared, { regulation: regulation.id, year });
  const own = reviewed === undefined ? undefined : await readReviewed(reviewed, shared.whole);
  const work = await mkdtemp(join(desk.renderTools.workFolder, 'tong-hop-'));
  try {
    const read: (Filing | UnusableFiling)[] = [];
    for (const chosen of choice.chosen) {
      const share = shared.shares.find(({ unit }) => unit === chosen.unit);
      if (share) read.push(await readFiling(chosen, share, join(work, String(read.length))));
    }
    const consolidation = consolidate(
      shared,
      {
        filings: read.filter((each) => 'rows' in each),
        unusable: [...choice.unusable, ...read.filter((each) => 'why' in each)],
        leftAside: choice.leftAside,
        reviewed: own && { by: office.name, rows: own.rows },
      },
      { regulation, year },
    );
    const beyond = consolidation.review?.changes.filter(
      ({ criterion: { max, method }, reviewed: points = ZERO }) =>
        points > max || (points < ZERO && method?.kind !== 'penalty'),
    );
    if (beyond && beyond.length > 0) {
      const codes = beyond.map(({ criterion }) => criterion.code).join(', ');
      throw usageError(CONSOLIDATE.reviewedBeyond(codes), 'consolidate');
    }
    const files = await renderConsolidation(
      {
        consolidation,
        office,
        dues: regulation.tasks.map((each) => ({ task: each, due: dueOf(each, { office, calendar, year }) })),
        decidedAt,
        decidedOn: dayInVietnam(decidedAt),
      },
      desk.renderTools,
      own?.bytes,
    );
    await publish(files, resolve(out));
    const content = files.find(({ role }) => role === 'result')?.content;
    return {
      consolidation,
      files,
      sentence: sumWords(consolidation),
      settled: !consolidation.findings.some(({ level }) => level === 'fail'),
      data: content && 'bytes' in content ? new TextDecoder().decode(content.bytes) : '',
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Throws WorkerError USAGE where the copy does not tell every row: no change may be made out of what could not be read. */
async function readReviewed(file: string, whole: Appendix) {
  if (!existsSync(file)) throw usageError(MESSAGES.noSuchFile(file), 'consolidate');
  const { rows, untold } = await readTable(file, whole);
  const read = new Set(rows.map(({ code }) => code));
  const missing = whole.criteria.filter(({ code, method }) => method && !read.has(code));
  const faults = [...untold, ...missing.map(({ code }) => CONSOLIDATE.reviewedWithout(code))];
  if (faults.length > 0) throw usageError(CONSOLIDATE.reviewedUntold(faults.join('; ')), 'consolidate');
  return { rows, bytes: await readFile(file) };
}

function sharedTaskOf(
  { regulation, office }: Pick<Desk, 'regulation' | 'office'>,
  id: string | undefined,
): SharedTask {
  const all = sharedTasks(regulation, office.units);
  const [first, ...others] = id === undefined ? all : all.filter(({ task }) => task.id === id);
  const ids = all.map(({ task }) => task.id).join(', ');
  if (all.length === 0) throw usageError(CONSOLIDATE.nothingShared(regulation.id), 'consolidate');
  if (!first) throw usageError(CONSOLIDATE.notShared(id ?? '', ids), 'consolidate');
  if (others.length > 0) throw usageError(CONSOLIDATE.whichTask(ids), 'consolidate');
  // Two units with one part between them would count it twice.
  for (const holders of Map.groupBy(first.shares, ({ appendix }) => appendix).values()) {
    const [holder, ...more] = holders;
    if (holder && more.length > 0) {
      const names = holders.map(({ name }) => name).join('; ');
      throw usageError(CONSOLIDATE.twoHolders(holder.appendix.id, names), 'consolidate');
    }
  }
  return first;
}
