import { readFileSync, statSync } from 'node:fs';
import type { SignedDocumentReport } from '../../model/signature.ts';
import type { VerifyPolicy } from './policy.ts';
import { type TrustMaterial, verifyPdf } from './verify.ts';

/** `verifyPdf` on a file; one that cannot be read is `unreadable`, never an exception. */
export function verifyFile(
  path: string,
  material: TrustMaterial,
  policy: VerifyPolicy,
): SignedDocumentReport {
  try {
    const reason = refusalOf(path, policy);
    return reason === undefined ? verifyPdf(readFileSync(path), material, policy) : unreadable(reason);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
    return unreadable(`file: ${code}`);
  }
}

/** What need not be opened: a pipe never ends, and of a file too large not one byte is read. */
function refusalOf(path: string, { limits }: VerifyPolicy): string | undefined {
  const facts = statSync(path);
  if (facts.isDirectory()) return 'file: EISDIR';
  if (!facts.isFile()) return 'file: NOT_REGULAR';
  if (facts.size === 0) return 'file: EMPTY';
  return facts.size > limits.fileBytes ? 'limit-file: the file is larger than policy allows' : undefined;
}

const unreadable = (reason: string): SignedDocumentReport => ({
  document: 'unreadable',
  reason,
  signatures: [],
});
