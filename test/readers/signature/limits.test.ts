import { Buffer } from 'node:buffer';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { append, firstField, type Objects, stream } from './made/pdf-writer.ts';
import { catalog, form, page, update } from './made/scenes.ts';
import { first, policy, signed, signedBy, signer, verify } from './made/world.ts';

const many = (count: number, source: (index: number) => string): Objects =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [1000 + index, source(index)]));
const listed = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${1000 + index} 0 R`).join(' ');

describe('what is too much is said to be too much', () => {
  const limited = (file: Buffer, limits: Partial<typeof policy.limits>) =>
    verify(file, { policy: { limits: { ...policy.limits, ...limits } } });

  test.each<[string, ReturnType<typeof verify>, string]>([
    ['bytes', limited(signed, { fileBytes: 100 }), 'limit-file'],
    ['objects', limited(signed, { objects: 20 }), 'limit-objects'],
    ['revisions', limited(signed, { revisions: 1 }), 'limit-revisions'],
    ['signatures', limited(signed, { signatures: 0 }), 'limit-signatures'],
    ['nesting', limited(signed, { depth: 1 }), 'limit-depth'],
    [
      'fields in fields',
      verify(
        append(signed, {
          objects: {
            6: '<< /Fields [1000 0 R] >>',
            ...many(500, (index) => `<< /T (a) /Kids [${1001 + index} 0 R] >>`),
          },
        }),
      ),
      'limit-depth',
    ],
  ])('%s', (_, { document, reason, signatures }, code) => {
    expect([document, reason?.split(' ')[0]]).toEqual(['unreadable', code]);
    expect(signatures.every(({ indication }) => indication === 'TOTAL-FAILED')).toBe(true);
  });

  test.each<[string, Objects]>([
    ['a stream whose length is itself', { 50: '<< /Length 50 0 R >>\nstream\nx\nendstream' }],
    [
      'streams whose lengths are each other',
      many(5000, (index) => `<< /Length ${1001 + index} 0 R >>\nstream\nx\nendstream`),
    ],
    ['arrays without end', { 50: '['.repeat(100_000) }],
    ['numbers without end', { 50: `[${'1 '.repeat(2_100_000)}]` }],
  ])('%s in a later saving', (_, objects) => {
    const report = first(update(objects)(signed));
    expect([report.subIndication, report.findings[0]]).toEqual(['FORMAT_FAILURE', 'REVISION_DAMAGED']);
    expect(report.changes[0]?.what).toMatch(/^(limit-|object)/);
  });

  test('signatures that stand in a file without end are not all listed', () => {
    const file = append(signed, { objects: many(60, () => '<< /Type /Sig /ByteRange [0 1 2 3] >>') });
    expect(limited(file, { signatures: 20 }).signatures).toHaveLength(20 + 1);
    expect(limited(Buffer.concat([Buffer.from('x'), file]), { signatures: 20 }).signatures).toHaveLength(20);
  });
});

const note = (size: number): string => `<< /Type /Annot /Subtype /Text /Rect [0 0 9 ${size}] >>`;
const direct = (count: number, size: number): string =>
  page.replace(
    '9 0 R]',
    `9 0 R ${Array.from({ length: count }, (_, index) => note(size + index)).join(' ')}]`,
  );
const tree = (count: number): string =>
  `<< /Nums [${Array.from({ length: count }, (_, index) => `${index} 74 0 R`).join(' ')}] >>`;

test('of very many changes the first are listed, and how many more there are', () => {
  const { changes } = first(update(many(1500, (index) => `<< /X ${index} >>`))(signed));
  expect([changes.length, changes.at(-1)]).toEqual([501, { object: '-', what: 'and 1000 more' }]);
});

describe('much of everything is answered in time that grows with the file, not with its square', () => {
  test.each<[string, () => Buffer]>([
    [
      'annotations changed',
      () =>
        update(many(8000, () => note(8)))(
          signedBy(signer, {
            objects: {
              ...firstField(10),
              3: page.replace('9 0 R]', `9 0 R ${listed(8000)}]`),
              ...many(8000, () => note(9)),
            },
          }),
        ),
    ],
    [
      'annotations inside the page',
      () =>
        update({ 3: direct(6000, 5) })(
          signedBy(signer, { objects: { ...firstField(10), 3: direct(6000, 0) } }),
        ),
    ],
    [
      'entries of the parent tree',
      () =>
        update({ 73: tree(30_001) })(
          signedBy(signer, {
            objects: {
              ...firstField(10),
              1: catalog.replace('/AcroForm', '/StructTreeRoot 72 0 R /AcroForm'),
              72: '<< /Type /StructTreeRoot /ParentTree 73 0 R >>',
              73: tree(30_000),
              74: '<< /S /P /P 72 0 R >>',
            },
          }),
        ),
    ],
    [
      'objects freed that are in use',
      () => {
        const used = { ...firstField(10), 1: catalog.replace('/AcroForm', `/X [${listed(8000)}] /AcroForm`) };
        const file = signedBy(signer, { objects: { ...used, ...many(8000, () => '<< /Y 1 >>') } });
        return append(file, { objects: {}, freed: Array.from({ length: 8000 }, (_, index) => 1000 + index) });
      },
    ],
    [
      'things that look like signatures',
      () => update({ 50: `(${'/ByteRange [0 1 2 3] '.repeat(60_000)})` })(signed),
    ],
    [
      'a chain of thirty thousand objects',
      () =>
        update({
          1: catalog.replace('/AcroForm', '/DSS << /Certs [1000 0 R] >> /AcroForm'),
          ...many(30_000, (index) => (index ? `<< /N ${1001 + index} 0 R >>` : stream('x', '/N 1001 0 R'))),
        })(signed),
    ],
    [
      'fields filled in',
      () => {
        const fields = { ...firstField(10), 6: form.replace('9 0 R]', `9 0 R ${listed(8000)}]`) };
        const named = (value: string) => many(8000, (index) => `<< /FT /Tx /T (f${index}) /V (${value}) >>`);
        return update(named('b'))(signedBy(signer, { objects: { ...fields, ...named('a') } }));
      },
    ],
  ])('%s', (_, make) => {
    const file = make();
    const start = process.cpuUsage();
    const { document, signatures } = verify(file);
    expect([document, signatures[0]?.integrity]).toEqual(['signed', 'intact']);
    // Squares of these numbers take minutes of the processor, however busy the machine is.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(15_000);
  });
});
