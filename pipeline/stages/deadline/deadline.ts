import { deadlineUnknown, lateEffect } from '../../findings/catalogue/deadline.ts';
import { completed, finding, indeterminate } from '../../findings/finding.ts';
import {
  type Calendar,
  isOfficial,
  isWorkingDay,
  workingDayBefore,
  workingDayFrom,
} from '../../model/calendar.ts';
import {
  addDays,
  type Day,
  dayInVietnam,
  type Instant,
  parseDay,
  vietnameseDay,
  yearOf,
} from '../../model/day.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { Checked, DeadlineResult, Finding } from '../../model/finding.ts';
import type { DeadlineOverride, Office } from '../../model/office.ts';
import { ZERO } from '../../model/points.ts';
import type { Deadline, DeadlineReading, Task } from '../../model/regulation.ts';
import { isDisputed, type Reckoned, type Rule, reckon } from './reckon.ts';

export interface Filing {
  readonly dossier: Dossier;
  readonly office: Office;
  readonly calendar: Calendar;
  readonly decidedAt: Instant;
}

/** Holds the moment of receipt against the task's deadline. Times inside files are told, they never decide. */
export function checkDeadline(filing: Filing): Checked & { readonly deadline: DeadlineResult } {
  const { dossier, calendar, decidedAt } = filing;
  const { task } = dossier;
  const override = overrideFor(filing);
  const lastDay = namedDay(task.deadline, override, dossier.id.year);
  const times = filesAfterReceipt(dossier);
  const timesCheck = dossier.receivedAt
    ? completed('deadline/times')
    : indeterminate('deadline/times', deadlineUnknown.noReceipt);
  if (!lastDay) {
    return {
      findings: [finding('deadline/none-entered', {}), ...times],
      checks: [indeterminate('deadline/due', deadlineUnknown.noDeadline), timesCheck],
      deadline: {
        due: undefined,
        lastGraceDay: undefined,
        state: 'unknown',
        lateDays: 0,
        penalty: ZERO,
        zero: false,
        basis: undefined,
        alternatives: [],
        decidedAt,
      },
    };
  }
  const rule = ruleOf(task.deadline, lastDay);
  const filed = lockedFiling(rule, dossier, calendar);
  const receivedAt = filed ?? dossier.receivedAt;
  const reckoned = reckon(rule, receivedAt, calendar);
  const now = receivedAt ? undefined : reckon(rule, decidedAt, calendar);
  const deadline: DeadlineResult = {
    ...reckoned,
    ifFiledNow: now && { ...now, zero: isZero(now, rule) },
    zero: isZero(reckoned, rule),
    basis: { article: override ? cite(override) : task.deadline.article },
    alternatives: task.deadline.otherReadings.flatMap((other) => {
      const read = reckon(readOtherwise(rule, task.deadline, other, override), receivedAt, calendar);
      return differs(read, reckoned)
        ? [{ id: other.id, reading: other.says, ...read, zero: isZero(read, rule) }]
        : [];
    }),
    decidedAt,
  };
  return {
    findings: [
      ...(filed ? locked(deadline, filed, dossier) : lateness(deadline, receivedAt, rule)),
      ...doubts(deadline, filing),
      ...times,
    ],
    checks: [
      receivedAt ? completed('deadline/due') : indeterminate('deadline/due', deadlineUnknown.noReceipt),
      timesCheck,
    ],
    deadline,
  };
}

/** The last day of a task for every unit alike; undefined where nobody has entered one. */
export function dueOf(
  task: Task,
  { office, calendar, year }: { readonly office: Office; readonly calendar: Calendar; readonly year: number },
): Day | undefined {
  const lastDay = namedDay(task.deadline, overrideFor({ dossier: { task, unit: undefined }, office }), year);
  return lastDay && reckon(ruleOf(task.deadline, lastDay), undefined, calendar).due;
}

/** One granted to the unit by name beats one for all; among equals the document of the latest day holds. */
function overrideFor({
  dossier: { task, unit },
  office,
}: {
  readonly dossier: Pick<Dossier, 'task' | 'unit'>;
  readonly office: Office;
}): DeadlineOverride | undefined {
  const meant = office.deadlineOverrides.filter(
    (each) => each.task === task.id && (each.units.length === 0 || (unit && each.units.includes(unit.code))),
  );
  const named = meant.filter((each) => each.units.length > 0);
  return (named.length > 0 ? named : meant)
    .toSorted((a, b) => (a.document.day < b.document.day ? -1 : 1))
    .at(-1);
}

const cite = ({ document }: DeadlineOverride): string =>
  `${document.number} ngày ${vietnameseDay(document.day)}`;

/** The last day in time as the text, or the document that overrides it, names it; undefined where nobody has entered one. */
function namedDay(deadline: Deadline, override: DeadlineOverride | undefined, year: number): Day | undefined {
  if (override) return override.day;
  const { on, reading } = deadline;
  if (on === 'office') return undefined;
  const day = 'day' in on ? on.day : parseDay(`${year + on.yearsAfterAssessment}-${on.monthDay}`);
  if (!day) throw new RangeError(`no such day in ${year}: ${JSON.stringify(on)}`);
  return reading === 'before' ? addDays(day, -1) : day;
}

