import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../pipeline/model/day.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { intake } from '../../pipeline/stages/intake.ts';
import { checkTexts } from '../../pipeline/stages/texts.ts';
import { contents, office, pdf, said, task, unit } from '../stages/builders.ts';

/** Rules of the `regulation-notes.md` that no other test is named after. */

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
/** The regulations whose every rule has a test in `rules/`, in the files that begin with the name beside them. */
const TESTED: readonly (readonly [string, string])[] = [['ninh-hoa-1149-2021', 'ninh-hoa']];
const load = (id: string) => loadRegulation(join(rubrics, id));

describe('a dossier of another year than the regulation is for', () => {
  const arrive = (regulation: ReturnType<typeof load>, assessmentYear: number) =>
    intake(
      { names: ['xa-mau'], files: [], ignored: [], problems: [] },
      { task, version: 1, round: 1, firstSeenAt: undefined, receivedAt: undefined },
      { office: { ...office, assessmentYear }, regulation: { ...regulation, tasks: [task] } },
    ).findings.filter(({ id }) => id === 'contents/other-year');

  test.each([
    ['Lai Châu #5', 'lai-chau-29-2019', 2019],
    ['Quảng Nam #6', 'quang-nam-2744-2020', 2020],
    ['Kon Rẫy B16', 'kon-ray-1253-2022', 2023],
    ['Quảng Trị #22', 'quang-tri-320-2021', 2020],
  ])('%s: is warned of, one of its own year is not', (_, id, year) => {
    const regulation = load(id);
    expect(arrive(regulation, year)).toEqual([]);
    expect(said(arrive(regulation, year + 1))).toEqual([['contents/other-year', {}]]);
    expect(regulation.findings.get('contents/other-year')).toMatchObject({
      level: 'warn',
      basis: { article: expect.stringMatching(/\S/) },
    });
  });

  test.each(['ninh-hoa-1149-2021', 'mau-hai-cap'])('%s: holds year after year', (id) => {
    expect(arrive(load(id), 2035)).toEqual([]);
  });
});

describe('Quảng Nam #13: evidence is issued by a competent body', () => {
  const missing = (text: string, content: 'text' | 'scan' = 'text') =>
    checkTexts({
      contents: contents(['a.pdf']),
      facts: new Map([['a.pdf', pdf({ content, text: [{ page: 1, text, from: 'text' }] })]]),
      dossier: {
        id: { regulation: 'thu', year: 2026, unit: unit.code, task: task.id, part: 1, round: 1 },
        receivedAt: parseInstant('2026-12-05T02:00:00Z'),
      },
    }).findings.flatMap(({ id, values }) => (id === 'evidence/head-incomplete' ? [values['missing']] : []));
  const head = (number: string, day: string) =>
    `UBND XÃ MẪU\n${number}\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ${day}\nBÁO CÁO`;
  const whole = head('Số: 12/BC-UBND', 'ngày 25 tháng 11 năm 2026');

  test.each([
    ['with number, day and body', whole, []],
    ['without number', head('', 'ngày 25 tháng 11 năm 2026'), ['số, ký hiệu']],
    ['whose number is blank', head('Số:      /BC-UBND', 'ngày 25 tháng 11 năm 2026'), ['số, ký hiệu']],
    ['without day', head('Số: 12/BC-UBND', 'ngày    tháng    năm 2026'), ['ngày ban hành']],
    ['without body', whole.replace('UBND XÃ MẪU', ''), ['cơ quan ban hành']],
    ['that is no letter', 'Danh sách lớp tập huấn', ['số, ký hiệu, ngày ban hành']],
  ])('a text %s', (_, text, expected) => {
    expect(missing(text)).toEqual(expected);
  });

  test('of a scan nothing is said', () => {
    expect(missing('', 'scan')).toEqual([]);
  });

  test.each([
    ['quang-nam-2744-2020', 'warn'],
    ['lai-chau-29-2019', 'inform'],
    ['ninh-hoa-1149-2021', 'ignore'],
    ['kon-ray-1253-2022', 'ignore'],
    ['quang-tri-320-2021', 'ignore'],
  ])('%s weighs it as %s', (id, level) => {
    expect(load(id).findings.get('evidence/head-incomplete')?.level).toBe(level);
  });
});

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
