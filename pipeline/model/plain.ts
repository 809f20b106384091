/** Lower case, without diacritics, words separated by one space: how names are compared when people spell them freely. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The same with nothing between the words: `UBND xã Ninh An` and `ubnd_xa-ninh an` alike become `ubndxaninhan`. */
export const plainName = (text: string): string => plainWords(text).replaceAll(' ', '');
