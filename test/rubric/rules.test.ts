import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Every rule of the `regulation-notes.md` is followed by data, and has a test in `rules/` of what it does. */

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
/** The regulations whose every rule has a test in `rules/`, in the files that begin with the name beside them. */
const TESTED: readonly (readonly [string, string])[] = [
  ['ninh-hoa-1149-2021', 'ninh-hoa'],
  ['quang-nam-2744-2020', 'quang-nam'],
  ['lai-chau-29-2019', 'lai-chau'],
  ['kon-ray-1253-2022', 'kon-ray'],
  ['quang-tri-320-2021', 'quang-tri'],
];

describe('every rule of the notes stands beside the data that follows it, or in the README with its reason', () => {
  const readme = readFileSync(join(rubrics, 'README.md'), 'utf8').split('## Chưa có trong dữ liệu')[1] ?? '';

  /** The ids that a text names: `R7`, `A9b`, `G1a`, `#12`; a stretch of them, `#17 - #19`, names all. */
  const namedIn = (text: string): ReadonlySet<string> => {
    const stretches = [...text.matchAll(/#(\d+) ?[-–] ?#(\d+)/g)].flatMap(([, from, to]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `#${Number(from) + index}`),
    );
    return new Set([...(text.match(/[RAGKB]\d+[a-d]?\b|#\d+/g) ?? []), ...stretches]);
  };
  /** The first cell of each rule's row: an id, or a bare number in notes that number their rules through. */
  const rulesOf = (notes: string): readonly string[] =>
    [...notes.matchAll(/^\| ([RAGKB]?\d{1,2}[a-d]?)\b[^|]*\|/gm)].flatMap(([, id = '']) =>
      /^\d/.test(id) ? [`#${id}`] : [id],
    );

  /** The ids at the head of the titles of tests: `test('R4, A13: …')`. */
  const titled = (code: string): ReadonlySet<string> =>
    new Set(
      [...code.matchAll(/(?:\btest|\))\(\s*['"`]((?:[RAGKB#]\d+[a-d]?(?:, )?)+): /g)].flatMap(
        ([, ids = '']) => ids.split(', '),
      ),
    );
  const read = (id: string, name: string) => readFileSync(join(rubrics, id, name), 'utf8');
  const rulesOfRegulation = (id: string) => rulesOf(read(id, 'regulation-notes.md'));
  const excusedIn = (id: string) => namedIn(readme.split(`- \`${id}\`\n`)[1]?.split(/^- /m)[0] ?? '');

  test.each([
    ['ninh-hoa-1149-2021', 71],
    ['quang-nam-2744-2020', 29],
    ['lai-chau-29-2019', 17],
    ['kon-ray-1253-2022', 37],
    ['quang-tri-320-2021', 24],
  ])('%s: %d rules', (id, count) => {
    const rules = rulesOfRegulation(id);
    const named = namedIn(read(id, 'regulation.yaml'));
    const excused = excusedIn(id);
    expect(rules).toHaveLength(count);
    expect(rules.filter((rule) => !named.has(rule) && !excused.has(rule))).toEqual([]);
    expect([...excused].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  test.each(TESTED)(
    '%s: each has a test whose title begins with its id, in rules/%s*.test.ts',
    (id, prefix) => {
      const folder = join(import.meta.dirname, 'rules');
      const files = readdirSync(folder).filter((name) => name.startsWith(prefix));
      const tested = titled(files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'));
      const rules = rulesOfRegulation(id);
      const excused = excusedIn(id);
      expect(rules.filter((rule) => !tested.has(rule) && !excused.has(rule))).toEqual([]);
      expect([...tested].filter((rule) => !rules.includes(rule))).toEqual([]);
    },
  );
});
