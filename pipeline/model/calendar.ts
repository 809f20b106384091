import { addDays, type Day, weekday, yearOf } from './day.ts';

/** How sure an entry, or the list of a year, is: announced; announced only as a plan; worked out from the law. */
export type CalendarStatus = 'official' | 'proposed' | 'computed';

export interface CalendarEntry {
  readonly date: Day;
  /** `compensatory`: nghỉ bù; `swapOff`, `swapWorking`: the two days of a swap (hoán đổi). */
  readonly kind: 'holiday' | 'compensatory' | 'swapOff' | 'swapWorking';
  readonly name: string;
  readonly source: string;
  readonly status: CalendarStatus;
}

/** Days off of civil servants who work from Monday to Friday. */
export interface Calendar {
  readonly entries: ReadonlyMap<Day, CalendarEntry>;
  /** A year that is missing, or not official, may lack days. */
  readonly years: ReadonlyMap<number, CalendarStatus>;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
}

/** A day off that is only proposed is still a working day: nobody should count on it. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const entry = calendar.entries.get(day);
  if (!entry || entry.status === 'proposed') return weekday(day) <= 5;
  return entry.kind === 'swapWorking';
}

/** The day itself where it is a working day. */
export function workingDayFrom(calendar: Calendar, day: Day): Day {
  let candidate = day;
  while (!isWorkingDay(calendar, candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The last working day before this one. */
export function workingDayBefore(calendar: Calendar, day: Day): Day {
  let candidate = addDays(day, -1);
  while (!isWorkingDay(calendar, candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** Whether the list of the day's year is official and whole. */
export const isOfficial = (calendar: Calendar, day: Day): boolean =>
  calendar.years.get(yearOf(day)) === 'official';
