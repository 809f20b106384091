import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { regulationCommand } from '../../pipeline/worker/regulation-command.ts';

let out = '';
beforeEach(() => {
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'hoso-new-')), 'rubrics', 'ninh-hoa-2027');

test('a new year starts as a copy that loads under its own identity', async () => {
  const folder = fresh();
  expect(await regulationCommand(['new', '--like', 'ninh-hoa-1149-2021', '--out', folder])).toBe(0);
  const regulation = loadRegulation(folder);
  expect(regulation.id).toBe('ninh-hoa-2027');
  expect(regulation.appendices).toHaveLength(5);
  expect(readFileSync(join(folder, 'regulation-notes.md'), 'utf8')).toContain('R31');
});

test.each([
  ['lai-chau-29-2019', 'năm 2019', undefined],
  ['quang-nam-2744-2020', 'năm 2020', undefined],
  ['kon-ray-1253-2022', 'năm 2023', '13/11/2023'],
  ['quang-tri-320-2021', 'năm 2020', '18/02/2021'],
])(
  'made like %s, which is for %s only, it holds from year to year, and this is said',
  async (like, year, day) => {
    const folder = fresh();
    await regulationCommand(['new', '--like', like, '--out', folder]);
    const { assessmentYears, tasks, findings } = loadRegulation(folder);
    expect(assessmentYears).toBeUndefined();
    const source = loadRegulation(join(import.meta.dirname, '..', '..', 'rubrics', like));
    expect([tasks, findings]).toEqual([source.tasks, source.findings]);
    expect(out).toContain(`chỉ dùng cho ${year}`);
    // Days of the model's own year are left for a person to change, and named.
    if (day) expect(out).toContain(day);
    else expect(out).not.toContain('ngày cố định');
  },
);

test('made like one that holds from year to year, nothing of years is said', async () => {
  await regulationCommand(['new', '--like', 'ninh-hoa-1149-2021', '--out', fresh()]);
  expect(out).not.toMatch(/chỉ dùng cho năm|ngày cố định/);
});

test('a regulation may be named in capital letters, as its title is', async () => {
  const folder = fresh();
  expect(await regulationCommand(['new', '--like', 'NINH-HOA-1149-2021', '--out', folder])).toBe(0);
  expect(loadRegulation(folder).appendices).toHaveLength(5);
});

test('nothing that is there is written over', async () => {
  const folder = fresh();
  await regulationCommand(['new', '--like', 'ninh-hoa-1149-2021', '--out', folder]);
  await expect(
    regulationCommand(['new', '--like', 'quang-nam-2744-2020', '--out', folder]),
  ).rejects.toMatchObject({ code: 'USAGE' });
  expect(loadRegulation(folder).appendices).toHaveLength(5);
});

test.each([
  ['nothing', []],
  ['no --out', ['new', '--like', 'ninh-hoa-1149-2021']],
  ['an unknown verb', ['nwe', '--like', 'ninh-hoa-1149-2021', '--out', 'x']],
  ['an unknown regulation', ['new', '--like', 'khong-co', '--out', join(tmpdir(), 'hoso-none')]],
])('%s: wrong usage, said before anything is done', async (_, args) => {
  await expect(regulationCommand(args)).rejects.toMatchObject({ code: 'USAGE' });
  expect(existsSync(join(tmpdir(), 'hoso-none'))).toBe(false);
});
