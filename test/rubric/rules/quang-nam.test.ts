import { describe, expect, test } from 'vitest';
import { decimalString, toPoints, ZERO } from '../../../pipeline/model/points.ts';
import { appraise } from '../../../pipeline/stages/scoring/appraisal.ts';
import { pdf, row } from '../../stages/builders.ts';
import {
  documentsOf,
  entered,
  journey,
  linked,
  pointsOf,
  rulesOf,
  type Sent,
  sheetOf,
  told,
  verdictOf,
} from './journey.ts';

/** Công văn 2744/SNV-CCHC of Quảng Nam, mục 1 to 4, rule by rule of its notes. */

const regulation = rulesOf('quang-nam-2744-2020');
const department = (sent: Sent = {}) => journey(regulation, { unit: { kind: 'so' }, rows: [], ...sent });

test.each([
  ['so', '1', '100'],
  ['ban-quan-ly-kktm-chu-lai', '1', '97'],
  ['van-phong-ubnd-tinh', '1', '95.5'],
  ['ubnd-huyen-thi-xa-thanh-pho', '2', '100'],
  ['kho-bac-nha-nuoc-tinh', '3', '94'],
  ['cuc-thue', '3', '100'],
  ['cuc-hai-quan-tinh', '3', '100'],
  ['bao-hiem-xa-hoi-tinh', '3', '100'],
  ['cong-an-tinh', '3', '87'],
])(
  '#1, #2, #3, #4: %s scores itself by appendix %s, out of %s points that apply to it',
  (kind, appendix, max) => {
    const judgement = department({ unit: { code: kind, kind } });
    expect(told(judgement, 'contents/unit')).toEqual([]);
    expect(judgement.dossier.appendix?.id).toBe(appendix);
    expect(decimalString(judgement.score?.maxTotal ?? ZERO)).toBe(max);
  },
);

test('#2: Văn phòng UBND tỉnh would appraise some of its own rows: this is told, of no other department', () => {
  const of = (code: string) => told(department({ unit: { code, kind: code } }), 'scoring/self');
  expect(of('van-phong-ubnd-tinh')).toEqual(['scoring/self-appraised inform Chân trang 1']);
  expect(of('ban-quan-ly-kktm-chu-lai')).toEqual([]);
});

test('#4: points and per cent stand side by side, of what applies to Công an tỉnh', () => {
  const judgement = department({
    unit: { code: 'cong-an-tinh', kind: 'cong-an-tinh' },
    rows: [linked('1.1.1', 'a.pdf', { selfPoints: toPoints('3') })],
    files: { 'a.pdf': pdf() },
  });
  // 100 less 13 that do not apply, less 25 of the survey and the office: 3 of 62.
  expect(decimalString(judgement.score?.selfMaxTotal ?? ZERO)).toBe('62');
  expect(sheetOf(judgement)).toMatch(/Tổng điểm tự chấm[^\n]*\s+3\s/);
  expect(sheetOf(judgement)).toMatch(/Tỷ lệ tự chấm trên phần được tự chấm\s+4,84%/);
});

test('#6: the letter is for 2020, to two decimals, with no bonus and no index until the office has entered one', () => {
  const year = (assessmentYear: number) =>
    told(department({ office: { assessmentYear } }), 'contents/other-year');
  expect(year(2020)).toEqual([]);
  expect(year(2021)).toEqual(['contents/other-year warn Đoạn mở đầu; mẫu báo cáo']);
  const rounded = department({ rows: [row('1.1.3', { selfPoints: toPoints('1.255'), justification: 'x' })] });
  expect(pointsOf(rounded, '1.1.3')).toEqual(['1.26', '1.26']);
  const { appendix, unit, task } = rounded.dossier;
  if (!appendix || !unit) return expect.fail();
  const leaves = appendix.criteria.filter(({ method }) => method);
  expect(leaves.filter(({ method }) => method?.kind === 'bonus')).toEqual([]);
  const rows = new Map(leaves.map(({ code, max }) => [code, { first: max, second: undefined }]));
  const appraisal = appraise({
    appendix,
    unit,
    regulation,
    task,
    record: { rows, notAssessed: [], lateDays: 0 },
  });
  expect([decimalString(appraisal.earnedTotal), appraisal.missing]).toEqual(['100', []]);
  expect([appraisal.parIndex, appraisal.rating]).toEqual([undefined, undefined]);
});

