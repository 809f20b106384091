import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { append, BASE, firstField, lastXref, type Objects, stream } from './made/pdf-writer.ts';
import { catalog, filled, form, page, textField, update } from './made/scenes.ts';
import { first, signed, signedBy, signer, verdict } from './made/world.ts';

const row = (offset: number, gen = 0, kind = 'n'): string =>
  `${String(offset).padStart(10, '0')} ${String(gen).padStart(5, '0')} ${kind} \n`;
const NOTHING = `0 1\n${row(0, 65535, 'f')}`;
/** Where the signed revision has object 4, the content of the page. */
const content = signed.indexOf('4 0 obj');

/** A later saving whose cross-reference table and trailer are written by hand. */
function table(rows: string, trailer = '/Size 100 /Root 1 0 R', file = signed): Buffer {
  const text = `xref\n${rows}trailer\n<< ${trailer} /Prev ${lastXref(file)} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(text, 'latin1')]);
}

type Row = readonly [kind: number, second: number, third: number];
const bytesOf = (rows: readonly Row[]): string =>
  Buffer.from(rows.flatMap(([kind, second, third]) => [kind, second >> 8, second & 255, third])).toString(
    'latin1',
  );

/** A later saving with a cross-reference stream, which is object 90; `rows` are given the places of the objects. */
function packed(
  objects: Objects,
  rows: (offset: (num: number) => number) => readonly (readonly [number, Row])[],
): Buffer {
  const offsets = new Map<number, number>();
  let text = '';
  for (const [num, source] of Object.entries(objects)) {
    offsets.set(Number(num), signed.length + text.length);
    text += `${num} 0 obj\n${source}\nendobj\n`;
  }
  const self = signed.length + text.length;
  offsets.set(90, self);
  const listed = [...rows((num) => offsets.get(num) ?? 0), [90, [1, self, 0]] as const];
  const entries = `/Type /XRef /W [1 2 1] /Index [${listed.map(([num]) => `${num} 1`).join(' ')}] /Size 100 /Root 1 0 R /Prev ${lastXref(signed)}`;
  text += `90 0 obj\n${stream(bytesOf(listed.map(([, each]) => each)), entries)}\nendobj\nstartxref\n${self}\n%%EOF\n`;
  return Buffer.concat([signed, Buffer.from(text, 'latin1')]);
}

/** An object stream. */
function objects(...items: readonly (readonly [number, string])[]): string {
  let body = '';
  const header = items.map(([num, source]) => {
    const place = `${num} ${body.length}`;
    body += `${source} `;
    return place;
  });
  const head = `${header.join(' ')} `;
  return stream(head + body, `/Type /ObjStm /N ${items.length} /First ${head.length}`);
}
const listed = (num: number, index: number) => (offset: (num: number) => number) =>
  [
    [num, [2, 80, index]],
    [80, [1, offset(80), 0]],
  ] as const;

/** A hybrid saving: a table, and the stream its /XRefStm names. */
function hybrid(rows: string, hidden: Row): Buffer {
  const at = signed.length;
  const source = `91 0 obj\n${stream(bytesOf([hidden]), '/Type /XRef /W [1 2 1] /Index [4 1] /Size 100')}\nendobj\n`;
  const text = `${source}xref\n${rows}trailer\n<< /Size 100 /Root 1 0 R /Prev ${lastXref(signed)} /XRefStm ${at} >>\nstartxref\n${at + source.length}\n%%EOF\n`;
  return Buffer.concat([signed, Buffer.from(text, 'latin1')]);
}

/** Signed with a second, hidden document in it: what a shadow attack prepares. */
const twofold = signedBy(signer, {
  objects: {
    ...firstField(10),
    60: catalog.replace('2 0 R', '61 0 R'),
    61: '<< /Type /Pages /Kids [62 0 R] /Count 1 >>',
    62: '<< /Type /Page /Parent 61 0 R /MediaBox [0 0 300 200] /Contents 63 0 R >>',
    63: stream('BT (Khac) Tj ET'),
    64: '[]',
  },
});

describe('a saving that two readers take in two ways is refused', () => {
  test.each<[string, Buffer]>([
    ['an entry with another generation than its object', table(`4 1\n${row(content, 1)}`)],
    ['a /Size that hides objects', table(NOTHING, '/Size 4 /Root 1 0 R')],
    ['no /Size', table(NOTHING, '/Root 1 0 R')],
    ['another catalog that was signed and hidden', table(NOTHING, '/Size 100 /Root 60 0 R', twofold)],
    ['two catalogs in a trailer', table(NOTHING, '/Size 100 /Root 60 0 R /Root 1 0 R', twofold)],
    ['a catalog and none in a trailer', table(NOTHING, '/Size 100 /Root null /Root 1 0 R')],
    [
      'two /Prev',
      table(NOTHING, `/Size 100 /Root 1 0 R /Prev ${lastXref(append(Buffer.alloc(0), { objects: BASE }))}`),
    ],
    ['an entry of a kind nobody knows', packed({}, () => [[4, [3, 0, 0]]])],
    [
      'an index that names another object of the stream',
      packed({ 80: objects([3, page], [99, page.replace('4 0 R', '5 0 R')]) }, listed(3, 1)),
    ],
    ['an index beyond the object stream', packed({ 80: objects([3, page]) }, listed(3, 7))],
    [
      'an object in an object stream that no entry names',
      packed({ 80: objects([3, page], [4, '(x)']) }, listed(3, 0)),
    ],
    [
      'an object stream that no entry leads into',
      packed({ 80: objects([1, catalog]) }, (offset) => [[80, [1, offset(80), 0]]]),
    ],
    ['a hybrid table that frees what its stream keeps', hybrid(`4 1\n${row(0, 1, 'f')}`, [1, content, 0])],
    ['a hybrid table that keeps what its stream frees', hybrid(`4 1\n${row(content)}`, [0, 0, 0])],
  ])('%s', (_, file) => {
    const report = first(file);
    expect([report.indication, report.changesAfterSigning]).toEqual(['INDETERMINATE', 'forbidden']);
  });

  test.each<[string, Buffer, Objects]>([
    [
      'a script and none',
      signed,
      {
        1: catalog.replace(
          '/AcroForm',
          '/OpenAction << /S /JavaScript /JS (x) >> /OpenAction null /AcroForm',
        ),
      },
    ],
    ['none and a form', signed, { 1: catalog.replace('/AcroForm', '/AcroForm null /AcroForm') }],
    ['two page trees', twofold, { 1: catalog.replace('/Pages', '/Pages 61 0 R /Pages') }],
    ['two page trees, one name escaped', twofold, { 1: catalog.replace('/Pages', '/P#61ges 61 0 R /Pages') }],
    ['two lists of fields', twofold, { 6: form.replace('/Fields', '/Fields 64 0 R /Fields') }],
    [
      'two appearances',
      signed,
      { ...filled, 7: textField.replace('(A)', '(B)').replace('<< /N 8 0 R >>', '<< /N 8 0 R /N 20 0 R >>') },
    ],
    [
      'two lists in the security store',
      signed,
      { 1: catalog.replace('/AcroForm', '/DSS << /Certs [] /Certs [] >> /AcroForm') },
    ],
  ])('an object with a key twice: %s', (_, file, changed) => {
    const report = first(update(changed)(file));
    expect([report.indication, report.changesAfterSigning]).toEqual(['INDETERMINATE', 'forbidden']);
  });

  test.each<[string, Buffer]>([
    ['an empty table', table(NOTHING)],
    ['the same object named again', table(`4 1\n${row(content)}`)],
    ['an object packed as it was', packed({ 80: objects([3, page]) }, listed(3, 0))],
    ['a hybrid file of one mind', hybrid(`4 1\n${row(content)}`, [1, content, 0])],
  ])('%s is read in one way', (_, file) => {
    expect(verdict(first(file))).toBe('TOTAL-PASSED');
  });
});
