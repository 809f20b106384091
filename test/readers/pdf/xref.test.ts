import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { openPdf } from '../../../pipeline/readers/pdf/document.ts';
import { PdfDamage, Stream } from '../../../pipeline/readers/pdf/objects.ts';
import { lastXref, stream } from '../signature/made/pdf-writer.ts';
import { base, policy } from '../signature/made/world.ts';

/** Where the cross-reference stream, object 91, stands after the base file. */
const [high, low] = [base.length >> 8, base.length & 0xff];
const bytesOf = (rows: readonly (readonly number[])[]): string => Buffer.from(rows.flat()).toString('latin1');
const saved = (entries: string, rows: readonly (readonly number[])[], type = '/XRef'): Buffer => {
  const all = `/Type ${type} ${entries} /Root 1 0 R /Prev ${lastXref(base)}`;
  const source = `91 0 obj\n${stream(bytesOf(rows), all)}\nendobj\nstartxref\n${base.length}\n%%EOF\n`;
  return Buffer.concat([base, Buffer.from(source, 'latin1')]);
};
/** The kind of object `num`, or the code of the damage. */
const read = (file: Buffer, num = 91): string => {
  try {
    const { value } = openPdf(file, policy.limits).view().find(num) ?? {};
    return value instanceof Stream ? 'stream' : String(value ?? 'nothing');
  } catch (error) {
    return error instanceof PdfDamage ? error.code : String(error);
  }
};
const own = [1, high, low, 0];
const FORM = '/W [1 2 1] /Index [91 1] /Size 100';

test.each<[string, Buffer]>([
  ['as written', saved(FORM, [own])],
  ['without a kind: of an object in use', saved('/W [0 2 1] /Index [91 1] /Size 100', [own.slice(1)])],
  [
    'without an index: from 0 to /Size',
    saved('/W [1 2 1] /Size 92', [...new Array(91).fill([0, 0, 0, 0]), own]),
  ],
])('a cross-reference stream is read: %s', (_, file) => {
  expect(read(file)).toBe('stream');
});

test.each<[string, Buffer]>([
  ['of another type', saved(FORM, [own], '/Other')],
  [
    'that is no stream',
    Buffer.from(
      saved(FORM, [own])
        .toString('latin1')
        .replace(/91 0 obj[\s\S]*?endobj/, '91 0 obj\n<< /Type /XRef >>\nendobj'),
      'latin1',
    ),
  ],
  ['with two widths', saved('/W [1 2] /Index [91 1] /Size 100', [own])],
  ['with a width of nine bytes', saved('/W [1 9 1] /Index [91 1] /Size 100', [own, own, own])],
  ['without widths', saved('/Index [91 1] /Size 100', [own])],
  ['with half an index', saved('/W [1 2 1] /Index [91] /Size 100', [own])],
  ['with an index of no numbers', saved('/W [1 2 1] /Index [91 /Ten] /Size 1', [own])],
  ['with an index below nothing', saved('/W [1 2 1] /Index [-1 1] /Size 1', [own])],
  ['with neither index nor size', saved('/W [1 2 1]', [own])],
  ['of fewer rows than it says', saved('/W [1 2 1] /Index [91 2] /Size 100', [own])],
  ['that names an object twice', saved('/W [1 2 1] /Index [91 1 91 1] /Size 100', [own, own])],
])('a cross-reference stream %s is damage', (_, file) => {
  expect(read(file)).toBe('xref');
});

test.each([
  ['that is no stream', 5],
  ['that says not how many objects it holds', 4],
  ['that is not there', 77],
])('an object in an object stream %s is damage', (_, container) => {
  const file = saved('/W [1 2 1] /Index [91 2] /Size 100', [own, [2, 0, container, 0]]);
  expect(read(file, 92)).toBe('object');
});

const text = base.toString('latin1');
test.each([
  ['a startxref without a number', text.replace(/startxref\n\d+/, 'startxref\nabc'), 'no-startxref'],
  ['no table', text.replace(/xref\n/, 'xxxx\n'), 'object'],
  ['no startxref', text.replace('startxref', 'startxxxx'), 'no-startxref'],
  ['a /Prev that is a name', text.replace('/Root', '/Prev /Ten /Root'), 'xref'],
  ['a /Prev before the file', text.replace('/Root', '/Prev -5 /Root'), 'xref'],
  ['a subsection without a count', text.replace(/xref\n0 \d+\n/, 'xref\n0 x\n'), 'xref'],
  ['an entry without a generation', text.replace(/(\d{10}) 00000 n/, '$1 ----- n'), 'xref'],
  ['an entry neither used nor free', text.replace(/(\d{10} 00000) n/, '$1 x'), 'xref'],
  [
    'an object at two places',
    text.replace('trailer', '1 1\n0000000015 00000 n \n1 1\n0000000016 00000 n \ntrailer'),
    'xref',
  ],
  ['a trailer that is a list', text.replace(/trailer\n<<.*?>>/s, 'trailer\n[1]'), 'xref'],
  ['a /XRefStm that is a name', text.replace('/Root', '/XRefStm /Ten /Root'), 'xref'],
  ['a startxref beyond the file', text.replace(/startxref\n\d+/, 'startxref\n99999'), 'xref'],
])('%s is damage', (_, file, code) => {
  expect(read(Buffer.from(file, 'latin1'), 1)).toBe(code);
});
