import type { Buffer } from 'node:buffer';
import { Lexer } from './lexer.ts';
import { type Budget, Dict, isInteger, PdfDamage, type PdfObject, Stream } from './objects.ts';

/** An indirect object with its exact span: from its number to the end of `endobj`. */
export interface Indirect {
  readonly num: number;
  readonly gen: number;
  readonly value: PdfObject;
  readonly start: number;
  readonly end: number;
}

interface Reading {
  readonly budget: Budget;
  /** Follows a reference, for a stream's /Length. */
  readonly resolve: (value: PdfObject) => PdfObject;
}

/** Reads `12 0 obj … endobj` standing at `offset` (white space before it is allowed). */
export function readIndirect(bytes: Buffer, offset: number, { budget, resolve }: Reading): Indirect {
  const bad = (what: string): PdfDamage => new PdfDamage('object', offset, what);
  if (offset < 0 || offset >= bytes.length) throw bad('an object lies outside the file');
  const header = new Lexer(bytes, offset, { budget, owner: null });
  header.skipSpace(false);
  const start = header.at;
  const num = header.takeUnsigned();
  header.skipSpace(false);
  const gen = header.takeUnsigned();
  header.skipSpace(false);
  if (num === undefined || gen === undefined || !takeObj(header)) throw bad('no object stands here');
  budget.spendObject(offset);
  const owner = { num, gen };
  const lexer = new Lexer(bytes, header.at, { budget, owner });
  const value = lexer.object();
  lexer.skipSpace();
  if (value instanceof Dict && lexer.takeWord('stream')) {
    const raw = readRaw(lexer, value, resolve);
    lexer.skipSpace();
    if (!lexer.takeWord('endobj')) throw bad('a stream object does not end');
    return { num, gen, value: new Stream(value, raw, owner), start, end: lexer.at };
  }
  if (!lexer.takeWord('endobj')) throw bad('an object does not end');
  return { num, gen, value, start, end: lexer.at };
}

/** `obj` may touch what follows: `1 0 obj<<`. */
function takeObj(lexer: Lexer): boolean {
  const { bytes, at } = lexer;
  if (bytes[at] !== 0x6f || bytes[at + 1] !== 0x62 || bytes[at + 2] !== 0x6a) return false;
  lexer.at += 3;
  return true;
}

function readRaw(lexer: Lexer, dict: Dict, resolve: Reading['resolve']): Buffer {
  const { bytes } = lexer;
  if (bytes[lexer.at] === 13 && bytes[lexer.at + 1] === 10) lexer.at += 2;
  else if (bytes[lexer.at] === 10) lexer.at += 1;
  else throw lexer.damage('the keyword stream is not followed by an end of line');
  const from = lexer.at;
  const length = resolve(dict.get('Length'));
  if (!isInteger(length) || length < 0 || from + length > bytes.length) {
    throw new PdfDamage('stream-length', from, 'a stream has no usable /Length');
  }
  lexer.at = from + length;
  lexer.skipSpace(false);
  if (!lexer.takeWord('endstream'))
    throw new PdfDamage('stream-length', from, '/Length does not reach endstream');
  return bytes.subarray(from, from + length);
}
