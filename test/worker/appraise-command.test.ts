import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decimalString } from '../../pipeline/model/points.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { appraiseCommand } from '../../pipeline/worker/appraise-command.ts';
import { commandRun } from './command-run.ts';

const root = join(import.meta.dirname, '..', '..');
const office = join(root, 'samples', 'office-ninh-hoa.yaml');
const commune = loadRegulation(join(root, 'rubrics', 'ninh-hoa-1149-2021')).appendices.find(
  ({ id }) => id === '3',
);
const leaves = (commune?.criteria ?? []).filter(({ method }) => method);
const run = commandRun();

/** A file in which every row has its maximum, but for these. */
function record(more: Readonly<Record<string, string>> = {}, head = 'unit: xa-minh-hoa'): string {
  const file = join(run.folder, 'tham-dinh.yaml');
  const rows = new Map(leaves.map(({ code, max }) => [code, `{first: ${decimalString(max)}}`]));
  for (const [code, text] of Object.entries(more)) {
    if (text === '') rows.delete(code);
    else rows.set(code, text);
  }
  const lines = [...rows].map(([code, text]) => `  ${code}: ${text}`);
  writeFileSync(file, ['regulation: ninh-hoa-1149-2021', head, 'rows:', ...lines].join('\n'));
  return file;
}

test('whole points come to an index and a rating, with the articles they rest on', async () => {
  expect(await appraiseCommand(['--office', office, record({ 'I.1.1': '{first: 0, second: 1}' })])).toBe(0);
  expect(run.out).toContain('I.1.1: 0,7 điểm, bằng 70% của mức 1');
  expect(run.out).toMatch(/Chỉ số cải cách hành chính: 99,7% .*Điều 8 khoản 1/);
  expect(run.out).toMatch(/Xếp loại: TỐT .*Điều 8 khoản 2/);
  expect(run.out).toContain('(A11)');
});

test('as data', async () => {
  const head = 'unit: xa-minh-hoa\nlateDays: 2';
  expect(await appraiseCommand(['--json', '--office', office, record({}, head)])).toBe(0);
  expect(JSON.parse(run.out)).toMatchObject({
    latePenalty: '2',
    earnedTotal: '98',
    parIndex: '98',
    missing: [],
  });
});

test('a row without points is named, and there is no index: exit 1', async () => {
  expect(await appraiseCommand(['--office', office, record({ 'I.1.1': '' })])).toBe(1);
  expect(run.out).toContain('chưa có chỉ số: I.1.1');
  expect(run.out).not.toContain('Xếp loại:');
});

test.each([
  ['points above the maximum', { 'I.1.1': '{first: 7}' }, undefined, /dòng \d+: Điểm của "I.1.1" cao hơn/],
  ['a row that is not there', { 'IX.9': '{first: 1}' }, undefined, /không có tiêu chí "IX.9"/],
  ['a comma in points', { 'I.1.1': '{first: "0,5"}' }, undefined, /"first" phải là số thập phân/],
  ['another unit', {}, 'unit: xa-la', /dòng 2: Không có đơn vị "xa-la"/],
])('a file with %s is refused with its line', async (_, more, head, says) => {
  await expect(appraiseCommand(['--office', office, record(more, head)])).rejects.toMatchObject({
    code: 'OFFICE_INVALID',
    message: expect.stringMatching(says),
  });
});

test.each([
  ['no office', ['x.yaml']],
  ['no file', ['--office', office]],
  ['a file that is not there', ['--office', office, 'nowhere.yaml']],
])('wrong usage, %s, is told', async (_, args) => {
  await expect(appraiseCommand(args)).rejects.toMatchObject({ code: 'USAGE' });
});
