import { createHash, type Hash } from 'node:crypto';
import { childrenOf, DerError, expectTag, OID, oidOf, SEQUENCE, smallInteger, type Tlv } from './der.ts';

export interface AlgorithmIdentifier {
  readonly oid: string;
  readonly parameters: Tlv | null;
}

export function parseAlgorithm(tlv: Tlv | undefined, ber = false): AlgorithmIdentifier {
  const [oid, parameters = null] = childrenOf(expectTag(tlv, SEQUENCE), ber);
  return { oid: oidOf(oid), parameters };
}

/** A digest by its common name, its OpenSSL name and, for an extendable one, its length in bytes. */
export interface Digest {
  readonly name: string;
  readonly node: string;
  readonly outputLength?: number;
}

const digest = (name: string, node: string, outputLength?: number): Digest =>
  outputLength === undefined ? { name, node } : { name, node, outputLength };

export const MD5 = digest('MD5', 'md5');
export const SHA1 = digest('SHA-1', 'sha1');
export const SHA256 = digest('SHA-256', 'sha256');
export const SHA512 = digest('SHA-512', 'sha512');
const SHA224 = digest('SHA-224', 'sha224');
export const SHA384 = digest('SHA-384', 'sha384');
const SHA3 = ['224', '256', '384', '512'].map((bits) => digest(`SHA3-${bits}`, `sha3-${bits}`));
const RIPEMD160 = digest('RIPEMD-160', 'ripemd160');

const DIGESTS: Readonly<Record<string, Digest | undefined>> = {
  '1.2.840.113549.2.5': MD5,
  '1.3.14.3.2.26': SHA1,
  '1.3.36.3.2.1': RIPEMD160,
  '2.16.840.1.101.3.4.2.4': SHA224,
  '2.16.840.1.101.3.4.2.1': SHA256,
  '2.16.840.1.101.3.4.2.2': SHA384,
  '2.16.840.1.101.3.4.2.3': SHA512,
  '2.16.840.1.101.3.4.2.5': digest('SHA-512/224', 'sha512-224'),
  '2.16.840.1.101.3.4.2.6': digest('SHA-512/256', 'sha512-256'),
  '2.16.840.1.101.3.4.2.7': SHA3[0],
  '2.16.840.1.101.3.4.2.8': SHA3[1],
  '2.16.840.1.101.3.4.2.9': SHA3[2],
  '2.16.840.1.101.3.4.2.10': SHA3[3],
  // RFC 8702: 64 bytes of SHAKE256, as Ed448 has it; the second names its length in a parameter.
  '2.16.840.1.101.3.4.2.12': digest('SHAKE256', 'shake256', 64),
  '2.16.840.1.101.3.4.2.18': digest('SHAKE256', 'shake256', 64),
};

export const digestOf = (oid: string): Digest | undefined =>
  // Some writers name the signature algorithm where the digest belongs.
  DIGESTS[oid] ?? SIGNATURES[oid]?.digest;

export const startHash = ({ node, outputLength }: Digest): Hash =>
  outputLength === undefined ? createHash(node) : createHash(node, { outputLength });

export const hashOf = (bytes: Uint8Array, by: Digest): Buffer => startHash(by).update(bytes).digest();

export type Scheme = 'RSA-PKCS1' | 'RSA-PSS' | 'ECDSA' | 'EdDSA' | 'DSA';

/** What a signature-algorithm identifier names; `digest` is absent where it stands elsewhere. */
interface SignatureKind {
  readonly scheme: Scheme;
  readonly digest?: Digest;
  /** BSI TR-03111: r and s side by side instead of in DER. */
  readonly plain?: true;
}

const numbered = (
  prefix: string,
  first: number,
  kinds: readonly SignatureKind[],
): [string, SignatureKind][] => kinds.map((kind, index) => [`${prefix}.${first + index}`, kind]);
const each = (scheme: Scheme, digests: readonly (Digest | undefined)[]): SignatureKind[] =>
  digests.flatMap((one) => (one ? [{ scheme, digest: one }] : []));
const plain = (kinds: readonly SignatureKind[]): SignatureKind[] =>
  kinds.map((kind) => ({ ...kind, plain: true }));

