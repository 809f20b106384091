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

/** Results of several samples put together. */
export interface SampleConsolidation
  extends Pick<Sample, 'name' | 'folder' | 'office' | 'decidedAt' | 'shows'> {
  /** Names of the samples. */
  readonly of: readonly string[];
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

const consolidationSchema = z.strictObject({
  office: z.string(),
  consolidates: z.array(z.string()).min(1),
  decidedAt: instant,
  shows: z.string(),
});

interface Case {
  readonly name: string;
  readonly data: object;
}

/** The dossiers by name, in order. Throws on a malformed `case.yaml`: samples are ours. */
export const loadSamples = (folder: string): readonly Sample[] =>
  casesIn(folder)
    .filter(({ data }) => !('consolidates' in data))
    .map((each) => loadSample(folder, each));

export const loadConsolidations = (folder: string): readonly SampleConsolidation[] =>
  casesIn(folder)
    .filter(({ data }) => 'consolidates' in data)
    .map(({ name, data }) => {
      const { office, consolidates, decidedAt, shows } = consolidationSchema.parse(data);
      return {
        name,
        folder: join(folder, name),
        office: join(folder, office),
        of: consolidates,
        decidedAt,
        shows,
      };
    });

const casesIn = (folder: string): readonly Case[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'pki')
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name, 'case.yaml'), 'utf8');
      return { name, data: z.looseObject({}).parse(parse(text, { schema: 'failsafe' })) };
    });

function loadSample(folder: string, { name, data }: Case): Sample {
  const { office, task, receivedAt, decidedAt, shows } = caseSchema.parse(data);
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
