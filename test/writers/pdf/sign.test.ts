import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { fromBER, type Sequence } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Instant, parseInstant } from '../../../pipeline/model/day.ts';
import { timestampToken } from '../../../pipeline/tools/samples/timestamp.ts';
import type { SigningIdentity } from '../../../pipeline/writers/pdf/cms.ts';
import { openP12, type Signing, signPdf } from '../../../pipeline/writers/pdf/sign.ts';
import { lacks } from '../../needs.ts';

const PKI = join(import.meta.dirname, '..', '..', '..', 'samples', 'pki');
const read = (...parts: readonly string[]): Buffer => readFileSync(join(PKI, ...parts));
const identity = (name: string): SigningIdentity => ({
  key: createPrivateKey(read('khoa-bo-di', `${name}.pem`)),
  certificate: read('nguoi-ky', `${name}.cer`),
  chain: [read('cong-vu-ca.cer')],
});

const HEAD = identity('xa-minh-hoa.lanh-dao');
const SEAL = identity('xa-minh-hoa.co-quan');
const TSA = identity('dau-thoi-gian');
function at(text: string): Instant {
  const moment = parseInstant(text);
  if (!moment) throw new RangeError(text);
  return moment;
}
const NOON = at('2024-11-20T05:00:00Z');
const FIRST: Signing = { identity: HEAD, field: 'LanhDao', subFilter: 'adbe.pkcs7.detached', at: NOON };
const SECOND: Signing = {
  identity: SEAL,
  field: 'CoQuan',
  subFilter: 'ETSI.CAdES.detached',
  at: at('2024-11-20T05:03:00Z'),
};

const folder = mkdtempSync(join(tmpdir(), 'sign-'));
afterAll(() => rmSync(folder, { recursive: true }));

let plain: Uint8Array;
let once: Uint8Array;
let twice: Uint8Array;
beforeAll(async () => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([200, 200]).drawText('Quy ket qua', { size: 12 });
  plain = await document.save({ useObjectStreams: false });
  once = await signPdf(plain, FIRST);
  twice = await signPdf(once, SECOND);
});

/** What lies in the last signature's gap, and what it signs. */
function lastSignature(pdf: Uint8Array): { readonly cms: Buffer; readonly signed: Buffer } {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const range = [...text.matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/g)].at(-1)?.slice(1).map(Number);
  const [start = 0, length = 0, next = 0, rest = 0] = range ?? [];
  const hex = text.slice(start + length + 1, next - 1).replace(/(00)*$/, '');
  return {
    cms: Buffer.from(hex.length % 2 ? `${hex}0` : hex, 'hex'),
    signed: Buffer.concat([bytes.subarray(start, start + length), bytes.subarray(next, next + rest)]),
  };
}

function opensslSays(pdf: Uint8Array): string {
  const { cms, signed } = lastSignature(pdf);
  const file = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const root = execFileSync('openssl', ['x509', '-inform', 'der'], { input: read('cong-vu-root.cer') });
  const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', file('a.cms', cms)];
  const trust = ['-content', file('a.bin', signed), '-CAfile', file('root.pem', root), '-purpose', 'any'];
  try {
    execFileSync('openssl', [...args, ...trust, '-out', join(folder, 'out')], { stdio: 'pipe' });
    return 'valid';
  } catch (error) {
    return String(error);
  }
}

function pdfsigSays(pdf: Uint8Array): readonly string[] {
  const file = join(folder, 'a.pdf');
  writeFileSync(file, pdf);
  let said: string;
  try {
    said = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' });
  } catch (error) {
    said = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  }
  return [...said.matchAll(/Signature Validation: (.*)/g)].map((match) => match[1] ?? '');
}

const changed = (pdf: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(pdf);
  const where = bytes.indexOf('/MediaBox [ 0 0 200 200');
  bytes.write('201', where + '/MediaBox [ 0 0 '.length);
  return bytes;
};

