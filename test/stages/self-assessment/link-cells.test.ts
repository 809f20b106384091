import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { loadRegulation } from '../../../pipeline/rubric/load.ts';
import { makeScoreWorkbook } from '../../../pipeline/rubric/score-workbook.ts';
import { readSelfAssessment } from '../../../pipeline/stages/self-assessment/self-assessment.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { appendices, citation } = loadRegulation(join(root, 'rubrics', 'ninh-hoa-1149-2021'));
const appendix = appendices.find(({ id }) => id === '3');

async function linkCells(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly string[] | undefined>> {
  const { selfAssessment } = readSelfAssessment({
    workbook: await readWorkbook(bytes),
    file: { path: 'a.xlsx' },
    dossier: { appendix, unit: undefined },
  });
  return new Map(selfAssessment?.rows.map((row) => [row.code, row.linkCells]));
}

test('a link can go into the evidence cells of a row that hold none', async () => {
  if (!appendix) throw new RangeError('no appendix 3');
  const cells = await linkCells(
    await makeScoreWorkbook({
      appendix,
      regulationTitle: citation,
      unit: { code: 'x', name: 'X', head: { title: '', capacity: undefined } },
      year: 2024,
      rows: new Map([['I.1.1', { evidence: [{ text: 'a', target: 'a.pdf' }] }]]),
    }),
  );
  const [first, second] = [cells.get('I.1.1'), cells.get('I.1.2')];
  expect(first?.map((each) => each.replace(/\d+$/, ''))).toEqual(['Bảng chấm điểm!I', 'Bảng chấm điểm!J']);
  expect(second?.map((each) => each.replace(/\d+$/, ''))).toEqual([
    'Bảng chấm điểm!H',
    'Bảng chấm điểm!I',
    'Bảng chấm điểm!J',
  ]);
});

test('a row whose only evidence cell has its link takes no other', async () => {
  const file = ['19-theo-ten-tep', 'dossier', 'xa-minh-hoa', 'Bang cham diem CCHC nam 2024.xlsx'];
  const cells = await linkCells(readFileSync(join(root, 'samples', ...file)));
  expect([cells.get('I.1.1'), cells.get('I.1.2')]).toEqual([['Tự chấm!G8'], []]);
});
