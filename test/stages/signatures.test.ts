import { describe, expect, test } from 'vitest';
import { parseDay, parseInstant } from '../../pipeline/model/day.ts';
import type { FileFacts } from '../../pipeline/model/dossier.ts';
import type { Regulation } from '../../pipeline/model/regulation.ts';
import { checkSignatures } from '../../pipeline/stages/signatures.ts';
import { contents, facts, pdf, said, signature, signaturePolicy } from './builders.ts';

const anchor = { file: '/goc.cer', sha256: '', hierarchy: 'cong-vu' };

const check = (known: FileFacts, policy: Partial<Regulation['signatures']> = {}, anchors = [anchor]) =>
  checkSignatures({
    office: { anchors },
    contents: contents(['a.pdf']),
    facts: new Map([['a.pdf', known]]),
    regulation: { signatures: signaturePolicy(policy) },
    dossier: { receivedAt: parseInstant('2026-12-08T03:00:00Z') },
    due: parseDay('2026-12-08'),
  });
const ids = (known: FileFacts, policy: Partial<Regulation['signatures']> = {}) =>
  said(check(known, policy).findings).map(([id]) => id);
const runOf = (known: FileFacts, id: string) => check(known).checks.find((each) => each.id === id)?.ran;

describe('a signature', () => {
  test.each([
    ['good in every respect', {}, []],
    ['over bytes that changed', { integrity: 'broken' }, ['signatures/broken']],
    ['that cannot be read', { integrity: 'unknown' }, ['signatures/unreadable']],
    ['over a part of the file', { coverage: 'partial' }, ['signatures/partial']],
    ['followed by forbidden changes', { changesAfterSigning: 'forbidden' }, ['signatures/altered']],
    ['of an authority nobody trusts', { trust: 'untrusted' }, ['signatures/unknown-authority']],
    ['that leads to no anchor of ours', { trust: 'no-anchor' }, ['signatures/unknown-authority']],
    [
      'of another hierarchy than the specialised one',
      { hierarchy: 'cong-cong' },
      ['signatures/not-specialised'],
    ],
    ['whose certificate was revoked', { revocation: 'revoked' }, ['signatures/revoked']],
    ['whose revocation is not known', { revocation: 'unknown' }, ['signatures/no-revocation-data']],
    [
      'with a weak algorithm',
      { indication: 'INDETERMINATE', subIndication: 'CRYPTO_CONSTRAINTS_FAILURE' },
      ['signatures/weak'],
    ],
    [
      'outside the certificate’s validity',
      { trust: 'untrusted', subIndication: 'OUT_OF_BOUNDS_NO_POE' },
      ['signatures/expired'],
    ],
    [
      'dated after the receipt',
      { time: { claimed: '2026-12-09T03:00:00Z', proven: null } },
      ['signatures/after-receipt'],
    ],
  ] as const)('%s', (_, more, expected) => {
    expect(ids(pdf({}, [signature(more)]))).toEqual(expected);
  });

  test('cannot be judged by an office without anchors, and nobody is blamed for it', () => {
    const { findings, checks } = check(pdf({}, [signature({ trust: 'no-anchor' })]), {}, []);
    expect(said(findings)).toEqual([['signatures/no-anchors', {}]]);
    expect(checks.find(({ id }) => id === 'signatures/authority')?.ran).toBe('indeterminate');
  });

  test.each([
    ['once, of no file, where none is known', 'unknown', [['signatures/no-revocation-data', {}]]],
    [
      'of each file, where another signature’s is known',
      'good',
      [
        ['signatures/revocation-unknown', { file: 'a.pdf' }],
        ['signatures/revocation-unknown', { file: 'a.pdf' }],
      ],
    ],
  ] as const)('of unknown revocation is told %s', (_, third, expected) => {
    const revocations = ['unknown', 'not-checked', third] as const;
    const signatures = revocations.map((revocation) => signature({ revocation }));
    expect(said(check(pdf({}, signatures)).findings)).toEqual(expected);
  });
});

describe('a file without a signature', () => {
  test.each([
    ['text', 'required', ['signatures/missing']],
    ['scan', 'required', ['signatures/missing-on-scan']],
    ['text', 'notRequired', []],
    ['scan', 'notRequired', []],
  ] as const)('holding %s, where signing is %s', (content, evidence, expected) => {
    expect(ids(pdf({ content }), { evidence })).toEqual(expected);
  });

  test('that is encrypted was not looked at: its format says so', () => {
    expect(ids(pdf({ state: 'encrypted' }))).toEqual([]);
  });
});

describe('what could not be told is neither passed nor failed', () => {
  test.each([
    ['signatures/authority', { revocation: 'not-checked' }],
    ['signatures/intact', { integrity: 'unknown' }],
  ] as const)('%s with %j', (id, more) => {
    expect(runOf(pdf({}, [signature(more)]), id)).toBe('indeterminate');
  });

  test.each<[string, FileFacts]>([
    [
      'locked',
      { ...pdf({ state: 'encrypted' }), signatures: { document: 'locked', reason: null, signatures: [] } },
    ],
    ['damaged', { ...pdf({ state: 'damaged' }), signatures: undefined }],
    ['no PDF but by its name', facts('other')],
    ['empty', facts('empty')],
    ['lost by its reader', facts('other', 'timeout')],
  ])('any check of a file that is %s', (_, known) => {
    for (const { id, ran, because } of check(known).checks)
      expect([id, ran, because]).toEqual([id, 'indeterminate', expect.stringContaining('không mở được')]);
  });

  test('a file that opens is checked, signed or not', () => {
    for (const known of [pdf(), pdf({}, [signature()])])
      expect(check(known).checks.every(({ ran }) => ran === 'completed')).toBe(true);
  });

  test('a dossier without PDFs ran no check of signatures', () => {
    const none = checkSignatures({
      office: { anchors: [] },
      contents: contents([]),
      facts: new Map(),
      regulation: { signatures: signaturePolicy() },
      dossier: { receivedAt: undefined },
      due: undefined,
    });
    expect(none.checks.every(({ ran }) => ran === 'notRun')).toBe(true);
  });
});
