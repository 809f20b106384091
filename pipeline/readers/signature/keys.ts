import { Buffer } from 'node:buffer';
import {
  constants,
  createPublicKey,
  createVerify,
  type KeyObject,
  publicDecrypt,
  timingSafeEqual,
  verify as verifyOneShot,
} from 'node:crypto';
import {
  type Digest,
  hashOf,
  parseAlgorithm,
  type Scheme,
  type SignatureMethod,
  startHash,
} from './algorithms.ts';
import { bitsOf, childrenOf, expectTag, OID, parseDer, SEQUENCE, wholeOf } from './der.ts';

/** A public key with what policy asks of it. */
export interface PublicKey {
  readonly key: KeyObject;
  readonly family: 'RSA' | 'EC' | 'EdDSA' | 'DSA';
  readonly bits: number;
  /** Name of an elliptic curve; null too where the key describes its curve instead of naming it. */
  readonly curve: string | null;
}

/** Keys already imported, by their DER: importing costs more than verifying. Bounded, and forgetting is harmless. */
const imported = new Map<string, PublicKey | null>();
const REMEMBERED = 512;

/** The key of a SubjectPublicKeyInfo; undefined where OpenSSL does not know it. */
export function importKey(spki: Buffer): PublicKey | undefined {
  const name = spki.toString('latin1');
  const known = imported.get(name);
  if (known !== undefined) return known ?? undefined;
  if (imported.size >= REMEMBERED) imported.clear();
  const key = readKey(spki);
  imported.set(name, key ?? null);
  return key;
}

function readKey(spki: Buffer): PublicKey | undefined {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const details = key.asymmetricKeyDetails;
    switch (key.asymmetricKeyType) {
      case 'rsa':
      case 'rsa-pss':
        return { key, family: 'RSA', bits: details?.modulusLength ?? 0, curve: null };
      case 'ec': {
        const name = details?.namedCurve ?? null;
        const curve = namesItsCurve(spki) ? name : null;
        return { key, family: 'EC', bits: Number(/\d{3}/.exec(name ?? '')?.[0] ?? 0), curve };
      }
      case 'ed25519':
        return { key, family: 'EdDSA', bits: 256, curve: 'ed25519' };
      case 'ed448':
        return { key, family: 'EdDSA', bits: 456, curve: 'ed448' };
      case 'dsa':
        return { key, family: 'DSA', bits: details?.modulusLength ?? 0, curve: null };
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

function namesItsCurve(spki: Buffer): boolean {
  const [algorithm] = childrenOf(expectTag(parseDer(spki), SEQUENCE));
  return parseAlgorithm(algorithm).parameters?.tag === OID;
}

const FAMILY: Readonly<Record<Scheme, PublicKey['family']>> = {
  'RSA-PKCS1': 'RSA',
  'RSA-PSS': 'RSA',
  ECDSA: 'EC',
  EdDSA: 'EdDSA',
  DSA: 'DSA',
};

export const fits = (key: PublicKey, method: SignatureMethod): boolean =>
  key.family === FAMILY[method.scheme];

/** Whether the signature over these bytes, read one after another, is the key's. Wrong input is false, never an exception. */
export function verifySignature(
  key: PublicKey,
  method: SignatureMethod,
  { data, signature }: { readonly data: readonly Uint8Array[]; readonly signature: Buffer },
): boolean {
  if (!fits(key, method)) return false;
  try {
    if (method.scheme === 'EdDSA') return verifyOneShot(null, Buffer.concat(data), key.key, signature);
    if (
      method.pss &&
      (method.pss.mgfDigest.name !== method.digest.name || key.key.asymmetricKeyType !== 'rsa')
    ) {
      return verifyPss(key, method.digest, { ...method.pss, data, signature });
    }
    const verifier = createVerify(method.digest.node);
    for (const part of data) verifier.update(part);
    if (method.pss) {
      const { saltLength } = method.pss;
      return verifier.verify(
        { key: key.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
        signature,
      );
    }
    return verifier.verify({ key: key.key, dsaEncoding: method.plain ? 'ieee-p1363' : 'der' }, signature);
  } catch {
    return false;
  }
}

/** EMSA-PSS-VERIFY of RFC 8017 9.1.2: OpenSSL by way of Node uses one hash for message and mask, CMS allows two. */
function verifyPss(
  key: PublicKey,
  digest: Digest,
  given: {
    readonly mgfDigest: Digest;
    readonly saltLength: number;
    readonly data: readonly Uint8Array[];
    readonly signature: Buffer;
  },
): boolean {
  const padded = publicDecrypt(
    { key: plainRsa(key.key), padding: constants.RSA_NO_PADDING },
    given.signature,
  );
  const bits = key.bits - 1;
  const block = bits % 8 === 0 ? padded.subarray(1) : padded;
  const hasher = startHash(digest);
  for (const part of given.data) hasher.update(part);
  const messageHash = hasher.digest();
  const length = messageHash.length;
  if (block.length < length + given.saltLength + 2 || block.at(-1) !== 0xbc) return false;
  const masked = block.subarray(0, block.length - length - 1);
  const hash = block.subarray(block.length - length - 1, block.length - 1);
  const unused = 8 * block.length - bits;
  if ((masked[0] ?? 0) >> (8 - unused)) return false;
  const mask = maskOf(hash, masked.length, given.mgfDigest);
  const open = Buffer.from(masked.map((byte, index) => byte ^ (mask[index] ?? 0)));
  open[0] = (open[0] ?? 0) & (0xff >> unused);
  const separator = open.length - given.saltLength - 1;
  if (open.subarray(0, separator).some((byte) => byte !== 0) || open[separator] !== 1) return false;
  const again = hashOf(Buffer.concat([Buffer.alloc(8), messageHash, open.subarray(separator + 1)]), digest);
  return again.length === hash.length && timingSafeEqual(again, hash);
}

function maskOf(seed: Buffer, length: number, digest: Digest): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0, made = 0; made < length; counter++) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(counter);
    const block = hashOf(Buffer.concat([seed, number]), digest);
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks).subarray(0, length);
}

const RSA_ALGORITHM = Buffer.from('300d06092a864886f70d0101010500', 'hex');

/** The same modulus under the plain rsaEncryption identifier: OpenSSL decrypts nothing with a key bound to PSS. */
function plainRsa(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType === 'rsa') return key;
  const [, bits] = childrenOf(expectTag(parseDer(key.export({ format: 'der', type: 'spki' })), SEQUENCE));
  if (!bits) return key;
  bitsOf(bits);
  const body = Buffer.concat([RSA_ALGORITHM, wholeOf(bits)]);
  const header = Buffer.from([0x30, 0x82, body.length >> 8, body.length & 0xff]);
  return createPublicKey({ key: Buffer.concat([header, body]), format: 'der', type: 'spki' });
}
