import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, openSync, rmSync, writeSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, posix, resolve } from 'node:path';
import { instant } from '../model/day.ts';
import type { DossierFile, Snapshot, SnapshotProblem } from '../model/dossier.ts';
import { WorkerError } from '../model/errors.ts';
import { unzip } from '../readers/unzip.ts';
import { isZipRefusal, type ZipEntry, type ZipProblem } from '../readers/zip.ts';
import { isEvidenceFolder } from '../stages/contents.ts';
import { inflated, LIMITS, PROBLEMS } from './snapshot-limits.ts';

/** Names that office programs, browsers and systems leave behind. */
const SYSTEM_NAME =
  /^(~\$.*|\.~lock\..*|\..*|.*\.(tmp|part|partial|crdownload|filepart)|thumbs\.db|desktop\.ini|@eadir|__macosx)$/i;

/** What the sender's disk answers for a file that is locked, forbidden, gone meanwhile or out of reach. */
const UNREADABLE = new Set(['EACCES', 'EPERM', 'EBUSY', 'ENOENT', 'ELOOP', 'EIO', 'ESTALE', 'ETIMEDOUT']);

/** The sender's disk refused; a refusal of our own disk is a fault of the machine and never becomes this. */
class Unreadable extends Error {}

async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw UNREADABLE.has(code) ? new Unreadable(code, { cause }) : cause;
  }
}

/** The folder's own name, also where it was typed as `.` or `..`; NFC. */
export const nameOf = (source: string): string => basename(resolve(source)).normalize('NFC');

/** A snapshot in the making. */
export class SnapshotCopy {
  readonly #target: string;
  readonly #openFile: typeof open;
  readonly #files: DossierFile[] = [];
  readonly #ignored: string[] = [];
  readonly #problems: SnapshotProblem[] = [];
  /** One for all files, one after the other: a large dossier leaves no trail of buffers behind. */
  readonly #buffer = Buffer.allocUnsafe(2 ** 20);
  #bytes = 0;

  constructor(target: string, openFile: typeof open) {
    this.#target = target;
    this.#openFile = openFile;
  }

  async folder(folder: string, inside: readonly string[], depth: number): Promise<void> {
    if (depth > LIMITS.depth) {
      throw new WorkerError('DOSSIER_NOT_FOUND', `Thư mục lồng nhau quá sâu: ${folder}`);
    }
    const entries = await this.#tellUnreadable(inside.join('/') || nameOf(folder), () =>
      reading(readdir(folder, { withFileTypes: true })),
    );
    for (const entry of (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = [...inside, entry.name.normalize('NFC')];
      if (SYSTEM_NAME.test(entry.name)) this.#ignored.push(path.join('/'));
      else if (entry.isDirectory()) await this.folder(join(folder, entry.name), path, depth + 1);
      else if (entry.isFile()) {
        const name = path.join('/');
        await this.#tellUnreadable(name, () => this.#file(join(folder, entry.name), name));
      } else this.#problems.push({ kind: 'notAFile', name: path.join('/'), because: '' });
    }
  }

  async #tellUnreadable<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#problems.push({ kind: 'unreadable', name, because: '' });
      return undefined;
    }
  }

  async archive(source: string): Promise<void> {
    const zip = await this.#tellUnreadable(nameOf(source), async () => {
      const most = inflated((await reading(stat(source))).size);
      const limits = {
        entries: LIMITS.files,
        totalBytes: most,
        entryBytes: most,
        keepDoubled: true,
      } as const;
      return reading(unzip(source, limits));
    });
    if (!zip) return;
    if (isZipRefusal(zip)) {
      this.#refuse(nameOf(source), zip.problem);
      return;
    }
    try {
      const entries = zip.entries.filter((each) => !each.directory);
      const [first] = entries;
      if (first && entries.every(({ refused }) => refused?.problem === 'encrypted')) {
        this.#refuse(nameOf(source), 'encrypted');
        return;
      }
      for (const entry of entries) {
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
    const lone = tops.size === 1 && top !== '' && !this.#isOnlyEvidence(top);
    const files = this.#files
      .map((file) => (lone ? { ...file, path: file.path.slice(top.length + 1) } : file))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    return {
      names: lone ? [name, top] : [name],
      files: this.#toldApart(files).sort((a, b) => (a.path < b.path ? -1 : 1)),
      ignored: this.#ignored,
      problems: this.#problems,
    };
  }

  /** All that came is the folder of evidence: no wrapping, or its reports would pass for the unit's own. */
  #isOnlyEvidence(top: string): boolean {
    const rest = this.#files.map(({ path }) => path.slice(top.length + 1));
    return isEvidenceFolder(top) && !rest.some((path) => /^[^/]+\.(xlsx|xlsm|xls|ods)$/i.test(path));
  }

  /** Of two files with one path, the second gets a number: a link leads to the first, and nothing is lost. */
  #toldApart(files: readonly DossierFile[]): DossierFile[] {
    const taken = new Set(files.map(({ path }) => path));
    return files.map((file, index) => {
      if (file.path !== files[index - 1]?.path) return file;
      this.#problems.push({ kind: 'nameClash', name: file.path, because: '' });
      const path = freePath(file.path, taken);
      taken.add(path);
      return { ...file, path };
    });
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
      if (refused) {
        this.#refuse(entry.name, refused.problem);
        rmSync(location);
      } else this.#add({ path: entry.name, bytes, location, modifiedAt: undefined }, hash);
    } finally {
      closeSync(copy);
    }
  }

  async #file(source: string, path: string): Promise<void> {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const handle = await reading(this.#openFile(source, flags));
    try {
      const found = await reading(handle.stat());
      if (!found.isFile()) {
        this.#problems.push({ kind: 'notAFile', name: path, because: '' });
        return;
      }
      const hash = createHash('sha256');
      const location = this.#nextLocation();
      const copy = await open(location, 'wx');
      let bytes = 0;
      try {
        for (;;) {
          const { bytesRead } = await reading(handle.read(this.#buffer));
          if (bytesRead === 0) break;
          const chunk = this.#buffer.subarray(0, bytesRead);
          bytes += this.#take(chunk, hash);
          await copy.writeFile(chunk);
        }
      } finally {
        await copy.close();
      }
      this.#add({ path, bytes, location, modifiedAt: instant(Math.floor(found.mtimeMs)) }, hash);
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

/** `a/kế hoạch.pdf` as `a/kế hoạch (2).pdf`, or with the next number that nobody has. */
function freePath(path: string, taken: ReadonlySet<string>): string {
  const { dir, name, ext } = posix.parse(path);
  let number = 2;
  const numbered = (): string => posix.join(dir, `${name} (${number})${ext}`);
  while (taken.has(numbered())) number += 1;
  return numbered();
}
