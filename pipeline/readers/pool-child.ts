import process from 'node:process';
import type { SignedDocumentReport } from '../model/signature.ts';
import type { VerifyPolicy } from './signature/policy.ts';
import type { TrustMaterial } from './signature/verify.ts';

/** What a child can be asked; one kind a row, with its result in `Results`. */
export interface VerifyJob {
  readonly kind: 'verify';
  readonly path: string;
  readonly material: TrustMaterial;
  readonly policy: VerifyPolicy;
}

export type Job = VerifyJob;

interface Results {
  readonly verify: SignedDocumentReport;
}

export type Result<J extends Job> = Results[J['kind']];
/** A child's answer: the result, or what went wrong in the program itself. */
export type Outcome = { readonly done: Results[Job['kind']] } | { readonly failed: string };

/** Modules are imported by the first job of their kind: a child that only verifies never loads a workbook reader. */
async function carryOut(job: Job): Promise<Results[Job['kind']]> {
  switch (job.kind) {
    case 'verify': {
      const { verifyFile } = await import('./signature/verify-file.ts');
      return verifyFile(job.path, job.material, job.policy);
    }
  }
}

const held = new Map<number, unknown>();

/** The opposite of `packed` in pool.ts. */
function unpacked(message: Record<string, unknown>): Job {
  const entries = Object.entries(message).map(([key, value]) => {
    if (typeof value !== 'object' || value === null || !('held' in value)) return [key, value];
    const number = Number(value.held);
    if ('value' in value) held.set(number, value.value);
    return [key, held.get(number)];
  });
  return Object.fromEntries(entries) as Job;
}

process.on('message', (message: Record<string, unknown>) => {
  carryOut(unpacked(message)).then(
    (done) => process.send?.({ done } satisfies Outcome),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies Outcome),
  );
});
