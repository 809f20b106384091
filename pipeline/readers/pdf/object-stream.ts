import type { Buffer } from 'node:buffer';
import type { Indirect } from './indirect.ts';
import { Lexer } from './lexer.ts';
import { type Budget, isInteger, PdfDamage, type PdfObject, Stream } from './objects.ts';

/** The objects in an object stream, by number. */
export function readObjectStream(
  container: Indirect,
  { decode, budget }: { readonly decode: (stream: Stream) => Buffer; readonly budget: Budget },
): ReadonlyMap<number, PdfObject> {
  const bad = (what: string): PdfDamage => new PdfDamage('object', container.start, what);
  const stream = container.value;
  if (!(stream instanceof Stream)) throw bad('an object stream is no stream');
  const [count, first] = [stream.dict.get('N'), stream.dict.get('First')];
  if (!isInteger(count) || !isInteger(first) || count < 0 || first < 0)
    throw bad('an object stream without /N or /First');
  const data = decode(stream);
  const header = new Lexer(data, 0, { budget, owner: null });
  const objects = new Map<number, PdfObject>();
  for (let index = 0; index < count; index++) {
    header.skipSpace();
    const num = header.takeUnsigned();
    header.skipSpace();
    const offset = header.takeUnsigned();
    if (num === undefined || offset === undefined || header.at > first)
      throw bad('a malformed object stream header');
    budget.spendObject(container.start);
    if (objects.has(num)) throw bad(`object ${num} stands twice in an object stream`);
    objects.set(num, new Lexer(data, first + offset, { budget, owner: null }).object());
  }
  return objects;
}
