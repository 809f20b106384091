import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { WorkerError } from '../../pipeline/model/errors.ts';
import { anchorOf } from '../../pipeline/readers/signature/material.ts';
import { loadTrust } from '../../pipeline/worker/trust.ts';
import { trustCommand } from '../../pipeline/worker/trust-command.ts';
import { extension, issue, makeCrl } from '../readers/signature/made/authority.ts';
import { primitive, sequence, tagged } from '../readers/signature/made/der-writer.ts';
import { trustList } from '../readers/signature/made/trust-list-writer.ts';
import { authority, root } from '../readers/signature/made/world.ts';
import { commandRun } from './command-run.ts';

const fingerprint = anchorOf(root.der, null).sha256;
const NO_FOLDERS = { results: undefined, certificates: undefined, revocationLists: undefined };
const printed = commandRun();
let office = '';

beforeEach(() => {
  office = join(printed.folder, 'office.yaml');
  writeFileSync(office, '# Văn phòng thử\nname: Phường Mẫu\nfolders:\n  revocationLists: thu-hoi\n');
  writeFileSync(join(printed.folder, 'goc.cer'), root.der);
});

/** As the command line ends: wrong usage is 2, with its sentence among the errors. */
const run = (...args: readonly string[]): Promise<number> =>
  trustCommand([...args, '--office', office]).catch((fault: unknown) => {
    if (!(fault instanceof WorkerError)) throw fault;
    printed.err += fault.message;
    return fault.code === 'USAGE' ? 2 : 3;
  });
const add = (sha256: string): Promise<number> =>
  run('add', '--file', join(printed.folder, 'goc.cer'), '--sha256', sha256, '--hierarchy', 'cong-vu');

describe('anchors are added by a fingerprint a person typed', () => {
  test('the right one is kept, comments and all', async () => {
    expect(await add(fingerprint.toUpperCase().replace(/(..)(?=.)/g, '$1:'))).toBe(0);
    const text = readFileSync(office, 'utf8');
    expect(text).toContain('# Văn phòng thử');
    expect(text).toContain(`sha256: ${fingerprint}`);
    expect(text).toContain('file: goc.cer');
    expect(await run('list')).toBe(0);
    expect(printed.out).toContain('CN=Goc thu');
    expect(await run('check', '--at', '2026-12-01T00:00:00Z')).toBe(0);
    expect(await add(fingerprint)).toBe(1);
  });

  test.each([
    ['another', 'ab'.repeat(32), 1],
    ['half of one', 'abcd', 2],
  ])('%s fingerprint adds nothing', async (_, typed, code) => {
    const before = readFileSync(office, 'utf8');
    expect(await add(typed)).toBe(code);
    expect(readFileSync(office, 'utf8')).toBe(before);
  });

  test('an empty store is the first complaint', async () => {
    expect([await run('list'), await run('check')]).toEqual([1, 1]);
    expect(printed.out).toContain('CHƯA CÓ');
  });

  test('a file exchanged afterwards, or run out, is found by the check', async () => {
    await add(fingerprint);
    expect(await run('check', '--at', '2040-01-01T00:00:00Z')).toBe(1);
    writeFileSync(join(printed.folder, 'goc.cer'), issue({ name: 'Goc thu', ca: true }).der);
    expect(await run('check', '--at', '2026-12-01T00:00:00Z')).toBe(1);
  });
});

test('a trust list is trusted by the fingerprint of the whole file, and its next one awaited', async () => {
  const list = trustList([{ of: root, status: 'granted' }]);
  const file = join(printed.folder, 'goc.cer');
  writeFileSync(file, list);
  expect(await add(fingerprint)).toBe(1);
  const { sha256 } = anchorOf(Buffer.from(list), null);
  expect(await add(sha256)).toBe(0);
  expect(await run('check', '--at', '2026-12-01T00:00:00Z')).toBe(0);
  expect(await run('check', '--at', '2027-02-01T00:00:00Z')).toBe(1);
  const trusted = { anchors: [{ file, sha256, hierarchy: 'cong-cong' }], folders: NO_FOLDERS };
  expect(loadTrust(trusted).material.anchors).toEqual([
    { ...anchorOf(root.der, 'cong-cong'), der: root.der },
  ]);
  writeFileSync(file, trustList([{ of: authority, status: 'granted' }]));
  expect(() => loadTrust(trusted)).toThrow(WorkerError);
  expect(await run('check', '--at', '2026-12-01T00:00:00Z')).toBe(1);
});

test('a list that nobody on it stands well in, and a file of two certificates, are not added', async () => {
  const list = trustList([{ of: root, status: 'withdrawn' }]);
  const pem = (der: Buffer): string =>
    `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
  for (const text of [list, pem(root.der) + pem(authority.der)]) {
    writeFileSync(join(printed.folder, 'goc.cer'), text);
    expect(await add(fingerprint)).toBe(2);
    expect(await add(anchorOf(Buffer.from(text), null).sha256)).toBe(2);
  }
});

test.each([
  [['add'], 'file'],
  [['drop'], 'drop'],
  [['list', '--nhanh'], 'Không có tham số --nhanh'],
])('wrong usage: %j', async (args, word) => {
  expect(await run(...args)).toBe(2);
  expect(printed.err).toContain(word);
  expect(printed.err).toContain('trust --help');
  expect(printed.err).not.toContain('Unknown');
});

test('--help tells how to use it, without an office', async () => {
  expect(await trustCommand(['--help'])).toBe(0);
  expect(printed.out).toContain('fetch-crl');
});

test('revocation lists are fetched from the distribution points, and only lists are kept', async () => {
  const fresh = { thisUpdate: '2026-11-20T00:00:00Z', nextUpdate: '2027-01-01T00:00:00Z' };
  const server = createServer((request, response) => {
    response.end(request.url === '/a.crl' ? makeCrl(root, fresh) : 'khong phai');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const point = (path: string): Buffer => {
    const name = primitive(6, Buffer.from(`http://127.0.0.1:${port}/${path}`));
    return sequence(tagged(0, tagged(0, name)));
  };
  const points = extension('2.5.29.31', false, sequence(point('a.crl'), point('b.crl')));
  const other = issue({ name: 'Goc khac', ca: true, extensions: [points] });
  writeFileSync(join(printed.folder, 'goc.cer'), other.der);
  await add(anchorOf(other.der, null).sha256);
  expect(await run('fetch-crl')).toBe(1);
  server.close();
  expect(readdirSync(join(printed.folder, 'thu-hoi')).map((name) => name.replace(/^\w+/, ''))).toEqual([
    '.crl',
  ]);
  expect(printed.out).toContain('/b.crl');
});
