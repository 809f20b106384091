import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { append, BASE, firstField, laterField, stream } from './made/pdf-writer.ts';
import {
  annotation,
  catalog,
  certified,
  filled,
  locking,
  page,
  secondSignature,
  signedThere,
  stamped,
  store,
  textField,
  update,
  withEmptyField,
} from './made/scenes.ts';
import { first, root, signed, signedBy, signer, trusting, verdict, verify } from './made/world.ts';

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
