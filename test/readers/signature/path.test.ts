import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import {
  type CertificateWish,
  extension,
  type Identity,
  issue,
  nameOf,
  OCSP_SIGNING,
  TIME_STAMPING,
} from './made/authority.ts';
import { boolean, nothing, octets, oid, primitive, sequence, tagged } from './made/der-writer.ts';
import { authority, first, root, signedBy, signer, trusting, verdict } from './made/world.ts';

/** A document signed by the last of a chain that the wishes make, from the root down. */
function chain(...wishes: readonly Omit<CertificateWish, 'issuer'>[]): Buffer {
  const made: Identity[] = [];
  for (const wish of wishes) made.push(issue({ ...wish, issuer: made.at(-1) ?? root }));
  const leaf = made.at(-1);
  if (!leaf) throw new Error('a chain without a leaf');
  return signedBy(leaf, { certificates: made.slice(0, -1) });
}

const ca = { name: 'CA', ca: true };
const leaf = { name: 'Nguoi ky' };
const constraints = (permitted: readonly Buffer[], excluded: readonly Buffer[] = []): Buffer =>
  extension(
    '2.5.29.30',
    true,
    sequence(
      ...(permitted.length ? [tagged(0, ...permitted.map((each) => sequence(each)))] : []),
      ...(excluded.length ? [tagged(1, ...excluded.map((each) => sequence(each)))] : []),
    ),
  );
const directory = (name: string): Buffer => tagged(4, nameOf(name));
const dns = (name: string): Buffer => primitive(2, Buffer.from(name));

