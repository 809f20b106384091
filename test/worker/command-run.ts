import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** A fresh folder for each test of a command, and what the command has printed so far. */
export function commandRun(): { readonly folder: string; out: string } {
  const run = { folder: '', out: '' };
  beforeEach(() => {
    run.folder = mkdtempSync(join(tmpdir(), 'hoso-command-'));
    run.out = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      run.out += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(run.folder, { recursive: true });
  });
  return run;
}
