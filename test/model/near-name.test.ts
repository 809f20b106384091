import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { NearNames } from '../../pipeline/model/near-name.ts';

test.each<[string, string, readonly string[], string | undefined]>([
  ['another spelling', 'tl/Kế hoạch.pdf', ['ke-hoach.PDF'], 'ke-hoach.PDF'],
  ['a letter too few', 'ke hoac 12.pdf', ['ke hoach 12.pdf', 'bao cao 12.pdf'], 'ke hoach 12.pdf'],
  ['two letters swapped', 'kế haọch.pdf', ['kế hoạch.pdf'], 'kế hoạch.pdf'],
  ['two slips in a long name', 'bao coa tong kett.pdf', ['bao cao tong ket.pdf'], 'bao cao tong ket.pdf'],
  ['another folder', 'a/KH.pdf', ['b/KH.pdf'], 'b/KH.pdf'],
  [
    'a slip in the name of a folder',
    'tai lieu kiem chugn',
    ['tai lieu kiem chung/1.pdf'],
    'tai lieu kiem chung',
  ],
  ['of two, the one in the same folder', '1.1/KH.pdf', ['1.1/kh.pdf', '1.2/KH.docx'], '1.1/kh.pdf'],
  ['of two as near, none', 'ke hoach a.pdf', ['ke hoach b.pdf', 'ke hoach c.pdf'], undefined],
  ['digits that differ are another document', 'ke hoach 12.pdf', ['ke hoach 13.pdf'], undefined],
  ['so are codes with their points elsewhere', '1.1.2.pdf', ['11.2.pdf'], undefined],
  ['but for a zero before them', 'KH-05.pdf', ['KH 5.pdf'], 'KH 5.pdf'],
  ['a slip in a short name may be another name', 'kh.pdf', ['bh.pdf'], undefined],
  ['nothing alike', 'quyet dinh.pdf', ['bien ban hop.pdf'], undefined],
])('%s', (_, target, files, nearest) => {
  expect(new NearNames(files).nearest(target)).toBe(nearest);
});

test('thousands of files cost little', () => {
  const files = Array.from(
    { length: 5_000 },
    (_, at) => `tl/${'văn bản số '.repeat(8)}${String.fromCharCode(97 + (at % 26))}${at}.pdf`,
  );
  const near = new NearNames(files.map((file) => file.replace(/\d+/, '')));
  const start = performance.now();
  for (let at = 0; at < 100; at++) near.nearest(`tl/${'văn bản sô '.repeat(8)}xyzxyz.pdf`);
  expect(performance.now() - start).toBeLessThan(2_000);
});
