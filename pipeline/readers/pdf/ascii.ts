import { Buffer } from 'node:buffer';
import { type Budget, PdfDamage } from './objects.ts';

/** ASCIIHexDecode (ISO 32000-2 7.4.2), up to its `>`. */
export function unpackHex(bytes: Buffer): Buffer {
  const digits = bytes.toString('latin1').replace(/>[\s\S]*$|[\s\0]/g, '');
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
}

/** ASCII85Decode (ISO 32000-2 7.4.3), up to its `~>`. */
export function unpackAscii85(bytes: Buffer): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  const put = (digits: readonly number[], length: number): void => {
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let place = 3; place > 3 - length; place--) out.push(Math.floor(value / 256 ** place) & 0xff);
  };
  for (const code of bytes.toString('latin1').replace(/~[\s\S]*$|[\s\0]/g, '')) {
    if (code === 'z' && group.length === 0) out.push(0, 0, 0, 0);
    else if (code >= '!' && code <= 'u') group.push(code.charCodeAt(0) - 33);
    else throw new PdfDamage('stream-filter', 0, 'no ASCII base-85 digit');
    if (group.length === 5) {
      put(group, 4);
      group = [];
    }
  }
  if (group.length > 1) put([...group, 84, 84, 84, 84].slice(0, 5), group.length - 1);
  return Buffer.from(out);
}

/** RunLengthDecode (ISO 32000-2 7.4.5). */
export function unpackRuns(bytes: Buffer, budget: Budget): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    const run =
      length < 128
        ? bytes.subarray(at + 1, at + 2 + length)
        : Buffer.alloc(257 - length, bytes.subarray(at + 1, at + 2));
    budget.spendInflated(run.length, 0);
    parts.push(run);
    at += length < 128 ? length + 2 : 2;
  }
  return Buffer.concat(parts);
}
