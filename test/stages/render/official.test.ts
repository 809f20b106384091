import { describe, expect, test } from 'vitest';
import { evidenceName, relativeLink, slug } from '../../../pipeline/stages/render/names.ts';
import { officialHead } from '../../../pipeline/stages/render/official.ts';
import { file } from '../builders.ts';
import { department, ready, unit } from './dossiers.ts';

test('a committee is written in full over two lines, with no agency above it', () => {
  for (const name of ['UBND phường Ninh Mẫu', 'Ủy ban nhân dân phường Ninh Mẫu']) {
    expect(officialHead({ ...unit, name })).toEqual({
      parent: [],
      name: ['ỦY BAN NHÂN DÂN', 'PHƯỜNG NINH MẪU'],
      capacity: ['TM. ỦY BAN NHÂN DÂN'],
      title: 'CHỦ TỊCH',
    });
  }
});

test.each([
  [undefined, []],
  ['TM.', ['TM. ỦY BAN NHÂN DÂN']],
  ['TM. Ủy ban nhân dân / KT. Chủ tịch', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH']],
])('the capacity %s is written line by line', (capacity, lines) => {
  expect(officialHead({ ...unit, head: { title: 'Phó Chủ tịch', capacity } }).capacity).toEqual(lines);
});

test('a department stands under its parent', () => {
  const { parent, name } = officialHead(department);
  expect([parent, name]).toEqual([['UBND THỊ XÃ NINH HÒA'], ['PHÒNG KINH TẾ MẪU']]);
});

test.each([
  ['Sở Nội vụ', 'so-noi-vu'],
  ['Xã Đắk Pnê', 'xa-dak-pne'],
  ['phuong_ninh.hiep', 'phuong-ninh-hiep'],
  ['???', 'don-vi'],
])('%s is %s in the names of files', (text, expected) => {
  expect(slug(text)).toBe(expected);
});

test('a link is encoded part by part, so that # and spaces of a name stay in the name', () => {
  expect(relativeLink('1.1/Kế hoạch #2.pdf', 'page=3')).toBe(
    '1.1/K%E1%BA%BF%20ho%E1%BA%A1ch%20%232.pdf#page=3',
  );
});

describe('evidence lies in one folder of the results', () => {
  const dossier = (...paths: readonly string[]) => ({
    ...ready().dossier,
    files: paths.map((path) => file(path)),
  });
  test.each([
    ['1.1/a.pdf', [], 'tai-lieu-kiem-chung/1.1/a.pdf'],
    ['tai-lieu-kiem-chung/a.pdf', ['b.pdf'], 'tai-lieu-kiem-chung/a.pdf'],
    ['tai-lieu-kiem-chung/a.pdf', ['a.pdf'], 'tai-lieu-kiem-chung/tai-lieu-kiem-chung/a.pdf'],
  ])('%s beside %j as %s', (path, others, expected) => {
    expect(evidenceName(path, dossier(path, ...others))).toBe(expected);
  });
});
