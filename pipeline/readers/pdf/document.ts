import { Buffer } from 'node:buffer';
import { type Decryptor, openWithoutPassword } from './crypt.ts';
import { decodeStream } from './filters.ts';
import { type Indirect, readIndirect } from './indirect.ts';
import { readObjectStream } from './object-stream.ts';
import { Budget, Dict, isArray, PdfDamage, type PdfObject, PdfString, Ref, type Stream } from './objects.ts';
import { findStart, readSections, type XrefEntry, type XrefSection } from './xref.ts';

/** What one saving of the file brought: the objects it defines and the bytes it ends at. */
export interface Revision {
  readonly index: number;
  readonly own: ReadonlyMap<number, XrefEntry>;
  readonly sections: readonly XrefSection[];
  readonly trailer: Dict;
  /** Just after its `%%EOF`. */
  readonly end: number;
}

export interface PdfLimits {
  readonly fileBytes: number;
  readonly inflatedBytes: number;
  readonly objects: number;
  readonly depth: number;
  readonly revisions: number;
}

/** An object as one view sees it; `indirect` is null for one inside an object stream. */
export interface Found {
  readonly value: PdfObject;
  readonly gen: number;
  readonly indirect: Indirect | null;
}

/** A PDF as its bytes are: every revision can be looked at as it was when it was the newest. */
export interface PdfFile {
  readonly bytes: Buffer;
  readonly revisions: readonly Revision[];
  readonly encrypted: boolean;
  /** Encrypted, and the empty user password does not open it. */
  readonly locked: boolean;
  /** The file as it was after this revision; the newest without a number. */
  readonly view: (revision?: number) => View;
}

/** One revision's document. */
export interface View {
  readonly revision: Revision;
  readonly entry: (num: number) => XrefEntry | undefined;
  readonly find: (num: number) => Found | undefined;
  /** The numbers of the objects in an object stream, in its order. */
  readonly packedIn: (container: number) => readonly number[];
  /** Follows references to what they name; null for what is not there. */
  readonly resolve: (value: PdfObject) => PdfObject;
  /** The value of a key, references followed. */
  readonly at: (dict: Dict | undefined, key: string) => PdfObject;
  /** A string's bytes, decrypted. */
  readonly plain: (text: PdfString) => Buffer;
  /** A stream's bytes, decrypted, filters still on. */
  readonly rawOf: (stream: Stream) => Buffer;
  readonly decode: (stream: Stream) => Buffer;
  readonly catalog: Dict | undefined;
}

/**
 * Reads the structure of a PDF: header, all cross-reference sections, one view per revision.
 * @throws PdfDamage where the file is not exactly what it claims to be.
 */
