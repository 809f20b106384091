import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../pipeline/findings/catalogue.ts';
import { WorkerError } from '../../pipeline/model/errors.ts';
import { add, decimalString } from '../../pipeline/model/points.ts';
import type { Regulation } from '../../pipeline/model/regulation.ts';
import { loadRegulation, readRegulation } from '../../pipeline/rubric/load.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');

const REGULATIONS = [
  'ninh-hoa-1149-2021',
  'quang-nam-2744-2020',
  'lai-chau-29-2019',
  'kon-ray-1253-2022',
  'quang-tri-320-2021',
  'mau-hai-cap',
];

const loaded = new Map(REGULATIONS.map((id) => [id, loadRegulation(join(rubrics, id))]));

function load(id: string): Regulation {
  const regulation = loaded.get(id);
  if (!regulation) throw new RangeError(id);
  return regulation;
}

describe.each(REGULATIONS)('%s', (id) => {
  const regulation = load(id);

  test('loads, and gives every finding of the catalogue a weight with its basis', () => {
    expect([...regulation.findings.keys()].sort()).toEqual(Object.keys(catalogue).sort());
  });

  test.each(['contents/file-unreadable', 'contents/name-clash'])(
    'lets no dossier pass with %s: something in it was not read, or may be taken for another',
    (finding) => {
      expect(regulation.findings.get(finding)?.level).toBe('fail');
    },
  );

  test('is marked as illustrative, since no source holds its appendices', () => {
    expect(regulation.illustrative).toBe(true);
  });

  test('has rows that add up to the scale of each appendix', () => {
    for (const { criteria, scale } of regulation.appendices) {
      const leaves = criteria.filter(({ method }) => method);
      expect(decimalString(add(...leaves.map(({ max }) => max)))).toBe(decimalString(scale));
    }
  });
});

test.each([
  ['quang-nam-2744-2020', 'so', '1', 'mục 1'],
  ['quang-nam-2744-2020', 'van-phong-ubnd-tinh', '1', 'chân trang 1'],
  ['quang-nam-2744-2020', 'ubnd-huyen-thi-xa-thanh-pho', '2', 'mục 1'],
  ['quang-nam-2744-2020', 'cuc-thue', '3', 'mục 1'],
  ['lai-chau-29-2019', 'co-quan-chuyen-mon-thuoc-ubnd-tinh', '01', 'mục 1'],
  ['lai-chau-29-2019', 'ubnd-huyen-thanh-pho', '02', 'mục 1'],
  ['kon-ray-1253-2022', 'ubnd-xa-thi-tran', 'commune', 'mục 2'],
  ['quang-tri-320-2021', 'so-noi-vu', '1', 'mục II.1'],
  ['mau-hai-cap', 'ubnd-dac-khu', 'xa', 'chính quyền hai cấp'],
  ['mau-hai-cap', 'so', 'so', 'chính quyền hai cấp'],
  ['quang-tri-320-2021', 'so-tai-nguyen-va-moi-truong', '8', 'mục II.8'],
])('%s: a %s scores itself by appendix %s (%s)', (id, kind, appendix) => {
  const { appendices } = load(id);
  expect(appendices.filter((each) => each.appliesTo.includes(kind)).map((each) => each.id)).toEqual([
    appendix,
  ]);
});

test('Quảng Trị mục II: the eight appendices together are the rubric of the province less the survey', () => {
  const { appendices } = load('quang-tri-320-2021');
  const leaves = (wanted: boolean) =>
    appendices
      .filter(({ id }) => (id === 'province') === wanted)
      .flatMap(({ criteria }) => criteria.filter(({ method }) => method && method.kind !== 'survey'));
  const totals = (rows: ReturnType<typeof leaves>) => {
    const sums = new Map<string, string>();
    for (const { code } of rows) {
      sums.set(code, decimalString(add(...rows.filter((row) => row.code === code).map(({ max }) => max))));
    }
    return [...sums].sort();
  };
  expect(totals(leaves(false))).toEqual(totals(leaves(true)));
});

