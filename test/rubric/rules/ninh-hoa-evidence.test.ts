import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { AssessedRow, FileFacts } from '../../../pipeline/model/dossier.ts';
import { decimalString, type Points, toPoints } from '../../../pipeline/model/points.ts';
import { checkSheetHtml } from '../../../pipeline/stages/render/check-sheet.ts';
import { selfAssessmentReport } from '../../../pipeline/stages/render/report.ts';
import { readTemplate } from '../../../pipeline/stages/render/templates.ts';
import { toMend } from '../../judgement.ts';
import { facts, pdf, row, signature } from '../../stages/builders.ts';
import { ready } from '../../stages/render/dossiers.ts';
import { journey, rulesOf } from './journey.ts';

/** Ninh Hòa 1149/2021, the rules of regulation-notes.md on evidence, its signatures and explanations. */

const root = join(import.meta.dirname, '..', '..', '..');
const regulation = rulesOf('ninh-hoa-1149-2021');
const { dossier } = toMend();

/** What is said of a commune's evidence, and what its points come to. */
function judge(rows: readonly AssessedRow[], files: Readonly<Record<string, FileFacts>> = {}) {
  const sent = { unit: { kind: 'ubnd-xa-phuong' }, receivedAt: '2026-12-05T02:00:00Z', rows, files };
  const judgement = journey(regulation, sent);
  const { findings, score = expect.fail(), state } = judgement;
  const found = findings.filter(
    ({ id }) => /^(formats|signatures|evidence)/.test(id) && id !== 'evidence/found-by-name',
  );
  return {
    ...{ score, state, sheet: checkSheetHtml(judgement) },
    told: found.map(({ id, level }) => `${level} ${id}`),
    articles: found.map(({ basis }) => ('article' in basis ? basis.article : basis.houseRule)),
    /** What the points are lost by. */
    lost: score.rows.flatMap(({ because }) => because.map(({ finding, basis }) => [finding, basis])),
  };
}
const claims = (code: string, points: string, more: Partial<AssessedRow> = {}) =>
  row(code, { selfPoints: toPoints(points), ...more });
const shown = (points: Points | undefined) => (points === undefined ? undefined : decimalString(points));

const SIGNED = pdf({}, [signature()]);
const DASH = (ordinal: string) => `Điều 7 khoản 2 (gạch đầu dòng thứ ${ordinal})`;

test.each([
  ['that has it', 'I.1.1', '1', { 'I.1.1.pdf': SIGNED }, '1', [], []],
  ['that lacks it', 'I.1.1', '1', {}, '0', ['fail evidence/missing'], [DASH('nhất')]],
  ['that asks for none', 'II.6.2', '2.5', {}, '2.5', [], []],
])(
  'R20: evidence is compulsory where it is asked for: a criterion %s',
  (_, code, self, files, checked, told, articles) => {
    const { score, ...result } = judge([claims(code, self)], files);
    expect([shown(score.selfTotal), shown(score.checkedTotal)]).toEqual([self, checked]);
    expect(result).toMatchObject({ told, articles });
  },
);

test.each([
  ['unsigned', { 'I.1.1.pdf': pdf() }, '0', 'signatures/missing'],
  ['a Word file', { 'I.1.1.docx': facts('word') }, '0', 'formats/word-or-excel'],
  [
    'changed after signing',
    { 'I.1.1.pdf': pdf({}, [signature({ changesAfterSigning: 'forbidden' })]) },
    '0',
    'signatures/altered',
  ],
  ['unsigned, beside one that is right', { 'I.1.1 a.pdf': pdf(), 'I.1.1 b.pdf': SIGNED }, '1'],
  ['a scan, which is only weak', { 'I.1.1.pdf': pdf({ content: 'scan' }) }, '1'],
  ['locked, so that nothing can be told', { 'I.1.1.pdf': pdf({ state: 'encrypted' }) }, '1'],
  [
    'of an authority that the office has not entered',
    { 'I.1.1.pdf': pdf({}, [signature({ trust: 'no-anchor' })]) },
    '1',
  ],
])('R20: wrong evidence gives no points, as none does: one that is %s', (_, files, checked, because = '') => {
  const { score, lost } = judge([claims('I.1.1', '1')], files);
  expect([shown(score.selfTotal), shown(score.checkedTotal)]).toEqual(['1', checked]);
  expect(lost).toEqual(checked === '1' ? [] : [[because, { article: DASH('nhất') }]]);
});

