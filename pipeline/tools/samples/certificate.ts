import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Instant } from '../../model/day.ts';
import {
  bitString,
  boolean,
  context,
  contextBytes,
  type Der,
  enumerated,
  integer,
  members,
  nothing,
  octetString,
  oid,
  printableString,
  sequence,
  setOf,
  time,
  utf8String,
} from '../../writers/pdf/der.ts';

/** Parts of a distinguished name in the order of the certificate: country first, common name last. */
export interface Name {
  readonly country?: string;
  readonly locality?: string;
  readonly organization?: string;
  readonly unit?: string;
  readonly common: string;
}

export interface Issuer {
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
}

export interface CertificateRequest {
  readonly subject: Name;
  readonly publicKey: KeyObject;
  readonly serial: number;
  readonly from: Instant;
  readonly until: Instant;
  readonly use: 'root' | 'issuer' | 'signer' | 'timestamp';
}

const SHA256_RSA = sequence(oid('1.2.840.113549.1.1.11'), nothing);
const OIDS = { country: '2.5.4.6', locality: '2.5.4.7', organization: '2.5.4.10', unit: '2.5.4.11' } as const;

/** keyUsage as bits from the left (RFC 5280, 4.2.1.3): certificates and CRLs; signature and non-repudiation. */
const KEY_USAGE = {
  authority: bitString(Buffer.from([0x06]), 1),
  signing: bitString(Buffer.from([0xc0]), 6),
};
const TIMESTAMPING = '1.3.6.1.5.5.7.3.8';

/** An X.509 v3 certificate (DER), signed by the issuer's key, or by its own where `issuer` is that key alone. */
export function makeCertificate(
  request: CertificateRequest,
  issuer: Issuer | { readonly key: KeyObject },
): Der {
  const issuerName = 'certificate' in issuer ? partsOf(issuer.certificate).subject : name(request.subject);
  const spki = request.publicKey.export({ type: 'spki', format: 'der' });
  const authority = request.use === 'root' || request.use === 'issuer';
  const extensions = sequence(
    extension('2.5.29.19', sequence(...(authority ? basicConstraints(request.use) : [])), true),
    extension('2.5.29.15', authority ? KEY_USAGE.authority : KEY_USAGE.signing, true),
    ...(request.use === 'timestamp' ? [extension('2.5.29.37', sequence(oid(TIMESTAMPING)), true)] : []),
    extension('2.5.29.14', octetString(keyIdentifier(spki)), false),
    extension('2.5.29.35', sequence(contextBytes(0, keyIdentifier(publicKeyOf(issuer.key)))), false),
  );
  const body = sequence(
    context(0, integer(2)),
    integer(request.serial),
    SHA256_RSA,
    issuerName,
    sequence(time(request.from), time(request.until)),
    name(request.subject),
    spki,
    context(3, extensions),
  );
  return signed(body, issuer.key);
}

/** A complete CRL (DER) of the issuer, with the reason keyCompromise for every entry. */
export function makeRevocationList(
  issuer: Issuer,
  list: {
    readonly number: number;
    readonly from: Instant;
    readonly until: Instant;
    readonly revoked: readonly { readonly serial: number; readonly at: Instant }[];
  },
): Der {
  const KEY_COMPROMISE = extension('2.5.29.21', enumerated(1), false);
  const entries = list.revoked.map(({ serial, at }) =>
    sequence(integer(serial), time(at), sequence(KEY_COMPROMISE)),
  );
  const body = sequence(
    integer(1),
    SHA256_RSA,
    partsOf(issuer.certificate).subject,
    time(list.from),
    time(list.until),
    ...(entries.length ? [sequence(...entries)] : []),
    context(
      0,
      sequence(
        extension('2.5.29.35', sequence(contextBytes(0, keyIdentifier(publicKeyOf(issuer.key)))), false),
        extension('2.5.29.20', integer(list.number), false),
      ),
    ),
  );
  return signed(body, issuer.key);
}

const basicConstraints = (use: 'root' | 'issuer' | 'signer' | 'timestamp'): readonly Der[] =>
  use === 'issuer' ? [boolean(true), integer(0)] : [boolean(true)];

const signed = (body: Der, key: KeyObject): Der =>
  sequence(body, SHA256_RSA, bitString(sign('sha256', body, key)));

function name(parts: Name): Der {
  const attribute = (type: string, value: Der): Der => setOf(sequence(oid(type), value));
  return sequence(
    ...(parts.country ? [attribute(OIDS.country, printableString(parts.country))] : []),
    ...(parts.locality ? [attribute(OIDS.locality, utf8String(parts.locality))] : []),
    ...(parts.organization ? [attribute(OIDS.organization, utf8String(parts.organization))] : []),
    ...(parts.unit ? [attribute(OIDS.unit, utf8String(parts.unit))] : []),
    attribute('2.5.4.3', utf8String(parts.common)),
  );
}

const extension = (type: string, value: Der, critical: boolean): Der =>
  sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value));

const publicKeyOf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });
const keyIdentifier = (spki: Uint8Array): Uint8Array => createHash('sha1').update(spki).digest();

function partsOf(certificate: Uint8Array): { readonly subject: Der } {
  const [body] = members(certificate);
  const subject = body && members(body)[5];
  if (!subject) throw new RangeError('not an X.509 v3 certificate');
  return { subject };
}