test('Quảng Trị mục II: rows that the eight appendices do not give out whole are told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parts-'));
  const own = join(folder, 'quang-tri-320-2021');
  cpSync(join(rubrics, 'quang-tri-320-2021'), own, { recursive: true });
  cpSync(join(rubrics, 'defaults.yaml'), join(folder, 'defaults.yaml'));
  const file = join(own, 'regulation.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('  - appendix-6.yaml\n', ''));
  const { mistakes } = readRegulation(own);
  rmSync(folder, { recursive: true });
  expect(mistakes.map(({ message }) => message.split(':')[0])).toEqual(
    expect.arrayContaining(['7.4.1', '7.4.2', '7.4.3']),
  );
});

describe('what the five regulations say differently', () => {
  test.each([
    ['ninh-hoa-1149-2021', 'zero', 'zero', false, 'Điều 7 khoản 2'],
    ['quang-nam-2744-2020', 'stands', 'stands', false, 'Mục 3'],
    ['lai-chau-29-2019', 'stands', 'stands', true, 'Mục 2.1'],
    ['kon-ray-1253-2022', 'stands', 'stands', false, 'Mục 2; mục 4'],
    ['quang-tri-320-2021', 'stands', 'stands', false, 'Mục I.2'],
  ])(
    '%s: no evidence %s, explained %s, link in the row %s (%s)',
    (id, whenMissing, whenJustified, linkRequired, article) => {
      const { evidence } = load(id);
      expect(evidence).toMatchObject({ whenMissing, whenJustified, linkRequired, article });
    },
  );

  test.each([
    ['ninh-hoa-1149-2021', 'required', ['cong-vu']],
    ['quang-nam-2744-2020', 'notRequired', []],
    ['lai-chau-29-2019', 'required', []],
    ['kon-ray-1253-2022', 'required', []],
    ['quang-tri-320-2021', 'notRequired', []],
  ])('%s: signatures on evidence %s, of %j', (id, evidence, specialised) => {
    expect(load(id).signatures).toMatchObject({ evidence, specialised });
  });

  test.each([
    ['ninh-hoa-1149-2021', 'formats/word-or-excel', 'fail'],
    ['quang-nam-2744-2020', 'formats/word-or-excel', 'fail'],
    ['lai-chau-29-2019', 'formats/word-or-excel', 'fail'],
    ['kon-ray-1253-2022', 'formats/word-or-excel', 'fail'],
    ['quang-tri-320-2021', 'formats/word-or-excel', 'inform'],
    ['ninh-hoa-1149-2021', 'signatures/missing', 'fail'],
    ['quang-nam-2744-2020', 'signatures/missing', 'inform'],
    ['lai-chau-29-2019', 'signatures/missing', 'fail'],
    ['kon-ray-1253-2022', 'signatures/missing', 'fail'],
    ['quang-tri-320-2021', 'signatures/missing', 'inform'],
    ['ninh-hoa-1149-2021', 'signatures/missing-on-scan', 'warn'],
    ['lai-chau-29-2019', 'signatures/missing-on-scan', 'ignore'],
    ['ninh-hoa-1149-2021', 'formats/image', 'ignore'],
    ['quang-nam-2744-2020', 'formats/image', 'warn'],
    ['lai-chau-29-2019', 'evidence/link-not-in-row', 'fail'],
    ['ninh-hoa-1149-2021', 'evidence/link-not-in-row', 'ignore'],
    ['ninh-hoa-1149-2021', 'evidence/missing-justified', 'warn'],
    ['quang-nam-2744-2020', 'evidence/missing-justified', 'inform'],
  ])('%s: %s is %s', (id, finding, level) => {
    expect(load(id).findings.get(finding)?.level).toBe(level);
  });

  test.each([
    ['ninh-hoa-1149-2021', ['ubnd-xa-phuong', 'co-quan-chuyen-mon'], 'Điều 7 khoản 3 điểm d'],
    ['quang-nam-2744-2020', [], ''],
    ['lai-chau-29-2019', [], ''],
    ['kon-ray-1253-2022', [], 'B11'],
    ['quang-tri-320-2021', [], ''],
  ])('%s: minutes are asked of %j (%s)', (id, kinds) => {
    const { minutes } = load(id).documents;
    expect(minutes.map(({ unitKinds }) => unitKinds[0])).toEqual(kinds);
  });

  test('of a commune of Ninh Hòa with a council and its three kinds of member, of a department without (Đ5.1, Đ5.2)', () => {
    const [commune, department] = load('ninh-hoa-1149-2021').documents.minutes;
    expect(commune?.council?.members.map(({ name }) => name)).toEqual([
      'Chủ tịch UBND',
      'Phó Chủ tịch UBND',
      'chức danh công chức chuyên môn',
    ]);
    expect(department?.council).toBeUndefined();
  });

  test.each([
    ['ninh-hoa-1149-2021', 'fail', 'warn'],
    ['quang-nam-2744-2020', 'warn', 'ignore'],
    ['lai-chau-29-2019', 'warn', 'ignore'],
    ['kon-ray-1253-2022', 'fail', 'ignore'],
    ['quang-tri-320-2021', 'warn', 'ignore'],
  ])('%s: a document dated after the receipt is "%s", a secretary not found "%s"', (id, dated, secretary) => {
    const { findings } = load(id);
    expect(findings.get('evidence/dated-after-receipt')?.level).toBe(dated);
    expect(findings.get('minutes/secretary-not-found')?.level).toBe(secretary);
  });
});