test('R20: on the check sheet each row leads to what is wrong of its own file', () => {
  const rows = [claims('I.1.1', '1'), claims('I.2', '1.5')];
  const { sheet } = judge(rows, { 'I.1.1.pdf': pdf(), 'I.2.pdf': pdf() });
  const table = sheet.slice(sheet.indexOf('Tiêu chí có điểm dự kiến khác'));
  const remarks = [...table.matchAll(/>Mục (\d)<\/a>: từ ([\d,]+) thành 0/g)].map(([, ...parts]) => parts);
  expect(remarks).toEqual([
    ['1', '1'],
    ['2', '1,5'],
  ]);
});

test('A7: wrong evidence that is explained counts 0 too, and its points behind that', () => {
  const { score } = judge([claims('I.1.1', '1', { justification: 'Ký sau.' })], { 'I.1.1.pdf': pdf() });
  expect(shown(score.checkedTotal)).toBe('0');
  expect(score.scenarios.map(({ id, total }) => [id, shown(total)])).toEqual([
    ['justificationAccepted', '1'],
  ]);
});

test('A7: without evidence the strict 0 stands first, and what an accepted explanation gives stands behind it', () => {
  const { score, told } = judge([
    claims('I.1.1', '1', { justification: 'Kế hoạch ban hành chung.' }),
    claims('I.2', '1.5'),
  ]);
  expect([shown(score.selfTotal), shown(score.checkedTotal)]).toEqual(['2.5', '0']);
  expect(score.scenarios.map(({ id, total, basis }) => [id, shown(total), basis])).toEqual([
    ['justificationAccepted', '1', { article: DASH('nhất và thứ ba') }],
  ]);
  expect(told).toEqual(['fail evidence/missing', 'warn evidence/missing-justified']);
  expect(judge([claims('I.2', '1.5')]).score.scenarios).toEqual([]);
});

test('R21: further evidence is never refused: it is only told that no row uses it', () => {
  const { score, ...result } = judge([claims('I.1.1', '1')], {
    'I.1.1.pdf': SIGNED,
    'Phim/them.pdf': SIGNED,
  });
  expect(result).toMatchObject({ state: 'ready', articles: [DASH('hai')] });
  expect(result.told).toEqual(['inform evidence/file-unused']);
  expect(shown(score.checkedTotal)).toBe('1');
});

test('R22: what the unit explains stands in its report, with its answering for it: also beside evidence', async () => {
  const judgement = ready();
  const { selfAssessment, score, dossier } = judgement;
  if (!selfAssessment || !score || !dossier.unit) throw new RangeError('nothing');
  const [first, ...rest] = selfAssessment.rows;
  const template = await readTemplate(join(root, 'templates'), regulation.documents.reportTemplate);
  const reportOf = (justification: string): string => {
    const rows = [...(first ? [{ ...first, justification }] : []), ...rest];
    const bytes = selfAssessmentReport(
      { ...judgement, regulation, selfAssessment: { ...selfAssessment, rows } },
      { unit: dossier.unit ?? expect.fail(), score },
      template,
    );
    return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  };
  const [explained, silent] = [reportOf('Tính theo sổ theo dõi.'), reportOf('')];
  expect(judgement.rowEvidence[0]?.files).toHaveLength(1);
  expect(explained).toContain('Tính theo sổ theo dõi.');
  expect(silent).not.toContain('Tính theo sổ theo dõi.');
  // Not among the criteria that lack evidence.
  const apart = 'Đơn vị giải trình thêm ở các tiêu chí đã có tài liệu kiểm chứng';
  expect(explained.indexOf('Tính theo sổ theo dõi.')).toBeGreaterThan(explained.indexOf(apart));
  expect([explained, silent].map((text) => text.includes(apart))).toEqual([true, false]);
  expect(explained.match(/Đơn vị chịu trách nhiệm về tính chính xác/g)).toHaveLength(1);
  expect(explained).toContain('Đơn vị chịu trách nhiệm về tính chính xác của thông tin giải trình');
  expect(explained).toContain('Điều 7 khoản 2');
});

