import { describe, expect, test } from 'vitest';
import { firstField, type Objects, stream } from './made/pdf-writer.ts';
import { catalog, form, textField, update } from './made/scenes.ts';
import { first, signed, signedBy, signer, verdict } from './made/world.ts';

/** A form with a check box, a button, a choice, a group of fields, and what they are drawn with. */
const BOX =
  '<< /Type /Annot /Subtype /Widget /FT /Btn /T (O) /V /Off /AS /Off /Rect [0 0 9 9] /AP << /N << /Co 51 0 R /Off 52 0 R >> >> >>';
const CHOICE = '<< /FT /Ch /T (Chon) /Opt [(A) (B)] /V (A) >>';
const FORM: Objects = {
  6: form
    .replace('9 0 R]', '9 0 R 50 0 R 53 0 R 54 0 R]')
    .replace('/DR << /Font << /F1 5 0 R >> >>', '/DR 60 0 R /XFA 61 0 R /DA (/F1 9 Tf)'),
  50: BOX,
  51: stream('0 0 9 9 re f', '/Subtype /Form'),
  52: stream('', '/Subtype /Form'),
  53: CHOICE,
  54: '<< /T (Nhom) /FT /Tx /Kids [55 0 R] >>',
  55: '<< /T (Con) /Parent 54 0 R /V (A) >>',
  60: '<< /Font << /F1 5 0 R >> /ColorSpace 62 0 R >>',
  61: stream('<xdp/>'),
  62: '<< /C1 /DeviceRGB >>',
};
const part = (num: number): string => FORM[num] ?? '';
const whole = signedBy(signer, { objects: { ...firstField(10), ...FORM } });

describe('a form is filled in, no more', () => {
  test.each<[string, Objects, string]>([
    ['a check box ticked', { 50: BOX.replaceAll('/Off /', '/Co /') }, 'FORM_FILLED'],
    ['a choice made', { 53: CHOICE.replace('/V (A)', '/V (B) /I [1]') }, 'FORM_FILLED'],
    ['a field of a group filled in', { 55: part(55).replace('(A)', '(B)') }, 'FORM_FILLED'],
    [
      'a font added for what is filled in',
      { 60: part(60).replace('5 0 R', '5 0 R /F9 65 0 R'), 65: '<< /Type /Font >>' },
      '',
    ],
    [
      'a first pattern added',
      { 60: part(60).replace('/Font', '/Pattern << /P1 66 0 R >> /Font'), 66: '<< /PatternType 2 >>' },
      '',
    ],
    ['flags set by a program that locks', { 53: CHOICE.replace('/V (A)', '/V (A) /Ff 1') }, ''],
    ['another way to write values', { 53: CHOICE.replace('/V (A)', '/V (A) /DA (/F1 8 Tf)') }, 'FORM_FILLED'],
  ])('%s', (_, objects, finding) => {
    const report = first(update(objects)(whole));
    expect(verdict(report)).toBe('TOTAL-PASSED');
    if (finding) expect(report.findings).toContain(finding);
  });

  test.each<[string, Objects, string]>([
    ['the form taken away', { 1: catalog.replace('/AcroForm 6 0 R', '') }, 'CHANGES_FORBIDDEN'],
    [
      'another form language put in',
      { 6: part(6).replace('61 0 R', '63 0 R'), 63: stream('<xdp>x</xdp>') },
      'CHANGES_FORBIDDEN',
    ],
    ['the form language rewritten in place', { 61: stream('<xdp>x</xdp>') }, 'CHANGES_FORBIDDEN'],
    ['an order of calculation', { 6: part(6).replace('/XFA', '/CO [53 0 R] /XFA') }, 'CHANGES_FORBIDDEN'],
    ['the resources taken away', { 6: part(6).replace('/DR 60 0 R', '') }, 'CHANGES_FORBIDDEN'],
    [
      'a font of the resources exchanged',
      { 60: part(60).replace('5 0 R', '65 0 R'), 65: '<< /Type /Font >>' },
      'CHANGES_FORBIDDEN',
    ],
    ['a font of the resources taken away', { 60: part(60).replace('/F1 5 0 R', '') }, 'CHANGES_FORBIDDEN'],
    [
      'a kind of resources taken away',
      { 60: part(60).replace('/ColorSpace 62 0 R', '') },
      'CHANGES_FORBIDDEN',
    ],
    ['a colour of the resources exchanged', { 62: '<< /C1 /DeviceGray >>' }, 'CHANGES_FORBIDDEN'],
    [
      'the options of a choice exchanged',
      { 53: CHOICE.replace('[(A) (B)]', '[(B) (A)]') },
      'CHANGES_FORBIDDEN',
    ],
    [
      'the picture of a ticked box exchanged',
      { 51: stream('0 0 1 1 re f', '/Subtype /Form') },
      'FIELD_REDRAWN',
    ],
    [
      'a picture of a box in place of the list of them',
      { 50: BOX.replace('<< /N << /Co 51 0 R /Off 52 0 R >> >>', '[]') },
      'CHANGES_FORBIDDEN',
    ],
    [
      'a field turned into something else',
      { 7: textField.replace('/Type /Annot', '/Type /Sig') },
      'CHANGES_FORBIDDEN',
    ],
    ['a field of a group taken away', { 54: part(54).replace('[55 0 R]', '[]') }, 'CHANGES_FORBIDDEN'],
    ['a field hidden', { 7: textField.replace('/V (A)', '/V (A) /F 2') }, 'FIELD_REDRAWN'],
    ['a picture taken away', { 7: textField.replace('/AP << /N 8 0 R >>', '') }, 'FIELD_REDRAWN'],
  ])('not %s', (_, objects, finding) => {
    const report = first(update(objects)(whole));
    expect([report.indication, report.findings.includes(finding)]).toEqual(['INDETERMINATE', true]);
  });
});

