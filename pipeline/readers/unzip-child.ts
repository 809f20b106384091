import process from 'node:process';
import { giveUpWriting } from './child-rights.ts';
import {
  isZipRefusal,
  openZip,
  type ZipArchive,
  type ZipEntry,
  type ZipLimits,
  type ZipRefusal,
} from './zip.ts';

/** What the child is asked: to open the archive it was started for, then for one entry after the other, by number. */
export type UnzipRequest = { readonly open: string; readonly limits: ZipLimits } | { readonly pour: number };

/** What it answers: the list, or why there is none; the pieces of an entry, then how it ended. */
export type UnzipAnswer =
  | { readonly entries: readonly ZipEntry[] }
  | { readonly chunk: Uint8Array }
  | { readonly refused: ZipRefusal | undefined }
  | { readonly unreadable: string };

giveUpWriting();
let archive: ZipArchive | undefined;

/** Resolves when the parent has taken it: an entry never piles up here. */
const answer = (message: UnzipAnswer): Promise<void> =>
  new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));

async function open(source: string, limits: ZipLimits): Promise<void> {
  try {
    const opened = await openZip(source, limits);
    if (isZipRefusal(opened)) return await answer({ refused: opened });
    archive = opened;
    await answer({ entries: opened.entries });
  } catch (error) {
    await answer({ unreadable: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
}

process.on('message', async (request: UnzipRequest) => {
  if ('open' in request) return open(request.open, request.limits);
  const entry = archive?.entries[request.pour];
  if (!archive || !entry) throw new RangeError('no such entry');
  await answer({ refused: await archive.pour(entry, (chunk) => answer({ chunk })) });
});
