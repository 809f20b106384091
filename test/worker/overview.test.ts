import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Output, OutputRole } from '../../pipeline/model/outputs.ts';
import { loadCalendar } from '../../pipeline/rubric/calendar.ts';
import { type OverviewEntry, overviewEntry, overviewHtml } from '../../pipeline/worker/overview.ts';
import { at, clean, nasty, refused, toMend } from '../judgement.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');

const output = (role: OutputRole, name: string): Output => ({ role, name, sha256: 'a'.repeat(64), bytes: 1 });
const outputs = [
  output('checkSheetPdf', 'phieu.pdf'),
  output('checkSheet', 'phieu.html'),
  output('selfAssessmentReport', 'bao cao #1.docx'),
];

const entry = (judgement = toMend(), changes: Partial<OverviewEntry> = {}): OverviewEntry => ({
  ...overviewEntry(judgement, outputs, {
    folder: '2026/UBND xã Ninh Thử/Lần 2',
    shows: 'thiếu tài liệu kiểm chứng',
    staged: at('2026-12-03T03:15:00Z'),
    calendar: loadCalendar(join(rubrics, 'calendar.yaml')),
  }),
  ...changes,
});

test('an entry keeps state, points and the number of findings', () => {
  expect(entry()).toMatchObject({ unit: 'UBND xã Ninh Thử', state: 'toMend', faults: 4, warnings: 2 });
});

test('the page leads to the check sheet, the report and the summary that exist, by paths that survive their names', () => {
  expect(entry().links).toEqual([
    {
      name: 'Phiếu kiểm tra',
      href: './2026/UBND%20x%C3%A3%20Ninh%20Th%E1%BB%AD/L%E1%BA%A7n%202/phieu.html',
    },
    {
      name: 'Báo cáo tự đánh giá',
      href: './2026/UBND%20x%C3%A3%20Ninh%20Th%E1%BB%AD/L%E1%BA%A7n%202/bao%20cao%20%231.docx',
    },
  ]);
});

test('the page counts the dossiers by state and sorts them by unit', () => {
  const page = overviewHtml([
    entry(toMend(), { unit: 'UBND xã Đồng Thử' }),
    entry(clean(), { unit: 'UBND xã Dương Thử' }),
    entry(refused(), { unit: 'UBND xã Ân Thử' }),
  ]);
  expect(page).toContain('3 hồ sơ: 1 cần hoàn thiện, 1 không đọc được, 1 sẵn sàng ký.');
  expect([...page.matchAll(/UBND xã (\S+) Thử/g)].map(([, name]) => name)).toEqual(['Ân', 'Dương', 'Đồng']);
});

test('each regulation has a table of its own', () => {
  const page = overviewHtml([entry(), entry(toMend(), { regulation: 'Quyết định khác' }), entry()]);
  expect([...page.matchAll(/<caption>([^<]*)</g)].map(([, caption]) => caption)).toEqual([
    'Quyết định số 1149/QĐ-UBND ngày 22/11/2021 của UBND thị xã Ninh Hòa',
    'Quyết định khác',
  ]);
});

test('the page says what a case shows, its staged moment, and that its rubric is illustrative', () => {
  const page = overviewHtml([entry()]);
  expect(page).toContain('thiếu tài liệu kiểm chứng');
  expect(page).toContain('thời điểm minh họa: 10 giờ 15 phút ngày 03/12/2026');
  expect(page).toContain('MINH HỌA');
});

test('a dossier without a score is said not to be scored', () => {
  expect(overviewHtml([entry(refused())])).toContain('chưa chấm');
});

test('the page of an empty batch is a page', () => {
  expect(overviewHtml([])).toContain('0 hồ sơ.');
});

test('a table that several units share stands below the dossiers, and leads to its sheet', () => {
  const shared = {
    ...{ title: 'Bộ tiêu chí của tỉnh', sentence: 'Đã có kết quả của 2/8 đơn vị.' },
    ...{ shows: 'mới có hai đơn vị', staged: undefined },
    links: [{ name: 'Phiếu tổng hợp', href: './th/phieu.html' }],
  };
  const page = overviewHtml([entry()], [shared]);
  const below = page.slice(page.indexOf('</table>'));
  for (const text of ['Bộ tiêu chí của tỉnh', '2/8 đơn vị', 'mới có hai đơn vị', 'href="./th/phieu.html"'])
    expect(below).toContain(text);
  expect(overviewHtml([entry()])).not.toContain('Tổng hợp:');
});

test('no name acts on the page', () => {
  const page = overviewHtml([entry(nasty())]);
  expect(page).not.toMatch(/<(script|img|link|iframe)\b|\ssrc=/);
});

test('a regulation without dates of its office reminds of none', () => {
  expect(overviewHtml([entry()])).not.toContain('Các mốc');
});
