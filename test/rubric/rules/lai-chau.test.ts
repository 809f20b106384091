import { describe, expect, test } from 'vitest';
import type { FileFacts } from '../../../pipeline/model/dossier.ts';
import { decimalString, toPoints, ZERO } from '../../../pipeline/model/points.ts';
import type { Regulation } from '../../../pipeline/model/regulation.ts';
import { linksOf } from '../../../pipeline/stages/render/annotated.ts';
import { facts, pdf, row } from '../../stages/builders.ts';
import {
  documentsOf,
  entered,
  journey,
  linked,
  pointsOf,
  rulesOf,
  type Sent,
  sheetOf,
  signedBy,
  told,
  verdictOf,
} from './journey.ts';
import { toldOfTable } from './tables.ts';

/** The guidance of Lai Châu by Quyết định 29/2019/QĐ-UBND, rule by rule of its notes. */

const regulation = rulesOf('lai-chau-29-2019');
const DEPUTY = 'Trần Thị Ví Dụ';
const DEPARTMENT = {
  ...{ code: 'so-mau', kind: 'co-quan-chuyen-mon-thuoc-ubnd-tinh' },
  ...{ head: { title: 'Giám đốc', capacity: undefined, name: 'Nguyễn Văn Mẫu' }, deputies: [DEPUTY] },
};
const department = (sent: Sent = {}) => journey(regulation, { unit: DEPARTMENT, rows: [], ...sent });

const signed = signedBy();

test.each([
  ['co-quan-chuyen-mon-thuoc-ubnd-tinh', '01'],
  ['ban-quan-ly-kktck-ma-lu-thang', '01'],
  ['ubnd-huyen-thanh-pho', '02'],
])('#1, #2: %s scores itself by appendix %s', (kind, appendix) => {
  const judgement = department({ unit: { kind } });
  expect(judgement.dossier.appendix?.id).toBe(appendix);
  expect(told(judgement, 'contents/unit')).toEqual([]);
  expect(decimalString(judgement.score?.maxTotal ?? ZERO)).toBe('100');
});

test('#3: the guidance names no appendix for a commune, which is told that the task is not its own', () => {
  const judgement = department({ unit: { kind: 'ubnd-xa-phuong-thi-tran' } });
  expect(told(judgement, 'contents/unit')).toEqual(['contents/unit-not-in-task fail ho-so-doc-duoc']);
  expect([judgement.dossier.appendix, judgement.state]).toEqual([undefined, 'refused']);
});

test('#4: each row is held against its own way of scoring; where that is words only, a person is waited for', async () => {
  const declared = { '1.3': '18/20' };
  expect(await toldOfTable(regulation, '01', { points: { '1.3': 1.8 }, declared })).toEqual([]);
  expect(
    await toldOfTable(regulation, '01', { points: { '1.1': 0.7, '1.3': 2, '17': 3.5 }, declared }),
  ).toEqual([
    'workbook/not-a-level fail bang-cham-khop-phu-luc 1.1',
    'workbook/points-above-max fail bang-cham-khop-phu-luc 17',
    'workbook/computed-differs warn nen-xem-lai 1.3',
  ]);
  const { score } = department({ rows: [row('1.1'), row('17')] });
  const pending = score?.rows.filter((each) => each.self !== undefined && each.pending);
  expect(pending?.map(({ code }) => code)).toEqual(['17']);
});

test('#5: some criteria were amended for 2020: another year is warned of', () => {
  const year = (assessmentYear: number) =>
    told(department({ office: { assessmentYear } }), 'contents/other-year');
  expect(year(2019)).toEqual([]);
  expect(year(2020)).toEqual(['contents/other-year warn Quyết định số 29/2019/QĐ-UBND; tin ngày 14/12/2020']);
});

test.each([
  ['the head', signed, []],
  ['a deputy with KT.', signedBy(DEPUTY, 'KT. GIÁM ĐỐC'), []],
  ['a deputy without KT.', signedBy(DEPUTY), ['signatures/capacity-missing warn nen-xem-lai']],
  ['somebody else', signedBy('Lê Thị Thử'), ['signatures/other-signer fail dung-nguoi-ky']],
])('#6: a paper of the unit’s own signed by %s', (_, known, expected) => {
  expect(told(department({ files: { 'Biên bản họp.pdf': known } }), 'signatures')).toEqual(expected);
});

