import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
