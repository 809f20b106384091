import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { HELP, MESSAGES } from '../messages.ts';
import { type Mistake, mistakeLines } from '../model/errors.ts';
import { readCalendar } from '../rubric/calendar.ts';
import { readRegulation } from '../rubric/load.ts';
import { rubricDiffCommand } from './rubric-diff-command.ts';
import { rubricExportCommand } from './rubric-export-command.ts';
import { rubricImportCommand } from './rubric-import-command.ts';
import { readOptions, usageError } from './usage.ts';

/** One thing to check, and what is wrong with it. */
interface Checked {
  readonly name: string;
  readonly mistakes: readonly Mistake[];
}

/**
 * `hoso rubric check`, `import`, `export` and `diff`.
 * @returns exit code: 0 nothing to tell, 1 mistakes, things to look at, or differences
 */
export async function rubricCommand(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (rest.includes('--help') || rest.includes('-h')) return checkCommand(['--help']);
  if (verb === 'import') return rubricImportCommand(rest);
  if (verb === 'export') return rubricExportCommand(rest);
  if (verb === 'diff') return rubricDiffCommand(rest);
  return checkCommand(args);
}

/** `hoso rubric check DIR... [--json]` */
function checkCommand(args: readonly string[]): number {
  const { values, positionals } = readOptions('rubric', {
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(`${HELP.rubric}\n`);
    return 0;
  }
  const [verb, ...paths] = positionals;
  if (verb !== 'check') throw usageError(MESSAGES.rubricVerb, 'rubric');
  if (paths.length === 0) throw usageError(MESSAGES.noRubricFolder, 'rubric');
  const absent = paths.filter((path) => !existsSync(path));
  if (absent.length > 0) throw usageError(MESSAGES.noRubricAt(absent.join(', ')), 'rubric');
  const checked = [...new Set(paths.map(folderOf))].flatMap(check);
  if (checked.length === 0) throw usageError(MESSAGES.noRubricAt(paths.join(', ')), 'rubric');
  const mistakes = checked.flatMap((each) => each.mistakes);
  process.stdout.write(values.json ? `${JSON.stringify(mistakes, null, 2)}\n` : report(checked));
  return mistakes.length > 0 ? 1 : 0;
}

/** A file of a regulation stands for its folder: its files only make sense together. */
const folderOf = (path: string): string =>
  /^(regulation|appendix.*)\.yaml$/.test(basename(path)) && !statSync(path).isDirectory()
    ? dirname(path)
    : path;

/** Folders of regulations and calendars among what a shell's `rubrics/*` gives; anything else is none of ours. */
function check(path: string): readonly Checked[] {
  if (!statSync(path).isDirectory()) {
    return basename(path) === 'calendar.yaml' ? [{ name: path, mistakes: readCalendar(path).mistakes }] : [];
  }
  const names = readdirSync(path);
  if (names.some((name) => name === 'regulation.yaml' || /^appendix.*\.yaml$/.test(name))) {
    return [{ name: path, mistakes: readRegulation(path).mistakes }];
  }
  return names
    .map((name) => join(path, name))
    .filter((each) => basename(each) === 'calendar.yaml' || existsSync(join(each, 'regulation.yaml')))
    .flatMap(check);
}

const report = (checked: readonly Checked[]): string =>
  checked
    .map(({ name, mistakes }) =>
      mistakes.length > 0
        ? `${MESSAGES.rubricMistakes(name, mistakes.length)}\n${mistakeLines(mistakes)}\n`
        : `${MESSAGES.rubricClean(name)}\n`,
    )
    .join('');
