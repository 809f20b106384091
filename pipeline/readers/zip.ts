import { inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { entryName } from './zip-names.ts';

/** Caps on what really comes out, whatever the archive declares. */
export interface ZipLimits {
  readonly entries: number;
  readonly totalBytes: number;
  readonly entryBytes: number;
  /** Entries that share a name are read all; else all but the first are refused. */
  readonly keepDoubled?: true;
}

export type ZipProblem =
  | 'notZip'
  | 'damaged'
  | 'tooManyEntries'
  | 'tooLarge'
  | 'unsafeName'
  | 'doubledName'
  | 'symlink'
  | 'encrypted'
  | 'unknownCompression'
  | 'lyingSize';

/** Why an archive, or one entry of it, is not read; `detail` in English, for logs. */
export interface ZipRefusal {
  readonly problem: ZipProblem;
  readonly entry: string | undefined;
  readonly detail: string;
}

export interface ZipEntry {
  /** NFC, with `/`, safe to join to a folder; for a refused entry as it stands in the archive, for showing only. */
  readonly name: string;
  readonly directory: boolean;
  /** As declared. */
  readonly bytes: number;
  readonly modifiedAt: Date;
  readonly refused: ZipRefusal | undefined;
}

export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  /** Inflates an entry into `sink`, chunk by chunk; the refusal where it cannot be read to its end. What `sink` throws is thrown on. */
  pour(entry: ZipEntry, sink: (chunk: Uint8Array) => unknown): Promise<ZipRefusal | undefined>;
  bytes(entry: ZipEntry): Promise<Uint8Array | ZipRefusal>;
  close(): void;
}

/** What a refusal comes to for whoever wanted to read what is inside. */
export type ArchiveFault = 'notReadable' | 'tooLarge' | 'password' | 'hostile' | 'damaged';

/** `notReadable`: no archive at all, or its list cannot be read; what the file is instead, its bytes must tell. */
export function faultOfZip({ problem }: ZipRefusal): ArchiveFault {
  switch (problem) {
    case 'notZip':
    case 'damaged':
      return 'notReadable';
    case 'tooManyEntries':
    case 'tooLarge':
      return 'tooLarge';
    case 'encrypted':
      return 'password';
    case 'lyingSize':
    case 'unsafeName':
    case 'doubledName':
    case 'symlink':
      return 'hostile';
    case 'unknownCompression':
      return 'damaged';
  }
}

export const isZipRefusal = (value: object): value is ZipRefusal => 'problem' in value;

/** Opens a zip from memory or from a file. An entry that may not be read is listed with its refusal; the caller decides what that means. */
export async function openZip(
  source: Uint8Array | string,
  limits: ZipLimits,
): Promise<ZipArchive | ZipRefusal> {
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false };
  let file: ZipFile;
  try {
    file =
      typeof source === 'string'
        ? await openPromise(source, options)
        : await fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
  } catch (error) {
    if (isSystemError(error)) throw error;
    const detail = String(error);
    return {
      problem: /end of central directory/i.test(detail) ? 'notZip' : 'damaged',
      entry: undefined,
      detail,
    };
  }
  if (file.entryCount > limits.entries) {
    file.close();
    return {
      problem: 'tooManyEntries',
      entry: undefined,
      detail: `${file.entryCount} entries, at most ${limits.entries}`,
    };
  }
  const listed = new Map<ZipEntry, Entry>();
  const names = new Set<string>();
  try {
    for await (const raw of file.eachEntry()) {
      const entry = describe(raw, names);
      if (!limits.keepDoubled) names.add(entry.name.toLowerCase());
      listed.set(entry, raw);
      if (listed.size > limits.entries) break;
    }
  } catch (error) {
    file.close();
    return { problem: 'damaged', entry: undefined, detail: String(error) };
  }
  if (listed.size > limits.entries) {
    file.close();
    return { problem: 'tooManyEntries', entry: undefined, detail: `more than ${limits.entries} entries` };
  }
  return archiveOf(file, listed, limits);
}

