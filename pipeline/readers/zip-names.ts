import { type Entry, getFileNameLowLevel } from 'yauzl';
import { readOldText } from './old-encoding.ts';

const UTF8_FLAG = 0x800;
/** Info-ZIP's field with the name in Unicode. */
const UNICODE_PATH = 0x7075;

/** The name of an entry: NFC, with `/`, without the `./` that some programs put before it. */
export const entryName = (raw: Entry): string =>
  decoded(raw)
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .normalize('NFC');

/**
 * Many programs write UTF-8 without saying so. What is no UTF-8 comes from a Windows of its time: in its Vietnamese
 * code page, in TCVN3 letters, or as the format says in code page 437.
 */
function decoded({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  if (generalPurposeBitFlag & UTF8_FLAG) return fileNameRaw.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fileNameRaw);
  } catch {
    const plain = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
    if (extraFields.some(({ id }) => id === UNICODE_PATH)) return plain;
    return vietnamese(fileNameRaw) ?? readOldText({ text: fileNameRaw.toString('latin1') })?.text ?? plain;
  }
}

/** Letters with their marks, all of which found a letter; undefined where the bytes are no Vietnamese in Windows-1258. */
function vietnamese(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const words = /[\u1ea0-\u1ef9]/.test(text) && !/[\u0300-\u036f\u0080-\u00bf×÷]/.test(text);
  return words ? text : undefined;
}
