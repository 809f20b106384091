import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../pipeline/model/appendix.ts';
import { readWorkbook } from '../../pipeline/readers/xlsx/read.ts';
import { loadAppendix } from '../../pipeline/rubric/appendix.ts';
import { workbookCommand } from '../../pipeline/worker/workbook-command.ts';
import { LAYOUTS } from '../workbooks/layouts.ts';
import { ninhHoa3 } from '../workbooks/rubrics.ts';
import { writeWorkbook } from '../workbooks/write.ts';
import { commandRun } from './command-run.ts';

const appendix = join(import.meta.dirname, '..', '..', 'rubrics', 'ninh-hoa-1149-2021', 'appendix-3.yaml');
const run = commandRun();

test('reading prints rows and findings as data', async () => {
  const file = join(run.folder, 'bang.xlsx');
  const layout = LAYOUTS.find(({ name }) => name.startsWith('K:'));
  if (layout) writeFileSync(file, writeWorkbook(layout.of(ninhHoa3), 'wps'));
  expect(await workbookCommand(['read', '--json', '--rubric', appendix, file])).toBe(0);
  const { rows, findings } = JSON.parse(run.out);
  expect(findings).toEqual([]);
  expect(rows).toHaveLength(54);
  expect(rows[0]).toMatchObject({
    code: 'I.1.1',
    name: 'Ban hành kế hoạch kịp thời, đủ nội dung',
    max: '1',
    selfPoints: '1',
    evidence: [
      { target: 'tl/I.1.1 kế hoạch.pdf', fragment: null, kind: 'inside' },
      { target: 'tl/bao cao.pdf', fragment: 'page=2', kind: 'inside' },
    ],
    justification: 'đã có',
    declared: {},
    notAssessed: false,
    cell: 'Sheet1!D10',
  });
});

test('a file that cannot be read is refused with its reason: exit 1', async () => {
  const file = join(run.folder, 'bang.xlsx');
  writeFileSync(file, '%PDF-1.7');
  expect(await workbookCommand(['read', '--json', '--rubric', appendix, file])).toBe(1);
  expect(JSON.parse(run.out)).toEqual({
    refused: { id: 'workbook/unreadable', reason: expect.stringContaining('PDF') },
  });
});

test('a new workbook is read back, and never written over another', async () => {
  const file = join(run.folder, 'moi.xlsx');
  const args = [
    'new',
    '--regulation',
    'ninh-hoa-1149-2021',
    '--appendix',
    '3',
    '--unit',
    'UBND xã Thử',
    '--out',
    file,
  ];
  expect(await workbookCommand(args)).toBe(0);
  expect(existsSync(file)).toBe(true);
  await expect(workbookCommand(args)).rejects.toMatchObject({ code: 'OUTPUT_EXISTS' });
  run.out = '';
  expect(await workbookCommand(['read', '--json', '--rubric', appendix, file])).toBe(0);
  expect(JSON.parse(run.out).rows).toHaveLength(54);
});

test.each([
  [['read', 'a.xlsx']],
  [['read', '--rubric', appendix]],
  [['read', '--rubric', appendix, 'khong-co.xlsx']],
  [['viet']],
  [['new', '--out', 'x.xlsx']],
  [['new', '--regulation', 'khong-co', '--appendix', '3', '--unit', 'x', '--out', 'x.xlsx']],
  [['new', '--regulation', 'ninh-hoa-1149-2021', '--appendix', '9', '--unit', 'x', '--out', 'x.xlsx']],
])('wrong usage is told: %j', async (args) => {
  await expect(workbookCommand(args)).rejects.toMatchObject({ code: 'USAGE' });
});

test('an appendix that is not for units of its kind is not made for a unit', async () => {
  const office = join(appendix, '..', '..', '..', 'samples', 'office-ninh-hoa.yaml');
  const make = (id: string) =>
    workbookCommand([
      ...['new', '--regulation', 'ninh-hoa-1149-2021', '--appendix', id, '--unit', 'xa-minh-hoa'],
      ...['--office', office, '--out', join(run.folder, `xa-${id}.xlsx`)],
    ]);
  expect(await make('3')).toBe(0);
  await expect(make('1')).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('--appendix 3'),
  });
});