const group = (kids: string, objects: Objects): Objects => ({
  6: form.replace('9 0 R]', '9 0 R 70 0 R]'),
  70: `<< /T (Nhom) /Kids [${kids}] >>`,
  ...objects,
});

test.each<[string, Objects, { trailer?: string }]>([
  [
    'document information in parts',
    { 80: '<< /Title 81 0 R >>', 81: '(x)' },
    { trailer: '/Root 1 0 R /Info 80 0 R' },
  ],
  [
    'extensions in parts',
    {
      1: catalog.replace('/AcroForm', '/Extensions << /ADBE 82 0 R >> /AcroForm'),
      82: '<< /BaseVersion /1.7 >>',
    },
    {},
  ],
  [
    'metadata with its length apart',
    {
      1: catalog.replace('/AcroForm', '/Metadata 83 0 R /AcroForm'),
      83: '<< /Type /Metadata /Length 84 0 R >>\nstream\n<x/>\nendstream',
      84: '4',
    },
    {},
  ],
  [
    'a check box with pictures of its own',
    {
      50: BOX.replaceAll('/Off /', '/Co /').replace('51 0 R', '85 0 R'),
      85: stream('0 0 9 9 re f', '/Subtype /Form /Resources 86 0 R'),
      86: '<< /ProcSet [/PDF] >>',
    },
    {},
  ],
])('%s is claimed whole', (_, objects, more) => {
  expect(verdict(first(update(objects, more)(whole)))).toBe('TOTAL-PASSED');
});

describe('a group of fields is added', () => {
  test('where all in it are signature fields', () => {
    const empty = '<< /FT /Sig /T (Con) /Parent 70 0 R /Type /Annot /Subtype /Widget /Rect [0 0 0 0] >>';
    expect(verdict(first(update(group('71 0 R', { 71: empty }))(signed)))).toBe('TOTAL-PASSED');
  });

  test.each<[string, Objects]>([
    ['a text field', group('71 0 R', { 71: '<< /FT /Tx /T (Con) /Parent 70 0 R >>' })],
    ['a number', group('7', {})],
    ['a signature field with an action', group('71 0 R', { 71: '<< /FT /Sig /T (Con) /AA << >> >>' })],
  ])('not where it holds %s', (_, objects) => {
    expect(first(update(objects)(signed)).findings).toContain('CHANGES_FORBIDDEN');
  });

  test('not where it holds nothing but itself, which never ends', () => {
    expect(first(update(group('70 0 R', {}))(signed)).changesAfterSigning).toBe('allowed');
  });
});
