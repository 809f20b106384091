const SIGNIFICANT = 15;

/** A stored number as a person sees it: `1.1000000000000001` is 1.1. Undefined for what is no finite number. */
export function exactNumber(stored: string): string | undefined {
  const text = stored.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return String(Number(value.toPrecision(SIGNIFICANT)));
}

const DATE_FORMATS: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [49, '@'],
]);

/** What Excel allows. */
const LONGEST_FORMAT = 255;

export interface NumberFormat {
  readonly code: string | undefined;
  readonly date: boolean;
}

/** The format of a built-in or custom id; letters of days and hours outside of quotes and brackets make it a date. */
export function numberFormat(id: number, custom: string | undefined): NumberFormat {
  if (custom === undefined || custom.length > LONGEST_FORMAT)
    return { code: BUILT_IN.get(id), date: DATE_FORMATS.has(id) };
  const bare = custom.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const code = /^general$/i.test(custom) ? undefined : custom;
  return { code, date: code !== undefined && /[ymdhs]/i.test(bare.replace(/general/gi, '')) };
}

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 9999-12-31 */
const LAST_SERIAL = 2_958_466;

/** A serial date as `2026-02-01` or `2026-02-01T07:30:00`; a time of day alone as `T07:30:00`. Undefined outside of the calendar. */
export function serialDate(stored: string, from1904: boolean): string | undefined {
  const serial = Number(stored);
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL) return undefined;
  // The calendar of 1900 counts a 29 February that never was.
  const days = !from1904 && serial < 60 && serial >= 1 ? serial + 1 : serial;
  const milliseconds = Math.round((days * DAY) / 1000) * 1000 + (from1904 ? EPOCH_1904 : EPOCH_1900);
  const iso = new Date(milliseconds).toISOString().slice(0, 19);
  if (serial < 1 && !from1904) return iso.slice(10);
  return iso.replace('T00:00:00', '');
}

/** `2026-02-01T00:00:00.000Z` of a cell of type d. */
export function isoDate(stored: string): string | undefined {
  const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?/.exec(stored.trim()) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return undefined;
  return /[1-9]/.test(time) ? `${day}T${time.padEnd(8, ':00')}` : day;
}
