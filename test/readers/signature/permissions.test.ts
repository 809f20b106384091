import type { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { append, BASE, firstField } from './made/pdf-writer.ts';
import { catalog } from './made/scenes.ts';
import { signedBy, signer, verdict, verify } from './made/world.ts';

/** Signed, with a dictionary that the catalog names and no field leads to. */
const named = (permission: string): Buffer =>
  signedBy(signer, {
    objects: {
      1: catalog.replace('/AcroForm', `/Perms << /${permission} 10 0 R >> /AcroForm`),
      3: BASE[3] ?? '',
    },
  });

describe('signatures that no field leads to are told and do not pass', () => {
  test.each([
    ['DocMDP', 'signed', 'SIGNATURE_WITHOUT_FIELD'],
    ['UR3', 'unsigned', 'USAGE_RIGHTS'],
    ['UR', 'unsigned', 'USAGE_RIGHTS'],
  ])('/%s: %s', (permission, document, finding) => {
    const report = verify(named(permission));
    expect([report.document, report.signatures.map(verdict)]).toEqual([
      document,
      ['INDETERMINATE/SIG_CONSTRAINTS_FAILURE'],
    ]);
    expect(report.signatures[0]?.findings).toContain(finding);
  });

  test('the certification that a field leads to as well is told once', () => {
    const objects = {
      ...firstField(10),
      1: catalog.replace('/AcroForm', '/Perms << /DocMDP 10 0 R /UR3 10 0 R >> /AcroForm'),
    };
    expect(verify(signedBy(signer, { objects })).signatures.map(verdict)).toEqual(['TOTAL-PASSED']);
  });

  test('a /ByteRange inside another thing is no signature', () => {
    const file = signedBy(signer, {
      objects: { ...firstField(10), 60: '<< /Inner << /ByteRange [0 1 2 3] >> >>' },
    });
    expect(verify(file).signatures).toHaveLength(1);
  });

  test('a file whose trailer leads to no catalog is unreadable, and says so', () => {
    const report = verify(append(signedBy(signer), { objects: { 1: '[]' } }));
    expect([report.document, report.reason?.split(' ')[0]]).toEqual(['unreadable', 'no-catalog']);
  });
});
