import { describe, expect, test } from 'vitest';
import { decimalString, ZERO } from '../../../pipeline/model/points.ts';
import { pdf } from '../../stages/builders.ts';
import { documentsOf, entered, journey, rulesOf, type Sent, sheetOf, signedBy, told } from './journey.ts';

/** The letter of UBND huyện Kon Rẫy of 2023: who must do what, by when, to whom (G), and what it leaves open of that (B). */

const regulation = rulesOf('kon-ray-1253-2022');
const report = { 'Báo cáo.pdf': signedBy(), 'a.pdf': signedBy() };
const send = (code: string, task: string, sent: Sent = {}) =>
  journey(regulation, {
    ...{ unit: { code, kind: 'co-quan-don-vi-thuoc-huyen' }, task },
    ...(task === 'chuan-bi-chi-so-huyen' ? { rows: [] } : { files: report }),
    ...sent,
  });
const commune = (sent: Sent = {}) =>
  journey(regulation, { unit: { code: 'xa-mau', kind: 'ubnd-xa-thi-tran' }, rows: [], ...sent });

const SIX = [
  'phong-tu-phap',
  'phong-tai-chinh-ke-hoach',
  'phong-van-hoa-thong-tin',
  'phong-kinh-te-ha-tang',
  'van-phong-ubnd',
  'trung-tam-van-hoa-the-thao-du-lich-truyen-thong',
];
const ELEVEN = [
  ...SIX,
  'phong-giao-duc-dao-tao',
  'phong-noi-vu',
  'phong-lao-dong-thuong-binh-xa-hoi',
  'phong-tai-nguyen-moi-truong',
  'chi-nhanh-van-phong-dang-ky-dat-dai',
];
const CHECKED = [
  ...['phong-lao-dong-thuong-binh-xa-hoi', 'phong-tu-phap'],
  ...['xa-dak-koi', 'xa-dak-pne', 'xa-dak-ruong', 'xa-dak-to-re'],
];
const NOT_ITS_OWN = ['contents/unit-not-in-task fail ho-so-doc-duoc'];

test.each([
  ['chuan-bi-chi-so-huyen', SIX],
  ['ke-hoach-163', ELEVEN],
  ['khac-phuc-sau-kiem-tra', CHECKED],
  ['nhap-phan-mem-tinh', ['phong-noi-vu']],
])('G1a, G1b, G3, G4: %s is given to %j and to nobody else', (task, codes) => {
  for (const code of codes) expect(told(send(code, task), 'contents')).toEqual([]);
  for (const code of ['phong-dan-toc', ...ELEVEN, ...CHECKED].filter((each) => !codes.includes(each)))
    expect(told(send(code, task), 'contents/unit')).toEqual(NOT_ITS_OWN);
});

test('G1a: each of the six scores the rows of the district’s index on which it leads', () => {
  const shares = [...SIX, 'phong-noi-vu'].map((code) => {
    const { score } = send(code, 'chuan-bi-chi-so-huyen');
    return decimalString(score?.maxTotal ?? ZERO);
  });
  // With what Phòng Nội vụ leads and the 13.5 points that nobody in the district scores: 100.
  expect(shares).toEqual(['10', '16', '4', '2', '26', '1.5', '27']);
  const { dossier } = send('phong-kinh-te-ha-tang', 'chuan-bi-chi-so-huyen');
  expect(dossier.appendix?.criteria.flatMap(({ code, method }) => (method ? [code] : []))).toEqual(['7.6']);
});

test.each(['ke-hoach-163', 'khac-phuc-sau-kiem-tra'])('G1b, G3: %s is a report with its evidence', (task) => {
  const files = (names: readonly string[]) =>
    told(
      send('phong-tu-phap', task, { files: Object.fromEntries(names.map((name) => [name, pdf()])) }),
      'contents',
    );
  expect(files(['Báo cáo.pdf', 'a.pdf'])).toEqual([]);
  expect(files(['Báo cáo.pdf'])).toEqual(['contents/report-without-evidence fail Mục 1; mục 3; mục 4']);
  expect(files(['a.pdf'])).toEqual(['contents/report-missing fail Mục 1; mục 3; mục 5']);
});

