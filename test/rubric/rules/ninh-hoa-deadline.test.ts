import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Calendar, CalendarEntry } from '../../../pipeline/model/calendar.ts';
import { decimalString } from '../../../pipeline/model/points.ts';
import { loadCalendar } from '../../../pipeline/rubric/calendar.ts';
import { loadRegulation } from '../../../pipeline/rubric/load.ts';
import { checkDeadline } from '../../../pipeline/stages/deadline/deadline.ts';
import { overviewEntry, overviewHtml } from '../../../pipeline/worker/overview.ts';
import { at, day, office, toMend } from '../../judgement.ts';

/** Ninh Hòa 1149/2021, the rules of regulation-notes.md on when a dossier is in time, and what it costs to be late. */

const rubrics = join(import.meta.dirname, '..', '..', '..', 'rubrics');
const calendar = loadCalendar(join(rubrics, 'calendar.yaml'));
const regulation = loadRegulation(join(rubrics, 'ninh-hoa-1149-2021'));

/** Received at this time of Vietnam; the year is its own. */
function received(time: string, { id = 'tu-danh-gia', filed = '', list = calendar } = {}) {
  const task = regulation.tasks.find((each) => each.id === id);
  if (!task) throw new RangeError(id);
  const moment = (text: string) => at(`${text}+07:00`);
  const { dossier } = toMend();
  const { deadline, findings } = checkDeadline({
    office,
    calendar: list,
    decidedAt: moment(time),
    dossier: {
      ...dossier,
      ...{ task, files: [], id: { ...dossier.id, year: Number(time.slice(0, 4)) } },
      receivedAt: moment(time),
      filedAt: filed ? moment(filed) : undefined,
    },
  });
  const ids = findings.map((each) => each.id).filter((each) => each !== 'deadline/calendar-unofficial');
  return { ...deadline, ids, findings, cost: decimalString(deadline.penalty) };
}
type Received = ReturnType<typeof received>;
const other = ({ alternatives }: Received, reading: string) => alternatives.find(({ id }) => id === reading);

test.each([
  ['2026-12-08T23:58:59', 'inTime'],
  ['2026-12-09T00:00:00', 'late'],
])('R10: a dossier may be filed through 08/12: one of %s is %s', (time, state) => {
  expect(received(time)).toMatchObject({
    due: '2026-12-08',
    state,
    basis: { article: 'Điều 6 khoản 1' },
  });
});

test.each([
  ['2026-12-15T12:00', 'inTime', 0],
  ['2026-12-16T12:00', 'late', 1],
])('R14: the shares of the town’s own index are due through 15/12: %s is %s', (time, state, lateDays) => {
  const result = received(time, { id: 'cham-diem-thi-xa' });
  expect(result).toMatchObject({
    ...{ due: '2026-12-15', state, lateDays },
    basis: { article: 'Điều 6 khoản 2' },
  });
});

test('A15: days off move 15/12 too, but grace, points and zero are for 08/12 only', () => {
  // 15/12/2024 is a Sunday.
  const town = received('2024-12-30T12:00', { id: 'cham-diem-thi-xa' });
  expect(town).toMatchObject({ due: '2024-12-16', lastGraceDay: undefined, state: 'late', zero: false });
  expect([town.cost, town.ids]).toEqual(['0', ['deadline/late']]);
  expect(received('2024-12-12T12:00')).toMatchObject({ lastGraceDay: '2024-12-11', zero: true });
});

test.each([
  ['again in time', '2026-12-07T09:00', '2026-12-08T23:00', 'inTime', []],
  ['again once it is locked', '2026-12-08T09:00', '2026-12-09T09:00', 'inTime', ['deadline/locked']],
  ['for the first time after the last day', '', '2026-12-09T09:00', 'late', ['deadline/late']],
])(
  'R29, A19: until 23:59 of the last day what was filed may be replaced, then it is locked: filed %s',
  (_, filed, time, state, ids) => {
    expect(received(time, { filed })).toMatchObject({ state, ids });
  },
);

test.each([
  ['filed before', '2026-12-08T09:00', ['deadline/locked'], '0'],
  ['did not file', '', ['deadline/late'], '2'],
])('R30, A20: the two days more are for units that have not filed: one that %s', (_, filed, ids, cost) => {
  expect(received('2026-12-10T09:00', { filed })).toMatchObject({ ids, cost, lastGraceDay: '2026-12-10' });
});

test.each([
  ['2024-12-09T12:00', '2024-12-09', 'inTime'], // 08/12/2024 is a Sunday
  ['2024-12-10T12:00', '2024-12-09', 'late'],
  ['2025-12-09T12:00', '2025-12-08', 'late'], // a Monday
])('R31: a last day on a day off moves to the next working day: filed %s, due %s, %s', (time, due, state) => {
  expect(received(time)).toMatchObject({ due, state });
});

// The table under section 1 of the notes; filed at noon, so that part of a day counts as a day (A3).
test.each([
  ['2023-12-09', 'late', 1, '1'],
  ['2023-12-10', 'late', 2, '2'],
  ['2024-12-10', 'late', 1, '1'],
  ['2024-12-11', 'late', 2, '2'],
  ['2025-12-09', 'late', 1, '1'],
  ['2025-12-10', 'late', 2, '2'],
  ['2026-12-09', 'late', 1, '1'],
  ['2026-12-10', 'late', 2, '2'],
])('R32, A3: a point for each day begun: %s is %s by %d, minus %s', (day, state, lateDays, cost) => {
  expect(received(`${day}T12:00`)).toMatchObject({ state, lateDays, cost, zero: false });
});

