import { Buffer } from 'node:buffer';

/** Bytes that are not the ASN.1 they should be. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** One tag-length-value, pointing into the bytes it was read from: nothing is copied. */
export interface Tlv {
  readonly source: Buffer;
  /** The first byte of the tag: class, constructed bit and number (0x30 SEQUENCE, 0xa0 [0], …). */
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

export const SEQUENCE = 0x30;
export const SET = 0x31;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OID = 0x06;
export const ENUMERATED = 0x0a;
export const BOOLEAN = 0x01;
export const UTC_TIME = 0x17;
export const GENERALIZED_TIME = 0x18;

const MAXIMUM_DEPTH = 40;

/**
 * Reads the element at `at`, which must end before `limit`.
 * `ber` allows the indefinite lengths some CMS writers use; certificates and everything else is DER.
 */
export function readTlv(
  source: Buffer,
  { at, limit, ber = false, depth = 0 }: { at: number; limit: number; ber?: boolean; depth?: number },
): Tlv {
  if (depth > MAXIMUM_DEPTH) throw new DerError('nested too deep');
  const tag = source[at];
  const first = source[at + 1];
  if (tag === undefined || first === undefined || at + 2 > limit)
    throw new DerError('ends inside an element');
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag of several bytes');
  if (first < 0x80) return spanned({ source, tag, start: at, contentStart: at + 2 }, first, limit);
  if (first === 0x80) {
    if (!ber || !(tag & 0x20)) throw new DerError('an indefinite length where DER is required');
    return indefinite(source, { at, limit, tag, depth });
  }
  const lengthBytes = first & 0x7f;
  if (lengthBytes > 4 || at + 2 + lengthBytes > limit) throw new DerError('a length beyond the data');
  let length = 0;
  for (let index = 0; index < lengthBytes; index++) length = length * 256 + (source[at + 2 + index] ?? 0);
  if (!ber && (length < 0x80 || length < 256 ** (lengthBytes - 1)))
    throw new DerError('a length not in shortest form');
  return spanned({ source, tag, start: at, contentStart: at + 2 + lengthBytes }, length, limit);
}

function spanned(
  head: Pick<Tlv, 'source' | 'tag' | 'start' | 'contentStart'>,
  length: number,
  limit: number,
): Tlv {
  const end = head.contentStart + length;
  if (end > limit) throw new DerError('an element longer than its container');
  return { ...head, contentEnd: end, end };
}

function indefinite(
  source: Buffer,
  {
    at,
    limit,
    tag,
    depth,
  }: { readonly at: number; readonly limit: number; readonly tag: number; readonly depth: number },
): Tlv {
  let position = at + 2;
  for (;;) {
    if (position + 2 > limit) throw new DerError('an indefinite element does not end');
    if (source[position] === 0 && source[position + 1] === 0) break;
    position = readTlv(source, { at: position, limit, ber: true, depth: depth + 1 }).end;
  }
  return { source, tag, start: at, contentStart: at + 2, contentEnd: position, end: position + 2 };
}

/** The single element that fills the bytes exactly. */
export function parseDer(source: Buffer, ber = false): Tlv {
  const tlv = readTlv(source, { at: 0, limit: source.length, ber });
  if (tlv.end !== source.length) throw new DerError('bytes after the end');
  return tlv;
}

/** The elements inside a constructed one. */
export function childrenOf(tlv: Tlv, ber = false): readonly Tlv[] {
  if (!(tlv.tag & 0x20)) throw new DerError('a primitive element has no children');
  const children: Tlv[] = [];
  for (let at = tlv.contentStart; at < tlv.contentEnd; ) {
    if (children.length > 100_000) throw new DerError('too many elements');
    const child = readTlv(tlv.source, { at, limit: tlv.contentEnd, ber });
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The element itself where its tag is the expected one; anything else is refused. */
export function expectTag(tlv: Tlv | undefined, tag: number): Tlv {
  if (tlv?.tag !== tag)
    throw new DerError(`expected tag ${tag.toString(16)}, found ${tlv?.tag.toString(16) ?? 'nothing'}`);
  return tlv;
}

export const contentOf = (tlv: Tlv): Buffer => tlv.source.subarray(tlv.contentStart, tlv.contentEnd);
export const wholeOf = (tlv: Tlv): Buffer => tlv.source.subarray(tlv.start, tlv.end);

/** Dotted form of an OBJECT IDENTIFIER. */
export function oidOf(tlv: Tlv | undefined): string {
  const bytes = contentOf(expectTag(tlv, OID));
  let text = '';
  let arc = 0;
  for (const byte of bytes) {
    arc = arc * 128 + (byte & 0x7f);
    // An arc beyond 53 bits (2.25, a UUID) is nothing we know: its bytes name it well enough.
    if (arc > Number.MAX_SAFE_INTEGER) return `unknown.${bytes.toString('hex')}`;
    if (byte & 0x80) continue;
    if (text === '') {
      const root = arc < 40 ? 0 : arc < 80 ? 1 : 2;
      text = `${root}.${arc - root * 40}`;
    } else text += `.${arc}`;
    arc = 0;
  }
  return text;
}

/** An INTEGER's content as hexadecimal digits, without the sign byte. */
export const integerHex = (tlv: Tlv): string =>
  contentOf(expectTag(tlv, INTEGER))
    .toString('hex')
    .replace(/^(00)+(?=..)/, '');

/** A small non-negative INTEGER. */
export function smallInteger(tlv: Tlv): number {
  const bytes = contentOf(expectTag(tlv, INTEGER));
  if (bytes.length > 6 || (bytes[0] ?? 0) & 0x80) throw new DerError('an integer out of range');
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** A BIT STRING's bytes; unused bits are only allowed where asked for. */
export function bitsOf(tlv: Tlv, unusedAllowed = false): Buffer {
  const bytes = contentOf(expectTag(tlv, BIT_STRING));
  const unused = bytes[0] ?? 8;
  if (unused > 7 || (unused > 0 && !unusedAllowed)) throw new DerError('a bit string with unused bits');
  return bytes.subarray(1);
}

/** An OCTET STRING's bytes; in BER it may come in pieces. */
export function octetsOf(tlv: Tlv | undefined, ber = false): Buffer {
  if (tlv?.tag === OCTET_STRING) return contentOf(tlv);
  if (ber && (tlv?.tag === 0x24 || tlv?.tag === 0xa0)) {
    return Buffer.concat(childrenOf(tlv, ber).map((piece) => octetsOf(piece, ber)));
  }
  throw new DerError('expected an octet string');
}

/** UTCTime or GeneralizedTime as ISO 8601 in UTC; fractions of seconds are kept. */
export function timeOf(tlv: Tlv | undefined): string {
  if (tlv?.tag !== UTC_TIME && tlv?.tag !== GENERALIZED_TIME) throw new DerError('expected a time');
  const text = contentOf(tlv).toString('latin1');
  const match = (
    tlv.tag === UTC_TIME
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?()(Z|[+-]\d{4})$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,](\d+))?(Z|[+-]\d{4})$/
  ).exec(text);
  if (!match) throw new DerError('a malformed time');
  const [, year = '', month, day, hour, minute, second = '00', fraction = '', zone = 'Z'] = match;
  // RFC 5280 4.1.2.5.1: two-digit years from 50 on are of the twentieth century.
  const full = year.length === 4 ? year : Number(year) >= 50 ? `19${year}` : `20${year}`;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const milliseconds = `${fraction}000`.slice(0, 3);
  const time = Date.parse(`${full}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`);
  if (Number.isNaN(time)) throw new DerError('no such time');
  return new Date(time).toISOString();
}
