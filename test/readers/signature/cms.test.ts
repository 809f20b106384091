import { Buffer } from 'node:buffer';
import { constants, createHash, createPrivateKey, generateKeyPairSync, sign as signRaw } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { methodOf, SHA1, SHA256, SHA512 } from '../../../pipeline/readers/signature/algorithms.ts';
import { DerError, parseDer, readTlv } from '../../../pipeline/readers/signature/der.ts';
import { importKey, verifySignature } from '../../../pipeline/readers/signature/keys.ts';
import { issue } from './made/authority.ts';
import { attribute, makeCms, sha256 } from './made/cms-writer.ts';
import { integer, octets, sequence, tlv, utf8 } from './made/der-writer.ts';
import { authority, first, root, second, signedBy, signer, trusting, verdict } from './made/world.ts';

describe('a CMS is taken for what it is', () => {
  test.each<[string, Buffer, string, string]>([
    ['two signers', signedBy(signer, { signers: 2 }), 'TOTAL-FAILED/FORMAT_FAILURE', 'SIGNER_COUNT'],
    ['no signer', signedBy(signer, { signers: 0 }), 'TOTAL-FAILED/FORMAT_FAILURE', 'SIGNER_COUNT'],
    [
      'content smuggled in',
      signedBy(signer, { content: Buffer.from('x') }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'CONTENT_NOT_DETACHED',
    ],
    [
      'another content type',
      signedBy(signer, { contentType: '1.2.840.113549.1.7.2' }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'CONTENT_TYPE_NOT_DATA',
    ],
    [
      'the digest of something else',
      signedBy(signer, {
        blob: () => makeCms(sha256(Buffer.from('x')), { signer, certificates: [authority] }),
      }),
      'TOTAL-FAILED/HASH_FAILURE',
      'MESSAGE_DIGEST_MISMATCH',
    ],
    [
      'another key',
      signedBy({ ...signer, key: second.key }),
      'TOTAL-FAILED/SIG_CRYPTO_FAILURE',
      'SIGNATURE_VALUE_WRONG',
    ],
    [
      'the ESS attribute of somebody else',
      signedBy(signer, { essOf: second }),
      'INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND',
      'SIGNING_CERTIFICATE_MISMATCH',
    ],
    [
      'no ESS attribute under PAdES',
      signedBy(signer, { essOf: null }),
      'INDETERMINATE/SIG_CONSTRAINTS_FAILURE',
      'SIGNING_CERTIFICATE_ATTRIBUTE_MISSING',
    ],
    [
      'no ESS attribute under adbe.pkcs7.detached',
      signedBy(signer, { essOf: null, subFilter: 'adbe.pkcs7.detached' }),
      'TOTAL-PASSED',
      '',
    ],
    [
      'an attribute twice',
      signedBy(signer, { extraSigned: [attribute('1.2.840.113549.1.9.4', octets(Buffer.alloc(32)))] }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'CMS_MALFORMED',
    ],
    [
      'random bytes',
      signedBy(signer, { blob: () => Buffer.from('deadbeef', 'hex') }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'CMS_MALFORMED',
    ],
    [
      'zeros',
      signedBy(signer, { blob: () => Buffer.alloc(0) }),
      'TOTAL-FAILED/FORMAT_FAILURE',
      'CMS_MALFORMED',
    ],
    [
      'a /SubFilter nobody knows',
      signedBy(signer, { subFilter: 'Other.Thing' }),
      'INDETERMINATE/SIG_CONSTRAINTS_FAILURE',
      'UNSUPPORTED_SUBFILTER',
    ],
  ])('%s', (_, file, expected, finding) => {
    const report = first(file);
    expect(verdict(report)).toBe(expected);
    if (finding) expect(report.findings).toContain(finding);
  });

  test('indefinite lengths are read in CMS and nowhere else', () => {
    const definite = sequence(integer(1), octets(Buffer.from('abc')));
    const indefinite = Buffer.concat([Buffer.from([0x30, 0x80]), definite.subarray(2), Buffer.from([0, 0])]);
    expect(readTlv(indefinite, { at: 0, limit: indefinite.length, ber: true }).end).toBe(indefinite.length);
    expect(() => parseDer(indefinite)).toThrow(DerError);
    expect(() => parseDer(Buffer.from([0x30, 0x81, 0x00]))).toThrow('shortest');
  });

  test('nesting without end is refused, not followed', () => {
    expect(() => parseDer(Buffer.alloc(10_000, 0x30), true)).toThrow(DerError);
  });
});

test('adbe.x509.rsa_sha1 is computed and reported, never passed', () => {
  const own = issue({ name: 'Nguoi ky RSA', issuer: authority, rsaBits: 2048 });
  const file = signedBy(own, {
    subFilter: 'adbe.x509.rsa_sha1',
    entries: `/Cert [<${own.der.toString('hex')}> <${authority.der.toString('hex')}>]`,
    blob: (bytes) => octets(signRaw('sha1', bytes, own.key)),
  });
  expect(first(file)).toMatchObject({
    indication: 'INDETERMINATE',
    subIndication: 'CRYPTO_CONSTRAINTS_FAILURE',
    integrity: 'intact',
    algorithm: 'RSA-PKCS1',
    digest: 'SHA-1',
    trust: 'trusted',
  });
});

describe('signature methods', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = importKey(publicKey.export({ format: 'der', type: 'spki' }));
  const data = Buffer.from('noi dung');
  const pss = (salt: number): Buffer =>
    signRaw('sha256', data, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt });

  test.each([
    [32, 32, true],
    [20, 20, true],
    [20, 32, false],
  ])('PSS with a salt of %i bytes, stated as %i: %s', (made, stated, right) => {
    const method = {
      scheme: 'RSA-PSS',
      digest: SHA256,
      plain: false,
      pss: { mgfDigest: SHA256, saltLength: stated },
    } as const;
    expect(key && verifySignature(key, method, { data: [data], signature: pss(made) })).toBe(right);
  });

  test('PSS whose mask has another digest is computed by hand', () => {
    // Made by hand as well: EMSA-PSS with MGF1 over SHA-1, then the bare RSA operation.
    const salt = Buffer.alloc(20, 7);
    const hash = createHash('sha256')
      .update(Buffer.concat([Buffer.alloc(8), createHash('sha256').update(data).digest(), salt]))
      .digest();
    const block = Buffer.concat([Buffer.alloc(256 - 32 - 20 - 2), Buffer.from([1]), salt]);
    const mask = Buffer.concat(
      Array.from({ length: 12 }, (_, counter) => {
        const number = Buffer.alloc(4);
        number.writeUInt32BE(counter);
        return createHash('sha1').update(hash).update(number).digest();
      }),
    );
    const masked = Buffer.from(block.map((byte, index) => byte ^ (mask[index] ?? 0)));
    masked[0] = (masked[0] ?? 0) & 0x7f;
    const encoded = Buffer.concat([masked, hash, Buffer.from([0xbc])]);
    const signature = rawPrivate(encoded);
    const method = {
      scheme: 'RSA-PSS',
      digest: SHA256,
      plain: false,
      pss: { mgfDigest: SHA1, saltLength: 20 },
    } as const;
    expect(key && verifySignature(key, method, { data: [data], signature })).toBe(true);
    expect(key && verifySignature(key, method, { data: [Buffer.from('khac')], signature })).toBe(false);
  });

  function rawPrivate(block: Buffer): Buffer {
    const jwk = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })).export({
      format: 'jwk',
    });
    const number = (text = ''): bigint => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
    const [modulus, exponent] = [number(jwk.n), number(jwk.d)];
    let [result, power, left] = [1n, BigInt(`0x${block.toString('hex')}`), exponent];
    for (; left > 0n; left >>= 1n) {
      if (left & 1n) result = (result * power) % modulus;
      power = (power * power) % modulus;
    }
    return Buffer.from(result.toString(16).padStart(512, '0'), 'hex');
  }

  test('a bare key identifier takes the digest named beside it', () => {
    const rsa = { oid: '1.2.840.113549.1.1.1', parameters: null };
    expect(methodOf(rsa, SHA512)).toMatchObject({ scheme: 'RSA-PKCS1', digest: SHA512 });
    expect(methodOf(rsa, undefined)).toBeUndefined();
    expect(methodOf({ oid: '1.2.3.4', parameters: null }, SHA256)).toBeUndefined();
  });

  test('a method of another family than the key is wrong, not an error', () => {
    const method = { scheme: 'ECDSA', digest: SHA256, plain: false, pss: null } as const;
    expect(key && verifySignature(key, method, { data: [data], signature: pss(32) })).toBe(false);
  });
});

