import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustAnchor } from '../../model/signature.ts';
import { parseCertificate } from './certificate.ts';
import { parseCrl } from './crl.ts';
import { DerError } from './der.ts';
import type { TrustMaterial } from './evidence.ts';
import { looksLikeTrustList, readTrustList } from './trust-list.ts';

/** Where the command line or an office keeps its material: files or folders, PEM or DER. */
export interface MaterialPaths {
  /** Every certificate in here is an anchor; of a trust list, those in good standing. */
  readonly trust: readonly string[];
  readonly certificates: readonly string[];
  readonly crls: readonly string[];
}

export interface LoadedMaterial {
  readonly material: TrustMaterial;
  /** Named paths that are not there or hold nothing usable; other files in a folder are passed over. */
  readonly unusable: readonly string[];
}

/** Reads certificates and revocation lists. The anchors of the command line belong to no hierarchy. */
export function loadMaterial(paths: MaterialPaths): LoadedMaterial {
  const unusable: string[] = [];
  const gather = (from: readonly string[], read: (bytes: Buffer) => readonly Buffer[]): readonly Buffer[] =>
    from.flatMap((path) => {
      const found = filesOf(path).flatMap((file) => read(readFileSync(file)));
      if (found.length === 0) unusable.push(path);
      return found;
    });
  const anchors = gather(paths.trust, trustedIn).map((der) => anchorOf(der, null));
  const certificates = gather(paths.certificates, certificatesIn);
  const crls = gather(paths.crls, crlsIn);
  return { material: { anchors, certificates, crls }, unusable };
}

/** An anchor by its certificate; the fingerprint is computed here, from the bytes. */
export const anchorOf = (der: Buffer, hierarchy: string | null): TrustAnchor => ({
  der,
  sha256: createHash('sha256').update(der).digest('hex'),
  hierarchy,
});

/** The DER certificates in a file: one in DER, or any number in PEM. */
export const certificatesIn = (bytes: Buffer): readonly Buffer[] =>
  blocks(bytes, 'CERTIFICATE').filter((der) => isReadable(() => parseCertificate(der)));

/** The DER certificates in a file by which someone says whom to trust: certificates themselves, or a trust list. */
export const trustedIn = (bytes: Buffer): readonly Buffer[] =>
  looksLikeTrustList(bytes)
    ? (readTrustList(bytes)?.certificates ?? []).filter((der) => isReadable(() => parseCertificate(der)))
    : certificatesIn(bytes);

/** The DER revocation lists in a file. */
export const crlsIn = (bytes: Buffer): readonly Buffer[] =>
  blocks(bytes, 'X509 CRL').filter((der) => isReadable(() => parseCrl(der)));

function filesOf(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch {
    return [];
  }
}

function blocks(bytes: Buffer, label: string): readonly Buffer[] {
  if (bytes[0] === 0x30) return [bytes];
  const text = bytes.toString('latin1');
  const pattern = new RegExp(`-----BEGIN (?:TRUSTED )?${label}-----([^-]*)-----END`, 'g');
  return [...text.matchAll(pattern)].map(([, body = '']) => Buffer.from(body, 'base64'));
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
