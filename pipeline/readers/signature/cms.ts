import { Buffer } from 'node:buffer';
import { type AlgorithmIdentifier, parseAlgorithm } from './algorithms.ts';
import {
  childrenOf,
  contentOf,
  DerError,
  expectTag,
  INTEGER,
  integerHex,
  OID,
  octetsOf,
  oidOf,
  readTlv,
  SEQUENCE,
  SET,
  type Tlv,
  wholeOf,
} from './der.ts';
import { parseName } from './names.ts';

/** Who signed: by issuer and serial number, or by subject key identifier. */
export type SignerId =
  | { readonly kind: 'issuer'; readonly issuer: string; readonly serial: string }
  | { readonly kind: 'key'; readonly keyId: string };

export interface Attribute {
  readonly oid: string;
  readonly values: readonly Tlv[];
}

export interface SignerInfo {
  readonly id: SignerId;
  readonly digestAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Buffer;
  readonly signed: readonly Attribute[] | null;
  /** What the signature covers where there are signed attributes: their DER, as a SET. */
  readonly signedBytes: Buffer | null;
  /** The same re-sorted, where the writer did not write DER; null where it is the same. */
  readonly signedBytesSorted: Buffer | null;
  readonly unsigned: readonly Attribute[];
}

/** CMS SignedData (RFC 5652) as far as a verifier needs it. */
export interface SignedData {
  readonly contentType: string;
  readonly content: Buffer | null;
  readonly certificates: readonly Buffer[];
  readonly crls: readonly Buffer[];
  readonly ocspResponses: readonly Buffer[];
  readonly signers: readonly SignerInfo[];
  /** Bytes of the blob after the structure. */
  readonly rest: Buffer;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const OCSP_RESPONSE = '1.3.6.1.5.5.7.16.2';

/** Reads a ContentInfo holding SignedData. @throws DerError */
export function parseSignedData(blob: Buffer): SignedData {
  const info = expectTag(readTlv(blob, { at: 0, limit: blob.length, ber: true }), SEQUENCE);
  const [type, wrapped] = childrenOf(info, true);
  if (oidOf(expectTag(type, OID)) !== SIGNED_DATA) throw new DerError('not signed data');
  const body = expectTag(childrenOf(expectTag(wrapped, 0xa0), true)[0], SEQUENCE);
  const [version, digests, encapsulated, ...rest] = childrenOf(body, true);
  expectTag(version, INTEGER);
  expectTag(digests, SET);
  const [contentType, explicit] = childrenOf(expectTag(encapsulated, SEQUENCE), true);
  const inner = explicit && childrenOf(expectTag(explicit, 0xa0), true)[0];
  if (explicit && !inner) throw new DerError('content announced and absent');
  const certificates = rest.find((each) => each.tag === 0xa0);
  const revocations = rest.find((each) => each.tag === 0xa1);
  const crls = revocations ? childrenOf(revocations, true) : [];
  return {
    contentType: oidOf(contentType),
    content: inner ? octetsOf(inner, true) : null,
    certificates: certificates
      ? childrenOf(certificates, true).flatMap((each) => (each.tag === SEQUENCE ? [wholeOf(each)] : []))
      : [],
    crls: crls.flatMap((each) => (each.tag === SEQUENCE ? [wholeOf(each)] : [])),
    ocspResponses: crls.flatMap(otherRevocation),
    signers: childrenOf(expectTag(rest.at(-1), SET), true).map(parseSigner),
    rest: blob.subarray(info.end),
  };
}

/** An OCSP response among the revocation values, RFC 5940. */
function otherRevocation(tlv: Tlv): readonly Buffer[] {
  if (tlv.tag !== 0xa1) return [];
  const [format, value] = childrenOf(tlv, true);
  return value && oidOf(format) === OCSP_RESPONSE ? [wholeOf(value)] : [];
}

function parseSigner(tlv: Tlv): SignerInfo {
  const [version, id, digestAlgorithm, ...rest] = childrenOf(expectTag(tlv, SEQUENCE), true);
  expectTag(version, INTEGER);
  const signed = rest[0]?.tag === 0xa0 ? rest[0] : undefined;
  const [signatureAlgorithm, signature, unsigned] = signed ? rest.slice(1) : rest;
  const attributes = signed && childrenOf(signed, true);
  const signedBytes = attributes ? asSet(attributes.map(wholeOf)) : null;
  const sorted = attributes ? asSet(attributes.map(wholeOf).toSorted(Buffer.compare)) : null;
  return {
    id: parseSignerId(id),
    digestAlgorithm: parseAlgorithm(digestAlgorithm, true),
    signatureAlgorithm: parseAlgorithm(signatureAlgorithm, true),
    signature: octetsOf(signature, true),
    signed: attributes ? attributes.map(parseAttribute) : null,
    signedBytes,
    signedBytesSorted: sorted && signedBytes && !sorted.equals(signedBytes) ? sorted : null,
    unsigned: unsigned?.tag === 0xa1 ? childrenOf(unsigned, true).map(parseAttribute) : [],
  };
}

/** The attributes under the SET tag they are signed with (RFC 5652 5.4). */
function asSet(attributes: readonly Buffer[]): Buffer {
  const body = Buffer.concat(attributes);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([SET, body.length]), body]);
  const digits = body.length.toString(16);
  const length = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex');
  return Buffer.concat([Buffer.from([SET, 0x80 | length.length]), length, body]);
}

function parseAttribute(tlv: Tlv): Attribute {
  const [oid, values] = childrenOf(expectTag(tlv, SEQUENCE), true);
  return { oid: oidOf(oid), values: childrenOf(expectTag(values, SET), true) };
}

function parseSignerId(tlv: Tlv | undefined): SignerId {
  if (tlv?.tag === 0x80) return { kind: 'key', keyId: contentOf(tlv).toString('hex') };
  const [issuer, serial] = childrenOf(expectTag(tlv, SEQUENCE), true);
  if (!issuer || !serial) throw new DerError('a signer without a name');
  return { kind: 'issuer', issuer: parseName(issuer).key, serial: integerHex(serial) };
}

/** The attribute's values; undefined where it is absent. An attribute that stands twice is refused (RFC 5652 5.3). */
export function attributeOf(attributes: readonly Attribute[], oid: string): readonly Tlv[] | undefined {
  const found = attributes.filter((each) => each.oid === oid);
  if (found.length > 1) throw new DerError(`attribute ${oid} stands twice`);
  return found[0]?.values;
}
