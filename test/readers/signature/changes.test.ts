import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { makeTimestamp, sha256 } from './made/cms-writer.ts';
import {
  append,
  BASE,
  field,
  firstField,
  lastXref,
  laterField,
  type Objects,
  sign,
  stream,
} from './made/pdf-writer.ts';
import {
  authority,
  first,
  root,
  second,
  signed,
  signedBy,
  signer,
  stamper,
  trusting,
  verdict,
  verify,
} from './made/world.ts';

const page = firstField(10)[3] ?? '';
const form = firstField(10)[6] ?? '';
const catalog = BASE[1] ?? '';
const textField = BASE[7] ?? '';
const update =
  (objects: Objects, more: { freed?: readonly number[]; trailer?: string } = {}) =>
  (file: Buffer) =>
    append(file, { objects, ...more });
const filled = {
  7: textField.replace('/V (A)', '/V (B)').replace('8 0 R', '20 0 R'),
  20: stream('BT (B) Tj ET', '/Subtype /Form'),
};
const secondSignature = (rect?: string) => (file: Buffer) =>
  sign(file, { num: 22, objects: laterField(21, 22, rect), signer: second, certificates: [authority] });
const stamped = (file: Buffer): Buffer =>
  sign(file, {
    num: 22,
    objects: laterField(21, 22),
    signer: stamper,
    type: 'DocTimeStamp',
    subFilter: 'ETSI.RFC3161',
    blob: (bytes) => makeTimestamp(sha256(bytes), stamper, '2026-11-30T00:00:00Z'),
  });
const certified = (level: number, more = ''): Buffer =>
  signedBy(signer, {
    entries: `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${level} /V /1.2 >> >>${more}]`,
    objects: { ...firstField(10), 1: catalog.replace('/AcroForm', '/Perms << /DocMDP 10 0 R >> /AcroForm') },
  });
const locking = (parameters: string): Buffer =>
  signedBy(signer, {
    entries: `/Reference [<< /TransformMethod /FieldMDP /TransformParams << ${parameters} >> >>]`,
  });
const annotation = (subtype: string, more = ''): Objects => ({
  3: page.replace('9 0 R]', '9 0 R 30 0 R]'),
  30: `<< /Type /Annot /Subtype /${subtype} /Rect [10 10 90 90] /Contents (x) ${more} >>`,
});
const emptyField = field(22, 'Ky21', '50 50 90 90').replace('/V 22 0 R ', '');
const withEmptyField = signedBy(signer, {
  objects: { ...firstField(10), ...laterField(21, 22), 9: field(10, 'Ky1'), 21: emptyField },
});
const signedThere = (rectangle: string) => (file: Buffer) =>
  sign(file, {
    num: 22,
    objects: { 21: field(22, 'Ky21', '50 50 90 90').replace(/\/Rect \[[^\]]*\]/, rectangle) },
    signer: second,
    certificates: [authority],
  });
const store = (more: Objects = {}): Objects => ({
  1: catalog.replace('/AcroForm', '/DSS 40 0 R /AcroForm'),
  40: '<< /Type /DSS /Certs [41 0 R] /CRLs 42 0 R /VRI << /A0 43 0 R >> >>',
  41: stream('x'),
  42: '[44 0 R]',
  43: '<< /Cert [41 0 R] /TU (D:2026) >>',
  44: stream('y'),
  ...more,
});

