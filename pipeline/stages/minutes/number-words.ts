const DIGITS: Readonly<Record<string, string>> = {
  khong: '0',
  mot: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  lam: '5',
  sau: '6',
  bay: '7',
  tam: '8',
  chin: '9',
};

const ONE_TO_NINE = '(?:mot|hai|ba|bon|tu|lam|sau|bay|tam|chin)';
/** `năm` is five and year in one. */
const ANY_DIGIT = '(?:khong|mot|hai|ba|bon|tu|nam(?!\\s+20\\d)|lam|sau|bay|tam|chin)';
const TENS = `(?:(?:hai|ba|bon|nam|sau|bay|tam|chin)\\s+muoi(?:\\s+${ONE_TO_NINE})?|muoi(?:\\s+${ONE_TO_NINE})?|mot\\s+tram)`;
const NUMBER = new RegExp(
  `(?<![a-z])(${TENS})(?:\\s+phay\\s+((?:${ANY_DIGIT}|muoi)(?:\\s+(?:${ANY_DIGIT}|muoi))*))?(?![a-z])`,
  'g',
);

/** `tám mươi lăm phẩy năm`, without its diacritics, becomes `85,5`: from ten to a hundred, since sums are written so. */
export const withFigures = (plain: string): string =>
  plain.replace(NUMBER, (_, whole: string, fraction: string | undefined) => {
    const decimals = fraction === undefined ? '' : `,${fractionOf(fraction)}`;
    return `${wholeOf(whole)}${decimals}`;
  });

const digitOf = (word: string | undefined): string => DIGITS[word ?? ''] ?? '';

function wholeOf(words: string): string {
  const [first, second, third] = words.split(/\s+/);
  if (second === 'tram') return '100';
  if (first === 'muoi') return `1${digitOf(second) || '0'}`;
  return `${digitOf(first)}${digitOf(third) || '0'}`;
}

/** `bảy mươi lăm` and `bảy lăm` are both 75, `mười` is 10; `không năm` is 05. */
const fractionOf = (words: string): string =>
  words
    .replace(/^muoi(\s|$)/, 'mot ')
    .replace(/\s+muoi(?=\s|$)/, (_, at: number, all: string) => (at + 5 === all.length ? ' khong' : ''))
    .trim()
    .split(/\s+/)
    .map(digitOf)
    .join('');
