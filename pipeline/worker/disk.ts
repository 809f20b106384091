import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';

/** What differs from system to system about files that must be there after the power went off. */

/** Writes a new file and has it on the disk before returning. Throws where the file is there already. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Copies a file, sharing its blocks where the file system can, and has it on the disk before returning. */
export async function copyDurably(source: string, target: string): Promise<void> {
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  // Windows flushes only what is open for writing.
  const file = await open(target, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows and some shares know no flushing of folders: they are left at that. */
const UNKNOWN_TO_THE_SYSTEM = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF']);

/** Has the names in a folder on the disk, where the system knows how. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!UNKNOWN_TO_THE_SYSTEM.has(code)) throw error;
  }
}