const SIGNATURES: Readonly<Record<string, SignatureKind | undefined>> = Object.fromEntries<SignatureKind>([
  ['1.2.840.113549.1.1.1', { scheme: 'RSA-PKCS1' }],
  ['1.2.840.113549.1.1.4', { scheme: 'RSA-PKCS1', digest: MD5 }],
  ['1.2.840.113549.1.1.5', { scheme: 'RSA-PKCS1', digest: SHA1 }],
  ['1.3.14.3.2.29', { scheme: 'RSA-PKCS1', digest: SHA1 }],
  ['1.3.36.3.3.1.2', { scheme: 'RSA-PKCS1', digest: RIPEMD160 }],
  ['1.2.840.113549.1.1.10', { scheme: 'RSA-PSS' }],
  ...numbered('1.2.840.113549.1.1', 11, each('RSA-PKCS1', [SHA256, SHA384, SHA512, SHA224])),
  ...numbered('2.16.840.1.101.3.4.3', 13, each('RSA-PKCS1', SHA3)),
  ['1.2.840.10045.2.1', { scheme: 'ECDSA' }],
  ['1.2.840.10045.4.1', { scheme: 'ECDSA', digest: SHA1 }],
  ...numbered('1.2.840.10045.4.3', 1, each('ECDSA', [SHA224, SHA256, SHA384, SHA512])),
  ...numbered('2.16.840.1.101.3.4.3', 9, each('ECDSA', SHA3)),
  ...numbered('0.4.0.127.0.7.1.1.4.1', 1, plain(each('ECDSA', [SHA1, SHA224, SHA256, SHA384, SHA512]))),
  ...numbered('0.4.0.127.0.7.1.1.4.1', 8, plain(each('ECDSA', SHA3))),
  ['1.2.840.10040.4.1', { scheme: 'DSA' }],
  ['1.2.840.10040.4.3', { scheme: 'DSA', digest: SHA1 }],
  ...numbered('2.16.840.1.101.3.4.3', 1, each('DSA', [SHA224, SHA256, SHA384, SHA512])),
  ['1.3.101.112', { scheme: 'EdDSA', digest: SHA512 }],
  ['1.3.101.113', { scheme: 'EdDSA', digest: digest('SHAKE256', 'shake256', 64) }],
]);

/** How a signature value was made. */
export interface SignatureMethod {
  readonly scheme: Scheme;
  readonly digest: Digest;
  readonly plain: boolean;
  readonly pss: { readonly mgfDigest: Digest; readonly saltLength: number } | null;
}

/**
 * The method of a signature algorithm; `digest` is the one named beside it, for the identifiers that name
 * none (rsaEncryption, an EC key). undefined where we do not know the algorithm.
 */
export function methodOf(
  algorithm: AlgorithmIdentifier,
  beside: Digest | undefined,
): SignatureMethod | undefined {
  const kind = SIGNATURES[algorithm.oid];
  if (!kind) return undefined;
  if (kind.scheme === 'RSA-PSS') return pssMethod(algorithm.parameters);
  const used = kind.digest ?? beside;
  return used && { scheme: kind.scheme, digest: used, plain: kind.plain ?? false, pss: null };
}

/** RSASSA-PSS-params, RFC 4055 3.1: every field has a default, SHA-1 among them. */
function pssMethod(parameters: Tlv | null): SignatureMethod | undefined {
  const fields = parameters ? childrenOf(expectTag(parameters, SEQUENCE)) : [];
  const field = (tag: number): Tlv | undefined => {
    const found = fields.find((one) => one.tag === tag);
    return found && childrenOf(found)[0];
  };
  const [hash, mask, salt, trailer] = [field(0xa0), field(0xa1), field(0xa2), field(0xa3)];
  const used = hash ? digestOf(parseAlgorithm(hash).oid) : SHA1;
  const generator = mask && parseAlgorithm(mask);
  if (generator && generator.oid !== '1.2.840.113549.1.1.8')
    throw new DerError('an unknown mask generation function');
  const maskOid = generator?.parameters ? childrenOf(generator.parameters)[0] : undefined;
  const mgfDigest = generator ? maskOid && digestOf(oidOf(expectTag(maskOid, OID))) : SHA1;
  if (trailer && smallInteger(trailer) !== 1) throw new DerError('an unknown PSS trailer');
  const saltLength = salt ? smallInteger(salt) : 20;
  return (
    used && mgfDigest && { scheme: 'RSA-PSS', digest: used, plain: false, pss: { mgfDigest, saltLength } }
  );
}
