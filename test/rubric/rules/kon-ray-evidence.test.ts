import { expect, test } from 'vitest';
import { isNeverSelfScored } from '../../../pipeline/model/levels.ts';
import { toPoints } from '../../../pipeline/model/points.ts';
import { facts, pdf, row, signature } from '../../stages/builders.ts';
import { leavesOf } from '../../workbooks/rubrics.ts';
import { documentsOf, journey, linked, pointsOf, rulesOf, type Sent, signedBy, told } from './journey.ts';

/** The letter of UBND huyện Kon Rẫy of 2023, mục 4: evidence (K), and what it leaves open of it (B). */

const regulation = rulesOf('kon-ray-1253-2022');
const UNIT = { code: 'xa-mau', kind: 'ubnd-xa-thi-tran' };
const commune = (sent: Sent = {}) => journey(regulation, { unit: UNIT, rows: [], ...sent });
const one = { selfPoints: toPoints('1') };

test.each([
  ['commune', 'xa-mau', 'tu-danh-gia'],
  ['district', 'van-phong-ubnd', 'chuan-bi-chi-so-huyen'],
])('K5: goes with every row of appendix %s that a unit scores itself', (_, code, task) => {
  const unit = { ...UNIT, code };
  const { appendix } = journey(regulation, { unit, task, rows: [] }).dossier;
  const leaves = leavesOf(appendix ?? expect.fail());
  const rows = leaves.map((leaf) => row(leaf.code, { selfPoints: leaf.max }));
  const missing = journey(regulation, { unit, task, rows }).findings.filter(
    ({ id }) => id === 'evidence/missing',
  );
  const scored = leaves.filter(({ method }) => method && !isNeverSelfScored(method));
  const told = missing.map(({ place }) => place.code);
  expect(told.length).toBeGreaterThan(8);
  expect(scored.flatMap((leaf) => (told.includes(leaf.code) ? [] : [leaf.code]))).toEqual([]);
});

test('K6: what no row names is told, never refused', () => {
  expect(told(commune({ files: { 'khac.pdf': signedBy() } }), 'evidence')).toEqual([
    'evidence/file-unused inform Mục 4',
  ]);
});

test('K7, B9: unexplained, the points stand but have to be explained; explained, they stand in the report', async () => {
  const judgement = commune({
    rows: [
      row('1.1.1', one),
      row('1.3.1', { ...one, justification: 'Theo sổ của xã' }),
      linked('1.3.2', 'a.pdf', one),
    ],
    files: { 'a.pdf': signedBy() },
  });
  expect(told(judgement, 'evidence/missing')).toEqual([
    'evidence/missing fail Mục 2; mục 4',
    'evidence/missing-justified inform Mục 2; mục 4',
  ]);
  expect(['1.1.1', '1.3.1', '1.3.2'].map((code) => pointsOf(judgement, code))).toEqual([
    ...[
      ['1', '1'],
      ['1', '1'],
      ['1', '1'],
    ],
  ]);
  const { report: text } = await documentsOf(judgement);
  expect(text).toContain('đạt được là 3 điểm trên');
  expect(text).toMatch(
    /Theo sổ của xã\s[\s\S]*Đơn vị chịu trách nhiệm về tính chính xác của thông tin giải trình \(Mục 4\)\./,
  );
});

const named = signedBy();
const another = {
  ...named,
  signatures: {
    document: 'signed',
    reason: null,
    signatures: [{ ...(named.signatures?.signatures[0] ?? signature()), hierarchy: 'cong-cong' }],
  },
} as const;
test.each([
  ['signed', 'a.pdf', named, []],
  ['signed by the certificate of another authority that is trusted', 'a.pdf', another, []],
  ['born digital and not signed', 'a.pdf', pdf(), ['signatures/missing fail Mục 4']],
  [
    'scanned, noted',
    'a.pdf',
    pdf({ content: 'scan' }),
    ['signatures/missing-on-scan inform Mục 4', 'formats/scan inform de-biet'],
  ],
  ['in Word', 'a.docx', facts('word'), ['formats/word-or-excel fail Mục 4']],
])('K8, B7: a paper %s', (_, path, known, expected) => {
  const judgement = commune({ rows: [linked('1.1.1', path, one)], files: { [path]: known } });
  expect([...told(judgement, 'formats', 'signatures')].sort()).toEqual([...expected].sort());
});

test.each([
  ['1.4', ['formats/image warn Mục 4']],
  ['1.1.1', ['formats/image warn Mục 4', 'formats/image-not-allowed warn nen-xem-lai']],
])('B8: an image for %s is warned of, and again where the row allows none', (code, expected) => {
  const judgement = commune({ rows: [linked(code, 'a.jpg', one)], files: { 'a.jpg': facts('image') } });
  expect(told(judgement, 'formats')).toEqual(expected);
});

const dated = (day: string) => signedBy(undefined, `UBND XÃ MẪU\nSố: 12/BC-UBND\nMẫu, ${day}\nBÁO CÁO`);
test('B15: the data end with the report: a paper dated after it is an error', () => {
  const of = (day: string) =>
    told(commune({ rows: [linked('1.1.1', 'a.pdf', one)], files: { 'a.pdf': dated(day) } }), 'evidence');
  expect(of('ngày 01 tháng 11 năm 2023')).toEqual([]);
  expect(of('ngày 02 tháng 11 năm 2023')).toEqual(['evidence/dated-after-receipt fail Mục 2']);
});
