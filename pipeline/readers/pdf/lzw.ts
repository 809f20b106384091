import { Buffer } from 'node:buffer';
import { type Budget, PdfDamage } from './objects.ts';

const CLEAR = 256;
const END = 257;
const LONGEST_TABLE = 4096;

/** LZWDecode (ISO 32000-2 7.4.4): codes of 9 to 12 bits; `early` is /EarlyChange, one code before the table is full. */
export function unpackLzw(bytes: Buffer, early: 0 | 1, budget: Budget): Buffer {
  const parts: Buffer[] = [];
  let table: Buffer[] = [];
  let before: Buffer | undefined;
  let [held, bits, at] = [0, 0, 0];
  for (;;) {
    const next = CLEAR + 2 + table.length + early;
    const width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
    while (bits < width) {
      const byte = bytes[at++];
      // Some writers leave the end out.
      if (byte === undefined) return Buffer.concat(parts);
      held = ((held << 8) | byte) & 0xfffff;
      bits += 8;
    }
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === END) return Buffer.concat(parts);
    if (code === CLEAR) {
      table = [];
      before = undefined;
      continue;
    }
    const known = code < CLEAR ? Buffer.from([code]) : table[code - CLEAR - 2];
    const found = known ?? (before && code === CLEAR + 2 + table.length && repeated(before, before));
    if (!found) throw new PdfDamage('stream-filter', 0, 'an LZW stream with a code that stands for nothing');
    budget.spendInflated(found.length, 0);
    parts.push(found);
    if (before && CLEAR + 2 + table.length < LONGEST_TABLE) table.push(repeated(before, found));
    before = found;
  }
}

const repeated = (before: Buffer, next: Buffer): Buffer => Buffer.concat([before, next.subarray(0, 1)]);
