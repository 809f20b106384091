import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeStream } from '../../../pipeline/readers/pdf/filters.ts';
import { Budget, Dict, Name, type PdfObject } from '../../../pipeline/readers/pdf/objects.ts';

const limits = { objects: 100, inflatedBytes: 20_000, depth: 10 };
const decode = (raw: Buffer, filters: readonly string[], parameters: PdfObject = null): Buffer =>
  decodeStream(
    raw,
    new Dict(
      new Map<string, PdfObject>([
        ['Filter', filters.map((name) => new Name(name))],
        ['DecodeParms', parameters],
      ]),
    ),
    { resolve: (value) => value, budget: new Budget(limits) },
  );
const hex = (digits: string): Buffer => Buffer.from(digits, 'hex');

/** LZW without any repetition: every byte as its own code, which grows with the table that readers keep. */
function lzwLiterals(bytes: Buffer, early: 0 | 1): Buffer {
  let bits = (256).toString(2).padStart(9, '0');
  bytes.forEach((byte, index) => {
    const next = 258 + Math.max(0, index - 1) + early;
    bits += byte.toString(2).padStart(next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9, '0');
  });
  const octets = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? [];
  return Buffer.from(octets.map((octet) => Number.parseInt(octet, 2)));
}

const long = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7) % 251));

test.each<[string, Buffer, readonly string[], Buffer]>([
  [
    'the example of ISO 32000-2 7.4.4.2',
    hex('800b6050220c0c8501'),
    ['LZWDecode'],
    hex('2d2d2d2d2d412d2d2d42'),
  ],
  ['LZW codes of 9 to 12 bits', lzwLiterals(long, 1), ['LZW'], long],
  ['base 85', Buffer.from('9jqo^ 9jqo^\nz9j~>'), ['ASCII85Decode'], Buffer.from('Man Man \0\0\0\0M')],
  ['hexadecimal with a digit missing', Buffer.from('4d 61\n6E 7>zz'), ['AHx'], Buffer.from('Manp')],
  ['runs', hex('024d616efe2d80ff'), ['RunLengthDecode'], Buffer.from('Man---')],
  [
    'one filter over another',
    Buffer.from(`${deflateSync('Man').toString('hex')}>`),
    ['ASCIIHexDecode', 'FlateDecode'],
    Buffer.from('Man'),
  ],
])('%s', (_, raw, filters, plain) => {
  expect(decode(raw, filters)).toEqual(plain);
});

const dictOf = (entries: Readonly<Record<string, PdfObject>>): Dict =>
  new Dict(new Map(Object.entries(entries)));

test.each<[string, string, string]>([
  ['none', '00010203 00040506', '010203040506'],
  ['from the left', '01010203 01040506', '010306 04090f'],
  ['from above', '02010203 02040506', '010203 050709'],
  ['the mean', '03020406 03040608', '020508 050b11'],
  ['Paeth', '04010203 04040506', '010306 05 0a 10'],
  ['a last row cut short', '00010203 020405', '010203 0507'],
  ['a last row of nothing but its kind', '00010203 02', '010203'],
])('rows predicted %s', (_, raw, plain) => {
  const parameters = dictOf({ Predictor: 12, Columns: 3 });
  expect(decode(deflateSync(hex(raw.replaceAll(' ', ''))), ['FlateDecode'], parameters).toString('hex')).toBe(
    plain.replaceAll(' ', ''),
  );
});

test.each<[string, Readonly<Record<string, PdfObject>>]>([
  ['rows by an unknown kind', { Predictor: 12, Columns: 3 }],
  ['TIFF prediction', { Predictor: 2, Columns: 3 }],
  ['a predictor beyond the last', { Predictor: 16, Columns: 3 }],
  ['rows of nothing', { Predictor: 12, Columns: 0 }],
  ['rows without end', { Predictor: 12, Columns: 1 << 28 }],
  ['pixels wider than rows', { Predictor: 12, Columns: -1, Colors: -64 }],
])('%s are damage', (_, parameters) => {
  const raw = deflateSync(hex('0901020309040506'));
  expect(() => decode(raw, ['FlateDecode'], dictOf(parameters))).toThrow(/predictor|PNG/);
});

test.each(['F', 'DP'])(
  'a stream with /%s has its content elsewhere, or another content for another reader',
  (key) => {
    const dict = dictOf({ [key]: new Name('FlateDecode') });
    const decoding = { resolve: (value: PdfObject) => value, budget: new Budget(limits) };
    expect(() => decodeStream(deflateSync('Man'), dict, decoding)).toThrow('elsewhere');
  },
);

test('LZW codes that grow one code later where the stream says so', () => {
  const late = new Dict(new Map<string, PdfObject>([['EarlyChange', 0]]));
  expect(decode(lzwLiterals(long, 0), ['LZWDecode'], late)).toEqual(long);
});

test.each<[string, Buffer, string, string]>([
  ['a code that stands for nothing', hex('807fc0'), 'LZWDecode', 'stream-filter'],
  ['no digit of base 85', Buffer.from('9jvo^'), 'ASCII85Decode', 'stream-filter'],
  ['a filter of pictures', hex('00'), 'DCTDecode', 'stream-filter'],
  ['runs beyond the policy', Buffer.alloc(1000, hex('8100')), 'RL', 'limit-inflated'],
])('%s is damage', (_, raw, filter, code) => {
  expect(() => decode(raw, [filter])).toThrow(code);
});
