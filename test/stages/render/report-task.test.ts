import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import { loadCalendar } from '../../../pipeline/rubric/calendar.ts';
import { loadRegulation } from '../../../pipeline/rubric/load.ts';
import { checkSheetHtml, checkSheetPrint } from '../../../pipeline/stages/render/check-sheet.ts';
import { render } from '../../../pipeline/stages/render/render.ts';
import { overviewEntry, overviewHtml } from '../../../pipeline/worker/overview.ts';
import { clean, late, toMend } from '../../judgement.ts';

const rubrics = join(import.meta.dirname, '..', '..', '..', 'rubrics');
const calendar = loadCalendar(join(rubrics, 'calendar.yaml'));

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

test('another reading of the deadline costs no points where there are none', () => {
  const headed = '>Điểm trừ<';
  expect(checkSheetHtml(late())).toContain(headed);
  const sheet = checkSheetHtml(asReport(late()));
  expect(sheet).toContain('Thời hạn theo cách hiểu khác');
  expect(sheet).not.toContain(headed);
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
  const entry = overviewEntry(asReport(clean()), [], {
    folder: 'x',
    shows: undefined,
    staged: undefined,
    calendar,
  });
  const page = overviewHtml([entry]);
  expect(page).toContain('1 hồ sơ: 1 không phải sửa.');
  expect(page).toContain('Báo cáo khắc phục');
  expect(page).toContain('không chấm');
});

/** The check sheet of a report for a task of a regulation, sent by a unit. */
const sheetFor = (regulationId: string, taskId: string, unitCode: string): string => {
  const task = loadRegulation(join(rubrics, regulationId)).tasks.find(({ id }) => id === taskId);
  const { dossier, ...report } = asReport(clean());
  if (!task || !dossier.unit) throw new RangeError(taskId);
  return checkSheetHtml({
    ...report,
    dossier: { ...dossier, task, unit: { ...dossier.unit, code: unitCode, kind: unitCode } },
  });
};

test.each([
  ['Quảng Trị #20: what is entered', 'quang-tri-320-2021', 'nhap-phan-mem-bo-noi-vu', 'Mục IV.2'],
  ['Quảng Trị #9: what is summed up', 'quang-tri-320-2021', 'tong-hop', 'Mục II; mục III.1'],
  ['Kon Rẫy K9: what is entered', 'kon-ray-1253-2022', 'nhap-phan-mem-tinh', 'Mục 5'],
  ['Kon Rẫy K10: the plan finished wholly', 'kon-ray-1253-2022', 'ke-hoach-163', 'Mục 1'],
  ['Kon Rẫy K11: each fault remedied', 'kon-ray-1253-2022', 'khac-phuc-sau-kiem-tra', 'Mục 3'],
])('%s is for a person to confirm, by its article', (_, regulation, task, article) => {
  const [, section = ''] = sheetFor(regulation, task, 'x').split('id="can-bo-xac-nhan"');
  expect(section.split('</section>')[0]).toContain(article);
});

test('a task that demands nothing of the kind asks for no confirmation', () => {
  expect(checkSheetHtml(asReport(clean()))).not.toContain('can-bo-xac-nhan');
});
