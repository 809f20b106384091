import { type Day, parseDay } from '../model/day.ts';

/** A text without spaces, case and diacritics, so that labels are found however badly they were set or recognised. */
export interface TightText {
  readonly text: string;
  /** For each character of `text`, where it stands in the text it was made from. */
  readonly at: readonly number[];
}

/**
 * The text of a page as people would type it: NFC, one space between words, lines kept, letters set apart
 * (`B Á O  C Á O`) put together again.
 */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, (each) => (each === '\n' ? '\n' : each === '\t' ? ' ' : ''))
    .split('\n')
    .map((line) => tidyLine(line.replace(/[^\S ]/g, ' ').trim()))
    .filter((line) => line !== '')
    .join('\n');

/** A line counts as letters set apart where most of its words are one letter long. */
function tidyLine(line: string): string {
  const words = line.split(/ +/);
  const apart = words.length >= 5 && words.filter((word) => word.length === 1).length >= words.length * 0.7;
  return (apart ? line.replace(/(\S) (?=\S)/g, '$1') : line).replace(/ {2,}/g, ' ');
}

/** Lower case without diacritics, everything else as it stands: `Chủ trì: A` becomes `chu tri: a`. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

export function tighten(text: string): TightText {
  const at: number[] = [];
  let tight = '';
  let index = 0;
  for (const character of text) {
    const plain = plainText(character).replace(/\s/g, '');
    for (let each = 0; each < plain.length; each++) at.push(index);
    tight += plain;
    index += character.length;
  }
  return { text: tight, at };
}

/** A day that a text names, with its place in the tight text. */
export interface PrintedDay {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
  /** `ngày 05 tháng 01 năm 2024`, not `05/01/2024`. */
  readonly inWords: boolean;
}

const DAY =
  /(?:ngay(\d{1,2})thang(\d{1,2})nam(\d{4}))|(?:(?:ngay)?(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))/g;

/** Every day named in a tight text, in order; days that do not exist are passed over. */
export const daysIn = (tight: string): readonly PrintedDay[] =>
  [...tight.matchAll(DAY)].flatMap((match): PrintedDay[] => {
    const inWords = match[1] !== undefined;
    const [date = '', month = '', year = ''] = match.slice(inWords ? 1 : 4, inWords ? 4 : 7);
    const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
    return day ? [{ day, start: match.index, end: match.index + match[0].length, inWords }] : [];
  });
