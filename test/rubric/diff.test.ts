import { expect, test } from 'vitest';
import type { Criterion } from '../../pipeline/model/appendix.ts';
import { toPoints } from '../../pipeline/model/points.ts';
import { diffAppendices } from '../../pipeline/rubric/diff.ts';
import { smallAppendix } from '../workbooks/small-appendix.ts';

const changed = (code: string, change: Partial<Criterion>) => ({
  ...smallAppendix,
  criteria: smallAppendix.criteria.map((row) => (row.code === code ? { ...row, ...change } : row)),
});

const told = (after: typeof smallAppendix) =>
  diffAppendices(smallAppendix, after).map(({ id, code, before, after: now }) => [id, code, before, now]);

test('a rubric does not differ from itself', () => {
  expect(told(smallAppendix)).toEqual([]);
});

test.each<readonly [what: string, change: Partial<Criterion>, expected: readonly unknown[]]>([
  ['a maximum', { max: toPoints('1.5') }, ['max', '1.1', '1', '1.5']],
  [
    'a name',
    { name: 'Ban hành kế hoạch' },
    ['renamed', '1.1', 'Ban hành kế hoạch năm đúng hạn', 'Ban hành kế hoạch'],
  ],
  ['the evidence', { evidence: ['Kế hoạch', 'Báo cáo'] }, ['evidence', '1.1', null, 'Kế hoạch\nBáo cáo']],
  ['whether evidence is required', { evidenceRequired: false }, ['evidenceRequired', '1.1', 'true', 'false']],
  ['whether pictures will do', { imageAllowed: true }, ['imageAllowed', '1.1', 'false', 'true']],
  ['who appraises', { appraiser: 'so-noi-vu' }, ['appraiser', '1.1', null, 'so-noi-vu']],
  ['a code', { code: '1.99' }, ['recoded', '1.99', '1.1', '1.99']],
])('%s that changed is told by its code', (_, change, expected) => {
  expect(told(changed('1.1', change))).toEqual([expected]);
});

test('a scoring that changed is told in its words', () => {
  expect(told(changed('1.1', { method: { kind: 'yesNo' } }))).toEqual([
    ['method', '1.1', expect.any(String), 'Có: điểm tối đa\nKhông: 0'],
  ]);
});

test('what is new and what is gone are told with their points; a lower scale with both figures', () => {
  const criteria = smallAppendix.criteria.flatMap((row) =>
    row.code === '1.1' ? [{ ...row, code: '9', name: 'Chuyển đổi số', max: toPoints('2') }] : [row],
  );
  expect(told({ ...smallAppendix, scale: toPoints('21'), criteria })).toEqual([
    ['scale', null, '20', '21'],
    ['added', '9', null, '2'],
    ['removed', '1.1', '1', null],
  ]);
});

test('a group that got another code does not move its members', () => {
  const criteria = smallAppendix.criteria.map((row) => ({
    ...row,
    code: row.code === '1' ? 'I' : row.code,
    parent: row.parent === '1' ? 'I' : row.parent,
  }));
  expect(told({ ...smallAppendix, criteria })).toEqual([['recoded', 'I', '1', 'I']]);
});
