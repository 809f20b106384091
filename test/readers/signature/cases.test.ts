import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadMaterial } from '../../../pipeline/readers/signature/material.ts';
import { verifyPdf } from '../../../pipeline/readers/signature/verify.ts';
import { policy } from './made/world.ts';

const folder = join(import.meta.dirname, '..', '..', 'cases', 'signatures');
const rootFile = (name: string): string => join(folder, 'roots', name);

const signature = z.object({
  field: z.string(),
  intact: z.boolean().nullable(),
  coverage: z.string().nullable(),
  modified_after_signing: z.enum(['none', 'allowed', 'forbidden']).nullable(),
  trust: z.object({
    'trusted_at_2026-12-01': z.boolean().nullable().optional(),
    'sub_indication_at_2026-12-01': z.string().nullable().optional(),
  }),
});
const { cases } = z
  .object({
    cases: z.array(
      z.object({
        file: z.string(),
        sha256: z.string(),
        signatures: z.array(signature),
        must_not_be_total_passed: z.boolean().nullable(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')));

const { material } = loadMaterial({
  trust: [rootFile('made-root.pem')],
  certificates: [rootFile('made-inter.pem'), rootFile('made-tsa.pem')],
  crls: [],
});
const everyRoot = loadMaterial({ trust: [join(folder, 'roots')], certificates: [], crls: [] }).material;
const unrelated = loadMaterial({
  trust: [rootFile('made-unrelated-root.pem')],
  certificates: [],
  crls: [],
}).material;
const none = { anchors: [], certificates: material.certificates, crls: [] };

const COVERAGE: Readonly<Record<string, string>> = {
  'whole-file': 'whole-file',
  'whole-revision (later updates follow)': 'whole-revision',
};
/** A sentence of another program is no sub-indication. */
const SUB = /^[A-Z_]+$/;
/** PAdES demands the signing-certificate attribute; the tool that made the table does not. */
const WITHOUT_ATTRIBUTE = ['pdf/cms-no-signed-attrs.pdf', 'pdf/cms-no-signing-cert-attr.pdf'];

describe('the 79 made files come out as established', () => {
  test.each(cases)('$file', ({ file, sha256, signatures, must_not_be_total_passed }) => {
    const bytes = readFileSync(join(folder, file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const report = verifyPdf(bytes, material, policy);
    if (signatures.length) expect(report.signatures).toHaveLength(signatures.length);
    signatures.forEach((expected, index) => {
      const found = report.signatures[index];
      expect(found).toBeDefined();
      if (!found) return;
      if (report.document !== 'locked') expect(found.field).toBe(expected.field);
      if (expected.intact !== null) expect(found.integrity === 'intact').toBe(expected.intact);
      if (expected.coverage !== null) expect(found.coverage).toBe(COVERAGE[expected.coverage] ?? 'partial');
      if (expected.modified_after_signing !== null) {
        expect(found.changesAfterSigning).toBe(expected.modified_after_signing);
      }
      const trusted = expected.trust['trusted_at_2026-12-01'];
      if (trusted) expect(found.trust).toBe('trusted');
      const sub = expected.trust['sub_indication_at_2026-12-01'];
      if (sub && SUB.test(sub)) expect(found.subIndication).toBe(sub);
      const unchanged = ['none', 'allowed'].includes(expected.modified_after_signing ?? '');
      const honest = trusted && expected.intact && unchanged && !must_not_be_total_passed;
      if (honest && !WITHOUT_ATTRIBUTE.includes(file)) expect(found.indication).toBe('TOTAL-PASSED');
    });
  });

  test.each(cases.filter(({ must_not_be_total_passed }) => must_not_be_total_passed))(
    '$file does not pass, whatever is trusted',
    ({ file }) => {
      const bytes = readFileSync(join(folder, file));
      for (const anchors of [material, everyRoot, unrelated, none]) {
        const { signatures } = verifyPdf(bytes, anchors, policy);
        expect(signatures.length).toBeGreaterThan(0);
        expect(signatures.filter(({ indication }) => indication === 'TOTAL-PASSED')).toEqual([]);
      }
    },
  );

  test.each(cases)('$file never passes with an unrelated root or an empty store', ({ file }) => {
    const bytes = readFileSync(join(folder, file));
    for (const anchors of [unrelated, none]) {
      const { signatures } = verifyPdf(bytes, anchors, policy);
      expect(signatures.filter(({ indication }) => indication === 'TOTAL-PASSED')).toEqual([]);
      expect(signatures.filter(({ trust }) => trust !== 'no-anchor')).toEqual([]);
    }
  });
});

describe('revocation data of the made files', () => {
  const withCrls = loadMaterial({
    trust: [rootFile('made-root.pem')],
    certificates: [],
    crls: [rootFile('made-inter-revoked.crl'), rootFile('made-root.crl')],
  }).material;
  const revocationOf = (file: string, from = material) =>
    verifyPdf(readFileSync(join(folder, 'pdf', file)), from, policy).signatures.map(
      ({ revocation, subIndication }) => [revocation, subIndication],
    );

  test.each([
    ['ltv-crl-good.pdf', 'good', null],
    ['ltv-crl-stale.pdf', 'unknown', null],
    ['ltv-crl-revoked-before-signing.pdf', 'revoked', 'REVOKED'],
    ['local-crl-revoked.pdf', 'unknown', null],
  ])('%s: %s', (file, revocation, sub) => {
    expect(revocationOf(file)[0]).toEqual([revocation, sub]);
  });

  test('the local folder alone reveals a revoked signer', () => {
    expect(revocationOf('local-crl-revoked.pdf', withCrls)[0]).toEqual(['revoked', 'REVOKED_NO_POE']);
  });
});
