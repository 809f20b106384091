import { join } from 'node:path';
import { expect, test } from 'vitest';
import { weigh } from '../../../pipeline/findings/finding.ts';
import type { Appendix, Criterion } from '../../../pipeline/model/appendix.ts';
import type { Unit } from '../../../pipeline/model/office.ts';
import { toPoints, ZERO } from '../../../pipeline/model/points.ts';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { lintAppendix } from '../../../pipeline/rubric/appendix-lint.ts';
import { loadRegulation } from '../../../pipeline/rubric/load.ts';
import { regulationSchema } from '../../../pipeline/rubric/regulation-schema.ts';
import { structureMistakes } from '../../../pipeline/rubric/structure.ts';
import { readYaml } from '../../../pipeline/rubric/yaml.ts';
import { intake } from '../../../pipeline/stages/intake.ts';
import { checkSheetHtml } from '../../../pipeline/stages/render/check-sheet.ts';
import { scoreDossier } from '../../../pipeline/stages/scoring/scoring.ts';
import { readSelfAssessment } from '../../../pipeline/stages/self-assessment/self-assessment.ts';
import { toMend } from '../../judgement.ts';
import { LAYOUTS } from '../../workbooks/layouts.ts';
import { writeWorkbook } from '../../workbooks/write.ts';

/** Ninh Hòa 1149/2021, the rules of regulation-notes.md on units, their appendices, and who scores and appraises what. */

const folder = join(import.meta.dirname, '..', '..', '..', 'rubrics', 'ninh-hoa-1149-2021');
const regulation = loadRegulation(folder);
const { data } = readYaml(join(folder, 'regulation.yaml'), '', regulationSchema);
const { dossier } = toMend();

const appendixOf = (id: string): Appendix =>
  regulation.appendices.find((each) => each.id === id) ?? expect.fail(id);
const taskOf = (id: string) => regulation.tasks.find((each) => each.id === id) ?? expect.fail(id);
const unitOf = (kind: string, code = 'don-vi-a'): Unit => ({
  ...(dossier.unit ?? expect.fail()),
  ...{ code, kind },
});

const arrive = (unit: Unit, task = 'tu-danh-gia') => {
  const { dossier, findings } = intake(
    { names: [unit.code], files: [], ignored: [], problems: [] },
    { task: taskOf(task), version: 1, round: 1, firstSeenAt: undefined, receivedAt: undefined },
    { office: { units: [unit], assessmentYear: 2026 }, regulation },
  );
  return { appendix: dossier.appendix?.id, told: findings.map(({ id }) => id) };
};

test.each([
  ['co-quan-chuyen-mon', []],
  ['don-vi-su-nghiep', []],
  ['ubnd-xa-phuong', []],
  ['so', ['contents/unit-not-in-task']],
])('R1: those assessed are the agencies, service units and communes of the town: %s', (kind, told) => {
  expect(arrive(unitOf(kind)).told).toEqual(told);
});

test.each([
  ['co-quan-chuyen-mon', '1'],
  ['van-phong-hdnd-ubnd', '1A'],
  ['thanh-tra-thi-xa', '1B'],
  ['don-vi-su-nghiep', '2'],
  ['ubnd-xa-phuong', '3'],
])('R2: a %s is scored by appendix %s', (kind, appendix) => {
  expect(arrive(unitOf(kind)).appendix).toBe(appendix);
});

test.each([
  ['3', '1', ['workbook/wrong-appendix']],
  ['1', '3', ['workbook/wrong-appendix']],
  ['3', '3', []],
])(
  'R2: a unit of appendix %s that sends the table of appendix %s is told so, by the article',
  async (own, sent, told) => {
    const [layout] = LAYOUTS;
    const bytes = writeWorkbook(layout?.of(appendixOf(sent)) ?? expect.fail(), 'wps');
    const { findings, selfAssessment } = readSelfAssessment({
      ...{ workbook: await readWorkbook(bytes), file: { path: 'cham.xlsx' } },
      dossier: { appendix: appendixOf(own), unit: undefined },
    });
    const failed = weigh(findings, regulation).filter(({ level }) => level === 'fail');
    expect(failed.map(({ id }) => id)).toEqual(told);
    expect(failed.map(({ basis }) => basis)).toEqual(told.map(() => ({ article: 'Điều 4 khoản 3' })));
    expect(selfAssessment === undefined).toBe(told.length > 0);
  },
);