test('of a shared appendix a unit gets its own rows only', async () => {
  const make = (unit: string, file: string) =>
    workbookCommand([
      ...['new', '--regulation', 'kon-ray-1253-2022', '--appendix', 'district'],
      ...['--unit', unit, '--out', file],
    ]);
  const file = join(run.folder, 'phan-cua-phong.xlsx');
  expect(await make('phong-van-hoa-thong-tin', file)).toBe(0);
  const read = await readWorkbook(readFileSync(file));
  const cells = 'sheets' in read ? (read.sheets[0]?.cells ?? []) : [];
  const codes = cells.flatMap(({ row, column, text }) => (column === 1 && row > 8 ? [text] : []));
  const district = loadAppendix(
    join(appendix, '..', '..', 'kon-ray-1253-2022', 'appendix-district.yaml'),
    '',
  );
  const leaves = (district.appendix?.criteria ?? []).filter(({ method }) => method);
  const isOwn = ({ contributors }: Criterion) => contributors[0] === 'phong-van-hoa-thong-tin';
  expect(leaves.filter(({ code }) => codes.includes(code))).toEqual(leaves.filter(isOwn));
  expect(leaves.filter(isOwn).length).toBeGreaterThan(0);
  await expect(make('xa-phep-thu', join(run.folder, 'khong.xlsx'))).rejects.toMatchObject({ code: 'USAGE' });
});

describe('hand-out puts a workbook into the folder of each unit', () => {
  const drop = (unit: string) => join(run.folder, unit, '1. Nộp hồ sơ');
  const handOut = (...more: string[]) =>
    workbookCommand(['hand-out', '--office', konRay, '--out', run.folder, ...more]);
  const konRay = join(appendix, '..', '..', '..', 'samples', 'office-kon-ray.yaml');

  test('of the units of each task that is scored, and of no other', async () => {
    expect(await handOut()).toBe(0);
    expect(readdirSync(run.folder).sort()).toEqual([
      'Phòng Văn hóa - Thông tin',
      'UBND thị trấn Thí Dụ',
      'UBND xã Phép Thử',
    ]);
    const own = join(drop('UBND xã Phép Thử'), '2023_xa-phep-thu_bang-cham-diem.xlsx');
    const rubric = join(appendix, '..', '..', 'kon-ray-1253-2022', 'appendix-commune.yaml');
    run.out = '';
    expect(await workbookCommand(['read', '--json', '--rubric', rubric, own])).toBe(0);
    expect(JSON.parse(run.out).rows.length).toBeGreaterThan(20);
  });

  test('of one task', async () => {
    expect(await handOut('--task', 'tu-danh-gia')).toBe(0);
    expect(existsSync(drop('Phòng Văn hóa - Thông tin'))).toBe(false);
    await expect(handOut('--task', 'khong-co')).rejects.toMatchObject({ code: 'USAGE' });
  });

  test('leaves a folder alone that holds anything but the rest of a run that was cut off', async () => {
    const [busy, cutOff] = [drop('UBND xã Phép Thử'), drop('UBND thị trấn Thí Dụ')];
    const name = '2023_thi-tran-thi-du_bang-cham-diem.xlsx';
    mkdirSync(busy, { recursive: true });
    mkdirSync(cutOff, { recursive: true });
    writeFileSync(join(busy, 'Bảng của chúng tôi.xlsx'), 'x');
    writeFileSync(join(cutOff, `${name}.part`), 'x');
    expect(await handOut()).toBe(0);
    expect(readdirSync(busy)).toEqual(['Bảng của chúng tôi.xlsx']);
    expect(readdirSync(cutOff)).toEqual([name]);
    run.out = '';
    expect(await handOut()).toBe(0);
    expect(run.out.trim().split('\n')).toEqual([
      'UBND xã Phép Thử: thư mục nộp hồ sơ đã có tệp, để nguyên',
      'UBND thị trấn Thí Dụ: thư mục nộp hồ sơ đã có tệp, để nguyên',
      'Phòng Văn hóa - Thông tin: thư mục nộp hồ sơ đã có tệp, để nguyên',
    ]);
  });

  test('says where it cannot write', async () => {
    writeFileSync(join(run.folder, 'UBND xã Phép Thử'), '');
    await expect(handOut()).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE' });
  });
});
