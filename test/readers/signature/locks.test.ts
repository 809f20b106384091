import type { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { firstField } from './made/pdf-writer.ts';
import { certified, filled, form, secondSignature, update } from './made/scenes.ts';
import { first, signed, signedBy, signer, verdict } from './made/world.ts';

/** Signed in a field with this /Lock; the signature itself says nothing of it. */
const lockedField = (lock: string): Buffer =>
  signedBy(signer, {
    objects: {
      ...firstField(10),
      9: (firstField(10)[9] ?? '').replace('/P 3', `/Lock << /Type /SigFieldLock ${lock} >> /P 3`),
    },
  });

describe('the lock of the signed field holds, whether the signature repeats it or not', () => {
  test.each<[string, string, string]>([
    ['everything', '/Action /All', 'FIELDMDP_VIOLATED'],
    ['this field', '/Action /Include /Fields [(Ten)]', 'FIELDMDP_VIOLATED'],
    ['all but another field', '/Action /Exclude /Fields [(Khac)]', 'FIELDMDP_VIOLATED'],
    ['something nobody defined', '/Action /Other', 'FIELDMDP_VIOLATED'],
    ['another field, and any change', '/Action /Include /Fields [(Khac)] /P 1', 'DOCMDP_VIOLATED'],
  ])('it closes %s', (_, lock, finding) => {
    const report = first(update(filled)(lockedField(lock)));
    expect([report.indication, report.findings.includes(finding)]).toEqual(['INDETERMINATE', true]);
  });

  test.each([
    ['another field', '/Action /Include /Fields [(Khac)]'],
    ['another field, and all but filling', '/Action /Include /Fields [(Khac)] /P 2'],
    ['all but this field', '/Action /Exclude /Fields [(Ten)]'],
  ])('it closes %s, and this one stays open', (_, lock) => {
    expect(verdict(first(update(filled)(lockedField(lock))))).toBe('TOTAL-PASSED');
  });

  test('a visible signature comes too late where the lock allows filling only', () => {
    const file = secondSignature('0 0 50 50')(lockedField('/Action /Include /Fields [] /P 2'));
    expect(first(file).findings).toContain('DOCMDP_VIOLATED');
  });
});

const TRANSFORM = '/TransformMethod /DocMDP /TransformParams';
test.each([
  ['the stricter second', 3, ` << ${TRANSFORM} << /P 1 >> >>`, 'DOCMDP_VIOLATED'],
  ['the stricter first', 1, ` << ${TRANSFORM} << /P 3 >> >>`, 'DOCMDP_VIOLATED'],
  ['a level nobody defined', 4, '', 'DOCMDP_VIOLATED'],
])('of two levels of permission the stricter holds: %s', (_, level, more, finding) => {
  expect(first(update(filled)(certified(level, more))).findings).toContain(finding);
});

describe('/NeedAppearances', () => {
  const needing = signedBy(signer, {
    objects: { ...firstField(10), 6: form.replace('/SigFlags', '/NeedAppearances true /SigFlags') },
  });

  test('set later, it has fields drawn anew that nobody filled', () => {
    const later = { 6: form.replace('/SigFlags', '/NeedAppearances true /SigFlags') };
    expect(first(update(later)(signed)).findings).toContain('FIELD_REDRAWN');
    expect(first(update({ ...later, ...filled })(signed)).findings).toContain('FIELD_REDRAWN');
  });

  test('taken away with a filling, it leaves the pictures that are there', () => {
    expect(verdict(first(update({ ...filled, 6: form })(needing)))).toBe('TOTAL-PASSED');
  });
});