test('#6: the report is laid out for the deputy’s signature where a deputy signs', async () => {
  const head = { title: 'Phó Giám đốc', capacity: 'KT. Giám đốc' };
  expect((await documentsOf(department({ unit: { ...DEPARTMENT, head } }))).report).toMatch(
    /KT\. GIÁM ĐỐC\s+PHÓ GIÁM ĐỐC/,
  );
  expect((await documentsOf(department())).report).not.toContain('KT.');
});

test('#7: the template is not the decision’s own: summary, explanations, difficulties, marked until an office has its own', async () => {
  const { report } = await documentsOf(department());
  for (const each of [
    'I. TỔNG HỢP KẾT QUẢ',
    'II. GIẢI TRÌNH',
    'III. KHÓ KHĂN',
    'mẫu báo cáo không phải bản chính thức',
  ])
    expect(report).toContain(each);
  const own: Regulation = {
    ...regulation,
    illustrative: false,
    appendices: regulation.appendices.map((each) => ({ ...each, illustrative: false })),
    documents: { ...regulation.documents, reportTemplateIllustrative: false },
  };
  expect((await documentsOf(journey(own, { unit: DEPARTMENT, rows: [] }))).report).not.toContain('MINH HỌA');
});

test('#8: without evidence the explanation goes into the report and the points stand; unexplained, it has to be mended', async () => {
  const judgement = department({
    rows: [row('1.3'), row('2', { justification: 'Theo sổ của Sở' }), linked('3', 'a.pdf')],
    files: { 'a.pdf': signed },
  });
  expect(told(judgement, 'evidence/missing')).toEqual([
    'evidence/missing fail Mục 2.1',
    'evidence/missing-justified inform Mục 2.1',
  ]);
  expect(['1.3', '2', '3'].map((code) => pointsOf(judgement, code))).toEqual(Array(3).fill(['2', '2']));
  const { report } = await documentsOf(judgement);
  expect(report).toMatch(/2\s+[^\n]+\s+2\s+Không có\s+Theo sổ của Sở/);
  expect(report).toContain('Đơn vị chịu trách nhiệm về tính chính xác của thông tin giải trình (Mục 2.1).');
  expect(judgement.state).toBe('toMend');
});

test('#9: the three ways of filing are for a person to confirm; the report goes to the council, through Sở Nội vụ', async () => {
  const confirmed = sheetOf(department()).split('Cán bộ đối chiếu và xác nhận').slice(1).join();
  expect(confirmed).toMatch(
    /đủ ba đường: công văn, bản mềm[^\n]*, và tệp tới địa chỉ nêu trong hướng dẫn\.\s+Mục 3/,
  );
  expect((await documentsOf(department())).report).toContain(
    'Kính gửi: Hội đồng thẩm định Chỉ số CCHC tỉnh (qua Sở Nội vụ)',
  );
});

