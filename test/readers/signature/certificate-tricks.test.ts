import { Buffer } from 'node:buffer';
import { sign as signRaw } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { methodOf } from '../../../pipeline/readers/signature/algorithms.ts';
import { parseDer } from '../../../pipeline/readers/signature/der.ts';
import { bitsOfUsage, extension, type Identity, issue, nameOf } from './made/authority.ts';
import { boolean, integer, octets, oid, primitive, sequence, tagged } from './made/der-writer.ts';
import { authority, first, root, second, signedBy, signer, trusting, verdict } from './made/world.ts';

const GENERAL = 'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE';
/** Signed by somebody whose authority and certificate carry these extensions. */
function signedUnder(above: readonly Buffer[], own: readonly Buffer[] = []): Buffer {
  const ca = issue({ name: 'CA', ca: true, issuer: root, extensions: above });
  return signedBy(issue({ name: 'Nguoi ky', issuer: ca, extensions: own }), { certificates: [ca] });
}
const permitted = (name: Buffer): Buffer => extension('2.5.29.30', true, sequence(tagged(0, sequence(name))));
const excluded = (name: Buffer): Buffer => extension('2.5.29.30', true, sequence(tagged(1, sequence(name))));
const also = (name: Buffer): Buffer => extension('2.5.29.17', false, sequence(name));
const mail = (text: string): Buffer => primitive(1, Buffer.from(text));
const uri = (text: string): Buffer => primitive(6, Buffer.from(text));
const address = (...bytes: readonly number[]): Buffer => primitive(7, Buffer.from(bytes));

describe('what a certificate says of itself, and its authority of it', () => {
  test.each<[string, Buffer, string, string]>([
    [
      'an extension twice',
      signedUnder([], [extension('2.5.29.15', true, bitsOfUsage([0]))]),
      GENERAL,
      'CERTIFICATE_MALFORMED',
    ],
    [
      'an extension that is no DER',
      signedUnder([], [extension('2.5.29.14', false, Buffer.from([9]))]),
      GENERAL,
      'CERTIFICATE_MALFORMED',
    ],
    [
      'constraints that are no DER',
      signedUnder([extension('2.5.29.30', true, Buffer.from([1, 2]))]),
      GENERAL,
      'CERTIFICATE_MALFORMED',
    ],
    [
      'an unknown critical extension above',
      signedUnder([extension('1.2.3.4', true, boolean(true))]),
      GENERAL,
      'UNKNOWN_CRITICAL_EXTENSION',
    ],
    [
      'a kind of name nobody can compare',
      signedUnder([permitted(address(10, 0, 0, 0, 255, 0, 0, 0))], [also(address(10, 0, 0, 1))]),
      GENERAL,
      'NAME_CONSTRAINTS',
    ],
    [
      'a kind of name nobody can compare, excluded',
      signedUnder([excluded(address(10, 0, 0, 0, 255, 0, 0, 0))], [also(address(10, 0, 0, 1))]),
      GENERAL,
      'NAME_CONSTRAINTS',
    ],
    [
      'an address outside the host',
      signedUnder([permitted(mail('a.vn'))], [also(mail('x@b.vn'))]),
      GENERAL,
      'NAME_CONSTRAINTS',
    ],
    [
      'an address below the host only',
      signedUnder([permitted(mail('a.vn'))], [also(mail('x@c.a.vn'))]),
      GENERAL,
      'NAME_CONSTRAINTS',
    ],
    [
      'another address',
      signedUnder([permitted(mail('y@a.vn'))], [also(mail('x@a.vn'))]),
      GENERAL,
      'NAME_CONSTRAINTS',
    ],
    [
      'a link to another host',
      signedUnder([permitted(uri('.a.vn'))], [also(uri('http://b.vn/'))]),
      GENERAL,
      'NAME_CONSTRAINTS',
    ],
    [
      'a name excluded in other letters',
      signedUnder([excluded(tagged(4, nameOf('NGUOI  KY')))]),
      GENERAL,
      'NAME_CONSTRAINTS',
    ],
    [
      'an address of the host',
      signedUnder([permitted(mail('a.vn'))], [also(mail('x@a.vn'))]),
      'TOTAL-PASSED',
      '',
    ],
    [
      'the very address',
      signedUnder([permitted(mail('x@a.vn'))], [also(mail('x@a.vn'))]),
      'TOTAL-PASSED',
      '',
    ],
    [
      'an address below',
      signedUnder([permitted(mail('.a.vn'))], [also(mail('x@c.a.vn'))]),
      'TOTAL-PASSED',
      '',
    ],
    [
      'a link below',
      signedUnder([permitted(uri('.a.vn'))], [also(uri('http://c.a.vn/'))]),
      'TOTAL-PASSED',
      '',
    ],
  ])('%s', (_, file, expected, finding) => {
    const report = first(file);
    expect(verdict(report)).toBe(expected);
    if (finding) expect(report.findings).toContain(finding);
  });
});

