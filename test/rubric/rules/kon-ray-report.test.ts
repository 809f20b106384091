import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decimalString, toPoints, ZERO } from '../../../pipeline/model/points.ts';
import { appraise } from '../../../pipeline/stages/scoring/appraisal.ts';
import { workbookCommand } from '../../../pipeline/worker/workbook-command.ts';
import { row } from '../../stages/builders.ts';
import { leavesOf, numberOf } from '../../workbooks/rubrics.ts';
import { writeWorkbook } from '../../workbooks/write.ts';
import { commandRun } from '../../worker/command-run.ts';
import {
  documentsOf,
  journey,
  linked,
  pointsOf,
  rulesOf,
  type Sent,
  sheetOf,
  signedBy,
  told,
} from './journey.ts';
import { toldOfTable } from './tables.ts';

/** The letter of UBND huyện Kon Rẫy of 2023: the report and its points (K), and what it leaves open of them (B). */

const regulation = rulesOf('kon-ray-1253-2022');
const UNIT = {
  ...{ code: 'xa-mau', kind: 'ubnd-xa-thi-tran', deputies: ['Trần Thị Ví Dụ'] },
  head: { title: 'Chủ tịch', capacity: 'TM. Ủy ban nhân dân', name: 'Nguyễn Văn Mẫu' },
};
const commune = (sent: Sent = {}) => journey(regulation, { unit: UNIT, rows: [], ...sent });
const report = { 'Báo cáo.pdf': signedBy(), 'a.pdf': signedBy() };
const one = { selfPoints: toPoints('1') };

test('K2: each row is held against its own way of scoring', async () => {
  const declared = { '1.1.3': '19/20' };
  expect(await toldOfTable(regulation, 'commune', { declared: { '1.1.3': '20/20' } })).toEqual([]);
  expect(
    await toldOfTable(regulation, 'commune', {
      points: { '1.1.1': 0.9, '1.1.2': 0.3, '1.1.3': 2.5 },
      declared,
    }),
  ).toEqual([
    'workbook/not-a-level fail bang-cham-khop-phu-luc 1.1.1',
    'workbook/not-a-level fail bang-cham-khop-phu-luc 1.1.2',
    'workbook/computed-differs warn nen-xem-lai 1.1.3',
  ]);
});

test('K3: the report has three parts: the table by the rubric, the explanations, difficulties if there are any', async () => {
  const parts = async (sent: Sent) => {
    const { report: text } = await documentsOf(commune(sent));
    return text.split(/\n\s*I{1,3}\. /).slice(1);
  };
  const [summary, explained, none] = await parts({
    rows: [row('1.1.1', { ...one, justification: 'Theo sổ của xã' })],
  });
  expect(summary).toContain('đạt được là 1 điểm trên');
  expect(explained).toContain('Theo sổ của xã');
  expect(none).toMatch(/^NHỮNG KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ\s+Không có\.\s/);
  const [, empty, difficulties] = await parts({ more: { proposals: ['Thiếu máy quét'] } });
  expect(empty).toMatch(/\nKhông có\.$/);
  expect(difficulties).toMatch(/KIẾN NGHỊ\s+- Thiếu máy quét\s/);
});

test('K4: the leader signs and issues it: number and day left open; the outline is no official one', async () => {
  const { report: text } = await documentsOf(commune());
  expect(text).toMatch(/Số: +\/BC-UBND[\s\S]+Mẫu, ngày +tháng +năm[\s\S]+TM\. ỦY BAN NHÂN DÂN\s+CHỦ TỊCH\s/);
  expect(text).toContain('MINH HỌA: bộ tiêu chí và mẫu báo cáo không phải bản chính thức');
});

test('K4, B10: it is laid out for the deputy’s signature where a deputy signs', async () => {
  const head = { title: 'Phó Chủ tịch', capacity: 'TM. Ủy ban nhân dân/KT. Chủ tịch' };
  expect((await documentsOf(commune({ unit: { ...UNIT, head } }))).report).toMatch(
    /TM\. ỦY BAN NHÂN DÂN\s+KT\. CHỦ TỊCH\s+PHÓ CHỦ TỊCH\s/,
  );
});

test.each([
  ['the head', signedBy(), []],
  ['a deputy with KT.', signedBy('Trần Thị Ví Dụ', 'KT. CHỦ TỊCH'), []],
  ['a deputy without KT.', signedBy('Trần Thị Ví Dụ'), ['signatures/capacity-missing warn nen-xem-lai']],
  ['somebody else', signedBy('Lê Thị Thử'), ['signatures/other-signer fail dung-nguoi-ky']],
])('K4, B10: a report of a task signed by %s', (_, known, expected) => {
  const files = { ...report, 'Báo cáo.pdf': known };
  const unit = { ...UNIT, code: 'xa-dak-koi' };
  expect(told(journey(regulation, { unit, task: 'khac-phuc-sau-kiem-tra', files }), 'signatures')).toEqual(
    expected,
  );
});

