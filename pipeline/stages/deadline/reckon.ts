import { type Calendar, isWorkingDay, workingDayFrom } from '../../model/calendar.ts';
import {
  addDays,
  type Day,
  dayInVietnam,
  daysBetween,
  type Instant,
  milliseconds,
  startOfDay,
} from '../../model/day.ts';
import type { DeadlineState } from '../../model/finding.ts';
import { type Points, times, ZERO } from '../../model/points.ts';
import type { Deadline, Grace } from '../../model/regulation.ts';

/** A deadline under one reading of the text, with the day already named. */
export interface Rule {
  /** The last day, before any shift. */
  readonly lastDay: Day;
  readonly shifts: boolean;
  readonly grace: Grace | undefined;
  readonly graceShifts: boolean;
  readonly afterwards: Deadline['afterwards'];
  readonly lastMinute: string | undefined;
  readonly strictLastMinute: boolean;
}

export interface Reckoned {
  readonly due: Day;
  readonly lastGraceDay: Day | undefined;
  readonly state: DeadlineState;
  readonly lateDays: number;
  readonly penalty: Points;
}

/** Holds a moment of receipt (undefined: not known) against one reading of the deadline. */
export function reckon(rule: Rule, receivedAt: Instant | undefined, calendar: Calendar): Reckoned {
  const due = rule.shifts ? workingDayFrom(calendar, rule.lastDay) : rule.lastDay;
  const { grace } = rule;
  const lastGraceDay = grace && endOfGrace(grace, due, rule.graceShifts, calendar);
  const inTime = { due, lastGraceDay, lateDays: 0, penalty: ZERO };
  if (receivedAt === undefined) return { ...inTime, state: 'unknown' };
  const received = countingDay(receivedAt, rule);
  if (received <= due) return { ...inTime, state: 'inTime' };
  const lateDays = countLateDays(due, received, grace, calendar);
  if (!grace || lastGraceDay === undefined) {
    return { ...inTime, lateDays, state: rule.afterwards === 'notStated' ? 'late' : 'tooLate' };
  }
  if (received > lastGraceDay) return { ...inTime, lateDays, state: 'tooLate' };
  // A grace that a day off has made longer costs no more than its own days.
  const penalty = times(grace.pointsPerDay, Math.min(lateDays, grace.days));
  return { ...inTime, lateDays, state: 'late', penalty };
}

function endOfGrace(grace: Grace, due: Day, shifts: boolean, calendar: Calendar): Day {
  let end = due;
  for (let count = 0; count < grace.days; count++) {
    end = addDays(end, 1);
    if (grace.counted === 'workingDays') end = workingDayFrom(calendar, end);
  }
  return shifts ? workingDayFrom(calendar, end) : end;
}

/** Counted in working days, a day off counts as the working day after it. */
function countLateDays(due: Day, received: Day, grace: Grace | undefined, calendar: Calendar): number {
  if (grace?.counted !== 'workingDays') return daysBetween(due, received);
  const counted = workingDayFrom(calendar, received);
  let lateDays = 0;
  for (let day = addDays(due, 1); day <= counted; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) lateDays++;
  }
  return lateDays;
}

/** The day a receipt counts for: the next one where the last minute of the day has passed. */
function countingDay(receivedAt: Instant, { lastMinute, strictLastMinute }: Rule): Day {
  const day = dayInVietnam(receivedAt);
  const past =
    lastMinute !== undefined && sinceMinute(receivedAt, lastMinute) > (strictLastMinute ? 0 : MINUTE - 1);
  return past ? addDays(day, 1) : day;
}

const MINUTE = 60_000;

/** Milliseconds since `23:59` of the day of receipt began; negative before it. */
function sinceMinute(receivedAt: Instant, minute: string): number {
  const [hours = '0', minutes = '0'] = minute.split(':');
  const ofDay = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  return milliseconds(receivedAt) - milliseconds(startOfDay(dayInVietnam(receivedAt))) - ofDay;
}

/** Within the last minute, but after its first moment. */
export function isDisputed(receivedAt: Instant, minute: string): boolean {
  const since = sinceMinute(receivedAt, minute);
  return since > 0 && since < MINUTE;
}
