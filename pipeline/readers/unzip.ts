import { type ChildProcess, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { compileCacheRights } from './child-rights.ts';
import type { UnzipAnswer, UnzipRequest } from './unzip-child.ts';
import type { ZipArchive, ZipLimits, ZipRefusal } from './zip.ts';

const program = join(import.meta.dirname, '..');
const modules = join(program, '..', 'node_modules');

/** Between two answers: a child that takes longer goes round in circles. */
const PATIENCE_MS = 60_000;
const HEAP_MEGABYTES = 256;

/** Where the disk refuses to read the archive: `code` as the system names it. */
export class ZipUnreadable extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the archive cannot be read: ${code}`);
    this.code = code;
  }
}

/**
 * Opens a zip file from outside in a child process that may read it and nothing else; what comes out is handed over piece by piece.
 * The same as `openZip` otherwise; an archive that kills its child is `damaged`. Throws ZipUnreadable.
 */
export async function unzip(
  source: string,
  limits: ZipLimits,
): Promise<Pick<ZipArchive, 'entries' | 'pour' | 'close'> | ZipRefusal> {
  const file = resolve(source);
  const child = startChild(file);
  const close = (): void => void child.kill('SIGKILL');
  try {
    const answer = await ask(child, { open: file, limits });
    if ('entries' in answer) {
      const { entries } = answer;
      return {
        entries,
        close,
        pour: async (entry, sink) => {
          const end = await ask(child, { pour: entries.indexOf(entry) }, sink);
          return 'refused' in end ? end.refused : ended;
        },
      };
    }
    close();
    if ('unreadable' in answer) throw new ZipUnreadable(answer.unreadable);
    return ('refused' in answer && answer.refused) || ended;
  } catch (error) {
    close();
    throw error;
  }
}

const ended: ZipRefusal = {
  problem: 'damaged',
  entry: undefined,
  detail: 'the child that unpacks has ended',
};

function startChild(file: string): ChildProcess {
  const cache = compileCacheRights();
  return fork(join(import.meta.dirname, 'unzip-child.ts'), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { TZ: 'UTC', NODE_NO_WARNINGS: '1', ...cache.env },
    execArgv: [
      '--permission',
      ...[program, modules, file].map((path) => `--allow-fs-read=${path}`),
      ...cache.args,
      `--max-old-space-size=${HEAP_MEGABYTES}`,
    ],
  });
}

/** The answer that ends a request; pieces go to `sink` as they come. What `sink` throws is thrown on. */
function ask(
  child: ChildProcess,
  request: UnzipRequest,
  sink?: Parameters<ZipArchive['pour']>[1],
): Promise<UnzipAnswer> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const finish = (): void => {
      clearTimeout(timer);
      child.off('message', take).off('exit', exit).off('error', exit);
    };
    const exit = (): void => {
      finish();
      resolve({ refused: ended });
    };
    const take = (answer: UnzipAnswer): void => {
      if (!('chunk' in answer)) {
        finish();
        resolve(answer);
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      try {
        sink?.(answer.chunk);
      } catch (error) {
        finish();
        reject(error);
      }
    };
    child.on('message', take).on('exit', exit).on('error', exit);
    if (child.connected) child.send(request, (error) => error && exit());
    else exit();
  });
}
