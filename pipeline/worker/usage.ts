import { type ParseArgsConfig, parseArgs } from 'node:util';
import { MESSAGES } from '../messages.ts';
import { type Instant, parseInstant } from '../model/day.ts';
import { WorkerError } from '../model/errors.ts';

/** Reads a command's options; anything not foreseen is a WorkerError USAGE that says how to learn more. */
export function readOptions<T extends ParseArgsConfig>(
  command: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new WorkerError('USAGE', MESSAGES.badOptions(becauseOf(cause), command), { cause });
  }
}

export const usageError = (because: string, command: string): WorkerError =>
  new WorkerError('USAGE', MESSAGES.badOptions(because, command));

/** A moment that an option names. */
export function readInstant(text: string | undefined, command: string): Instant | undefined {
  const at = text === undefined ? undefined : parseInstant(text);
  if (text !== undefined && at === undefined) throw usageError(MESSAGES.badInstant(text), command);
  return at;
}

/** Node names the option in its English sentence, with a short name before and a placeholder after it where it has them. */
function becauseOf(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : '';
  const named = /'([^']*)'/.exec(said)?.[1] ?? '';
  const option = /--?[^\s,=]+(?=[^,]*$)/.exec(named)?.[0] ?? named;
  switch (cause instanceof Error && 'code' in cause ? cause.code : '') {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return MESSAGES.noSuchOption(option);
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take an argument/.test(said)
        ? MESSAGES.optionWithValue(option)
        : MESSAGES.optionWithoutValue(option);
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return MESSAGES.unexpectedArgument(named);
    default:
      return MESSAGES.unknownOption;
  }
}
