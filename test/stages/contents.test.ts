import { describe, expect, test } from 'vitest';
import type { FileFacts } from '../../pipeline/model/dossier.ts';
import { checkContents } from '../../pipeline/stages/contents.ts';
import { facts, file, pdf, said, task, unit } from './builders.ts';

const check = (
  paths: readonly string[],
  known: Readonly<Record<string, FileFacts>> = {},
  minutesOf = ['khac'],
) =>
  checkContents(
    { files: paths.map((path) => file(path)), unit, task },
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

  test('is one where the others are the same to the byte', () => {
    const files = ['a.xlsx', 'a (1).xlsx'].map((path) => file(path, { sha256: 'one' }));
    const known = new Map(files.map(({ path }) => [path, facts('excel')]));
    expect(
      said(checkContents({ files, unit, task }, known, { documents: { minutes: [] } }).findings),
    ).toEqual([]);
  });

  test('is told among the several by their paths', () => {
    const [told] = check(['I/bang cham.xlsx', 'II/bang cham.xlsx']).findings;
    expect(told?.values).toMatchObject({ names: 'I/bang cham.xlsx, II/bang cham.xlsx' });
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

  const saying = (text: string): FileFacts => pdf({ text: [{ page: 1, text, from: 'text' }] });
  const INSPECTION = saying('BIÊN BẢN Kiểm tra công tác cải cách hành chính. Đoàn kiểm tra gồm: …');
  const MEETING = saying('BIÊN BẢN Hội đồng thống nhất kết quả tự đánh giá, chấm điểm');
  test.each<[string, Readonly<Record<string, FileFacts>>, readonly string[]]>([
    ['of an inspection are evidence', { 'tai lieu/bien ban kiem tra.pdf': INSPECTION }, []],
    ['of an inspection are evidence at the top too', { 'I.3 bien ban kiem tra.pdf': INSPECTION }, []],
    ['of another meeting are evidence', { 'tai lieu/bien ban hop dan.pdf': INSPECTION }, []],
    ['are known by what they say', { 'tai lieu/bien ban 12.pdf': MEETING }, ['tai lieu/bien ban 12.pdf']],
    ['are known by their name where they cannot be read', { 'bien ban.pdf': pdf() }, ['bien ban.pdf']],
    [
      'outside of the evidence come first',
      { 'tai lieu/bien ban 12.pdf': MEETING, 'bien ban hop.pdf': pdf() },
      ['bien ban hop.pdf'],
    ],
  ])('%s', (_, known, expected) => {
    const { contents } = check(['a.xlsx', ...Object.keys(known)], known);
    expect(contents.minutes.map(({ path }) => path)).toEqual(expected);
  });

  test('that are missing, or not asked, are not said to be in order', () => {
    const runOf = (paths: readonly string[], minutesOf: string[]) => check(paths, {}, minutesOf).checks[1];
    const id = 'contents/minutes';
    expect(runOf(['a.xlsx'], ['xa'])).toMatchObject({ id, ran: 'notRun' });
    expect(runOf(['a.xlsx'], ['khac'])).toMatchObject({ id, ran: 'notRun' });
    expect(runOf(['a.xlsx', 'bien ban hop.pdf'], ['xa'])).toMatchObject({ id, ran: 'completed' });
  });

  test('are missed only where the regulation asks them of this kind of unit', () => {
    expect(said(check(['a.xlsx'], {}, ['xa']).findings)).toEqual([['contents/minutes-missing', {}]]);
    expect(said(check(['a.xlsx'], {}, ['so']).findings)).toEqual([]);
  });
});

test('an archive inside the dossier is not opened, and told', () => {
  expect(said(check(['a.xlsx', 'tl.zip'], { 'tl.zip': facts('archive') }).findings)).toEqual([
    ['contents/nested-archive', { file: 'tl.zip' }],
  ]);
});

describe('a report with its evidence', () => {
  const reportTask = {
    ...task,
    kind: 'report',
    name: 'Báo cáo kết quả thực hiện Kế hoạch số 163/KH-UBND',
  } as const;
  const checkReport = (paths: readonly string[]) =>
    checkContents(
      { files: paths.map((path) => file(path)), unit, task: reportTask },
      new Map(paths.map((path) => [path, /\.(xlsx|docx)$/.test(path) ? facts('excel') : pdf()])),
      {
        documents: {
          minutes: [{ unitKinds: [unit.kind], body: 'Hội đồng', article: 'Điều 7', council: undefined }],
        },
      },
    );

  test.each([
    ['the only file named like one', ['Báo cáo.pdf', 'ke-hoach.pdf'], 'Báo cáo.pdf'],
    [
      'not evidence that is a report too',
      ['tai-lieu-kiem-chung/bao-cao-cchc.pdf', 'bao_cao.pdf'],
      'bao_cao.pdf',
    ],
    ['the PDF, not its draft', ['bao cao 163.docx', 'bao cao.pdf'], 'bao cao.pdf'],
    [
      'the one that names the task',
      ['bao cao quy I.pdf', 'bao cao ke hoach 163.pdf'],
      'bao cao ke hoach 163.pdf',
    ],
    ['found in a folder of its own', ['ho so/Bao cao.pdf', 'tai lieu/x.pdf'], 'ho so/Bao cao.pdf'],
  ])('is %s', (_, paths, expected) => {
    const { contents, findings } = checkReport(paths);
    expect(contents.report?.path).toBe(expected);
    expect(contents.evidence.map(({ path }) => path)).toEqual(paths.filter((path) => path !== expected));
    expect(findings).toEqual([]);
  });

  test('is missed, and nothing is said of a workbook or of minutes', () => {
    expect(said(checkReport(['tai-lieu-kiem-chung/bao-cao-cchc.pdf']).findings)).toEqual([
      ['contents/report-missing', {}],
    ]);
  });

  test('is told to bring no evidence', () => {
    expect(said(checkReport(['bao-cao.pdf']).findings)).toEqual([
      ['contents/report-without-evidence', { file: 'bao-cao.pdf' }],
    ]);
  });

  test('a score table beside it is neither scored nor evidence, and told', () => {
    const { contents, findings } = checkReport(['bao-cao.pdf', 'Bang tu cham.xlsx', 'a.pdf']);
    expect(said(findings)).toEqual([['contents/table-beside-report', { file: 'Bang tu cham.xlsx' }]]);
    expect(contents.workbook).toBeUndefined();
    expect(contents.evidence.map(({ path }) => path)).toEqual(['a.pdf']);
  });
});
