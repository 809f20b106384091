import type { Buffer } from 'node:buffer';
import { decodeStream } from './filters.ts';
import { readIndirect } from './indirect.ts';
import { Lexer } from './lexer.ts';
import {
  type Budget,
  Dict,
  isArray,
  isInteger,
  nameOf,
  PdfDamage,
  type PdfObject,
  Stream,
} from './objects.ts';

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

const noReferences = (value: PdfObject): PdfObject => value;

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
function endingAfter(bytes: Buffer, at: number, budget: Budget): Pick<XrefSection, 'startxref' | 'end'> {
  const lexer = new Lexer(bytes, at, { budget, owner: null });
  lexer.skipSpace();
  return lexer.takeWord('startxref') ? readEnding(bytes, at, budget) : { startxref: null, end: at };
}

/** All sections, newest first, along /Prev. */
export function readSections(
  bytes: Buffer,
  first: number,
  { budget, maximum }: { readonly budget: Budget; readonly maximum: number },
): readonly XrefSection[] {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let at: number | undefined = first;
  while (at !== undefined) {
    if (seen.has(at)) throw new PdfDamage('xref-loop', at, 'cross-references form a loop');
    seen.add(at);
    if (sections.length >= maximum)
      throw new PdfDamage('limit-revisions', at, 'more revisions than policy allows');
    const section = readSection(bytes, at, budget);
    sections.push(section);
    const previous: PdfObject = section.trailer.get('Prev');
    if (previous !== null && !isInteger(previous)) throw new PdfDamage('xref', at, '/Prev is no number');
    // Some writers put /Prev 0 into a first section: no section can stand on the header.
    at = previous === null || previous === 0 ? undefined : previous;
  }
  return sections;
}

function readSection(bytes: Buffer, at: number, budget: Budget): XrefSection {
  if (at >= bytes.length) throw new PdfDamage('xref', at, 'a cross-reference lies outside the file');
  const lexer = new Lexer(bytes, at, { budget, owner: null });
  lexer.skipSpace(false);
  const start = lexer.at;
  if (!lexer.takeWord('xref')) {
    const stream = readXrefStream(bytes, at, budget);
    const ending = endingAfter(bytes, stream.span.end, budget);
    return { ...stream, at, ...ending, streams: [{ ...stream.span, num: stream.num }], disputed: [] };
  }
  const entries = readTable(lexer, budget);
  const trailer = lexer.object();
  if (!(trailer instanceof Dict)) throw new PdfDamage('xref', lexer.at, 'the trailer is no dictionary');
  const span = { start, end: lexer.at };
  const ending = endingAfter(bytes, lexer.at, budget);
  const hidden = trailer.get('XRefStm');
  if (hidden === null) return { at, entries, trailer, span, ...ending, streams: [], disputed: [] };
  if (!isInteger(hidden)) throw new PdfDamage('xref', at, '/XRefStm is no number');
  const stream = readXrefStream(bytes, hidden, budget);
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

function readTable(lexer: Lexer, budget: Budget): ReadonlyMap<number, XrefEntry> {
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
      readRow(lexer, num, entries);
    }
  }
}

function readRow(lexer: Lexer, num: number, entries: Map<number, XrefEntry>): void {
  lexer.skipSpace(false);
  const offset = lexer.takeUnsigned();
  lexer.skipSpace(false);
  const gen = lexer.takeUnsigned();
  lexer.skipSpace(false);
  if (offset === undefined || gen === undefined) throw new PdfDamage('xref', lexer.at, 'a malformed entry');
  const entry: XrefEntry | undefined = lexer.takeWord('n')
    ? { kind: 'used', offset, gen }
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

type XrefStream = Pick<XrefSection, 'entries' | 'trailer' | 'span'> & { readonly num: number };

function readXrefStream(bytes: Buffer, at: number, budget: Budget): XrefStream {
  const object = readIndirect(bytes, at, { budget, resolve: noReferences });
  const { value } = object;
  if (!(value instanceof Stream) || nameOf(value.dict.get('Type')) !== 'XRef') {
    throw new PdfDamage('xref', at, 'no cross-reference stands here');
  }
  const numbers = (key: string): readonly number[] | undefined => {
    const array = value.dict.get(key);
    if (!isArray(array)) return undefined;
    const found = array.filter((each) => isInteger(each) && each >= 0);
    return found.length === array.length ? found.filter((each) => typeof each === 'number') : undefined;
  };
  const widths = numbers('W');
  const size = value.dict.get('Size');
  const index = numbers('Index') ?? (isInteger(size) ? [0, size] : undefined);
  if (widths?.length !== 3 || !index || index.length % 2 || widths.some((width) => width > 8)) {
    throw new PdfDamage('xref', at, 'a malformed cross-reference stream');
  }
  const data = decodeStream(value.raw, value.dict, { resolve: noReferences, budget });
  const entries = readRows(data, { widths, index, at, budget });
  return { entries, trailer: value.dict, span: { start: object.start, end: object.end }, num: object.num };
}

function readRows(
  data: Buffer,
  form: {
    readonly widths: readonly number[];
    readonly index: readonly number[];
    readonly at: number;
    readonly budget: Budget;
  },
): ReadonlyMap<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>();
  let position = 0;
  const field = (width: number, standard: number): number => {
    if (width === 0) return standard;
    let value = 0;
    for (const end = position + width; position < end; position++)
      value = value * 256 + (data[position] ?? 0);
    return value;
  };
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = form.widths;
  const row = kindWidth + secondWidth + thirdWidth;
  for (let pair = 0; pair < form.index.length; pair += 2) {
    const first = form.index[pair] ?? 0;
    const count = form.index[pair + 1] ?? 0;
    for (let num = first; num < first + count; num++) {
      if (position + row > data.length)
        throw new PdfDamage('xref', form.at, 'a cross-reference stream is too short');
      form.budget.spendObject(form.at);
      const kind = field(kindWidth, 1);
      const second = field(secondWidth, 0);
      const third = field(thirdWidth, 0);
      if (entries.has(num)) throw new PdfDamage('xref', form.at, `object ${num} stands twice in one section`);
      if (kind === 1) entries.set(num, { kind: 'used', offset: second, gen: third });
      else if (kind === 2) entries.set(num, { kind: 'packed', container: second, index: third });
      // Other kinds are references to the null object (7.5.8.3): they hide what stood there before.
      else entries.set(num, { kind: 'free' });
    }
  }
  return entries;
}
