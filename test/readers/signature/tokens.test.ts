import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { issue, makeCrl, TIME_STAMPING } from './made/authority.ts';
import { makeCms, makeTimestamp, sha256 } from './made/cms-writer.ts';
import { integer, nothing, octets, oid, sequence, time } from './made/der-writer.ts';
import { laterField, sign } from './made/pdf-writer.ts';
import {
  authority,
  first,
  root,
  second,
  signed,
  signedBy,
  signer,
  stamper,
  trusting,
  verdict,
  verify,
} from './made/world.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const WHEN = '2026-06-01T00:00:00Z';
const revokedSigner = makeCrl(authority, {
  revoked: [{ serial: signer.serial, date: '2026-11-01T00:00:00Z' }],
  thisUpdate: '2026-11-20T00:00:00Z',
  nextUpdate: '2027-01-01T00:00:00Z',
});
/** The signer was revoked later: only a timestamp that proves an earlier time saves the signature. */
const saved = (timestamp: (signature: Buffer) => Buffer, more: readonly Buffer[] = []) =>
  first(signedBy(signer, { timestamp }), { material: trusting([root], { crls: [revokedSigner, ...more] }) });

const info = (imprint: Buffer, at = WHEN): Buffer =>
  sequence(integer(1), oid('1.2.3.4'), imprint, integer(7), time(at));
const tokenOf = (content: Buffer, by = stamper): Buffer =>
  makeCms(sha256(content), { signer: by, contentType: TST_INFO, content });
const imprintOf = (algorithm: string, hash: Buffer): Buffer =>
  sequence(sequence(oid(algorithm), nothing), octets(hash));
const SHA256 = '2.16.840.1.101.3.4.2.1';
const stamperOf = (wish: Partial<Parameters<typeof issue>[0]>) =>
  issue({ name: 'TSA', issuer: root, extendedKeyUsage: [TIME_STAMPING], ...wish });

test.each<[string, Buffer]>([
  ['that is no CMS', sequence(integer(1))],
  ['without what it stamps', makeCms(sha256(), { signer: stamper, contentType: TST_INFO })],
])('a timestamp %s is told to be none', (_, token) => {
  const report = saved(() => token);
  expect([verdict(report), report.time.proven]).toEqual(['INDETERMINATE/REVOKED_NO_POE', null]);
  expect(report.findings).toContain('SIGNATURE_TIMESTAMP_INVALID');
});

test('of a revoked authority for timestamps, only who does not ask for revocation takes the time', () => {
  const file = signedBy(signer, {
    timestamp: (signature) => makeTimestamp(sha256(signature), stamper, WHEN),
  });
  const crl = makeCrl(root, {
    revoked: [{ serial: stamper.serial, date: '2026-05-01T00:00:00Z' }],
    thisUpdate: '2026-11-20T00:00:00Z',
    nextUpdate: '2027-01-01T00:00:00Z',
  });
  const proven = (revocation: 'checked' | 'ignored') =>
    first(file, { material: trusting([root], { crls: [crl] }), policy: { revocation } }).time.proven;
  expect([proven('checked'), proven('ignored')]).toEqual([null, '2026-06-01T00:00:00.000Z']);
});

describe('a timestamp proves a time only where all of it holds', () => {
  test('a right one does', () => {
    const report = saved((signature) => tokenOf(info(imprintOf(SHA256, sha256(signature)))));
    expect([verdict(report), report.time.proven]).toEqual(['TOTAL-PASSED', '2026-06-01T00:00:00.000Z']);
  });

  test.each<[string, (signature: Buffer) => Buffer, string, Buffer[]]>([
    [
      'an imprint by a weak digest',
      (signature) => tokenOf(info(imprintOf('1.3.14.3.2.26', createHash('sha1').update(signature).digest()))),
      'DIGEST_REFUSED',
      [],
    ],
    [
      'an imprint by a digest nobody knows',
      () => tokenOf(info(imprintOf('1.2.3', sha256()))),
      'TIMESTAMP_IMPRINT_MISMATCH',
      [],
    ],
    [
      'the imprint of another signature',
      () => tokenOf(info(imprintOf(SHA256, sha256(Buffer.from('x'))))),
      'TIMESTAMP_IMPRINT_MISMATCH',
      [],
    ],
    [
      'a signature that is wrong',
      (signature) => tokenOf(info(imprintOf(SHA256, sha256(signature))), { ...stamper, key: second.key }),
      'SIGNATURE_VALUE_WRONG',
      [],
    ],
    [
      'an authority that did not exist yet',
      (signature) => makeTimestamp(sha256(signature), stamperOf({ notBefore: '2026-07-01T00:00:00Z' }), WHEN),
      'TIMESTAMP_BEFORE_CERTIFICATE',
      [],
    ],
    [
      'an authority for more than timestamps',
      (signature) =>
        makeTimestamp(
          sha256(signature),
          stamperOf({ extendedKeyUsage: [TIME_STAMPING, '1.3.6.1.5.5.7.3.1'] }),
          WHEN,
        ),
      'EXTENDED_KEY_USAGE',
      [],
    ],
    [
      'an authority that only signs documents',
      (signature) => makeTimestamp(sha256(signature), second, WHEN),
      'EXTENDED_KEY_USAGE',
      [],
    ],
    [
      'an authority that was revoked before',
      (signature) => makeTimestamp(sha256(signature), stamper, WHEN),
      'CERTIFICATE_REVOKED',
      [
        makeCrl(root, {
          revoked: [{ serial: stamper.serial, date: '2026-05-01T00:00:00Z' }],
          thisUpdate: '2026-11-20T00:00:00Z',
          nextUpdate: '2027-01-01T00:00:00Z',
        }),
      ],
    ],
  ])('not with %s', (_, timestamp, finding, crls) => {
    const report = saved(timestamp, crls);
    expect([verdict(report), report.time.proven]).toEqual(['INDETERMINATE/REVOKED_NO_POE', null]);
    expect(report.findings).toEqual(expect.arrayContaining(['SIGNATURE_TIMESTAMP_INVALID', finding]));
  });

  test('what is no token at all proves nothing, and hides nothing', () => {
    expect(verdict(saved(() => makeCms(sha256(), { signer: stamper })))).toBe('INDETERMINATE/REVOKED_NO_POE');
  });
});

describe('a document timestamp', () => {
  const stampedWith = (blob: (bytes: Buffer) => Buffer) =>
    verify(
      sign(signed, {
        num: 22,
        objects: laterField(21, 22),
        signer: stamper,
        type: 'DocTimeStamp',
        subFilter: 'ETSI.RFC3161',
        blob,
      }),
    ).signatures;

  test.each<[string, (bytes: Buffer) => Buffer, string]>([
    ['over other bytes', () => makeTimestamp(sha256(), stamper, WHEN), 'TOTAL-FAILED/HASH_FAILURE'],
    [
      'that is a plain signature',
      (bytes) => makeCms(sha256(bytes), { signer: second }),
      'TOTAL-FAILED/FORMAT_FAILURE',
    ],
    [
      'by an authority nobody trusts',
      (bytes) => makeTimestamp(sha256(bytes), stamperOf({ issuer: issue({ name: 'La', ca: true }) }), WHEN),
      'INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND',
    ],
  ])('%s is refused, and proves nothing', (_, blob, expected) => {
    const [document, stamp] = stampedWith(blob);
    expect(stamp && verdict(stamp)).toBe(expected);
    expect(document?.time.proven).toBeNull();
  });
});
