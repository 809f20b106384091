import type { Cell } from '../../readers/xlsx/workbook.ts';
import { tidy } from './words.ts';

/** A code as written, and every code that the cell may have held before a spreadsheet changed it. */
export interface WrittenCode {
  readonly written: string;
  readonly exact: string;
  /** 1.1 stored as a number may have been 1.10; a date may have been 1.2 or 2.1. */
  readonly repairs: readonly string[];
}

const PREFIX =
  /^(mục|phần|tiêu chí thành phần|tiêu chí|tctp|tc|lĩnh vực|nhóm|muc|phan|tieu chi|linh vuc)\s*(?=[\divx(])/i;
// No letter may be read in two ways: each further piece would double the tries.
const LETTERS = '[IVXivx]{1,5}|[A-HJ-UWYZa-hj-uwyzĐđ]';
const PIECE = `(?:${LETTERS}|\\d{1,3})`;
/** Longer than any code with the words before it. */
const LONGEST = 80;
const WHOLE = new RegExp(`^${PIECE}(?:\\.${PIECE})*$`);
/** At the start of a name: several pieces, one with a dot, bracket or dash behind it, or a number before a capital letter. */
const LEADING = new RegExp(
  `^[(\\[]?(?:(${PIECE}(?:[.,]\\s?(?:\\d{1,3}|(?:${LETTERS})(?![\\p{L}])))+)[\\s.,)\\]:;/_–—-]*|(${PIECE})\\s?(?:[.)\\]:]|\\s[–-]\\s)\\s*|(\\d{1,2}|[IVX]{1,5})\\s+(?=\\p{Lu}))(?=[\\p{L}"“'(])`,
  'u',
);
/** What every such code begins with; names are many, and to see at once that most begin with none costs little. */
const MAY_LEAD = new RegExp(`^[(\\[]?${PIECE}[\\s.,)\\]:]`);

/** `1.1.`, `(1,1)`, `Mục I`, `tc 1.1` as `1.1`, `1.1`, `I`, `1.1`; undefined for what is no code. */
export function normalCode(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = tidy(text)
    .replace(PREFIX, '')
    .replace(/[,\u00b7]/g, '.')
    .replace(/\s+/g, '')
    .replace(/(?<=[\dIVX])[-–/](?=[\dIVX])/gi, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^[([.'`]+|[)\].:;'-]+$/g, '')
    .toUpperCase();
  return WHOLE.test(bare) ? bare : undefined;
}

/** The code of a cell of a code column. */
export function codeOf(cell: Cell, text: string): WrittenCode | undefined {
  switch (cell.kind) {
    case 'number':
      return numberCode(cell);
    case 'date':
      return { written: cell.text, exact: cell.text, repairs: dateCodes(cell.text) };
    case 'text': {
      const written = tidy(text);
      const asDate = textDate(written);
      if (asDate) return { written, exact: written, repairs: asDate };
      const exact = normalCode(written);
      if (exact === undefined) return undefined;
      // 01.02 is 1.2 with its columns kept straight.
      const short = exact.replace(/(^|\.)0+(?=\d)/g, '$1');
      return { written, exact, repairs: short === exact ? [] : [short] };
    }
    case 'boolean':
    case 'error':
    case 'empty':
      return undefined;
  }
}

/** A number keeps no trailing zero: 1.1 may be 1.10 and, where its format shows two places, most likely is. */
function numberCode(cell: Cell): WrittenCode | undefined {
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(cell.text)) return undefined;
  const { text } = cell;
  if (!text.includes('.')) return { written: text, exact: text, repairs: [] };
  const places = /^0\.(0+)$/.exec(cell.format ?? '')?.[1]?.length ?? 0;
  const shown = places > 0 ? Number(text).toFixed(places) : text;
  const repairs = new Set([text, `${text}0`, ...splitDigits(text)]);
  repairs.delete(shown);
  return { written: shown, exact: shown, repairs: [...repairs] };
}

/** 1.11 may also be 1.1.1 typed without its second dot; offered as a repair only. */
function splitDigits(text: string): readonly string[] {
  const [whole = '', fraction = ''] = text.split('.');
  return fraction.length === 2 && !fraction.startsWith('0') ? [`${whole}.${[...fraction].join('.')}`] : [];
}

/** Codes that turn into this day: 1.2 and 2.1 of this year, 1.2.3 of 2003, 1.10 of January 2010. */
function dateCodes(iso: string): readonly string[] {
  const [year = 0, month = 0, day = 0] = iso.slice(0, 10).split('-').map(Number);
  if (!year || !month || !day) return [];
  const short = year % 100;
  const codes = [
    `${day}.${month}`,
    `${month}.${day}`,
    `${day}.${month}.${short}`,
    `${month}.${day}.${short}`,
  ];
  if (day === 1) codes.push(`${month}.${short}`);
  return [...new Set(codes)];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `01/02/2026`, `1-Feb`, `Jan-10`: a date that was turned into text later. */
function textDate(text: string): readonly string[] | undefined {
  const full = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (full) {
    const [, first = '', second = '', year = ''] = full.map((part) => part.replace(/^0+(?=\d)/, ''));
    const pairs = [`${first}.${second}`, `${second}.${first}`];
    return [...pairs, ...pairs.map((pair) => `${pair}.${Number(year) % 100}`)];
  }
  const [, day, name = '', year] = /^(?:(\d{1,2})[-/ ])?([a-z]{3})(?:[-/ ](\d{2}))?$/i.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  if (day !== undefined) return [`${Number(day)}.${month}`, `${month}.${Number(day)}`];
  return year === undefined ? undefined : [`${month}.${Number(year)}`, `${Number(year)}.${month}`];
}

const BULLET = /^[-+•*–—·]\s*/;

/** A name that begins with its code, taken apart. */
export function splitLeadingCode(name: string): {
  readonly code: WrittenCode | undefined;
  readonly name: string;
} {
  const prefixed = name.replace(BULLET, '').replace(PREFIX, '');
  const match = MAY_LEAD.test(prefixed) ? LEADING.exec(prefixed.slice(0, LONGEST)) : undefined;
  const written = match?.[1] ?? match?.[2] ?? match?.[3];
  const exact = written === undefined ? undefined : normalCode(written);
  if (!match || written === undefined || exact === undefined) return { code: undefined, name };
  return {
    code: { written: written.trim(), exact, repairs: [] },
    name: prefixed.slice(match[0].length).trim(),
  };
}

const TRAILING = /\s*(?:[([]([^()[\]]{1,20})[)\]]|(?:\s[-–—]|:)\s?([\p{L}\d.]{1,20}))\.?$/u;
/** Longer than any code with what stands around it. */
const LONGEST_TRAILING = 30;

export interface TrailingCode {
  readonly code: WrittenCode | undefined;
  readonly bracketed: boolean;
  readonly name: string;
}

/** A name that ends in its code: `Ban hành kế hoạch (1.1.1)`, `… [TC 1.1]`, `… - 1.1.1`; a bare number there is a footnote. */
export function splitTrailingCode(name: string): TrailingCode {
  const [whole = '', bracketed, dashed = ''] = TRAILING.exec(name.slice(-LONGEST_TRAILING)) ?? [];
  const before = name.slice(0, name.length - whole.length);
  const written = (bracketed ?? dashed).trim();
  const exact = normalCode(written);
  if (
    exact === undefined ||
    !/\p{L}/u.test(before) ||
    !(exact.includes('.') || (bracketed !== undefined && isRoman(exact)))
  )
    return { code: undefined, bracketed: false, name };
  return { code: { written, exact, repairs: [] }, bracketed: bracketed !== undefined, name: before };
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

export const isRoman = (piece: string): boolean => ROMAN.includes(piece);

/** The same code with its first piece in the other numerals: `I.1` and `1.1`. */
export function otherNumerals(code: string): string | undefined {
  const [first = '', ...rest] = code.split('.');
  const index = ROMAN.indexOf(first);
  const other = index === -1 ? ROMAN[Number(first) - 1] : String(index + 1);
  return other === undefined ? undefined : [other, ...rest].join('.');
}

/** `a`, `b)`: a letter that numbers the lines of a criterion, not a criterion. */
export const isBullet = (code: string): boolean => /^[A-ZĐ]$/.test(code) && !isRoman(code);
