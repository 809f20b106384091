import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** A family that stands for Times New Roman in the PDF, and a hash of its files. */
export interface DocumentFont {
  readonly family: string;
  /** SHA-256 over the files of its four styles, hexadecimal. */
  readonly sha256: string;
}

/** Same widths as Times New Roman, best first; file names without style and ending, in lower case. */
const FAMILIES: readonly { readonly family: string; readonly files: RegExp }[] = [
  { family: 'Times New Roman', files: /^(times|timesbd|timesi|timesbi|times new roman.*)\.ttf$/i },
  { family: 'Liberation Serif', files: /^liberationserif-.*\.ttf$/i },
  { family: 'Tinos', files: /^tinos-.*\.ttf$/i },
];

const FOLDERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/share/fonts',
    '/usr/lib/libreoffice/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.fonts'),
    join(homedir(), '.local/share/fonts'),
  ],
  darwin: [
    '/System/Library/Fonts/Supplemental',
    '/Library/Fonts',
    join(homedir(), 'Library/Fonts'),
    '/Applications/LibreOffice.app/Contents/Resources/fonts/truetype',
  ],
  win32: [
    'C:\\Windows\\Fonts',
    'C:\\Program Files\\LibreOffice\\share\\fonts\\truetype',
    join(homedir(), 'AppData\\Local\\Microsoft\\Windows\\Fonts'),
  ],
};

/** Every letter of Vietnamese in one accented piece (TCVN 6909:2001), small and capital. */
const LETTERS = ['đĐ']
  .concat(
    ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'].flatMap((vowel) =>
      ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => vowel + tone),
    ),
  )
  .flatMap((letter) => [...(letter + letter.toUpperCase()).normalize('NFC')]);

/**
 * The font that documents will be printed with, found by its glyphs: a file that names itself right may lack the letters
 * (Debian's fonts-liberation 1.07 lacks them). Undefined where no such font has every Vietnamese letter in every style.
 */
export async function findDocumentFont(
  folders: readonly string[] = FOLDERS[process.platform] ?? [],
): Promise<DocumentFont | undefined> {
  const files = (await Promise.all(folders.map(filesUnder))).flat().sort();
  for (const { family, files: pattern } of FAMILIES) {
    const own = files.filter((file) => pattern.test(basename(file)));
    if (own.length === 0) continue;
    const contents = await Promise.all(own.map((file) => readFile(file)));
    if (!contents.every((content) => hasVietnamese(content))) continue;
    const hash = createHash('sha256');
    for (const content of contents) hash.update(content);
    return { family, sha256: hash.digest('hex') };
  }
  return undefined;
}

const filesUnder = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((each) => !each.isDirectory()).map((each) => join(each.parentPath, each.name));
};

/** Whether a TrueType file has a glyph for every Vietnamese letter. */
export function hasVietnamese(font: Buffer): boolean {
  const glyphs = glyphsOf(font);
  return LETTERS.every((letter) => glyphs(letter.codePointAt(0) ?? 0) !== 0);
}

/** Reads `cmap` format 4 (OpenType 1.9, cmap), which holds the basic plane: 0 is "no glyph". */
function glyphsOf(font: Buffer): (code: number) => number {
  const none = (): number => 0;
  const cmap = tableOf(font, 'cmap');
  if (cmap === undefined) return none;
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    if (font.readUInt16BE(table) !== 4) continue;
    const size = font.readUInt16BE(table + 6);
    const [ends, starts] = [table + 14, table + 16 + size];
    const [deltas, ranges] = [starts + size, starts + 2 * size];
    return (code) => {
      for (let at = 0; at < size; at += 2) {
        if (font.readUInt16BE(ends + at) < code) continue;
        const start = font.readUInt16BE(starts + at);
        if (start > code) return 0;
        const range = font.readUInt16BE(ranges + at);
        const delta = font.readUInt16BE(deltas + at);
        const glyph = range === 0 ? code : font.readUInt16BE(ranges + at + range + 2 * (code - start));
        return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      }
      return 0;
    };
  }
  return none;
}

function tableOf(font: Buffer, tag: string): number | undefined {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + 16 * index;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return undefined;
}