describe('a path to an anchor must hold in every link', () => {
  test.each<[string, Buffer, string, string]>([
    ['one authority between', chain(ca, leaf), 'TOTAL-PASSED', ''],
    ['two authorities between', chain(ca, { ...ca, name: 'CA 2' }, leaf), 'TOTAL-PASSED', ''],
    [
      'an issuer that is no authority',
      chain({ name: 'Khong phai CA', keyUsage: [0, 5] }, leaf),
      'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE',
      'ISSUER_NOT_CA',
    ],
    [
      'an issuer that says it is no authority',
      chain({ name: 'Khong phai CA', ca: false, keyUsage: [0, 5] }, leaf),
      'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE',
      'ISSUER_NOT_CA',
    ],
    [
      'an unknown extension that says it is not critical',
      chain(ca, { ...leaf, extensions: [sequence(oid('1.2.3.4'), boolean(false), octets(nothing))] }),
      'TOTAL-PASSED',
      '',
    ],
    [
      'an authority that may not sign certificates',
      chain({ ...ca, keyUsage: [6] }, leaf),
      'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE',
      'ISSUER_KEY_USAGE',
    ],
    [
      'a path longer than allowed',
      chain({ ...ca, pathLength: 0 }, { ...ca, name: 'CA 2' }, leaf),
      'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE',
      'PATH_LENGTH',
    ],
    [
      'a path just as long as allowed',
      chain({ ...ca, pathLength: 1 }, { ...ca, name: 'CA 2' }, leaf),
      'TOTAL-PASSED',
      '',
    ],
    [
      'an unknown critical extension',
      chain(ca, { ...leaf, extensions: [extension('1.2.3.4', true, boolean(true))] }),
      'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE',
      'UNKNOWN_CRITICAL_EXTENSION',
    ],
    [
      'an unknown extension that is not critical',
      chain(ca, { ...leaf, extensions: [extension('1.2.3.4', false, boolean(true))] }),
      'TOTAL-PASSED',
      '',
    ],
    [
      'a name the authority may give',
      chain({ ...ca, extensions: [constraints([directory('Nguoi ky')])] }, leaf),
      'TOTAL-PASSED',
      '',
    ],
    [
      'a name the authority may not give',
      chain({ ...ca, extensions: [constraints([directory('Ai khac')])] }, leaf),
      'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE',
      'NAME_CONSTRAINTS',
    ],
    [
      'a name excluded',
      chain({ ...ca, extensions: [constraints([], [directory('Nguoi ky')])] }, leaf),
      'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE',
      'NAME_CONSTRAINTS',
    ],
    [
      'a constraint on names the signer has none of',
      chain({ ...ca, extensions: [constraints([dns('example.test')])] }, leaf),
      'TOTAL-PASSED',
      '',
    ],
    [
      'a key for encrypting only',
      chain(ca, { ...leaf, keyUsage: [2] }),
      'INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE',
      'KEY_USAGE',
    ],
    ['digitalSignature without nonRepudiation', chain(ca, { ...leaf, keyUsage: [0] }), 'TOTAL-PASSED', ''],
    [
      'a certificate for web servers only',
      chain(ca, { ...leaf, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }),
      'INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE',
      'EXTENDED_KEY_USAGE',
    ],
    [
      'a timestamping certificate',
      chain(ca, { ...leaf, extendedKeyUsage: [TIME_STAMPING] }),
      'INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE',
      'EXTENDED_KEY_USAGE',
    ],
    [
      'an OCSP responder',
      chain(ca, { ...leaf, extendedKeyUsage: [OCSP_SIGNING] }),
      'INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE',
      'EXTENDED_KEY_USAGE',
    ],
    [
      'a certificate for e-mail and servers',
      chain(ca, { ...leaf, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.4'] }),
      'TOTAL-PASSED',
      '',
    ],
    [
      'a short RSA key',
      chain(ca, { ...leaf, rsaBits: 1024 }),
      'INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE',
      'KEY_TOO_SHORT',
    ],
    [
      'a curve described instead of named',
      chain(ca, { ...leaf, paramEncoding: 'explicit' }),
      'INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE',
      'CURVE_NOT_NAMED',
    ],
    [
      'a certificate that ran out',
      chain(ca, { ...leaf, notAfter: '2026-11-01T00:00:00Z' }),
      'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
      'CERTIFICATE_EXPIRED',
    ],
    [
      'an authority that ran out',
      chain({ ...ca, notAfter: '2026-11-01T00:00:00Z' }, leaf),
      'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
      'CERTIFICATE_EXPIRED',
    ],
    [
      'a certificate of tomorrow',
      chain(ca, { ...leaf, notBefore: '2026-12-02T00:00:00Z' }),
      'TOTAL-FAILED/NOT_YET_VALID',
      'CERTIFICATE_NOT_YET_VALID',
    ],
  ])('%s', (_, file, expected, finding) => {
    const report = first(file);
    expect(verdict(report)).toBe(expected);
    if (finding) expect(report.findings).toContain(finding);
    expect(report.trust).toBe(finding ? 'untrusted' : 'trusted');
  });
});

describe('anchors', () => {
  const file = signedBy(signer);
  const bare = signedBy(signer, { certificates: [] });
  const impostor = issue({ name: 'Goc thu', ca: true });

  test.each<[string, Buffer, ReturnType<typeof trusting>, string]>([
    ['the root', file, trusting([root]), 'trusted'],
    ['the authority itself, not self-signed', file, trusting([authority]), 'trusted'],
    ['the signer itself', file, trusting([signer]), 'trusted'],
    ['the root where the file lacks the authority', bare, trusting([root]), 'no-anchor'],
    [
      'the root and the authority handed in',
      bare,
      trusting([root], { certificates: [authority.der] }),
      'trusted',
    ],
    [
      'the authority handed in but not trusted',
      file,
      trusting([], { certificates: [authority.der, root.der] }),
      'no-anchor',
    ],
    ['another root with the same name', file, trusting([impostor]), 'no-anchor'],
    ['nothing', file, trusting([]), 'no-anchor'],
  ])('%s', (_, bytes, material, expected) => {
    expect(first(bytes, { material }).trust).toBe(expected);
  });

  test('two authorities that vouch for each other end somewhere', () => {
    const one = issue({ name: 'Mot', ca: true });
    const two = issue({ name: 'Hai', ca: true, issuer: one });
    const person = issue({ name: 'Nguoi ky', issuer: two });
    expect(first(signedBy(person, { certificates: [two, one, { ...one, der: two.der }] })).trust).toBe(
      'no-anchor',
    );
  });
});

describe('authorities that certify one another', () => {
  const names = ['CA 1', 'CA 2', 'CA 3', 'CA 4', 'CA 5', 'CA 6'];
  const authorities = names.map((name) => ({ name, by: issue({ name, ca: true }) }));
  const crossed = (one: number, issuer?: Identity): Identity => {
    const { name = '', by = root } = authorities[one] ?? {};
    return issue({ name, ca: true, key: by.key, ...(issuer ? { issuer } : {}) });
  };
  const signedUnder = (certificates: readonly Identity[]): Buffer =>
    signedBy(issue({ name: 'Nguoi ky', ...(authorities[0] ? { issuer: authorities[0].by } : {}) }), {
      certificates,
    });

  test('in a circle: the way out is found', () => {
    const [one, two] = authorities;
    const file = signedUnder([crossed(0, two?.by), crossed(1, one?.by), crossed(0, root)]);
    expect(verdict(first(file))).toBe('TOTAL-PASSED');
  });

  test('all with all, and nobody with the root: the search ends', () => {
    const mesh = authorities.flatMap(({ by }) => names.map((_, index) => crossed(index, by)));
    const material = trusting([root], { certificates: mesh.map(({ der }) => der) });
    expect(verdict(first(signedUnder([]), { material }))).toBe('INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND');
  }, 2000);
});
