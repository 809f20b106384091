import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { processCommand } from '../../pipeline/worker/process-command.ts';
import { commandRun } from './command-run.ts';

const office = join(import.meta.dirname, '..', '..', 'samples', 'office-ninh-hoa.yaml');
const printed = commandRun();

const dossier = (name: string): string => {
  const folder = join(printed.folder, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.txt'), 'A');
  return folder;
};
const run = (...args: readonly string[]): Promise<number> =>
  processCommand([
    ...args,
    '--office',
    office,
    '--out',
    join(printed.folder, 'ket-qua'),
    '--at',
    '2024-12-06T08:00:00Z',
  ]);
const told = () =>
  printed.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a dossier with the longest of names still gets its check sheet', async () => {
  expect(await run(dossier('x'.repeat(250)), '--json')).toBe(1);
  const [{ folder }] = told();
  expect(basename(join(folder, '..', '..'))).toBe('x'.repeat(80));
  expect(readdirSync(folder).some((name) => name.includes('phieu-kiem-tra'))).toBe(true);
}, 60_000);

test('the second run is the second in its folder, its file names and its data alike', async () => {
  const source = dossier('đơn vị lạ');
  await run(source, source, '--json');
  const [first, second] = told();
  expect([first, second].map((each) => [basename(each.folder), each.dossier.version])).toEqual([
    ['Lần 1', 1],
    ['Lần 2', 2],
  ]);
  const names = readdirSync(second.folder).filter((name) => name.includes('_lan-'));
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !name.includes('_lan-2.'))).toEqual([]);
}, 60_000);

test('of two runs at once each has its own folder, and its data say which', async () => {
  const source = dossier('don-vi-la');
  await Promise.all([run(source, '--json'), run(source, '--json')]);
  const found = told().map((each) => [basename(each.folder), each.dossier.version]);
  expect(found.toSorted()).toEqual([
    ['Lần 1', 1],
    ['Lần 2', 2],
  ]);
}, 60_000);

test('a dossier that cannot be processed keeps none of the others waiting, and its fault is wrong usage', async () => {
  const missing = join(printed.folder, 'khong-co');
  expect(await run(missing, dossier('don-vi-la'), '--json')).toBe(2);
  const [fault, done] = told();
  expect(fault).toEqual({
    dossier: missing,
    error: { code: 'DOSSIER_NOT_FOUND', message: expect.stringContaining('khong-co') },
  });
  expect(existsSync(join(done.folder, 'ket-qua.json'))).toBe(true);
}, 60_000);

test('a fault of the machine outweighs wrong usage, and both are told', async () => {
  writeFileSync(join(printed.folder, 'ket-qua'), 'a file where the results should go');
  expect(await run(join(printed.folder, 'khong-co'), dossier('don-vi-la'))).toBe(3);
  expect(printed.err).toMatch(/khong-co.*\[DOSSIER_NOT_FOUND\]/);
  expect(printed.err).toMatch(/ket-qua.*\[OUTPUT_NOT_WRITABLE\]/);
  expect(readFileSync(join(printed.folder, 'ket-qua'), 'utf8')).toContain('a file');
}, 60_000);

test.each([
  [['--received-at', '2024-12-06T15:00:01+07:00'], /--received-at.*không thể sau/],
  [['--bogus'], /Không có tham số --bogus/],
  [['--task'], /Tham số --task cần một giá trị/],
  [['--json=1'], /Tham số --json không nhận giá trị/],
])('%s is wrong usage and the sentence names it', async (args, sentence) => {
  const wrong = processCommand(['x', '--office', office, '--at', '2024-12-06T08:00:00Z', ...args]);
  await expect(wrong).rejects.toMatchObject({ code: 'USAGE', message: expect.stringMatching(sentence) });
});
