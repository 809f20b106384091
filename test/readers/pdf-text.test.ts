import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { readPdfText } from '../../pipeline/readers/pdf-text.ts';

/** A white dot. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

async function made(words: string, withPicture: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage();
  if (withPicture) page.drawImage(await document.embedPng(Buffer.from(PICTURE, 'base64')));
  if (words) page.drawText(words, { size: 8, y: 700 });
  return document.save({ useObjectStreams: false });
}

test.each([
  ['a picture alone', '', true, 'scan'],
  ['a picture that an application stamped', 'Scanned with CamScanner', true, 'scan'],
  [
    'a letter with a picture',
    'Thong nhat tong diem tu danh gia, cham diem cua don vi la 75,25 diem.',
    true,
    'text',
  ],
  ['a few words', 'Khong co', false, 'text'],
  ['nothing', '', false, 'blank'],
])('%s', async (_, words, withPicture, content) => {
  expect(await readPdfText(await made(words, withPicture))).toMatchObject({ state: 'opens', content });
});
