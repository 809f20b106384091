import type { Buffer } from 'node:buffer';
import { Lexer } from './lexer.ts';
import { type Budget, Dict, isInteger, PdfDamage, type PdfObject } from './objects.ts';
import { readXrefStream } from './xref-stream.ts';

export type XrefEntry =
  | { readonly kind: 'used'; readonly offset: number; readonly gen: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number }
  | { readonly kind: 'free' };

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One cross-reference section with its trailer. */
export interface XrefSection {
  /** Where `startxref` or /Prev says it stands. */
  readonly at: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: Dict;
  /** The bytes of the section itself, trailer included (for a stream: the whole object). */
  readonly span: Span;
  /** Spans and object numbers of the cross-reference streams it is made of (its own, or a hybrid's). */
  readonly streams: readonly (Span & { readonly num: number })[];
  /** What its own `startxref` names; null where none follows (the first section of a linearised file need not have one). */
  readonly startxref: number | null;
  /** Just after its `%%EOF`, or after itself. */
  readonly end: number;
  /** Objects of a hybrid section that its table and its stream speak of differently: used here, free there. */
  readonly disputed: readonly number[];
}

/** The newest section's place, from the last `startxref`; and the end of its `%%EOF`. */
export function findStart(
  bytes: Buffer,
  budget: Budget,
): { readonly startxref: number; readonly end: number } {
  const at = bytes.lastIndexOf('startxref');
  if (at < 0) throw new PdfDamage('no-startxref', bytes.length, 'no startxref');
  return readEnding(bytes, at, budget);
}

/** `startxref 123 %%EOF` standing at `at`. */
function readEnding(
  bytes: Buffer,
  at: number,
  budget: Budget,
): { readonly startxref: number; readonly end: number } {
  const lexer = new Lexer(bytes, at, { budget, owner: null });
  lexer.skipSpace();
  if (!lexer.takeWord('startxref'))
    throw new PdfDamage('no-startxref', at, 'no startxref after a cross-reference');
  lexer.skipSpace(false);
  const startxref = lexer.takeUnsigned();
  if (startxref === undefined) throw new PdfDamage('no-startxref', at, 'startxref names no place');
  lexer.skipSpace(false);
  if (bytes.toString('latin1', lexer.at, lexer.at + 5) !== '%%EOF')
    throw new PdfDamage('no-eof', lexer.at, 'no %%EOF');
  return { startxref, end: lexer.at + 5 };
}

/** What follows a section: its `startxref` and `%%EOF`, or something else. */
function endingAfter(
  bytes: Buffer,
  at: number,
  { budget, base }: Reading,
): Pick<XrefSection, 'startxref' | 'end'> {
  const lexer = new Lexer(bytes, at, { budget, owner: null });
  lexer.skipSpace();
  if (!lexer.takeWord('startxref')) return { startxref: null, end: at };
  const { startxref, end } = readEnding(bytes, at, budget);
  return { startxref: startxref + base, end };
}

/** What reading sections needs; `base` is the place that offsets are counted from: the header. */
export interface Reading {
  readonly budget: Budget;
  readonly base: number;
}

/** All sections, newest first, along /Prev; every place in them counts from the first byte of the file. */
export function readSections(
  bytes: Buffer,
  first: number,
  { maximum, ...reading }: Reading & { readonly maximum: number },
): readonly XrefSection[] {
  const { base } = reading;
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let at: number | undefined = first + base;
  while (at !== undefined) {
    if (seen.has(at)) throw new PdfDamage('xref-loop', at, 'cross-references form a loop');
    seen.add(at);
    if (sections.length >= maximum)
      throw new PdfDamage('limit-revisions', at, 'more revisions than policy allows');
    const section = readSection(bytes, at, reading);
    sections.push(section);
    const previous: PdfObject = section.trailer.get('Prev');
    if (previous !== null && !isInteger(previous)) throw new PdfDamage('xref', at, '/Prev is no number');
    // Some writers put /Prev 0 into a first section: no section can stand on the header.
    at = previous === null || previous === 0 ? undefined : previous + base;
  }
  return sections;
}

