import { Buffer } from 'node:buffer';

/**
 * Where and why a file is not what ISO 32000 says. The reader never repairs: what it cannot read
 * exactly, two other readers may read in two ways, and a signature would cover only one of them.
 */
export type DamageCode =
  | 'no-header'
  | 'no-startxref'
  | 'no-eof'
  | 'xref'
  | 'xref-loop'
  | 'hybrid-ambiguous'
  | 'object'
  | 'syntax'
  | 'stream-length'
  | 'stream-filter'
  | 'no-catalog'
  | 'limit-file'
  | 'limit-objects'
  | 'limit-depth'
  | 'limit-inflated'
  | 'limit-revisions'
  | 'limit-signatures';

export class PdfDamage extends Error {
  override readonly name = 'PdfDamage';
  readonly code: DamageCode;
  readonly offset: number;

  constructor(code: DamageCode, offset: number, what: string) {
    super(`${code} at byte ${offset}: ${what}`);
    this.code = code;
    this.offset = offset;
  }
}

/** What one file may still spend; shared by everything that reads it. */
export class Budget {
  #objects: number;
  #inflated: number;
  readonly depth: number;

  constructor(limits: { readonly objects: number; readonly inflatedBytes: number; readonly depth: number }) {
    this.#objects = limits.objects;
    this.#inflated = limits.inflatedBytes;
    this.depth = limits.depth;
  }

  /** How many bytes may still be inflated. */
  get inflatable(): number {
    return this.#inflated;
  }

  spendObject(offset: number): void {
    this.#objects -= 1;
    if (this.#objects < 0) throw new PdfDamage('limit-objects', offset, 'more objects than policy allows');
  }

  spendInflated(bytes: number, offset: number): void {
    this.#inflated -= bytes;
    if (this.#inflated < 0) throw new PdfDamage('limit-inflated', offset, 'streams inflate beyond policy');
  }
}

export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class Ref {
  readonly num: number;
  readonly gen: number;
  constructor(num: number, gen: number) {
    this.num = num;
    this.gen = gen;
  }
}

/** Object and generation number of the indirect object that something stands in: encryption depends on it. */
export interface Owner {
  readonly num: number;
  readonly gen: number;
}

/** A string as written: the span includes its delimiters; `owner` is null inside an object stream (never encrypted twice). */
export class PdfString {
  readonly source: Buffer;
  readonly start: number;
  readonly end: number;
  readonly owner: Owner | null;

  constructor(source: Buffer, span: { readonly start: number; readonly end: number }, owner: Owner | null) {
    this.source = source;
    this.start = span.start;
    this.end = span.end;
    this.owner = owner;
  }

  get isHex(): boolean {
    return this.source[this.start] === 0x3c;
  }

  /** The bytes it stands for, before decryption. */
  get bytes(): Buffer {
    return this.isHex ? this.#hexBytes() : this.#literalBytes();
  }

  #hexBytes(): Buffer {
    const digits = this.source.toString('latin1', this.start + 1, this.end - 1).replace(/[\s\0]/g, '');
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
  }

  #literalBytes(): Buffer {
    const inner = this.source.toString('latin1', this.start + 1, this.end - 1);
    if (!/[\\\r]/.test(inner)) return Buffer.from(inner, 'latin1');
    const plain = inner.replace(/\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?/g, (whole, escaped: string | undefined) => {
      if (escaped === undefined) return '\n';
      if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
      return ESCAPES[escaped] ?? (whole.length > 1 ? escaped : '');
    });
    return Buffer.from(plain, 'latin1');
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
  '\r': '',
  '\r\n': '',
};

export class Dict {
  readonly entries: ReadonlyMap<string, PdfObject>;
  /** A key stands twice: readers differ on which one counts. */
  readonly ambiguous: boolean;

  constructor(entries: ReadonlyMap<string, PdfObject>, ambiguous = false) {
    this.entries = entries;
    this.ambiguous = ambiguous;
  }

  /** The value as written (a reference stays one); null where the key is absent, as ISO 32000 7.3.7 has it. */
  get(key: string): PdfObject {
    return this.entries.get(key) ?? null;
  }
}

export class Stream {
  readonly dict: Dict;
  /** The raw, still filtered and encrypted, bytes. */
  readonly raw: Buffer;
  readonly owner: Owner;

  constructor(dict: Dict, raw: Buffer, owner: Owner) {
    this.dict = dict;
    this.raw = raw;
    this.owner = owner;
  }
}

export type PdfObject =
  | null
  | boolean
  | number
  | Name
  | Ref
  | PdfString
  | Dict
  | Stream
  | readonly PdfObject[];

export const isArray = (value: PdfObject): value is readonly PdfObject[] => Array.isArray(value);
/** The name's text, or undefined where it is no name. */
export const nameOf = (value: PdfObject): string | undefined =>
  value instanceof Name ? value.name : undefined;
/** The dictionary, of a stream too. */
export const dictOf = (value: PdfObject): Dict | undefined =>
  value instanceof Dict ? value : value instanceof Stream ? value.dict : undefined;
export const isInteger = (value: PdfObject): value is number =>
  typeof value === 'number' && Number.isInteger(value);
