/** Letters that look like the right one and are another: Ð (eth) for Đ; spaces that are none. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['\u00d0', 'Đ'],
  ['\u00f0', 'đ'],
  ['\u0189', 'Đ'],
]);

const NEEDS_TIDYING = /[\u00d0\u00f0\u0189\u200b-\u200f\u2060\ufeff\u00ad\n]|[^\S ]| {2}|^ | $/;

/** NFC, look-alikes mapped, every kind of space one space, no zero-width characters. */
export function tidy(text: string): string {
  const composed = text.normalize('NFC');
  if (!NEEDS_TIDYING.test(composed)) return composed;
  return composed
    .replace(/[\u00d0\u00f0\u0189]/g, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** The same few words are compared over and over while a table is looked for; forgotten when there are many. */
const folded = new Map<string, string>();
const MOST_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 500;

/** For comparing: small letters without marks, words and numbers only. `hòa`, `hoà` and `HOA` are one. */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const plain = tidy(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
  if (text.length > LONGEST_REMEMBERED) return plain;
  if (folded.size >= MOST_REMEMBERED) folded.clear();
  folded.set(text, plain);
  return plain;
}

/** 1 for the same words in the same order, 0 for nothing in common; pairs of neighbouring words count like words. */
export function likeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  return likenessOfWords(spelledOut(a, b), spelledOut(b, a));
}

/** No name is like another of so many more words; counting what they share would tell nothing. */
const TOO_UNEQUAL = 4;

function likenessOfWords(a: string, b: string): number {
  const [left, right] = [piecesOf(a), piecesOf(b)];
  if (left.size === 0 || right.size === 0) return 0;
  if (Math.max(left.size, right.size) > TOO_UNEQUAL * Math.min(left.size, right.size))
    return isCutShort(a, b) || isCutShort(b, a) ? CUT_SHORT : 0;
  let shared = 0;
  for (const piece of left) if (right.has(piece)) shared++;
  const alike = (2 * shared) / (left.size + right.size);
  return isCutShort(a, b) || isCutShort(b, a) ? Math.max(alike, CUT_SHORT) : alike;
}

/** Letters that no Vietnamese syllable is made of, save the U of `UBND`: the first letters of words. */
const ABBREVIATION = /(?<= |^)u?[bcdghklmnpqrstvx]{2,}(?= |$)/g;

const abbreviated = new Map<string, readonly string[]>();

function abbreviationsIn(folded: string): readonly string[] {
  const known = abbreviated.get(folded);
  if (known) return known;
  const found = [...new Set(folded.match(ABBREVIATION))];
  if (abbreviated.size >= MOST_REMEMBERED) abbreviated.clear();
  abbreviated.set(folded, found);
  return found;
}

/** With the abbreviations that stand for words of the other text written as those words: `TTHC` beside `thủ tục hành chính`. */
function spelledOut(text: string, other: string): string {
  const written = abbreviationsIn(text);
  if (written.length === 0) return text;
  const words = other.split(' ');
  const initials = words.map((word) => word[0]).join('');
  const meant = new Map(
    written.flatMap((each) => {
      const at = words.includes(each) ? -1 : initials.indexOf(each);
      return at === -1 ? [] : [[each, words.slice(at, at + each.length).join(' ')] as const];
    }),
  );
  return meant.size === 0 ? text : text.replace(ABBREVIATION, (each) => meant.get(each) ?? each);
}

/** As alike as a name and its beginning, which is all that many workbooks keep of a long one. */
const CUT_SHORT = 0.75;
const FEWEST_WORDS = 4;

export const isCutShort = (short: string, long: string): boolean =>
  short !== long && long.startsWith(short) && short.split(' ').length >= FEWEST_WORDS;

const pieces = new Map<string, ReadonlySet<string>>();

function piecesOf(folded: string): ReadonlySet<string> {
  const known = pieces.get(folded);
  if (known) return known;
  const words = folded.split(' ').filter(Boolean);
  const made = new Set([...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)]);
  if (pieces.size >= MOST_REMEMBERED) pieces.clear();
  pieces.set(folded, made);
  return made;
}