function readSection(bytes: Buffer, at: number, reading: Reading): XrefSection {
  const { budget, base } = reading;
  if (at < 0 || at >= bytes.length)
    throw new PdfDamage('xref', at, 'a cross-reference lies outside the file');
  const lexer = new Lexer(bytes, at, { budget, owner: null });
  lexer.skipSpace(false);
  const start = lexer.at;
  if (!lexer.takeWord('xref')) {
    const stream = readXrefStream(bytes, at, reading);
    const ending = endingAfter(bytes, stream.span.end, reading);
    return { ...stream, at, ...ending, streams: [{ ...stream.span, num: stream.num }], disputed: [] };
  }
  const entries = readTable(lexer, reading);
  const trailer = lexer.object();
  if (!(trailer instanceof Dict)) throw new PdfDamage('xref', lexer.at, 'the trailer is no dictionary');
  const span = { start, end: lexer.at };
  const ending = endingAfter(bytes, lexer.at, reading);
  const hidden = trailer.get('XRefStm');
  if (hidden === null) return { at, entries, trailer, span, ...ending, streams: [], disputed: [] };
  if (!isInteger(hidden)) throw new PdfDamage('xref', at, '/XRefStm is no number');
  const stream = readXrefStream(bytes, hidden + base, reading);
  return {
    at,
    entries: unite(entries, stream.entries, hidden),
    trailer,
    span,
    ...ending,
    streams: [{ ...stream.span, num: stream.num }],
    disputed: [...stream.entries].flatMap(([num, { kind }]) => {
      const listed = entries.get(num)?.kind;
      return listed !== undefined && (listed === 'free') !== (kind === 'free') ? [num] : [];
    }),
  };
}

/** A hybrid's table and stream. Old readers see the table, new ones both: where they differ on an object in use, there are two documents. */
function unite(
  table: ReadonlyMap<number, XrefEntry>,
  stream: ReadonlyMap<number, XrefEntry>,
  offset: number,
): ReadonlyMap<number, XrefEntry> {
  const united = new Map(table);
  for (const [num, entry] of stream) {
    const known = table.get(num);
    if (known === undefined || known.kind === 'free') {
      united.set(num, entry);
      continue;
    }
    const same = entry.kind === 'used' && known.kind === 'used' && entry.offset === known.offset;
    if (!same && entry.kind !== 'free') {
      throw new PdfDamage('hybrid-ambiguous', offset, `object ${num} stands at two places`);
    }
  }
  return united;
}

function readTable(lexer: Lexer, { budget, base }: Reading): ReadonlyMap<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>();
  for (;;) {
    lexer.skipSpace();
    if (lexer.takeWord('trailer')) return entries;
    const first = lexer.takeUnsigned();
    lexer.skipSpace();
    const count = lexer.takeUnsigned();
    if (first === undefined || count === undefined)
      throw new PdfDamage('xref', lexer.at, 'a malformed subsection');
    for (let num = first; num < first + count; num++) {
      budget.spendObject(lexer.at);
      readRow(lexer, { num, base }, entries);
    }
  }
}

function readRow(
  lexer: Lexer,
  { num, base }: { readonly num: number; readonly base: number },
  entries: Map<number, XrefEntry>,
): void {
  lexer.skipSpace(false);
  const offset = lexer.takeUnsigned();
  lexer.skipSpace(false);
  const gen = lexer.takeUnsigned();
  lexer.skipSpace(false);
  if (offset === undefined || gen === undefined) throw new PdfDamage('xref', lexer.at, 'a malformed entry');
  const entry: XrefEntry | undefined = lexer.takeWord('n')
    ? { kind: 'used', offset: offset + base, gen }
    : lexer.takeWord('f')
      ? { kind: 'free' }
      : undefined;
  if (!entry) throw new PdfDamage('xref', lexer.at, 'an entry is neither used nor free');
  const known = entries.get(num);
  const isSame =
    known?.kind === 'used' && entry.kind === 'used'
      ? known.offset === entry.offset
      : known?.kind === entry.kind;
  if (known && !isSame) throw new PdfDamage('xref', lexer.at, `object ${num} stands twice in one section`);
  // An offset of 0 is how some writers mark an object that was never written.
  entries.set(num, entry.kind === 'used' && offset === 0 ? { kind: 'free' } : entry);
}
