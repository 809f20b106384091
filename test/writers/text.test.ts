import { expect, test } from 'vitest';
import { cleanText } from '../../pipeline/writers/text.ts';

test.each([
  ['letters in pieces', 'Hòa'.normalize('NFD'), 'Hòa'.normalize('NFC')],
  ['control characters', 'a\u0000b\u001b\u0085c', 'abc'],
  ['half a pair', 'a\ud800b', 'a\ufffdb'],
  ['a turned direction', 'bao cao\u202efdp.exe\u2069', 'bao caofdp.exe'],
  ['ends of lines of other systems', 'a\r\nb\rc\td', 'a\nb\nc\td'],
])('%s are made fit to print', (_, before, after) => {
  expect(cleanText(before)).toBe(after);
});
