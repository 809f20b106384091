import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';

/** Runs a program on a file in a folder of its own and hands back what it wrote. */
function through(pdf: Uint8Array, program: string, args: (folder: string) => readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    execFileSync(program, args(folder));
    return readFileSync(join(folder, 'out'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first page as a photograph of it: grey JPEG, `dpi` dots per inch. */
export const photograph = (pdf: Uint8Array, dpi: number): Uint8Array =>
  through(pdf, 'sh', (folder) => [
    '-c',
    `pdftoppm -singlefile -gray -jpeg -jpegopt quality=45 -r ${dpi} ${folder}/in.pdf ${folder}/out && mv ${folder}/out.jpg ${folder}/out`,
  ]);

/** The first page as a scanner makes it: a PDF that holds nothing but a picture of the page. */
export async function scan(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const picture = await document.embedJpg(photograph(pdf, 75));
  const [width, height] = [595, 842];
  document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  return document.save({ useObjectStreams: false });
}

/** Locked with a password (AES-128), with the fixed ID and IV that qpdf offers for tests. */
export const locked = (pdf: Uint8Array, password: string): Uint8Array =>
  through(pdf, 'qpdf', (folder) => [
    ...['--static-id', '--static-aes-iv', '--allow-weak-crypto'],
    ...['--encrypt', password, password, '128', '--use-aes=y', '--', `${folder}/in.pdf`, `${folder}/out`],
  ]);

/** One digit of the creation date changed, which no reader shows: the signed bytes are no longer those that were signed. */
export function oneByteChanged(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  const day = bytes.indexOf('/CreationDate(D:') + '/CreationDate(D:'.length;
  bytes.write(bytes.toString('latin1', day + 3, day + 4) === '4' ? '3' : '4', day + 3);
  return bytes;
}

/** A figure painted over after signing, by an incremental update as an editor writes it. */
export async function paintedOver(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const page = document.getPage(0);
  page.drawRectangle({ x: 415, y: 549, width: 31, height: 14, color: rgb(1, 1, 1) });
  page.drawText('1.200', { x: 416, y: 552, size: 12 });
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}
