import type { Instant } from '../../model/day.ts';

/** One DER value, tag and length included (ITU-T X.690). */
export type Der = Uint8Array;

const tagged = (tag: number, content: Uint8Array): Der => {
  const size = content.length;
  if (size < 0x80) return Buffer.concat([Buffer.from([tag, size]), content]);
  const digits = size.toString(16);
  const length = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
};

export const sequence = (...parts: readonly Der[]): Der => tagged(0x30, Buffer.concat(parts));

/** SET OF: DER orders the encodings, so that the same set has the same bytes. */
export const setOf = (...parts: readonly Der[]): Der =>
  tagged(0x31, Buffer.concat(parts.toSorted(Buffer.compare)));

/** From a number, or from the big-endian bytes of one that is not negative. */
export function integer(value: number | Uint8Array): Der {
  const hex = typeof value === 'number' ? value.toString(16) : Buffer.from(value).toString('hex');
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = first === -1 ? Buffer.from([0]) : bytes.subarray(first);
  return tagged(0x02, (shortest[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), shortest]) : shortest);
}

export const enumerated = (value: number): Der => tagged(0x0a, Buffer.from([value]));
export const boolean = (value: boolean): Der => tagged(0x01, Buffer.from([value ? 0xff : 0]));
export const nothing: Der = Buffer.from([0x05, 0]);
export const octetString = (bytes: Uint8Array): Der => tagged(0x04, bytes);
export const utf8String = (text: string): Der => tagged(0x0c, Buffer.from(text.normalize('NFC')));
export const printableString = (text: string): Der => tagged(0x13, Buffer.from(text, 'ascii'));

/** `unused`: how many bits at the end do not count, 0 to 7. */
export const bitString = (bytes: Uint8Array, unused = 0): Der =>
  tagged(0x03, Buffer.concat([Buffer.from([unused]), bytes]));

/** From dotted decimals: `1.2.840.113549.1.7.2`. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (arc: number): number[] =>
    arc < 0x80 ? [arc] : [...base128(Math.floor(arc / 0x80)).map((byte) => byte | 0x80), arc % 0x80];
  return tagged(0x06, Buffer.from([40 * first + second, ...rest].flatMap(base128)));
}

/** `[n] EXPLICIT`, or `[n] IMPLICIT` around what stands in a SET or SEQUENCE. */
export const context = (tag: number, ...parts: readonly Der[]): Der =>
  tagged(0xa0 | tag, Buffer.concat(parts));
/** `[n] IMPLICIT` around plain bytes. */
export const contextBytes = (tag: number, bytes: Uint8Array): Der => tagged(0x80 | tag, bytes);

const digits = (at: Instant): string => `${at.slice(0, 19).replace(/\D/g, '')}Z`;
export const generalizedTime = (at: Instant): Der => tagged(0x18, Buffer.from(digits(at)));
/** Time of RFC 5280: UTCTime until 2049. Parts of a second are left out. */
export const time = (at: Instant): Der =>
  at < '2050' ? tagged(0x17, Buffer.from(digits(at).slice(2))) : generalizedTime(at);

/** The values inside a SEQUENCE, SET or context tag that we wrote or node has already parsed; never for untrusted bytes. */
export function members(der: Der): readonly Der[] {
  const found: Der[] = [];
  for (let at = headOf(der).head; at < der.length; ) {
    const { head, size } = headOf(der.subarray(at));
    found.push(der.subarray(at, at + head + size));
    at += head + size;
  }
  return found;
}

function headOf(der: Der): { readonly head: number; readonly size: number } {
  const first = der[1] ?? 0;
  if (first < 0x80) return { head: 2, size: first };
  const count = first & 0x7f;
  const size = der.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { head: 2 + count, size };
}
