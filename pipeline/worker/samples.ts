import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Instant, parseInstant } from '../model/day.ts';

/** One dossier of `samples/`, with the clock that it is shown under. */
export interface Sample {
  readonly name: string;
  readonly folder: string;
  /** The dossier as it arrives: a folder or a .zip. */
  readonly source: string;
  readonly office: string;
  /** Undefined for the self-assessment. */
  readonly task: string | undefined;
  readonly receivedAt: Instant | undefined;
  readonly decidedAt: Instant;
  readonly staged: true;
  /** What it shows, one Vietnamese sentence. */
  readonly shows: string;
}

const instant = z.string().transform((text, context) => {
  const at = parseInstant(text);
  if (at) return at;
  context.addIssue(`no moment: ${text}`);
  return z.NEVER;
});

const caseSchema = z.strictObject({
  office: z.string(),
  task: z.string().optional(),
  receivedAt: instant.optional(),
  decidedAt: instant.optional(),
  shows: z.string(),
});

/** The samples by name, in order. Throws on a malformed `case.yaml`: samples are ours. */
export function loadSamples(folder: string): readonly Sample[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'pki')
    .map(({ name }) => name)
    .sort()
    .map((name) => loadSample(folder, name));
}

function loadSample(folder: string, name: string): Sample {
  const text = readFileSync(join(folder, name, 'case.yaml'), 'utf8');
  const { office, task, receivedAt, decidedAt, shows } = caseSchema.parse(
    parse(text, { schema: 'failsafe' }),
  );
  const [source] = readdirSync(join(folder, name, 'dossier'));
  const at = decidedAt ?? receivedAt;
  if (source === undefined || at === undefined)
    throw new RangeError(`sample ${name} has no dossier or no clock`);
  return {
    name,
    folder: join(folder, name),
    source: join(folder, name, 'dossier', source),
    office: join(folder, office),
    task,
    receivedAt,
    decidedAt: at,
    staged: true,
    shows,
  };
}
