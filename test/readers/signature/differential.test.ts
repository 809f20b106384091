import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBER } from 'asn1js';
import { ContentInfo, CryptoEngine, SignedData, setEngine } from 'pkijs';
import { describe, expect, test } from 'vitest';
import type { SignatureReport } from '../../../pipeline/model/signature.ts';
import { verify } from './made/world.ts';

/** What another program says of digest and signature value: right, wrong, or nothing. */
type Opinion = 'intact' | 'broken' | 'unknown';

interface Sample {
  readonly name: string;
  readonly report: SignatureReport;
  readonly cms: Buffer;
  readonly data: Buffer;
}

const folder = join(import.meta.dirname, '..', '..', 'cases', 'signatures', 'pdf');
const samples: readonly Sample[] = readdirSync(folder).flatMap((name) => {
  const bytes = readFileSync(join(folder, name));
  return verify(bytes).signatures.flatMap((report, index): Sample[] => {
    const [a = 0, b = 0, c = 0, d = 0] = report.byteRange ?? [];
    if (report.byteRange?.length !== 4 || report.coverage === 'partial' || report.kind === 'timestamp')
      return [];
    const padded = Buffer.from(bytes.toString('latin1', b + 1, c - 1), 'hex');
    const length = padded[1] === 0x82 ? padded.readUInt16BE(2) + 4 : padded.length;
    const cms = padded.subarray(0, length);
    return [
      {
        name: `${name}#${index}`,
        report,
        cms,
        data: Buffer.concat([bytes.subarray(a, a + b), bytes.subarray(c, c + d)]),
      },
    ];
  });
});

/** Where they differ, and why. Anything not in these tables is a failure. */
const PKIJS: Readonly<Record<string, string>> = {
  'alg-ed25519.pdf#0': 'pkijs looks for the key algorithm only in WebCrypto names it knows',
  'alg-ed448.pdf#0': 'WebCrypto has no Ed448',
  'attack-byte-flip-content.pdf#0': 'a wrong message digest is an exception in pkijs, not an answer',
  'attack-cms-wrong-message-digest.pdf#0': 'a wrong message digest is an exception in pkijs, not an answer',
  'attack-cms-two-signerinfos.pdf#0': 'pkijs judges the one signer it is asked about; PDF allows only one',
  'hash-md5.pdf#0': 'WebCrypto has no MD5; we compute it and refuse it by policy',
};
const OPENSSL: Readonly<Record<string, string>> = {
  'alg-ed25519.pdf#0': 'EdDSA in CMS came only with OpenSSL 3.2',
  'alg-ed448.pdf#0': 'EdDSA in CMS came only with OpenSSL 3.2',
  'attack-cms-signer-cert-missing.pdf#0':
    'no certificate: openssl calls it a failure, we say that nobody can tell',
  'attack-cms-two-signerinfos.pdf#0': 'openssl accepts several signers; PDF allows only one',
  'attack-sigvalue-flip.pdf#0':
    'a damaged extension of the certificate: openssl reads none of it, we read its key and trust it in nothing',
  'legacy-adbe-pkcs7-sha1.pdf#0': 'the CMS covers the SHA-1 inside it, openssl was given the document',
  'hash-md5.pdf#0': 'some builds refuse MD5',
};

setEngine('node', new CryptoEngine({ name: 'node', crypto: globalThis.crypto }));

async function byPkijs({ cms, data }: Sample): Promise<Opinion> {
  try {
    const info = new ContentInfo({ schema: fromBER(new Uint8Array(cms).buffer).result });
    const signedData = new SignedData({ schema: info.content });
    return (await signedData.verify({ signer: 0, data: new Uint8Array(data).buffer })) ? 'intact' : 'broken';
  } catch {
    return 'unknown';
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'hoso-diff-'));
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

function byOpenssl({ cms, data }: Sample): Opinion {
  const [cmsFile, dataFile] = [join(scratch, 'cms'), join(scratch, 'data')];
  writeFileSync(cmsFile, cms);
  writeFileSync(dataFile, data);
  const args = [
    'cms',
    '-verify',
    '-noverify',
    '-binary',
    '-inform',
    'DER',
    '-in',
    cmsFile,
    '-content',
    dataFile,
    '-out',
    '/dev/null',
  ];
  const done = spawnSync('openssl', args, { encoding: 'utf8' });
  if (done.status === 0) return 'intact';
  return /verification failure|digest failure|bad signature|verify error|messagedigest/i.test(done.stderr)
    ? 'broken'
    : 'unknown';
}

const unexplained = (
  differing: Readonly<Record<string, string>>,
  table: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(differing).flatMap(([name, what]) => (name in table ? [] : [`${name}: ${what}`]));

describe('what others say of the same bytes', () => {
  test('pkijs differs only where the table says', async () => {
    const differing: Record<string, string> = {};
    for (const sample of samples) {
      const opinion = await byPkijs(sample);
      if (opinion !== sample.report.integrity)
        differing[sample.name] = `${opinion}, we ${sample.report.integrity}`;
    }
    expect(unexplained(differing, PKIJS)).toEqual([]);
  });

  test.skipIf(!hasOpenssl)(
    'openssl differs only where the table says',
    () => {
      const differing: Record<string, string> = {};
      for (const sample of samples) {
        const opinion = byOpenssl(sample);
        if (opinion !== sample.report.integrity)
          differing[sample.name] = `${opinion}, we ${sample.report.integrity}`;
      }
      expect(unexplained(differing, OPENSSL)).toEqual([]);
    },
    120_000,
  );
});
