import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { compileCacheRights } from './child-rights.ts';
import type { Job, Outcome, Result } from './pool-child.ts';

/** Why a job has no result: the child took too long, grew too large, or died. */
export type Loss = 'timeout' | 'memory' | 'crash';
/** What a job came to; never a rejection, so that one file cannot take the others down. */
export type PoolResult<J extends Job> =
  | { readonly done: Result<J> }
  | { readonly failed: string }
  | { readonly lost: Loss };

export interface PoolOptions {
  /** How many children at most; they start with the first jobs. */
  readonly size: number;
  /** Heap cap of a child, MB; its whole memory may be `residentMegabytes`. */
  readonly heapMegabytes: number;
  readonly residentMegabytes?: number;
  readonly timeoutMs: number;
  /** Folders and files a child may read, beside the program itself. It may write nothing once it reads them. */
  readonly readable: readonly string[];
}

export interface Pool {
  run<J extends Job>(job: J): Promise<PoolResult<J>>;
  close(): void;
}

interface Waiting {
  readonly job: Job;
  readonly settle: (outcome: Outcome | { readonly lost: Loss }) => void;
}

interface Worker {
  readonly child: ChildProcess;
  /** Values already sent to this child, by identity: the same trust material goes over once. */
  readonly sent: Map<object, number>;
  current?: Waiting;
  timer?: NodeJS.Timeout;
  lost?: Loss;
}

const program = join(import.meta.dirname, '..');
const modules = join(program, '..', 'node_modules');
const PAGE = 4096;

/** Resident memory of a process in bytes; undefined where the system does not tell. */
function residentBytes(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return undefined;
  }
}

/**
 * A small pool of long-lived child processes that read untrusted files: no writing, no programs, no
 * workers (`--permission`), a heap cap, a watch on resident memory (Linux; elsewhere the readers' own
 * caps hold) and a time limit a job. A child that breaks one is killed and replaced; only its job is lost.
 */
export function createPool(options: PoolOptions): Pool {
  const queue: Waiting[] = [];
  const workers = new Set<Worker>();
  let closed = false;
  let watch: NodeJS.Timeout | undefined;
  const residentLimit = (options.residentMegabytes ?? options.heapMegabytes * 4) * 1024 * 1024;

  const lose = (worker: Worker, loss: Loss): void => {
    worker.lost ??= loss;
    worker.child.kill('SIGKILL');
  };

  const release = (worker: Worker): Waiting | undefined => {
    clearTimeout(worker.timer);
    const { current } = worker;
    delete worker.current;
    // An idle child keeps nobody waiting: the parent may end without closing the pool.
    worker.child.unref();
    worker.child.channel?.unref();
    return current;
  };

  const startWorker = (): Worker => {
    const cache = compileCacheRights();
    const child = fork(join(import.meta.dirname, 'pool-child.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { TZ: 'UTC', NODE_NO_WARNINGS: '1', ...cache.env },
      execArgv: [
        '--permission',
        ...[program, modules, ...options.readable].map((path) => `--allow-fs-read=${path}`),
        ...cache.args,
        `--max-old-space-size=${options.heapMegabytes}`,
      ],
    });
    const worker: Worker = { child, sent: new Map() };
    workers.add(worker);
    child.on('message', (outcome: Outcome) => {
      release(worker)?.settle(outcome);
      dispatch();
    });
    child.on('error', () => lose(worker, 'crash'));
    child.on('exit', () => {
      workers.delete(worker);
      release(worker)?.settle({ lost: worker.lost ?? 'crash' });
      if (!closed) dispatch();
    });
    return worker;
  };

  const give = (worker: Worker, waiting: Waiting): void => {
    worker.current = waiting;
    worker.child.ref();
    worker.child.channel?.ref();
    worker.timer = setTimeout(() => lose(worker, 'timeout'), options.timeoutMs);
    worker.child.send(packed(waiting.job, worker.sent), (error) => {
      if (error) lose(worker, 'crash');
    });
  };

  function dispatch(): void {
    while (queue.length > 0) {
      const idle = [...workers].find((worker) => !worker.current && worker.lost === undefined);
      const worker = idle ?? (workers.size < options.size ? startWorker() : undefined);
      const waiting = worker && queue.shift();
      if (!waiting) break;
      give(worker, waiting);
    }
    const busy = [...workers].some((worker) => worker.current);
    if (busy) watch ??= setInterval(watchMemory, 50);
    else {
      clearInterval(watch);
      watch = undefined;
    }
  }

  function watchMemory(): void {
    for (const worker of workers) {
      if (worker.current && (residentBytes(worker.child.pid) ?? 0) > residentLimit) lose(worker, 'memory');
    }
  }

  return {
    run: <J extends Job>(job: J) =>
      new Promise<PoolResult<J>>((resolve) => {
        if (closed) return resolve({ lost: 'crash' });
        // The child answers a job of kind J with a Result<J>: the one place where the wire is trusted.
        queue.push({ job, settle: (outcome) => resolve(outcome as PoolResult<J>) });
        dispatch();
      }),
    close: () => {
      closed = true;
      clearInterval(watch);
      for (const waiting of queue.splice(0)) waiting.settle({ lost: 'crash' });
      for (const worker of workers) worker.child.kill();
    },
  };
}

/** The job with every object it holds replaced by a number once this child has it. */
function packed(job: Job, sent: Map<object, number>): Record<string, unknown> {
  const entries = Object.entries(job).map(([key, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null) return [key, value];
    const known = sent.get(value);
    if (known !== undefined) return [key, { held: known }];
    sent.set(value, sent.size);
    return [key, { held: sent.size - 1, value }];
  });
  return Object.fromEntries(entries);
}