test('codes such as 1.10 stay text', () => {
  const codes = load('quang-nam-2744-2020').appendices.flatMap(({ criteria }) =>
    criteria.map(({ code }) => code),
  );
  expect(new Set(codes.map((code) => typeof code))).toEqual(new Set(['string']));
});

describe('a mistake in a rubric is told with its file and line', () => {
  let root = '';
  let original = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'hoso-rubric-'));
    original = join(root, 'rubrics', 'ninh-hoa-1149-2021');
    cpSync(join(rubrics, 'ninh-hoa-1149-2021'), original, { recursive: true });
    cpSync(join(rubrics, 'defaults.yaml'), join(root, 'rubrics', 'defaults.yaml'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** Loads the regulation with one text replaced; says where the replaced text stood. */
  function breaking(name: string, from: string, to: string) {
    const file = join(original, name);
    const text = readFileSync(file, 'utf8');
    const at = text.indexOf(from);
    expect(at, `${name} holds ${from}`).toBeGreaterThan(-1);
    writeFileSync(file, text.slice(0, at) + to + text.slice(at + from.length));
    const { mistakes } = readRegulation(original);
    writeFileSync(file, text);
    return { mistakes, line: text.slice(0, at).split('\n').length };
  }

  test.each([
    ['the maximum of a row changes the sum of its group', 'appendix-3.yaml', 'max: "1.5"', 'max: "2.5"', 'I'],
    [
      'levels do not reach the maximum',
      'appendix-3.yaml',
      'năm kế hoạch, đủ sáu lĩnh vực và phân công cụ thể", points: "1"',
      'x", points: "0.9"',
      'I.1.1',
    ],
    [
      'a deduction is above the maximum',
      'appendix-3.yaml',
      'gửi chậm", points: "0.25"',
      'gửi chậm", points: "25"',
      'I.2',
    ],
    ['a parent does not exist', 'appendix-3.yaml', 'parent: "I.1"', 'parent: "I.9"', 'I.1.1'],
    ['a code is doubled', 'appendix-3.yaml', 'code: "I.1.2"', 'code: "I.1.1"', 'I.1.1'],
    ['the scale is another one', 'appendix-3.yaml', 'scale: "100"', 'scale: "90"', 'thang điểm'],
    ['points are no decimal', 'appendix-3.yaml', 'max: "17"', 'max: "17,5"', '"max"'],
    ['a way of scoring is unknown', 'appendix-3.yaml', 'kind: levels', 'kind: levelz', '"kind"'],
    [
      'a key is misspelt',
      'appendix-3.yaml',
      'evidenceRequired: true',
      'evidenceRequird: true',
      'evidenceRequird',
    ],
    [
      'a weight is unknown',
      'regulation.yaml',
      'deadline/late: {level: warn',
      'deadline/late: {level: wran',
      '"level"',
    ],
    [
      'an article is missing',
      'regulation.yaml',
      'deadline/late: {level: warn, article: "Điều 7 khoản 5"}',
      'deadline/late: {level: warn}',
      '"article"',
    ],
    ['a finding does not exist', 'regulation.yaml', 'deadline/late:', 'deadline/lat:', 'deadline/lat'],
    ['a house rule does not exist', 'regulation.yaml', 'tep-mo-duoc:', 'tep-mo:', 'tep-mo'],
    ['an appendix is missing', 'regulation.yaml', 'appendix-2.yaml', 'appendix-9.yaml', 'tệp'],
    [
      'a kind of unit has no appendix',
      'regulation.yaml',
      'thanh-tra-thi-xa, don-vi',
      'thanh-tra, don-vi',
      'thanh-tra',
    ],
    [
      'a day does not exist',
      'regulation.yaml',
      'on: {monthDay: 12-08, yearsAfterAssessment: 0}',
      'on: {day: 2026-02-30}',
      '"on"',
    ],
    [
      'an appendix is built otherwise than the text says',
      'regulation.yaml',
      '    - "Cải cách thể chế"',
      '    - "Cải cách tư pháp"',
      'Phụ lục 1A thiếu lĩnh vực "Cải cách tư pháp" (Điều 4 khoản 1)',
    ],
    ['the identity is another folder’s', 'regulation.yaml', 'id: ninh-hoa-1149-2021', 'id: ninh-hoa', 'Mã'],
    ['indentation is by tab', 'regulation.yaml', '\n  whenMissing', '\n\twhenMissing', 'Tab'],
    [
      'ratings do not fall to 0',
      'regulation.yaml',
      'ratings:\n    - {name: "TỐT", atLeast: 85}',
      'ratings:\n    - {name: "TỐT", atLeast: 70}',
      'Các mức xếp loại',
    ],
    [
      'a reading that an index rests on does not exist',
      'regulation.yaml',
      'readings: [A1, A8,',
      'readings: [A1, A8x,',
      'Không có cách hiểu "A8x"',
    ],
    [
      'a template is not there',
      'regulation.yaml',
      'reportTemplate: ninh-hoa/bao-cao.docx',
      'reportTemplate: ninh-hoa/bao-cao-2.docx',
      'Không có mẫu "ninh-hoa/bao-cao-2.docx"',
    ],
    [
      'a template is a folder',
      'regulation.yaml',
      'reportTemplate: ninh-hoa/bao-cao.docx',
      'reportTemplate: ninh-hoa',
      'Không có mẫu "ninh-hoa"',
    ],
    [
      'two tasks have one identity',
      'regulation.yaml',
      'id: cham-diem-thi-xa',
      'id: tu-danh-gia',
      'Mã nhiệm vụ "tu-danh-gia"',
    ],
    [
      'a group is exempt, not its criteria',
      'appendix-3.yaml',
      'kind: section\n',
      'kind: section\n    notApplicableTo: [ubnd-xa-phuong]\n',
      'notApplicableTo',
    ],
    ['a code ends with a point', 'appendix-3.yaml', 'code: "I.1.2"', 'code: "I.1.2."', 'mã chỉ gồm'],
    ['a code has a comma', 'appendix-3.yaml', 'code: "I.1.2"', 'code: "I,1,2"', 'mã chỉ gồm'],
    ['a key is doubled', 'regulation.yaml', '  whenJustified: zero', '  whenMissing: zero', 'hai lần'],
  ])('%s', (_, name, from, to, says) => {
    const { mistakes, line } = breaking(name, from, to);
    const told = mistakes.filter(({ message }) => message.includes(says));
    expect(told.length, JSON.stringify(mistakes)).toBeGreaterThan(0);
    if (name !== 'regulation.yaml' || !['tệp', 'tep-mo'].includes(says)) {
      expect(told.map((each) => each.file)).toContain(`ninh-hoa-1149-2021/${name}`);
    }
    if (says === 'I' || says === 'tệp') return;
    const lines = told.map((each) => each.line ?? 0);
    expect(
      lines.some((each) => Math.abs(each - line) <= 5),
      `${lines} near ${line}`,
    ).toBe(true);
  });

  test('two appendices have one number', () => {
    const { mistakes } = breaking('appendix-3.yaml', 'appendix: "3"', 'appendix: "2"');
    expect(mistakes.map(({ message }) => message)).toEqual([
      expect.stringContaining('appendix-2.yaml, appendix-3.yaml cùng ghi số phụ lục "2"'),
    ]);
  });

  test('the file of house rules is not beside the regulation', () => {
    const alone = join(root, 'alone', 'ninh-hoa-1149-2021');
    cpSync(original, alone, { recursive: true });
    const { mistakes } = readRegulation(alone);
    expect(mistakes.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringMatching(/^defaults\.yaml: .*cạnh thư mục ninh-hoa-1149-2021.*chép/),
    ]);
  });

  test.each(['../../../etc/passwd', '/etc/passwd', '..\\..\\bao-cao.docx', 'ninh-hoa/../../package.json'])(
    'a template lies outside of the templates: %s',
    (path) => {
      const from = 'reportTemplate: ninh-hoa/bao-cao.docx';
      const { mistakes, line } = breaking('regulation.yaml', from, `reportTemplate: ${path}`);
      expect(mistakes).toEqual([
        {
          file: 'ninh-hoa-1149-2021/regulation.yaml',
          line,
          message: expect.stringContaining('nằm ngoài thư mục templates'),
        },
      ]);
    },
  );

  test('a regulation without a self-assessment has nothing to score', () => {
    const file = join(original, 'regulation.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('kind: selfAssessment', 'kind: report'));
    const { regulation, mistakes } = readRegulation(original);
    writeFileSync(file, text);
    expect(regulation).toBeUndefined();
    const line = text.split('\n').indexOf('tasks:') + 1;
    expect(mistakes).toEqual([
      {
        file: 'ninh-hoa-1149-2021/regulation.yaml',
        line: expect.closeTo(line, -0.5),
        message: expect.stringContaining('kind: selfAssessment'),
      },
    ]);
  });

  test('a regulation that is silent on a finding does not load', () => {
    const { mistakes } = breaking('regulation.yaml', '      - evidence/link-broken\n', '');
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.message).toContain('evidence/link-broken');
  });

  test('all mistakes are told at once, as a WorkerError with file and line', () => {
    writeFileSync(join(original, 'appendix-4.yaml'), 'title: x\n');
    const file = join(original, 'regulation.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('status: ill', 'status: il'));
    try {
      loadRegulation(original);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(WorkerError);
      expect(error).toMatchObject({ code: 'RUBRIC_INVALID' });
      const lines = error instanceof WorkerError ? error.message.split('\n') : [];
      expect(
        lines.filter((each) => each.startsWith('ninh-hoa-1149-2021/appendix-4.yaml, dòng 1: ')),
      ).not.toEqual([]);
      expect(
        lines.filter((each) => /^ninh-hoa-1149-2021\/regulation.yaml, dòng \d+: "status"/.test(each)),
      ).toHaveLength(1);
    } finally {
      rmSync(join(original, 'appendix-4.yaml'));
      writeFileSync(file, text);
    }
  });

  test('a figure that it does not give is that of defaults.yaml', () => {
    expect(readRegulation(original).regulation?.evidence.usedOften).toBe(15);
    const file = join(original, 'regulation.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('  linkRequired: false', '  linkRequired: false\n  usedOften: 20'));
    expect(readRegulation(original).regulation?.evidence.usedOften).toBe(20);
    writeFileSync(file, text);
  });

  test('what it cites changes its hash', () => {
    const before = readRegulation(original).regulation?.hash;
    const file = join(original, 'regulation.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('ngày 22/11/2021', 'ngày 23/11/2021'));
    expect(readRegulation(original).regulation?.hash).not.toBe(before);
    writeFileSync(file, text);
  });
});
