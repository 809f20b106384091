import { mkdir, open, stat } from 'node:fs/promises';
import type { Snapshot } from '../model/dossier.ts';
import { WorkerError } from '../model/errors.ts';
import { nameOf, SnapshotCopy } from './snapshot-copy.ts';

/**
 * Copies a dossier (folder or .zip) to `target` on our own disk, hashing on the way; the source is only read.
 * A link that was named as the dossier is followed; links, devices and pipes inside are named and left alone.
 * @param openFile the disk the dossier lies on
 * Throws WorkerError DOSSIER_NOT_FOUND.
 */
export async function takeSnapshot(
  source: string,
  target: string,
  openFile: typeof open = open,
): Promise<Snapshot> {
  const found = await stat(source).catch((cause: unknown) => {
    throw new WorkerError('DOSSIER_NOT_FOUND', `Không tìm thấy hồ sơ: ${source}`, { cause });
  });
  await mkdir(target, { recursive: true });
  const copy = new SnapshotCopy(target, openFile);
  if (found.isDirectory()) await copy.folder(source, [], 0);
  else if (found.isFile()) await copy.archive(source);
  else throw new WorkerError('DOSSIER_NOT_FOUND', `Không phải thư mục hay tệp: ${source}`);
  return copy.finish(nameOf(source).replace(/\.zip$/i, ''));
}
