import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { instant } from '../model/day.ts';
import type { DossierFile, Snapshot, SnapshotProblem } from '../model/dossier.ts';
import { WorkerError } from '../model/errors.ts';
import { isZipRefusal, openZip, type ZipEntry, type ZipProblem } from '../readers/zip.ts';

/** More than any honest dossier; beyond it the folder is no dossier. */
const LIMITS = { files: 5_000, bytes: 4 * 2 ** 30, depth: 16 } as const;

/** Names that office programs, browsers and systems leave behind. */
const SYSTEM_NAME =
  /^(~\$.*|\.~lock\..*|\..*|.*\.(tmp|part|partial|crdownload|filepart)|thumbs\.db|desktop\.ini|@eadir|__macosx)$/i;

const PROBLEMS: Readonly<Record<ZipProblem, Omit<SnapshotProblem, 'name'>>> = {
  notZip: { kind: 'archiveUnreadable', because: 'tệp bị hỏng hoặc không phải tệp zip' },
  damaged: { kind: 'archiveUnreadable', because: 'tệp zip bị hỏng' },
  tooManyEntries: { kind: 'archiveUnreadable', because: 'tệp zip có quá nhiều mục' },
  tooLarge: { kind: 'archiveUnreadable', because: 'nội dung giải nén ra quá lớn' },
  encrypted: { kind: 'archiveUnreadable', because: 'tệp zip đặt mật khẩu' },
  unknownCompression: { kind: 'archiveUnreadable', because: 'kiểu nén không được hỗ trợ' },
  lyingSize: { kind: 'archiveUnreadable', because: 'dung lượng ghi trong tệp zip không đúng với nội dung' },
  unsafeName: { kind: 'unsafeName', because: '' },
  doubledName: { kind: 'nameClash', because: '' },
  symlink: { kind: 'notAFile', because: '' },
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

/** A snapshot in the making. */
class Copy {
  readonly #target: string;
  readonly #files: DossierFile[] = [];
  readonly #ignored: string[] = [];
  readonly #problems: SnapshotProblem[] = [];
  /** One for all files, one after the other: a large dossier leaves no trail of buffers behind. */
  readonly #buffer = Buffer.allocUnsafe(2 ** 20);
  #bytes = 0;

  constructor(target: string) {
    this.#target = target;
  }

  async folder(folder: string, inside: readonly string[], depth: number): Promise<void> {
    if (depth > LIMITS.depth) {
      throw new WorkerError('DOSSIER_NOT_FOUND', `Thư mục lồng nhau quá sâu: ${folder}`);
    }
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
    const zip = await openZip(source, {
      entries: LIMITS.files,
      totalBytes: LIMITS.bytes,
      entryBytes: LIMITS.bytes,
    });
    if (isZipRefusal(zip)) {
      this.#refuse(basename(source), zip.problem);
      return;
    }
    try {
      for (const entry of zip.entries.filter((each) => !each.directory)) {
        if (entry.refused) this.#refuse(entry.name, entry.refused.problem);
        else if (entry.name.split('/').some((part) => SYSTEM_NAME.test(part))) this.#ignored.push(entry.name);
        else await this.#entry(entry, zip.pour);
      }
    } finally {
      zip.close();
    }
  }

  /** A lone folder around everything is no part of the paths: people zip the folder, or what is in it. */
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
    for (const { path } of clashes) this.#problems.push({ kind: 'nameClash', name: path, because: '' });
    return {
      names: lone ? [name, top] : [name],
      files: files.filter((file) => !clashes.includes(file)),
      ignored: this.#ignored,
      problems: this.#problems,
    };
  }

  #refuse(name: string, problem: ZipProblem): void {
    this.#problems.push({ name, ...PROBLEMS[problem] });
  }

  async #entry(
    entry: ZipEntry,
    pour: (
      entry: ZipEntry,
      sink: (chunk: Uint8Array) => void,
    ) => Promise<{ problem: ZipProblem } | undefined>,
  ): Promise<void> {
    const hash = createHash('sha256');
    const location = this.#nextLocation();
    const copy = openSync(location, 'wx');
    let bytes = 0;
    try {
      const refused = await pour(entry, (chunk) => {
        bytes += this.#take(chunk, hash);
        writeSync(copy, chunk);
      });
      if (refused) this.#refuse(entry.name, refused.problem);
      else this.#add({ path: entry.name, bytes, location, modifiedAt: undefined }, hash);
    } finally {
      closeSync(copy);
    }
  }

  async #file(source: string, path: string): Promise<void> {
    const handle = await open(
      source,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) {
        this.#problems.push({ kind: 'notAFile', name: path, because: '' });
        return;
      }
      const hash = createHash('sha256');
      const location = this.#nextLocation();
      const copy = await open(location, 'wx');
      let bytes = 0;
      try {
        for (;;) {
          const { bytesRead } = await handle.read(this.#buffer);
          if (bytesRead === 0) break;
          const chunk = this.#buffer.subarray(0, bytesRead);
          bytes += this.#take(chunk, hash);
          await copy.writeFile(chunk);
        }
      } finally {
        await copy.close();
      }
      this.#add({ path, bytes, location, modifiedAt: instant(Math.floor(stat.mtimeMs)) }, hash);
    } finally {
      await handle.close();
    }
  }

  /** Our own name for the copy: nothing of the sender's naming reaches our disk. */
  #nextLocation(): string {
    if (this.#files.length >= LIMITS.files) {
      throw new WorkerError('DOSSIER_NOT_FOUND', `Hồ sơ có hơn ${LIMITS.files} tệp.`);
    }
    return join(this.#target, `${this.#files.length}-${this.#problems.length}`);
  }

  #take(chunk: Uint8Array, hash: Hash): number {
    this.#bytes += chunk.length;
    if (this.#bytes > LIMITS.bytes) throw new WorkerError('DOSSIER_NOT_FOUND', 'Hồ sơ quá lớn.');
    hash.update(chunk);
    return chunk.length;
  }

  #add(file: Omit<DossierFile, 'sha256'>, hash: Hash): void {
    this.#files.push({ ...file, sha256: hash.digest('hex') });
  }
}
