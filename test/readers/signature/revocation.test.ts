import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { type CertificateWish, extension, issue, makeCrl, makeOcsp, OCSP_SIGNING } from './made/authority.ts';
import { attribute } from './made/cms-writer.ts';
import { boolean, oid, primitive, sequence, set, tagged, tlv } from './made/der-writer.ts';
import { append, BASE, stream } from './made/pdf-writer.ts';
import {
  authority,
  first,
  root,
  second,
  signed,
  signedBy,
  signer,
  stampedAt,
  trusting,
  verdict,
} from './made/world.ts';

const fresh = { thisUpdate: '2026-11-20T00:00:00Z', nextUpdate: '2027-01-01T00:00:00Z' };
const stale = { thisUpdate: '2026-01-05T00:00:00Z', nextUpdate: '2026-02-01T00:00:00Z' };
const revoked = (date: string) => ({ revoked: [{ serial: signer.serial, date }] });
const withCrl = (crl: Buffer) => ({ material: trusting([root], { crls: [crl] }) });
/** Issuing distribution point with one flag. */
const issuing = (flag: number): Buffer =>
  extension('2.5.29.28', true, sequence(primitive(flag, boolean(true).subarray(2))));

/** Issuing distribution point with an address. */
const ofPoint = extension(
  '2.5.29.28',
  true,
  sequence(tagged(0, tagged(0, primitive(6, Buffer.from('http://mau.example/1.crl'))))),
);

