import { type ParseArgsConfig, parseArgs } from 'node:util';
import { MESSAGES } from '../messages.ts';
import { WorkerError } from '../model/errors.ts';

/** Reads a command's options; anything not foreseen is a WorkerError USAGE that says how to learn more. */
export function readOptions<T extends ParseArgsConfig>(
  command: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new WorkerError('USAGE', MESSAGES.badOptions(MESSAGES.unknownOption, command), { cause });
  }
}

export const usageError = (because: string, command: string): WorkerError =>
  new WorkerError('USAGE', MESSAGES.badOptions(because, command));
