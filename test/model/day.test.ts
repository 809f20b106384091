import { expect, test } from 'vitest';
import {
  addDays,
  dayInVietnam,
  daysBetween,
  parseDay,
  parseInstant,
  startOfDay,
  vietnameseDay,
  vietnameseTime,
  weekday,
} from '../../pipeline/model/day.ts';

const day = (text: string) => parseDay(text) ?? expect.fail(`no day: ${text}`);
const at = (text: string) => parseInstant(text) ?? expect.fail(`no instant: ${text}`);

test.each([
  ['2026-12-08T16:59:59Z', '2026-12-08'],
  ['2026-12-08T17:00:00Z', '2026-12-09'],
  ['2026-12-09T00:00:00+07:00', '2026-12-09'],
])('%s falls on %s in Vietnam', (instant, expected) => {
  expect(dayInVietnam(at(instant))).toBe(expected);
});

test.each(['2026-02-30', '2026-2-3', '08/12/2026', '2026-13-01', ''])('%j is no day', (text) => {
  expect(parseDay(text)).toBeUndefined();
});

test.each(['2026-12-08', '2026-12-08T10:00:00', 'hôm qua', '2026-13-08T10:00:00Z'])(
  '%j names no moment',
  (text) => {
    expect(parseInstant(text)).toBeUndefined();
  },
);

test('a day begins at 17:00 UTC of the day before', () => {
  expect(startOfDay(day('2026-12-08'))).toBe('2026-12-07T17:00:00.000Z');
});

test('days are counted over the end of a month and a leap day', () => {
  expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
  expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
});

test('08/12/2024 was a Sunday', () => {
  expect(weekday(day('2024-12-08'))).toBe(7);
});

test('people read day, month, year and Vietnam time', () => {
  expect(vietnameseDay(day('2026-12-08'))).toBe('08/12/2026');
  expect(vietnameseTime(at('2026-12-08T16:05:00Z'))).toBe('23 giờ 05 phút ngày 08/12/2026');
});
