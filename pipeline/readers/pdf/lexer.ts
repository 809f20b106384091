import type { Buffer } from 'node:buffer';
import { type Budget, Dict, Name, type Owner, PdfDamage, type PdfObject, PdfString, Ref } from './objects.ts';

/** 1 white space, 2 delimiter, 0 regular: ISO 32000 7.2.3. */
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASS[code] = 1;
for (const delimiter of '()<>[]{}/%') CLASS[delimiter.charCodeAt(0)] = 2;

const HEX = new Int8Array(256).fill(-1);
for (const digit of '0123456789abcdefABCDEF') HEX[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

export const isSpace = (code: number | undefined): boolean => code !== undefined && CLASS[code] === 1;
const isRegular = (code: number | undefined): boolean => code !== undefined && CLASS[code] === 0;
const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 0x30 && code <= 0x39;

/** Reads PDF tokens and objects from one place on; every failure is a `PdfDamage` with its offset. */
export class Lexer {
  readonly bytes: Buffer;
  readonly #budget: Budget;
  readonly #owner: Owner | null;
  at: number;

  constructor(bytes: Buffer, at: number, context: { readonly budget: Budget; readonly owner: Owner | null }) {
    this.bytes = bytes;
    this.at = at;
    this.#budget = context.budget;
    this.#owner = context.owner;
  }

  damage(what: string): PdfDamage {
    return new PdfDamage('syntax', this.at, what);
  }

  /** Skips white space and, unless told otherwise, comments. */
  skipSpace(comments = true): void {
    const { bytes } = this;
    for (;;) {
      const code = bytes[this.at];
      if (code === 0x25 && comments) {
        while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++;
      } else if (isSpace(code)) this.at++;
      else return;
    }
  }

  /** Takes the word if it stands here as a whole token. */
  takeWord(word: string): boolean {
    const end = this.at + word.length;
    if (end > this.bytes.length || isRegular(this.bytes[end])) return false;
    for (let index = 0; index < word.length; index++) {
      if (this.bytes[this.at + index] !== word.charCodeAt(index)) return false;
    }
    this.at = end;
    return true;
  }

  /** A non-negative integer standing here, or undefined with the place unchanged. */
  takeUnsigned(): number | undefined {
    const start = this.at;
    let value = 0;
    while (isDigit(this.bytes[this.at])) value = value * 10 + (this.bytes[this.at++] ?? 0) - 0x30;
    if (this.at === start || isRegular(this.bytes[this.at]) || this.at - start > 15) {
      this.at = start;
      return undefined;
    }
    return value;
  }

  object(depth = 0): PdfObject {
    if (depth > this.#budget.depth)
      throw new PdfDamage('limit-depth', this.at, 'nested deeper than policy allows');
    this.skipSpace();
    const code = this.bytes[this.at];
    if (code === undefined) throw this.damage('the file ends inside an object');
    if (code === 0x2f) return this.#name();
    if (code === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#hexString();
    if (code === 0x28) return this.#literalString();
    if (code === 0x5b) return this.#array(depth);
    if (isDigit(code)) return this.#numberOrRef();
    if (code === 0x2b || code === 0x2d || code === 0x2e) return this.#number();
    if (this.takeWord('null')) return null;
    if (this.takeWord('true')) return true;
    if (this.takeWord('false')) return false;
    throw this.damage('no PDF object stands here');
  }

  #name(): Name {
    const { bytes } = this;
    const start = ++this.at;
    while (isRegular(bytes[this.at])) this.at++;
    const text = bytes.toString('latin1', start, this.at);
    return new Name(
      text.includes('#')
        ? text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          )
        : text,
    );
  }

  #dict(depth: number): Dict {
    this.at += 2;
    const entries = new Map<string, PdfObject>();
    const absent = new Set<string>();
    let ambiguous = false;
    for (;;) {
      this.skipSpace();
      const code = this.bytes[this.at];
      if (code === 0x3e) {
        if (this.bytes[this.at + 1] !== 0x3e) throw this.damage('a dictionary ends with a single >');
        this.at += 2;
        return new Dict(entries, ambiguous);
      }
      if (code !== 0x2f) throw this.damage('a dictionary key is no name');
      this.#budget.spendObject(this.at);
      const key = this.#name().name;
      const value = this.object(depth + 1);
      if (entries.has(key) || absent.has(key)) ambiguous = true;
      // A null value is the same as no entry (7.3.7).
      if (value === null) {
        entries.delete(key);
        absent.add(key);
      } else entries.set(key, value);
    }
  }

  #array(depth: number): readonly PdfObject[] {
    this.at += 1;
    const items: PdfObject[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) {
        this.at += 1;
        return items;
      }
      this.#budget.spendObject(this.at);
      items.push(this.object(depth + 1));
    }
  }

  #hexString(): PdfString {
    const { bytes } = this;
    const start = this.at;
    const end = bytes.indexOf(0x3e, start) + 1;
    if (end === 0) throw this.damage('a hexadecimal string does not end');
    for (let index = start + 1; index < end - 1; index++) {
      const code = bytes[index] ?? 0;
      if ((HEX[code] ?? -1) < 0 && CLASS[code] !== 1)
        throw this.damage('a hexadecimal string holds other bytes');
    }
    this.at = end;
    return new PdfString(bytes, { start, end }, this.#owner);
  }

  #literalString(): PdfString {
    const { bytes } = this;
    const start = this.at++;
    for (let open = 1; open > 0; this.at++) {
      const code = bytes[this.at];
      if (code === undefined) throw this.damage('a string does not end');
      if (code === 0x5c) this.at++;
      else if (code === 0x28) open++;
      else if (code === 0x29) open--;
    }
    return new PdfString(bytes, { start, end: this.at }, this.#owner);
  }

  #number(): number {
    const { bytes } = this;
    const start = this.at;
    while (isRegular(bytes[this.at])) this.at++;
    const text = bytes.toString('latin1', start, this.at);
    // Sloppy writers make `--5` or `1e-7`; nothing of the structure may rest on such a number, so it counts as none.
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  }

  #numberOrRef(): number | Ref {
    const num = this.takeUnsigned();
    if (num === undefined) return this.#number();
    const afterNumber = this.at;
    this.skipSpace();
    const gen = this.takeUnsigned();
    if (gen !== undefined) {
      this.skipSpace();
      if (this.takeWord('R')) return new Ref(num, gen);
    }
    this.at = afterNumber;
    return num;
  }
}
