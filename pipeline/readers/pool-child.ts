import { readFile } from 'node:fs/promises';
import process from 'node:process';
import type { FileFacts } from '../model/dossier.ts';
import type { SignedDocumentReport } from '../model/signature.ts';
import { giveUpWriting } from './child-rights.ts';
import type { VerifyPolicy } from './signature/policy.ts';
import type { TrustMaterial } from './signature/verify.ts';
import type { Workbook, WorkbookRefusal } from './xlsx/workbook.ts';

/** What a child can be asked; one kind a row, with its result in `Results`. */
export interface VerifyJob {
  readonly kind: 'verify';
  readonly path: string;
  readonly material: TrustMaterial;
  readonly policy: VerifyPolicy;
}

/** One reading of a file for everything that can be told of it. */
export interface ExamineJob {
  readonly kind: 'examine';
  readonly path: string;
  readonly material: TrustMaterial;
  readonly policy: VerifyPolicy;
}

export interface WorkbookJob {
  readonly kind: 'workbook';
  readonly path: string;
}

/** Loads what the other jobs need, so that the first of them does not wait for it. */
export interface WarmUpJob {
  readonly kind: 'warmUp';
}

export type Job = VerifyJob | ExamineJob | WorkbookJob | WarmUpJob;

interface Results {
  readonly verify: SignedDocumentReport;
  readonly examine: FileFacts;
  readonly workbook: Workbook | { readonly refused: WorkbookRefusal };
  readonly warmUp: 'warm';
}

export type Result<J extends Job> = Results[J['kind']];
/** A child's answer: the result, or what went wrong in the program itself. */
export type Outcome = { readonly done: Results[Job['kind']] } | { readonly failed: string };

/** Modules are imported by the first job of their kind: a child that only verifies never loads a workbook reader. */
async function carryOut(job: Job): Promise<Results[Job['kind']]> {
  switch (job.kind) {
    case 'verify': {
      const { verifyFile } = await import('./signature/verify-file.ts');
      giveUpWriting();
      return verifyFile(job.path, job.material, job.policy);
    }
    case 'examine': {
      const { examineFile } = await import('./examine.ts');
      giveUpWriting();
      return examineFile(job.path, job.material, job.policy);
    }
    case 'warmUp':
      await Promise.all([import('./examine.ts'), import('./xlsx/read.ts')]);
      return 'warm';
    case 'workbook': {
      const { readWorkbook } = await import('./xlsx/read.ts');
      giveUpWriting();
      return readWorkbook(await readFile(job.path));
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
