import type { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { firstField, type Objects, stream } from './made/pdf-writer.ts';
import { certified, page, update } from './made/scenes.ts';
import { first, signedBy, signer, verdict } from './made/world.ts';

/** A page with two comments, one over the other, as signed. */
const comments = page.replace('9 0 R]', '9 0 R 64 0 R 65 0 R]');
const stamp = '<< /Type /Annot /Subtype /Stamp /Rect [0 0 300 200] >>';
const commented = signedBy(signer, { objects: { ...firstField(10), 3: comments, 64: stamp, 65: stamp } });

describe('the annotations that were signed stay as they lie', () => {
  test.each<[string, Objects]>([
    ['in another order', { 3: comments.replace('64 0 R 65 0 R', '65 0 R 64 0 R') }],
    ['the lower one once more on top', { 3: comments.replace('65 0 R]', '65 0 R 64 0 R]') }],
    ['one removed', { 3: comments.replace(' 65 0 R', '') }],
    ['one hidden', { 65: stamp.replace('/Rect', '/F 2 /Rect') }],
  ])('%s', (_, objects) => {
    expect(first(update(objects)(commented)).findings).toContain('CHANGES_FORBIDDEN');
  });
});

const drawn = (data: string, entries = '/Subtype /Form /BBox [0 0 20 20]'): string => stream(data, entries);
const marked = (subtype: string, rect: string, objects: Objects): Buffer =>
  update({
    3: page.replace('9 0 R]', '9 0 R 30 0 R]'),
    30: `<< /Type /Annot /Subtype /${subtype} /Rect [${rect}] /AP << /N 31 0 R >> >>`,
    ...objects,
  })(certified(3));
const zipped = deflateSync('BT (Khac) Tj ET').toString('latin1');

describe('a mark under a certification that allows comments looks like one', () => {
  test.each<[string, Buffer]>([
    ['words', marked('Highlight', '0 0 300 20', { 31: drawn('q BT /F1 9 Tf (Khac) Tj ET Q') })],
    [
      'words, compressed',
      marked('Ink', '0 0 300 20', {
        31: drawn(zipped, '/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode'),
      }),
    ],
    [
      'words in a form of its form',
      marked('Ink', '0 0 300 20', {
        31: drawn('/X Do', '/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 32 0 R >> >>'),
        32: drawn('BT (Khac) Tj ET'),
      }),
    ],
    [
      'a picture',
      marked('Ink', '0 0 300 20', {
        31: drawn('/X Do', '/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 32 0 R >> >>'),
        32: drawn('x', '/Subtype /Image /Width 1 /Height 1'),
      }),
    ],
    ['a picture in its content', marked('Line', '0 0 300 20', { 31: drawn('q BI /W 1 /H 1 ID x EI Q') })],
    ['a gradient', marked('Caret', '0 0 20 20', { 31: drawn('/S sh ') })],
    [
      'content nobody can read',
      marked('Ink', '0 0 300 20', { 31: drawn('x', '/Subtype /Form /BBox [0 0 9 9] /Filter /JBIG2Decode') }),
    ],
    [
      'a sheet of paper as large as the page',
      marked('Text', '0 0 300 200', { 31: drawn('1 g 0 0 20 20 re f') }),
    ],
    ['a sheet of paper of no stated size', marked('Text', '0 0', { 31: drawn('1 g 0 0 20 20 re f') })],
  ])('not %s', (_, file) => {
    expect(first(file)).toMatchObject({ indication: 'INDETERMINATE', changesAfterSigning: 'forbidden' });
  });

  test.each<[string, Buffer]>([
    [
      'a note with its sheet of paper',
      marked('Text', '10 10 34 34', { 31: drawn('1 1 0 rg 0 0 20 20 re f') }),
    ],
    [
      'a highlighted line',
      marked('Highlight', '0 0 300 20', { 31: drawn('/G gs 1 1 0 rg 0 0 300 20 re f') }),
    ],
    ['a line drawn by hand', marked('Ink', '0 0 300 200', { 31: drawn('0 0 m 99 99 l S') })],
  ])('%s', (_, file) => {
    const report = first(file);
    expect([verdict(report), report.findings.includes('ANNOTATION_CHANGED')]).toEqual(['TOTAL-PASSED', true]);
  });

  const noted = certified(3, '', {
    3: page.replace('9 0 R]', '9 0 R 30 0 R 34 0 R]'),
    30: '<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /AP << /N 31 0 R >> >>',
    31: drawn('0 0 20 20 re S'),
    34: stamp,
  });

  test.each<[string, Objects]>([
    ['moved', { 30: '<< /Type /Annot /Subtype /Text /Rect [9 9 29 29] /AP << /N 31 0 R >> >>' }],
    [
      'answered',
      {
        30: '<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /AP << /N 31 0 R >> /Popup 33 0 R >>',
        33: '<< /Type /Annot /Subtype /Popup /Rect [0 0 9 9] >>',
      },
    ],
    ['taken away', { 3: page.replace('9 0 R]', '9 0 R 34 0 R]') }],
  ])('a note may be %s', (_, objects) => {
    const report = first(update(objects)(noted));
    expect([verdict(report), report.findings.includes('ANNOTATION_CHANGED')]).toEqual(['TOTAL-PASSED', true]);
  });

  test.each<[string, Objects]>([
    ['a note drawn anew behind its back', { 31: drawn('0 0 9 9 re S') }],
    ['a stamp taken away', { 3: page.replace('9 0 R]', '9 0 R 30 0 R]') }],
    ['a stamp moved', { 34: stamp.replace('[0 0 300 200]', '[0 0 3 2]') }],
    ['a note turned into a stamp', { 30: stamp }],
    [
      'a note given an action',
      { 30: '<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /AP << /N 31 0 R >> /A << /S /Launch >> >>' },
    ],
    [
      'a note with words drawn in place',
      {
        30: '<< /Type /Annot /Subtype /Text /Rect [1 0 20 20] /AP << /N 31 0 R >> >>',
        31: drawn('BT (Khac) Tj ET'),
      },
    ],
  ])('not %s', (_, objects) => {
    expect(first(update(objects)(noted)).findings).toContain('DOCMDP_VIOLATED');
  });

  test('a note that was signed small is not turned into a cover', () => {
    const note = '<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] >>';
    const file = update({
      30: note.replace('/Rect [0 0 20 20]', '/Rect [0 0 300 200] /AP << /N 31 0 R >>'),
      31: drawn('1 g 0 0 20 20 re f'),
    })(update({ 3: page.replace('9 0 R]', '9 0 R 30 0 R]'), 30: note })(certified(3)));
    expect(first(file).findings).toContain('DOCMDP_VIOLATED');
  });
});