describe('what honest programs do after a signature is allowed', () => {
  test.each<[string, Buffer, (file: Buffer) => Buffer]>([
    ['a second, invisible signature', signed, secondSignature()],
    ['a second, visible signature', signed, secondSignature('0 0 50 50')],
    ['a form field filled in', signed, update(filled)],
    [
      'an appearance stream replaced in place with its value',
      signed,
      update({
        7: textField.replace('(A)', '(B)'),
        8: stream('BT (B) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 100 20]'),
      }),
    ],
    ['long-term data added', signed, update(store())],
    [
      'long-term data added to a document that allows nothing',
      certified(1),
      update({
        ...store(),
        1: `${store()[1]?.replace('/AcroForm', '/Perms << /DocMDP 10 0 R >> /AcroForm')}`,
      }),
    ],
    [
      'long-term data replaced',
      append(signed, { objects: store() }),
      update({ 40: '<< /Certs [45 0 R] >>', 45: stream('z') }),
    ],
    ['a document timestamp', signed, stamped],
    ['a document timestamp on a document that allows nothing', certified(1), stamped],
    [
      'the document information changed',
      signed,
      update({ 50: '<< /Title (x) /ModDate (D:2026) >>' }, { trailer: '/Root 1 0 R /Info 50 0 R' }),
    ],
    [
      'metadata added',
      signed,
      update({
        1: catalog.replace('/AcroForm', '/Metadata 51 0 R /AcroForm'),
        51: stream('<x/>', '/Type /Metadata /Subtype /XML'),
      }),
    ],
    ['objects written again as they were', signed, update({ 3: page, 4: BASE[4] ?? '' })],
    [
      'a page box written again with fewer digits',
      signedBy(signer, { objects: { ...firstField(10), 3: page.replace('300 200', '300.27563 200') } }),
      update({ 3: page.replace('300 200', '300.2756 200.0') }),
    ],
    ['filling under a certification that allows it', certified(2), update(filled)],
    ['a note under a certification that allows comments', certified(3), update(annotation('Text'))],
    [
      'filling a field that the lock leaves open',
      locking('/Action /Include /Fields [(Khac)]'),
      update(filled),
    ],
    [
      'an unused object freed',
      signedBy(signer, { objects: { ...firstField(10), 60: '<< /X 1 >>' } }),
      update({}, { freed: [60] }),
    ],
    ['an object that nothing leads to', signed, update({ 70: '<< /Type /Font /Subtype /Type1 >>' })],
    ['an empty field signed where it stands', withEmptyField, signedThere('/Rect [50 50 90 90]')],
    ['an empty field signed and taken off the page', withEmptyField, signedThere('/Rect [0 0 0 0]')],
  ])('%s', (_, file, change) => {
    const report = first(change(file));
    expect([report.changesAfterSigning, verdict(report)]).toEqual(['allowed', 'TOTAL-PASSED']);
    expect(report.coverage).toBe('whole-revision');
  });
});

