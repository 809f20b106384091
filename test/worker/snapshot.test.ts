import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { takeSnapshot } from '../../pipeline/worker/snapshot.ts';

const root = mkdtempSync(join(tmpdir(), 'snapshot-'));
afterAll(() => rmSync(root, { recursive: true }));

const fresh = () => mkdtempSync(join(root, 'x-'));
const write = (folder: string, files: Readonly<Record<string, string>>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};
const zip = (name: string, files: Readonly<Record<string, string>>): string => {
  const path = join(fresh(), name);
  writeFileSync(
    path,
    zipSync(Object.fromEntries(Object.entries(files).map(([each, text]) => [each, Buffer.from(text)]))),
  );
  return path;
};

test('a folder is copied and hashed whole, its source untouched', async () => {
  const source = write(join(fresh(), 'xa-mau'), { 'a.xlsx': 'A', 'tl/b.pdf': 'B' });
  const { names, files, ignored, problems } = await takeSnapshot(source, fresh());
  expect(names).toEqual(['xa-mau']);
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    ['a.xlsx', 1],
    ['tl/b.pdf', 1],
  ]);
  expect(files[0]?.sha256).toBe(createHash('sha256').update('A').digest('hex'));
  expect(files.map(({ location }) => readFileSync(location, 'utf8'))).toEqual(['A', 'B']);
  expect([ignored, problems]).toEqual([[], []]);
});

test('a zip gives what its folder gives', async () => {
  const files = { 'a.xlsx': 'A', 'tl/b.pdf': 'B' };
  const unzipped = await takeSnapshot(write(join(fresh(), 'xa-mau'), files), fresh());
  const zipped = await takeSnapshot(zip('xa-mau.zip', files), fresh());
  const shape = ({ names, files: found }: typeof zipped) => [
    names,
    found.map(({ path, sha256 }) => [path, sha256]),
  ];
  expect(shape(zipped)).toEqual(shape(unzipped));
});

test('a lone folder around everything is a second name, not a part of the paths', async () => {
  const { names, files } = await takeSnapshot(
    zip('tai xuong.zip', { 'xa-mau/a.xlsx': 'A', 'xa-mau/b/c.pdf': 'C' }),
    fresh(),
  );
  expect(names).toEqual(['tai xuong', 'xa-mau']);
  expect(files.map(({ path }) => path)).toEqual(['a.xlsx', 'b/c.pdf']);
});

test.each([
  ['evidence only', ['tai-lieu-kiem-chung/bao-cao.pdf'], ['phong-a'], ['tai-lieu-kiem-chung/bao-cao.pdf']],
  [
    'a workbook too',
    ['Tài liệu/cham.xlsx', 'Tài liệu/b.pdf'],
    ['phong-a', 'Tài liệu'],
    ['b.pdf', 'cham.xlsx'],
  ],
])('a lone folder of evidence around %s', async (_, paths, expectedNames, expectedPaths) => {
  const source = write(join(fresh(), 'phong-a'), Object.fromEntries(paths.map((path) => [path, path])));
  const { names, files } = await takeSnapshot(source, fresh());
  expect(names).toEqual(expectedNames);
  expect(files.map(({ path }) => path)).toEqual(expectedPaths);
});

test('names are NFC, however the sender decomposed them', async () => {
  const source = write(join(fresh(), 'xã'.normalize('NFD')), {
    [`${'kế hoạch'.normalize('NFD')}.pdf`]: 'K',
    'a.xlsx': 'A',
  });
  const { names, files } = await takeSnapshot(source, fresh());
  expect(names).toEqual(['xã'.normalize('NFC')]);
  expect(files.map(({ path }) => path)).toContain('kế hoạch.pdf'.normalize('NFC'));
});

test('of two names that look the same both files are kept, the second with a number', async () => {
  const source = write(fresh(), {
    ['kế.pdf'.normalize('NFC')]: '1',
    ['kế.pdf'.normalize('NFD')]: '2',
    ['kế (2).pdf'.normalize('NFC')]: '3',
  });
  const { files, problems } = await takeSnapshot(source, fresh());
  expect(files.map(({ path }) => path)).toEqual(['kế (2).pdf', 'kế (3).pdf', 'kế.pdf']);
  expect(files.map(({ location }) => readFileSync(location, 'utf8')).toSorted()).toEqual(['1', '2', '3']);
  expect(problems.map(({ kind, name }) => [kind, name])).toEqual([['nameClash', 'kế.pdf']]);
});

test.each(['.', 'con/..'])('a folder typed as %s comes under its own name', async (typed) => {
  const source = write(join(fresh(), 'xa-mau'), { 'a.xlsx': 'A', 'con/b.pdf': 'B' });
  const { names } = await takeSnapshot(`${source}/${typed}`, fresh());
  expect(names).toEqual(['xa-mau']);
});

test.runIf(process.platform !== 'win32')('a link that is named as the dossier is followed', async () => {
  const source = write(join(fresh(), 'that'), { 'a.xlsx': 'A' });
  const link = join(fresh(), 'xa-mau');
  symlinkSync(source, link);
  const { names, files } = await takeSnapshot(link, fresh());
  expect([names, files.map(({ path }) => path)]).toEqual([['xa-mau'], ['a.xlsx']]);
});