/** The appendix for communes with some of its rows changed; undefined takes a row out. */
const withRows = (change: (row: Criterion) => Criterion | undefined): Appendix => {
  const appendix = appendixOf('3');
  return { ...appendix, criteria: appendix.criteria.flatMap((row) => change(row) ?? []) };
};
const structureOf = (appendix: Appendix) =>
  structureMistakes(data ?? expect.fail(), [appendix]).map(({ message }) => message);

test.each([
  ['a section', 'V', 'Phụ lục 3 thiếu mục "Điểm trừ" (Điều 4 khoản 1).'],
  ['one of the six domains', 'II.4', 'Phụ lục 3 thiếu lĩnh vực "Cải cách chế độ công vụ" (Điều 4 khoản 1).'],
])('R3: an appendix that lacks %s of the five sections and six domains is refused', (_, code, says) => {
  expect(structureOf(withRows((row) => (row.code === code ? undefined : row)))).toEqual([says]);
});

test('R3: one with a domain more is refused, and another way of spelling is not', () => {
  const renamed = (name: string) => withRows((row) => (row.code === 'II.1' ? { ...row, name } : row));
  expect(structureOf(renamed('CẢI CÁCH THỂ CHẾ;'))).toEqual([]);
  const [, foreign] = structureOf(renamed('Cải cách tư pháp'));
  expect(foreign).toBe('Phụ lục 3 có lĩnh vực "Cải cách tư pháp" ngoài cơ cấu của quy chế (Điều 4 khoản 1).');
});

test.each(['1', '1A', '1B', '2', '3'])('R3, R4, R5: appendix %s is built so, and holds 100 points', (id) => {
  const appendix = appendixOf(id);
  expect([...structureOf(appendix), ...lintAppendix(appendix)]).toEqual([]);
  expect(appendix).toMatchObject({ scale: toPoints('100'), bonusInsideScale: true });
});

const worth = (max: string) =>
  withRows((row) => (row.code === 'IV.2' ? { ...row, max: toPoints(max) } : row));

test('R4: an appendix with more than 5 bonus points is refused', () => {
  expect(structureOf(worth('3'))).toEqual([]);
  expect(structureOf(worth('3.5'))).toEqual([
    'Phụ lục 3: điểm thưởng cộng lại 5,5, quy chế cho tối đa 5 (Điều 4 khoản 1 điểm d).',
  ]);
});

test('R5: the bonus lies inside the 100: with it an appendix holds neither more nor less', () => {
  const sectionIV = (max: string): Appendix =>
    withRows((row) =>
      /^IV/.test(row.code) ? { ...row, max: row.code === 'IV.1' ? ZERO : toPoints(max) } : row,
    );
  const says = (appendix: Appendix) =>
    lintAppendix(appendix).flatMap(({ message }) => message.match(/cộng lại là \d+/) ?? []);
  expect(says(sectionIV('4'))).toEqual(['cộng lại là 99']);
  expect(says({ ...appendixOf('3'), bonusInsideScale: false })).toEqual(['cộng lại là 95']);
});

/** By Đ5.3, the code that says most first: of criteria 5 and 7 of Mục I, and of ISO, the text speaks apart from their groups. */
const APPRAISERS: readonly (readonly [string, string])[] = [
  ['I.5', 'van-phong-hdnd-ubnd'],
  ['I.7', 'van-phong-hdnd-ubnd'],
  ['I', 'phong-noi-vu'],
  ['II.1', 'phong-tu-phap'],
  ['II.2', 'van-phong-hdnd-ubnd'],
  ['II.3', 'phong-noi-vu'],
  ['II.4', 'phong-noi-vu'],
  ['II.5', 'phong-tai-chinh-ke-hoach'],
  ['II.6', 'phong-van-hoa-thong-tin'],
  ['III', 'hoi-dong-tham-dinh'],
  ['IV', 'to-giup-viec'],
  ['V', 'to-giup-viec'],
];