const run = commandRun();
test('K9, B20: what is typed equals the approved report: the report wins, a difference is told', async () => {
  const confirmed = (task: string) =>
    sheetOf(journey(regulation, { unit: { code: 'phong-noi-vu' }, task, files: report }));
  const rule = /Điểm đã nhập bằng điểm trong báo cáo[^\n]+khác nhau thì theo báo cáo[^\n]+\n+Mục 5/;
  expect(confirmed('nhap-phan-mem-tinh')).toMatch(rule);
  expect(confirmed('ke-hoach-163')).not.toMatch(rule);
  const appendix = regulation.appendices.find(({ id }) => id === 'district') ?? expect.fail();
  const table = (name: string, first: number) => {
    const rows = leavesOf(appendix).map(({ code, name, max }, at) => [
      code,
      name,
      numberOf(max),
      at ? 1 : first,
    ]);
    const sheets = [
      { name: 'Bảng', rows: [['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự đánh giá'], ...rows] },
    ];
    writeFileSync(join(run.folder, name), writeWorkbook({ sheets }, 'google'));
    return join(run.folder, name);
  };
  const rubric = join(
    import.meta.dirname,
    '..',
    '..',
    '..',
    'rubrics',
    regulation.id,
    'appendix-district.yaml',
  );
  const compare = (typed: number) =>
    workbookCommand(['compare', '--rubric', rubric, table('duyet.xlsx', 1), table('nhap.xlsx', typed)]);
  expect(await compare(1)).toBe(0);
  expect(await compare(2)).toBe(1);
  expect(run.out).toContain('1.1, điểm: đã phê duyệt "1", đã nhập "2"');
});

test.each([
  ['ke-hoach-163', /đã hoàn thành 100%; nhiệm vụ chưa hoàn thành được nêu rõ\.\n+Mục 1/],
  ['khac-phuc-sau-kiem-tra', /Mỗi hạn chế[^\n]+có cách khắc phục và tài liệu kiểm chứng\.\n+Mục 3/],
])('K10, K11: with %s a person confirms that nothing is left open', (task, says) => {
  const sheet = (each: string) =>
    sheetOf(journey(regulation, { unit: { code: 'phong-tu-phap' }, task: each, files: report }));
  expect(sheet(task)).toMatch(says);
  expect(sheet('nhap-phan-mem-tinh')).not.toMatch(says);
});

test('B11: minutes are not asked for, and may come along', () => {
  expect(told(commune(), 'contents', 'minutes')).toEqual([]);
  expect(told(commune({ files: { 'Biên bản họp.pdf': signedBy() } }), 'contents')).toEqual([]);
});

test('B12: out of 100, to two decimals half up, with no bonus, penalty, index or rating until the text is imported', () => {
  const judgement = commune({ rows: [row('1.1.3', { selfPoints: toPoints('1.255'), justification: 'x' })] });
  expect(pointsOf(judgement, '1.1.3')).toEqual(['1.26', '1.26']);
  const { appendix = expect.fail(), unit = expect.fail(), task } = judgement.dossier;
  const kinds = leavesOf(appendix).map(({ method }) => method?.kind);
  expect(kinds.filter((kind) => kind === 'bonus' || kind === 'penalty')).toEqual([]);
  const rows = new Map(leavesOf(appendix).map(({ code, max }) => [code, { first: max, second: undefined }]));
  const appraisal = appraise({
    appendix,
    unit,
    regulation,
    task,
    record: { rows, notAssessed: [], lateDays: 3 },
  });
  expect([decimalString(appraisal.earnedTotal), appraisal.parIndex, appraisal.rating]).toEqual([
    ...['100', undefined, undefined],
  ]);
});

test('B13: a criterion that does not apply is asked about, with both totals and no choice of its own', () => {
  const totals = (notAssessed: boolean) => {
    const rows = [
      linked('1.1.1', 'a.pdf', one),
      row('1.4', { selfPoints: undefined, notAssessed, justification: 'Vì …' }),
    ];
    const { score, ...judgement } = commune({ rows, files: { 'a.pdf': signedBy() } });
    return {
      first: [score?.checkedTotal, score?.maxTotal].map((each) => decimalString(each ?? ZERO)),
      other: score?.scenarios.map(({ id, total, maxTotal }) => [
        id,
        decimalString(total),
        decimalString(maxTotal),
      ]),
      told: told({ ...judgement, score }, 'evidence/not-assessed'),
    };
  };
  expect(totals(true)).toEqual({
    ...{ first: ['1', '100'], other: [['exemptionsConfirmed', '1', '98']] },
    told: ['evidence/not-assessed inform de-biet'],
  });
  expect(totals(false)).toEqual({ first: ['1', '100'], other: [], told: [] });
});

test('B16: the rubric of 1253 is for 2023 as the letter says: another year is warned of', () => {
  const year = (assessmentYear: number) =>
    told(commune({ office: { assessmentYear } }), 'contents/other-year');
  expect(year(2023)).toEqual([]);
  expect(year(2024)).toEqual(['contents/other-year warn Đoạn mở đầu; mục 2']);
});

test('B17: number and day of the letter are blank: it is cited by subject and year, and nothing is filled in', async () => {
  const { report: text } = await documentsOf(commune());
  expect(text).toContain('Thực hiện Công văn năm 2023 của UBND huyện Kon Rẫy về tự đánh giá, chấm điểm');
  expect(text).not.toMatch(/Công văn số|Công văn ngày/);
});

test('B21: the survey is no part of what a commune scores: a blank is right there, a figure is not and counts nothing', async () => {
  expect(await toldOfTable(regulation, 'commune', {})).toEqual([]);
  expect(await toldOfTable(regulation, 'commune', { points: { '8.1.1': 4 } })).toEqual([
    'workbook/never-self-scored fail bang-cham-khop-phu-luc 8.1.1',
  ]);
  const { score } = commune({ rows: [row('8.1.1', { selfPoints: toPoints('4') })] });
  expect([score?.selfTotal, score?.rows.find(({ code }) => code === '8.1.1')?.self]).toEqual([
    ZERO,
    undefined,
  ]);
});