test('a file that the disk does not give is told by name, the rest is read', async () => {
  const source = write(fresh(), { 'a.xlsx': 'A', 'khoa.pdf': 'B' });
  const { files, problems } = await takeSnapshot(source, fresh(), async (path, ...how) => {
    if (String(path).endsWith('khoa.pdf')) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    return open(path, ...how);
  });
  expect(files.map(({ path }) => path)).toEqual(['a.xlsx']);
  expect(problems.map(({ kind, name }) => [kind, name])).toEqual([['unreadable', 'khoa.pdf']]);
});

test('a fault of our own machine is no fault of the dossier', async () => {
  const source = write(fresh(), { 'a.xlsx': 'A' });
  const full = takeSnapshot(source, fresh(), async () => {
    throw Object.assign(new Error('too many open files'), { code: 'EMFILE' });
  });
  await expect(full).rejects.toMatchObject({ code: 'EMFILE' });
});

test.each([
  '~$a.xlsx',
  '.~lock.a.xlsx#',
  'Thumbs.db',
  'tl/.DS_Store',
  '__MACOSX/a.xlsx',
  'a.tmp',
  'desktop.ini',
])('%s is named and left out', async (path) => {
  const { files, ignored } = await takeSnapshot(
    zip('x.zip', { 'a.xlsx': 'A', 'b.pdf': 'B', [path]: '' }),
    fresh(),
  );
  expect(ignored).toEqual([path]);
  expect(files.map((each) => each.path)).toEqual(['a.xlsx', 'b.pdf']);
});

test.runIf(process.platform !== 'win32')(
  'a link and a pipe are told, never followed or waited for',
  async () => {
    const source = write(fresh(), { 'a.xlsx': 'A' });
    symlinkSync('/etc/hostname', join(source, 'link.pdf'));
    execFileSync('mkfifo', [join(source, 'pipe.pdf')]);
    const { files, problems } = await takeSnapshot(source, fresh());
    expect(files.map(({ path }) => path)).toEqual(['a.xlsx']);
    expect(problems.map(({ kind, name }) => [kind, name])).toEqual([
      ['notAFile', 'link.pdf'],
      ['notAFile', 'pipe.pdf'],
    ]);
  },
);

test('an entry that climbs out of the archive is told, the rest is read', async () => {
  const { files, problems } = await takeSnapshot(
    zip('x.zip', { 'a.xlsx': 'A', '../../ra-ngoai.pdf': 'X' }),
    fresh(),
  );
  expect(files.map(({ path }) => path)).toEqual(['a.xlsx']);
  expect(problems.map(({ kind }) => kind)).toEqual(['unsafeName']);
});

test('of two entries of one name both are kept, the second with a number', async () => {
  const bytes = Buffer.from(
    zipSync({ 'a.pdf': strToU8('A'), 'b.pdf': strToU8('B'), 'c.xlsx': strToU8('C') }),
  );
  for (let at = bytes.indexOf('b.pdf'); at >= 0; at = bytes.indexOf('b.pdf', at)) bytes.write('a.pdf', at);
  const source = join(fresh(), 'x.zip');
  writeFileSync(source, bytes);
  const { files, problems } = await takeSnapshot(source, fresh());
  expect(files.map(({ path, bytes: size }) => [path, size])).toEqual([
    ['a (2).pdf', 1],
    ['a.pdf', 1],
    ['c.xlsx', 1],
  ]);
  expect(problems.map(({ kind, name }) => [kind, name])).toEqual([['nameClash', 'a.pdf']]);
});

test('an archive behind a password is told once', async () => {
  const bytes = Buffer.from(zipSync({ 'a.pdf': strToU8('A'), 'b.pdf': strToU8('B') }));
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
    bytes.writeUInt16LE(1, at + 8);
  const source = join(fresh(), 'x.zip');
  writeFileSync(source, bytes);
  const { problems } = await takeSnapshot(source, fresh());
  expect(problems.map(({ kind, name }) => [kind, name])).toEqual([['archiveUnreadable', 'x.zip']]);
});

test('an entry that lies of its size is told and leaves nothing behind', async () => {
  const bytes = Buffer.from(zipSync({ 'a.xlsx': strToU8('A'), 'b.pdf': strToU8('B'.repeat(40)) }));
  bytes.writeUInt32LE(5, bytes.lastIndexOf('PK\x01\x02') + 24);
  const source = join(fresh(), 'x.zip');
  writeFileSync(source, bytes);
  const target = fresh();
  const { files, problems } = await takeSnapshot(source, target);
  expect([files.map(({ path }) => path), problems.map(({ name }) => name)]).toEqual([['a.xlsx'], ['b.pdf']]);
  expect(readdirSync(target)).toHaveLength(1);
});

test('a broken archive is told, not thrown', async () => {
  const source = write(fresh(), { 'x.zip': 'PK no zip at all' });
  const { files, problems } = await takeSnapshot(join(source, 'x.zip'), fresh());
  expect([files, problems.map(({ kind }) => kind)]).toEqual([[], ['archiveUnreadable']]);
});

test('what is not there is a fault of whoever called', async () => {
  await expect(takeSnapshot(join(root, 'khong-co'), fresh())).rejects.toMatchObject({
    code: 'DOSSIER_NOT_FOUND',
  });
});
