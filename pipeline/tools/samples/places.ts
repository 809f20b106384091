import { rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'samples');
export const RUBRICS = join(SAMPLES, '..', 'rubrics');

/** Writes a file and the folders above it. */
export async function put(file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

export const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true });
