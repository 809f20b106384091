import { describe, expect, test } from 'vitest';
import type { FileFacts } from '../../pipeline/model/dossier.ts';
import { checkContents } from '../../pipeline/stages/contents.ts';
import { facts, file, pdf, said, unit } from './builders.ts';

const check = (
  paths: readonly string[],
  known: Readonly<Record<string, FileFacts>> = {},
  minutesOf = ['khac'],
) =>
  checkContents(
    { files: paths.map((path) => file(path)), unit },
    new Map(paths.map((path) => [path, known[path] ?? (path.endsWith('xlsx') ? facts('excel') : pdf())])),
    {
      documents: {
        minutes: [{ unitKinds: minutesOf, body: 'Hội đồng', article: 'Điều 7', council: undefined }],
      },
    },
  );

describe('the workbook', () => {
  test.each([
    ['the only spreadsheet at the top', ['a.xlsx', 'tl/b.xlsx'], 'a.xlsx'],
    ['the one named like a score table', ['an.xlsx', 'Bảng chấm điểm.xlsx'], 'Bảng chấm điểm.xlsx'],
    [
      'one named like a score table in a folder',
      ['ho so/Tự chấm 2026.xlsx', 'x/so lieu.xlsx'],
      'ho so/Tự chấm 2026.xlsx',
    ],
    ['a spreadsheet of the wrong kind, so that its reader may say so', ['a.xls', 'b.pdf'], 'a.xls'],
  ])('is %s', (_, paths, expected) => {
    expect(check(paths).contents.workbook?.path).toBe(expected);
  });

  test('is told to be missing', () => {
    expect(said(check(['a.pdf']).findings)).toEqual([['contents/workbook-missing', {}]]);
  });

  test('is told to be one of several', () => {
    expect(said(check(['a.xlsx', 'b.xlsx']).findings)).toEqual([
      ['contents/workbook-several', { file: 'a.xlsx' }],
    ]);
  });
});

describe('minutes', () => {
  test.each(['Biên bản họp.pdf', 'bien_ban_hop.pdf', 'ho so/02. BIEN BAN.pdf'])(
    '%s is known by its name',
    (path) => {
      const { contents } = check(['a.xlsx', path]);
      expect(contents.minutes.map((each) => each.path)).toEqual([path]);
      expect(contents.evidence).toEqual([]);
    },
  );

  test('are missed only where the regulation asks them of this kind of unit', () => {
    expect(said(check(['a.xlsx'], {}, ['xa']).findings)).toEqual([['contents/minutes-missing', {}]]);
    expect(said(check(['a.xlsx'], {}, ['so']).findings)).toEqual([]);
  });
});

test('an archive inside the dossier is not opened, and told', () => {
  expect(said(check(['a.xlsx', 'tl.zip'], { 'tl.zip': facts('zip') }).findings)).toEqual([
    ['contents/nested-archive', { file: 'tl.zip' }],
  ]);
});
