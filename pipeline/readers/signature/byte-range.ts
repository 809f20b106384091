import { Buffer } from 'node:buffer';
import type { PdfFile } from '../pdf/document.ts';
import { isSpace } from '../pdf/lexer.ts';
import { isArray, isInteger, PdfDamage, PdfString } from '../pdf/objects.ts';
import type { LocatedSignature } from './locate.ts';

/** What a signature's /ByteRange and /Contents say, and whether they may say it. */
export interface SignedRange {
  /** The numbers as written; null where there is no array of integers. */
  readonly numbers: readonly number[] | null;
  /** The spans to hash, where the numbers name bytes of this file in ascending order. */
  readonly spans: readonly { readonly start: number; readonly end: number }[] | null;
  /** The signature blob; null where /Contents is no hexadecimal string. */
  readonly contents: Buffer | null;
  readonly coverage: 'whole-file' | 'whole-revision' | 'partial';
  /** The newest revision that lies wholly within the signed bytes; null where they end at none. */
  readonly revision: number | null;
  /** Rules broken; empty for a signature that covers what it must. */
  readonly findings: readonly string[];
}

/**
 * The geometry rules (survey, section 5): four integers, the first 0, one gap, the gap exactly the /Contents
 * of this very dictionary, the end the file's or a revision's. Anything else lets unsigned bytes in.
 */
export function examineByteRange(file: PdfFile, located: LocatedSignature): SignedRange {
  const { dict } = located;
  const array = dict.get('ByteRange');
  const integers = isArray(array) ? array.filter(isInteger) : [];
  const numbers = isArray(array) && integers.length === array.length ? integers : null;
  const contents = dict.get('Contents');
  const blob = contents instanceof PdfString && contents.isHex ? contents : null;
  const spans = numbers && spansOf(numbers, file.bytes.length);
  const findings: string[] = [];
  if (dict.ambiguous) findings.push('SIGNATURE_DICTIONARY_AMBIGUOUS');
  const [first, second, third, fourth] = numbers?.length === 4 ? numbers : [];
  const four = first !== undefined && second !== undefined && third !== undefined && fourth !== undefined;
  const inOrder = four && first === 0 && second > 0 && third > second && fourth >= 0;
  if (!inOrder || !spans) findings.push('BYTERANGE_INVALID');
  if (!blob) findings.push('CONTENTS_INVALID');
  const gapIsContents =
    inOrder &&
    blob !== null &&
    blob.source === file.bytes &&
    blob.start === second &&
    blob.end === third &&
    isPureHex(file.bytes, second + 1, third - 1);
  if (inOrder && spans && blob && !gapIsContents) findings.push('BYTERANGE_GAP_NOT_CONTENTS');
  const end = spans?.at(-1)?.end;
  const place = end === undefined || !inOrder ? undefined : placeOf(file, end);
  if (inOrder && spans && !place) findings.push('BYTERANGE_END');
  const whole = findings.length === 0 && place !== undefined;
  return {
    numbers,
    spans,
    contents: blob ? blob.bytes : null,
    coverage: whole ? place.coverage : 'partial',
    revision: place?.revision ?? null,
    findings,
  };
}

/** The named byte spans; null where one is outside the file, negative, or begins before the previous ends. */
function spansOf(numbers: readonly number[], fileLength: number): SignedRange['spans'] {
  if (numbers.length === 0 || numbers.length % 2 || numbers.length > 20) return null;
  const spans: { start: number; end: number }[] = [];
  let reached = 0;
  for (let index = 0; index < numbers.length; index += 2) {
    const start = numbers[index] ?? -1;
    const length = numbers[index + 1] ?? -1;
    if (start < reached || length < 0 || start + length > fileLength) return null;
    reached = start + length;
    spans.push({ start, end: reached });
  }
  return spans;
}

function isPureHex(bytes: Buffer, from: number, to: number): boolean {
  return (to - from) % 2 === 0 && /^[0-9a-fA-F]*$/.test(bytes.toString('latin1', from, to));
}

/** The revision that ends where the signed bytes end: at its %%EOF, white space after it at most. */
function placeOf(
  file: PdfFile,
  end: number,
): { readonly coverage: 'whole-file' | 'whole-revision'; readonly revision: number } | undefined {
  const { bytes, revisions } = file;
  const revision = revisions.findLast((each) => each.end <= end);
  if (!revision) return undefined;
  const next = revisions[revision.index + 1];
  if (end === bytes.length && !next) return { coverage: 'whole-file', revision: revision.index };
  for (let at = revision.end; at < end; at++) if (!isSpace(bytes[at])) return undefined;
  return { coverage: 'whole-revision', revision: revision.index };
}

/**
 * What follows the structure in /Contents may only be zeros. PDFBox writes them encrypted, against ISO 32000-2 7.6.2, into an
 * encrypted file: then they must decrypt to zeros, from the first AES block on that the signature left whole.
 */
export function isPadded(file: PdfFile, { dict }: LocatedSignature, rest: Buffer): boolean {
  if (isZero(rest)) return true;
  const contents = dict.get('Contents');
  if (!file.encrypted || !(contents instanceof PdfString)) return false;
  // Nobody can tell; a locked file passes in no case.
  if (file.locked) return true;
  const whole = Math.ceil((contents.bytes.length - rest.length) / AES_BLOCK) * AES_BLOCK;
  try {
    return isZero(file.view().plain(contents).subarray(whole));
  } catch (error) {
    if (error instanceof PdfDamage) return false;
    throw error;
  }
}

const AES_BLOCK = 16;
const isZero = (bytes: Buffer): boolean => bytes.equals(Buffer.alloc(bytes.length));
