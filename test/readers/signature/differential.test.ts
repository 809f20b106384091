import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SignatureReport, SignedDocumentReport } from '../../../pipeline/model/signature.ts';
import { loadMaterial } from '../../../pipeline/readers/signature/material.ts';
import { verifyPdf } from '../../../pipeline/readers/signature/verify.ts';
import { lacks } from '../../needs.ts';
import { DISAGREEMENTS, type Program } from './disagreements.ts';
import { policy } from './made/world.ts';
import {
  type Blob,
  byOpenssl,
  byPdfsig,
  byPkijs,
  byQpdf,
  type Structure,
  versionOf,
} from './other-opinions.ts';

const folder = join(import.meta.dirname, '..', '..', 'cases', 'signatures');
const { material } = loadMaterial({
  trust: [join(folder, 'roots', 'made-root.pem')],
  certificates: [join(folder, 'roots', 'made-inter.pem'), join(folder, 'roots', 'made-tsa.pem')],
  crls: [],
});

interface Case {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly report: SignedDocumentReport;
}

const cases: readonly Case[] = readdirSync(join(folder, 'pdf')).map((name) => {
  const path = join(folder, 'pdf', name);
  const bytes = readFileSync(path);
  return { name, path, bytes, report: verifyPdf(bytes, material, policy) };
});

interface Sample extends Blob {
  readonly name: string;
  readonly report: SignatureReport;
}

/** The document signatures whose bytes can be handed to programs that know nothing of PDF. */
const samples: readonly Sample[] = cases.flatMap(({ name, bytes, report: { signatures } }) =>
  signatures.flatMap((report, index): Sample[] => {
    const [a = 0, b = 0, c = 0, d = 0] = report.byteRange ?? [];
    if (report.byteRange?.length !== 4 || report.coverage === 'partial' || report.kind === 'timestamp')
      return [];
    const padded = Buffer.from(bytes.toString('latin1', b + 1, c - 1), 'hex');
    const length = padded[1] === 0x82 ? padded.readUInt16BE(2) + 4 : padded.length;
    return [
      {
        name: `${name}#${index}`,
        report,
        cms: padded.subarray(0, length),
        data: Buffer.concat([bytes.subarray(a, a + b), bytes.subarray(c, c + d)]),
      },
    ];
  }),
);

/** Reasons of trust, time and policy: pdfsig is asked without its certificate store. */
const BESIDE_THE_SIGNATURE = new Set([
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  'CHAIN_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'OUT_OF_BOUNDS_NO_POE',
  'REVOKED',
]);

/** Whether nothing stands against the signature but whom to trust. */
const isAccepted = ({ integrity, subIndication }: SignatureReport): boolean =>
  integrity === 'intact' && (subIndication === null || BESIDE_THE_SIGNATURE.has(subIndication));

const structureOf = ({ document }: SignedDocumentReport): Structure =>
  document === 'unreadable' ? 'damaged' : document === 'locked' ? 'locked' : 'sound';

const isBefore = (version: string, other: string): boolean =>
  version.localeCompare(other, 'en', { numeric: true }) < 0;

/** Holds what was found against the table: neither may name a case that the other does not. */
function expectExplained(program: Program, differing: readonly string[]): void {
  const version = versionOf(program === 'pdfsig coverage' ? 'pdfsig' : program);
  const explained = DISAGREEMENTS.filter(
    (each) => each.program === program && !(each.until && version && !isBefore(version, each.until)),
  ).flatMap((each) => each.cases);
  expect({
    unexplained: differing.filter((name) => !explained.includes(name)),
    'explained for nothing': explained.filter((name) => !differing.includes(name)),
  }).toEqual({ unexplained: [], 'explained for nothing': [] });
}

const SLOW = 120_000;

describe('what others say of the same bytes, but for what the table of disagreements explains', () => {
  test('pkijs: digest and signature value', async () => {
    const differing: string[] = [];
    for (const sample of samples)
      if ((await byPkijs(sample)) !== sample.report.integrity) differing.push(sample.name);
    expectExplained('pkijs', differing);
  });

  test.skipIf(lacks('openssl'))(
    'openssl: digest and signature value',
    () => {
      const differing = samples.filter((sample) => byOpenssl(sample) !== sample.report.integrity);
      expectExplained(
        'openssl',
        differing.map(({ name }) => name),
      );
    },
    SLOW,
  );

  test.skipIf(lacks('pdfsig'))(
    'pdfsig: which signatures are there, which stand, and which cover the file',
    () => {
      const found = cases.flatMap(({ name, path, report: { document, signatures } }) => {
        const listed = byPdfsig(path);
        return signatures.map((report, index) => {
          const same = listed.find(({ field }) => field === report.field);
          // Nobody says anything of a locked file.
          const accepted = document !== 'locked' && isAccepted(report);
          return {
            name: `${name}#${index}`,
            verdict: accepted === (same?.accepted ?? false),
            coverage: !same || same.wholeFile === (report.coverage === 'whole-file'),
          };
        });
      });
      expectExplained(
        'pdfsig',
        found.flatMap(({ name, verdict }) => (verdict ? [] : [name])),
      );
      expectExplained(
        'pdfsig coverage',
        found.flatMap(({ name, coverage }) => (coverage ? [] : [name])),
      );
    },
    SLOW,
  );

  test.skipIf(lacks('qpdf'))(
    'qpdf: whether the file can be read as it stands',
    () => {
      const differing = cases.filter(({ path, report }) => byQpdf(path) !== structureOf(report));
      expectExplained(
        'qpdf',
        differing.map(({ name }) => name),
      );
    },
    SLOW,
  );
});

test('the table speaks of cases there are, each once for a program', () => {
  const named = DISAGREEMENTS.flatMap(({ program, cases: those }) =>
    those.map((one) => `${program}: ${one}`),
  );
  expect(new Set(named).size).toBe(named.length);
});