describe.skipIf(lacks('openssl') || lacks('pdfsig'))('a signature that we write', () => {
  test('openssl calls valid, with its signing certificate attribute (CAdES) and up to the root', () => {
    expect(opensslSays(once)).toBe('valid');
    expect(opensslSays(twice)).toBe('valid');
  });

  test('is no longer valid once a byte of the document changes', () => {
    expect(changed(once)).not.toEqual(once);
    expect(opensslSays(changed(once))).not.toBe('valid');
    expect(pdfsigSays(changed(once))).not.toContain('Signature is Valid.');
  });

  test('leaves every earlier byte, so that two signatures are both valid', () => {
    expect(Buffer.from(twice).subarray(0, once.length).equals(once)).toBe(true);
    expect(Buffer.from(once).subarray(0, plain.length).equals(plain)).toBe(true);
    expect(pdfsigSays(twice)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
  });

  test('adds a signature, its field and nothing else: the page keeps its contents', () => {
    const added = Buffer.from(twice).subarray(once.length).toString('latin1');
    const contents = (pdf: string): readonly string[] =>
      pdf.match(/\/Contents (?:\[[^\]]*\]|\d+ \d+ R)/g) ?? [];
    expect(contents(added)).toEqual(contents(Buffer.from(plain).toString('latin1')));
    expect(added.match(/\bobj\b/g)).toHaveLength(5);
  });

  test('fills the empty field of its name, as a signing tool does with a draft of ours', async () => {
    const draft = await PDFDocument.load(plain, { updateMetadata: false });
    const { context, catalog } = draft;
    const field = context.obj({
      FT: 'Sig',
      Subtype: 'Widget',
      Rect: [10, 10, 90, 40],
      T: PDFHexString.fromText('LanhDao'),
    });
    catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [context.register(field)] }));
    const signed = await signPdf(await draft.save({ useObjectStreams: false }), FIRST);
    expect(pdfsigSays(signed)).toEqual(['Signature is Valid.']);
    expect(
      Buffer.from(signed)
        .toString('latin1')
        .match(/\/FT \/Sig/g),
    ).toHaveLength(2);
    expect(Buffer.from(signed).toString('latin1')).not.toContain('/Rect [ 0 0 0 0 ]');
  });

  test('has the same bytes every time', async () => {
    expect(Buffer.from(await signPdf(await signPdf(plain, FIRST), SECOND)).equals(twice)).toBe(true);
  });

  test.each([
    ['adbe.pkcs7.detached', true],
    ['ETSI.CAdES.detached', false],
  ] as const)('%s has a signing time among its signed attributes: %s', async (subFilter, expected) => {
    const { cms } = lastSignature(await signPdf(plain, { ...FIRST, subFilter }));
    const types = signerOf(cms).signedAttrs?.attributes.map(({ type }) => type) ?? [];
    expect(types.includes('1.2.840.113549.1.9.5')).toBe(expected);
    expect(types).toContain('1.2.840.113549.1.9.16.2.47');
  });
});

test('a field is not signed twice', async () => {
  await expect(signPdf(once, FIRST)).rejects.toThrow('signed already');
});

test('a key that is not the one in the certificate is refused', async () => {
  const mixed = { ...HEAD, key: SEAL.key };
  await expect(signPdf(plain, { ...FIRST, identity: mixed })).rejects.toThrow('not the one');
});

test.skipIf(lacks('openssl'))('a time stamp over the signature is one that openssl accepts', async () => {
  const stamped = await signPdf(plain, {
    ...FIRST,
    timestamp: (signature) => timestampToken(TSA, signature, NOON),
  });
  const signer = signerOf(lastSignature(stamped).cms);
  const token: Sequence | undefined = signer.unsignedAttrs?.attributes[0]?.values[0];
  writeFileSync(join(folder, 'token'), Buffer.from(token?.toBER() ?? new ArrayBuffer(0)));
  writeFileSync(join(folder, 'value'), Buffer.from(signer.signature.valueBlock.valueHexView));
  for (const name of ['cong-vu-root', 'cong-vu-ca']) {
    const pem = execFileSync('openssl', ['x509', '-inform', 'der'], { input: read(`${name}.cer`) });
    writeFileSync(join(folder, `${name}.pem`), pem);
  }
  const said = execFileSync(
    'openssl',
    ['ts', '-verify', '-token_in', '-in', 'token', '-data', 'value'].concat(
      ['-CAfile', 'cong-vu-root.pem'],
      ['-untrusted', 'cong-vu-ca.pem'],
    ),
    { cwd: folder, encoding: 'utf8', stdio: 'pipe' },
  );
  expect(said).toContain('Verification: OK');
});

describe('a .p12', () => {
  test('gives the key, its certificate and the chain, names in Vietnamese included', () => {
    const opened = openP12(read('nguoi-ky', 'xa-minh-hoa.lanh-dao.p12'), 'mau-thu');
    expect(opened.key.equals(HEAD.key)).toBe(true);
    expect(Buffer.from(opened.certificate).equals(HEAD.certificate)).toBe(true);
    expect(opened.chain.map((each) => Buffer.from(each).equals(read('cong-vu-ca.cer')))).toEqual([true]);
  });

  test('does not open with another password', () => {
    expect(() => openP12(read('nguoi-ky', 'xa-minh-hoa.lanh-dao.p12'), 'sai')).toThrow();
  });
});

function signerOf(cms: Uint8Array): SignedData['signerInfos'][number] {
  const info = new ContentInfo({ schema: fromBER(cms).result });
  const [signer] = new SignedData({ schema: info.content }).signerInfos;
  if (!signer) throw new Error('no signer');
  return signer;
}
