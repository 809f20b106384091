import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { decimalString, type Points } from '../pipeline/model/points.ts';
import type { Desk } from '../pipeline/pipeline.ts';
import { consolidateInto } from '../pipeline/worker/consolidate-command.ts';
import { withDesk } from '../pipeline/worker/desk.ts';
import { findResults } from '../pipeline/worker/filed-results.ts';
import { type Processed, processInto } from '../pipeline/worker/process-command.ts';
import { loadConsolidations, loadSamples, type Sample } from '../pipeline/worker/samples.ts';
import { findLibreOffice } from '../pipeline/writers/pdf/libreoffice.ts';
import { lacks } from './needs.ts';

const libreOffice = await findLibreOffice();
const root = mkdtempSync(join(tmpdir(), 'samples-'));
afterAll(() => rmSync(root, { recursive: true }));

const folder = join(import.meta.dirname, '..', 'samples');
const samples = loadSamples(folder);

const decimal = (points: Points | undefined): string | null =>
  points === undefined ? null : decimalString(points);

const run = (sample: Sample, out: string): Promise<Processed> =>
  withDesk(sample.office, (desk: Desk) => processInto(join(root, out, sample.name), sample, desk));

/** What `expected.json` states of a run. */
function outcome({ judgement, files }: Processed): unknown {
  const { state, findings, score, deadline } = judgement;
  return {
    state,
    documents: [...new Set(files.map(({ role }) => role))].sort(),
    findings: findings.map(({ id, level, place }) => ({ id, level, ...place })),
    selfTotal: decimal(score?.selfTotal),
    checkedTotal: decimal(score?.checkedTotal),
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

  test.for(loadConsolidations(folder))('$name: $shows', { timeout: 240_000 }, async (shared) => {
    for (const sample of samples.filter(({ name }) => shared.of.includes(name))) await run(sample, 'shared');
    const found = await findResults(shared.of.map((name) => join(root, 'shared', name)));
    const { consolidation, settled, files } = await withDesk(shared.office, (desk: Desk) =>
      consolidateInto(
        join(root, 'shared', shared.name),
        { found, task: undefined, decidedAt: shared.decidedAt },
        desk,
      ),
    );
    const { total, findings, rows } = consolidation;
    const expected: unknown = JSON.parse(readFileSync(join(shared.folder, 'expected.json'), 'utf8'));
    expect({
      settled,
      documents: [...new Set(files.map(({ role }) => role))].sort(),
      findings: findings.map(({ id, level, place, values }) => ({
        id,
        level,
        ...place,
        unit: values['unit'],
      })),
      total: decimal(total),
      whole: Object.fromEntries(
        rows
          .filter(({ self }) => self !== undefined)
          .map(({ criterion, self }) => [criterion.code, decimal(self)]),
      ),
    }).toEqual(expected);
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
