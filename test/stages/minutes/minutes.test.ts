import { describe, expect, test } from 'vitest';
import { parseDay, parseInstant } from '../../../pipeline/model/day.ts';
import { toPoints } from '../../../pipeline/model/points.ts';
import type { MinutesRule } from '../../../pipeline/model/regulation.ts';
import { checkMinutes } from '../../../pipeline/stages/minutes/minutes.ts';
import { contents, pdf, said, unit } from '../builders.ts';
import { minutesText } from './samples.ts';

const COUNCIL: MinutesRule['council'] = {
  article: 'Điều 5 khoản 1',
  members: [
    { name: 'Chủ tịch UBND', words: ['Chủ tịch UBND', 'Chủ tịch Ủy ban nhân dân'] },
    { name: 'Phó Chủ tịch UBND', words: ['Phó Chủ tịch UBND', 'Phó Chủ tịch Ủy ban nhân dân'] },
    { name: 'công chức chuyên môn', words: ['công chức'] },
  ],
};

interface Asked {
  readonly council?: MinutesRule['council'];
  readonly received?: string;
  readonly total?: string;
}

const group = (code: string, max: string, self: string) => ({
  ...{ code, max: toPoints(max), self: toPoints(self), checked: toPoints(self) },
});

const withText = (...texts: readonly string[]) =>
  pdf({ text: texts.map((text, index) => ({ page: index + 1, text, from: 'text' as const })) });

const check = (
  files: Readonly<Record<string, ReturnType<typeof pdf>>>,
  { council, received = '2026-12-05T02:00:00Z', total = '75.25' }: Asked = {},
  evidence: Readonly<Record<string, ReturnType<typeof pdf>>> = {},
) =>
  checkMinutes({
    contents: contents(Object.keys(evidence), Object.keys(files)),
    facts: new Map(Object.entries({ ...files, ...evidence })),
    dossier: {
      id: { regulation: 'thu', year: 2026, unit: 'xa-mau', task: 'tu-danh-gia', part: 1, round: 1 },
      unit,
      receivedAt: parseInstant(received),
    },
    regulation: {
      documents: { minutes: [{ unitKinds: ['xa'], body: 'Hội đồng', article: 'Điều 5', council }] },
      scoring: { totalTolerance: toPoints('0.01') },
    },
    deadline: { due: parseDay('2026-12-08') },
    score:
      total === ''
        ? undefined
        : {
            selfTotal: toPoints(total),
            groups: [group('I', '15', '12.5'), group('II', '70', '62.75')],
            selfMaxTotal: toPoints('85'),
            maxTotal: toPoints('100'),
          },
  });

const idsOf = (text: string, asked: Asked = { council: COUNCIL }): readonly string[] =>
  check({ 'bien-ban.pdf': withText(text) }, asked).findings.map(({ id }) => id);
const verdictOf = (id: string, { checks }: ReturnType<typeof check>) =>
  checks.find((each) => each.id === id)?.ran;

test('minutes that say everything raise nothing', () => {
  const { findings, checks } = check({ 'bien-ban.pdf': withText(minutesText()) }, { council: COUNCIL });
  expect(findings).toEqual([]);
  expect(checks.map(({ ran }) => ran)).toEqual(['completed', 'completed', 'completed']);
});

test.each([
  ['minutes/total-differs', { total: 'Tổng số điểm: 76 điểm' }],
  ['minutes/total-not-found', { total: '' }],
  ['minutes/date-not-found', { when: 'Thời gian bắt đầu: …… giờ, ngày … tháng … năm 2026. Địa điểm: ……' }],
  ['minutes/chair-not-found', { chair: 'Chủ trì: ……………………… Chức vụ: Chủ tịch UBND' }],
  ['minutes/secretary-not-found', { secretary: 'Thư ký: ………………………' }],
  ['minutes/before-year', { when: 'Thời gian bắt đầu: 8 giờ 00, ngày 03 tháng 12 năm 2025' }],
  ['minutes/after-receipt', { when: 'Thời gian bắt đầu: 8 giờ 00, ngày 06 tháng 12 năm 2026' }],
  ['minutes/decision-not-found', { decision: 'Căn cứ Quyết định số 1149/QĐ-UBND ban hành Quy chế;' }],
  ['minutes/member-not-found', { members: 'Thành phần: Trần Thị Ví Dụ, Phó Chủ tịch HĐND xã.' }],
])('%s is told where it is so, alone and with the file', (id, parts) => {
  const { findings } = check({ 'bien-ban.pdf': withText(minutesText(parts)) }, { council: COUNCIL });
  const place = id === 'minutes/total-differs' ? { file: 'bien-ban.pdf', page: 1 } : { file: 'bien-ban.pdf' };
  expect(said(findings)).toEqual([[id, place]]);
});

