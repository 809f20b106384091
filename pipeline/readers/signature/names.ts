import { Buffer } from 'node:buffer';
import { childrenOf, contentOf, DerError, oidOf, type Tlv, wholeOf } from './der.ts';

/** A distinguished name: how it is written, how it is compared, how it is shown. */
export interface DistinguishedName {
  readonly der: Buffer;
  /** Equal for equal names by RFC 5280 7.1: case and runs of white space do not count. */
  readonly key: string;
  /** For display: NFC, most specific part first. */
  readonly text: string;
  readonly commonName: string | null;
  readonly organization: string | null;
  readonly emails: readonly string[];
  /** Keys of the relative names, outermost first: for name constraints. */
  readonly parts: readonly string[];
}

const LABELS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** Text of an ASN.1 string of any of the kinds names are written in. */
export function textOf(tlv: Tlv): string {
  const bytes = contentOf(tlv);
  switch (tlv.tag) {
    case 0x0c:
      return bytes.toString('utf8');
    case 0x1e: {
      if (bytes.length % 2) throw new DerError('a BMPString of odd length');
      return Buffer.from(bytes).swap16().toString('utf16le');
    }
    case 0x1c:
      return String.fromCodePoint(...codePoints(bytes));
    default:
      return bytes.toString('latin1');
  }
}

function codePoints(bytes: Buffer): number[] {
  const points: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) points.push(Math.min(bytes.readUInt32BE(at), 0x10ffff));
  return points;
}

const comparable = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const escaped = (text: string): string =>
  text
    .normalize('NFC')
    // Marks that turn the reading direction or hide would let a name look like another one.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[,+"\\<>;]/g, (sign) => `\\${sign}`);

/** The same few names stand in every file of an office. Bounded; forgetting is harmless. */
const read = new Map<string, DistinguishedName>();

export function parseName(tlv: Tlv): DistinguishedName {
  const der = wholeOf(tlv).toString('latin1');
  const known = read.get(der);
  if (known) return known;
  if (read.size >= 2048) read.clear();
  const name = readName(tlv);
  read.set(der, name);
  return name;
}

function readName(tlv: Tlv): DistinguishedName {
  const relatives = childrenOf(tlv).map((relative) =>
    childrenOf(relative).map((pair) => {
      const [type, value] = childrenOf(pair);
      if (!value) throw new DerError('a name without a value');
      return { oid: oidOf(type), text: textOf(value) };
    }),
  );
  const first = (oid: string): string | null => {
    const found = relatives.flat().findLast((each) => each.oid === oid)?.text;
    return found === undefined ? null : escaped(found).replace(/\\([,+"\\<>;])/g, '$1');
  };
  const parts = relatives.map((relative) =>
    relative
      .map(({ oid, text }) => `${oid}=${comparable(text)}`)
      .toSorted()
      .join('+'),
  );
  return {
    der: Buffer.from(wholeOf(tlv)),
    key: parts.join('/'),
    text: relatives
      .toReversed()
      .map((relative) => relative.map(({ oid, text }) => `${LABELS[oid] ?? oid}=${escaped(text)}`).join('+'))
      .join(', '),
    commonName: first('2.5.4.3'),
    organization: first('2.5.4.10'),
    emails: relatives.flat().flatMap(({ oid, text }) => (oid === '1.2.840.113549.1.9.1' ? [text] : [])),
    parts,
  };
}
