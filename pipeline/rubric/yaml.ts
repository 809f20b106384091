import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { z } from 'zod';
import type { Mistake } from '../model/errors.ts';
import { issueSentence } from './issue.ts';
import { doubledKeySentence, NOT_TEXT, syntaxSentence } from './yaml-words.ts';

type Path = readonly PropertyKey[];

/** One YAML file that came through the door: its data, or every mistake in it. */
export interface YamlFile<T> {
  /** As shown to people. */
  readonly file: string;
  readonly data: T | undefined;
  readonly mistakes: readonly Mistake[];
  /** Line of the value at this path, or of the nearest thing around it that exists. */
  readonly lineOf: (path: Path) => number;
  readonly bytes: Uint8Array;
}

/**
 * Reads one YAML file by a schema. Every value is text to YAML (`failsafe`), so that `1.10` stays `1.10`.
 * @param file path on disk
 * @param shownAs how mistakes name the file
 */
export function readYaml<T>(file: string, shownAs: string, schema: z.ZodType<T>): YamlFile<T> {
  const bytes = readBytes(file);
  const unread = (message: string): YamlFile<T> => ({
    ...{ file: shownAs, data: undefined, mistakes: [{ file: shownAs, message }], lineOf: () => 1 },
    bytes: bytes ?? new Uint8Array(),
  });
  if (!bytes) return unread(NOT_TEXT.missing);
  const text = textOf(bytes);
  if (text === undefined) return unread(NOT_TEXT.otherEncoding);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
  });
  if (document.contents === null && document.errors.length === 0) return unread(NOT_TEXT.empty);
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const lineOfKey = (path: Path, key: string): number => {
    const node = path.length ? document.getIn(path, true) : document.contents;
    const pair = isMap(node)
      ? node.items.find((each) => isScalar(each.key) && each.key.value === key)
      : undefined;
    return pair && isScalar(pair.key) && pair.key.range ? lineAt(pair.key.range[0]) : lineOf(path);
  };
  const told = syntaxErrors(document).map((error) => ({
    file: shownAs,
    line: lineAt(error.pos[0]),
    message:
      error.code === 'DUPLICATE_KEY' ? doubledKeySentence(keyAt(text, error)) : syntaxSentence(error.code),
  }));
  // An item of a list without its dash doubles each of its keys: its first line stands for all.
  const broken = told.filter(({ line }) => !told.some((other) => other.line === line - 1));
  if (broken.length) return { file: shownAs, data: undefined, mistakes: broken, lineOf, bytes };
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 0 }), { reportInput: true });
  if (parsed.success) return { file: shownAs, data: parsed.data, mistakes: [], lineOf, bytes };
  const mistakes = parsed.error.issues.map((issue) => ({
    file: shownAs,
    line:
      issue.code === 'unrecognized_keys' ? lineOfKey(issue.path, issue.keys[0] ?? '') : lineOf(issue.path),
    message: issueSentence(issue),
  }));
  return { file: shownAs, data: undefined, mistakes, lineOf, bytes };
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** None where the bytes are not UTF-8: a letter replaced would go into a rubric unseen. A zero byte is no text either. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return bytes.includes(0) ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** After the first break of syntax everything else is noise; doubled keys are mistakes of their own. */
function syntaxErrors({ errors, warnings }: Document): readonly YAMLError[] {
  const all = [...errors, ...warnings];
  const doubled = all.filter(({ code }) => code === 'DUPLICATE_KEY');
  const [first] = all.filter(({ code }) => code !== 'DUPLICATE_KEY').sort((a, b) => a.pos[0] - b.pos[0]);
  return first ? [first] : doubled;
}

const keyAt = (text: string, { pos: [start] }: YAMLError): string =>
  /^[\w-]+/.exec(text.slice(start))?.[0] ?? '';