test.each([
  ['Chưa có quy định của cấp trên', 'inform evidence/not-assessed'],
  ['', 'fail evidence/not-assessed-unexplained'],
])(
  'R23: a criterion that is not scored waits for the appraiser, and asks for its reason: “%s”',
  (justification, expected) => {
    const { score, told, articles } = judge([
      claims('I.1.1', '1', { selfPoints: undefined, notAssessed: true, justification }),
    ]);
    expect([told, articles]).toEqual([[expected], [DASH('tư')]]);
    expect(score.rows.find(({ code }) => code === 'I.1.1')).toMatchObject({ assessed: false, pending: true });
    expect(judge([claims('I.1.1', '0')]).told).toEqual([]);
  },
);

const UNSIGNED = { 'I.1.1.pdf': pdf() };
test.each([
  ['with the specialised signature', { 'I.1.1.pdf': SIGNED }, []],
  ['with none', UNSIGNED, ['fail signatures/missing']],
  ['that is a Word file', { 'I.1.1.docx': facts('word') }, ['fail formats/word-or-excel']],
  [
    'that is a Word file signed inside',
    { 'I.1.1.docx': { ...facts('word'), packageSigned: true } },
    ['warn formats/signed-office'],
  ],
])('R24: evidence carries a specialised signature, by the fifth dash: one %s', (_, files, told) => {
  const result = judge([claims('I.1.1', '1')], files);
  expect(result).toMatchObject({ told, articles: told.map(() => DASH('năm')) });
});

test.each([
  ['of the specialised hierarchy', {}, []],
  ['good, of another authority', { hierarchy: 'cong-cong' }, ['warn signatures/not-specialised']],
  ['of an authority nobody trusts', { trust: 'untrusted' }, ['fail signatures/unknown-authority']],
  ['that does not verify', { integrity: 'broken' }, ['fail signatures/broken']],
] as const)('A17: a signature %s', (_, more, told) => {
  expect(judge([claims('I.1.1', '1')], { 'I.1.1.pdf': pdf({}, [signature(more)]) }).told).toEqual(told);
});

test.each([
  ['a photograph where it may illustrate', 'I.4', { 'I.4.jpg': facts('image') }, []],
  ['a photograph elsewhere', 'I.1.1', { 'I.1.1.jpg': facts('image') }, ['warn formats/image-not-allowed']],
  [
    'a scan, which is a document',
    'I.4',
    { 'I.4.pdf': pdf({ content: 'scan' }) },
    ['warn signatures/missing-on-scan', 'inform formats/scan'],
  ],
])('R24, A18: without a signature, %s', (_, code, files, told) => {
  expect(judge([claims(code, '0.4')], files)).toMatchObject({ told, state: 'ready' });
});

const dated = (day: string) =>
  pdf({ text: [{ page: 1, text: `UBND XÃ MẪU\nSố: 12/BC-UBND\nMẫu, ngày ${day}\nBÁO CÁO`, from: 'text' }] }, [
    signature(),
  ]);
test.each([
  ['on the day of filing', '05 tháng 12 năm 2026', []],
  ['a day later', '06 tháng 12 năm 2026', ['fail evidence/dated-after-receipt']],
])('A28: data are those up to the filing: evidence dated %s', (_, day, told) => {
  const result = judge([claims('I.1.1', '1')], { 'I.1.1.pdf': dated(day) });
  expect(result).toMatchObject({ told, articles: told.map(() => 'Điều 6') });
});

test.each([
  ['Kết quả thanh tra, kiểm tra, báo cáo của ngành', 'Điều 7 khoản 4'],
  ['Người đứng đầu đã xem xét, phê duyệt hồ sơ và chịu trách nhiệm', 'Điều 3 khoản 5; Điều 11 khoản 3'],
  ['Số liệu tự chấm tính đến ngày nộp hồ sơ', 'Điều 6 khoản 1'],
])('R27, R36, A28: the check sheet leaves to a person what no file shows: %s (%s)', (says, article) => {
  const confirm = (id: string): string => {
    const task = regulation.tasks.find((each) => each.id === id) ?? expect.fail();
    const sheet = checkSheetHtml({ ...toMend(), regulation, dossier: { ...dossier, task } });
    return sheet.split('id="can-bo-xac-nhan"')[1]?.split('</section>')[0] ?? '';
  };
  expect(confirm('tu-danh-gia')).toMatch(RegExp(`${says}[^<]*</[^>]*>\\s*<td[^>]*>(<p>)?${article}<`));
  expect(confirm('cham-diem-thi-xa')).not.toContain(says);
});
