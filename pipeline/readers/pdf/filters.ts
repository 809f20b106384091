import type { Buffer } from 'node:buffer';
import { Buffer as Bytes } from 'node:buffer';
import { constants, inflateSync } from 'node:zlib';
import { unpackAscii85, unpackHex, unpackRuns } from './ascii.ts';
import { unpackLzw } from './lzw.ts';
import { type Budget, Dict, isArray, isInteger, nameOf, PdfDamage, type PdfObject } from './objects.ts';

/** What decoding needs beside the bytes: how to follow references, and how much may still be inflated. */
interface Decoding {
  readonly resolve: (value: PdfObject) => PdfObject;
  readonly budget: Budget;
}

/** Decodes the filters of structural and DER streams; an image filter or an unknown one is damage here. */
export function decodeStream(raw: Buffer, dict: Dict, { resolve, budget }: Decoding): Buffer {
  // /F names a file outside (7.3.8.2), and in a picture's own words a filter: readers would see two contents.
  if (dict.get('F') !== null || dict.get('DP') !== null)
    throw new PdfDamage('stream-filter', 0, 'a stream with its content elsewhere');
  const filter = resolve(dict.get('Filter'));
  const parameters = resolve(dict.get('DecodeParms'));
  const names = filter === null ? [] : isArray(filter) ? filter.map(resolve) : [filter];
  if (names.length > 8) throw new PdfDamage('stream-filter', 0, 'too many filters');
  const allParameters = isArray(parameters) ? parameters.map(resolve) : [parameters];
  return names.reduce<Buffer>((bytes, name, index) => {
    const given = allParameters[index] ?? null;
    switch (nameOf(name)) {
      case 'FlateDecode':
      case 'Fl':
        return unpredict(inflate(bytes, budget), given instanceof Dict ? given : undefined, resolve);
      case 'LZWDecode':
      case 'LZW': {
        const own = given instanceof Dict ? given : undefined;
        const early = resolve(own?.get('EarlyChange') ?? null) === 0 ? 0 : 1;
        return unpredict(unpackLzw(bytes, early, budget), own, resolve);
      }
      case 'ASCIIHexDecode':
      case 'AHx':
        return unpackHex(bytes);
      case 'ASCII85Decode':
      case 'A85':
        return unpackAscii85(bytes);
      case 'RunLengthDecode':
      case 'RL':
        return unpackRuns(bytes, budget);
      default:
        throw new PdfDamage('stream-filter', 0, `filter ${nameOf(name) ?? '?'} is not one of structure`);
    }
  }, raw);
}

function inflate(bytes: Buffer, budget: Budget): Buffer {
  try {
    const out = inflateSync(bytes, {
      maxOutputLength: Math.max(1, budget.inflatable),
      // Some writers count the end-of-line before `endstream` into /Length: bytes after the zlib end are ignored.
      finishFlush: constants.Z_FINISH,
    });
    budget.spendInflated(out.length, 0);
    return out;
  } catch (error) {
    if (error instanceof PdfDamage) throw error;
    const tooLarge = error instanceof RangeError;
    throw new PdfDamage(tooLarge ? 'limit-inflated' : 'stream-filter', 0, 'a stream does not inflate');
  }
}

/** Undoes the PNG predictors; TIFF prediction never stands in structural streams. */
function unpredict(bytes: Buffer, parameters: Dict | undefined, resolve: Decoding['resolve']): Buffer {
  const numberAt = (key: string, standard: number): number => {
    const value = resolve(parameters?.get(key) ?? null);
    return isInteger(value) ? value : standard;
  };
  const predictor = numberAt('Predictor', 1);
  if (predictor === 1) return bytes;
  if (predictor < 10 || predictor > 15) throw new PdfDamage('stream-filter', 0, `predictor ${predictor}`);
  const bitsPerPixel = numberAt('Colors', 1) * numberAt('BitsPerComponent', 8);
  const pixel = Math.max(1, bitsPerPixel >> 3);
  const row = (bitsPerPixel * numberAt('Columns', 1) + 7) >> 3;
  if (row < 1 || row > 1 << 20 || pixel > row) throw new PdfDamage('stream-filter', 0, 'predictor columns');
  // The last row may be cut short, and is read as far as it goes; one byte of each row is its kind.
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = Bytes.alloc(bytes.length - rows);
  for (let y = 0; y < rows; y++) unpredictRow(bytes, out, { y, row, pixel });
  return out;
}

function unpredictRow(
  bytes: Buffer,
  out: Buffer,
  { y, row, pixel }: { readonly y: number; readonly row: number; readonly pixel: number },
): void {
  const kind = bytes[y * (row + 1)] ?? 0;
  const from = y * (row + 1) + 1;
  const to = y * row;
  if (kind === 2 && y > 0) {
    // Nearly every cross-reference stream is "up" all over.
    for (let x = 0; x < row; x++) out[to + x] = (bytes[from + x] ?? 0) + (out[to + x - row] ?? 0);
    return;
  }
  for (let x = 0; x < row; x++) {
    const left = x >= pixel ? (out[to + x - pixel] ?? 0) : 0;
    const up = y > 0 ? (out[to + x - row] ?? 0) : 0;
    const upLeft = y > 0 && x >= pixel ? (out[to + x - row - pixel] ?? 0) : 0;
    out[to + x] = (bytes[from + x] ?? 0) + predicted(kind, { left, up, upLeft });
  }
}

function predicted(
  kind: number,
  { left, up, upLeft }: { readonly left: number; readonly up: number; readonly upLeft: number },
): number {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((each) => Math.abs(left + up - upLeft - each));
      if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toUpLeft ?? 0)) return left;
      return (toUp ?? 0) <= (toUpLeft ?? 0) ? up : upLeft;
    }
    default:
      throw new PdfDamage('stream-filter', 0, 'unknown PNG predictor');
  }
}
