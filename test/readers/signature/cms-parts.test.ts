import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { issue, nameOf } from './made/authority.ts';
import { attribute, sha256 } from './made/cms-writer.ts';
import { integer, nothing, octets, oid, sequence, set, tagged } from './made/der-writer.ts';
import { authority, first, signedBy, signer, verdict } from './made/world.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing);
/** A CMS by hand, of which each part may be another. */
function cms(
  bytes: Buffer,
  parts: { type?: string; sid?: Buffer; digest?: Buffer; method?: Buffer; attributes?: Buffer[] },
): Buffer {
  const attributes = parts.attributes ?? [
    attribute('1.2.840.113549.1.9.3', oid(DATA)),
    attribute('1.2.840.113549.1.9.4', octets(sha256(bytes))),
  ];
  const info = sequence(
    integer(1),
    parts.sid ?? sequence(authority.name, integer(signer.serial)),
    parts.digest ?? SHA256,
    tagged(0, ...attributes),
    parts.method ?? sequence(oid('1.2.840.10045.4.3.2')),
    octets(Buffer.from('00', 'hex')),
  );
  const body = sequence(
    integer(1),
    set(SHA256),
    sequence(oid(DATA)),
    tagged(0, signer.der, authority.der),
    set(info),
  );
  return sequence(oid(parts.type ?? SIGNED_DATA), tagged(0, body));
}

describe('parts of a CMS that cannot be what they must be', () => {
  test.each<[string, (bytes: Buffer) => Buffer, string, string]>([
    [
      'another kind of content',
      (bytes) => cms(bytes, { type: '1.2.840.113549.1.7.3' }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'CMS_MALFORMED',
    ],
    [
      'a digest nobody knows',
      (bytes) => cms(bytes, { digest: sequence(oid('1.2.3')) }),
      'INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE',
      'ALGORITHM_UNKNOWN',
    ],
    [
      'a signature algorithm nobody knows',
      (bytes) => cms(bytes, { method: sequence(oid('1.2.3')) }),
      'INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE',
      'ALGORITHM_UNKNOWN',
    ],
    [
      'an algorithm of another key',
      (bytes) => cms(bytes, { method: sequence(oid('1.2.840.113549.1.1.11'), nothing) }),
      'TOTAL-FAILED/SIG_CRYPTO_FAILURE',
      'ALGORITHM_NOT_OF_KEY',
    ],
    [
      'no digest among what is signed',
      (bytes) => cms(bytes, { attributes: [attribute('1.2.840.113549.1.9.3', oid(DATA))] }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'MESSAGE_DIGEST_MISSING',
    ],
    [
      'two digests in one attribute',
      (bytes) =>
        cms(bytes, {
          attributes: [
            attribute('1.2.840.113549.1.9.3', oid(DATA)),
            sequence(oid('1.2.840.113549.1.9.4'), set(octets(sha256(bytes)), octets(sha256()))),
          ],
        }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'MESSAGE_DIGEST_MISSING',
    ],
    [
      'no kind of content among what is signed',
      (bytes) => cms(bytes, { attributes: [attribute('1.2.840.113549.1.9.4', octets(sha256(bytes)))] }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'CONTENT_TYPE_MISMATCH',
    ],
    [
      'a signer who is not in it',
      (bytes) => cms(bytes, { sid: sequence(nameOf('Ai'), integer(1)) }),
      'INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND',
      'SIGNING_CERTIFICATE_MISSING',
    ],
    [
      'a signer without a name',
      (bytes) => cms(bytes, { sid: sequence() }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'CMS_MALFORMED',
    ],
  ])('%s', (_, blob, expected, finding) => {
    const report = first(signedBy(signer, { blob }));
    expect([verdict(report), report.findings.includes(finding)]).toEqual([expected, true]);
  });

  test('adbe.pkcs7.sha1 without the digest it holds', () => {
    const report = first(signedBy(signer, { subFilter: 'adbe.pkcs7.sha1' }));
    expect([report.indication, report.findings.includes('CONTENT_MISSING')]).toEqual(['TOTAL-FAILED', true]);
  });

  test('a short key and an expired certificate are both told', () => {
    const weak = issue({ name: 'Yeu', issuer: authority, rsaBits: 1024, notAfter: '2026-02-01T00:00:00Z' });
    expect(first(signedBy(weak)).findings).toEqual(
      expect.arrayContaining(['KEY_TOO_SHORT', 'CERTIFICATE_EXPIRED']),
    );
  });
});
