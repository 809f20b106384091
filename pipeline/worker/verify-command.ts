import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { HELP } from '../messages.ts';
import { instant, parseInstant } from '../model/day.ts';
import type { SignedDocumentReport } from '../model/signature.ts';
import { createPool, type Loss } from '../readers/pool.ts';
import { loadMaterial } from '../readers/signature/material.ts';
import { defaultPolicy, type VerifyPolicy } from '../readers/signature/policy.ts';
import { readOptions, usageError } from './usage.ts';
import { accountOf, WRONG } from './verify-account.ts';

/**
 * `hoso verify`: validates the signatures of PDF files and prints one report a file, in the order given.
 * @returns 0 when every file is signed and every signature passed, 1 otherwise. Wrong usage is a WorkerError USAGE.
 */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const options = await optionsOf(args);
  if (options === 'help') {
    process.stdout.write(`${HELP.verify}\n`);
    return 0;
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
    const reports = places.map((path) =>
      existsSync(path) ? pool.run({ kind: 'verify', path, material, policy }) : { failed: MISSING },
    );
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

const wrong = (because: string): never => {
  throw usageError(because, 'verify');
};

async function optionsOf(args: readonly string[]): Promise<Options | 'help'> {
  const many = { type: 'string', multiple: true } as const;
  const { values, positionals: files } = readOptions('verify', {
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      trust: many,
      certs: many,
      crl: many,
      at: { type: 'string' },
      policy: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  if (files.length === 0) return wrong(WRONG.noFile);
  const at = values.at === undefined ? instant(Date.now()) : parseInstant(values.at);
  if (!at) return wrong(WRONG.time(values.at ?? ''));
  const { material, unusable } = loadMaterial({
    trust: values.trust ?? [],
    certificates: values.certs ?? [],
    crls: values.crl ?? [],
  });
  if (unusable.length) return wrong(WRONG.material(unusable));
  const policy = await readPolicy(values.policy, defaultPolicy(at));
  return policy
    ? { files, json: values.json ?? false, policy, material }
    : wrong(WRONG.policy(values.policy ?? ''));
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

/** The child would say so too, unless it may not even look into the folder. */
const MISSING = 'file: ENOENT';

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
