import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { WorkerError } from '../model/errors.ts';
import type { Office } from '../model/office.ts';
import type { TrustAnchor } from '../model/signature.ts';
import { anchorOf, certificatesIn, loadMaterial } from '../readers/signature/material.ts';
import type { TrustMaterial } from '../readers/signature/verify.ts';

/**
 * The office's trusted certificates and what helps to judge by them. Throws WorkerError OFFICE_INVALID where an anchor
 * is not, or is no more, the certificate whose fingerprint the operator typed.
 */
export function loadTrust({ anchors: declared, folders }: Pick<Office, 'anchors' | 'folders'>): {
  readonly material: TrustMaterial;
  readonly hash: string;
} {
  const anchors = declared.map(({ file, sha256, hierarchy }) => {
    const anchor = readAnchor(file, hierarchy);
    if (anchor?.sha256 === sha256) return anchor;
    throw new WorkerError('OFFICE_INVALID', `Chứng thư gốc ${file} không đúng dấu vân tay đã khai.`);
  });
  const { certificates, crls } = loadMaterial({
    trust: [],
    certificates: folders.certificates === undefined ? [] : [folders.certificates],
    crls: folders.revocationLists === undefined ? [] : [folders.revocationLists],
  }).material;
  const hash = createHash('sha256');
  for (const { sha256, hierarchy } of anchors) hash.update(`${sha256} ${hierarchy}\n`);
  for (const each of [...certificates, ...crls]) hash.update(createHash('sha256').update(each).digest('hex'));
  return { material: { anchors, certificates, crls }, hash: hash.digest('hex') };
}

/** The first certificate in a file as an anchor; undefined where the file cannot be read or holds none. */
export function readAnchor(file: string, hierarchy: string): TrustAnchor | undefined {
  try {
    const [der] = certificatesIn(readFileSync(file));
    return der && anchorOf(der, hierarchy);
  } catch {
    return undefined;
  }
}