test.each(['2023-12-11', '2024-12-12', '2025-12-11', '2026-12-11'])(
  'R33, A1: later than two days the dossier counts as 0, by the article: %s',
  (day) => {
    const result = received(`${day}T00:00`);
    expect(result).toMatchObject({ state: 'tooLate', zero: true, cost: '0', lateDays: 3 });
    expect(result.ids).toEqual(['deadline/too-late', 'deadline/zero']);
  },
);

test.each([
  ['2023-12-10', 'late', 1, '1', false],
  ['2023-12-11', 'late', 1, '1', false],
  ['2023-12-12', 'late', 2, '2', false],
  ['2023-12-13', 'tooLate', 3, '0', true],
])(
  'A2: calendar days count; by working days, in 2023, %s would be %s by %d, minus %s',
  (day, state, lateDays, cost, zero) => {
    const otherwise = other(received(`${day}T12:00`), 'A2');
    expect(otherwise).toMatchObject({ lastGraceDay: '2023-12-12', state, lateDays, zero });
    expect(otherwise && decimalString(otherwise.penalty)).toBe(cost);
  },
);

test('A2: where both ways of counting agree, as in 2026, no other reading is shown', () => {
  expect(received('2026-12-09T12:00').alternatives).toEqual([]);
});

test.each([
  ['2026-12-08T23:59:00', 'inTime', [], undefined],
  ['2026-12-08T23:59:01', 'inTime', ['deadline/disputed-minute'], 1],
  ['2026-12-08T23:59:59', 'inTime', ['deadline/disputed-minute'], 1],
  ['2026-12-09T00:00:00', 'late', ['deadline/late'], undefined],
  ['2026-12-10T23:59:30', 'late', ['deadline/late', 'deadline/disputed-minute'], 3],
  ['2026-12-11T00:00:00', 'tooLate', ['deadline/too-late', 'deadline/zero'], undefined],
  ['2026-12-07T23:59:30', 'inTime', [], undefined],
])(
  'A4: the whole minute 23:59 is in time, its seconds are disputed: %s is %s',
  (time, state, ids, strictly) => {
    const result = received(time);
    expect(result).toMatchObject({ state, ids });
    expect(other(result, 'A4')?.lateDays).toBe(strictly);
  },
);

test('A5: days off move the official last day, not the end of the grace; the other date is shown', () => {
  const result = received('2023-12-11T12:00'); // the grace ends on Sunday 10/12/2023
  expect(result).toMatchObject({ lastGraceDay: '2023-12-10', state: 'tooLate' });
  const otherwise = other(result, 'A5');
  expect(otherwise).toMatchObject({ lastGraceDay: '2023-12-11', state: 'late', lateDays: 3, zero: false });
  expect(otherwise && decimalString(otherwise.penalty)).toBe('2');
});

test.each([
  [2025, []],
  [2027, ['deadline/calendar-unofficial']],
])('A6: of %d it is said whether the list of days off is whole', (year, told) => {
  expect(received(`${year}-12-01T12:00`).findings.map(({ id }) => id)).toEqual(told);
});

/** The list of days off with one day more. */
const withDay = (date: string, kind: CalendarEntry['kind']): Calendar => ({
  ...calendar,
  entries: new Map([
    ...calendar.entries,
    [day(date), { ...{ date: day(date), kind }, name: 'Hoán đổi', source: 'Thông báo', status: 'official' }],
  ]),
});

test.each([
  ['a Tuesday swapped off', '2026-12-08', 'swapOff', '2026-12-09'],
  ['a Saturday made up for', '2029-12-08', 'swapWorking', '2029-12-08'],
] as const)('A6: %s counts as the dated list has it', (_, date, kind, due) => {
  const without = kind === 'swapOff' ? '2026-12-08' : '2029-12-10';
  expect(received(`${date}T09:00`).due).toBe(without);
  expect(received(`${date}T09:00`, { list: withDay(date, kind) }).due).toBe(due);
});

/** What the overview reminds the office of in an assessment year, less the words. */
function reminders(year: number): readonly string[] {
  const { dossier, ...rest } = toMend();
  const judgement = { ...rest, regulation, dossier: { ...dossier, id: { ...dossier.id, year } } };
  const place = { folder: 'x', shows: undefined, staged: undefined, calendar };
  const page = overviewHtml([overviewEntry(judgement, [], place)]);
  return [...page.matchAll(/<li>([^<]*)/g)].map(([, text = '']) => text.trim());
}

test.each([
  ['Phê duyệt kết quả điều tra', 'Điều 7 khoản 1', '14/12/2024', '14/12/2026'],
  ['Tổ giúp việc hoàn thành', 'Điều 6 khoản 2', '17/12/2024', '17/12/2026'],
  ['Công bố kết quả', 'Điều 6 khoản 1', '19/12/2024', '19/12/2026'],
  // Chậm nhất ngày 20/12, a Sunday in 2026: filed on the software, so that it moves (A15).
  ['Gửi hồ sơ của thị xã', 'Điều 6 khoản 2', '20/12/2024', '21/12/2026'],
])(
  'R13, R15, R16, R19, A14, A15: the office is reminded of its dates, "trước ngày" being over the day before: %s (%s)',
  (name, article, ...days) => {
    const told = [2024, 2026].flatMap((year) => reminders(year).filter((each) => each.includes(name)));
    expect(told).toEqual(
      days.map((last) => expect.stringMatching(RegExp(`^Hết ngày ${last}: ${name}.* \\(${article}\\)$`))),
    );
  },
);

test('R18, A30: the software opens again within five calendar days, the day after the decision being the first', () => {
  expect(reminders(2026).at(-1)).toBe(
    'Trong 5 ngày lịch, tính từ hôm sau ngày ban hành quyết định: Mở lại phần mềm để đơn vị trích xuất bảng điểm và cập nhật tài liệu kiểm chứng trong năm (Điều 6, Lưu ý)',
  );
});
