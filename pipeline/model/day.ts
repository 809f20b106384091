/** A calendar day in Vietnam, `2026-12-08`. Compares as text. */
export type Day = string & { readonly unit: 'day' };
/** A moment in UTC, `2026-12-08T03:00:00.000Z`. Compares as text. */
export type Instant = string & { readonly unit: 'instant' };

const MINUTE = 60_000;
/** Vietnam has kept UTC+7 without summer time since 1975. */
const VIETNAM = 7 * 60 * MINUTE;
const DAY = 24 * 60 * MINUTE;

const dayOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10) as Day;

/** `2026-12-08` and a day that exists; undefined otherwise. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || dayOf(time) !== text ? undefined : (text as Day);
}

/** ISO 8601 with an offset or Z (`2026-12-08T10:00:00+07:00`); a bare day or a local time is refused, since it names no moment. */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : instant(time);
}

/** From milliseconds since 1970. */
export const instant = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;
export const milliseconds = (at: Instant): number => Date.parse(at);

export const dayInVietnam = (at: Instant): Day => dayOf(Date.parse(at) + VIETNAM);
/** The moment the day begins in Vietnam. */
export const startOfDay = (day: Day): Instant => instant(Date.parse(`${day}T00:00:00Z`) - VIETNAM);
export const addDays = (day: Day, count: number): Day => dayOf(Date.parse(`${day}T00:00:00Z`) + count * DAY);
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
/** 1 is Monday, 7 is Sunday. */
export const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** `08/12/2026` */
export const vietnameseDay = (day: Day): string => day.split('-').reverse().join('/');
/** `10 giờ 05 phút ngày 08/12/2026`, Vietnam time. */
export function vietnameseTime(at: Instant): string {
  const local = new Date(Date.parse(at) + VIETNAM).toISOString();
  return `${local.slice(11, 13)} giờ ${local.slice(14, 16)} phút ngày ${vietnameseDay(dayInVietnam(at))}`;
}
