import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Calendar } from '../model/calendar.ts';
import { yearOf } from '../model/day.ts';
import { type Mistake, mistakeLines, WorkerError } from '../model/errors.ts';
import { calendarSchema } from './regulation-schema.ts';
import { readYaml } from './yaml.ts';

/** Reads `calendar.yaml`. Throws WorkerError RUBRIC_INVALID with every mistake, each with file and line, in Vietnamese. */
export function loadCalendar(file: string): Calendar {
  const { calendar, mistakes } = readCalendar(file);
  if (!calendar) throw new WorkerError('RUBRIC_INVALID', mistakeLines(mistakes));
  return calendar;
}

/** The same, with the mistakes as data. */
export function readCalendar(file: string): {
  readonly calendar: Calendar | undefined;
  readonly mistakes: readonly Mistake[];
} {
  const shown = basename(file);
  const { data, mistakes, lineOf, bytes } = readYaml(file, shown, calendarSchema);
  if (!data) return { calendar: undefined, mistakes };
  const seen = new Set<string>();
  const doubled = data.years.flatMap(({ year, days }, yearIndex) =>
    days.flatMap(({ date }, index): Mistake[] => {
      const line = lineOf(['years', yearIndex, 'days', index, 'date']);
      const wrong: Mistake[] = [];
      if (seen.has(date)) wrong.push({ file: shown, line, message: `Ngày ${date} có hai lần.` });
      if (yearOf(date) !== year)
        wrong.push({ file: shown, line, message: `Ngày ${date} không thuộc năm ${year}.` });
      seen.add(date);
      return wrong;
    }),
  );
  if (doubled.length) return { calendar: undefined, mistakes: doubled };
  return {
    mistakes: [],
    calendar: {
      entries: new Map(data.years.flatMap(({ days }) => days.map((each) => [each.date, each]))),
      years: new Map(data.years.map(({ year, status }) => [year, status])),
      hash: createHash('sha256').update(bytes).digest('hex'),
    },
  };
}
