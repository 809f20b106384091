import { Buffer } from 'node:buffer';
import { createCipheriv, createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeCms, sha256 } from './made/cms-writer.ts';
import { append, BASE, firstField, sign } from './made/pdf-writer.ts';
import { authority, first, signed, signer, verdict } from './made/world.ts';

const text = signed.toString('latin1');
const numbers = /\/ByteRange \[0 (\d+) +(\d+) +(\d+) +\]/.exec(text);
const [whole = '', before = '', after = '', rest = ''] = numbers ?? [];
const [b, c, d] = [Number(before), Number(after), Number(rest)];
/** The same file with another /ByteRange of the same length. */
const ranged = (values: string): Buffer =>
  Buffer.from(text.replace(whole, `/ByteRange [${values}]`.padEnd(whole.length)), 'latin1');
/** The same file with a part rewritten, padded to its length. */
const replaced = (from: string | RegExp, to: string): Buffer =>
  Buffer.from(
    text.replace(from, (part) => to.padEnd(part.length)),
    'latin1',
  );

describe('a signature that does not cover all but itself is no signature (universal forgery, wrapping)', () => {
  test.each<[string, Buffer, string]>([
    ['empty', ranged(''), 'BYTERANGE_INVALID'],
    ['one pair', ranged(`0 ${b}`), 'BYTERANGE_INVALID'],
    ['three pairs', ranged(`0 ${b} ${c} 9 ${c + 9} ${d - 9}`), 'BYTERANGE_INVALID'],
    ['all zero', ranged('0 0 0 0'), 'BYTERANGE_INVALID'],
    ['negative', ranged(`0 -1 ${c} ${d}`), 'BYTERANGE_INVALID'],
    ['overlapping', ranged(`0 ${c} ${b} ${d}`), 'BYTERANGE_INVALID'],
    ['beyond the end', ranged(`0 ${b} ${c} ${d + 1}`), 'BYTERANGE_INVALID'],
    ['not from the first byte', ranged(`1 ${b - 1} ${c} ${d}`), 'BYTERANGE_INVALID'],
    ['real numbers that are none', ranged(`0 ${b}.5 ${c} ${d}`), 'BYTERANGE_INVALID'],
    ['strings', ranged(`0 (x) ${c} ${d}`), 'BYTERANGE_INVALID'],
    ['a gap larger than /Contents', ranged(`0 ${b - 1} ${c} ${d}`), 'BYTERANGE_GAP_NOT_CONTENTS'],
    ['a gap smaller than /Contents', ranged(`0 ${b + 1} ${c - 1} ${d + 1}`), 'BYTERANGE_GAP_NOT_CONTENTS'],
    ['a gap somewhere else', ranged(`0 ${b - 100} ${c - 100} ${d + 100}`), 'BYTERANGE_GAP_NOT_CONTENTS'],
    ['an end inside the revision', ranged(`0 ${b} ${c} ${d - 9}`), 'BYTERANGE_END'],
    ['missing', replaced('/ByteRange', '/BiteRange'), 'BYTERANGE_INVALID'],
    ['no /Contents', replaced('/Contents <3', '/Kontents <3'), 'CONTENTS_INVALID'],
    ['null /Contents', replaced(/\/Contents <[0-9a-f]+>/, '/Contents null'), 'CONTENTS_INVALID'],
    ['empty /Contents', replaced(/\/Contents <[0-9a-f]+>/, '/Contents <>'), 'BYTERANGE_GAP_NOT_CONTENTS'],
    ['white space inside /Contents', replaced(/00000000>/, '0000 000>'), 'BYTERANGE_GAP_NOT_CONTENTS'],
    ['bytes after the CMS', replaced(/00000000>/, '000000ff>'), 'CONTENTS_TRAILING_BYTES'],
    [
      'a second /Contents',
      replaced('/Filter /Adobe.PPKLite', '/Contents <00>'),
      'SIGNATURE_DICTIONARY_AMBIGUOUS',
    ],
  ])('/ByteRange or /Contents %s', (_, file, finding) => {
    const report = first(file);
    expect(verdict(report)).toBe('TOTAL-FAILED/FORMAT_FAILURE');
    expect(report.findings).toContain(finding);
  });

  test('the untouched file passes', () => {
    expect(verdict(first(signed))).toBe('TOTAL-PASSED');
  });
});

test('white space after the end is nobody’s change, and part of no signature', () => {
  const report = first(Buffer.concat([signed, Buffer.from('\r\n\n \n')]));
  expect([report.coverage, report.changesAfterSigning, verdict(report)]).toEqual([
    'whole-revision',
    'none',
    'TOTAL-PASSED',
  ]);
});

test.each([
  ['the first bytes', 12],
  ['the signed page', text.indexOf('Bao cao')],
  ['the cross-reference after the gap', signed.length - 30],
])('one changed bit in %s breaks the digest or the structure', (_, at) => {
  const bytes = Buffer.from(signed);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(first(bytes).indication).not.toBe('TOTAL-PASSED');
});

test('a copy of the signature in a second field does not make two signers', () => {
  const twice = append(signed, {
    objects: {
      6: '<< /Fields [7 0 R 9 0 R 21 0 R] /SigFlags 3 /DR << /Font << /F1 5 0 R >> >> >>',
      21: '<< /FT /Sig /T (Ky2) /V 10 0 R >>',
    },
  });
  expect(first(twice).findings).toContain('SIGNATURE_SHARED');
  expect(first(twice).indication).not.toBe('TOTAL-PASSED');
});

describe('the padding of /Contents in an encrypted file', () => {
  const key = Buffer.alloc(32, 7);
  const salts = Buffer.from('0123456789abcdef', 'latin1');
  const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
  const cbc = (by: Buffer, bytes: Buffer, pad: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-cbc', by, Buffer.alloc(16)).setAutoPadding(pad);
    return Buffer.concat([cipher.update(bytes), cipher.final()]);
  };
  const user = Buffer.concat([digest(salts.subarray(0, 8)), salts]).toString('hex');
  const userKey = cbc(digest(salts.subarray(8)), key, false).toString('hex');
  const trailer = '/Root 1 0 R /Encrypt 90 0 R';
  const encrypted = append(Buffer.alloc(0), {
    objects: {
      ...BASE,
      90: `<< /Filter /Standard /V 5 /R 5 /Length 256 /P -4 /StmF /S /StrF /S /CF << /S << /CFM /AESV3 >> >> /O <${'00'.repeat(48)}> /OE <${'00'.repeat(32)}> /U <${user}> /UE <${userKey}> >>`,
    },
    trailer,
  });
  const room = Buffer.concat([Buffer.alloc(16), cbc(key, Buffer.alloc(9968), true)]);
  const signedOver = (placeholder: Buffer): Buffer => {
    const wish = { num: 10, objects: firstField(10), signer, certificates: [authority], trailer };
    return sign(encrypted, {
      ...wish,
      blob: (bytes) => {
        const cms = makeCms(sha256(bytes), wish);
        return Buffer.concat([cms, placeholder.subarray(cms.length)]);
      },
    });
  };
  test.each<[string, Buffer, string]>([
    ['zeros as they are', Buffer.alloc(room.length), 'TOTAL-PASSED'],
    ['zeros that were encrypted with the file', room, 'TOTAL-PASSED'],
    ['anything else', Buffer.alloc(room.length, 5), 'TOTAL-FAILED/FORMAT_FAILURE'],
  ])('%s: %s', (_, placeholder, expected) => {
    expect(verdict(first(signedOver(placeholder)))).toBe(expected);
  });
});