export function openPdf(bytes: Buffer, limits: PdfLimits): PdfFile {
  if (bytes.length > limits.fileBytes)
    throw new PdfDamage('limit-file', 0, 'the file is larger than policy allows');
  const budget = new Budget(limits);
  const sections = sectionsOf(bytes, budget, limits.revisions);
  const revisions = groupRevisions(sections);
  const objects = new Map<number, Indirect>();
  const containers = new Map<number, ReadonlyMap<number, PdfObject>>();
  const views = new Map<number, View>();
  let reading = 0;
  let decryptor: Decryptor | undefined;
  const viewOf = (index: number = revisions.length - 1): View => {
    const known = views.get(index);
    if (known) return known;
    const view = makeView(index);
    views.set(index, view);
    return view;
  };

  /** A stream's length may stand in another object, that one's in a third, and so on: only so deep. */
  function readOnce(offset: number, resolve: View['resolve']): Indirect {
    reading += 1;
    try {
      if (reading > limits.depth)
        throw new PdfDamage('limit-depth', offset, 'objects that need one another to be read');
      const object = readIndirect(bytes, offset, { budget, resolve });
      objects.set(offset, object);
      return object;
    } finally {
      reading -= 1;
    }
  }

  function makeView(index: number): View {
    const orders = new Map<number, readonly number[]>();
    const revision = revisions[index];
    if (!revision) throw new RangeError(`no revision ${index}`);
    const entry = (num: number): XrefEntry | undefined => {
      for (let at = index; at >= 0; at--) {
        const found = revisions[at]?.own.get(num);
        if (found) return found;
      }
      return undefined;
    };
    const readAt = (offset: number, num: number): Indirect => {
      const object = objects.get(offset) ?? readOnce(offset, resolve);
      if (object.num !== num)
        throw new PdfDamage('object', offset, `object ${num} is not where it should be`);
      return object;
    };
    const find = (num: number): Found | undefined => {
      const at = entry(num);
      if (!at || at.kind === 'free') return undefined;
      if (at.kind === 'used') {
        const indirect = readAt(at.offset, num);
        return { value: indirect.value, gen: indirect.gen, indirect };
      }
      const packed = containerOf(at.container);
      return packed.has(num) ? { value: packed.get(num) ?? null, gen: 0, indirect: null } : undefined;
    };
    const containerOf = (num: number): ReadonlyMap<number, PdfObject> => {
      const container = entry(num);
      if (container?.kind !== 'used') throw new PdfDamage('object', 0, `object stream ${num} is missing`);
      return unpack(readAt(container.offset, num));
    };
    const packedIn = (container: number): readonly number[] => {
      const known = orders.get(container) ?? [...containerOf(container).keys()];
      orders.set(container, known);
      return known;
    };
    const unpack = (container: Indirect): ReadonlyMap<number, PdfObject> => {
      const known = containers.get(container.start);
      if (known) return known;
      const found = readObjectStream(container, { decode, budget });
      containers.set(container.start, found);
      return found;
    };
    const resolve = (value: PdfObject): PdfObject => {
      let current = value;
      for (let hops = 0; current instanceof Ref; hops++) {
        if (hops > 32) throw new PdfDamage('object', 0, `references to ${current.num} form a loop`);
        const found: Found | undefined = find(current.num);
        current = found && found.gen === current.gen ? found.value : null;
      }
      return current;
    };
    const rawOf = (stream: Stream): Buffer => {
      const known = resolve(stream.dict.get('Type'));
      const isXref = known !== null && typeof known === 'object' && 'name' in known && known.name === 'XRef';
      return decryptor && !isXref ? decryptor.stream(stream.raw, stream.owner) : stream.raw;
    };
    const decode = (stream: Stream): Buffer => decodeStream(rawOf(stream), stream.dict, { resolve, budget });
    const plain = (text: PdfString): Buffer =>
      decryptor && text.owner ? decryptor.string(text.bytes, text.owner) : text.bytes;
    const at = (dict: Dict | undefined, key: string): PdfObject => (dict ? resolve(dict.get(key)) : null);
    return {
      revision,
      entry,
      find,
      packedIn,
      resolve,
      at,
      plain,
      rawOf,
      decode,
      get catalog() {
        const root = resolve(revision.trailer.get('Root'));
        return root instanceof Dict ? root : undefined;
      },
    };
  }

  const newest = viewOf();
  const encrypt = newest.resolve(newest.revision.trailer.get('Encrypt'));
  if (encrypt instanceof Dict) {
    const id = newest.resolve(newest.revision.trailer.get('ID'));
    const first = isArray(id) ? newest.resolve(id[0] ?? null) : null;
    decryptor = openWithoutPassword(
      encrypt,
      first instanceof PdfString ? first.bytes : Buffer.alloc(0),
      newest.resolve,
    );
  }
  const encrypted = encrypt !== null;
  const locked = encrypted && decryptor === undefined;
  return { bytes, revisions, encrypted, locked, view: viewOf };
}

/** How far into the file Acrobat and others look for the header (PDF Reference 1.7, implementation note 13). */
const HEADER_WITHIN = 1024;

/**
 * Mail gateways and forms put bytes before the header; some writers then count offsets from the header, some from
 * the first byte. A file that can be read both ways is two documents.
 */
function sectionsOf(bytes: Buffer, budget: Budget, maximum: number): readonly XrefSection[] {
  const header = bytes.subarray(0, HEADER_WITHIN).indexOf('%PDF-');
  if (header < 0) throw new PdfDamage('no-header', 0, 'the file does not begin with %PDF-');
  const { startxref } = findStart(bytes, budget);
  const read = (base: number): readonly XrefSection[] =>
    readSections(bytes, startxref, { budget, maximum, base });
  if (header === 0) return read(0);
  const ways = [0, header].flatMap((base) => {
    try {
      return [read(base)];
    } catch (error) {
      if (error instanceof PdfDamage && !error.code.startsWith('limit-')) return [];
      throw error;
    }
  });
  const [only, another] = ways;
  if (!only || another)
    throw new PdfDamage('no-header', header, 'bytes before the header leave the offsets in doubt');
  return only;
}

/**
 * Oldest first. A linearised file is one saving with two sections, of which the first in the file comes
 * second in the chain; apart from that every section must stand behind all that came before it.
 */
function groupRevisions(newestFirst: readonly XrefSection[]): readonly Revision[] {
  const sections = newestFirst.toReversed();
  const [oldest, second] = sections;
  const linearised = oldest !== undefined && second !== undefined && second.span.start < oldest.span.start;
  const groups = linearised
    ? [[oldest, second], ...sections.slice(2).map((each) => [each])]
    : sections.map((each) => [each]);
  let previousEnd = 0;
  return groups.map((group, index) => {
    const top = group.at(-1);
    const last = group[0];
    if (!top || !last) throw new PdfDamage('xref', 0, 'a revision without a section');
    const start = Math.min(...group.map((each) => each.span.start));
    if (start < previousEnd) throw new PdfDamage('xref', top.at, 'cross-references are out of order');
    if (last.startxref !== top.at && last.startxref !== top.span.start)
      throw new PdfDamage('xref', top.at, 'a revision is not the one its startxref names');
    const end = Math.max(...group.map((each) => each.end));
    previousEnd = end;
    const own = new Map<number, XrefEntry>();
    for (const section of group) for (const [num, entry] of section.entries) own.set(num, entry);
    return { index, own, sections: group, trailer: top.trailer, end };
  });
}