test('a form whose members were left blank', () => {
  expect(idsOf(minutesText({ members: 'Thành phần tham dự: ………………' }))).toEqual([
    'minutes/members-not-found',
    'minutes/member-not-found',
  ]);
});

test('a meeting after the deadline, in a dossier that came late', () => {
  const text = minutesText({ when: 'Thời gian bắt đầu: 8 giờ ngày 09/12/2026' });
  expect(idsOf(text, { received: '2026-12-10T02:00:00Z' })).toEqual(['minutes/after-deadline']);
});

test('what is not found is for a person, not a failure and not a pass', () => {
  const checked = check({ 'bien-ban.pdf': withText('Biên bản họp') }, { council: COUNCIL });
  expect(checked.findings.map(({ id }) => id)).toEqual([
    'minutes/total-not-found',
    'minutes/date-not-found',
    'minutes/chair-not-found',
    'minutes/secretary-not-found',
    'minutes/members-not-found',
    'minutes/decision-not-found',
    ...COUNCIL.members.map(() => 'minutes/member-not-found'),
  ]);
  expect(checked.checks.map(({ ran }) => ran)).toEqual(['indeterminate', 'indeterminate', 'indeterminate']);
});

test('a scan is left to a person', () => {
  const checked = check({ 'bien-ban.pdf': pdf({ content: 'scan' }) }, { council: COUNCIL });
  expect(said(checked.findings)).toEqual([['minutes/cannot-read', { file: 'bien-ban.pdf' }]]);
  expect(checked.checks.map(({ ran }) => ran)).toEqual(['indeterminate', 'indeterminate', 'indeterminate']);
});

test('no minutes, no check', () => {
  expect(check({})).toMatchObject({ findings: [], checks: [1, 2, 3].map(() => ({ ran: 'notRun' })) });
});

test('without a workbook the total is not checked, the meeting is', () => {
  const checked = check({ 'bien-ban.pdf': withText(minutesText({ secretary: '' })) }, { total: '' });
  expect(verdictOf('minutes/total', checked)).toBe('notRun');
  expect(checked.findings.map(({ id }) => id)).toEqual(['minutes/secretary-not-found']);
});

describe('the council', () => {
  test('is not asked for where the regulation asks for none', () => {
    const text = minutesText({ decision: '', members: 'Thành phần: Lý Thị Giả Sử, nhân viên.' });
    const checked = check({ 'bien-ban.pdf': withText(text) });
    expect(checked.findings).toEqual([]);
    expect(verdictOf('minutes/council', checked)).toBe('notRun');
  });

  test.each([
    'Hội đồng được thành lập theo Quyết định số 102/QĐ-UBND ngày 15/11/2026',
    'QUYẾT ĐỊNH SỐ: 102/QĐ-UBND\nvề việc kiện toàn Hội đồng',
    'Thực hiện QĐ số 102/QĐ-UBND thành lập Hội đồng',
  ])('is founded by a decision that the minutes name: %s', (decision) => {
    expect(idsOf(minutesText({ decision }))).toEqual([]);
  });

  test('or by one that lies in the dossier', () => {
    const decision = withText('QUYẾT ĐỊNH\nVề việc thành lập Hội đồng đánh giá cải cách hành chính');
    const { findings } = check(
      { 'bien-ban.pdf': withText(minutesText({ decision: '' })) },
      { council: COUNCIL },
      { 'tl/quyet-dinh.pdf': decision },
    );
    expect(findings).toEqual([]);
  });

  test('has no member who is said to be away', () => {
    const members =
      'Vắng mặt: Trần Thị Ví Dụ, Phó Chủ tịch UBND xã Mẫu; Lý Văn Thử, công chức Tư pháp - Hộ tịch';
    const secretary = 'Thư ký: Lê Thị Thử.';
    const missing = check(
      { 'bien-ban.pdf': withText(minutesText({ members, secretary })) },
      { council: COUNCIL },
    );
    expect(missing.findings.flatMap(({ values }) => values['member'] ?? [])).toEqual([
      'Phó Chủ tịch UBND',
      'công chức chuyên môn',
    ]);
  });

  test('a deputy is no chair, and civil servants who are talked about are no members', () => {
    const text = minutesText({
      chair: 'Chủ trì: Trần Thị Ví Dụ, Phó Chủ tịch UBND.',
      secretary: 'Thư ký: Lê Thị Thử.',
      members: 'Thành phần: các thành viên.',
    });
    const missing = check({ 'bien-ban.pdf': withText(text) }, { council: COUNCIL }).findings;
    expect(missing.map(({ values }) => values['member'])).toEqual(['Chủ tịch UBND', 'công chức chuyên môn']);
  });
});