const ruleOf = (deadline: Deadline, lastDay: Day): Rule => ({
  lastDay,
  shifts: deadline.shift === 'nextWorkingDay',
  grace: deadline.grace,
  graceShifts: false,
  afterwards: deadline.afterwards,
  lastMinute: deadline.lastMinute,
  strictLastMinute: false,
});

/** A day that a document grants is read one way only. */
function readOtherwise(
  rule: Rule,
  deadline: Deadline,
  other: DeadlineReading,
  override: DeadlineOverride | undefined,
): Rule {
  const flipped = other.reading !== undefined && other.reading !== deadline.reading && !override;
  return {
    ...rule,
    lastDay: flipped ? addDays(rule.lastDay, other.reading === 'before' ? -1 : 1) : rule.lastDay,
    shifts: other.shift === undefined ? rule.shifts : other.shift === 'nextWorkingDay',
    grace: rule.grace && { ...rule.grace, counted: other.graceCounted ?? rule.grace.counted },
    graceShifts: other.graceShifts,
    strictLastMinute: other.strictLastMinute,
  };
}

const isZero = ({ state }: Reckoned, { afterwards }: Rule): boolean =>
  state === 'tooLate' && afterwards === 'zero';

const differs = (a: Reckoned, b: Reckoned): boolean =>
  a.due !== b.due ||
  a.lastGraceDay !== b.lastGraceDay ||
  a.state !== b.state ||
  a.lateDays !== b.lateDays ||
  a.penalty !== b.penalty;

function lateness(
  deadline: DeadlineResult,
  receivedAt: Instant | undefined,
  { afterwards }: Rule,
): readonly Finding[] {
  const { due, lastGraceDay, state, lateDays, penalty, zero } = deadline;
  if (!receivedAt || !due) return [];
  const received = dayInVietnam(receivedAt);
  const effect = lateEffect(penalty, { last: lastGraceDay, zero: afterwards === 'zero' });
  if (state === 'late') return [finding('deadline/late', {}, { received, due, late: lateDays, effect })];
  if (state !== 'tooLate') return [];
  const last = lastGraceDay ?? due;
  return [
    finding('deadline/too-late', {}, { received, last }),
    ...(zero ? [finding('deadline/zero', {}, { last })] : []),
  ];
}

/** The filing that counts where the unit had filed in time and sends again when its dossier is locked. */
function lockedFiling(
  rule: Rule,
  { task, filedAt, receivedAt }: Dossier,
  calendar: Calendar,
): Instant | undefined {
  if (!task.deadline.lockedOnceFiled || !filedAt || !receivedAt) return undefined;
  const isInTime = (at: Instant): boolean => reckon(rule, at, calendar).state === 'inTime';
  return isInTime(filedAt) && !isInTime(receivedAt) ? filedAt : undefined;
}

function locked({ due }: DeadlineResult, filedAt: Instant, { receivedAt }: Dossier): readonly Finding[] {
  if (!due || !receivedAt) return [];
  const [filed, received] = [dayInVietnam(filedAt), dayInVietnam(receivedAt)];
  return [finding('deadline/locked', {}, { filed, due, received })];
}

/** What may make the day another one: a day off the text is silent on, a list of days off that is not final, the last minute. */
function doubts(result: DeadlineResult, { calendar, dossier }: Filing): readonly Finding[] {
  const { receivedAt, task } = dossier;
  const { due, lastGraceDay } = result;
  if (!due) return [];
  const findings: Finding[] = [];
  if (!isOfficial(calendar, due)) {
    findings.push(finding('deadline/calendar-unofficial', {}, { year: String(yearOf(due)) }));
  }
  if (task.deadline.shift === 'hint' && !isWorkingDay(calendar, due)) {
    const around = { before: workingDayBefore(calendar, due), shifted: workingDayFrom(calendar, due) };
    findings.push(finding('deadline/shift-possible', {}, { due, ...around }));
  }
  const day = receivedAt && dayInVietnam(receivedAt);
  const { lastMinute } = task.deadline;
  const counts = day !== undefined && day >= due && day <= (lastGraceDay ?? due);
  if (receivedAt && counts && lastMinute && isDisputed(receivedAt, lastMinute)) {
    findings.push(finding('deadline/disputed-minute', {}, { minute: lastMinute, day }));
  }
  return findings;
}

function filesAfterReceipt({ files, receivedAt }: Dossier): readonly Finding[] {
  if (!receivedAt) return [];
  const received = dayInVietnam(receivedAt);
  const after = files.flatMap(({ path, modifiedAt }) => {
    const modified = modifiedAt && dayInVietnam(modifiedAt);
    return modified && modified > received ? [{ path, modified }] : [];
  });
  const modified = after
    .map((each) => each.modified)
    .sort()
    .at(-1);
  if (modified === undefined) return [];
  const names = [...after.slice(0, NAMED).map(({ path }) => path), ...(after.length > NAMED ? ['…'] : [])];
  const values = { count: after.length, modified, received, names: names.join('; ') };
  return [finding('deadline/file-after-receipt', {}, values)];
}

/** A clock that is wrong dates every file of a dossier. */
const NAMED = 3;
