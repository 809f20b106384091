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
    throw new WorkerError('USAGE', MESSAGES.badOptions(whatIsWrong(cause), command), { cause });
  }
}

/** The parser's English names the option between quotes; of its sentence nothing else is shown. */
function whatIsWrong(cause: unknown): string {
  const [code, text] = cause instanceof Error && 'code' in cause ? [cause.code, cause.message] : ['', ''];
  const option = /'([^'\s]+)/.exec(text)?.[1];
  if (option === undefined) return MESSAGES.notUnderstood;
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
    ? MESSAGES.badOptionValue(option)
    : MESSAGES.unknownOption(option);
}

export const usageError = (because: string, command: string): WorkerError =>
  new WorkerError('USAGE', MESSAGES.badOptions(because, command));
