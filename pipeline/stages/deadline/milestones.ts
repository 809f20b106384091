import { type Calendar, workingDayFrom } from '../../model/calendar.ts';
import { addDays, type Day, parseDay } from '../../model/day.ts';
import type { Milestone } from '../../model/milestone.ts';

/** The last day of a milestone in one assessment year; undefined where it hangs on a day that nobody has entered. */
export function lastDayOf({ on }: Milestone, year: number, calendar: Calendar): Day | undefined {
  if ('after' in on) return undefined;
  const day = parseDay(`${year + on.yearsAfterAssessment}-${on.monthDay}`);
  if (!day) throw new RangeError(`no such day in ${year}: ${on.monthDay}`);
  const last = on.reading === 'before' ? addDays(day, -1) : day;
  return on.shift === 'nextWorkingDay' ? workingDayFrom(calendar, last) : last;
}
