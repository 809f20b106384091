import { expect, test } from 'vitest';
import { resolveLink } from '../../../pipeline/stages/self-assessment/links.ts';

test.each([
  [
    'on a drive',
    { target: 'file:///D:/ho%20so/d.pdf', location: 'page=3' },
    'file:///D:/ho so/d.pdf',
    'page=3',
  ],
  ['above the dossier', { target: '..\\..\\d.pdf', location: 'page=3' }, '..\\..\\d.pdf', 'page=3'],
  ['on a server', { target: '\\\\may-chu\\chung\\d.pdf' }, '\\\\may-chu\\chung\\d.pdf', undefined],
] as const)('a file %s keeps its page apart from its name', (_, link, target, fragment) => {
  expect(resolveLink(link, 'Bảng chấm.xlsx', 'B!E2')).toEqual({
    target,
    fragment,
    cell: 'B!E2',
    kind: 'outside',
  });
});

test('an address of the network is told whole', () => {
  const link = { target: 'https://vidu.vn/van-ban', location: 'muc=3' };
  expect(resolveLink(link, 'Bảng chấm.xlsx', 'B!E2')).toMatchObject({
    ...{ target: 'https://vidu.vn/van-ban#muc=3', fragment: undefined, kind: 'external' },
  });
});

test.each([
  ['of one byte a letter', 'tl/báº£n káº¿ hoáº¡ch.pdf', 'tl/bản kế hoạch.pdf'],
  ['of Windows', 'tl/sá»‘ 5.pdf', 'tl/số 5.pdf'],
  ['that are right as they are', 'tl/báo cáo Â và â.pdf', 'tl/báo cáo Â và â.pdf'],
])('names misread as letters %s', (_, target, read) => {
  expect(resolveLink({ target }, 'Bảng chấm.xlsx', 'B!E2')).toMatchObject({ target: read, kind: 'inside' });
});

test('a space behind the name of a file, which no Windows keeps, is no part of it', () => {
  expect(resolveLink({ target: 'tl/KH.pdf%20', location: 'page=2' }, 'B.xlsx', 'B!E2')).toMatchObject({
    ...{ target: 'tl/KH.pdf', fragment: 'page=2', kind: 'inside' },
  });
});

test.each([
  ['a space', 'tl/a.pdf '],
  ['spaces of both kinds', 'tl/a.pdf%20 %20'],
])('%s behind a target is no part of it', (_, target) => {
  expect(resolveLink({ target }, 'Bảng chấm.xlsx', 'B!E2')).toMatchObject({ target: 'tl/a.pdf' });
});

test('a target of nothing but encoded spaces before its last letter is read at once', () => {
  const target = `a${'%20'.repeat(300_000)}x`;
  expect(resolveLink({ target }, 'Bảng chấm.xlsx', 'B!E2').target).toHaveLength(300_002);
});
