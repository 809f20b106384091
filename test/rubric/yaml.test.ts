import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRegulation } from '../../pipeline/rubric/load.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
const folder = mkdtempSync(join(tmpdir(), 'yaml-'));
const own = join(folder, 'ninh-hoa-1149-2021');
cpSync(join(rubrics, 'ninh-hoa-1149-2021'), own, { recursive: true });
cpSync(join(rubrics, 'defaults.yaml'), join(folder, 'defaults.yaml'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of the folder while one of its files holds these bytes. */
function told(name: string, change: (text: string) => string | Uint8Array) {
  const file = join(own, name);
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  const { mistakes } = readRegulation(own);
  writeFileSync(file, text);
  return mistakes.map(({ file: at, line, message }) => ({ at: at.split('/').at(-1), line, message }));
}

const lineOf = (name: string, text: string): number =>
  readFileSync(join(own, name), 'utf8').split(text)[0]?.split('\n').length ?? 0;

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('a file as an office saves it', () => {
  test.each([
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
    ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('%s is read', (_, change) => {
    expect(told('appendix-3.yaml', change)).toEqual([]);
  });

  test.each([
    ['in UTF-16', (text: string) => utf16(text, false)],
    ['in UTF-16, big end first', (text: string) => utf16(text, true)],
    ['in an old code page, its letters not to be guessed', (text: string) => Buffer.from(text, 'latin1')],
    ['as a ZIP with another name', () => Buffer.from('PK\u0003\u0004\u0000\u0000')],
  ])('%s is refused, and says how to save it', (_, change) => {
    const mistakes = told('appendix-3.yaml', change);
    expect(mistakes).toEqual([
      { at: 'appendix-3.yaml', line: undefined, message: expect.stringContaining('UTF-8') },
    ]);
  });

  test.each(['', '# sẽ viết sau\n'])('holding nothing (%j) is empty', (text) => {
    expect(told('appendix-3.yaml', () => text)).toEqual([
      { at: 'appendix-3.yaml', line: undefined, message: 'Tệp chưa có nội dung.' },
    ]);
  });
});

describe('a slip of the pen gives one sentence, on its line', () => {
  test.each([
    ['appendix-3.yaml', '  - code: "I.1"\n', '    code: "I.1"\n', '"code" được viết hai lần'],
    ['appendix-3.yaml', 'points: "0.25"', 'points: 0,25', '"25" đứng một mình'],
    ['appendix-3.yaml', 'max: "1.5"', 'max: "1,5"', '(không phải "1,5")'],
    ['appendix-3.yaml', 'kind: yesNo', 'kind: yesno', 'deduction, free (không phải "yesno").'],
    ['appendix-3.yaml', 'floorPercent: "80"', 'floorPercent: "180"', 'từ 0 đến 100'],
    ['appendix-3.yaml', 'per: "0.5"', 'per: "-0.5"', 'từ 0 trở lên'],
    ['regulation.yaml', 'pointsPerDay: 1', 'pointsPerDay: -1', '(không phải "-1")'],
    ['regulation.yaml', 'percent: 70,', 'percent: 170,', '(không phải "170")'],
    ['regulation.yaml', 'bonusCap: 5', 'bonusCap: 6', 'không phụ lục nào có quá 5 điểm thưởng'],
    ['regulation.yaml', 'bonusCap: 5', 'bonusCap: 101', 'lớn hơn thang điểm 100'],
    ['appendix-3.yaml', 'max: "1.5"', 'max: "1.5" điểm', 'phải đặt trong "…"'],
    ['appendix-3.yaml', 'kind: section', 'kind:section', '"khóa: giá trị"'],
    ['appendix-3.yaml', '  - code: "I.2"\n', '---\n  - code: "I.2"\n', '"---"'],
    ['appendix-3.yaml', 'appliesTo: [ubnd-xa-phuong]', 'appliesTo: ubnd-xa-phuong', '[a, b]'],
    ['regulation.yaml', '  linkRequired: false', 'linkRequired: false', 'dòng ngay dưới thụt sâu hơn'],
  ])('%s: %j written as %j', (name, from, to, says) => {
    const line = lineOf(name, from);
    expect(told(name, (text) => text.replace(from, to))).toEqual([
      { at: name, line, message: expect.stringContaining(says) },
    ]);
  });
});

test('a key left out is told where its group begins', () => {
  const name = 'regulation.yaml';
  expect(told(name, (text) => text.replace('  linkRequired: false\n', ''))).toEqual([
    {
      at: name,
      line: lineOf(name, '  whenMissing:'),
      message: expect.stringContaining('Thiếu "linkRequired"'),
    },
  ]);
});

describe('the files of a folder and its list of appendices', () => {
  test('an appendix that the list leaves out is told', () => {
    const [first] = told('regulation.yaml', (text) => text.replace(', appendix-3.yaml]', ']'));
    expect(first).toMatchObject({ line: lineOf('regulation.yaml', 'appendices:'), at: 'regulation.yaml' });
    expect(first?.message).toMatch(/^appendix-3\.yaml có trong thư mục/);
  });

  test('an appendix of another regulation is named', () => {
    expect(
      told('appendix-3.yaml', (text) =>
        text.replace('regulation: ninh-hoa-1149-2021', 'regulation: ninh-hoa'),
      ),
    ).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^appendix-3\.yaml ghi là của quy chế "ninh-hoa"/),
      }),
    ]);
  });

  test('a wrong identity is told once, not for each appendix', () => {
    expect(
      told('regulation.yaml', (text) => text.replace('id: ninh-hoa-1149-2021', 'id: ninh-hoa')),
    ).toHaveLength(1);
  });

  test('a kind of unit in two appendices is told with both', () => {
    const [first] = told('appendix-3.yaml', (text) =>
      text.replace('[ubnd-xa-phuong]', '[ubnd-xa-phuong, don-vi-su-nghiep]'),
    );
    expect(first?.message).toContain('(2, 3)');
  });
});
