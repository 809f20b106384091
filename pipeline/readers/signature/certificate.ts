import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type AlgorithmIdentifier, parseAlgorithm } from './algorithms.ts';
import {
  BIT_STRING,
  BOOLEAN,
  bitsOf,
  childrenOf,
  contentOf,
  DerError,
  expectTag,
  INTEGER,
  integerHex,
  OCTET_STRING,
  octetsOf,
  oidOf,
  parseDer,
  SEQUENCE,
  smallInteger,
  type Tlv,
  timeOf,
  wholeOf,
} from './der.ts';
import { type DistinguishedName, parseName } from './names.ts';

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Buffer;
}

/** An X.509 certificate, RFC 5280. Times are ISO 8601 in UTC. */
export interface Certificate {
  readonly der: Buffer;
  readonly sha256: string;
  readonly version: number;
  readonly serial: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly publicKey: Buffer;
  readonly signed: Buffer;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Buffer;
  readonly extensions: readonly Extension[];
  /** undefined where there is no basic-constraints extension. */
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | null } | undefined;
  /** undefined where there is no key-usage extension: then nothing is excluded. */
  readonly keyUsage: ReadonlySet<KeyUsage> | undefined;
  readonly extendedKeyUsage: { readonly purposes: readonly string[]; readonly critical: boolean } | undefined;
  readonly subjectKeyId: string | null;
  readonly authorityKeyId: string | null;
  /** The extensions cannot be read: the key still tells who signed, but no path may lead over it. */
  readonly malformed: boolean;
}

export type KeyUsage =
  | 'digitalSignature'
  | 'nonRepudiation'
  | 'keyEncipherment'
  | 'dataEncipherment'
  | 'keyAgreement'
  | 'keyCertSign'
  | 'cRLSign'
  | 'encipherOnly'
  | 'decipherOnly';

const KEY_USAGES: readonly KeyUsage[] = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/** Certificates already read: authorities recur in every file. Bounded; forgetting is harmless. */
const read = new Map<string, Certificate>();

/** @throws DerError where the bytes are no certificate. */
export function parseCertificate(der: Buffer): Certificate {
  const sha256 = createHash('sha256').update(der).digest('hex');
  const known = read.get(sha256);
  if (known) return known;
  if (read.size >= 1024) read.clear();
  // A copy, so that a remembered certificate does not keep the file it came from.
  const certificate = readCertificate(Buffer.from(der), sha256);
  read.set(sha256, certificate);
  return certificate;
}

function readCertificate(der: Buffer, sha256: string): Certificate {
  const [tbs, algorithm, signature] = childrenOf(expectTag(parseDer(der), SEQUENCE));
  if (!tbs || !algorithm || !signature) throw new DerError('a certificate has three parts');
  const fields = [...childrenOf(expectTag(tbs, SEQUENCE))];
  const version =
    fields[0]?.tag === 0xa0 ? smallInteger(expectTag(childrenOf(expectShift(fields))[0], INTEGER)) + 1 : 1;
  const [serial, innerAlgorithm, issuer, validity, subject, publicKey, ...rest] = fields;
  if (!serial || !innerAlgorithm || !issuer || !validity || !subject || !publicKey)
    throw new DerError('an incomplete certificate');
  if (!wholeOf(innerAlgorithm).equals(wholeOf(algorithm)))
    throw new DerError('two signature algorithms in one certificate');
  const [notBefore, notAfter] = childrenOf(validity);
  const wrapped = rest.find((each) => each.tag === 0xa3);
  return {
    der,
    sha256,
    version,
    serial: integerHex(serial),
    issuer: parseName(issuer),
    subject: parseName(subject),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    publicKey: wholeOf(publicKey),
    signed: wholeOf(tbs),
    signatureAlgorithm: parseAlgorithm(algorithm),
    signature: bitsOf(signature),
    ...readExtensions(wrapped),
  };
}

type Extended = Pick<
  Certificate,
  | 'extensions'
  | 'basicConstraints'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'subjectKeyId'
  | 'authorityKeyId'
  | 'malformed'
>;

const UNREADABLE: Extended = {
  extensions: [],
  basicConstraints: undefined,
  keyUsage: undefined,
  extendedKeyUsage: undefined,
  subjectKeyId: null,
  authorityKeyId: null,
  malformed: true,
};

function readExtensions(wrapped: Tlv | undefined): Extended {
  if (!wrapped) return { ...UNREADABLE, malformed: false };
  try {
    const extensions = childrenOf(expectTag(childrenOf(wrapped)[0], SEQUENCE)).map(parseExtension);
    if (new Set(extensions.map(({ oid }) => oid)).size !== extensions.length) return UNREADABLE;
    const extension = (oid: string): Extension | undefined => extensions.find((each) => each.oid === oid);
    const purposes = extension('2.5.29.37');
    return {
      extensions,
      basicConstraints: parseBasicConstraints(extension('2.5.29.19')),
      keyUsage: parseKeyUsage(extension('2.5.29.15')),
      extendedKeyUsage: purposes && {
        purposes: childrenOf(expectTag(parseDer(purposes.value), SEQUENCE)).map(oidOf),
        critical: purposes.critical,
      },
      subjectKeyId: parseSubjectKeyId(extension('2.5.29.14')),
      authorityKeyId: parseAuthorityKeyId(extension('2.5.29.35')),
      malformed: false,
    };
  } catch (error) {
    if (error instanceof DerError) return UNREADABLE;
    throw error;
  }
}

function expectShift(fields: Tlv[]): Tlv {
  const first = fields.shift();
  if (!first) throw new DerError('an empty certificate');
  return first;
}

export function parseExtension(tlv: Tlv): Extension {
  const [oid, ...rest] = childrenOf(expectTag(tlv, SEQUENCE));
  const critical = rest[0]?.tag === BOOLEAN && contentOf(rest[0])[0] !== 0;
  return { oid: oidOf(oid), critical, value: octetsOf(rest.at(-1)) };
}

function parseBasicConstraints(extension: Extension | undefined): Certificate['basicConstraints'] {
  if (!extension) return undefined;
  const parts = childrenOf(expectTag(parseDer(extension.value), SEQUENCE));
  const ca = parts[0]?.tag === BOOLEAN && contentOf(parts[0])[0] !== 0;
  const length = parts.find((each) => each.tag === INTEGER);
  return { ca, pathLength: length ? smallInteger(length) : null };
}

function parseKeyUsage(extension: Extension | undefined): Certificate['keyUsage'] {
  if (!extension) return undefined;
  const bits = bitsOf(expectTag(parseDer(extension.value), BIT_STRING), true);
  return new Set(KEY_USAGES.filter((_, index) => ((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1));
}

const parseSubjectKeyId = (extension: Extension | undefined): string | null =>
  extension ? contentOf(expectTag(parseDer(extension.value), OCTET_STRING)).toString('hex') : null;

function parseAuthorityKeyId(extension: Extension | undefined): string | null {
  if (!extension) return null;
  const id = childrenOf(expectTag(parseDer(extension.value), SEQUENCE)).find((each) => each.tag === 0x80);
  return id ? contentOf(id).toString('hex') : null;
}

/** The certificate, or undefined where the bytes are none: a damaged one in a bag must not hide the others. */
export function tryCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(Buffer.from(der.buffer, der.byteOffset, der.byteLength));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
