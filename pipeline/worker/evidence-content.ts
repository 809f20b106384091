import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AssessedRow } from '../model/dossier.ts';

/** A table whose documents may lie beside it. */
export interface Side {
  /** The workbook's: its links start there. */
  readonly folder: string;
  readonly rows: readonly AssessedRow[];
}

export interface Contents {
  /** Documents of one name, for one criterion, that are not the same. */
  readonly differences: readonly {
    readonly code: string;
    readonly approved: string;
    readonly entered: string;
  }[];
  /** How many documents of the approved table were held against the others; and how many could not be. */
  readonly compared: number;
  readonly elsewhere: number;
}

export const nameOf = (target: string): string =>
  target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1);

interface Document {
  readonly file: string;
  /** The beginning of its SHA-256; undefined where it is not at hand. */
  readonly hash: string | undefined;
}

/** Holds documents against each other that both tables name alike for a criterion. */
export async function compareContents(approved: Side, entered: Side): Promise<Contents> {
  const differences: Contents['differences'][number][] = [];
  const [compared, elsewhere] = [new Set<string>(), new Set<string>()];
  const known: Known = new Map();
  const rowOf = new Map(entered.rows.map((row) => [row.code, row]));
  for (const row of approved.rows) {
    const other = rowOf.get(row.code);
    const after = await documentsOf(other, entered.folder, known);
    for (const [name, was] of await documentsOf(row, approved.folder, known)) {
      const is = after.get(name);
      if (!is) continue;
      const told = [...was, ...is].every(({ hash }) => hash !== undefined);
      for (const { file } of was) (told ? compared : elsewhere).add(file);
      const [before, now] = [said(name, was), said(name, is)];
      if (told && before !== now) differences.push({ code: row.code, approved: before, entered: now });
    }
  }
  return { differences, compared: compared.size, elsewhere: elsewhere.size };
}

const said = (name: string, documents: readonly Document[]): string =>
  `${name} (${documents
    .map(({ hash }) => hash)
    .sort()
    .join(', ')})`;

/** One document may stand behind a hundred criteria: it is read once. */
type Known = Map<string, Promise<string | undefined>>;

async function documentsOf(
  row: AssessedRow | undefined,
  folder: string,
  known: Known,
): Promise<ReadonlyMap<string, readonly Document[]>> {
  const documents = await Promise.all(
    (row?.evidence ?? []).map(async ({ kind, target }) => {
      const file = join(folder, ...target.split('/'));
      if (kind === 'inside' && !known.has(file))
        known.set(
          file,
          hashOf(file).catch(() => undefined),
        );
      return { name: nameOf(target), file, hash: kind === 'inside' ? await known.get(file) : undefined };
    }),
  );
  return Map.groupBy(documents, ({ name }) => name);
}

/** Enough of a SHA-256 to tell two documents apart, and to be read aloud. */
const SHOWN = 16;

async function hashOf(file: string): Promise<string | undefined> {
  if (!(await stat(file)).isFile()) return undefined;
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex').slice(0, SHOWN);
}
