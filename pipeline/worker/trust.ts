import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { WorkerError } from '../model/errors.ts';
import type { Office } from '../model/office.ts';
import { parseCertificate } from '../readers/signature/certificate.ts';
import { anchorOf, loadMaterial, trustedIn } from '../readers/signature/material.ts';
import { readTrustList } from '../readers/signature/trust-list.ts';
import type { TrustMaterial } from '../readers/signature/verify.ts';
import { TRUST } from './trust-words.ts';

/**
 * The office's trusted certificates and what helps to judge by them. Throws WorkerError OFFICE_INVALID where an anchor
 * is not, or is no more, the certificate whose fingerprint the operator typed.
 */
export function loadTrust({ anchors: declared, folders }: Pick<Office, 'anchors' | 'folders'>): {
  readonly material: TrustMaterial;
  readonly hash: string;
} {
  const anchors = declared.flatMap(({ file, sha256, hierarchy }) => {
    const trusted = readTrusted(file);
    if (trusted?.sha256 === sha256) return trusted.anchors.map((der) => anchorOf(der, hierarchy));
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

/** What one file makes an anchor. */
export interface Trusted {
  /** Of the certificate in DER, or of the list as it is. */
  readonly sha256: string;
  readonly anchors: readonly Buffer[];
  /** Certificates beside the first, which nobody's fingerprint vouches for. */
  readonly passedOver: number;
  readonly name: string;
  /** In force from one to the other; a list without a next one due has no end. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** The first certificate in a file, or a whole trust list; undefined where the file cannot be read or gives no anchor. */
export function readTrusted(file: string): Trusted | undefined {
  try {
    const bytes = readFileSync(file);
    const anchors = trustedIn(bytes);
    const [first] = anchors;
    if (!first) return undefined;
    const list = readTrustList(bytes);
    if (list) {
      const { sha256 } = anchorOf(bytes, null);
      const words = { name: TRUST.list(anchors.length), notBefore: '', notAfter: list.nextUpdate ?? '9999' };
      return { sha256, anchors, passedOver: 0, ...words };
    }
    const { sha256, subject, notBefore, notAfter } = parseCertificate(first);
    const passedOver = anchors.length - 1;
    return { sha256, anchors: [first], passedOver, name: subject.text, notBefore, notAfter };
  } catch {
    return undefined;
  }
}
