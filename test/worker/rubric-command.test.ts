import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { rubricCommand } from '../../pipeline/worker/rubric-command.ts';
import { commandRun } from './command-run.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
const run = commandRun();

function copyOfNinhHoa(): string {
  const root = run.folder;
  const folder = join(root, 'rubrics', 'ninh-hoa-1149-2021');
  mkdirSync(join(root, 'rubrics'));
  cpSync(join(rubrics, basename(folder)), folder, { recursive: true });
  cpSync(join(rubrics, 'defaults.yaml'), join(root, 'rubrics', 'defaults.yaml'));
  return folder;
}

test('our own rubrics are clean: exit 0', async () => {
  expect(await rubricCommand(['check', rubrics])).toBe(0);
  expect(run.out.match(/không có lỗi/g)?.length).toBeGreaterThanOrEqual(3);
});

test('what a shell makes of rubrics/* is taken as it comes', async () => {
  const paths = readdirSync(rubrics).map((name) => join(rubrics, name));
  expect(await rubricCommand(['check', ...paths])).toBe(0);
  expect(run.out.match(/không có lỗi/g)?.length).toBeGreaterThanOrEqual(6);
});

test('a rubric that does not add up: exit 1, the mistake with file and line', async () => {
  const folder = copyOfNinhHoa();
  const file = join(folder, 'appendix-3.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('max: "17"', 'max: "18"'));
  expect(await rubricCommand(['check', folder])).toBe(1);
  expect(run.out).toMatch(/ninh-hoa-1149-2021\/appendix-3\.yaml, dòng 15: I: /);
});

test('with --json only data is printed', async () => {
  const folder = copyOfNinhHoa();
  const file = join(folder, 'appendix-3.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('max: "17"', 'max: "18"'));
  expect(await rubricCommand(['check', folder, '--json'])).toBe(1);
  expect(JSON.parse(run.out)).toContainEqual(
    expect.objectContaining({ file: 'ninh-hoa-1149-2021/appendix-3.yaml', line: 15 }),
  );
});

test.each([
  ['no folder', ['check']],
  ['no verb', []],
  ['an unknown verb', ['chekc', rubrics]],
  ['an unknown option', ['check', rubrics, '--jsn']],
  ['a folder that is not there', ['check', join(rubrics, 'nowhere')]],
  ['a folder without a regulation', ['check', join(rubrics, 'schema')]],
])('%s: wrong usage, said before anything is done', async (_, args) => {
  await expect(rubricCommand(args)).rejects.toMatchObject({ code: 'USAGE' });
  expect(run.out).toBe('');
});
