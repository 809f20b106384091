import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { verifyCommand } from '../../pipeline/worker/verify-command.ts';
import { makeCrl } from '../readers/signature/made/authority.ts';
import { append, BASE } from '../readers/signature/made/pdf-writer.ts';
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

test.each<[string, string[], string]>([
  ['no file', [], 'Chưa nêu tệp PDF'],
  ['an unknown option', ['--nhanh', paths.signed], 'Không có tham số --nhanh'],
  ['an option without its value', [paths.signed, '--at'], 'Tham số --at cần một giá trị'],
  ['a time without a zone', ['--at', '2026-12-01T00:00:00', paths.signed], '2026-12-01T00:00:00'],
  ['an anchor file with no certificate', ['--trust', paths.empty, paths.signed], paths.empty],
  ['a policy with an unknown value', ['--policy', paths.wrong, paths.signed], paths.wrong],
])('wrong usage is told in one Vietnamese sentence: %s', async (_, args, words) => {
  const error = await verifyCommand(args).catch((fault: unknown) => fault);
  expect(error).toMatchObject({ code: 'USAGE', message: expect.stringContaining(words) });
  expect(String(error)).toContain('verify --help');
  expect(String(error)).not.toMatch(/Unknown|Option|argument|\.\./);
  expect(out).toBe('');
});

test.each([['--help'], ['-h']])('%s tells how to use it', async (option) => {
  expect(await verifyCommand([option])).toBe(0);
  expect(out).toContain('--crl');
  expect(err).toBe('');
});

test.each([
  ['that is not there', '/khong/co.pdf', 'không tìm thấy tệp này'],
  ['that is a folder', folder, 'đây là thư mục'],
  ['that is no PDF', paths.text, 'không phải PDF hoặc đã bị hỏng'],
  ['without content', paths.empty, 'tệp rỗng'],
  ['that is a device', '/dev/zero', 'không phải tệp thường'],
])('a file %s is told in Vietnamese words alone', async (_, path, words) => {
  expect(await verifyCommand(['--trust', paths.root, ...at, path])).toBe(1);
  expect(out).toContain(words);
  expect(out.replace(path, '')).not.toMatch(/ENOENT|EISDIR|file:|[a-z]+ header/);
});

test('times are written day first, codes are explained and come last', async () => {
  await verifyCommand([...at, paths.signed]);
  expect(out).toContain('xét tại 01/12/2026 07:00:00');
  expect(out).toMatch(
    /không nối được tới nơi cấp chứng thư nào được tin cậy \(NO_CERTIFICATE_CHAIN_FOUND\)$/m,
  );
});

test('a file larger than policy allows is not read', async () => {
  const small = file('nho.json', '{"limits":{"fileBytes":10}}');
  await verifyCommand(['--json', '--policy', small, ...at, paths.signed]);
  expect(JSON.parse(out).reason).toMatch(/^limit-file/);
});

test('changes after signing are told in Vietnamese, the rest of them counted', async () => {
  const marks = Array.from({ length: 12 }, (_, index) => [
    40 + index,
    `<< /Type /Annot /Subtype /Stamp /Rect [0 0 ${index} 9] >>`,
  ]);
  const stamped = append(signed, {
    objects: Object.fromEntries([
      [
        3,
        (BASE[3] ?? '').replace('[7 0 R]', `[7 0 R 9 0 R ${marks.map(([num]) => `${num} 0 R`).join(' ')}]`),
      ],
      ...marks,
    ]),
  });
  await verifyCommand([...at, file('dong-dau.pdf', stamped)]);
  expect(out).toMatch(/- (?:\d+ 0: )?thêm ghi chú loại Stamp/);
  expect(out).toMatch(/và \d+ thay đổi nữa/);
  expect(out).not.toMatch(/annotation|object/);
});

test('a document timestamp alone is nobody’s signature', async () => {
  const pdf = join(import.meta.dirname, '..', 'cases', 'signatures', 'pdf');
  await verifyCommand([...at, join(pdf, 'doctimestamp-only.pdf'), join(pdf, 'pades-lta.pdf')]);
  expect(out.match(/: CHỈ CÓ DẤU THỜI GIAN/g)).toHaveLength(1);
  expect(out).toContain('pades-lta.pdf: có chữ ký số');
});

test('a folder of certificates is a store', async () => {
  expect(await verifyCommand(['--json', '--trust', folder, ...at, paths.signed])).toBe(0);
});