describe('what an attacker does after a signature is refused', () => {
  test.each<[string, Buffer, (file: Buffer) => Buffer, string]>([
    ['page content replaced', signed, update({ 4: stream('BT (Khac) Tj ET') }), 'CHANGES_FORBIDDEN'],
    [
      'page given other content',
      signed,
      update({ 3: page.replace('4 0 R', '20 0 R'), 20: stream('BT ET') }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'a page added',
      signed,
      update({
        2: '<< /Type /Pages /Kids [3 0 R 20 0 R] /Count 2 >>',
        20: '<< /Type /Page /Parent 2 0 R >>',
      }),
      'CHANGES_FORBIDDEN',
    ],
    ['a page removed', signed, update({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' }), 'CHANGES_FORBIDDEN'],
    [
      'a script that runs on opening',
      signed,
      update({ 1: catalog.replace('/AcroForm', '/OpenAction << /S /JavaScript /JS (x) >> /AcroForm') }),
      'CHANGES_FORBIDDEN',
    ],
    ['another catalog', signed, update({ 60: catalog }, { trailer: '/Root 60 0 R' }), 'CHANGES_FORBIDDEN'],
    ['a font replaced', signed, update({ 5: '<< /Type /Font /Subtype /Type3 >>' }), 'CHANGES_FORBIDDEN'],
    [
      'a page box a little larger',
      signedBy(signer, { objects: { ...firstField(10), 3: page.replace('300 200', '300.27 200') } }),
      update({ 3: page.replace('300 200', '300.28 200') }),
      'CHANGES_FORBIDDEN',
    ],
    ['a catalog nothing leads to', signed, update({ 70: catalog }), 'CHANGES_FORBIDDEN'],
    [
      'a new object where a reference dangled',
      signedBy(signer, { objects: { ...firstField(10), 4: stream('x', '/X 70 0 R') } }),
      update({ 70: '<< /X 1 >>' }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'an empty field signed in another place',
      withEmptyField,
      signedThere('/Rect [90 90 150 150]'),
      'CHANGES_FORBIDDEN',
    ],
    ['page content freed', signed, update({}, { freed: [4] }), 'CHANGES_FORBIDDEN'],
    [
      'a field drawn anew while its value stays',
      signed,
      update({ 8: stream('BT (B) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 100 20]') }),
      'FIELD_REDRAWN',
    ],
    [
      'a text field added',
      signed,
      update({ 6: form.replace('9 0 R]', '9 0 R 20 0 R]'), 20: textField.replace('(Ten)', '(Moi)') }),
      'CHANGES_FORBIDDEN',
    ],
    ['a field removed', signed, update({ 6: form.replace('7 0 R ', '') }), 'CHANGES_FORBIDDEN'],
    [
      'a field moved',
      signed,
      update({ 7: textField.replace('[20 20 120 40]', '[20 90 120 140]') }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'a field given a script',
      signed,
      update({ 7: textField.replace('/V (A)', '/V (B) /AA << /K << /S /JavaScript /JS (x) >> >>') }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'a signature field added with an action',
      signed,
      update({
        ...laterField(21, 22, '0 0 9 9'),
        21: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (X) /A << /S /JavaScript /JS (x) >> /Rect [0 0 9 9] >>',
      }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'an empty signature field added with a picture',
      signed,
      update({
        ...laterField(21, 22, '0 0 99 99'),
        21: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (X) /Rect [0 0 99 99] /AP << /N 23 0 R >> >>',
        23: stream('0 0 99 99 re f', '/Subtype /Form'),
      }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'a signature field added whose value leads nowhere',
      signed,
      update({
        ...laterField(21, 22, '0 0 99 99'),
        21: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (X) /V 98 0 R /Rect [0 0 99 99] /AP << /N 23 0 R >> >>',
        23: stream('0 0 99 99 re f', '/Subtype /Form'),
      }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'a push button given a value and another picture',
      signedBy(signer, {
        objects: { ...firstField(10), 7: textField.replace('/FT /Tx', '/FT /Btn /Ff 65536') },
      }),
      update({
        7: textField
          .replace('/FT /Tx', '/FT /Btn /Ff 65536')
          .replace('(A)', '(B)')
          .replace('8 0 R', '20 0 R'),
        20: stream('x', '/Subtype /Form'),
      }),
      'FIELD_REDRAWN',
    ],
    ['a comment over the words', signed, update(annotation('FreeText')), 'CHANGES_FORBIDDEN'],
    [
      'a comment under a certification that allows filling only',
      certified(2),
      update(annotation('Text')),
      'DOCMDP_VIOLATED',
    ],
    [
      'a stamp under a certification that allows comments',
      certified(3),
      update(annotation('Stamp')),
      'DOCMDP_VIOLATED',
    ],
    [
      'a note with an action under a certification that allows comments',
      certified(3),
      update(annotation('Text', '/A << /S /JavaScript /JS (x) >>')),
      'DOCMDP_VIOLATED',
    ],
    ['filling under a certification that allows nothing', certified(1), update(filled), 'DOCMDP_VIOLATED'],
    [
      'a visible field after a certification (sneaky signature)',
      certified(2),
      secondSignature('0 0 90 90'),
      'DOCMDP_VIOLATED',
    ],
    [
      'a signature after a certification that allows nothing',
      certified(1),
      secondSignature(),
      'DOCMDP_VIOLATED',
    ],
    ['a locked field filled in', locking('/Action /All'), update(filled), 'FIELDMDP_VIOLATED'],
    [
      'a field on the list of locked ones',
      locking('/Action /Include /Fields [(Ten)]'),
      update(filled),
      'FIELDMDP_VIOLATED',
    ],
    [
      'a field not on the list of open ones',
      locking('/Action /Exclude /Fields [(Khac)]'),
      update(filled),
      'FIELDMDP_VIOLATED',
    ],
    [
      'encryption announced afterwards',
      signed,
      update(
        { 60: '<< /Filter /Standard /V 1 >>' },
        { trailer: '/Root 1 0 R /Encrypt << /Filter /Other >>' },
      ),
      'DOCUMENT_LOCKED',
    ],
    [
      'metadata that is also page content',
      signedBy(signer, {
        objects: { ...firstField(10), 1: catalog.replace('/AcroForm', '/Metadata 4 0 R /AcroForm') },
      }),
      update({ 4: stream('BT (Khac) Tj ET') }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'an appearance that is also drawn on the page',
      signedBy(signer, {
        objects: { ...firstField(10), 3: page.replace('/Font <<', '/XObject << /X 8 0 R >> /Font <<') },
      }),
      update({
        7: textField.replace('(A)', '(B)'),
        8: stream('BT (B) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 100 20]'),
      }),
      'CHANGES_FORBIDDEN',
    ],
    [
      'long-term data that fills a hole in the page',
      signedBy(signer, { objects: { ...firstField(10), 3: page.replace('4 0 R', '[4 0 R 41 0 R]') } }),
      update(store()),
      'CHANGES_FORBIDDEN',
    ],
    [
      'a cross-reference turned to other signed bytes',
      signedBy(signer, {
        objects: {
          ...firstField(10),
          61: stream('4 0 obj\n<< /Length 5 >>\nstream\nBT ET\nendstream\nendobj'),
        },
      }),
      repointed,
      'CHANGES_FORBIDDEN',
    ],
  ])('%s', (_, file, change, finding) => {
    const report = first(change(file));
    expect(report.indication).not.toBe('TOTAL-PASSED');
    expect(report.integrity).toBe('intact');
    expect(report.findings).toContain(finding);
  });
});

/** Hide-and-replace: a new table says that object 4 stands where the unused object 61 was signed. */
function repointed(file: Buffer): Buffer {
  const twin = file.indexOf('4 0 obj', file.indexOf('61 0 obj'));
  const later = Buffer.from(
    `xref\n4 1\n${String(twin).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 100 /Root 1 0 R /Prev ${lastXref(file)} >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
  return Buffer.concat([file, later]);
}

test('bytes that no cross-reference names are refused, inside a later saving and after the last', () => {
  const orphan = '70 0 obj\n<< /X 1 >>\nendobj\n';
  const between = append(Buffer.concat([signed, Buffer.from(orphan)]), { objects: filled });
  expect(first(between)).toMatchObject({ changesAfterSigning: 'forbidden', indication: 'INDETERMINATE' });
  const after = first(Buffer.concat([signed, Buffer.from(orphan)]));
  expect([verdict(after), after.findings[0]]).toEqual(['TOTAL-FAILED/FORMAT_FAILURE', 'TRAILING_BYTES']);
});

test('a signature whose field was taken away is still reported, and refused', () => {
  const { document, signatures } = verify(
    append(signed, { objects: { 3: BASE[3] ?? '', 6: BASE[6] ?? '' } }),
  );
  expect(document).toBe('signed');
  expect(signatures.map(({ field, indication }) => [field, indication])).toEqual([[null, 'INDETERMINATE']]);
  expect(signatures[0]?.findings).toContain('UNREFERENCED_SIGNATURE_DICTIONARY');
});

test('every signature of a document signed twice is judged by its own revision', () => {
  const { signatures } = verify(secondSignature()(signed), { material: trusting([root]) });
  expect(
    signatures.map(({ field, coverage, changesAfterSigning }) => [field, coverage, changesAfterSigning]),
  ).toEqual([
    ['Ky1', 'whole-revision', 'allowed'],
    ['Ky21', 'whole-file', 'none'],
  ]);
});

test('a signature dictionary replaced by another does not hide the first', () => {
  const { signatures } = verify(append(signed, { objects: { 10: '<< /Type /Sig >>' } }));
  expect(signatures.map(({ field, indication }) => [field, indication])).toEqual([
    ['Ky1', 'TOTAL-FAILED'],
    [null, 'INDETERMINATE'],
  ]);
});

test.each([
  ['a string', '(x)'],
  ['an empty dictionary', '<< >>'],
])('a signature field whose value is %s is reported, and fails', (_, value) => {
  const report = verify(
    append(signed, {
      objects: {
        ...laterField(21, 22),
        21: `<< /FT /Sig /T (X) /Kids [24 0 R] >>`,
        24: `<< /Parent 21 0 R /V ${value} /Rect [0 0 9 9] >>`,
      },
    }),
  );
  expect(report.signatures.map(({ indication }) => indication)).toContain('TOTAL-FAILED');
});
