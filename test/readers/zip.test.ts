import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isZipRefusal, openZip, type ZipArchive, type ZipLimits } from '../../pipeline/readers/zip.ts';

const LIMITS: ZipLimits = { entries: 10, totalBytes: 5_000, entryBytes: 3_000 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function open(source: Uint8Array | string, limits = LIMITS): Promise<ZipArchive> {
  const archive = await openZip(source, limits);
  if (isZipRefusal(archive)) throw new Error(archive.problem);
  return archive;
}

const read = async (archive: ZipArchive, name: string): Promise<string> => {
  const entry = archive.entries.find((each) => each.name === name);
  if (!entry) throw new Error(`no ${name}`);
  const content = await archive.bytes(entry);
  return isZipRefusal(content) ? content.problem : new TextDecoder().decode(content);
};

/** A zip whose only name, eight bytes long, is written over in both of its headers. */
function named(name: string, change: (zip: Buffer, header: number) => void = () => {}): Uint8Array {
  const zip = Buffer.from(zipSync({ [name]: [bytesOf('x'.repeat(40)), { level: 6 }] }));
  change(zip, zip.indexOf('PK\x01\x02', 0, 'latin1'));
  return zip;
}

test('an archive in memory and one on disk read alike, names composed', async () => {
  const zip = zipSync({ ['Tài liệu/Kế hoạch.pdf'.normalize('NFD')]: bytesOf('một') });
  const folder = mkdtempSync(join(tmpdir(), 'hoso-zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), zip);
    for (const source of [zip, join(folder, 'a.zip')]) {
      const archive = await open(source);
      expect(archive.entries.map(({ name }) => name)).toEqual(['Tài liệu/Kế hoạch.pdf']);
      expect(await read(archive, 'Tài liệu/Kế hoạch.pdf')).toBe('một');
      archive.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('an entry that may not be unpacked is listed with its reason', () => {
  test.each([
    ['climbs out', '../x.pdf', 'unsafeName'],
    ['climbs out further down', 'a/../../x.pdf', 'unsafeName'],
    ['climbs out with backslashes', '..\\x.pdf', 'unsafeName'],
    ['starts at the root', '/etc/x', 'unsafeName'],
    ['starts at a drive', 'C:\\x.pdf', 'unsafeName'],
    ['holds a NUL', 'a\0.pdf', 'unsafeName'],
    ['has an empty part', 'a//b.pdf', 'unsafeName'],
  ])('%s: %j', async (_, name, problem) => {
    const { entries } = await open(named(name));
    expect(entries.map(({ refused }) => refused?.problem)).toEqual([problem]);
  });

  test('a symbolic link', async () => {
    const { entries } = await open(
      named('lien-ket', (zip, at) => {
        zip.writeUInt16LE(3 << 8, at + 4);
        zip.writeUInt32LE((0o120777 << 16) >>> 0, at + 38);
      }),
    );
    expect(entries[0]?.refused?.problem).toBe('symlink');
  });

  test('behind a password', async () => {
    const { entries } = await open(named('mat-khau', (zip, at) => zip.writeUInt16LE(1, at + 8)));
    expect(entries[0]?.refused?.problem).toBe('encrypted');
  });

  test('packed in a way nobody can unpack', async () => {
    const { entries } = await open(named('la.pdf', (zip, at) => zip.writeUInt16LE(99, at + 10)));
    expect(entries[0]?.refused?.problem).toBe('unknownCompression');
  });

  test('a name that stands twice, in capitals too', async () => {
    const { entries } = await open(zipSync({ 'a.pdf': bytesOf('1'), 'A.PDF': bytesOf('2') }));
    expect(entries.map(({ refused }) => refused?.problem)).toEqual([undefined, 'doubledName']);
  });
});

test('where doubled names are kept, both entries are read', async () => {
  const zip = zipSync({ 'a.pdf': bytesOf('1'), 'A.PDF': bytesOf('2') });
  const archive = await open(zip, { ...LIMITS, keepDoubled: true });
  expect([await read(archive, 'a.pdf'), await read(archive, 'A.PDF')]).toEqual(['1', '2']);
});

test.each([
  ['UTF-8 that does not say so', [...Buffer.from('Kế hoạch')], 'Kế hoạch'],
  [
    'the Vietnamese code page of Windows',
    [0x4b, 0xea, 0xec, 0x20, 0x68, 0x6f, 0x61, 0xf2, 0x63, 0x68],
    'Kế hoạch',
  ],
  ['TCVN3', [0x4b, 0xd5, 0x20, 0x68, 0x6f, 0xb9, 0x63, 0x68], 'Kế hoạch'],
  ['code page 437', [0x4b, 0x88, 0x20, 0x68, 0x6f, 0x85], 'Kê hoà'],
  ['a folder sign before it', [...Buffer.from('./Kế hoạch')], 'Kế hoạch'],
])('a name in %s', async (_, bytes, name) => {
  const hold = 'Q'.repeat(bytes.length);
  const zip = Buffer.from(zipSync({ [hold]: bytesOf('1') }));
  for (let at = zip.indexOf(hold); at >= 0; at = zip.indexOf(hold, at)) Buffer.from(bytes).copy(zip, at);
  expect((await open(zip)).entries.map((each) => each.name)).toEqual([name]);
});

describe('what comes out counts, not what is declared', () => {
  test('an entry larger than it says', async () => {
    const archive = await open(named('doi.pdf', (zip, at) => zip.writeUInt32LE(5, at + 24)));
    expect(await read(archive, 'doi.pdf')).toBe('lyingSize');
  });

  test('an entry larger than one may be', async () => {
    const archive = await open(zipSync({ 'a.pdf': new Uint8Array(4_000) }));
    expect(await read(archive, 'a.pdf')).toBe('tooLarge');
  });

  test('entries larger than all may be together', async () => {
    const archive = await open(zipSync({ 'a.pdf': new Uint8Array(2_900), 'b.pdf': new Uint8Array(2_900) }));
    expect((await read(archive, 'a.pdf')).length).toBe(2_900);
    expect(await read(archive, 'b.pdf')).toBe('tooLarge');
  });
});

test.each([
  ['no zip at all', bytesOf('xin chào'), 'notZip'],
  ['nothing', new Uint8Array(), 'notZip'],
  [
    'more entries than may be',
    zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at}`, bytesOf('')]))),
    'tooManyEntries',
  ],
])('the whole archive is refused: %s', async (_, bytes, problem) => {
  expect(await openZip(bytes, LIMITS)).toMatchObject({ problem });
});
