import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOfficial, isWorkingDay, workingDayFrom } from '../../pipeline/model/calendar.ts';
import { type Day, parseDay } from '../../pipeline/model/day.ts';
import { loadCalendar, readCalendar } from '../../pipeline/rubric/calendar.ts';

const calendar = loadCalendar(join(import.meta.dirname, '..', '..', 'rubrics', 'calendar.yaml'));

function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(text);
  return parsed;
}

test.each([
  ['2019-05-04', true, 'a Saturday worked in exchange for 29/4'],
  ['2019-04-29', false, 'a Monday swapped off'],
  ['2020-01-29', false, 'the last day of Tết 2020'],
  ['2020-01-30', true, 'the day after Tết 2020'],
  ['2021-02-10', false, 'the first day of Tết 2021'],
  ['2021-09-03', false, 'the second day of Quốc khánh 2021'],
  ['2022-05-03', false, 'a compensatory day'],
  ['2023-01-26', false, 'the last day of Tết 2023'],
  ['2023-12-08', true, 'a Friday'],
  ['2023-12-09', false, 'a Saturday'],
  ['2024-12-08', false, 'a Sunday'],
  ['2025-05-02', false, 'a Friday swapped off'],
  ['2025-04-26', true, 'a Saturday worked'],
  ['2026-01-02', false, 'a Friday swapped off'],
  ['2026-11-24', true, 'a day off that is only proposed'],
])('%s is a working day: %s (%s)', (text, working) => {
  expect(isWorkingDay(calendar, day(text))).toBe(working);
});

test.each([
  ['2024-12-08', '2024-12-09'],
  ['2025-01-25', '2025-02-03'],
  ['2026-12-08', '2026-12-08'],
])('the working day from %s on is %s', (from, to) => {
  expect(workingDayFrom(calendar, day(from))).toBe(to);
});

test.each([
  ['2018-06-01', false],
  ['2019-06-01', false],
  ['2023-06-01', true],
  ['2026-06-01', false],
  ['2031-06-01', false],
])('the list of the year of %s is official: %s', (text, official) => {
  expect(isOfficial(calendar, day(text))).toBe(official);
});

test('every entry names its source', () => {
  expect([...calendar.entries.values()].filter(({ source }) => source === '')).toEqual([]);
});

test.each([
  ['a day twice', '- {date: 2030-01-01, kind: holiday, name: a, source: b, status: official}\n', 2, 6],
  [
    'a day of another year',
    '- {date: 2031-01-01, kind: holiday, name: a, source: b, status: official}\n',
    1,
    5,
  ],
  [
    'a day that does not exist',
    '- {date: 2030-02-30, kind: holiday, name: a, source: b, status: official}\n',
    1,
    5,
  ],
])('%s is a mistake with its line', (_, entry, times, line) => {
  const file = join(mkdtempSync(join(tmpdir(), 'hoso-calendar-')), 'calendar.yaml');
  writeFileSync(
    file,
    `years:\n  - year: 2030\n    status: official\n    days:\n${`      ${entry}`.repeat(times)}`,
  );
  expect(readCalendar(file).mistakes.map((each) => [each.file, each.line])).toEqual([
    ['calendar.yaml', line],
  ]);
});
