import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  bits,
  boolean,
  integer,
  nothing,
  octets,
  oid,
  primitive,
  sequence,
  set,
  tagged,
  time,
  utf8,
} from './der-writer.ts';

/** A throw-away certificate with its key, for one test run. */
export interface Identity {
  readonly der: Buffer;
  readonly key: KeyObject;
  readonly publicKey: Buffer;
  readonly name: Buffer;
  readonly serial: number;
}

export interface CertificateWish {
  readonly name: string;
  readonly issuer?: Identity;
  /** undefined: as DER has it, false by saying nothing. */
  readonly ca?: boolean;
  readonly pathLength?: number;
  /** Bits by RFC 5280 4.2.1.3: 0 digitalSignature, 1 nonRepudiation, 2 keyEncipherment, 5 keyCertSign, 6 cRLSign. */
  readonly keyUsage?: readonly number[];
  readonly extendedKeyUsage?: readonly string[];
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly extensions?: readonly Buffer[];
  /** The key of somebody who has a certificate already: cross-certification. */
  readonly key?: KeyObject;
  readonly rsaBits?: number;
  /** The curve described by its numbers instead of named. */
  readonly paramEncoding?: 'explicit';
}

export const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const ECDSA_SHA1 = sequence(oid('1.2.840.10045.4.1'));
const RSA_SHA256 = sequence(oid('1.2.840.113549.1.1.11'), nothing);
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
export const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

export const nameOf = (text: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8(text))));
export const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));

export const algorithmOf = (key: KeyObject): Buffer =>
  key.asymmetricKeyType === 'rsa' ? RSA_SHA256 : ECDSA_SHA256;
export const signWith = (key: KeyObject, data: Uint8Array, digest = 'sha256'): Buffer =>
  createSign(digest).update(data).sign(key);

export function bitsOfUsage(usages: readonly number[]): Buffer {
  const value = usages.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return bits(Buffer.from([value]), 7 - Math.max(...usages));
}

let lastSerial = 1000;

/** Issues a certificate; without an issuer it signs itself. */
export function issue(wish: CertificateWish): Identity {
  const pair = wish.key
    ? { privateKey: wish.key, publicKey: createPublicKey(wish.key) }
    : wish.rsaBits === undefined
      ? generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: wish.paramEncoding ?? 'named' })
      : generateKeyPairSync('rsa', { modulusLength: wish.rsaBits });
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' });
  const name = nameOf(wish.name);
  const serial = ++lastSerial;
  const signer = wish.issuer?.key ?? pair.privateKey;
  const usage = wish.keyUsage ?? (wish.ca ? [5, 6] : [0, 1]);
  const constraints = sequence(
    ...(wish.ca === undefined ? [] : [boolean(wish.ca)]),
    ...(wish.pathLength === undefined ? [] : [integer(wish.pathLength)]),
  );
  const purposes = wish.extendedKeyUsage;
  const extensions = [
    extension('2.5.29.19', true, constraints),
    extension('2.5.29.15', true, bitsOfUsage(usage)),
    ...(purposes
      ? [extension('2.5.29.37', purposes.includes(TIME_STAMPING), sequence(...purposes.map(oid)))]
      : []),
    ...(wish.extensions ?? []),
  ];
  const body = sequence(
    tagged(0, integer(2)),
    integer(serial),
    algorithmOf(signer),
    wish.issuer?.name ?? name,
    sequence(time(wish.notBefore ?? '2026-01-01T00:00:00Z'), time(wish.notAfter ?? '2036-01-01T00:00:00Z')),
    name,
    publicKey,
    tagged(3, sequence(...extensions)),
  );
  const der = sequence(body, algorithmOf(signer), bits(signWith(signer, body)));
  return { der, key: pair.privateKey, publicKey, name, serial };
}

export interface Revocation {
  readonly serial: number;
  readonly date: string;
}

export function makeCrl(
  issuer: Identity,
  given: {
    readonly revoked?: readonly Revocation[];
    readonly thisUpdate: string;
    readonly nextUpdate: string;
    readonly extensions?: readonly Buffer[];
    /** Another algorithm outside than the one signed. */
    readonly outside?: Buffer;
    readonly digest?: 'sha1';
  },
): Buffer {
  const algorithm = given.digest ? ECDSA_SHA1 : algorithmOf(issuer.key);
  const rows = (given.revoked ?? []).map(({ serial, date }) => sequence(integer(serial), time(date)));
  const body = sequence(
    integer(1),
    algorithm,
    issuer.name,
    time(given.thisUpdate),
    time(given.nextUpdate),
    ...(rows.length ? [sequence(...rows)] : []),
    ...(given.extensions ? [tagged(0, sequence(...given.extensions))] : []),
  );
  return sequence(body, given.outside ?? algorithm, bits(signWith(issuer.key, body, given.digest)));
}

const SHA1 = sequence(oid('1.3.14.3.2.26'), nothing);
const sha1 = (bytes: Uint8Array): Buffer => createHash('sha1').update(bytes).digest();
/** The key's bits inside a SubjectPublicKeyInfo of an EC P-256 key. */
const keyBits = ({ publicKey }: Identity): Buffer => publicKey.subarray(publicKey.length - 65);

export function makeOcsp(
  responder: Identity,
  given: {
    readonly about: Identity;
    readonly issuer: Identity;
    readonly revokedAt?: string;
    /** A second answer about the same certificate, that it was revoked. */
    readonly revokedToo?: string;
    readonly thisUpdate: string;
    readonly nextUpdate: string;
    readonly certificates?: readonly Identity[];
    readonly digest?: 'sha1';
  },
): Buffer {
  const { about, issuer, revokedAt } = given;
  const id = sequence(SHA1, octets(sha1(issuer.name)), octets(sha1(keyBits(issuer))), integer(about.serial));
  const answer = (revoked: string | undefined): Buffer => {
    const status = revoked === undefined ? primitive(0, Buffer.alloc(0)) : tagged(1, time(revoked));
    return sequence(id, status, time(given.thisUpdate), tagged(0, time(given.nextUpdate)));
  };
  const answers = [answer(revokedAt), ...(given.revokedToo ? [answer(given.revokedToo)] : [])];
  const body = sequence(tagged(1, responder.name), time(given.thisUpdate), sequence(...answers));
  const certificates = given.certificates?.map(({ der }) => der) ?? [];
  const basic = sequence(
    body,
    given.digest ? ECDSA_SHA1 : algorithmOf(responder.key),
    bits(signWith(responder.key, body, given.digest)),
    ...(certificates.length ? [tagged(0, sequence(...certificates))] : []),
  );
  const inner = sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(basic));
  return sequence(Buffer.from([0x0a, 1, 0]), tagged(0, inner));
}
