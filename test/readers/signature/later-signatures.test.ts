import type { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { field, firstField, laterField, type Objects, sign, stream } from './made/pdf-writer.ts';
import { catalog, certified, form, page, update } from './made/scenes.ts';
import { authority, first, second, signed, signedBy, signer, verdict } from './made/world.ts';

const cover = stream('1 g 0 0 300 200 re f', '/Subtype /Form /BBox [0 0 300 200]');
/** A visible field over the whole page, with a picture and this value. */
const covering = (value: string, more: Objects = {}): Objects => ({
  ...laterField(21, 22),
  21: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ky21) /V ${value} /Rect [0 0 300 200] /P 3 0 R /AP << /N 23 0 R >> >>`,
  23: cover,
  ...more,
});
const signedBySecond = (objects: Objects, file = signed, type = 'Sig'): Buffer =>
  sign(file, { num: 22, objects, signer: second, certificates: [authority], type });

/** An empty signature field over the whole page, there when the first signature was made. */
const EMPTY =
  '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Trong) /Rect [0 0 300 200] /P 3 0 R /AP << /N 41 0 R >> /MK 42 0 R >>';
const withEmptyField = signedBy(signer, {
  objects: {
    ...firstField(10),
    3: page.replace('9 0 R]', '9 0 R 40 0 R]'),
    6: form.replace('9 0 R]', '9 0 R 40 0 R]'),
    40: EMPTY,
    41: stream('', '/Subtype /Form /BBox [0 0 300 200]'),
    42: '<< /BC [0 0 0] >>',
  },
});

/** Signed with things in it that nothing leads to. */
const prepared = signedBy(signer, {
  objects: {
    ...firstField(10),
    60: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 300 200] /AP << /N 61 0 R >> >>',
    61: cover,
    62: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (San) /V 10 0 R /Rect [0 0 300 200] /AP << /N 61 0 R >> >>',
  },
});
const listing = (num: number): Objects => ({
  3: page.replace('9 0 R]', `9 0 R ${num} 0 R]`),
  6: form.replace('9 0 R]', `9 0 R ${num} 0 R]`),
});
const signedField = firstField(10)[9] ?? '';
const kid = (value: string): Objects => ({
  3: page.replace('9 0 R]', '9 0 R 24 0 R]'),
  9: signedField.replace('/P 3', '/Kids [24 0 R] /P 3'),
  24: `<< /Type /Annot /Subtype /Widget /Parent 9 0 R ${value} /Rect [0 0 300 200] >>`,
});

describe('a later signature field explains nothing where', () => {
  test.each<[string, Buffer]>([
    ['its value is an empty dictionary', update(covering('<< >>'))(signed)],
    [
      'its value is a signature in name only',
      update(covering('<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>'))(signed),
    ],
    ['its value is a timestamp in name only', update(covering('<< /Type /DocTimeStamp >>'))(signed)],
    ['its value is something else of the document', update(covering('1 0 R'))(signed)],
    [
      'its value is the signature of another key',
      sign(signed, {
        num: 22,
        objects: covering('22 0 R'),
        signer: { ...second, key: signer.key },
        certificates: [authority],
      }),
    ],
    [
      'an empty field gets a signature in name only',
      update({ 40: EMPTY.replace('/MK', '/V << /Type /Sig >> /MK') })(withEmptyField),
    ],
    ['the picture of an empty field is replaced in place', update({ 41: cover })(withEmptyField)],
    [
      'the caption of an empty field is replaced in place',
      update({ 42: '<< /CA (Khac) >>' })(withEmptyField),
    ],
    ['the field was prepared before and hidden', update(listing(62))(prepared)],
    [
      'its widget was prepared before and hidden',
      sign(prepared, {
        num: 22,
        signer: second,
        certificates: [authority],
        objects: {
          3: page.replace('9 0 R]', '9 0 R 60 0 R]'),
          6: form.replace('9 0 R]', '9 0 R 21 0 R]'),
          21: '<< /FT /Sig /T (Y) /V 22 0 R /Kids [60 0 R] >>',
        },
      }),
    ],
    [
      'its widget is a comment',
      signedBySecond({
        ...laterField(21, 22),
        21: field(22, 'Y', '0 0 90 90').replace('/Widget', '/FreeText'),
      }),
    ],
    ['the signed field gets another widget', update(kid(''))(signed)],
    ['the signed field gets another widget with a signature', signedBySecond(kid('/V 22 0 R'))],
    [
      'a timestamp under a certification that allows nothing is none',
      signedBySecond(
        { ...laterField(21, 22), 1: catalog.replace('/AcroForm', '/Perms << /DocMDP 10 0 R >> /AcroForm') },
        certified(1),
        'DocTimeStamp',
      ),
    ],
  ])('%s', (_, file) => {
    const report = first(file);
    expect([report.indication, report.integrity, report.changesAfterSigning]).toEqual([
      'INDETERMINATE',
      'intact',
      'forbidden',
    ]);
  });
});

describe('a later signature explains its field where', () => {
  test.each<[string, Buffer]>([
    ['it is visible and right', signedBySecond(covering('22 0 R'))],
    [
      'it fills an empty field with a picture',
      signedBySecond(
        { 40: EMPTY.replace('/AP << /N 41 0 R >>', '/AP << /N 43 0 R >> /V 22 0 R'), 43: cover },
        withEmptyField,
      ),
    ],
    [
      'its field holds its widget as a kid',
      signedBySecond({
        3: page.replace('9 0 R]', '9 0 R 24 0 R]'),
        6: form.replace('9 0 R]', '9 0 R 21 0 R]'),
        21: '<< /FT /Sig /T (Y) /V 22 0 R /Kids [24 0 R] >>',
        24: '<< /Type /Annot /Subtype /Widget /Parent 21 0 R /Rect [0 0 90 90] >>',
      }),
    ],
  ])('%s', (_, file) => {
    expect(verdict(first(file))).toBe('TOTAL-PASSED');
  });
});