describe('evidence', () => {
  const files = { 'a.pdf': signed };
  const of = (known: Sent['files'], ...rows: Sent['rows'] & object) =>
    department({ files: known ?? {}, rows });

  test('#10: a paper without number and day of issue is told', () => {
    const head = 'SỞ MẪU\nSố: 12/BC-SM\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ngày 25 tháng 9 năm 2019\nBÁO CÁO';
    const read = (text: string) => told(of({ 'a.pdf': signedBy(undefined, text) }), 'evidence/head');
    expect(read(head)).toEqual([]);
    expect(read('Danh sách')).toEqual(['evidence/head-incomplete inform Mục 2.1 (gạch đầu dòng thứ nhất)']);
  });

  test('#11: more than what the appendix lists is accepted, as long as a row leads to it', () => {
    const both = { ...files, 'khac.pdf': signed };
    expect(told(of(both, linked('1.1', 'a.pdf'), linked('1.2', 'khac.pdf')), 'evidence/file')).toEqual([]);
    expect(told(of(both, linked('1.1', 'a.pdf')), 'evidence/file')).toEqual([
      'evidence/file-unused warn Mục 2.2',
    ]);
  });

  test('#12: evidence is sorted by the criteria of the appendix', () => {
    const sorted = (first: string, second: string) =>
      told(
        of({ [first]: signed, [second]: signed }, linked('1.1', first), linked('1.2', second)),
        'evidence/out',
      );
    expect(sorted('01/a.pdf', '02/b.pdf')).toEqual([]);
    expect(sorted('02/a.pdf', '01/b.pdf')).toEqual(['evidence/out-of-order warn Mục 2.1']);
  });

  test.each<[string, string, FileFacts, readonly string[]]>([
    ['signed by the leader', 'a.pdf', signed, []],
    ['not signed', 'a.pdf', pdf(), ['signatures/missing fail Mục 2.2']],
    ['that is a scan', 'a.pdf', pdf({ content: 'scan' }), ['formats/scan inform de-biet']],
    [
      'signed by the organisation alone',
      'a.pdf',
      signedBy('UBND xã Mẫu'),
      ['signatures/organization-only warn Mục 2.2'],
    ],
    ['in Word', 'a.docx', facts('word'), ['formats/word-or-excel fail Mục 2.2']],
    [
      'in Word with a digital signature',
      'a.docx',
      { ...facts('word'), packageSigned: true },
      ['formats/signed-office warn Mục 2.2'],
    ],
    [
      'photographed',
      'a.jpg',
      facts('image'),
      ['formats/image-not-allowed warn nen-xem-lai', 'formats/image inform Mục 2.2'],
    ],
  ])('#13: a paper %s', (_, path, known, expected) => {
    expect(told(of({ [path]: known }, linked('1.1', path)), 'formats', 'signatures')).toEqual(expected);
  });

  test('#14: the table is the one of the unit’s own appendix', async () => {
    expect(await toldOfTable(regulation, '01', {})).toEqual([]);
    expect(await toldOfTable(regulation, '01', { by: '02' })).toEqual([
      'workbook/wrong-appendix fail ho-so-doc-duoc',
    ]);
    expect(told(journey(regulation, { unit: DEPARTMENT, files: {} }), 'contents')).toEqual([
      'contents/workbook-missing fail ho-so-doc-duoc',
    ]);
  });

  const link = (target: string, kind: 'inside' | 'outside' | 'external') =>
    row('1.1', { evidence: [{ target, fragment: undefined, cell: 'Bảng!E5', kind }], justification: 'x' });
  test.each([
    ['to a file', '1.1/a.pdf', linked('1.1', '1.1/a.pdf'), []],
    ['to a folder', '1.1/a.pdf', linked('1.1', '1.1'), []],
    ['missing, with the code in the name only', '1.1/a.pdf', row('1.1'), ['link-not-in-row fail Mục 2.2']],
    ['that does not open', 'a.pdf', link('khac.pdf', 'inside'), ['link-broken fail Mục 2.2']],
    ['with a slip in the name', 'a 1.pdf', link('a-1.pdf', 'inside'), ['link-near-miss fail Mục 2.2']],
    ['with a drive letter', 'a.pdf', link('D:\\a.pdf', 'outside'), ['link-outside fail Mục 2.2']],
    ['to the web', 'a.pdf', link('https://a.vn', 'external'), ['link-external warn nen-xem-lai']],
  ])('#15: a link in the row %s', (_, path, assessed, expected) => {
    expect(told(of({ [path]: signed }, assessed), 'evidence/link')).toEqual(
      expected.map((each) => `evidence/${each}`),
    );
  });
});

test('#16: what was found by its name is linked in the unit’s workbook by the program', () => {
  const links = (path: string) =>
    linksOf(department({ rows: [row('1.1', { linkCells: ['Bảng!E5'] })], files: { [path]: signed } })).map(
      ({ cell, target }) => [cell, target],
    );
  expect(links('1.1/a.pdf')).toEqual([['E5', '1.1/a.pdf']]);
  expect(links('khac/a.pdf')).toEqual([]);
});

test('#17: the date stands in the plan of the province: until it is entered nothing is told of it', () => {
  const without = department();
  expect(told(without, 'deadline')).toEqual(['deadline/none-entered warn Mục 3']);
  expect([without.deadline.state, verdictOf(without, 'deadline/due')]).toEqual(['unknown', 'indeterminate']);
  const filed = (receivedAt: string) =>
    department({ receivedAt, office: entered('tu-danh-gia', '2020-01-10') });
  const inTime = filed('2020-01-10T16:59:59Z');
  expect([inTime.deadline.state, verdictOf(inTime, 'deadline/due')]).toEqual(['inTime', 'passed']);
  const late = filed('2020-01-10T17:00:00Z');
  expect(late.deadline).toMatchObject({ state: 'late', lateDays: 1, penalty: toPoints('0'), zero: false });
  expect(told(late, 'deadline')).toEqual(['deadline/late warn can-can-bo-xem']);
});
