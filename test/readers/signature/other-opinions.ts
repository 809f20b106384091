import type { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBER } from 'asn1js';
import { ContentInfo, CryptoEngine, SignedData, setEngine } from 'pkijs';

/** What another program says of digest and signature value: right, wrong, or nothing. */
export type Opinion = 'intact' | 'broken' | 'unknown';

/** A CMS blob and the bytes it speaks of. */
export interface Blob {
  readonly cms: Buffer;
  readonly data: Buffer;
}

setEngine('node', new CryptoEngine({ name: 'node', crypto: globalThis.crypto }));

export async function byPkijs({ cms, data }: Blob): Promise<Opinion> {
  try {
    const info = new ContentInfo({ schema: fromBER(new Uint8Array(cms).buffer).result });
    const signedData = new SignedData({ schema: info.content });
    return (await signedData.verify({ signer: 0, data: new Uint8Array(data).buffer })) ? 'intact' : 'broken';
  } catch {
    return 'unknown';
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'hoso-diff-'));

export function byOpenssl({ cms, data }: Blob): Opinion {
  const [cmsFile, dataFile] = [join(scratch, 'cms'), join(scratch, 'data')];
  writeFileSync(cmsFile, cms);
  writeFileSync(dataFile, data);
  const args = ['cms', '-verify', '-noverify', '-binary', '-inform', 'DER', '-in', cmsFile];
  const done = spawnSync('openssl', [...args, '-content', dataFile, '-out', '/dev/null'], {
    encoding: 'utf8',
  });
  if (done.status === 0) return 'intact';
  return /verification failure|digest failure|bad signature|verify error|messagedigest/i.test(done.stderr)
    ? 'broken'
    : 'unknown';
}

/** One signature as pdfsig lists it. */
interface Listed {
  readonly field: string;
  readonly accepted: boolean;
  readonly wholeFile: boolean;
}

/** Poppler's account of every signature of a file, certificates left aside; nothing where it opens no such file. */
export function byPdfsig(path: string): readonly Listed[] {
  const { stdout } = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
  return stdout
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((block) => ({
      field: /Signature Field Name: (.*)/.exec(block)?.[1] ?? '',
      accepted: block.includes('Signature Validation: Signature is Valid.'),
      wholeFile: block.includes('- Total document signed'),
    }));
}

export type Structure = 'sound' | 'damaged' | 'locked';

/** qpdf's check of the structure; it repairs as it reads, and warns of it. */
export function byQpdf(path: string): Structure {
  const { status, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  if (status === 0) return 'sound';
  return stderr.includes('invalid password') ? 'locked' : 'damaged';
}

const VERSIONS = { pkijs: undefined, openssl: ['version'], pdfsig: ['-v'], qpdf: ['--version'] } as const;

/** The version of a program here; undefined where it is not here, or comes with the tests. */
export function versionOf(program: keyof typeof VERSIONS): string | undefined {
  const args = VERSIONS[program];
  if (!args) return undefined;
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return /\d+(?:\.\d+)+/.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[0];
}
