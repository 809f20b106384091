import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WorkerError } from '../model/errors.ts';
import type { RenderedFile } from '../model/outputs.ts';

/**
 * Writes a run's files into `folder`, whole or not at all: beside it first, then one rename.
 * Throws WorkerError OUTPUT_EXISTS where the folder is there already, OUTPUT_NOT_WRITABLE on any other refusal of the disk.
 */
export async function publish(files: readonly RenderedFile[], folder: string): Promise<void> {
  const part = `${folder}.part`;
  try {
    await rm(part, { recursive: true, force: true });
    for (const { name, content } of files) {
      const target = join(part, ...name.split('/'));
      await mkdir(dirname(target), { recursive: true });
      if ('bytes' in content) await writeWhole(target, content.bytes);
      else await copyFile(content.copyOf, target, constants.COPYFILE_FICLONE);
    }
    if (await hasEntries(folder)) throw new WorkerError('OUTPUT_EXISTS', `Thư mục kết quả đã có: ${folder}`);
    await rename(part, folder);
  } catch (cause) {
    await rm(part, { recursive: true, force: true });
    if (cause instanceof WorkerError) throw cause;
    throw new WorkerError('OUTPUT_NOT_WRITABLE', `Không ghi được kết quả vào ${folder}`, { cause });
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

const hasEntries = async (folder: string): Promise<boolean> => {
  const entries = await readdir(folder).catch(() => []);
  return entries.length > 0;
};
