import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { decimalString, type Points } from '../pipeline/model/points.ts';
import type { Desk } from '../pipeline/pipeline.ts';
import { withDesk } from '../pipeline/worker/desk.ts';
import { type Processed, processInto } from '../pipeline/worker/process-command.ts';
import { loadSamples, type Sample } from '../pipeline/worker/samples.ts';
import { findLibreOffice } from '../pipeline/writers/pdf/libreoffice.ts';
import { lacks } from './needs.ts';

const libreOffice = await findLibreOffice();
const root = mkdtempSync(join(tmpdir(), 'samples-'));
afterAll(() => rmSync(root, { recursive: true }));

const samples = loadSamples(join(import.meta.dirname, '..', 'samples'));

const run = (sample: Sample, out: string): Promise<Processed> =>
  withDesk(sample.office, (desk: Desk) => processInto(join(root, out, sample.name), sample, desk));

/** What `expected.json` states of a run. */
function outcome({ judgement, files }: Processed): unknown {
  const { state, findings, score, deadline } = judgement;
  const text = (points: Points | undefined): string | null =>
    points === undefined ? null : decimalString(points);
  return {
    state,
    documents: [...new Set(files.map(({ role }) => role))].sort(),
    findings: findings.map(({ id, level, place }) => ({ id, level, ...place })),
    selfTotal: text(score?.selfTotal),
    checkedTotal: text(score?.checkedTotal),
    deadline: { state: deadline.state, lateDays: deadline.lateDays },
  };
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

describe.skipIf(lacks('LibreOffice', libreOffice !== undefined))('every sample', () => {
  test.for(samples)('$name: $shows', { timeout: 120_000 }, async (sample) => {
    const expected: unknown = JSON.parse(readFileSync(join(sample.folder, 'expected.json'), 'utf8'));
    expect(outcome(await run(sample, 'once'))).toEqual(expected);
  });

  test.for(samples.slice(0, 1))('$name twice gives the same bytes', { timeout: 240_000 }, async (sample) => {
    const [first, second] = [await run(sample, 'first'), await run(sample, 'second')];
    const [a, b] = [filesBelow(first.folder), filesBelow(second.folder)];
    expect(a.map((file) => file.slice(first.folder.length))).toEqual(
      b.map((file) => file.slice(second.folder.length)),
    );
    const different = a.filter((file, index) => !readFileSync(file).equals(readFileSync(b[index] ?? '')));
    expect(different).toEqual([]);
  });
});
