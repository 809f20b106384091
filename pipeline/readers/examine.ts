import { readFile } from 'node:fs/promises';
import type { FileFacts } from '../model/dossier.ts';
import { holdsPackageSignature, holdsXmlSignature } from './office-signature.ts';
import { readPdfText } from './pdf-text.ts';
import type { VerifyPolicy } from './signature/policy.ts';
import { type TrustMaterial, verifyPdf } from './signature/verify.ts';
import { sniff } from './sniff.ts';

/** Everything one reading of a file tells: its format, a PDF's contents and signatures. Runs in a child of the pool. */
export async function examineFile(
  path: string,
  material: TrustMaterial,
  policy: VerifyPolicy,
): Promise<FileFacts> {
  const bytes = await readFile(path);
  const format = sniff(bytes);
  if (format === 'word' || format === 'excel') {
    const packageSigned = await holdsPackageSignature(bytes);
    return { format, pdf: undefined, signatures: undefined, packageSigned, lost: undefined };
  }
  if (format === 'xml') {
    const packageSigned = holdsXmlSignature(bytes);
    return { format, pdf: undefined, signatures: undefined, packageSigned, lost: undefined };
  }
  if (format !== 'pdf') return { format, pdf: undefined, signatures: undefined, lost: undefined };
  const signatures = verifyPdf(bytes, material, policy);
  return { format, pdf: await readPdfText(bytes), signatures, lost: undefined };
}
