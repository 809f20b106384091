import type { Cell, TextRun } from './xlsx/workbook.ts';

/** Vietnamese of before Unicode: one byte a letter (TCVN3, fonts .Vn*), or letter and mark (VNI, fonts VNI-*). */
export type OldEncoding = 'TCVN3' | 'VNI';

export interface OldText {
  readonly encoding: OldEncoding;
  readonly text: string;
}

const tcvn3 = new Map(
  [
    ['¡¢£¤¥¦§¨©ª«¬\u00ad®', 'ĂÂÊÔƠƯĐăâêôơưđ'],
    ['µ¶·¸¹»¼½¾Æ', 'àảãáạằẳẵắặ'],
    ['ÇÈÉÊËÌÎÏÐÑ', 'ầẩẫấậèẻẽéẹ'],
    ['ÒÓÔÕÖ×ØÜÝÞ', 'ềểễếệìỉĩíị'],
    ['ßáâãäåæçèé', 'òỏõóọồổỗốộ'],
    ['êëìíîïñòóô', 'ờởỡớợùủũúụ'],
    ['õö÷øùúûüýþ', 'ừửữứựỳỷỹýỵ'],
  ].flatMap(([old = '', now = '']) =>
    [...old].map((letter, index): [string, string] => [letter, [...now][index] ?? letter]),
  ),
);

const ACUTE = '\u0301';
const GRAVE = '\u0300';
const HOOK = '\u0309';
const TILDE = '\u0303';
const DOT = '\u0323';
const ROUND = '\u0302';
const BREVE = '\u0306';
/** The mark that a letter after a vowel stands for. */
const VNI_MARKS: ReadonlyMap<string, string> = new Map([
  ['ù', ACUTE],
  ['ø', GRAVE],
  ['û', HOOK],
  ['õ', TILDE],
  ['ï', DOT],
  ['â', ROUND],
  ['á', ROUND + ACUTE],
  ['à', ROUND + GRAVE],
  ['å', ROUND + HOOK],
  ['ã', ROUND + TILDE],
  ['ä', ROUND + DOT],
  ['ê', BREVE],
  ['é', BREVE + ACUTE],
  ['è', BREVE + GRAVE],
  ['ú', BREVE + HOOK],
  ['ü', BREVE + TILDE],
  ['ë', BREVE + DOT],
]);
const VNI_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['ñ', 'đ'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
]);

export const fromTcvn3 = (text: string): string =>
  [...text]
    .map((letter) => tcvn3.get(letter) ?? letter)
    .join('')
    .normalize('NFC');

export function fromVni(text: string): string {
  const letters = [...text];
  let out = '';
  for (let index = 0; index < letters.length; index++) {
    const letter = letters[index] ?? '';
    const small = letter.toLowerCase();
    const base = VNI_LETTERS.get(small) ?? small;
    const mark = /^[aeoôuöy]$/.test(small)
      ? VNI_MARKS.get((letters[index + 1] ?? '').toLowerCase())
      : undefined;
    const joined = base + (mark ?? '');
    if (mark !== undefined) index++;
    out += letter === small ? joined : joined.toUpperCase();
  }
  return out.normalize('NFC');
}

/** Letters that only Unicode Vietnamese has. */
const UNICODE = /[\u1ea0-\u1ef9\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0]/;
const isUnicode = (text: string): boolean => UNICODE.test(text.normalize('NFC'));

/** Signs that TCVN3 uses as letters, next to a letter; no other writing puts them there. */
const TCVN3_INSIDE = /[a-z][µ¶·¸¹¨©ª«¬®\u00ad»¼½¾×÷]|[µ¶·¸¹¨©ª«¬®\u00ad»¼½¾×÷§][a-z]/i;
/** Capital letters with marks amidst small ones: `TiÕng ViÖt`. */
const TCVN3_CAPITALS = /[a-z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞß][a-z]|[a-z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞß](?![\p{L}])/u;
const VNI_PAIRS = /[aeoôuöy][øùûõïåä]|[aeo]â|a[êéèúüë]|ñ[aeiouôö]/gi;

/** What the words of a cell are in Unicode, where its font, or the words themselves, show an old encoding. */
export function readOldText(cell: Pick<Cell, 'text' | 'oldFont' | 'runs'>): OldText | undefined {
  if (cell.runs) {
    const encoding = encodingOf(cell.runs.find((run) => run.oldFont)?.oldFont ?? '');
    return { encoding, text: cell.runs.map(convertRun).join('') };
  }
  if (!/[^\x00-\x7f]/.test(cell.text) || isUnicode(cell.text)) return undefined;
  if (cell.oldFont !== undefined) return { encoding: encodingOf(cell.oldFont), text: convertRun(cell) };
  if (TCVN3_INSIDE.test(cell.text) || TCVN3_CAPITALS.test(cell.text)) {
    return { encoding: 'TCVN3', text: fromTcvn3(cell.text) };
  }
  return [...cell.text.matchAll(VNI_PAIRS)].length >= 2
    ? { encoding: 'VNI', text: fromVni(cell.text) }
    : undefined;
}

const encodingOf = (font: string): OldEncoding => (/^VNI/i.test(font) ? 'VNI' : 'TCVN3');

/** A font whose name ends in H draws small letters as capitals: .VnTimeH. */
function convertRun({ text, oldFont }: TextRun): string {
  if (oldFont === undefined || isUnicode(text)) return text;
  if (encodingOf(oldFont) === 'VNI') return fromVni(text);
  const converted = fromTcvn3(text);
  return /H$/.test(oldFont) ? converted.toUpperCase() : converted;
}
