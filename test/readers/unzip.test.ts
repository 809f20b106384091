import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { unzip } from '../../pipeline/readers/unzip.ts';
import { isZipRefusal } from '../../pipeline/readers/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoso-unzip-'));
const limits = { entries: 10, totalBytes: 10_000_000, entryBytes: 10_000_000 } as const;
const large = new Uint8Array(5_000_000).map((_, index) => (index * 7919) >>> 5);
const source = join(folder, 'x.zip');
writeFileSync(source, zipSync({ 'a.pdf': new Uint8Array([1, 2, 3]), 'b/c.pdf': large }));

async function opened(): Promise<Exclude<Awaited<ReturnType<typeof unzip>>, { problem: unknown }>> {
  const archive = await unzip(source, limits);
  if (isZipRefusal(archive)) throw new RangeError(archive.detail);
  return archive;
}

test('a child hands over every entry whole, whatever its size', async () => {
  const { entries, pour, close } = await opened();
  const contents: Buffer[] = [];
  for (const entry of entries) {
    const chunks: Uint8Array[] = [];
    expect(await pour(entry, (chunk) => chunks.push(chunk))).toBeUndefined();
    contents.push(Buffer.concat(chunks));
  }
  close();
  expect(entries.map(({ name }) => name)).toEqual(['a.pdf', 'b/c.pdf']);
  expect(contents).toEqual([Buffer.from([1, 2, 3]), Buffer.from(large)]);
});

test('a child that has ended leaves a damaged archive, not a wait without end', async () => {
  const { entries, pour, close } = await opened();
  close();
  for (const entry of entries) expect(await pour(entry, () => {})).toMatchObject({ problem: 'damaged' });
});

test('what our own disk refuses meanwhile is thrown on, not taken for a fault of the archive', async () => {
  const { entries, pour, close } = await opened();
  const full = (): never => {
    throw new RangeError('ENOSPC');
  };
  await expect(Promise.all(entries.slice(0, 1).map((entry) => pour(entry, full)))).rejects.toThrow('ENOSPC');
  close();
});

test('an archive that cannot be read says why, as the system names it', async () => {
  await expect(unzip(join(folder, 'khong-co.zip'), limits)).rejects.toMatchObject({ code: 'ENOENT' });
});
