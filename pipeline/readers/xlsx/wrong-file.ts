import type { WorkbookRefusal } from './workbook.ts';

const starts = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const inUtf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');

/** What a file that is no zip archive is instead. `detail` is what the zip reader said of it. */
export function notZipRefusal(bytes: Uint8Array, detail: string): WorkbookRefusal {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 0) return { id: 'empty', reason: 'no bytes' };
  // Compound file: an Excel before 2007, or any Office file behind a password.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    if (buffer.includes(inUtf16('EncryptedPackage'))) {
      return { id: 'password', reason: 'an encrypted package in a compound file' };
    }
    if (buffer.includes(inUtf16('WordDocument')))
      return { id: 'wordFile', reason: 'a Word 97-2003 document' };
    return { id: 'oldExcel', reason: 'a compound file' };
  }
  // A bare BIFF stream of Excel 2 to 4.
  if (starts(bytes, 0x09, 0x00) || starts(bytes, 0x09, 0x02) || starts(bytes, 0x09, 0x04)) {
    return { id: 'oldExcel', reason: 'a BIFF stream' };
  }
  if (buffer.subarray(0, 1024).includes('%PDF-')) return { id: 'pdf', reason: 'a PDF' };
  if (starts(bytes, 0x50, 0x4b)) return { id: 'damaged', reason: detail };
  return { id: 'otherFormat', reason: detail };
}