test('a self-signed certificate inside the file is not its own authority', () => {
  const selfMade = issue({ name: 'Tu ky', ca: true, keyUsage: [0, 5] });
  const report = first(signedBy(selfMade, { certificates: [] }));
  expect([report.trust, report.subIndication]).toEqual(['no-anchor', 'NO_CERTIFICATE_CHAIN_FOUND']);
  expect(verdict(first(signedBy(selfMade), { material: trusting([selfMade]) }))).toBe('TOTAL-PASSED');
  expect(first(signedBy(signer), { material: trusting([root]) }).hierarchy).toBe('thu');
});

test.each<[string, Buffer, string | null]>([
  ['UTCTime', tlv(0x17, Buffer.from('261101050000Z')), '2026-11-01T05:00:00.000Z'],
  ['UTCTime in Vietnam', tlv(0x17, Buffer.from('261101120000+0700')), '2026-11-01T05:00:00.000Z'],
  ['GeneralizedTime', tlv(0x18, Buffer.from('20261101050000Z')), '2026-11-01T05:00:00.000Z'],
  ['GeneralizedTime without a zone', tlv(0x18, Buffer.from('20261101120000')), null],
  ['no time at all', utf8('hom qua'), null],
])('a signing time as %s says what it says and breaks nothing', (_, value, claimed) => {
  const report = first(signedBy(signer, { extraSigned: [attribute('1.2.840.113549.1.9.5', value)] }));
  expect([verdict(report), report.time.claimed]).toEqual(['TOTAL-PASSED', claimed]);
});
