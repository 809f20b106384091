import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { rewritePdf } from '../../../pipeline/writers/pdf/rewrite.ts';
import { at } from '../../judgement.ts';

/** A one-page PDF as LibreOffice makes it: the colour profile holds the second of its making, its length stands in an object of its own. */
function printed(second: number, noise: number): Buffer {
  const profile = Buffer.alloc(400, 7);
  for (let index = 0; index < noise; index++) profile[200 + index] = index * 37;
  profile.writeUInt16BE(second, 34);
  const icc = deflateSync(profile, { level: second % 2 === 0 ? 9 : 0 });
  const bodies: readonly (string | Buffer)[][] = [
    [
      '<</Type/Catalog/Pages 2 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/DestOutputProfile 4 0 R>>]>>',
    ],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    ['<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'],
    ['<</N 3/Filter/FlateDecode/Length 5 0 R>>\nstream\n', icc, '\nendstream'],
    [String(icc.length)],
    [`<</CreationDate(D:202401010000${String(second).padStart(2, '0')}Z)>>`],
  ];
  let file = Buffer.from('%PDF-1.7\n');
  const offsets = bodies.map((body, index) => {
    const offset = file.length;
    const parts = [`${index + 1} 0 obj\n`, ...body, '\nendobj\n'].map((part) => Buffer.from(part));
    file = Buffer.concat([file, ...parts]);
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `xref\n0 7\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(trailer)]);
}

const moment = at('2026-12-08T03:00:00Z');

test('what was printed in another second becomes the same bytes', async () => {
  expect(printed(1, 0).length).not.toBe(printed(2, 0).length);
  expect(await rewritePdf(printed(1, 0), moment)).toEqual(await rewritePdf(printed(2, 0), moment));
});

test('another content stays another file, with another ID', async () => {
  const [a, b] = [await rewritePdf(printed(2, 0), moment), await rewritePdf(printed(2, 3), moment)];
  expect(a).not.toEqual(b);
});
