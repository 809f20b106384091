import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeWords } from '../../pipeline/worker/verify-changes.ts';
import { NOTES } from '../../pipeline/worker/verify-notes.ts';

const folder = join(import.meta.dirname, '..', '..', 'pipeline', 'readers', 'signature');
const source = (name: string): string => readFileSync(join(folder, name), 'utf8');
const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].flatMap(([, code]) => (code ? [code] : []));

test('every code that a signature report can give is told in Vietnamese', () => {
  const verdicts = new Set(codesIn(source('verdict.ts')));
  const given = new Set(
    readdirSync(folder)
      .flatMap((name) => codesIn(source(name)))
      .filter((code) => !verdicts.has(code)),
  );
  expect(given.size).toBeGreaterThan(60);
  expect([...given].filter((code) => !NOTES[code])).toEqual([]);
  expect(Object.keys(NOTES).filter((code) => !given.has(code))).toEqual([]);
});

test('every change that the comparison can name is told in Vietnamese', () => {
  const files = readdirSync(folder).filter((name) => /^(?:compar|changes|update-)/.test(name));
  const sentences = files.flatMap((name) =>
    [
      ...source(name).matchAll(
        /(?:forbid\([^'`;]*?,\s*|what: |return |\[|push\(\s*|=>\s*)(['`])((?:(?!\1)[^\n])* (?:(?!\1)[^\n])*)\1/g,
      ),
    ].map(([, , text = '']) =>
      text.replace(/\$\{[^}]*\}/g, (hole) => (/key|barred|differing/.test(hole) ? 'Ten' : '7')),
    ),
  );
  expect(sentences.length).toBeGreaterThan(50);
  expect(sentences.filter((each) => changeWords(each).startsWith('không đọc được'))).toEqual([]);
  expect(changeWords('field Tên (ô 1) was filled in')).toBe('điền ô "Tên (ô 1)"');
  expect(changeWords('xref at byte 9')).toBe('không đọc được phần ghi thêm (xref at byte 9)');
});
