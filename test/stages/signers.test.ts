import { describe, expect, test } from 'vitest';
import type { FileFacts, PdfFacts } from '../../pipeline/model/dossier.ts';
import type { Unit } from '../../pipeline/model/office.ts';
import type { SignerCertificate } from '../../pipeline/model/signature.ts';
import { checkSigners } from '../../pipeline/stages/signers.ts';
import { contents, file, pdf, said, signature, unit } from './builders.ts';

const HEAD = 'Nguyễn Văn Mẫu';
const DEPUTY = 'Trần Thị Ví Dụ';
const known: Unit = { ...unit, head: { ...unit.head, name: HEAD }, deputies: [DEPUTY] };

const signer = (
  commonName: string,
  organization: string | null = unit.name,
  more = '',
): SignerCertificate => ({
  ...(signature().signer ?? expect.fail()),
  commonName,
  organization,
  subject: `CN=${commonName}, ${more}O=${organization ?? ''}`,
});
const signedBy = (signers: readonly SignerCertificate[], more: Partial<PdfFacts> = {}): FileFacts =>
  pdf(
    more,
    signers.map((each) => signature({ signer: each })),
  );

const check = (facts: FileFacts, as: 'minutes' | 'report' | 'evidence', whose = known) =>
  checkSigners({
    contents: {
      ...contents(as === 'evidence' ? ['a.pdf'] : [], as === 'minutes' ? ['a.pdf'] : []),
      report: as === 'report' ? file('a.pdf') : undefined,
    },
    facts: new Map([['a.pdf', facts]]),
    dossier: { unit: whose },
  });
const ids = (...given: Parameters<typeof check>) => said(check(...given).findings).map(([id]) => id);

const OWN: readonly (readonly [string, readonly SignerCertificate[], readonly string[]])[] = [
  ['by the head', [signer(HEAD)], []],
  ['by the head, the name without marks', [signer('NGUYEN VAN MAU')], []],
  ['by the secretary and the head', [signer('Lê Thị Thử'), signer(HEAD)], []],
  ['by the head and the agency', [signer(HEAD), signer(unit.name)], []],
  ['by somebody else of the unit', [signer('Lê Thị Thử')], ['signatures/other-signer']],
  ['by nobody but the agency', [signer(unit.name)], ['signatures/other-signer']],
  ['by a person of no agency', [signer('Lê Thị Thử', null)], ['signatures/other-signer']],
  ['by a deputy', [signer(DEPUTY)], ['signatures/deputy']],
  ['by somebody of another unit', [signer('Lê Thị Thử', 'UBND xã Khác')], ['signatures/other-organization']],
  ['by a namesake of another unit', [signer(HEAD, 'UBND xã Khác')], ['signatures/other-organization']],
  ['by the head, certified under the agency above', [signer(HEAD, unit.parent)], []],
  [
    'by the head of a unit named inside the certificate',
    [signer(HEAD, 'UBND tỉnh', `OU=${unit.name}, `)],
    [],
  ],
];

describe.each(['minutes', 'report'] as const)('%s of the unit', (as) => {
  test.each(OWN)('signed %s', (_, signers, expected) => {
    const { findings, checks } = check(signedBy(signers), as);
    expect(said(findings)).toEqual(expected.map((id) => [id, { file: 'a.pdf' }]));
    expect(checks.map(({ ran }) => ran)).toEqual(['completed']);
  });
});

test.each([
  ['says so', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', ['signatures/deputy']],
  ['does not say so', 'CHỦ TỊCH', ['signatures/capacity-missing']],
])('a document that a deputy signed and that %s', (_, text, expected) => {
  expect(ids(signedBy([signer(DEPUTY)], { text: [{ page: 1, text, from: 'text' }] }), 'minutes')).toEqual(
    expected,
  );
});

describe('where nobody entered the name of the head', () => {
  test.each<[string, SignerCertificate, readonly string[], string]>([
    ['of the unit', signer('Lê Thị Thử'), [], 'indeterminate'],
    ['of another', signer('Lê Thị Thử', 'UBND xã Khác'), ['signatures/other-organization'], 'completed'],
  ])('a signer %s', (_, each, expected, ran) => {
    const result = check(signedBy([each]), 'minutes', unit);
    expect(said(result.findings).map(([id]) => id)).toEqual(expected);
    expect(result.checks[0]?.ran).toBe(ran);
  });
});

describe('evidence', () => {
  test.each<[string, readonly SignerCertificate[], readonly string[]]>([
    ['by the head', [signer(HEAD)], []],
    ['by somebody else of the unit', [signer('Lê Thị Thử')], ['signatures/evidence-signer']],
    ['by another agency’s head', [signer('Lê Thị Thử', 'UBND tỉnh Thử')], []],
    ['by an agency, no person', [signer('UBND tỉnh Thử', 'UBND tỉnh Thử')], ['signatures/organization-only']],
    [
      'by an agency after its head',
      [signer('A', 'UBND tỉnh Thử'), signer('UBND tỉnh Thử', 'UBND tỉnh Thử')],
      [],
    ],
  ])('signed %s', (_, signers, expected) => {
    expect(ids(signedBy(signers), 'evidence')).toEqual(expected);
  });
});

test('nothing is said of what nobody signed, nor of a unit nobody knows', () => {
  const given = {
    contents: contents([], ['a.pdf']),
    facts: new Map([['a.pdf', signedBy([signer('Lê Thị Thử')])]]),
    dossier: { unit: undefined },
  };
  for (const { findings, checks } of [check(pdf(), 'minutes'), checkSigners(given)])
    expect([findings, checks[0]?.ran]).toEqual([[], 'notRun']);
});
