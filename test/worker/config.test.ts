import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WorkerError } from '../../pipeline/model/errors.ts';
import { anchorOf } from '../../pipeline/readers/signature/material.ts';
import { loadOffice } from '../../pipeline/worker/config.ts';
import { root } from '../readers/signature/made/world.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');

const OFFICE = `name: "Phòng Nội vụ thị xã Ninh Hòa"
parent: "UBND thị xã Ninh Hòa"
place: "Ninh Hòa"
regulation: ninh-hoa-1149-2021
assessmentYear: 2026
units:
  - code: xa-ninh-mau
    name: "UBND xã Ninh Mẫu"
    otherNames: ["Xã Ninh Mẫu"]
    kind: ubnd-xa-phuong
    symbol: BC-UBND
    head: {title: "CHỦ TỊCH", capacity: "TM. ỦY BAN NHÂN DÂN"}
  - code: phong-tu-phap
    name: "Phòng Tư pháp"
    kind: co-quan-chuyen-mon
    symbol: BC-TP
    place: "Ninh Hiệp"
    head: {title: "TRƯỞNG PHÒNG"}
    recipients: ["UBND thị xã (b/c)"]
deadlineOverrides:
  - {task: tu-danh-gia, units: [xa-ninh-mau], day: 2026-12-10, document: {number: "99/UBND-NV", day: 2026-12-01}}
`;

function office(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'hoso-office-')), 'office.yaml');
  writeFileSync(file, text);
  return file;
}

/** File and line of each mistake. */
function mistakesOf(text: string): readonly string[] {
  try {
    loadOffice(office(text), rubrics);
    return [];
  } catch (error) {
    if (!(error instanceof WorkerError)) throw error;
    expect(error.code).toBe('OFFICE_INVALID');
    return error.message.split('\n');
  }
}

test('an office is loaded with its units, its regulation and its hash', () => {
  const { office: loaded, regulation, sha256 } = loadOffice(office(OFFICE), rubrics);
  expect(regulation.id).toBe('ninh-hoa-1149-2021');
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(loaded.channel).toEqual({ kind: 'here' });
  expect(loaded.units.map(({ code, place, parent }) => [code, place, parent])).toEqual([
    ['xa-ninh-mau', 'Ninh Hòa', 'UBND thị xã Ninh Hòa'],
    ['phong-tu-phap', 'Ninh Hiệp', 'UBND thị xã Ninh Hòa'],
  ]);
  expect(loaded.deadlineOverrides[0]?.document.number).toBe('99/UBND-NV');
});

test('kinds of unit are data: Quảng Nam still has districts', () => {
  const text = OFFICE.replace('ninh-hoa-1149-2021', 'quang-nam-2744-2020')
    .replace('kind: ubnd-xa-phuong', 'kind: ubnd-huyen-thi-xa-thanh-pho')
    .replace('kind: co-quan-chuyen-mon', 'kind: so');
  expect(mistakesOf(text)).toEqual([]);
});

test.each([
  [2023, 0],
  [2022, 0],
  [2024, 4],
])('Kon Rẫy names days of 2023: for the year %d that is %d mistakes of line 5', (year, count) => {
  const text = OFFICE.replace('ninh-hoa-1149-2021', 'kon-ray-1253-2022')
    .replace('2026', String(year))
    .replace('kind: ubnd-xa-phuong', 'kind: ubnd-xa-thi-tran')
    .replace('kind: co-quan-chuyen-mon', 'kind: co-quan-don-vi-thuoc-huyen');
  const told = mistakesOf(text).filter((each) => each.startsWith('office.yaml, dòng 5: '));
  expect(told).toHaveLength(count);
});

describe('a mistake in office.yaml is told with its line', () => {
  test.each([
    ['an unknown regulation', 'regulation: ninh-hoa-1149-2021', 'regulation: ninh-hoa', 4],
    ['a year that is none', 'assessmentYear: 2026', 'assessmentYear: 26', 5],
    ['a year in words', 'assessmentYear: 2026', 'assessmentYear: hai nghin', 5],
    ['another name that is the code of another unit', '["Xã Ninh Mẫu"]', '["Phong tu phap"]', 9],
    ['an unknown kind of unit', 'kind: ubnd-xa-phuong', 'kind: ubnd-huyen', 10],
    ['a code twice', 'code: phong-tu-phap', 'code: xa-ninh-mau', 13],
    ['a code that makes a bad file name', 'code: phong-tu-phap', 'code: "Phòng Tư pháp"', 13],
    [
      'a name of two units, told apart by diacritics only',
      'name: "Phòng Tư pháp"',
      'name: "UBND xã Ninh Mầu"',
      14,
    ],
    ['a missing title', 'head: {title: "TRƯỞNG PHÒNG"}', 'head: {}', 18],
    ['a misspelt key', 'recipients:', 'recipient:', 19],
    ['an unknown task', 'task: tu-danh-gia', 'task: tu-cham', 21],
    ['an unknown unit in an extension', 'units: [xa-ninh-mau]', 'units: [xa-khac]', 21],
    ['an extension without a document', ', document: {number: "99/UBND-NV", day: 2026-12-01}', '', 21],
    ['a day that does not exist', 'day: 2026-12-10', 'day: 2026-12-32', 21],
  ])('%s', (_, from, to, line) => {
    expect(OFFICE).toContain(from);
    const mistakes = mistakesOf(OFFICE.replace(from, to));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(new RegExp(`^office\\.yaml, dòng ${line}: `));
  });

  test('a trust anchor whose file is not there', () => {
    const text = `${OFFICE}anchors:\n  - {file: pki/khong-co.pem, sha256: "${'0'.repeat(64)}", hierarchy: cong-vu}\n`;
    expect(mistakesOf(text)).toEqual([expect.stringMatching(/^office\.yaml, dòng 23: /)]);
  });

  test('a trust anchor with a wrong fingerprint, one that is none and a folder that is not there, all at once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hoso-office-'));
    writeFileSync(join(folder, 'goc.cer'), root.der);
    writeFileSync(join(folder, 'khac.cer'), 'no certificate');
    const file = join(folder, 'office.yaml');
    const anchor = (name: string) => `  - {file: ${name}, sha256: "${'0'.repeat(64)}", hierarchy: cong-vu}\n`;
    const folders = 'folders: {results: kq, revocationLists: khong-co}\n';
    writeFileSync(file, `${OFFICE}${folders}anchors:\n${anchor('goc.cer')}${anchor('khac.cer')}`);
    expect(() => loadOffice(file, rubrics)).toThrow(
      new RegExp(
        [
          `dòng 24: .*${anchorOf(root.der, null).sha256}.*`,
          'dòng 25: .*"khac.cer".*',
          'dòng 22: .*"khong-co".*',
        ].join('\n.*'),
      ),
    );
  });

  test('a year is asked for by the word', () => {
    expect(mistakesOf(OFFICE.replace('assessmentYear: 2026', 'assessmentYear: hai nghin'))).toEqual([
      expect.stringContaining('phải là một năm, ví dụ 2026'),
    ]);
  });

  test('a file that is not there', () => {
    expect(() => loadOffice('/nowhere/office.yaml', rubrics)).toThrow(WorkerError);
  });

  test('all at once', () => {
    const text = OFFICE.replace('kind: ubnd-xa-phuong', 'kind: x').replace('task: tu-danh-gia', 'task: y');
    expect(mistakesOf(text)).toHaveLength(2);
  });
});