describe('the total', () => {
  const total = (text: string, asked?: Asked) => idsOf(minutesText({ total: text }), asked);

  test.each([
    'thống nhất tổng điểm tự chấm của đơn vị là\n75,25 điểm',
    'TỔNG CỘNG ĐIỂM TỰ CHẤM: 75.25',
    'Tổng số điểm đạt được 75,250 điểm',
    'Tổng số điểm tự chấm năm 2026: 75,25/100 điểm',
    'Tổng cộng: 75,25 điểm',
    'Tổng điểm tối đa 100 điểm; tổng điểm tự đánh giá 75,25 điểm',
    'Tổng điểm tự chấm: 75,26',
    'Kết luận: thống nhất tự chấm 75,25 điểm (bảy mươi lăm phẩy hai lăm điểm).',
    'Tổng điểm Mục I: 20 điểm. Đơn vị tự chấm 75,25/100 điểm.',
    'T ổ n g  s ố  đ i ể m  t ự  c h ấ m :  7 5 , 2 5  đ i ể m',
    'Tổng số đi\nểm tự chấm: 75,25 điểm',
    'TỔNG SỐ ĐIỂM: 75,25'.normalize('NFD'),
    'Tổng điểm tự chấm: bảy mươi lăm phẩy hai mươi lăm điểm',
    'Chỉ đạo: tổng điểm 12,5/15 điểm; các lĩnh vực: tổng điểm 62,75/70 điểm. Chung: bảy mươi lăm phẩy hai lăm điểm',
    'I Chỉ đạo 15 12,5\nTổng cộng 85 75,25',
  ])('agrees: %s', (text) => {
    expect(total(text)).toEqual([]);
  });

  test.each([
    ['Tổng số điểm: 76 điểm', '76'],
    ['Tổng điểm Mục I: 20 điểm. Tổng điểm Mục II: 40 điểm. Tổng điểm: 75,3 điểm', '75.3'],
    ['Tổng điểm tối đa: 100 điểm. Tổng số điểm tự chấm: 57,25 điểm', '57.25'],
    ['Kết quả tự chấm: 74 điểm', '74'],
    ['Điểm tự chấm của xã năm 2026 đạt 74/85 điểm', '74'],
    ['Tổng điểm tự chấm: bảy mươi tư điểm', '74'],
  ])('differs: %s', (text, found) => {
    const { findings } = check({ 'bien-ban.pdf': withText(minutesText({ total: '' }), text) });
    expect(findings).toMatchObject([
      {
        id: 'minutes/total-differs',
        place: { file: 'bien-ban.pdf', page: 2 },
        values: { found: toPoints(found) },
      },
    ]);
  });

  test.each([
    'Tổng điểm 12,5 điểm; tổng điểm 62,75 điểm',
    'Tổng điểm 12/15 điểm',
    'Kết quả tự chấm: 8 điểm',
    'Kết quả tự chấm: 74 điểm, kết quả tự chấm: 73 điểm',
  ])('of a part, or of one of several, is left to a person: %s', (text) => {
    expect(total(text)).toEqual(['minutes/total-not-found']);
  });

  test.each([
    'Ban đầu tự chấm 75,25 điểm. Tổng số điểm tự đánh giá, chấm điểm năm 2026: 70,00 điểm',
    'Điểm thẩm định năm 2025 là 75,25 điểm, tổng năm 2026 là 70,5',
    'Tổng số điểm đạt được: 80 điểm. Mục I 75,25 điểm',
    'I Chỉ đạo 15 12,5\nTổng cộng | 100 | 71,5',
  ])('that is stated is not what is mentioned beside it: %s', (text) => {
    expect(total(text)).toEqual(['minutes/total-differs']);
  });

  test('that is stated twice, once otherwise, is left to a person', () => {
    const text = minutesText({ total: 'Tổng điểm tự chấm: 75,25 điểm. Tổng điểm tự chấm: 70 điểm' });
    const checked = check({ 'bien-ban.pdf': withText(text) });
    expect(checked.findings.map(({ id }) => id)).toEqual(['minutes/total-not-found']);
    expect(verdictOf('minutes/total', checked)).toBe('indeterminate');
  });

  test.each(['Tổng số điểm tối đa: 100 điểm', 'Tổng điểm thẩm định: 80 điểm', 'Tổng điểm đạt 75,25%'])(
    'of something else is no total: %s',
    (text) => {
      expect(total(text)).toEqual(['minutes/total-not-found']);
    },
  );
});

test('minutes of something else among the files are not taken for those of the meeting', () => {
  const { findings } = check({
    'bien-ban-kiem-tra.pdf': withText('BIÊN BẢN kiểm tra bộ phận một cửa'),
    'bien-ban-hop.pdf': withText(minutesText()),
  });
  expect(findings).toEqual([]);
});
