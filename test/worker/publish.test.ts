import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { publish } from '../../pipeline/worker/publish.ts';

const root = mkdtempSync(join(tmpdir(), 'publish-'));
afterAll(() => rmSync(root, { recursive: true }));
const bytes = (text: string) => ({ bytes: Buffer.from(text) });

test('results appear whole, evidence in its folder', async () => {
  const copyOf = join(root, 'source.pdf');
  writeFileSync(copyOf, 'E');
  const folder = join(root, 'a', 'Lần 1');
  await publish(
    [
      { role: 'result', name: 'ket-qua.json', content: bytes('{}') },
      { role: 'evidence', name: 'tai-lieu-kiem-chung/b/c.pdf', content: { copyOf } },
    ],
    folder,
  );
  expect(readFileSync(join(folder, 'ket-qua.json'), 'utf8')).toBe('{}');
  expect(readFileSync(join(folder, 'tai-lieu-kiem-chung', 'b', 'c.pdf'), 'utf8')).toBe('E');
  expect(readdirSync(join(root, 'a'))).toEqual(['Lần 1']);
});

test('earlier results are never overwritten', async () => {
  const folder = join(root, 'b');
  mkdirSync(folder);
  writeFileSync(join(folder, 'x'), 'old');
  await expect(publish([{ role: 'result', name: 'x', content: bytes('new') }], folder)).rejects.toMatchObject(
    {
      code: 'OUTPUT_EXISTS',
    },
  );
  expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('old');
});

test('when a file cannot be written nothing is left behind', async () => {
  const folder = join(root, 'c');
  const content = { copyOf: join(root, 'khong-co') };
  await expect(publish([{ role: 'evidence', name: 'y', content }], folder)).rejects.toMatchObject({
    code: 'OUTPUT_NOT_WRITABLE',
  });
  expect(existsSync(folder) || existsSync(`${folder}.part`)).toBe(false);
});
