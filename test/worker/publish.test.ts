import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  expect(readdirSync(root).filter((name) => name.startsWith('c'))).toEqual([]);
});

test('where the results should go under a file, the sentence names the place', async () => {
  const file = join(root, 'd');
  writeFileSync(file, 'x');
  const folder = join(file, '2026', 'Lần 1');
  await expect(publish([{ role: 'result', name: 'x', content: bytes('') }], folder)).rejects.toMatchObject({
    code: 'OUTPUT_NOT_WRITABLE',
    message: expect.stringContaining(folder),
  });
});

test('of two runs into one place one is whole and the other is told', async () => {
  const folder = join(root, 'e', 'Lần 1');
  const files = (text: string) =>
    Array.from({ length: 20 }, (_, index) => ({
      role: 'result' as const,
      name: `x/${index}`,
      content: bytes(text),
    }));
  const ends = await Promise.allSettled([publish(files('1'), folder), publish(files('2'), folder)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'OUTPUT_EXISTS' },
  });
  const kept = readdirSync(join(folder, 'x')).map((name) => readFileSync(join(folder, 'x', name), 'utf8'));
  expect([kept.length, new Set(kept).size]).toEqual([20, 1]);
  expect(readdirSync(join(root, 'e'))).toEqual(['Lần 1']);
});
