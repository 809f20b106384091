import { Buffer } from 'node:buffer';
import { type CmsWish, makeCms, sha256 } from './cms-writer.ts';

/** Objects by number, each as PDF source. */
export type Objects = Readonly<Record<number, string>>;

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A stream object's source. */
export const stream = (data: string, entries = ''): string =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;

/** One page, a text field, a check box of nothing: what most tests sign. */
export const BASE: Objects = {
  1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [7 0 R] >>',
  4: stream('BT /F1 18 Tf 20 100 Td (Bao cao) Tj ET'),
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  6: '<< /Fields [7 0 R] /SigFlags 3 /DR << /Font << /F1 5 0 R >> >> >>',
  7: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (Ten) /V (A) /DA (/F1 9 Tf) /Rect [20 20 120 40] /P 3 0 R /AP << /N 8 0 R >> >>',
  8: stream('BT /F1 9 Tf (A) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 100 20]'),
};

export interface Update {
  readonly objects: Objects;
  readonly freed?: readonly number[];
  readonly trailer?: string;
}

/** Appends one saving with a classic cross-reference table; on no bytes, a whole file. */
export function append(file: Buffer, { objects, freed = [], trailer = '/Root 1 0 R' }: Update): Buffer {
  const parts = [file.length ? file : bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  let length = parts[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  const add = (text: string): void => {
    const bytes = bytesOf(text);
    parts.push(bytes);
    length += bytes.length;
  };
  for (const [num, source] of Object.entries(objects)) {
    offsets.set(Number(num), length);
    add(`${num} 0 obj\n${source}\nendobj\n`);
  }
  const start = length;
  const entry = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const rows = [...offsets].map(([num, offset]) => `${num} 1\n${entry(offset)}`);
  const free = freed.map((num) => `${num} 1\n0000000000 00001 f \n`);
  const previous = file.length ? ` /Prev ${lastXref(file)}` : '';
  add(`xref\n0 1\n0000000000 65535 f \n${[...rows, ...free].join('')}`);
  add(`trailer\n<< /Size 100 ${trailer}${previous} >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

/** Where the newest cross-reference stands. */
export const lastXref = (file: Buffer): number =>
  Number([...file.toString('latin1').matchAll(/startxref\s+(\d+)\s+%%EOF/g)].at(-1)?.[1] ?? 0);

export interface SignWish extends CmsWish {
  readonly subFilter?: string;
  readonly type?: string;
  /** Further entries of the signature dictionary. */
  readonly entries?: string;
  /** Objects saved together with the signature; `SIG` stands for the signature dictionary's reference. */
  readonly objects: Objects;
  readonly num: number;
  readonly trailer?: string;
  /** Replaces the CMS by any blob made from the signed bytes. */
  readonly blob?: (signedBytes: Buffer) => Buffer;
}

const ROOM = 20_000;

/** Appends a signature: the dictionary as object `num`, with what leads to it. */
export function sign(file: Buffer, wish: SignWish): Buffer {
  const dictionary = `<< /Type /${wish.type ?? 'Sig'} /Filter /Adobe.PPKLite /SubFilter /${wish.subFilter ?? 'ETSI.CAdES.detached'} ${wish.entries ?? ''} /ByteRange [0 RANGE1____ RANGE2____ RANGE3____] /Contents <${'0'.repeat(ROOM)}> >>`;
  const objects = { ...wish.objects, [wish.num]: dictionary };
  const update = append(file, wish.trailer === undefined ? { objects } : { objects, trailer: wish.trailer });
  const from = update.indexOf('/Contents <000', file.length) + '/Contents '.length;
  const to = from + ROOM + 2;
  const ranges = [from, to, update.length - to];
  let text = update.toString('latin1');
  ranges.forEach((value, index) => {
    text = text.replace(`RANGE${index + 1}____`, String(value).padEnd(10));
  });
  const out = bytesOf(text);
  const signed = Buffer.concat([out.subarray(0, from), out.subarray(to)]);
  const blob = wish.blob ? wish.blob(signed) : makeCms(sha256(signed), wish);
  out.write(blob.toString('hex'), from + 1, 'latin1');
  return out;
}

/** A signature field with its widget on the page: invisible unless given a rectangle. */
export const field = (num: number, name: string, rect = '0 0 0 0'): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /V ${num} 0 R /F 132 /Rect [${rect}] /P 3 0 R >>`;

/** What a first signature needs beside its dictionary: field 9 in the form and on the page. */
export const firstField = (num: number): Objects => ({
  3: (BASE[3] ?? '').replace('[7 0 R]', '[7 0 R 9 0 R]'),
  6: (BASE[6] ?? '').replace('[7 0 R]', '[7 0 R 9 0 R]'),
  9: field(num, 'Ky1'),
});

/** The form and the page with one more signature field, after the first one. */
export const laterField = (fieldNum: number, num: number, rect?: string): Objects => ({
  3: (BASE[3] ?? '').replace('[7 0 R]', `[7 0 R 9 0 R ${fieldNum} 0 R]`),
  6: (BASE[6] ?? '').replace('[7 0 R]', `[7 0 R 9 0 R ${fieldNum} 0 R]`),
  [fieldNum]: field(num, `Ky${fieldNum}`, rect),
});
