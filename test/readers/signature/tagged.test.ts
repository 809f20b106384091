import type { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { firstField, laterField, type Objects, sign, stream } from './made/pdf-writer.ts';
import { catalog, update } from './made/scenes.ts';
import { authority, first, second, signed, signedBy, signer, verdict } from './made/world.ts';

/** A tagged document: one paragraph, its structure, and which structure each mark belongs to, in two parts. */
const TAGGED: Objects = {
  1: catalog.replace('/AcroForm', '/StructTreeRoot 72 0 R /MarkInfo << /Marked true >> /AcroForm'),
  72: '<< /Type /StructTreeRoot /K [81 0 R] /ParentTree 73 0 R /ParentTreeNextKey 1 /RoleMap << /H /P >> >>',
  73: '<< /Kids [74 0 R 75 0 R] >>',
  74: '<< /Limits [0 0] /Nums [0 76 0 R] >>',
  75: '<< /Limits [5 5] /Nums [5 81 0 R] >>',
  76: '[81 0 R null]',
  81: '<< /Type /StructElem /S /P /P 72 0 R /K [82 0 R] /Pg 3 0 R >>',
  82: '<< /S /Span /P 81 0 R /K 0 /Pg 3 0 R >>',
};
const part = (num: number): string => TAGGED[num] ?? '';
const tagged = signedBy(signer, { objects: { ...firstField(10), ...TAGGED } });
/** The element of a new signature field. */
const FORM_ELEMENT = '<< /Type /StructElem /S /Form /P 72 0 R /K << /Type /OBJR /Obj 21 0 R >> >>';
const secondSignature = (structure: Objects): Buffer =>
  sign(tagged, {
    num: 22,
    objects: { ...laterField(21, 22), 91: FORM_ELEMENT, ...structure },
    signer: second,
    certificates: [authority],
  });
const grownRoot = part(72).replace('[81 0 R]', '[81 0 R 91 0 R]').replace('NextKey 1', 'NextKey 7');

describe('a later signature in a tagged document', () => {
  test.each<[string, Objects]>([
    [
      'gets an element beside the others',
      { 72: grownRoot, 75: '<< /Limits [5 6] /Nums [5 81 0 R 6 91 0 R] >>' },
    ],
    [
      'gets an element inside another',
      { 81: part(81).replace('[82 0 R]', '[82 0 R 91 0 R]'), 75: '<< /Nums [5 81 0 R 6 91 0 R] >>' },
    ],
    [
      'is pointed at from an element',
      {
        81: part(81).replace('[82 0 R]', '[82 0 R << /Type /OBJR /Obj 21 0 R >>]'),
        91: FORM_ELEMENT,
        72: grownRoot,
      },
    ],
    [
      'gets a part of the parent tree',
      { 72: grownRoot, 73: '<< /Kids [74 0 R 75 0 R 92 0 R] >>', 92: '<< /Nums [6 91 0 R] >>' },
    ],
    [
      'gets its element as the only kid, no longer a list',
      { 72: grownRoot, 82: part(82).replace('/K 0', '/K [0 91 0 R]') },
    ],
  ])('%s', (_, structure) => {
    expect(verdict(first(secondSignature(structure)))).toBe('TOTAL-PASSED');
  });

  test.each<[string, Objects]>([
    ['an element rewritten', { 81: part(81).replace('/S /P', '/S /H1') }],
    ['words put in place of an element', { 82: part(82).replace('/K 0', '/K 0 /ActualText (Khac)') }],
    ['elements in another order', { 72: grownRoot.replace('81 0 R 91 0 R', '91 0 R') }],
    ['an element taken out', { 81: part(81).replace('[82 0 R]', '[91 0 R]') }],
    ['content of the page put into an element', { 81: part(81).replace('[82 0 R]', '[82 0 R 7]') }],
    ['a signed object put into an element', { 81: part(81).replace('[82 0 R]', '[82 0 R 3 0 R]') }],
    ['other roles', { 72: grownRoot.replace('/H /P', '/H /H1') }],
    ['another owner of a mark', { 75: '<< /Limits [5 5] /Nums [5 91 0 R] >>', 72: grownRoot }],
    ['an owner of a mark gone', { 75: '<< /Limits [5 5] /Nums [] >>', 72: grownRoot }],
    ['other owners of the marks of a page', { 76: '[91 0 R null]', 72: grownRoot }],
    ['fewer owners of the marks of a page', { 76: '[]', 72: grownRoot }],
    ['a part of the parent tree gone', { 73: '<< /Kids [74 0 R] >>', 72: grownRoot }],
    ['no structure any more', { 1: catalog.replace('/AcroForm', '/MarkInfo << /Marked true >> /AcroForm') }],
  ])('is no occasion for %s', (_, structure) => {
    expect(first(secondSignature(structure))).toMatchObject({
      indication: 'INDETERMINATE',
      changesAfterSigning: 'forbidden',
    });
  });
});

test.each<[string, Buffer, Objects]>([
  ['a structure for a document without one', signed, { ...TAGGED }],
  [
    'metadata that is no stream',
    signed,
    { 1: catalog.replace('/AcroForm', '/Metadata << /X 1 >> /AcroForm') },
  ],
  [
    'a security store with a page in it',
    signed,
    { 1: catalog.replace('/AcroForm', '/DSS << /Certs [4 0 R] >> /AcroForm'), 4: stream('BT (Khac) Tj ET') },
  ],
  [
    'an object stream in the place of a signed object',
    signed,
    { 4: stream('', '/Type /ObjStm /N 0 /First 0') },
  ],
])('%s is refused', (_, file, objects) => {
  expect(first(update(objects)(file)).findings).toContain('CHANGES_FORBIDDEN');
});
