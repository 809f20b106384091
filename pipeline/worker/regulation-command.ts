import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { HELP, MESSAGES } from '../messages.ts';
import { mistakeLines } from '../model/errors.ts';
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
  process.stdout.write(`${MESSAGES.regulationMade(out, basename(source))}\n`);
  const { mistakes } = readRegulation(resolve(out));
  if (mistakes.length > 0) process.stdout.write(`${mistakeLines(mistakes)}\n`);
  return mistakes.length > 0 ? 1 : 0;
}

/** Copies the YAML files with the new identity; the house rules go beside the folder where they are missing. */
function copyAs(like: string, out: string): void {
  const [before, after] = [basename(like), basename(out)];
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(like).filter((each) => /\.(yaml|md)$/.test(each))) {
    const text = readFileSync(join(like, name), 'utf8');
    const identity = new RegExp(`^(id|regulation): "?${before.replaceAll('.', '\\.')}"?$`, 'm');
    writeFileSync(join(out, name), text.replace(identity, `$1: ${after}`));
  }
  const defaults = join(dirname(out), 'defaults.yaml');
  if (!existsSync(defaults)) copyFileSync(join(dirname(like), 'defaults.yaml'), defaults);
}