describe('revocation lists of the office', () => {
  test.each<[string, Buffer, string, string]>([
    ['fresh and silent', makeCrl(authority, fresh), 'good', 'TOTAL-PASSED'],
    [
      'fresh, naming the signer',
      makeCrl(authority, { ...fresh, ...revoked('2026-11-01T00:00:00Z') }),
      'revoked',
      'INDETERMINATE/REVOKED_NO_POE',
    ],
    [
      'old, naming the signer',
      makeCrl(authority, { ...stale, ...revoked('2026-01-01T00:00:00Z') }),
      'revoked',
      'INDETERMINATE/REVOKED_NO_POE',
    ],
    ['old and silent', makeCrl(authority, stale), 'unknown', 'TOTAL-PASSED'],
    [
      'of another issuer',
      makeCrl(root, { ...fresh, ...revoked('2026-11-01T00:00:00Z') }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'forged in the issuer’s name',
      makeCrl({ ...authority, key: second.key }, { ...fresh, ...revoked('2026-11-01T00:00:00Z') }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'for authorities only',
      makeCrl(authority, { ...fresh, extensions: [issuing(2)] }),
      'unknown',
      'TOTAL-PASSED',
    ],
    ['for users only', makeCrl(authority, { ...fresh, extensions: [issuing(1)] }), 'good', 'TOTAL-PASSED'],
    [
      'of one distribution point',
      makeCrl(authority, { ...fresh, extensions: [ofPoint] }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'for some reasons',
      makeCrl(authority, { ...fresh, extensions: [issuing(3)] }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'for attribute certificates, with the number of the signer',
      makeCrl(authority, { ...fresh, ...revoked('2026-11-01T00:00:00Z'), extensions: [issuing(5)] }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'of many issuers, with the number of the signer',
      makeCrl(authority, { ...fresh, ...revoked('2026-11-01T00:00:00Z'), extensions: [issuing(4)] }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'by the key of the issuer under another name',
      makeCrl({ ...authority, name: root.name }, { ...fresh, ...revoked('2026-11-01T00:00:00Z') }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'whose algorithm is not the one signed',
      makeCrl(authority, { ...fresh, outside: sequence(oid('1.2.840.10045.4.3.3')) }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'with a scope that cannot be read',
      makeCrl(authority, { ...fresh, extensions: [extension('2.5.29.28', true, boolean(true))] }),
      'unknown',
      'TOTAL-PASSED',
    ],
    ['signed over SHA-1', makeCrl(authority, { ...fresh, digest: 'sha1' }), 'unknown', 'TOTAL-PASSED'],
    ['that is no list', sequence(sequence()), 'unknown', 'TOTAL-PASSED'],
    ['that is an empty one', sequence(sequence(), sequence(), sequence()), 'unknown', 'TOTAL-PASSED'],
    [
      'for authorities only, naming the signer',
      makeCrl(authority, { ...fresh, ...revoked('2026-11-01T00:00:00Z'), extensions: [issuing(2)] }),
      'revoked',
      'INDETERMINATE/REVOKED_NO_POE',
    ],
    [
      'a delta',
      makeCrl(authority, {
        ...fresh,
        extensions: [extension('2.5.29.27', true, tlv(2, sequence().subarray(1)))],
      }),
      'unknown',
      'TOTAL-PASSED',
    ],
    [
      'with an unknown critical extension',
      makeCrl(authority, { ...fresh, extensions: [extension('1.2.3', true, boolean(true))] }),
      'unknown',
      'TOTAL-PASSED',
    ],
  ])('a list %s: %s', (_, crl, status, expected) => {
    const report = first(signed, withCrl(crl));
    expect([report.revocation, verdict(report)]).toEqual([status, expected]);
  });

  test('a revocation before the proven time fails, one after it does not', () => {
    const file = signedBy(signer, stampedAt('2026-10-01T00:00:00Z'));
    const before = first(file, withCrl(makeCrl(authority, { ...fresh, ...revoked('2026-09-01T00:00:00Z') })));
    expect([before.revocation, verdict(before)]).toEqual(['revoked', 'TOTAL-FAILED/REVOKED']);
    const after = first(file, withCrl(makeCrl(authority, { ...fresh, ...revoked('2026-11-01T00:00:00Z') })));
    expect([after.revocation, verdict(after)]).toEqual(['good', 'TOTAL-PASSED']);
    expect(after.findings).toContain('REVOKED_AFTER_SIGNING');
    const soon = first(signed, withCrl(makeCrl(authority, { ...fresh, ...revoked('2026-12-24T00:00:00Z') })));
    expect([soon.revocation, verdict(soon)]).toEqual(['good', 'TOTAL-PASSED']);
  });

  test('an authority that may not sign lists has none', () => {
    const mute = issue({ name: 'CA cam', ca: true, issuer: root, keyUsage: [5] });
    const file = signedBy(issue({ name: 'Nguoi ky', issuer: mute }), { certificates: [mute] });
    expect(first(file, withCrl(makeCrl(mute, fresh))).revocation).toBe('unknown');
  });

  test.each([
    [['2026-11-01T00:00:00Z', '2026-09-01T00:00:00Z']],
    [['2026-09-01T00:00:00Z', '2026-11-01T00:00:00Z']],
  ])('of two dates of revocation the earlier counts: %j', (dates) => {
    const crls = dates.map((date) => makeCrl(authority, { ...fresh, ...revoked(date) }));
    const file = signedBy(signer, stampedAt('2026-10-01T00:00:00Z'));
    const silent = makeCrl(authority, fresh);
    const report = first(file, { material: trusting([root], { crls: [...crls, silent] }) });
    expect(verdict(report)).toBe('TOTAL-FAILED/REVOKED');
  });

  test('a revoked authority takes its signers with it', () => {
    const crl = makeCrl(root, {
      ...fresh,
      revoked: [{ serial: authority.serial, date: '2026-03-01T00:00:00Z' }],
    });
    expect(verdict(first(signed, withCrl(crl)))).toBe('INDETERMINATE/REVOKED_CA_NO_POE');
  });

  test('policy may demand to know, or not to ask', () => {
    expect(verdict(first(signed, { policy: { revocation: 'required' } }))).toBe('INDETERMINATE/TRY_LATER');
    const old = first(signed, { ...withCrl(makeCrl(authority, stale)), policy: { revocation: 'required' } });
    expect(old.subIndication).toBe('REVOCATION_OUT_OF_BOUNDS_NO_POE');
    expect(first(signed, { policy: { revocation: 'ignored' } }).revocation).toBe('not-checked');
  });
});

describe('OCSP responses in the document', () => {
  const responder = issue({ name: 'OCSP', issuer: authority, extendedKeyUsage: [OCSP_SIGNING] });
  const stranger = issue({ name: 'OCSP', issuer: root, extendedKeyUsage: [OCSP_SIGNING] });
  const delegate = (wish: Partial<CertificateWish>) =>
    issue({ name: 'OCSP', issuer: authority, extendedKeyUsage: [OCSP_SIGNING], ...wish });
  const weak = delegate({ rsaBits: 1024 });
  const gone = delegate({ notAfter: '2026-06-01T00:00:00Z' });
  const coming = delegate({ notBefore: '2026-11-25T00:00:00Z' });
  const sealing = delegate({ keyUsage: [2] });
  const odd = delegate({ extensions: [extension('1.2.3.4', true, boolean(true))] });
  const stored = (response: Buffer): Buffer =>
    append(signed, {
      objects: {
        1: (BASE[1] ?? '').replace('/AcroForm', '/DSS << /OCSPs [40 0 R] >> /AcroForm'),
        40: stream(response.toString('latin1')),
      },
    });
  const about = { about: signer, issuer: authority, ...fresh };

  test.each<[string, Buffer, string]>([
    ['the issuer: good', makeOcsp(authority, about), 'good'],
    ['the issuer: revoked', makeOcsp(authority, { ...about, revokedAt: '2026-11-01T00:00:00Z' }), 'revoked'],
    ['its responder', makeOcsp(responder, { ...about, certificates: [responder] }), 'good'],
    ['a responder of somebody else', makeOcsp(stranger, { ...about, certificates: [stranger] }), 'unknown'],
    ['a certificate that is no responder', makeOcsp(second, { ...about, certificates: [second] }), 'unknown'],
    ['the issuer, about another certificate', makeOcsp(authority, { ...about, about: second }), 'unknown'],
    ['a responder with a short key', makeOcsp(weak, { ...about, certificates: [weak] }), 'unknown'],
    ['a responder that ran out before', makeOcsp(gone, { ...about, certificates: [gone] }), 'unknown'],
    ['a responder appointed afterwards', makeOcsp(coming, { ...about, certificates: [coming] }), 'unknown'],
    ['a responder that may not sign', makeOcsp(sealing, { ...about, certificates: [sealing] }), 'unknown'],
    ['a responder under an unknown condition', makeOcsp(odd, { ...about, certificates: [odd] }), 'unknown'],
    [
      'the issuer, good and revoked',
      makeOcsp(authority, { ...about, revokedToo: '2026-11-01T00:00:00Z' }),
      'revoked',
    ],
    ['the issuer, over SHA-1', makeOcsp(authority, { ...about, digest: 'sha1' }), 'unknown'],
    ['the issuer, long ago', makeOcsp(authority, { ...about, ...stale }), 'unknown'],
  ])('answered by %s: %s', (_, response, status) => {
    const report = first(stored(response));
    expect([report.revocation, report.changesAfterSigning]).toEqual([status, 'allowed']);
  });
});

test('revocation data that the signer added unsigned is judged, and so is it in a broken store', () => {
  const gone = makeCrl(authority, { ...fresh, ...revoked('2026-11-01T00:00:00Z') });
  const values = attribute('1.2.840.113549.1.9.16.2.24', sequence(tagged(0, sequence(gone))));
  const file = signedBy(signer, { extraUnsigned: [values] });
  expect(verdict(first(file))).toBe('INDETERMINATE/REVOKED_NO_POE');
  const store = (entry: string) =>
    append(signed, {
      objects: {
        1: (BASE[1] ?? '').replace('/AcroForm', '/DSS << /CRLs [40 0 R 41 0 R] >> /AcroForm'),
        40: entry,
        41: stream(gone.toString('latin1')),
      },
    });
  const damaged = ['xyz', '0\x80'].map((text) => stream(text, text === 'xyz' ? '/Filter /FlateDecode' : ''));
  for (const entry of damaged) expect(first(store(entry)).revocation).toBe('revoked');
});

test('an OCSP response names the issuer as the certificate writes it', () => {
  const printed = {
    ...authority,
    name: sequence(set(sequence(oid('2.5.4.3'), tlv(0x13, Buffer.from('CA thu'))))),
  };
  const issued = issue({ name: 'Chu in', issuer: printed });
  const response = makeOcsp(authority, { about: issued, issuer: printed, ...fresh });
  const objects = {
    1: (BASE[1] ?? '').replace('/AcroForm', '/DSS << /OCSPs [40 0 R] >> /AcroForm'),
    40: stream(response.toString('latin1')),
  };
  expect(first(append(signedBy(issued), { objects })).revocation).toBe('good');
});
