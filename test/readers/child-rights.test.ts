import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const program = join(import.meta.dirname, '..', '..');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hoso-rights-')));

/** What a child with the pool's rights prints. */
const child = (script: string): string => {
  const done = spawnSync(
    process.execPath,
    [
      ...['--permission', `--allow-fs-read=${program}`, `--allow-fs-write=${folder}`],
      ...['--input-type=module', '--eval', script],
    ],
    { cwd: program, encoding: 'utf8', env: {} },
  );
  return done.stdout.trim();
};

const write = `
  try { fs.writeFileSync(${JSON.stringify(join(folder, 'x'))}, ''); console.log('written'); }
  catch (error) { console.log(error.code); }`;

test('a child may write its compiled modules, and nothing more once it reads untrusted files', () => {
  expect(child(`import fs from 'node:fs'; ${write}`)).toBe('written');
  expect(
    child(`
      import fs from 'node:fs';
      import { giveUpWriting } from './pipeline/readers/child-rights.ts';
      giveUpWriting(); ${write}`),
  ).toBe('ERR_ACCESS_DENIED');
});
