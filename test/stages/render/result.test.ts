import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import type { Output } from '../../../pipeline/model/outputs.ts';
import { toPoints } from '../../../pipeline/model/points.ts';
import { resultJson } from '../../../pipeline/stages/render/result.ts';
import {
  type Result,
  resultJsonSchema,
  resultSchema,
} from '../../../pipeline/stages/render/result-schema.ts';
import { clean, late, nasty, refused, toMend } from '../../judgement.ts';
import { row } from '../builders.ts';

const outputs: readonly Output[] = [
  { role: 'checkSheet', name: 'phieu.html', sha256: 'a'.repeat(64), bytes: 40_000 },
  { role: 'evidence', name: 'tai-lieu-kiem-chung/a.pdf', sha256: 'b'.repeat(64), bytes: 1 },
];

const read = (judgement: Judgement): Result => resultSchema.parse(JSON.parse(resultJson(judgement, outputs)));
const validate = new Ajv2020({ strict: true }).compile(JSON.parse(resultJsonSchema()));

describe.each([
  ['to mend', toMend],
  ['clean', clean],
  ['refused', refused],
  ['late', late],
  ['hostile', nasty],
])('ket-qua.json of a dossier that is %s', (_, judgement) => {
  test('holds to its published schema', () => {
    validate(JSON.parse(resultJson(judgement(), outputs)));
    expect(validate.errors).toBeNull();
    expect(() => read(judgement())).not.toThrow();
  });

  test('is the same bytes twice, and ends with a line', () => {
    expect(resultJson(judgement(), outputs)).toBe(resultJson(judgement(), outputs));
    expect(resultJson(judgement(), outputs).endsWith('}\n')).toBe(true);
  });
});

test('names its parts in the order of the specification', () => {
  expect(Object.keys(read(toMend()))).toEqual([
    'schema',
    'dossier',
    'runInputs',
    'appendix',
    'illustrative',
    'state',
    'checks',
    'findings',
    'deadline',
    'score',
    'initiatives',
    'proposals',
    'signatures',
    'outputs',
  ]);
});

test('says whose dossier it was and when it came', () => {
  expect(read(toMend()).dossier).toEqual({
    regulation: 'ninh-hoa-1149-2021',
    year: 2026,
    unit: 'ninh-thu',
    task: 'tu-danh-gia',
    part: 1,
    round: 1,
    version: 2,
    firstSeenAt: '2026-12-03T03:05:00.000Z',
    receivedAt: '2026-12-03T03:05:00.000Z',
    contentHash: 'c'.repeat(64),
  });
});

test('carries points as exact decimals, with the reasons of each change', () => {
  const { score } = read(toMend());
  expect(score?.rows.find((row) => row.code === 'I.1.2')).toEqual({
    code: 'I.1.2',
    max: '2',
    self: '1.5',
    checked: '0',
    assessed: true,
    pending: false,
    ...{ notAssessed: false, evidence: [], evidenceText: '', justification: '', declared: {} },
    recomputed: null,
    because: [{ finding: 'evidence/missing', basis: { article: 'Điều 7 khoản 2' }, from: '1.5', to: '0' }],
  });
  expect(score?.scenarios.map(({ id, total, maxTotal }) => [id, total, maxTotal])).toEqual([
    ['justification-accepted', '56.25', '100'],
    ['not-assessed-refused', '54.75', '100'],
  ]);
});

test('carries what the unit puts behind its points, under the names of the results folder', () => {
  const base = toMend();
  const [code, path] = ['I.1.2', 'I.2/Báo cáo quý III.pdf'];
  const links = [{ target: 'https://congbao.example.vn/1', kind: 'external' as const, cell: 'Bảng!H9' }];
  const told = read({
    ...base,
    selfAssessment: {
      sheet: 'Bảng',
      rows: [
        row(code, {
          evidence: links.map((each) => ({ ...each, fragment: undefined })),
          evidenceText: 'Công báo',
          justification: 'Đã làm',
          recomputed: false,
          declared: new Map([['numerator', toPoints('57')]]),
        }),
      ],
      declaredTotal: undefined,
      proposals: ['Sớm có hướng dẫn'],
    },
    rowEvidence: [{ code, files: [{ path, fragment: 'page=2', by: 'link' }] }],
    initiatives: [{ name: 'Hẹn giờ trả kết quả', file: 'cham.xlsx', cell: 'Sáng kiến!A2' }],
  });
  expect(told.score?.rows.find((each) => each.code === code)).toMatchObject({
    evidence: [{ name: `tai-lieu-kiem-chung/${path}`, fragment: 'page=2' }],
    evidenceText: 'Công báo\nhttps://congbao.example.vn/1',
    justification: 'Đã làm',
    recomputed: false,
    declared: { numerator: '57' },
  });
  expect(told.proposals).toEqual(['Sớm có hướng dẫn']);
  expect(told.initiatives).toEqual([
    { name: 'Hẹn giờ trả kết quả', file: 'cham.xlsx', cell: 'Sáng kiến!A2' },
  ]);
});

test('of an older program, without a word on what was computed again, is still read', () => {
  const older = resultJson(toMend(), outputs).replace(/ *"recomputed": .*\n/g, '');
  expect(older).not.toContain('recomputed');
  expect(resultSchema.safeParse(JSON.parse(older)).success).toBe(true);
});

test('carries findings by id and place', () => {
  expect(read(toMend()).findings.map(({ id, place }) => [id, place])).toContainEqual([
    'signature/altered',
    { file: 'I.2/Báo cáo quý III.pdf', page: 2, code: 'I.2' },
  ]);
});

test('carries the deadline under every reading', () => {
  expect(read(late()).deadline).toMatchObject({
    due: '2026-12-08',
    state: 'late',
    lateDays: 1,
    penalty: '1',
    zero: false,
    alternatives: [
      { due: '2026-12-07', state: 'late', lateDays: 2, penalty: '2', zero: false },
      { due: '2026-12-08', state: 'late', lateDays: 1, penalty: '1', zero: false },
    ],
  });
});

test('is null where nothing could be told', () => {
  const { deadline, dossier, score, appendix } = read(refused());
  expect([deadline.due, dossier.receivedAt, score, appendix]).toEqual([null, null, null, null]);
});

test('says of a signature who, by what and when, and nothing more of the person', () => {
  const { signatures } = read(toMend());
  expect(
    signatures.map(({ integrity, indication, hierarchy }) => [integrity, indication, hierarchy]),
  ).toEqual([
    ['intact', 'TOTAL-PASSED', 'cong-vu'],
    ['broken', 'TOTAL-FAILED', 'cong-vu'],
    ['intact', 'INDETERMINATE', null],
    ['intact', 'INDETERMINATE', 'cong-cong'],
  ]);
  expect(JSON.stringify(signatures)).not.toContain('UID=');
});

test.each([
  ['points as a number', { score: { selfTotal: 68.5 } }],
  ['an unknown state', { state: 'approved' }],
  ['a part that nobody specified', { rating: 'Tốt' }],
])('refuses %s', (_, change) => {
  expect(validate({ ...read(toMend()), ...change })).toBe(false);
});
