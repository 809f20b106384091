import { expect, test } from 'vitest';
import type { FileFacts } from '../../../pipeline/model/dossier.ts';
import { toPoints } from '../../../pipeline/model/points.ts';
import { facts, pdf, row } from '../../stages/builders.ts';
import {
  documentsOf,
  journey,
  linked,
  pointsOf,
  rulesOf,
  type Sent,
  sheetOf,
  signedBy,
  told,
} from './journey.ts';

/** Công văn 2744/SNV-CCHC of Quảng Nam, mục 2 bước 2 and mục 3: evidence. */

const regulation = rulesOf('quang-nam-2744-2020');
const department = (sent: Sent) => journey(regulation, { unit: { kind: 'so' }, rows: [], ...sent });

const one = { selfPoints: toPoints('1') };
const files = { 'a.pdf': pdf() };

test('#10, #15: a row has a file or an explanation, which stands in the table; the points stand without either', async () => {
  const judgement = department({
    rows: [
      row('1.1.1', one),
      row('1.2', { ...one, justification: 'Theo sổ của Sở' }),
      linked('1.4', 'a.pdf', one),
    ],
    files,
  });
  expect(told(judgement, 'evidence/missing')).toEqual([
    'evidence/missing fail Mục 2 bước 2; mục 3',
    'evidence/missing-justified inform Mục 3',
  ]);
  expect(['1.1.1', '1.2', '1.4'].map((code) => pointsOf(judgement, code))).toEqual(Array(3).fill(['1', '1']));
  const { table } = await documentsOf(judgement);
  expect(table).toContain('Theo sổ của Sở');
  expect(table).toContain('Đơn vị chịu trách nhiệm về độ chính xác của nội dung giải trình (Mục 3).');
});

const head = (number: string, day: string) =>
  `SỞ MẪU\n${number}\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ${day}\nBÁO CÁO`;
const whole = head('Số: 12/BC-SM', 'ngày 25 tháng 11 năm 2020');
test.each([
  ['with number, day and body', whole, []],
  ['without number', head('', 'ngày 25 tháng 11 năm 2020'), ['số, ký hiệu']],
  ['whose number is blank', head('Số:      /BC-SM', 'ngày 25 tháng 11 năm 2020'), ['số, ký hiệu']],
  ['without day', head('Số: 12/BC-SM', 'ngày    tháng    năm 2020'), ['ngày ban hành']],
  ['without body', whole.replace('SỞ MẪU', ''), ['cơ quan ban hành']],
  ['that is no letter', 'Danh sách lớp tập huấn', ['số, ký hiệu, ngày ban hành']],
])('#13: a paper %s was issued by a competent body as far as it can be read', (_, text, missing) => {
  const read = (known: FileFacts) =>
    department({ rows: [linked('1.1.1', 'a.pdf')], files: { 'a.pdf': known } });
  const judgement = read(signedBy(undefined, text));
  expect(
    judgement.findings.flatMap(({ id, values }) => (id.endsWith('head-incomplete') ? values['missing'] : [])),
  ).toEqual(missing);
  expect(told(judgement, 'evidence/head')).toEqual(
    missing.map(() => 'evidence/head-incomplete warn Mục 3 (gạch đầu dòng thứ nhất)'),
  );
  expect(told(read(pdf({ content: 'scan' })), 'evidence/head')).toEqual([]);
});

test('#14: as many files for a row as the unit likes; one that no row names is only told', () => {
  const paths = Array.from({ length: 40 }, (_, index) => `1.1.1/${index}.pdf`);
  const many = Object.fromEntries(paths.map((path) => [path, pdf({ content: 'scan' })]));
  expect(told(department({ rows: [linked('1.1.1', '1.1.1', one)], files: many }), 'evidence')).toEqual([]);
  expect(told(department({ files }), 'evidence/file')).toEqual(['evidence/file-unused inform Mục 3']);
});

test.each<[string, string, FileFacts, readonly string[]]>([
  ['a PDF, signed or not', 'a.pdf', pdf(), []],
  ['Word', 'a.docx', facts('word'), ['formats/word-or-excel fail Mục 3']],
  ['Excel', 'tl/a.xlsx', facts('excel'), ['formats/word-or-excel fail Mục 3']],
  ['Word before 2007', 'a.doc', facts('oldOffice'), ['formats/word-or-excel fail Mục 3']],
  ['Word under the name of a PDF', 'a.pdf', facts('word'), ['formats/renamed fail tep-mo-duoc']],
  [
    'Word, digitally signed',
    'a.docx',
    { ...facts('word'), packageSigned: true },
    ['formats/signed-office warn Mục 3'],
  ],
  [
    'XML, digitally signed',
    'a.xml',
    { ...facts('xml'), packageSigned: true },
    ['formats/signed-office warn Mục 3'],
  ],
  ['XML', 'a.xml', facts('xml'), ['formats/other fail Mục 3']],
  ['plain text', 'a.csv', facts('text'), ['formats/other fail Mục 3']],
  [
    'a photograph',
    'a.jpg',
    facts('image'),
    ['formats/image-not-allowed warn nen-xem-lai', 'formats/image warn Mục 3'],
  ],
])('#16: %s', (_, path, known, expected) => {
  const judgement = department({ rows: [linked('1.1.1', path, one)], files: { [path]: known } });
  expect([...told(judgement, 'formats', 'signatures')].sort()).toEqual([...expected].sort());
});

test('#16: an unsigned PDF is accepted, and noted', () => {
  const sheet = (known: FileFacts) =>
    sheetOf(department({ rows: [linked('1.1.1', 'a.pdf', one)], files: { 'a.pdf': known } }));
  expect(sheet(pdf())).toMatch(/a\.pdf\s+Không có chữ ký số/);
  expect(sheet(signedBy())).not.toContain('Không có chữ ký số');
});
