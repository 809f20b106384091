import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MESSAGES } from '../messages.ts';
import { usageError } from './usage.ts';

const holdsRegulation = (folder: string): boolean => existsSync(join(folder, 'regulation.yaml'));

/** Names of the regulations in `rubrics`, for a person who has to choose one. */
export const regulationNames = (rubrics: string): string =>
  readdirSync(rubrics)
    .filter((each) => holdsRegulation(join(rubrics, each)))
    .join(', ');

/** A regulation's folder by its path, or by its name in `rubrics` in capitals or small letters; WorkerError USAGE where there is none. */
export function regulationFolder(
  name: string,
  { rubrics, command }: { rubrics: string; command: string },
): string {
  const found = [name, join(rubrics, name), join(rubrics, name.toLowerCase())].find(holdsRegulation);
  if (found === undefined)
    throw usageError(MESSAGES.noSuchRegulation(name, regulationNames(rubrics)), command);
  return found;
}