test('#7: report and table come together, both for the head to approve; of what cannot be read there is neither', async () => {
  const both = ['selfAssessmentReport', 'scoreSummary'];
  const { roles } = await documentsOf(department());
  expect(both.every((role) => roles.includes(role))).toBe(true);
  expect(sheetOf(department())).toContain(
    'xem xét, ký báo cáo tự đánh giá và bảng tổng hợp kèm theo phiếu này',
  );
  const unread = await documentsOf(journey(regulation, { unit: { kind: 'so' }, files: {} }));
  expect(unread.roles.filter((role) => both.includes(role))).toEqual([]);
});

test('#8: two sentences contradict each other: the report follows the form, the table is the export, and why is told', async () => {
  const { report } = await documentsOf(department());
  expect(report).toContain(
    'Được xuất từ phần mềm Quản lý chấm điểm chỉ số cải cách hành chính của tỉnh Quảng Nam',
  );
  expect(report).toContain('MINH HỌA: bộ tiêu chí không phải bản chính thức');
  expect(sheetOf(department())).toContain('Báo cáo theo mẫu kèm công văn, bảng tổng hợp là phần xuất ra');
});

test('#9: both are signed and stamped: a ready dossier is finished with both signed, a draft is not for signing', async () => {
  const { report } = await documentsOf(department());
  expect(report).toContain('(Ký tên, đóng dấu, ghi rõ họ tên)');
  expect(sheetOf(department())).toContain('Hồ sơ chỉ hoàn thành khi đã có đủ bản ký.');
  expect(sheetOf(department())).toContain('Nhận PDF có chữ ký số hợp lệ hoặc bản quét đã ký, đóng dấu');
  const draft = department({ rows: [row('1.1.1')] });
  expect(sheetOf(draft)).not.toContain('Hồ sơ chỉ hoàn thành khi đã có đủ bản ký.');
  expect(sheetOf(draft)).toContain('dự thảo để xem trước, chưa ký');
  expect((await documentsOf(draft)).report).toContain('DỰ THẢO');
});

describe('time', () => {
  test('#17: the date stands in the plan that the letter cites: until it is entered nothing is told of it', () => {
    const without = department({ receivedAt: '2021-01-20T01:00:00Z' });
    expect(told(without, 'deadline')).toEqual(['deadline/none-entered warn Mục 4']);
    expect([without.deadline.state, verdictOf(without, 'deadline/due')]).toEqual([
      'unknown',
      'indeterminate',
    ]);
  });

  const filed = (receivedAt: string, last = '2021-01-15') =>
    department({
      ...{ receivedAt, office: entered('tu-danh-gia', last) },
      ...{ rows: [linked('1.1.1', 'a.pdf', { selfPoints: toPoints('1') })], files: { 'a.pdf': pdf() } },
    });

  test('#17, #18: once entered, the last second of the day is in time; after it all are locked, and nobody loses points', () => {
    const inTime = filed('2021-01-15T16:59:59Z');
    expect([inTime.deadline.state, verdictOf(inTime, 'deadline/due'), inTime.state]).toEqual([
      'inTime',
      'passed',
      'ready',
    ]);
    const locked = filed('2021-01-15T17:00:00Z');
    expect(sheetOf(locked)).toMatch(/Điểm trừ do nộp chậm\s+Không trừ: quy chế không quy định/);
    expect(told(locked, 'deadline')).toEqual(['deadline/too-late fail Mục 4']);
    expect([locked.deadline.state, locked.state]).toEqual(['tooLate', 'toMend']);
    expect([locked.deadline.zero, locked.deadline.penalty, locked.score?.checkedTotal]).toEqual([
      false,
      ZERO,
      toPoints('1'),
    ]);
  });

  test('#18: a last day on a Sunday stays; the Monday is shown as the other reading', () => {
    const { deadline, ...judgement } = filed('2021-01-18T01:00:00Z', '2021-01-17');
    expect([deadline.due, deadline.state]).toEqual(['2021-01-17', 'tooLate']);
    expect(deadline.alternatives).toMatchObject([{ id: '#18', due: '2021-01-18', state: 'inTime' }]);
    expect(told({ ...judgement, deadline }, 'deadline/shift')).toEqual([
      'deadline/shift-possible warn can-can-bo-xem',
    ]);
  });
});