describe('one name, another key', () => {
  const fakeRoot = issue({ name: 'Goc thu', ca: true });
  const fakeAuthority = issue({ name: 'CA thu', ca: true, issuer: fakeRoot });
  const impostor = issue({ name: 'Nguoi ky thu', issuer: fakeAuthority });
  test.each<[string, Identity, Identity[]]>([
    ['the whole chain copied in name', impostor, [fakeAuthority, fakeRoot]],
    ['with the true chain beside it', impostor, [fakeAuthority, fakeRoot, authority, root]],
    [
      'issued in the name of the authority',
      issue({ name: 'Z', issuer: { ...authority, key: second.key } }),
      [authority],
    ],
    ['a root of the same name that signs', issue({ name: 'Goc thu', ca: true, keyUsage: [0, 5] }), []],
  ])('%s', (_, identity, certificates) => {
    expect(first(signedBy(identity, { certificates })).trust).toBe('no-anchor');
  });

  test('a person who is an anchor makes no other signers', () => {
    const other = signedBy(issue({ name: 'q', issuer: signer }), { certificates: [signer] });
    expect(first(other, { material: trusting([signer]) }).findings).toContain('ISSUER_NOT_CA');
  });
});

describe('adbe.x509.rsa_sha1', () => {
  const person = issue({ name: 'Nguoi ky RSA', issuer: authority, rsaBits: 2048 });
  const bare = (entries: string, blob: (bytes: Buffer) => Buffer) =>
    first(signedBy(person, { subFilter: 'adbe.x509.rsa_sha1', entries, blob }));
  const cert = `/Cert <${person.der.toString('hex')}>`;

  test.each<[string, string, (bytes: Buffer) => Buffer, string, string]>([
    [
      'without /Cert',
      '',
      (bytes) => octets(signRaw('sha1', bytes, person.key)),
      'unknown',
      'SIGNING_CERTIFICATE_MISSING',
    ],
    [
      'with the value of other bytes',
      cert,
      () => octets(signRaw('sha1', Buffer.from('x'), person.key)),
      'broken',
      'SIGNATURE_VALUE_WRONG',
    ],
    ['with something else for a value', cert, () => integer(7), 'broken', 'SIGNATURE_VALUE_WRONG'],
  ])('%s', (_, entries, blob, integrity, finding) => {
    const report = bare(entries, blob);
    expect([report.integrity, report.findings.includes(finding)]).toEqual([integrity, true]);
    expect(report.indication).not.toBe('TOTAL-PASSED');
  });
});

describe('RSASSA-PSS parameters', () => {
  const digest = sequence(oid('2.16.840.1.101.3.4.2.1'));
  const parameters = (generator: string, trailer: number) =>
    parseDer(
      sequence(
        tagged(0, digest),
        tagged(1, sequence(oid(generator), digest)),
        tagged(2, integer(32)),
        tagged(3, integer(trailer)),
      ),
    );
  const method = (generator: string, trailer: number) =>
    methodOf({ oid: '1.2.840.113549.1.1.10', parameters: parameters(generator, trailer) }, undefined);

  test('a mask or a trailer nobody defined is refused, not guessed', () => {
    expect(method('1.2.840.113549.1.1.8', 1)).toMatchObject({ scheme: 'RSA-PSS', pss: { saltLength: 32 } });
    expect(() => method('1.2.3', 1)).toThrow('mask');
    expect(() => method('1.2.840.113549.1.1.8', 2)).toThrow('trailer');
  });
});