test('G2: communes and towns score themselves by the district’s rubric, out of 100, and nobody else does', () => {
  const judgement = commune();
  expect(told(judgement, 'contents')).toEqual([]);
  expect([judgement.dossier.appendix?.id, decimalString(judgement.score?.maxTotal ?? ZERO)]).toEqual([
    ...['commune', '100'],
  ]);
  expect(told(send('phong-tu-phap', 'tu-danh-gia', { rows: [] }), 'contents/unit')).toEqual(NOT_ITS_OWN);
});

/** Last day, and the last second of it in Vietnam; the report of a unit to which each task is given. */
const DATES = [
  ['tu-danh-gia', '2023-11-19', 'Mục 2'],
  ['ke-hoach-163', '2023-11-12', 'Mục 1'],
  ['khac-phuc-sau-kiem-tra', '2023-11-12', 'Mục 3'],
  ['nhap-phan-mem-tinh', '2023-11-20', 'Mục 5'],
] as const;
const filed = (task: string, receivedAt: string) =>
  task === 'tu-danh-gia' ? commune({ receivedAt }) : send('phong-tu-phap', task, { receivedAt });

test.each(DATES)(
  'G1b, G2, G3, G4, B5, B6: %s is in time to the last second of %s, Vietnam time; late after it, without loss',
  (task, due, article) => {
    const [inTime, late] = ['16:59:59', '17:00:00'].map((at) => filed(task, `${due}T${at}Z`));
    expect(inTime?.deadline).toMatchObject({ due, state: 'inTime', basis: { article } });
    expect(late?.deadline).toMatchObject({ state: 'late', lateDays: 1, penalty: ZERO, zero: false });
    expect(late && told(late, 'deadline/late')).toEqual(['deadline/late warn Mục 1; mục 2; mục 3; mục 5']);
    expect(late?.score?.scenarios).toEqual(task === 'tu-danh-gia' ? [] : undefined);
  },
);

test('B5: that late filing takes no points is said', () => {
  expect(sheetOf(filed('tu-danh-gia', '2023-11-25T01:00:00Z'))).toMatch(
    /Chậm 6 ngày\s+Điểm trừ do nộp chậm\s+Không trừ: quy chế không quy định trừ điểm/,
  );
});

test('B1, B4: the named day itself, and the Monday after the Sunday, are other readings; a Friday is advised', () => {
  const { deadline, ...judgement } = filed('tu-danh-gia', '2023-11-20T01:00:00Z');
  expect(deadline.alternatives.map(({ id, due, state }) => [id, due, state])).toEqual([
    ['B1', '2023-11-20', 'inTime'],
    ['B4', '2023-11-20', 'inTime'],
  ]);
  expect(told({ ...judgement, deadline }, 'deadline/shift')).toEqual([
    'deadline/shift-possible warn can-can-bo-xem',
  ]);
  const [tip] = judgement.findings.filter(({ id }) => id === 'deadline/shift-possible');
  expect(tip?.values).toMatchObject({ due: '2023-11-19', before: '2023-11-17', shifted: '2023-11-20' });
  expect(filed('ke-hoach-163', '2023-11-10T01:00:00Z').findings.at(0)?.values).toMatchObject({
    before: '2023-11-10',
  });
  // "Chậm nhất trong ngày 20/11" is read one way only.
  const entry = filed('nhap-phan-mem-tinh', '2023-11-21T01:00:00Z');
  expect([entry.deadline.alternatives, told(entry, 'deadline/shift')]).toEqual([[], []]);
});

