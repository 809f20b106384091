import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { verifyCommand } from '../../pipeline/worker/verify-command.ts';
import { makeCrl } from '../readers/signature/made/authority.ts';
import { authority, base, root, signed } from '../readers/signature/made/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoso-verify-'));
const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const paths = {
  signed: file('ky.pdf', signed),
  unsigned: file('chua-ky.pdf', base),
  text: file('van-ban.pdf', 'khong phai PDF'),
  root: file('goc.cer', root.der),
  crl: file(
    'thu-hoi.crl',
    makeCrl(authority, { thisUpdate: '2026-11-20T00:00:00Z', nextUpdate: '2027-01-01T00:00:00Z' }),
  ),
  empty: file('rong.pem', ''),
  strict: file('chinh-sach.json', '{"revocation":"required"}'),
  wrong: file('sai.json', '{"revocation":"maybe"}'),
};
const at = ['--at', '2026-12-01T00:00:00Z'];

let [out, err] = ['', ''];
const listen = (stream: NodeJS.WriteStream, hear: (text: string) => void): void => {
  vi.spyOn(stream, 'write').mockImplementation((text) => {
    hear(String(text));
    return true;
  });
};
beforeEach(() => {
  [out, err] = ['', ''];
  listen(process.stdout, (text) => {
    out += text;
  });
  listen(process.stderr, (text) => {
    err += text;
  });
});
afterEach(() => vi.restoreAllMocks());

test.each<[string, string[], number, string[]]>([
  ['signed by a trusted person', [paths.signed], 0, ['signed TOTAL-PASSED']],
  ['signed and unsigned', [paths.signed, paths.unsigned], 1, ['signed TOTAL-PASSED', 'unsigned']],
  [
    'no PDF and no file, in their order',
    [paths.text, '/khong/co.pdf', paths.signed],
    1,
    ['unreadable', 'unreadable', 'signed TOTAL-PASSED'],
  ],
  ['under a stricter policy', ['--policy', paths.strict, paths.signed], 1, ['signed INDETERMINATE']],
])('one JSON object a file: %s', async (_, files, code, lines) => {
  expect(await verifyCommand(['--json', '--trust', paths.root, ...at, ...files])).toBe(code);
  const reports = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(
    reports.map(({ document, signatures }) =>
      [document, ...signatures.map((each: { indication: string }) => each.indication)].join(' '),
    ),
  ).toEqual(lines);
  expect(reports.map((report) => report.file)).toEqual(files.slice(-lines.length));
});

test('nothing passes without an anchor, and that is said first', async () => {
  expect(await verifyCommand(['--json', ...at, paths.signed])).toBe(1);
  expect(err).toContain('--trust');
  expect(JSON.parse(out).signatures[0]).toMatchObject({
    trust: 'no-anchor',
    subIndication: 'NO_CERTIFICATE_CHAIN_FOUND',
  });
});

test('the account for people names the signer and the verdict', async () => {
  await verifyCommand(['--trust', paths.root, ...at, paths.signed]);
  expect(out).toContain('TOÀN VẸN, NƠI CẤP TIN CẬY');
  expect(out).toContain('CN=Nguoi ky thu');
});

test.each<[string, string[], boolean]>([
  ['is called valid with a fresh list', ['--crl', paths.crl], true],
  ['is not called valid without one', [], false],
])('a signature that passed %s', async (_, more, valid) => {
  expect(await verifyCommand(['--trust', paths.root, ...more, ...at, paths.signed])).toBe(0);
  expect(out.includes('HỢP LỆ')).toBe(valid);
  expect(out.includes('CHƯA XÁC ĐỊNH ĐƯỢC CÓ BỊ THU HỒI')).toBe(!valid);
});

test.each<[string, string[]]>([
  ['no file', []],
  ['an unknown option', ['--nhanh', paths.signed]],
  ['a time without a zone', ['--at', '2026-12-01T00:00:00', paths.signed]],
  ['an anchor file with no certificate', ['--trust', paths.empty, paths.signed]],
  ['a policy with an unknown value', ['--policy', paths.wrong, paths.signed]],
])('wrong usage ends with 2 and a sentence: %s', async (_, args) => {
  expect(await verifyCommand(args)).toBe(2);
  expect(err).toContain('Cách dùng');
  expect(out).toBe('');
});

test('a folder of certificates is a store', async () => {
  expect(await verifyCommand(['--json', '--trust', folder, ...at, paths.signed])).toBe(0);
});
