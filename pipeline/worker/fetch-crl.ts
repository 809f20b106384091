import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../readers/signature/certificate.ts';
import { parseCertificate } from '../readers/signature/certificate.ts';
import { crlsIn, loadMaterial } from '../readers/signature/material.ts';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_MS = 30_000;
const MOST_ADDRESSES = 50;

export type Fetched =
  | { readonly url: string; readonly file: string }
  | { readonly url: string; readonly why: string };

/**
 * Fills the office's folder from the distribution points of its certificates: the only place in this
 * program that reads the network for trust, and only when an operator runs it. A list is kept whole or not at all.
 */
export async function fetchCrls(given: {
  /** Files or folders of certificates, and trust lists. */
  readonly certificates: readonly string[];
  readonly into: string;
}): Promise<readonly Fetched[]> {
  const { material } = loadMaterial({ trust: given.certificates, certificates: [], crls: [] });
  const found = material.anchors.map(({ der }) => parseCertificate(Buffer.from(der)));
  const addresses = [...new Set(found.flatMap(distributionPoints))].slice(0, MOST_ADDRESSES);
  mkdirSync(given.into, { recursive: true });
  const results: Fetched[] = [];
  for (const url of addresses) results.push(await fetchOne(url, given.into));
  return results;
}

/** The http addresses in a certificate's distribution points. */
export function distributionPoints(certificate: Certificate): readonly string[] {
  const points = certificate.extensions.find(({ oid }) => oid === '2.5.29.31');
  // The addresses are IA5 strings tagged [6] inside names inside points; anything that is no http address is passed over.
  const text = points?.value.toString('latin1') ?? '';
  return [...text.matchAll(/\x86[\x01-\x7f](https?:\/\/[\x21-\x7e]+)/g)].flatMap(([whole, url = '']) => {
    const length = whole.charCodeAt(1);
    return url.length >= length ? [url.slice(0, length)] : [];
  });
}

async function fetchOne(url: string, into: string): Promise<Fetched> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(MOST_MS), redirect: 'follow' });
    if (!response.ok) return { url, why: `HTTP ${response.status}` };
    const bytes = await readCapped(response);
    if (!bytes) return { url, why: `> ${MOST_BYTES} byte` };
    const [crl] = crlsIn(bytes);
    if (!crl) return { url, why: 'CRL?' };
    const file = join(into, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.crl`);
    writeFileSync(`${file}.part`, crl, { flush: true });
    renameSync(`${file}.part`, file);
    return { url, file };
  } catch (error) {
    return { url, why: error instanceof Error ? error.message : String(error) };
  }
}

async function readCapped(response: Response): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
