import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { isMap, isNode, isScalar, parseDocument } from 'yaml';
import { HELP, MESSAGES } from '../messages.ts';
import { vietnameseDay } from '../model/day.ts';
import { mistakeLines } from '../model/errors.ts';
import type { Regulation } from '../model/regulation.ts';
import { readRegulation } from '../rubric/load.ts';
import { regulationFolder } from './regulation-folder.ts';
import { readOptions, usageError } from './usage.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');

/**
 * `hoso regulation new --like ID --out DIR`: a copy under its own identity, ready to be edited.
 * @returns exit code: 0 made, 1 made from something that has mistakes
 */
export async function regulationCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('regulation', {
    args: [...args],
    allowPositionals: true,
    options: {
      like: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP.regulation}\n`);
    return 0;
  }
  const wrong = (because: string) => usageError(because, 'regulation');
  const { like, out } = values;
  if (positionals.join(' ') !== 'new') throw wrong(MESSAGES.regulationVerb);
  if (like === undefined) throw wrong(MESSAGES.missingOption('like'));
  if (out === undefined) throw wrong(MESSAGES.missingOption('out'));
  const source = regulationFolder(like, { rubrics, command: 'regulation' });
  if (existsSync(out)) throw wrong(MESSAGES.fileExists(out));
  copyAs(resolve(source), resolve(out));
  const { regulation, mistakes } = readRegulation(resolve(out));
  const years = readRegulation(source).regulation?.assessmentYears;
  const said = [
    MESSAGES.regulationMade(out, basename(source)),
    ...(years ? [MESSAGES.regulationForAnyYear(years.only.join(', '))] : []),
    ...fixedDays(regulation?.tasks ?? []),
  ];
  process.stdout.write(`${said.join('\n')}\n`);
  if (mistakes.length > 0) process.stdout.write(`${mistakeLines(mistakes)}\n`);
  return mistakes.length > 0 ? 1 : 0;
}

/** Last days that name their year: the next one has others. */
function fixedDays(tasks: Regulation['tasks']): readonly string[] {
  const days = tasks.flatMap(({ id, deadline: { on } }) =>
    typeof on === 'object' && 'day' in on ? [`${vietnameseDay(on.day)} (${id})`] : [],
  );
  return days.length > 0 ? [MESSAGES.regulationFixedDays(days.join(', '))] : [];
}

/** Copies the YAML files with the new identity and without the model's years; the house rules go beside the folder where they are missing. */
function copyAs(like: string, out: string): void {
  const [before, after] = [basename(like), basename(out)];
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(like).filter((each) => /\.(yaml|md)$/.test(each))) {
    const text = readFileSync(join(like, name), 'utf8');
    const identity = new RegExp(`^(id|regulation): "?${before.replaceAll('.', '\\.')}"?$`, 'm');
    const copy = text.replace(identity, `$1: ${after}`);
    writeFileSync(join(out, name), name === 'regulation.yaml' ? withoutYears(copy) : copy);
  }
  const defaults = join(dirname(out), 'defaults.yaml');
  if (!existsSync(defaults)) copyFileSync(join(dirname(like), 'defaults.yaml'), defaults);
}

/** A regulation for a new year is not for the years of its model: these go, with the comment above them. */
function withoutYears(text: string): string {
  const { contents } = parseDocument(text, { schema: 'failsafe' });
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === 'assessmentYears')
    : undefined;
  const [key, value] = [pair?.key, pair?.value].map((node) => (isNode(node) ? node.range : undefined));
  return key && value
    ? text.slice(0, key[0]).replace(/(?:(?<=^|\n)#.*\n)+$/, '') + text.slice(value[2])
    : text;
}
