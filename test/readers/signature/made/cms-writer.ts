import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { algorithmOf, type Identity, signWith } from './authority.ts';
import { integer, nothing, octets, oid, sequence, set, tagged, time } from './der-writer.ts';

const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing);
const DATA = '1.2.840.113549.1.7.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const attribute = (id: string, value: Buffer): Buffer => sequence(oid(id), set(value));

export interface CmsWish {
  readonly signer: Identity;
  readonly certificates?: readonly Identity[];
  readonly contentType?: string;
  readonly content?: Buffer;
  /** Whom the ESS attribute names; null leaves it out. */
  readonly essOf?: Identity | null;
  readonly timestamp?: (signature: Buffer) => Buffer;
  readonly extraSigned?: readonly Buffer[];
  /** Instead of a timestamp. */
  readonly extraUnsigned?: readonly Buffer[];
  readonly signers?: number;
}

/** CMS SignedData over a digest, as PAdES has it. */
export function makeCms(digest: Buffer, wish: CmsWish): Buffer {
  const { signer } = wish;
  const essOf = wish.essOf === undefined ? signer : wish.essOf;
  const signed = [
    attribute('1.2.840.113549.1.9.3', oid(wish.contentType ?? DATA)),
    attribute('1.2.840.113549.1.9.4', octets(digest)),
    ...(essOf
      ? [attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(sha256(essOf.der))))))]
      : []),
    ...(wish.extraSigned ?? []),
  ].toSorted(Buffer.compare);
  const signature = signWith(signer.key, set(...signed));
  const unsigned = wish.extraUnsigned
    ? [tagged(1, ...wish.extraUnsigned)]
    : wish.timestamp
      ? [tagged(1, attribute('1.2.840.113549.1.9.16.2.14', wish.timestamp(signature)))]
      : [];
  const issuer = issuerOf(signer);
  const info = sequence(
    integer(1),
    sequence(issuer, integer(signer.serial)),
    SHA256,
    tagged(0, ...signed),
    algorithmOf(signer.key),
    octets(signature),
    ...unsigned,
  );
  const certificates = [signer, ...(wish.certificates ?? [])].map(({ der }) => der);
  const content = wish.content ? [tagged(0, octets(wish.content))] : [];
  const body = sequence(
    integer(wish.contentType ? 3 : 1),
    set(SHA256),
    sequence(oid(wish.contentType ?? DATA), ...content),
    tagged(0, ...certificates),
    set(...Array.from({ length: wish.signers ?? 1 }, () => info)),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), tagged(0, body));
}

/** The issuer's name as the certificate has it. */
function issuerOf({ der }: Identity): Buffer {
  const skip = (at: number): number => {
    const first = der[at + 1] ?? 0;
    if (first < 0x80) return at + 2 + first;
    const count = first & 0x7f;
    return at + 2 + count + der.readUIntBE(at + 2, count);
  };
  const inside = (at: number): number =>
    (der[at + 1] ?? 0) < 0x80 ? at + 2 : at + 2 + ((der[at + 1] ?? 0) & 0x7f);
  let at = inside(inside(0));
  for (let field = 0; field < 3; field++) at = skip(at);
  return der.subarray(at, skip(at));
}

/** An RFC 3161 token over a digest. */
export function makeTimestamp(digest: Buffer, authority: Identity, at: string): Buffer {
  const info = sequence(integer(1), oid('1.2.3.4'), sequence(SHA256, octets(digest)), integer(7), time(at));
  return makeCms(sha256(info), { signer: authority, contentType: TST_INFO, content: info });
}
