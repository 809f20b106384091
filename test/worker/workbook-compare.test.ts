import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workbookCommand } from '../../pipeline/worker/workbook-command.ts';
import { numberOf, quangTri6 } from '../workbooks/rubrics.ts';
import { type Value, writeWorkbook } from '../workbooks/write.ts';
import { commandRun } from './command-run.ts';

const rubric = join(import.meta.dirname, '..', '..', 'rubrics', 'quang-tri-320-2021', 'appendix-6.yaml');
const run = commandRun();

interface Cells {
  readonly self?: Value;
  readonly evidence?: Value;
  readonly justification?: string;
}

/** A table of the appendix, its rows changed by code; `undefined` leaves a row out. */
const table = (name: string, changes: Readonly<Record<string, Cells | undefined>> = {}): string => {
  const rows = quangTri6.criteria.flatMap(({ code, name: title, max, method }): Value[][] => {
    if (code in changes && changes[code] === undefined) return [];
    const evidence = { v: 'Quyết định', link: { target: `ho-so/${code}.pdf` } };
    const own: Cells = method ? { self: 0.25, evidence, justification: 'Đã công bố', ...changes[code] } : {};
    return [[code, title, numberOf(max), own.self, own.evidence, own.justification]];
  });
  const heading = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự đánh giá', 'Tài liệu kiểm chứng', 'Giải trình'];
  const file = join(run.folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, writeWorkbook({ sheets: [{ name: 'Bảng', rows: [heading, ...rows] }] }, 'google'));
  return file;
};

const compare = async (entered: Parameters<typeof table>[1], approved: Parameters<typeof table>[1] = {}) => {
  const files = [table('duyet/bang.xlsx', approved), table('nhap/bang.xlsx', entered)];
  const code = await workbookCommand(['compare', '--json', '--rubric', rubric, ...files]);
  const told: {
    differences: readonly object[];
    untold: readonly string[];
    files: number;
    filesElsewhere: number;
  } = JSON.parse(run.out);
  return { code, ...told };
};

describe('Quảng Trị #20, Kon Rẫy K9: what is entered equals the approved report, criterion by criterion', () => {
  test('the same, though files lie elsewhere and lines break elsewhere', async () => {
    const same = {
      evidence: { v: 'Tải về', link: { target: 'phan-mem/7.4.1.pdf' } },
      justification: 'Đã  công\nbố',
    };
    expect(await compare({ '7.4.1': same })).toMatchObject({ code: 0, differences: [], untold: [] });
  });

  test.each<[string, Cells | undefined, object]>([
    ['points', { self: 0.2 }, { what: 'points', approved: '0.25', entered: '0.2' }],
    ['points left out', { self: undefined }, { what: 'points', approved: '0.25', entered: null }],
    [
      'another document',
      { evidence: { v: 'Quyết định', link: { target: 'ho-so/khac.pdf' } } },
      { what: 'evidence', approved: '7.4.1.pdf', entered: 'khac.pdf' },
    ],
    [
      'another explanation',
      { justification: 'Chưa công bố' },
      { what: 'justification', approved: 'Đã công bố', entered: 'Chưa công bố' },
    ],
    ['a row', undefined, { what: 'row', approved: 'Bảng!D4', entered: null }],
  ])('a difference in %s is told with both', async (_, change, expected) => {
    const { code, differences } = await compare({ '7.4.1': change });
    expect(differences).toEqual([{ code: '7.4.1', ...expected }]);
    expect(code).toBe(1);
  });

  test('points that neither table lets read are not the same', async () => {
    const unread = { '7.4.1': { self: 'đạt' } };
    const { code, differences, untold } = await compare(unread, unread);
    expect({ code, differences }).toEqual({ code: 1, differences: [] });
    expect(untold).toEqual([
      expect.stringContaining('bang.xlsx [Bảng!D4]'),
      expect.stringContaining('bang.xlsx [Bảng!D4]'),
    ]);
  });

  test('a file that is no workbook is not the same as another one', async () => {
    const [approved, entered] = [table('duyet.xlsx'), join(run.folder, 'nhap.xlsx')];
    writeFileSync(entered, '%PDF-1.7');
    expect(await workbookCommand(['compare', '--rubric', rubric, approved, entered])).toBe(1);
    expect(run.out).toContain('Chưa so được, nhap.xlsx');
    expect(run.out).toContain('7.4.1, dòng của tiêu chí: đã phê duyệt "Bảng!D4", đã nhập "không có"');
  });

  test('in words, points have a decimal comma', async () => {
    const files = [table('duyet.xlsx'), table('nhap.xlsx', { '7.4.1': { self: 0.2 } })];
    await workbookCommand(['compare', '--rubric', rubric, ...files]);
    expect(run.out).toContain('7.4.1, điểm: đã phê duyệt "0,25", đã nhập "0,2"');
  });

  test('in words, the same is said of how many criteria', async () => {
    const files = [table('duyet.xlsx'), table('nhap.xlsx')];
    expect(await workbookCommand(['compare', '--rubric', rubric, ...files])).toBe(0);
    expect(run.out).toContain('giống nhau ở cả 3 tiêu chí');
  });
});

describe('#20: documents of one name that lie beside both tables have one content', () => {
  const put = (path: string, content: string): void => {
    mkdirSync(dirname(join(run.folder, path)), { recursive: true });
    writeFileSync(join(run.folder, path), content);
  };
  const elsewhere = { '7.4.1': { evidence: { v: 'Tải về', link: { target: 'phan-mem/7.4.1.pdf' } } } };

  test('#20: the same content under another folder is the same', async () => {
    put('duyet/ho-so/7.4.1.pdf', 'Quyết định');
    put('nhap/phan-mem/7.4.1.pdf', 'Quyết định');
    // Two more are named by both tables, and lie beside neither.
    expect(await compare(elsewhere)).toEqual({
      ...{ code: 0, differences: [], untold: [], files: 1, filesElsewhere: 2 },
    });
  });

  test('#20: the same name over another content is a difference, told with both hashes', async () => {
    put('duyet/ho-so/7.4.1.pdf', 'Quyết định');
    put('nhap/phan-mem/7.4.1.pdf', 'Quyết định đã thay');
    const { code, differences } = await compare(elsewhere);
    expect(code).toBe(1);
    expect(differences).toEqual([
      {
        code: '7.4.1',
        what: 'content',
        approved: '7.4.1.pdf (e1c4eaaac22e9f16)',
        entered: expect.stringMatching(/^7\.4\.1\.pdf \([0-9a-f]{16}\)$/),
      },
    ]);
  });

  test('#20: a document that lies beside one table only is told as not compared, never as the same', async () => {
    put('duyet/ho-so/7.4.1.pdf', 'Quyết định');
    expect(await compare(elsewhere)).toMatchObject({ code: 0, files: 0, filesElsewhere: 3 });
    run.out = '';
    await workbookCommand([
      ...['compare', '--rubric', rubric],
      ...['duyet', 'nhap'].map((side) => join(run.folder, side, 'bang.xlsx')),
    ]);
    expect(run.out).toContain('Chưa so được nội dung 3 tệp tài liệu');
  });
});

test.each([
  [['compare', 'a.xlsx', 'b.xlsx']],
  [['compare', '--rubric', rubric, 'a.xlsx']],
  [['compare', '--rubric', rubric, 'a.xlsx', 'b.xlsx']],
])('wrong usage is told: %j', async (args) => {
  await expect(workbookCommand(args)).rejects.toMatchObject({ code: 'USAGE' });
});
