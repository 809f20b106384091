import type { FileFormat } from '../model/dossier.ts';

/** How much of a file's beginning and end is looked at. */
const WINDOW = 1024;
const LONGEST_DIRECTORY = 256 * 1024;

/**
 * The format of a file by its content, whatever its name says. PDF with bytes before its header too; Word and Excel by
 * what their archive holds; `oldOffice` for files before 2007 and for any Office file behind a password.
 */
export function sniff(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) return 'empty';
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.subarray(0, WINDOW);
  const latin = start.toString('latin1');
  const known = SIGNATURES.find(([pattern]) => pattern.test(latin))?.[1];
  if (known) return known;
  if (latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')) return sniffZip(file);
  // ISO 32000-1, implementation note 13: readers accept a header within the first 1,024 bytes.
  if (latin.includes('%PDF-')) return 'pdf';
  // A self-extracting or prefixed archive; a PDF that carries one has been told already.
  if (file.subarray(-65_557).includes('PK\x05\x06', 0, 'latin1') && latin.includes('PK\x03\x04'))
    return sniffZip(file);
  return sniffText(start);
}

/** Beginnings that settle it, in the order tried. */
const SIGNATURES: readonly (readonly [RegExp, FileFormat])[] = [
  [/^(\xef\xbb\xbf)?\s*%PDF-/, 'pdf'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'oldOffice'],
  // A BIFF stream without its compound file: Excel 2 to 4.
  [/^\x09[\0\x02\x04]\x04\0/, 'oldOffice'],
  [/^\{\\rtf/, 'oldOffice'],
  [/^\xff\xd8\xff/, 'image'],
  [/^\x89PNG\r\n\x1a\n/, 'image'],
  [/^(II\*\0|MM\0\*|II\+\0|MM\0\+)/, 'image'],
  [/^GIF8[79]a/, 'image'],
  [/^BM[\s\S]{4}\0\0\0\0/, 'image'],
  [/^RIFF[\s\S]{4}WEBP/, 'image'],
  [/^[\s\S]{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)/, 'image'],
  [/^Rar!\x1a\x07/, 'other'],
  [/^7z\xbc\xaf\x27\x1c/, 'other'],
];

/** Word, Excel, or an archive of something else. */
function sniffZip(file: Buffer): FileFormat {
  const names = directoryNames(file) ?? localNames(file);
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  // An OpenDocument file starts with its type, uncompressed; so do EPUB and others.
  if (names[0] === 'mimetype' && has(/^(META-INF\/manifest\.xml|content\.xml)$/))
    return file.subarray(0, WINDOW).includes('application/vnd.oasis.opendocument') ? 'openDocument' : 'other';
  if (!has(/^\[Content_Types\]\.xml$/i)) return 'zip';
  if (has(/^word\/document\d*\.xml$/i)) return 'word';
  if (has(/^xl\/workbook\d*\.(xml|bin)$/i)) return 'excel';
  if (has(/^ppt\//i)) return 'other';
  // Programs other than Office may name the parts as they like.
  if (has(/^(word|document)\b.*\.xml$/i)) return 'word';
  if (has(/\b(workbook|worksheets?|sheet\d*)\b.*\.xml$/i)) return 'excel';
  return 'zip';
}

const END = 'PK\x05\x06';
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;

/** Names in the central directory; undefined where it does not stand where the end record says. */
function directoryNames(file: Buffer): readonly string[] | undefined {
  const end = file.lastIndexOf(END, undefined, 'latin1');
  if (end === -1 || end + 22 > file.length) return undefined;
  const size = file.readUInt32LE(end + 12);
  let at = end - size;
  const names: string[] = [];
  const stop = Math.min(end, at + LONGEST_DIRECTORY);
  while (at >= 0 && at + 46 <= stop && file.readUInt32LE(at) === DIRECTORY) {
    const length = file.readUInt16LE(at + 28);
    names.push(file.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names.length > 0 ? names : undefined;
}

/** Names of the entries as they follow one another: what is left of a file whose end is missing. */
function localNames(file: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at !== -1 && at + 30 <= file.length && names.length < 64; ) {
    if (file.readUInt32LE(at) === LOCAL)
      names.push(file.toString('utf8', at + 30, at + 30 + file.readUInt16LE(at + 26)));
    at = file.indexOf('PK\x03\x04', at + 4, 'latin1');
  }
  return names;
}

function sniffText(start: Buffer): FileFormat {
  const unicode = /^(\xff\xfe|\xfe\xff)/.test(start.toString('latin1', 0, 2));
  const text = unicode ? start.toString('utf16le') : start.toString('utf8');
  if (/^\ufeff?\s*<(\?xml|!DOCTYPE|[a-z][\w:-]*[\s>/])/i.test(text.replaceAll('\0', ''))) return 'xml';
  const binary = unicode ? false : /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
  return binary ? 'other' : 'text';
}
