import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import { checkSheetHtml, checkSheetPrint } from '../../../pipeline/stages/render/check-sheet.ts';
import { render } from '../../../pipeline/stages/render/render.ts';
import { overviewEntry, overviewHtml } from '../../../pipeline/worker/overview.ts';
import { clean, toMend } from '../../judgement.ts';

/** The same dossier as one of a report: no table, no points. */
const asReport = (judgement: Judgement): Judgement => ({
  ...judgement,
  ...{ selfAssessment: undefined, score: undefined, rowEvidence: [] },
  dossier: {
    ...judgement.dossier,
    appendix: undefined,
    task: { ...judgement.dossier.task, kind: 'report', name: 'Báo cáo khắc phục' },
  },
});

describe.each([
  ['the page', checkSheetHtml],
  ['the printed form', (judgement: Judgement) => checkSheetPrint(judgement).text],
] as const)('%s of the check sheet of a report', (_, form) => {
  test.each([
    ['ready', clean, 'Không phải sửa'],
    ['toMend', toMend, 'Cần hoàn thiện'],
  ])('that is %s speaks of no points, no table and nothing to sign', (_, judgement, word) => {
    const sheet = form(asReport(judgement()));
    expect(sheet).toContain(word);
    expect(sheet).toContain('Báo cáo khắc phục');
    for (const each of [
      'Bộ tiêu chí',
      'Điểm tối đa',
      'chưa đọc được bảng chấm',
      'Điểm trừ do nộp chậm',
      'ký báo cáo tự đánh giá',
    ])
      expect(sheet).not.toContain(each);
  });
});

test('the check sheet says where a report goes: as the task says, else as the regulation does', () => {
  const report = asReport(clean());
  const sent = (addressees?: readonly string[]) =>
    checkSheetHtml({
      ...report,
      dossier: { ...report.dossier, task: { ...report.dossier.task, addressees } },
    });
  expect(sent(['Phòng Nội vụ huyện Thử'])).toContain('Phòng Nội vụ huyện Thử');
  expect(sent()).toContain(`<dd>${report.office.name}</dd>`);
});

test('what comes out of a report is its check sheet and ket-qua.json', async () => {
  const tools = { templatesFolder: '', workFolder: '', libreOffice: undefined, font: undefined };
  const files = await render(asReport(clean()), tools);
  expect(files.map(({ role }) => role)).toEqual(['checkSheet', 'result']);
});

test('the overview names the task of a report and gives it no points', () => {
  const entry = overviewEntry(asReport(clean()), [], { folder: 'x', shows: undefined, staged: undefined });
  const page = overviewHtml([entry]);
  expect(page).toContain('1 hồ sơ: 1 không phải sửa.');
  expect(page).toContain('Báo cáo khắc phục');
  expect(page).toContain('không chấm');
});
