import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { firstField, lastXref, laterField, stream } from './made/pdf-writer.ts';
import {
  annotation,
  catalog,
  certified,
  filled,
  form,
  locking,
  page,
  secondSignature,
  signedThere,
  store,
  textField,
  update,
  withEmptyField,
} from './made/scenes.ts';
import { first, signed, signedBy, signer } from './made/world.ts';

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
