import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { instant } from '../model/day.ts';
import type { DossierFile, Snapshot, SnapshotProblem } from '../model/dossier.ts';
import { WorkerError } from '../model/errors.ts';
import { openZip, type ZipEntry, ZipRefusal } from '../readers/zip.ts';

/** More than any honest dossier; beyond it the folder is no dossier. */
const LIMITS = { files: 5_000, bytes: 4 * 2 ** 30, depth: 16 } as const;

/** Names that office programs, browsers and systems leave behind. */
const SYSTEM_NAME =
  /^(~\$.*|\.~lock\..*|\..*|.*\.(tmp|part|partial|crdownload|filepart)|thumbs\.db|desktop\.ini|@eadir|__macosx)$/i;

const REFUSALS: Readonly<Record<ZipRefusal['because'], string>> = {
  notAZip: 'tệp bị hỏng hoặc không phải tệp zip',
  encrypted: 'tệp zip đặt mật khẩu',
  tooManyEntries: 'tệp zip có quá nhiều mục',
  tooLarge: 'nội dung giải nén ra quá lớn',
  sizeLies: 'dung lượng ghi trong tệp zip không đúng với nội dung',
  damaged: 'tệp zip bị hỏng',
  unsupported: 'kiểu nén không được hỗ trợ',
};

/**
 * Copies a dossier (folder or .zip) to `target` on our own disk, hashing on the way; the source is only read.
 * Links, devices and pipes are named and left alone. Throws WorkerError DOSSIER_NOT_FOUND.
 */
export async function takeSnapshot(source: string, target: string): Promise<Snapshot> {
  const stat = await lstat(source).catch((cause: unknown) => {
    throw new WorkerError('DOSSIER_NOT_FOUND', `Không tìm thấy hồ sơ: ${source}`, { cause });
  });
  await mkdir(target, { recursive: true });
  const copy = new Copy(target);
  if (stat.isDirectory()) await copy.folder(source, [], 0);
  else await copy.archive(source);
  return copy.finish(
    basename(source)
      .replace(/\.zip$/i, '')
      .normalize('NFC'),
  );
}

class Copy {
  readonly #target: string;
  readonly #files: DossierFile[] = [];
  readonly #ignored: string[] = [];
  readonly #problems: SnapshotProblem[] = [];
  #bytes = 0;

  constructor(target: string) {
    this.#target = target;
  }

  async folder(folder: string, inside: readonly string[], depth: number): Promise<void> {
    if (depth > LIMITS.depth)
      throw new WorkerError('DOSSIER_NOT_FOUND', `Thư mục lồng nhau quá sâu: ${folder}`);
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = [...inside, entry.name.normalize('NFC')];
      if (SYSTEM_NAME.test(entry.name)) this.#ignored.push(path.join('/'));
      else if (entry.isDirectory()) await this.folder(join(folder, entry.name), path, depth + 1);
      else if (entry.isFile()) await this.#file(join(folder, entry.name), path.join('/'));
      else this.#problems.push({ kind: 'notAFile', name: path.join('/'), because: '' });
    }
  }

  async archive(source: string): Promise<void> {
    try {
      const zip = await openZip(source, {
        entries: LIMITS.files,
        totalBytes: LIMITS.bytes,
        entryBytes: LIMITS.bytes,
      });
      try {
        for (const { name } of zip.refused) this.#problems.push({ kind: 'unsafeName', name, because: '' });
        for (const entry of zip.entries) await this.#entry(entry);
      } finally {
        await zip.close();
      }
    } catch (error) {
      if (!(error instanceof ZipRefusal)) throw error;
      this.#problems.push({
        kind: 'archiveUnreadable',
        name: basename(source),
        because: REFUSALS[error.because],
      });
    }
  }

  finish(name: string): Snapshot {
    const tops = new Set(
      this.#files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')),
    );
    const [top = ''] = tops;
    const lone = tops.size === 1 && top !== '';
    const files = this.#files
      .map((file) => (lone ? { ...file, path: file.path.slice(top.length + 1) } : file))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const clashes = files.filter((file, index) => file.path === files[index - 1]?.path);
    return {
      names: lone ? [name, top] : [name],
      files: files.filter((file) => !clashes.includes(file)),
      ignored: this.#ignored,
      problems: [
        ...this.#problems,
        ...clashes.map(({ path }): SnapshotProblem => ({ kind: 'nameClash', name: path, because: '' })),
      ],
    };
  }

  async #entry(entry: ZipEntry): Promise<void> {
    if (entry.name.split('/').some((part) => SYSTEM_NAME.test(part))) {
      this.#ignored.push(entry.name);
      return;
    }
    await this.#write(entry.name, undefined, entry.read());
  }

  async #file(location: string, path: string): Promise<void> {
    const handle = await open(
      location,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) this.#problems.push({ kind: 'notAFile', name: path, because: '' });
      else
        await this.#write(
          path,
          stat.mtimeMs,
          handle.createReadStream({ autoClose: false, highWaterMark: 2 ** 20 }),
        );
    } finally {
      await handle.close();
    }
  }

  async #write(path: string, modified: number | undefined, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.#files.length >= LIMITS.files)
      throw new WorkerError('DOSSIER_NOT_FOUND', 'Hồ sơ có quá nhiều tệp.');
    // Our own name for the copy: nothing of the sender's naming reaches our disk.
    const location = join(this.#target, String(this.#files.length).padStart(5, '0'));
    const hash = createHash('sha256');
    let bytes = 0;
    const copy = await open(location, 'wx');
    try {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        this.#bytes += chunk.length;
        if (this.#bytes > LIMITS.bytes) throw new WorkerError('DOSSIER_NOT_FOUND', 'Hồ sơ quá lớn.');
        hash.update(chunk);
        await copy.write(chunk);
      }
    } finally {
      await copy.close();
    }
    const modifiedAt = modified === undefined ? undefined : instant(Math.floor(modified));
    this.#files.push({ path, bytes, sha256: hash.digest('hex'), location, modifiedAt });
  }
}
