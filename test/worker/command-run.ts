import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** A fresh folder for each test of a command, and what the command has printed so far. */
export function commandRun(): { readonly folder: string; out: string; err: string } {
  const run = { folder: '', out: '', err: '' };
  beforeEach(() => {
    run.folder = mkdtempSync(join(tmpdir(), 'hoso-command-'));
    for (const [stream, key] of [
      [process.stdout, 'out'],
      [process.stderr, 'err'],
    ] as const) {
      run[key] = '';
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        run[key] += String(text);
        return true;
      });
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(run.folder, { recursive: true });
  });
  return run;
}
