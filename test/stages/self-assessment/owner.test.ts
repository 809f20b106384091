import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { readSelfAssessment } from '../../../pipeline/stages/self-assessment/self-assessment.ts';
import { loadOffice } from '../../../pipeline/worker/config.ts';

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
