import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WorkerError } from '../model/errors.ts';
import type { RenderedFile } from '../model/outputs.ts';
import { copyDurably, syncFolder, writeDurably } from './disk.ts';

/**
 * Writes a run's files into `folder`, whole or not at all: beside it first, under a name that no other run has, then one
 * rename. Throws WorkerError OUTPUT_EXISTS where the folder is there already, OUTPUT_NOT_WRITABLE on any other refusal of
 * the disk.
 */
export async function publish(files: readonly RenderedFile[], folder: string): Promise<void> {
  const part = `${folder}.${randomUUID()}.part`;
  try {
    const folders = new Set([part]);
    await mkdir(part, { recursive: true });
    for (const { name, content } of files) {
      const target = join(part, ...name.split('/'));
      await mkdir(dirname(target), { recursive: true });
      for (let each = dirname(target); each !== part; each = dirname(each)) folders.add(each);
      if ('bytes' in content) await writeDurably(target, content.bytes);
      else await copyDurably(content.copyOf, target);
    }
    for (const each of folders) await syncFolder(each);
    if (await hasEntries(folder)) throw exists(folder);
    await rename(part, folder);
    await syncFolder(dirname(folder));
  } catch (cause) {
    // What made the writing fail may make this fail too, and is what has to be told.
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    if (cause instanceof WorkerError) throw cause;
    if (isTaken(cause)) throw exists(folder, cause);
    throw new WorkerError('OUTPUT_NOT_WRITABLE', `Không ghi được kết quả vào ${folder}`, { cause });
  }
}

const exists = (folder: string, cause?: unknown): WorkerError =>
  new WorkerError('OUTPUT_EXISTS', `Thư mục kết quả đã có: ${folder}`, { cause });

/** Another run was there between the look and the rename. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  error.syscall === 'rename' &&
  'code' in error &&
  (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');

const hasEntries = async (folder: string): Promise<boolean> => {
  const entries = await readdir(folder).catch(() => []);
  return entries.length > 0;
};
