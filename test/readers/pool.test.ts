import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createPool } from '../../pipeline/readers/pool.ts';
import { policy, root, signed, trusting } from './signature/made/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoso-pool-'));
const path = join(folder, 'ky.pdf');
writeFileSync(path, signed);
const material = trusting([root]);
const job = { kind: 'verify', path, material, policy } as const;

describe('the pool that reads untrusted files', () => {
  const pool = createPool({ size: 2, heapMegabytes: 256, timeoutMs: 20_000, readable: [folder] });
  afterAll(() => pool.close());

  test('gives each job its own result, in any order', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => pool.run(job)));
    const passed = results.filter(
      (each) => 'done' in each && each.done.signatures[0]?.indication === 'TOTAL-PASSED',
    );
    expect(passed).toHaveLength(8);
  });

  test('lets a child read nothing else', async () => {
    const outside = await pool.run({ ...job, path: '/etc/passwd' });
    expect(outside).toMatchObject({ done: { document: 'unreadable', reason: 'file: ERR_ACCESS_DENIED' } });
  });

  test('says of a file that is not there that it cannot be read', async () => {
    const missing = await pool.run({ ...job, path: join(folder, 'khong-co.pdf') });
    expect(missing).toMatchObject({ done: { document: 'unreadable', reason: 'file: ENOENT' } });
  });
});

test('a job beyond its time or memory is lost alone; the next one is done', async () => {
  const hasty = createPool({ size: 1, heapMegabytes: 256, timeoutMs: 1, readable: [folder] });
  expect(await hasty.run(job)).toEqual({ lost: 'timeout' });
  hasty.close();
  const tight = createPool({
    size: 1,
    heapMegabytes: 256,
    residentMegabytes: 1,
    timeoutMs: 20_000,
    readable: [folder],
  });
  if (process.platform === 'linux') expect(await tight.run(job)).toEqual({ lost: 'memory' });
  tight.close();
  expect(await tight.run(job)).toEqual({ lost: 'crash' });
});
