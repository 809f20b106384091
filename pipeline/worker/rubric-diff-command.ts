import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { MESSAGES } from '../messages.ts';
import type { Appendix } from '../model/appendix.ts';
import { mistakeLines, WorkerError } from '../model/errors.ts';
import { loadAppendix } from '../rubric/appendix.ts';
import { diffAppendices, type RubricChange } from '../rubric/diff.ts';
import { loadRegulation } from '../rubric/load.ts';
import { RUBRIC_CHANGES, RUBRIC_DIFF } from './rubric-messages.ts';
import { readOptions, usageError } from './usage.ts';

/** One appendix of both, or of one only. */
interface Compared {
  readonly appendix: string;
  readonly only: 'before' | 'after' | null;
  readonly changes: readonly RubricChange[];
}

/**
 * `hoso rubric diff A B [--json]`: two appendices, or two regulations appendix by appendix.
 * @returns exit code: 0 the same, 1 different
 */
export function rubricDiffCommand(args: readonly string[]): number {
  const { values, positionals } = readOptions('rubric', {
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0)
    throw usageError(RUBRIC_DIFF.two, 'rubric');
  for (const each of [before, after])
    if (!existsSync(each)) throw usageError(MESSAGES.noSuchFile(each), 'rubric');
  const folders = [before, after].filter((each) => statSync(each).isDirectory()).length;
  if (folders === 1) throw usageError(RUBRIC_DIFF.bothAlike, 'rubric');
  const compared = folders === 2 ? compareFolders(before, after) : [compareFiles(before, after)];
  const different = compared.filter(({ only, changes }) => only !== null || changes.length > 0);
  const text = different.length === 0 ? RUBRIC_DIFF.same : different.flatMap(linesOf).join('\n');
  process.stdout.write(values.json ? `${JSON.stringify(different, null, 2)}\n` : `${text}\n`);
  return different.length > 0 ? 1 : 0;
}

function compareFiles(before: string, after: string): Compared {
  const now = load(after);
  return { appendix: now.id, only: null, changes: diffAppendices(load(before), now) };
}

/** Throws WorkerError RUBRIC_INVALID for a file that is no appendix; sums that do not add up are only told. */
function load(file: string): Appendix {
  const { appendix, mistakes } = loadAppendix(file, basename(file));
  if (!appendix) throw new WorkerError('RUBRIC_INVALID', mistakeLines(mistakes));
  if (mistakes.length > 0) process.stderr.write(`${mistakeLines(mistakes)}\n`);
  return appendix;
}

function compareFolders(before: string, after: string): readonly Compared[] {
  const [then, now] = [loadRegulation(before).appendices, loadRegulation(after).appendices];
  const ids = new Set([...now, ...then].map(({ id }) => id));
  return [...ids].map((id): Compared => {
    const [old, current] = [then, now].map((all) => all.find((each) => each.id === id));
    return old && current
      ? { appendix: id, only: null, changes: diffAppendices(old, current) }
      : { appendix: id, only: old ? 'before' : 'after', changes: [] };
  });
}

const linesOf = ({ appendix, only, changes }: Compared): readonly string[] =>
  only === null
    ? [RUBRIC_DIFF.appendix(appendix, changes.length), ...changes.map((each) => `- ${changeSentence(each)}`)]
    : [only === 'after' ? RUBRIC_DIFF.appendixAdded(appendix) : RUBRIC_DIFF.appendixRemoved(appendix)];

/** `1.1.2 "Bố trí kinh phí": điểm tối đa từ 1 thành 1,5.` */
export function changeSentence({ id, code, name, before, after }: RubricChange): string {
  const says = RUBRIC_CHANGES[id](before, after);
  if (code === null) return says;
  return id === 'renamed' ? `${code}: ${says}` : `${code} "${name}": ${says}`;
}
