import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMaterial } from '../../../pipeline/readers/signature/material.ts';
import { fuzz } from '../../../pipeline/tools/fuzz.ts';
import { policy } from './made/world.ts';

const folder = join(import.meta.dirname, '..', '..', 'cases', 'signatures');
const cases = readdirSync(join(folder, 'pdf')).map((name) => ({
  name,
  bytes: readFileSync(join(folder, 'pdf', name)),
}));
const { material } = loadMaterial({
  trust: [join(folder, 'roots', 'made-root.pem')],
  certificates: [join(folder, 'roots', 'made-inter.pem')],
  crls: [],
});

test('three thousand mutants neither crash, nor hang, nor pass', () => {
  const result = fuzz(cases, {
    material,
    policy,
    seed: 20261201,
    until: (runs) => runs >= 3000,
    slowMs: 5000,
  });
  expect(result).toMatchObject({ runs: 3000, failures: [] });
});

test('a mutant that once hung the reader of damaged files is answered at once', () => {
  const bytes = Buffer.from(`no pdf /ByteRange [${'1'.repeat(150)} x`);
  const result = fuzz([{ name: 'digits', bytes }], {
    material,
    policy,
    seed: 1,
    until: (runs) => runs >= 50,
    slowMs: 500,
  });
  expect(result.failures).toEqual([]);
});
