import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sniff } from '../../pipeline/readers/sniff.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const zip = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, [new Uint8Array(8), { level: 0 }]])));
const openDocument = (type: string): Uint8Array =>
  zipSync({
    mimetype: [latin(`application/${type}`), { level: 0 }],
    'content.xml': [new Uint8Array(8), { level: 0 }],
    'META-INF/manifest.xml': [new Uint8Array(8), { level: 0 }],
  });
const padded = (start: string): Uint8Array => Buffer.concat([latin(start), Buffer.alloc(200, 1)]);

test.each<[string, Uint8Array, string]>([
  ['a PDF', latin('%PDF-1.7\n'), 'pdf'],
  ['a PDF after a byte order mark', latin('\xef\xbb\xbf%PDF-1.4'), 'pdf'],
  ['a PDF after 900 bytes of something else', latin(`${'x'.repeat(900)}%PDF-1.4`), 'pdf'],
  ['a Word document', zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml'), 'word'],
  [
    'a Word document with macros',
    zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
    'word',
  ],
  ['a workbook', zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml'), 'excel'],
  ['a binary workbook', zip('[Content_Types].xml', 'xl/workbook.bin'), 'excel'],
  ['a workbook whose end is missing', zip('[Content_Types].xml', 'xl/workbook.xml').slice(0, 120), 'excel'],
  ['a presentation', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'other'],
  ['an OpenDocument spreadsheet', openDocument('vnd.oasis.opendocument.spreadsheet'), 'openDocument'],
  ['an EPUB', openDocument('epub+zip'), 'other'],
  ['an archive of files', zip('Kế hoạch.pdf', 'word/document.xml'), 'zip'],
  ['an empty archive', latin(`PK\x05\x06${'\0'.repeat(18)}`), 'zip'],
  ['an Office file before 2007, or with a password', padded('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'oldOffice'],
  ['rich text', latin('{\\rtf1\\ansi'), 'oldOffice'],
  ['JPEG', padded('\xff\xd8\xff\xe0'), 'image'],
  ['PNG', padded('\x89PNG\r\n\x1a\n'), 'image'],
  ['TIFF', padded('II*\0'), 'image'],
  ['HEIC', padded('\0\0\0\x18ftypheic'), 'image'],
  ['WebP', padded('RIFF\x10\0\0\0WEBP'), 'image'],
  ['BMP', padded('BM\x36\0\x0c\0\0\0\0\0'), 'image'],
  ['GIF', padded('GIF89a'), 'image'],
  ['RAR', padded('Rar!\x1a\x07\x01\0'), 'other'],
  ['7z', padded('7z\xbc\xaf\x27\x1c'), 'other'],
  ['XML', Buffer.from('\ufeff<?xml version="1.0"?><a/>'), 'xml'],
  ['HTML', latin('<html><body>'), 'xml'],
  ['text', Buffer.from('Kế hoạch cải cách hành chính'), 'text'],
  ['nothing', new Uint8Array(), 'empty'],
  ['bytes of no known kind', new Uint8Array([0, 1, 2, 3, 4, 5]), 'other'],
])('%s', (_, bytes, format) => {
  expect(sniff(bytes)).toBe(format);
});
