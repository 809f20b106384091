import { readFileSync } from 'node:fs';
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
    return verifyPdf(readFileSync(path), material, policy);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
    return { document: 'unreadable', reason: `file: ${code}`, signatures: [] };
  }
}
