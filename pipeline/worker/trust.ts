import { createHash, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WorkerError } from '../model/errors.ts';
import type { Office } from '../model/office.ts';
import type { TrustMaterial } from '../readers/signature/verify.ts';

/**
 * The office's trusted certificates and what helps to judge by them. Throws WorkerError OFFICE_INVALID where an anchor
 * is not the certificate whose fingerprint the operator typed.
 */
export function loadTrust(office: Office): { readonly material: TrustMaterial; readonly hash: string } {
  const anchors = office.anchors.map(({ file, sha256, hierarchy }) => {
    const der = certificate(file);
    const found = sha256Of(der);
    if (found === sha256) return { der, sha256, hierarchy };
    throw new WorkerError(
      'OFFICE_INVALID',
      `Chứng thư gốc ${file}: dấu vân tay khai trong office.yaml không khớp với tệp (tệp có ${found}). Kiểm tra lại nguồn lấy tệp.`,
    );
  });
  const certificates = filesIn(office.folders.certificates, /\.(cer|crt|pem|der)$/i).map(certificate);
  const crls = filesIn(office.folders.revocationLists, /\.(crl|pem)$/i).map(derOf);
  const hash = createHash('sha256');
  for (const { sha256, hierarchy } of anchors) hash.update(`${sha256} ${hierarchy}\n`);
  for (const each of [...certificates, ...crls]) hash.update(sha256Of(each));
  return { material: { anchors, certificates, crls }, hash: hash.digest('hex') };
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function certificate(file: string): Uint8Array {
  try {
    return new X509Certificate(readFileSync(file)).raw;
  } catch (cause) {
    throw new WorkerError('OFFICE_INVALID', `Không đọc được chứng thư số: ${file}`, { cause });
  }
}

/** The first PEM block decoded, or the bytes as they are. */
function derOf(file: string): Uint8Array {
  const bytes = readFileSync(file);
  const block = /-----BEGIN [^-]+-----([\s\S]+?)-----END/.exec(bytes.toString('latin1'))?.[1];
  return block === undefined ? bytes : Buffer.from(block, 'base64');
}

function filesIn(folder: string | undefined, pattern: RegExp): string[] {
  if (folder === undefined) return [];
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new WorkerError('OFFICE_INVALID', `Không có thư mục: ${folder}`);
  }
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => join(folder, name));
}
