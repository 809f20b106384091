import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type AlgorithmIdentifier, methodOf, parseAlgorithm } from './algorithms.ts';
import { type Certificate, type Extension, parseExtension } from './certificate.ts';
import {
  bitsOf,
  childrenOf,
  contentOf,
  DerError,
  expectTag,
  GENERALIZED_TIME,
  INTEGER,
  integerHex,
  parseDer,
  readTlv,
  SEQUENCE,
  type Tlv,
  timeOf,
  UTC_TIME,
  wholeOf,
} from './der.ts';
import { importKey, verifySignature } from './keys.ts';
import { parseName } from './names.ts';
import { methodFaults } from './path.ts';
import type { VerifyPolicy } from './policy.ts';

/** A certificate revocation list, RFC 5280 5. */
export interface Crl {
  readonly sha256: string;
  readonly issuer: string;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
  readonly signed: Buffer;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Buffer;
  readonly entries: Tlv | null;
  readonly extensions: readonly Extension[];
}

export function parseCrl(der: Buffer): Crl {
  const [tbs, algorithm, signature] = childrenOf(expectTag(parseDer(der), SEQUENCE));
  if (!tbs || !algorithm || !signature) throw new DerError('a CRL has three parts');
  const fields = childrenOf(expectTag(tbs, SEQUENCE));
  const [inner, issuer, thisUpdate, ...rest] = fields[0]?.tag === INTEGER ? fields.slice(1) : fields;
  if (!inner || !issuer || !wholeOf(inner).equals(wholeOf(algorithm))) throw new DerError('a malformed CRL');
  const isTime = (tlv: Tlv | undefined): boolean => tlv?.tag === UTC_TIME || tlv?.tag === GENERALIZED_TIME;
  const wrapped = rest.find((each) => each.tag === 0xa0);
  return {
    sha256: createHash('sha256').update(der).digest('hex'),
    issuer: parseName(issuer).key,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: isTime(rest[0]) ? timeOf(rest[0]) : null,
    signed: wholeOf(tbs),
    signatureAlgorithm: parseAlgorithm(algorithm),
    signature: bitsOf(signature),
    entries: rest.find((each) => each.tag === SEQUENCE) ?? null,
    extensions: wrapped ? childrenOf(expectTag(childrenOf(wrapped)[0], SEQUENCE)).map(parseExtension) : [],
  };
}

/** Since when a serial number is revoked. Lists may hold 100,000 of them, so they are walked, not built. */
export function revokedBy(crl: Crl, serial: string): string | undefined {
  if (!crl.entries) return undefined;
  const { source, contentStart, contentEnd } = crl.entries;
  for (let at = contentStart; at < contentEnd; ) {
    const row = readTlv(source, { at, limit: contentEnd });
    const number = readTlv(source, { at: row.contentStart, limit: row.contentEnd });
    // Whatever its reason: a lifted hold (removeFromCRL) has its place in delta lists only.
    if (integerHex(number) === serial) return timeOf(childrenOf(row)[1]);
    at = row.end;
  }
  return undefined;
}

const signatures = new Map<string, boolean>();

/** Whether this issuer made the list, with an algorithm policy accepts. */
export function isSignedBy(crl: Crl, issuer: Certificate, policy: VerifyPolicy): boolean {
  if (issuer.subject.key !== crl.issuer) return false;
  if (issuer.keyUsage && !issuer.keyUsage.has('cRLSign')) return false;
  const method = methodOf(crl.signatureAlgorithm, undefined);
  const key = importKey(issuer.publicKey);
  if (!method || !key || methodFaults(method, policy).length) return false;
  const name = `${crl.sha256}${issuer.sha256}`;
  const known = signatures.get(name);
  if (known !== undefined) return known;
  const right = verifySignature(key, method, { data: [crl.signed], signature: crl.signature });
  if (signatures.size > 1024) signatures.clear();
  signatures.set(name, right);
  return right;
}

/** Extensions that leave a list's entries meaning what they say. */
const UNDERSTOOD = new Set(['2.5.29.20', '2.5.29.28', '2.5.29.35']);

/** What a list is for (RFC 5280 5.2.5); undefined where it is a delta, indirect, of attribute certificates, or holds a condition we do not know. */
export function scopeOf(crl: Crl): CrlScope | undefined {
  if (crl.extensions.some(({ oid, critical }) => oid === '2.5.29.27' || (critical && !UNDERSTOOD.has(oid))))
    return undefined;
  const issuing = crl.extensions.find(({ oid }) => oid === '2.5.29.28');
  const fields = issuing ? childrenOf(expectTag(parseDer(issuing.value), SEQUENCE)) : [];
  const flag = (tag: number): boolean => fields.some((each) => each.tag === tag && contentOf(each)[0] !== 0);
  // [1] only users, [2] only CAs, [3] only some reasons, [4] indirect, [5] only attribute certificates
  if (flag(0x84) || flag(0x85)) return undefined;
  const point = fields.find(({ tag }) => tag === 0xa0);
  const names = point && childrenOf(point).flatMap((each) => (each.tag === 0xa0 ? childrenOf(each) : [each]));
  const someReasons = fields.some(({ tag }) => tag === 0x83);
  return { users: !flag(0x82), authorities: !flag(0x81), someReasons, points: names?.map(wholeOf) ?? null };
}

export interface CrlScope {
  readonly users: boolean;
  readonly authorities: boolean;
  readonly someReasons: boolean;
  /** Names of the distribution point it is of; null where it is of all. */
  readonly points: readonly Buffer[] | null;
}

/** Whether a list that is silent about this certificate says that it is not revoked (RFC 5280 6.3.3). */
export function covers(
  { users, authorities, someReasons, points }: CrlScope,
  certificate: Certificate,
): boolean {
  const isCa = certificate.basicConstraints?.ca ?? false;
  if (someReasons || !(isCa ? authorities : users)) return false;
  const own = certificate.extensions.find(({ oid }) => oid === '2.5.29.31');
  return points === null || points.some((name) => own?.value.includes(name));
}
