import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { LeftAside, SharedTask, UnusableFiling } from '../model/consolidation.ts';
import { CONSOLIDATE } from './consolidate-words.ts';
import { usageError } from './usage.ts';

export const RESULT = 'ket-qua.json';

/** Enough to tell whose result it is, whatever else an older or newer program wrote. */
const headSchema = z.object({
  dossier: z.object({
    regulation: z.string(),
    year: z.int(),
    unit: z.string(),
    task: z.string(),
    version: z.int(),
  }),
});

type Head = z.infer<typeof headSchema>['dossier'];

/** A folder of results that `hoso process` wrote. */
export interface FoundResult {
  /** As the clerk named it, or below that. */
  readonly folder: string;
  /** This very folder was named, not one around it. */
  readonly named: boolean;
  /** Undefined where its data cannot be read. */
  readonly head: Head | undefined;
}

/** A unit's result that counts. */
export interface ChosenResult {
  readonly unit: string;
  readonly folder: string;
  readonly version: number;
  readonly newest: number;
}

export interface Choice {
  readonly chosen: readonly ChosenResult[];
  readonly unusable: readonly UnusableFiling[];
  readonly leftAside: readonly LeftAside[];
}

const DEEPEST = 8;

/** Every folder of results in these folders. Throws WorkerError USAGE where a folder is missing, or there is none in any. */
export async function findResults(folders: readonly string[]): Promise<readonly FoundResult[]> {
  const found = new Map<string, FoundResult>();
  for (const folder of folders) {
    const there = await stat(folder).catch(() => undefined);
    if (!there?.isDirectory()) throw usageError(CONSOLIDATE.noFolder(folder), 'consolidate');
    for (const each of await resultsIn(folder, 0)) {
      const path = resolve(each);
      const named = path === resolve(folder) || found.get(path)?.named === true;
      found.set(path, { folder: each, named, head: await headOf(each) });
    }
  }
  if (found.size === 0) throw usageError(CONSOLIDATE.nothingFound(folders.join(', ')), 'consolidate');
  return [...found.values()];
}

/** Folders that a run is still writing end in `.part`. */
async function resultsIn(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((each) => each.isFile() && each.name === RESULT)) return [folder];
  if (depth === DEEPEST) return [];
  const below = entries
    .filter((each) => each.isDirectory() && !each.name.startsWith('.') && !each.name.endsWith('.part'))
    .map(({ name }) => name)
    .sort();
  return (await Promise.all(below.map((name) => resultsIn(join(folder, name), depth + 1)))).flat();
}

async function headOf(folder: string): Promise<Head | undefined> {
  try {
    const data: unknown = JSON.parse(await readFile(join(folder, RESULT), 'utf8'));
    return headSchema.safeParse(data).data?.dossier;
  } catch {
    return undefined;
  }
}

/** A result together with whose it is. */
interface Owned extends FoundResult {
  readonly owner: Head | undefined;
  readonly version: number;
}

/**
 * Of each unit the newest version, or the one that was named outright; results of other regulations, years, tasks and
 * units are left aside. A version whose data cannot be read stands in the way of the older ones: it may be the one that
 * counts. Throws WorkerError USAGE where a unit has results in two places.
 */
export function chooseResults(
  found: readonly FoundResult[],
  shared: SharedTask,
  at: { readonly regulation: string; readonly year: number },
): Choice {
  const results = owned(found).map((each) => ({ ...each, aside: asideOf(each, shared, at) }));
  const own = Map.groupBy(
    results.filter(({ aside }) => !aside),
    ({ owner }) => owner?.unit ?? '',
  );
  const picked = [...own].map(([unit, all]) => pick(unit, all));
  const asides = results.flatMap(({ aside }) => aside ?? []);
  return {
    chosen: picked.filter(({ readable }) => readable),
    unusable: picked
      .filter(({ readable }) => !readable)
      .map(({ unit, folder, version }) => ({ unit, folder, version, why: 'unreadable', what: RESULT })),
    leftAside: [
      ...new Map(asides.map((each) => [`${dirname(resolve(each.folder))}\n${each.found}`, each])).values(),
    ],
  };
}

/** Data that cannot be read is the unit's whose other versions lie beside it. */
function owned(found: readonly FoundResult[]): readonly Owned[] {
  const places = Map.groupBy(found, ({ folder }) => dirname(resolve(folder)));
  return [...places.values()].flatMap((place) => {
    const heads = place.flatMap(({ head }) => head ?? []);
    const [first] = heads;
    const lone = new Set(heads.map(({ unit }) => unit)).size === 1 ? first : undefined;
    return place.map((each) => ({
      ...each,
      owner: each.head ?? lone,
      version: each.head?.version ?? Number(/(\d+)$/.exec(basename(each.folder))?.[1] ?? 0),
    }));
  });
}

function asideOf(
  { folder, owner }: Owned,
  { task, shares }: SharedTask,
  { regulation, year }: { readonly regulation: string; readonly year: number },
): LeftAside | undefined {
  if (!owner) return { folder, why: 'unreadable', found: RESULT };
  if (owner.regulation !== regulation) return { folder, why: 'regulation', found: owner.regulation };
  if (owner.year !== year) return { folder, why: 'year', found: String(owner.year) };
  if (owner.task !== task.id) return { folder, why: 'task', found: owner.task };
  return shares.some(({ unit }) => unit === owner.unit)
    ? undefined
    : { folder, why: 'unit', found: owner.unit };
}

function pick(unit: string, all: readonly Owned[]): ChosenResult & { readonly readable: boolean } {
  const named = all.filter((each) => each.named);
  const pool = named.length > 0 ? named : all;
  const version = Math.max(...pool.map((each) => each.version));
  const places = new Set(pool.map(({ folder }) => dirname(resolve(folder))));
  const [first, ...more] = pool.filter((each) => each.version === version);
  if (!first || more.length > 0 || places.size > 1 || named.length > 1)
    throw usageError(CONSOLIDATE.twice(unit, pool.map(({ folder }) => folder).join('; ')), 'consolidate');
  const newest = Math.max(...all.map((each) => each.version));
  return { unit, folder: first.folder, version, newest, readable: first.head !== undefined };
}
