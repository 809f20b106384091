import { createHash, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import type { Instant } from '../../model/day.ts';
import {
  context,
  type Der,
  integer,
  members,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  time,
} from './der.ts';

/** A key with its certificate (DER) and the issuers between it and its root. */
export interface SigningIdentity {
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
}

export interface SignedContent {
  /** Object identifier of what is signed, dotted. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Detached: the bytes stand elsewhere (a PDF around its signature). */
  readonly detached: boolean;
}

export interface SignatureOptions {
  /** Written as signed attribute; undefined where the format keeps the time elsewhere. */
  readonly signingTime?: Instant | undefined;
  /** Gives an RFC 3161 token (DER) over the signature value. */
  readonly timestamp?: ((signature: Uint8Array) => Uint8Array) | undefined;
}

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
} as const;

const SHA256 = sequence(oid(OID.sha256));
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const attribute = (type: string, value: Der): Der => sequence(oid(type), setOf(value));

/**
 * CMS SignedData of one signer (RFC 5652): SHA-256, RSA PKCS#1 v1.5, so that the same content, identity and time
 * give the same bytes. Signed attributes: contentType, messageDigest, ESS signingCertificateV2 (RFC 5035), and
 * signingTime where asked for. Throws RangeError for a key that is not RSA or not the certificate's.
 */
export function signedData(
  content: SignedContent,
  identity: SigningIdentity,
  options: SignatureOptions = {},
): Der {
  requireOwnRsaKey(identity);
  const attributes = setOf(
    attribute(OID.contentType, oid(content.type)),
    attribute(OID.messageDigest, octetString(sha256(content.bytes))),
    attribute(OID.signingCertificateV2, signingCertificate(identity.certificate)),
    ...(options.signingTime ? [attribute(OID.signingTime, time(options.signingTime))] : []),
  );
  const signature = sign('sha256', attributes, identity.key);
  const token = options.timestamp?.(signature);
  const { issuer, serial } = issuerAndSerial(identity.certificate);
  const signer = sequence(
    integer(1),
    sequence(issuer, serial),
    SHA256,
    // Signed as a SET OF, carried as [0] IMPLICIT (RFC 5652, 5.4): only the tag differs.
    Buffer.concat([Buffer.from([0xa0]), attributes.subarray(1)]),
    sequence(oid(OID.rsaEncryption), nothing),
    octetString(signature),
    ...(token ? [context(1, attribute(OID.timestampToken, token))] : []),
  );
  const encapsulated = sequence(
    oid(content.type),
    ...(content.detached ? [] : [context(0, octetString(content.bytes))]),
  );
  const certificates = [identity.certificate, ...identity.chain].toSorted(Buffer.compare);
  return sequence(
    oid(OID.signedData),
    context(
      0,
      sequence(
        // Version 3 for a content type other than data (RFC 5652, 5.1).
        integer(content.type === '1.2.840.113549.1.7.1' ? 1 : 3),
        setOf(SHA256),
        encapsulated,
        context(0, ...certificates),
        setOf(signer),
      ),
    ),
  );
}

/** Issuer and serial number of a certificate, DER as they stand in it. */
export function issuerAndSerial(certificate: Uint8Array): { readonly issuer: Der; readonly serial: Der } {
  const [body] = members(certificate);
  // TBSCertificate (RFC 5280, 4.1): [0] version, serialNumber, signature, issuer, …
  const [, serial, , issuer] = body ? members(body) : [];
  if (!serial || !issuer) throw new RangeError('not an X.509 v3 certificate');
  return { issuer, serial };
}

/** ESSCertIDv2 with SHA-256 as default algorithm, and the issuer and serial that PAdES readers compare. */
function signingCertificate(certificate: Uint8Array): Der {
  const { issuer, serial } = issuerAndSerial(certificate);
  const directoryName = context(4, issuer);
  return sequence(
    sequence(sequence(octetString(sha256(certificate)), sequence(sequence(directoryName), serial))),
  );
}

function requireOwnRsaKey({ key, certificate }: SigningIdentity): void {
  if (key.asymmetricKeyType !== 'rsa') throw new RangeError('only RSA keys sign here');
  if (!createPublicKey(key).equals(new X509Certificate(certificate).publicKey)) {
    throw new RangeError('the key is not the one in the certificate');
  }
}
