import { readFileSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { instant, parseInstant } from '../model/day.ts';
import type { SignedDocumentReport } from '../model/signature.ts';
import { createPool, type Loss } from '../readers/pool.ts';
import { loadMaterial } from '../readers/signature/material.ts';
import { defaultPolicy, type VerifyPolicy } from '../readers/signature/policy.ts';
import { accountOf, USAGE, WRONG } from './verify-account.ts';

/**
 * `hoso verify`: validates the signatures of PDF files and prints one report a file, in the order given.
 * @returns 0 when every file is signed and every signature passed, 1 otherwise, 2 for wrong usage.
 */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const options = await readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n${USAGE}\n`);
    return 2;
  }
  const { files, json, policy, material } = options;
  if (material.anchors.length === 0) process.stderr.write(`${WRONG.noAnchor}\n`);
  const places = files.map(realPath);
  const pool = createPool({
    size: Math.min(files.length, Math.max(1, availableParallelism()), 8),
    heapMegabytes: 512,
    residentMegabytes: 2048,
    timeoutMs: policy.limits.milliseconds,
    readable: [...new Set(places.map((place) => dirname(place)))],
  });
  let allPassed = true;
  try {
    const reports = places.map((path) => pool.run({ kind: 'verify', path, material, policy }));
    for (const [index, pending] of reports.entries()) {
      const result = await pending;
      const report =
        'done' in result ? result.done : unreadable('lost' in result ? result.lost : result.failed);
      const file = files[index] ?? '';
      process.stdout.write(
        json ? `${JSON.stringify({ file, ...report })}\n` : `${accountOf(file, report, policy.at)}\n`,
      );
      allPassed &&= hasPassed(report);
    }
  } finally {
    pool.close();
  }
  return allPassed ? 0 : 1;
}

interface Options {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly policy: VerifyPolicy;
  readonly material: ReturnType<typeof loadMaterial>['material'];
}

/** The options, or what is wrong with them. */
async function readOptions(args: readonly string[]): Promise<Options | string> {
  const many = { type: 'string', multiple: true } as const;
  let parsed: ReturnType<typeof parse>;
  function parse() {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        trust: many,
        certs: many,
        crl: many,
        at: { type: 'string' },
        policy: { type: 'string' },
      },
    });
  }
  try {
    parsed = parse();
  } catch (error) {
    return WRONG.options(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals: files } = parsed;
  if (files.length === 0) return WRONG.noFile;
  const at = values.at === undefined ? instant(Date.now()) : parseInstant(values.at);
  if (!at) return WRONG.time(values.at ?? '');
  const { material, unusable } = loadMaterial({
    trust: values.trust ?? [],
    certificates: values.certs ?? [],
    crls: values.crl ?? [],
  });
  if (unusable.length) return WRONG.material(unusable);
  const policy = await readPolicy(values.policy, defaultPolicy(at));
  return policy ? { files, json: values.json ?? false, policy, material } : WRONG.policy(values.policy ?? '');
}

async function readPolicy(
  file: string | undefined,
  standard: VerifyPolicy,
): Promise<VerifyPolicy | undefined> {
  if (file === undefined) return standard;
  const { policyFrom } = await import('../readers/signature/policy-file.ts');
  try {
    return policyFrom(readFileSync(file, 'utf8'), standard);
  } catch {
    return undefined;
  }
}

/** A link is followed here, so that the child may read what it leads to. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

const LOST: Readonly<Record<Loss, string>> = {
  timeout: 'limit-time: the file takes longer than policy allows',
  memory: 'limit-memory: the file takes more memory than allowed',
  crash: 'lost: the process that read the file died',
};

const unreadable = (why: string): SignedDocumentReport => ({
  document: 'unreadable',
  reason: why === 'timeout' || why === 'memory' || why === 'crash' ? LOST[why] : why,
  signatures: [],
});

const hasPassed = ({ document, signatures }: SignedDocumentReport): boolean =>
  document === 'signed' && signatures.every(({ indication }) => indication === 'TOTAL-PASSED');
