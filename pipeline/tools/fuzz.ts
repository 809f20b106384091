import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { parseInstant } from '../model/day.ts';
import type { SignedDocumentReport } from '../model/signature.ts';
import { loadMaterial } from '../readers/signature/material.ts';
import { defaultPolicy, type VerifyPolicy } from '../readers/signature/policy.ts';
import { type TrustMaterial, verifyPdf } from '../readers/signature/verify.ts';

/** What a fuzz run found; anything in `failures` is a bug. */
export interface FuzzResult {
  readonly runs: number;
  readonly slowestMs: number;
  readonly failures: readonly string[];
}

/** A small generator with a seed, so that a failure can be made again (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Pieces that steer parsers: put over or between the bytes. */
const PIECES = [
  '/ByteRange [0 1 2 3]',
  '/Contents <00>',
  '<<<<<<<<',
  '[[[[[[[[',
  '((((((((',
  'endobj',
  'stream\n',
  'startxref\n0\n%%EOF\n',
  '/Prev 0',
  '/Prev 99999999',
  '/Length 99999999',
  '/XRefStm 17',
  '99999999999999999999',
  '-1',
  '1 0 R',
  '/Kids [1 0 R]',
  '/V 1 0 R',
  'xref\n0 1\n',
].map((text) => Buffer.from(text, 'latin1'));

type Mutation = (bytes: Buffer, random: () => number) => Buffer;
const place = (bytes: Buffer, random: () => number): number => Math.floor(random() * bytes.length);
const over = (bytes: Buffer, piece: Uint8Array, at: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(Math.min(bytes.length, at + piece.length))]);

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => over(bytes, Buffer.from([Math.floor(random() * 256)]), place(bytes, random)),
  (bytes, random) => {
    const at = place(bytes, random);
    return over(bytes, Buffer.from([(bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))]), at);
  },
  (bytes, random) =>
    over(bytes, PIECES[Math.floor(random() * PIECES.length)] ?? Buffer.alloc(1), place(bytes, random)),
  (bytes, random) => {
    const at = place(bytes, random);
    const piece = PIECES[Math.floor(random() * PIECES.length)] ?? Buffer.alloc(1);
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  },
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => {
    const [from, to] = [place(bytes, random), place(bytes, random)].toSorted((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, at] = [place(bytes, random), place(bytes, random)];
    return over(bytes, bytes.subarray(from, from + Math.floor(random() * 200)), at);
  },
  (bytes, random) => Buffer.concat([bytes, bytes.subarray(place(bytes, random))]),
];

export interface FuzzCase {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Mutates files and verifies them. A mutant must never throw, take long, or have a signature pass whose
 * signed bytes are not those of a signature that passed before: changing a signed byte cannot make a pass.
 */
export function fuzz(
  cases: readonly FuzzCase[],
  given: {
    readonly material: TrustMaterial;
    readonly policy: VerifyPolicy;
    readonly seed: number;
    /** How many mutants, or until when (a reading of `performance.now()`). */
    readonly until: (runs: number) => boolean;
    readonly slowMs: number;
  },
): FuzzResult {
  const random = randomFrom(given.seed);
  // Embedded revocation data is no part of what a signature covers: whoever damages it only takes away
  // what the document brought along. So a refusal for revocation alone may become "not known".
  const lenient: VerifyPolicy = { ...given.policy, revocation: 'ignored' };
  const passing = new Map(
    cases.map((each) => [each.name, passes(verifyPdf(each.bytes, given.material, lenient))]),
  );
  const failures: string[] = [];
  let [runs, slowestMs] = [0, 0];
  for (; !given.until(runs); runs++) {
    const chosen = cases[Math.floor(random() * cases.length)];
    if (!chosen) break;
    let mutant = chosen.bytes;
    for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
      mutant = (MUTATIONS[Math.floor(random() * MUTATIONS.length)] ?? ((bytes) => bytes))(mutant, random);
    }
    const started = performance.now();
    const name = `${chosen.name}, seed ${given.seed}, mutant ${runs}`;
    try {
      const report = verifyPdf(mutant, given.material, given.policy);
      if (report.reason?.startsWith('internal')) failures.push(`${name}: ${report.reason}`);
      const isPrefixKept = signedSpansKept(chosen.bytes, mutant, report);
      const gained = passes(report) > (passing.get(chosen.name) ?? 0);
      if (gained || !isPrefixKept) failures.push(`${name}: a signature passes that should not`);
    } catch (error) {
      failures.push(`${name}: threw ${String(error)}`);
    }
    const took = performance.now() - started;
    slowestMs = Math.max(slowestMs, took);
    if (took > given.slowMs) failures.push(`${name}: took ${took.toFixed(0)} ms`);
  }
  return { runs, slowestMs, failures };
}

const passes = ({ signatures }: SignedDocumentReport): number =>
  signatures.filter(({ indication }) => indication === 'TOTAL-PASSED').length;

/** Every signature that passes still covers the same bytes as in the original. */
function signedSpansKept(original: Buffer, mutant: Buffer, report: SignedDocumentReport): boolean {
  return report.signatures.every(({ indication, byteRange }) => {
    if (indication !== 'TOTAL-PASSED' || !byteRange) return true;
    const [, before = 0, after = 0, length = 0] = byteRange;
    const kept = (from: number, to: number): boolean =>
      original.subarray(from, to).equals(mutant.subarray(from, to));
    return kept(0, before) && kept(after, after + length);
  });
}

/** `npm run fuzz -- --minutes N [--seed S]`: a long run over the made cases. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
  const folder = join(import.meta.dirname, '..', '..', 'test', 'cases', 'signatures');
  const roots = join(folder, 'roots');
  const { material } = loadMaterial({
    trust: [join(roots, 'made-root.pem')],
    certificates: [join(roots, 'made-inter.pem')],
    crls: [],
  });
  const cases = readdirSync(join(folder, 'pdf')).map((name) => ({
    name,
    bytes: readFileSync(join(folder, 'pdf', name)),
  }));
  const at = parseInstant('2026-12-01T00:00:00Z');
  if (!at) return 2;
  const end = performance.now() + Number(values.minutes ?? 1) * 60_000;
  const result = fuzz(cases, {
    material,
    policy: defaultPolicy(at),
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    until: () => performance.now() > end,
    slowMs: 2_000,
  });
  process.stdout.write(
    `${result.runs} mutants, slowest ${result.slowestMs.toFixed(1)} ms, ${result.failures.length} failures\n`,
  );
  for (const failure of result.failures.slice(0, 50)) process.stdout.write(`${failure}\n`);
  return result.failures.length ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main();
