import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { MESSAGES } from '../messages.ts';
import { type Mistake, WorkerError } from '../model/errors.ts';
import { loadAppendix } from '../rubric/appendix.ts';
import { appendixYaml } from '../rubric/appendix-yaml.ts';
import { type ImportedAppendix, importAppendices } from '../rubric/import/import.ts';
import type { ImportNote } from '../rubric/import/source.ts';
import { readSourceTables } from '../rubric/import/source-file.ts';
import { methodText } from '../rubric/method-text.ts';
import { IMPORT_NOTES, IMPORT_REPORT, UNREADABLE_SOURCE } from './rubric-messages.ts';
import { readOptions, usageError } from './usage.ts';

/** One rubric made, and what a person has to look at, in words. */
interface Made {
  readonly file: string;
  readonly report: string;
  readonly rows: number;
  readonly leaves: number;
  readonly understood: number;
  readonly notes: readonly { readonly id: string; readonly code: string | null; readonly says: string }[];
}

/**
 * `hoso rubric import FILE --out DIR [--json]`.
 * @returns exit code: 0 nothing to look at, 1 something; WorkerError for a file that is not read
 */
export async function rubricImportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('rubric', {
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw usageError(IMPORT_REPORT.oneFile, 'rubric');
  if (values.out === undefined) throw usageError(MESSAGES.missingOption('out'), 'rubric');
  if (!existsSync(file)) throw usageError(MESSAGES.noSuchFile(file), 'rubric');
  const source = await readSourceTables(await readFile(file));
  if ('refused' in source)
    throw new WorkerError('RUBRIC_INVALID', `${basename(file)}: ${UNREADABLE_SOURCE[source.refused]}`);
  const imported = importAppendices(source.tables);
  if (imported.length === 0) throw new WorkerError('RUBRIC_INVALID', IMPORT_REPORT.noTable(basename(file)));
  const folder = resolve(values.out);
  const names = fileNames(imported);
  const taken = names.flatMap((name) => [`${name}.yaml`, `${name}-can-xem.txt`]);
  for (const each of taken.map((name) => join(folder, name)))
    if (existsSync(each)) throw new WorkerError('OUTPUT_EXISTS', MESSAGES.fileExists(each));
  await mkdir(folder, { recursive: true });
  const made: Made[] = [];
  for (const [index, each] of imported.entries())
    made.push(await write(each, { folder, name: names[index] ?? '' }));
  process.stdout.write(
    values.json
      ? `${JSON.stringify(made, null, 2)}\n`
      : `${made.map((each) => told(each, folder)).join('\n')}`,
  );
  return made.some(({ notes }) => notes.length > 0) ? 1 : 0;
}

/** `appendix-1A`; the number of the table where two share an id or it has no plain letter. */
function fileNames(imported: readonly ImportedAppendix[]): readonly string[] {
  const ids = imported.map(({ appendix }) =>
    appendix.id
      .normalize('NFD')
      .replace(/đ/gi, 'd')
      .replace(/[^\w-]/g, ''),
  );
  return ids.map((id, index) => {
    const alone = id !== '' && ids.filter((each) => each.toLowerCase() === id.toLowerCase()).length === 1;
    return `appendix-${alone ? id : `${id || 'bang'}-${index + 1}`}`;
  });
}

async function write(
  imported: ImportedAppendix,
  { folder, name }: { readonly folder: string; readonly name: string },
): Promise<Made> {
  const { appendix, note, fromSource, responsible } = imported;
  const file = join(folder, `${name}.yaml`);
  const known = existsSync(join(folder, 'regulation.yaml')) ? undefined : imported.regulation;
  const text = appendixYaml(appendix, {
    regulation: known ?? basename(folder),
    note,
    fromSource,
    responsible,
  });
  await writeFile(file, text, { flag: 'wx' });
  const notes = [
    ...imported.notes.map((each) => ({
      id: each.id,
      code: each.code ?? null,
      says: sentence(each, imported),
    })),
    ...loadAppendix(file, basename(file)).mistakes.map((each) => ({
      id: 'lint',
      code: null,
      says: placed(each),
    })),
  ];
  const unclear = new Set(notes.filter(({ id }) => NOT_UNDERSTOOD.has(id)).map(({ code }) => code));
  const leaves = appendix.criteria.filter(({ method }) => method);
  const made: Made = {
    file,
    report: join(folder, `${name}-can-xem.txt`),
    rows: appendix.criteria.length,
    leaves: leaves.length,
    understood: leaves.filter(({ code, method }) => method?.kind !== 'free' && !unclear.has(code)).length,
    notes,
  };
  await writeFile(made.report, lines(made).join('\n'), { flag: 'wx' });
  return made;
}

const NOT_UNDERSTOOD: ReadonlySet<string> = new Set(['methodFree', 'methodUnsure', 'inputsMissing']);

const oneLine = (text: string): string => text.replaceAll('\n', ' | ');

function sentence({ id, text, code }: ImportNote, { appendix }: ImportedAppendix): string {
  const method = appendix.criteria.find((each) => each.code === code)?.method;
  return IMPORT_NOTES[id](oneLine(text), method ? oneLine(methodText(method)) : '');
}

const placed = ({ file, line, message }: Mistake): string =>
  `${file}${line === undefined ? '' : `, dòng ${line}`}: ${message}`;

const lines = ({ file, rows, leaves, understood, notes }: Made): readonly string[] => [
  IMPORT_REPORT.made(basename(file), rows, leaves, understood),
  notes.length === 0 ? IMPORT_REPORT.clean : IMPORT_REPORT.toSee(notes.length),
  ...notes.map(({ code, says }) => `- ${code === null ? '' : `${code}: `}${says}`),
  '',
];

const told = (made: Made, folder: string): string =>
  [...lines(made).slice(0, -1), IMPORT_REPORT.report(made.report), nextStep(folder), ''].join('\n');

const nextStep = (folder: string): string =>
  existsSync(join(folder, 'regulation.yaml'))
    ? IMPORT_REPORT.next(folder)
    : IMPORT_REPORT.noRegulation(folder);
