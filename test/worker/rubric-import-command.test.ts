import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rubricCommand } from '../../pipeline/worker/rubric-command.ts';
import { wordDocument, wordParagraph, wordTable } from '../readers/word-file.ts';

const ninhHoa = join(import.meta.dirname, '..', '..', 'rubrics', 'ninh-hoa-1149-2021');
let out = '';
let folder = '';

beforeEach(() => {
  out = '';
  folder = mkdtempSync(join(tmpdir(), 'hoso-rubric-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const run = (...args: readonly string[]): Promise<number> => rubricCommand(args);

function officeFile(): string {
  const file = join(folder, 'Phụ lục của sở.docx');
  const table = wordTable([
    ['STT', 'Tiêu chí', 'Cách chấm', 'Điểm tối đa'],
    ['1', 'Ban hành kế hoạch', 'Đúng thời gian: 0.5; không đúng: 0', '0,5'],
    ['2', 'Tuyên truyền', 'Chấm theo chất lượng', '1'],
    ['3', 'Báo cáo', 'Đúng hạn: 2; chậm: 0', '1'],
  ]);
  writeFileSync(file, wordDocument(wordParagraph('Phụ lục 1A') + table));
  return file;
}

test('what needs a person is printed, written beside the rubric, and told by the exit code', async () => {
  expect(await run('import', officeFile(), '--out', join(folder, 'moi'))).toBe(1);
  const yaml = readFileSync(join(folder, 'moi', 'appendix-1A.yaml'), 'utf8');
  expect(yaml).toContain('regulation: "moi"');
  expect(yaml).toContain('max: "0.5"');
  const report = readFileSync(join(folder, 'moi', 'appendix-1A-can-xem.txt'), 'utf8');
  expect(out).toContain(report.trim());
  expect(report).toContain('trong đó hiểu được 1');
  expect(report).toMatch(/^- 2: .*free.*"Chấm theo chất lượng"/m);
  // What does not fit is read, asked about, and told as the lint of every rubric tells it, with the line to mend.
  expect(report).toMatch(/appendix-1A\.yaml, dòng \d+: 3: mức 2 nằm ngoài/);
});

test('as data, each thing to look at has its id and code', async () => {
  await run('import', officeFile(), '--out', join(folder, 'moi'), '--json');
  const [made] = JSON.parse(out);
  expect(basename(made.file)).toBe('appendix-1A.yaml');
  expect(made.notes).toContainEqual(expect.objectContaining({ id: 'methodFree', code: '2' }));
});

test('nothing is ever overwritten', async () => {
  const file = officeFile();
  await run('import', file, '--out', join(folder, 'moi'));
  await expect(run('import', file, '--out', join(folder, 'moi'))).rejects.toMatchObject({
    code: 'OUTPUT_EXISTS',
  });
  await expect(run('export', join(ninhHoa, 'appendix-1.yaml'), '--out', file)).rejects.toMatchObject({
    code: 'OUTPUT_EXISTS',
  });
});

test.each([
  ['a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['a.pdf', Buffer.from('%PDF-1.7')],
  ['a.docx', wordDocument('<w:p/>')],
  ['b.docx', wordDocument('', '<!DOCTYPE x>')],
])('%s that holds no appendix is refused and leaves nothing behind', async (name, bytes) => {
  writeFileSync(join(folder, name), bytes);
  const made = join(folder, 'moi');
  await expect(run('import', join(folder, name), '--out', made)).rejects.toMatchObject({
    code: 'RUBRIC_INVALID',
  });
  expect(existsSync(made)).toBe(false);
});

test.each(['docx', 'xlsx'])(
  'a rubric goes out to .%s, comes back, and does not differ: exit 0',
  async (kind) => {
    const [rubric, table] = [join(ninhHoa, 'appendix-1A.yaml'), join(folder, `bang.${kind}`)];
    expect(await run('export', rubric, '--out', table)).toBe(0);
    await run('import', table, '--out', join(folder, 'ninh-hoa-1149-2021'));
    const back = join(folder, 'ninh-hoa-1149-2021', 'appendix-1A.yaml');
    out = '';
    expect(await run('diff', rubric, back)).toBe(0);
    expect(out).toBe('Không có khác biệt.\n');
  },
);

test('two appendices that differ: exit 1, a sentence by code', async () => {
  const [before, after] = ['appendix-1.yaml', 'appendix-1A.yaml'].map((name) => join(ninhHoa, name));
  expect(await run('diff', before ?? '', after ?? '')).toBe(1);
  expect(out).toContain(
    '- I "Công tác chỉ đạo, điều hành cải cách hành chính": điểm tối đa từ 18 thành 17.\n',
  );
});

test('two regulations are held against each other appendix by appendix', async () => {
  expect(await run('diff', ninhHoa, ninhHoa)).toBe(0);
  out = '';
  expect(await run('diff', ninhHoa, join(ninhHoa, '..', 'kon-ray-1253-2022'), '--json')).toBe(1);
  expect(JSON.parse(out)).toContainEqual({ appendix: 'commune', only: 'after', changes: [] });
});

test.each([
  [['import', 'x.docx']],
  [['import', 'nowhere.docx', '--out', 'x']],
  [['export', join(ninhHoa, 'appendix-1.yaml'), '--out', 'x.pdf']],
  [['diff', ninhHoa]],
  [['diff', ninhHoa, join(ninhHoa, 'appendix-1.yaml')]],
  [['nothing']],
])('%j is a wrong use', async (args) => {
  await expect(run(...args)).rejects.toMatchObject({ code: 'USAGE' });
});
