import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Identity, nameOf } from './made/authority.ts';
import { attribute, sha256 } from './made/cms-writer.ts';
import { integer, nothing, octets, oid, sequence, set, tagged, tlv } from './made/der-writer.ts';
import { authority, first, second, signedBy, signer, verdict } from './made/world.ts';

const ESS_V1 = '1.2.840.113549.1.9.16.2.12';
const ESS_V2 = '1.2.840.113549.1.9.16.2.47';
const PROTECTION = '1.2.840.113549.1.9.52';
const sha1 = ({ der }: Identity): Buffer => createHash('sha1').update(der).digest();
const value = (hash: Buffer, ...more: readonly Buffer[]): Buffer =>
  sequence(sequence(sequence(octets(hash), ...more)));
const named = (issuer: Buffer, serial: number): Buffer =>
  sequence(sequence(tagged(4, issuer)), integer(serial));
const own = sha256(signer.der);
const v1 = (identity: Identity): Buffer => attribute(ESS_V1, value(sha1(identity)));

describe('every signing-certificate attribute names the signer', () => {
  test.each<[string, Buffer[], string]>([
    ['version 1 alone', [v1(signer)], 'TOTAL-PASSED'],
    ['both versions', [v1(signer), attribute(ESS_V2, value(own))], 'TOTAL-PASSED'],
    [
      'the issuer and serial number too',
      [attribute(ESS_V2, value(own, named(authority.name, signer.serial)))],
      'TOTAL-PASSED',
    ],
    [
      'version 2 right, version 1 of somebody else',
      [v1(second), attribute(ESS_V2, value(own))],
      'INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND',
    ],
    [
      'version 1 right, version 2 of somebody else',
      [v1(signer), attribute(ESS_V2, value(sha256(second.der)))],
      'INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND',
    ],
    [
      'another serial number',
      [attribute(ESS_V2, value(own, named(authority.name, 4711)))],
      'INDETERMINATE/SIG_CONSTRAINTS_FAILURE',
    ],
    [
      'another issuer',
      [attribute(ESS_V2, value(own, named(nameOf('Ai khac'), signer.serial)))],
      'INDETERMINATE/SIG_CONSTRAINTS_FAILURE',
    ],
    [
      'two values',
      [sequence(oid(ESS_V2), set(value(own), value(sha256(second.der))))],
      'TOTAL-FAILED/FORMAT_FAILURE',
    ],
    ['no certificate at all', [attribute(ESS_V2, sequence(sequence()))], 'TOTAL-FAILED/FORMAT_FAILURE'],
  ])('%s', (_, extraSigned, expected) => {
    expect(verdict(first(signedBy(signer, { essOf: null, extraSigned })))).toBe(expected);
  });
});

describe('algorithm protection repeats the algorithms of the signer', () => {
  const digest = (id: string): Buffer => sequence(oid(id), nothing);
  const protection = (by: string, method: string): Buffer =>
    attribute(PROTECTION, sequence(digest(by), tlv(0xa1, oid(method))));
  const [sha256Id, sha512Id] = ['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.3'];
  test.each<[string, Buffer, string]>([
    ['the same', protection(sha256Id, '1.2.840.10045.4.3.2'), 'TOTAL-PASSED'],
    ['another digest', protection(sha512Id, '1.2.840.10045.4.3.2'), 'INDETERMINATE/SIG_CONSTRAINTS_FAILURE'],
    [
      'another signature algorithm',
      protection(sha256Id, '1.2.840.10045.4.3.4'),
      'INDETERMINATE/SIG_CONSTRAINTS_FAILURE',
    ],
  ])('%s', (_, attributeBytes, expected) => {
    expect(verdict(first(signedBy(signer, { extraSigned: [attributeBytes] })))).toBe(expected);
  });
});

test('content announced in the CMS and absent is refused', () => {
  const file = signedBy(signer, { content: Buffer.from('x') }).toString('latin1');
  // eContent [0] { OCTET STRING x } becomes [0] { } beside an unknown field of the same length.
  const emptied = file.replace('a003040178', 'a0000401780'.slice(0, 10));
  expect(emptied).not.toBe(file);
  expect(first(Buffer.from(emptied, 'latin1')).findings).toContain('CMS_MALFORMED');
});