function archiveOf(file: ZipFile, listed: ReadonlyMap<ZipEntry, Entry>, limits: ZipLimits): ZipArchive {
  let total = 0;
  const pour: ZipArchive['pour'] = async (entry, sink) => {
    const raw = listed.get(entry);
    if (!raw) throw new RangeError('an entry of another archive');
    if (entry.refused) return entry.refused;
    const refuse = (problem: ZipProblem, detail: string): ZipRefusal => ({
      problem,
      entry: entry.name,
      detail,
    });
    let size = 0;
    let thrown: { readonly error: unknown } | undefined;
    try {
      for await (const chunk of await contentOf(file, raw)) {
        if (!(chunk instanceof Uint8Array)) continue;
        size += chunk.length;
        total += chunk.length;
        if (size > limits.entryBytes) return refuse('tooLarge', `more than ${limits.entryBytes} bytes`);
        if (total > limits.totalBytes)
          return refuse('tooLarge', `more than ${limits.totalBytes} bytes in all`);
        try {
          await sink(chunk);
        } catch (error) {
          thrown = { error };
          break;
        }
      }
    } catch (error) {
      const detail = String(error);
      return refuse(/too (many|few) bytes|not enough bytes/i.test(detail) ? 'lyingSize' : 'damaged', detail);
    }
    if (thrown) throw thrown.error;
    return undefined;
  };
  return {
    entries: [...listed.keys()],
    pour,
    bytes: async (entry) => {
      const chunks: Uint8Array[] = [];
      const refused = await pour(entry, (chunk) => chunks.push(chunk));
      return refused ?? new Uint8Array(Buffer.concat(chunks));
    },
    close: () => file.close(),
  };
}

const DEFLATED = 8;
/** Up to here an entry is inflated at once: a stream of its own costs more than the work. */
const SMALL_PACKED = 1_000_000;
const SMALL = 4_000_000;

async function contentOf(file: ZipFile, raw: Entry): Promise<AsyncIterable<unknown> | Iterable<unknown>> {
  const { compressionMethod, compressedSize, uncompressedSize } = raw;
  if (compressionMethod !== DEFLATED || compressedSize > SMALL_PACKED || uncompressedSize > SMALL)
    return file.openReadStreamPromise(raw);
  const packed: Uint8Array[] = [];
  for await (const chunk of await file.openReadStreamPromise(raw, { decodeFileData: false }))
    if (chunk instanceof Uint8Array) packed.push(chunk);
  const content = inflateUpTo(Buffer.concat(packed), uncompressedSize);
  if (content?.length !== uncompressedSize)
    throw new RangeError(`too ${content && content.length < uncompressedSize ? 'few' : 'many'} bytes`);
  return [content];
}

/** Undefined where more comes out. */
function inflateUpTo(packed: Uint8Array, bytes: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: bytes + 1 });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;
const MADE_BY_UNIX = 3;

function describe(raw: Entry, taken: ReadonlySet<string>): ZipEntry {
  const written = entryName(raw);
  const directory = written.endsWith('/');
  const path = directory ? written.slice(0, -1) : written;
  const refuse = (problem: ZipProblem, detail: string): ZipRefusal => ({ problem, entry: written, detail });
  const unixMode = raw.versionMadeBy >>> 8 === MADE_BY_UNIX ? raw.externalFileAttributes >>> 16 : 0;
  let refused: ZipRefusal | undefined;
  if (!isSafe(path)) refused = refuse('unsafeName', 'leads out of the folder, or is no name');
  else if (taken.has(written.toLowerCase())) refused = refuse('doubledName', 'stands twice in the archive');
  else if ((unixMode & FILE_TYPE) === SYMLINK) refused = refuse('symlink', 'a link, not a file');
  else if (raw.isEncrypted()) refused = refuse('encrypted', 'needs a password');
  else if (raw.compressionMethod !== 0 && raw.compressionMethod !== DEFLATED) {
    refused = refuse('unknownCompression', `method ${raw.compressionMethod}`);
  }
  return {
    name: written,
    directory,
    bytes: raw.uncompressedSize,
    modifiedAt: raw.getLastModDate(),
    refused,
  };
}

const isSafe = (path: string): boolean =>
  path !== '' &&
  !path.startsWith('/') &&
  !/^[a-z]:/i.test(path) &&
  !/[\0-\x1f\x7f]/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const isSystemError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string';
