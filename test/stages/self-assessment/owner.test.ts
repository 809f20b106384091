import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Appendix } from '../../../pipeline/model/appendix.ts';
import { toPoints } from '../../../pipeline/model/points.ts';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { makeScoreWorkbook } from '../../../pipeline/rubric/score-workbook.ts';
import { readSelfAssessment } from '../../../pipeline/stages/self-assessment/self-assessment.ts';
import { loadOffice } from '../../../pipeline/worker/config.ts';
import { writeWorkbook } from '../../workbooks/write.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { office, regulation } = loadOffice(
  join(root, 'samples', 'office-ninh-hoa.yaml'),
  join(root, 'rubrics'),
);
const folder = join(root, 'samples', '01-xa-day-du', 'dossier', 'UBND xã Minh Họa');
const workbook = await readWorkbook(readFileSync(join(folder, 'Bang cham diem CCHC nam 2024.xlsx')));
const appendix = regulation.appendices.find(({ id }) => id === '3');

test.each([
  ['xa-minh-hoa', []],
  ['xa-thu-nghiem', ['workbook/other-unit']],
])('a table headed UBND XÃ MINH HỌA in the dossier of %s', (code, expected) => {
  const unit = office.units.find((each) => each.code === code);
  const { findings } = readSelfAssessment({
    workbook,
    file: { path: 'a.xlsx' },
    dossier: { appendix, unit },
    units: office.units,
  });
  expect(findings.map(({ id }) => id)).toEqual(expected);
});

const unit = office.units.find(({ code }) => code === 'xa-minh-hoa');
const { id: regulationId, hash } = regulation;

/** A workbook made for a unit, a year and a rubric, and the dossier that it lies in. */
async function madeFor(change: {
  readonly year?: number;
  readonly regulation?: string;
  readonly appendix?: Appendix;
}): Promise<readonly string[]> {
  if (!appendix || !unit) throw new Error('no unit to make a workbook for');
  const bytes = await makeScoreWorkbook({
    appendix: change.appendix ?? appendix,
    regulationTitle: regulation.citation,
    unit,
    year: change.year ?? 2024,
    identity: { regulation: change.regulation ?? regulationId, hash },
  });
  const { findings } = readSelfAssessment({
    workbook: await readWorkbook(bytes),
    file: { path: 'a.xlsx' },
    dossier: {
      appendix,
      unit,
      id: { regulation: regulationId, year: 2024, unit: unit.code, task: 'a', part: 1, round: 1 },
    },
  });
  return findings.map(({ id }) => id).filter((id) => id !== 'workbook/nothing-scored');
}

const [first, ...rest] = appendix?.criteria ?? [];
const renamed = appendix &&
  first && { ...appendix, criteria: [{ ...first, name: `${first.name} (cũ)` }, ...rest] };

test.each([
  ['this year and rubric', {}, []],
  ['another year', { year: 2023 }, ['workbook/other-year']],
  ['an older edition of the appendix', renamed ? { appendix: renamed } : {}, ['workbook/old-rubric']],
  [
    'the same appendix of another regulation',
    renamed ? { appendix: renamed, regulation: 'khac' } : {},
    ['workbook/old-rubric'],
  ],
])('a workbook made for %s', async (_, change, expected) => {
  expect(await madeFor(change)).toEqual(expected);
});

test.each([
  ['BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2023', ['other-year A3']],
  ['BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2024', []],
  ['(Kèm theo Quyết định ngày 22/11 năm 2021)', []],
])('a table under the title "%s" in a dossier of 2024', async (title, expected) => {
  const rows = (appendix?.criteria ?? []).map(({ code, name }) => [code, name]);
  const sheets = [{ name: 'B', rows: [[title], ['Mã', 'Tiêu chí', 'Điểm tự chấm'], ...rows] }];
  const { findings } = readSelfAssessment({
    workbook: await readWorkbook(writeWorkbook({ sheets }, 'google')),
    file: { path: 'a.xlsx' },
    dossier: { appendix, unit, id: { regulation: '', year: 2024, unit: '', task: 'a', part: 1, round: 1 } },
  });
  const said = findings.filter(({ id }) => id === 'workbook/other-year');
  expect(said.map(({ place }) => `other-year ${place.cell?.replace('B!', '')}`)).toEqual(expected);
});

test('a form that nobody has filled in is told as such, and for whom it was made by name', async () => {
  const other = office.units.find(({ code }) => code === 'xa-thu-nghiem');
  if (!appendix || !unit || !other) throw new Error('no unit to make a workbook for');
  const bytes = await makeScoreWorkbook({
    ...{ appendix, regulationTitle: regulation.citation, unit: other, year: 2024 },
    identity: { regulation: regulationId, hash },
  });
  const { findings } = readSelfAssessment({
    ...{ workbook: await readWorkbook(bytes), file: { path: 'a.xlsx' } },
    ...{ dossier: { appendix, unit }, units: office.units },
  });
  expect(findings.find(({ id }) => id === 'workbook/other-unit')?.values).toEqual({
    found: 'UBND xã Thử Nghiệm',
    expected: 'UBND xã Minh Họa',
  });
  expect(findings.filter(({ id }) => id === 'workbook/nothing-scored')).toHaveLength(1);
});

test('points on one row are points', async () => {
  if (!appendix || !unit) throw new Error('no unit to make a workbook for');
  const bytes = await makeScoreWorkbook({
    ...{ appendix, regulationTitle: regulation.citation, unit, year: 2024 },
    rows: new Map([['I.1.1', { selfPoints: toPoints('1') }]]),
  });
  const { findings } = readSelfAssessment({
    ...{ workbook: await readWorkbook(bytes), file: { path: 'a.xlsx' }, dossier: { appendix, unit } },
  });
  expect(findings.map(({ id }) => id)).not.toContain('workbook/nothing-scored');
});