test('B2: the six have no date in the letter: nothing is told until the office enters one, and 13/11 is proposed', () => {
  const without = send('phong-tu-phap', 'chuan-bi-chi-so-huyen');
  expect([without.deadline.due, without.deadline.state]).toEqual([undefined, 'unknown']);
  expect(told(without, 'deadline')).toEqual(['deadline/none-entered warn can-can-bo-xem']);
  expect(sheetOf(without)).toContain('Cơ quan nhập; gợi ý 13/11/2023');
  const office = entered('chuan-bi-chi-so-huyen', '2023-11-13');
  const within = send('phong-tu-phap', 'chuan-bi-chi-so-huyen', { office });
  expect(within.deadline).toMatchObject({ due: '2023-11-13', state: 'inTime' });
});

test('B3: only the district’s own index is typed, and the short gap after the communes’ day is shown', () => {
  const sheet = sheetOf(send('phong-noi-vu', 'nhap-phan-mem-tinh'));
  expect(sheet).toContain('Không, chỉ nhập chỉ số của huyện');
  expect(sheet).toMatch(/gửi trước ngày 20\/11\/2023, sát ngày hết hạn nhập[^\n]+\n+Mục 2; mục 5/);
});

test.each([
  ['ke-hoach-163', 'UBND huyện Kon Rẫy (qua Phòng Nội vụ)'],
  ['khac-phuc-sau-kiem-tra', 'Phòng Nội vụ huyện Kon Rẫy'],
  ['nhap-phan-mem-tinh', 'Phần mềm chấm điểm Chỉ số CCHC của tỉnh'],
])('G1b, G3, G4, B18: what %s asks for goes to %s', (task, addressee) => {
  expect(sheetOf(send('phong-noi-vu', task))).toMatch(
    new RegExp(`Báo cáo gửi\\n${addressee.replace(/[()]/g, '\\$&')}\\n`),
  );
});

test('G2, B18: a commune’s report goes to UBND huyện, through Phòng Nội vụ', async () => {
  const { report: text } = await documentsOf(commune());
  expect(text).toContain('Kính gửi: UBND huyện Kon Rẫy (qua Phòng Nội vụ)');
});

describe('B19: one report for each task', () => {
  const others = (code: string, task: string, sent: Sent = {}) =>
    /Nhiệm vụ khác của đơn vị\n([^\n]*)/.exec(sheetOf(send(code, task, sent)))?.[1];

  test('G1a, G1b, G3, B19: a unit of several groups is told its other tasks, each with its own day', () => {
    expect(others('phong-tu-phap', 'khac-phuc-sau-kiem-tra')).toBe(
      'Báo cáo kết quả thực hiện Kế hoạch số 163/KH-UBND ngày 30/12/2022, kèm tài liệu kiểm chứng (trước ngày 13/11/2023, Mục 1); Rà soát, chuẩn bị nội dung, tài liệu tự đánh giá Chỉ số CCHC của huyện (chưa nhập hạn nộp, Mục 1)',
    );
    const office = entered('chuan-bi-chi-so-huyen', '2023-11-13');
    expect(others('phong-tu-phap', 'ke-hoach-163', { office })).toContain(
      '(chậm nhất ngày 13/11/2023, 99/KH-UBND)',
    );
    expect(others('phong-noi-vu', 'ke-hoach-163')).toContain('(chậm nhất ngày 20/11/2023, Mục 5)');
    const unit = { code: 'xa-dak-koi', kind: 'ubnd-xa-thi-tran' };
    expect(others('xa-dak-koi', 'khac-phuc-sau-kiem-tra', { unit })).toBe(
      'Tự đánh giá, chấm điểm của UBND xã, thị trấn (trước ngày 20/11/2023, Mục 2)',
    );
  });

  test('B19: a unit with one task is told no other', () => {
    expect(others('phong-giao-duc-dao-tao', 'ke-hoach-163')).toBeUndefined();
  });
});