test.each([
  ['1', 'van-phong-hdnd-ubnd'],
  ['1A', 'van-phong-hdnd-ubnd'],
  ['1B', 'van-phong-hdnd-ubnd'],
  ['2', 'phong-van-hoa-thong-tin'], // has no ISO, which is for administrative agencies
  ['3', 'phong-kinh-te'],
])('R9, A26: every row of appendix %s goes to its appraiser, II.6.7, taken for ISO, to %s', (id, iso) => {
  const expected = (code: string) =>
    [['II.6.7', iso] as const, ...APPRAISERS].find(
      ([group]) => code === group || code.startsWith(`${group}.`),
    )?.[1];
  const rows = appendixOf(id).criteria.filter(({ method }) => method);
  expect(rows.map(({ code, appraiser }) => [code, appraiser])).toEqual(
    rows.map(({ code }) => [code, expected(code)]),
  );
});

const selfAppraised = (unit: Unit, id: string) =>
  scoreDossier({
    ...{ regulation, findings: [], rowEvidence: [], deadline: toMend().deadline },
    dossier: { ...dossier, unit, appendix: appendixOf(id) },
    selfAssessment: { sheet: 'Bảng', rows: [], declaredTotal: undefined },
  }).findings.map(({ values }) => values['count']);

test.each([
  ['phong-noi-vu', 'co-quan-chuyen-mon', '1', [15]],
  ['phong-van-hoa-thong-tin', 'co-quan-chuyen-mon', '1', [7]],
  ['van-phong', 'van-phong-hdnd-ubnd', '1A', [17]],
  ['phong-y-te', 'co-quan-chuyen-mon', '1', []],
  ['xa-a', 'ubnd-xa-phuong', '3', []],
])('A24: the rows that %s appraises of its own dossier are told, as information', (code, kind, id, count) => {
  expect(selfAppraised(unitOf(kind, code), id)).toEqual(count);
  expect(regulation.findings.get('scoring/self-appraised')).toEqual({
    level: 'inform',
    basis: { article: 'Điều 5 khoản 3' },
  });
});

test.each([
  ['phong-tu-phap', 'Cải cách thể chế'],
  [
    'phong-noi-vu',
    'Mục I (Công tác chỉ đạo, điều hành cải cách hành chính); Cải cách tổ chức bộ máy; Cải cách chế độ công vụ',
  ],
  ['van-phong-hdnd-ubnd', 'Tiêu chí 5, 7 của Mục I; Cải cách thủ tục hành chính; Tiêu chí 6.7 của Mục II'],
  ['phong-van-hoa-thong-tin', 'Xây dựng Chính quyền điện tử, Chính quyền số'],
  ['phong-tai-chinh-ke-hoach', 'Cải cách tài chính công'],
])(
  'R17, A26: of the town’s own index %s is told its contents, as the text writes them, and scored on none',
  (code, contents) => {
    const unit = unitOf('co-quan-chuyen-mon', code);
    expect(arrive(unit, 'cham-diem-thi-xa')).toEqual({ appendix: undefined, told: [] });
    const judgement = { ...toMend(), regulation, score: undefined };
    const sheet = checkSheetHtml({
      ...judgement,
      dossier: { ...dossier, unit, appendix: undefined, task: taskOf('cham-diem-thi-xa') },
    });
    expect(sheet).toContain(`<dd>${contents}</dd>`);
  },
);

test('R17: an agency that the text gives no part of the town’s index is told so', () => {
  expect(arrive(unitOf('co-quan-chuyen-mon', 'phong-kinh-te'), 'cham-diem-thi-xa').told).toEqual([
    'contents/unit-not-in-task',
  ]);
});
