import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { regulationCommand } from '../../pipeline/worker/regulation-command.ts';

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'hoso-new-')), 'rubrics', 'ninh-hoa-2027');

test('a new year starts as a copy that loads under its own identity', async () => {
  const out = fresh();
  expect(await regulationCommand(['new', '--like', 'ninh-hoa-1149-2021', '--out', out])).toBe(0);
  const regulation = loadRegulation(out);
  expect(regulation.id).toBe('ninh-hoa-2027');
  expect(regulation.appendices).toHaveLength(5);
  expect(readFileSync(join(out, 'regulation-notes.md'), 'utf8')).toContain('R31');
});

test('nothing that is there is written over', async () => {
  const out = fresh();
  await regulationCommand(['new', '--like', 'ninh-hoa-1149-2021', '--out', out]);
  await expect(
    regulationCommand(['new', '--like', 'quang-nam-2744-2020', '--out', out]),
  ).rejects.toMatchObject({ code: 'USAGE' });
  expect(loadRegulation(out).appendices).toHaveLength(5);
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
