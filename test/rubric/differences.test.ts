import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decimalString } from '../../pipeline/model/points.ts';
import type { Regulation } from '../../pipeline/model/regulation.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { sharedTasks } from '../../pipeline/stages/consolidation/shares.ts';

/** The table of differences in rubrics/README.md, cell by cell: its words are the names of the tests. */

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
const REGULATIONS = [
  'ninh-hoa-1149-2021',
  'quang-nam-2744-2020',
  'lai-chau-29-2019',
  'kon-ray-1253-2022',
  'quang-tri-320-2021',
].map((id) => loadRegulation(join(rubrics, id)));

const own = ({ tasks }: Regulation) => {
  const task = tasks.find(({ id }) => id === 'tu-danh-gia');
  if (!task) throw new RangeError('no self-assessment');
  return task.deadline;
};
const dueOf = ({ on, reading }: Regulation['tasks'][number]['deadline']): string =>
  `${reading} ${on === 'office' ? on : 'day' in on ? on.day : on.monthDay}`;
const levelOf = ({ findings }: Regulation, id: string) => findings.get(id)?.level;

/** What a row of the table speaks of, and what it comes to in each regulation, in the order of the columns. */
const ROWS: Readonly<Record<string, readonly [(regulation: Regulation) => unknown, readonly unknown[]]>> = {
  'Phụ lục': [
    ({ appendices }) => appendices.map(({ id }) => id).join(' '),
    ['1 1A 1B 2 3', '1 2 3', '01 02', 'commune district', '1 2 3 4 5 6 7 8 province'],
  ],
  'Nhiệm vụ': [
    ({ tasks }) => tasks.map((task) => `${task.id}: ${task.sharedAppendix ?? task.kind}`),
    [
      ['tu-danh-gia: selfAssessment', 'cham-diem-thi-xa: report'],
      ['tu-danh-gia: selfAssessment'],
      ['tu-danh-gia: selfAssessment'],
      [
        'tu-danh-gia: selfAssessment',
        'ke-hoach-163: report',
        'khac-phuc-sau-kiem-tra: report',
        'chuan-bi-chi-so-huyen: district',
        'nhap-phan-mem-tinh: report',
      ],
      ['tu-danh-gia: selfAssessment', 'tong-hop: report', 'nhap-phan-mem-bo-noi-vu: report'],
    ],
  ],
  'Năm áp dụng': [
    ({ assessmentYears }) => assessmentYears?.only,
    [undefined, [2020], [2019], [2023], [2020]],
  ],
  'Nơi gửi': [
    ({ tasks, documents }) => tasks.map(({ addressees }) => (addressees ?? documents.addressees).join()),
    [
      Array(2).fill('UBND thị xã Ninh Hòa (qua Phòng Nội vụ)'),
      ['Sở Nội vụ'],
      ['Hội đồng thẩm định Chỉ số CCHC tỉnh (qua Sở Nội vụ)'],
      [
        ...Array(2).fill('UBND huyện Kon Rẫy (qua Phòng Nội vụ)'),
        'Phòng Nội vụ huyện Kon Rẫy',
        'UBND huyện Kon Rẫy (qua Phòng Nội vụ)',
        'Phần mềm chấm điểm Chỉ số CCHC của tỉnh',
      ],
      ['Sở Nội vụ', 'UBND tỉnh Quảng Trị', 'Bộ Nội vụ (qua phần mềm)'],
    ],
  ],
  'Hạn nộp': [
    ({ tasks }) => tasks.map(({ deadline }) => dueOf(deadline)),
    [
      ['through 12-08', 'through 12-15'],
      ['through office'],
      ['through office'],
      ['before 2023-11-20', 'before 2023-11-13', 'before 2023-11-13', 'through office', 'through 2023-11-20'],
      ['through 2021-02-18', 'through 2021-02-23', 'through 2021-02-26'],
    ],
  ],
  'Ngày nghỉ': [
    (regulation) => [own(regulation).shift, own(regulation).shiftArticle],
    [['nextWorkingDay', 'Điều 7 khoản 5'], ...Array(4).fill(['hint', undefined])],
  ],
  Khóa: [
    (regulation) => [own(regulation).lockedOnceFiled, own(regulation).afterwards === 'locked'],
    [[true, false], [false, true], ...Array(3).fill([false, false])],
  ],
  'Nộp trễ': [
    (regulation) => {
      const { grace, afterwards } = own(regulation);
      return [grace?.days, grace && decimalString(grace.pointsPerDay), afterwards];
    },
    [
      [2, '1', 'zero'],
      [undefined, undefined, 'locked'],
      ...Array(3).fill([undefined, undefined, 'notStated']),
    ],
  ],
  'Không tài liệu, không giải trình': [
    (regulation) => [regulation.evidence.whenMissing, levelOf(regulation, 'evidence/missing')],
    ['zero', ...Array(4).fill('stands')].map((worth) => [worth, 'fail']),
  ],
  'Không tài liệu, có giải trình': [
    (regulation) => [regulation.evidence.whenJustified, levelOf(regulation, 'evidence/missing-justified')],
    [['zero', 'warn'], ...Array(4).fill(['stands', 'inform'])],
  ],
  'Chỉ có tài liệu sai quy định': [
    ({ evidence }) => evidence.whenWrong,
    ['zero', ...Array(4).fill('stands')],
  ],
  'Đường dẫn trong dòng': [
    (regulation) => [regulation.evidence.linkRequired, levelOf(regulation, 'evidence/link-not-in-row')],
    [false, false, true, false, false].map((asked) => [asked, asked ? 'fail' : 'ignore']),
  ],
  'Chữ ký số của tài liệu': [
    (regulation) => [
      regulation.signatures.evidence,
      regulation.signatures.specialised.join(),
      levelOf(regulation, 'signatures/missing'),
      levelOf(regulation, 'signatures/missing-on-scan'),
    ],
    [
      ['required', 'cong-vu', 'fail', 'warn'],
      ['notRequired', '', 'inform', 'inform'],
      ['required', '', 'fail', 'ignore'],
      ['required', '', 'fail', 'inform'],
      ['notRequired', '', 'inform', 'inform'],
    ],
  ],
  'Word, Excel': [
    (regulation) => levelOf(regulation, 'formats/word-or-excel'),
    ['fail', 'fail', 'fail', 'fail', 'inform'],
  ],
  'Word, Excel có chữ ký số': [
    (regulation) => levelOf(regulation, 'formats/signed-office'),
    ['warn', 'warn', 'warn', 'warn', 'warn'],
  ],
  'Biên bản họp': [
    (regulation) => [regulation.documents.minutes.length, levelOf(regulation, 'contents/minutes-missing')],
    [[2, 'inform'], ...Array(4).fill([0, 'ignore'])],
  ],
  'Hội đồng trong biên bản': [
    ({ documents }) => documents.minutes.map(({ council }) => council?.members.length ?? 'none'),
    [[3, 'none'], [], [], [], []],
  ],
  'Văn bản ghi ngày sau ngày nhận': [
    (regulation) => levelOf(regulation, 'evidence/dated-after-receipt'),
    ['fail', 'warn', 'warn', 'fail', 'warn'],
  ],
  'Số, ngày, cơ quan ban hành của tài liệu': [
    (regulation) => levelOf(regulation, 'evidence/head-incomplete'),
    ['ignore', 'warn', 'inform', 'ignore', 'ignore'],
  ],
  'Thứ tự tài liệu': [
    (regulation) => levelOf(regulation, 'evidence/out-of-order'),
    ['ignore', 'ignore', 'warn', 'ignore', 'ignore'],
  ],
  'Điểm thưởng': [
    ({ scoring: { bonusCap }, appendices }) => [
      bonusCap === undefined ? 'no cap' : decimalString(bonusCap),
      appendices.some(({ criteria }) => criteria.some(({ method }) => method?.kind === 'bonus')),
      appendices.every(({ bonusInsideScale }) => bonusInsideScale),
    ],
    [
      ['5', true, true],
      ['no cap', false, false],
      ['no cap', true, true],
      ['no cap', false, false],
      ['no cap', false, false],
    ],
  ],
  'Điểm trừ': [
    ({ scoring }) => scoring.penalties,
    ['scenario', 'scenario', 'subtracted', 'scenario', 'scenario'],
  ],
  'Cấp phó ký thay (KT.)': [
    (regulation) => levelOf(regulation, 'signatures/deputy'),
    ['warn', 'ignore', 'ignore', 'ignore', 'inform'],
  ],
  'Người khác ký báo cáo, biên bản': [
    (regulation) => [
      levelOf(regulation, 'signatures/other-signer'),
      levelOf(regulation, 'signatures/other-organization'),
    ],
    Array(5).fill(['fail', 'fail']),
  ],
  'Chỉ có chữ ký của cơ quan': [
    (regulation) => levelOf(regulation, 'signatures/organization-only'),
    ['ignore', 'ignore', 'warn', 'ignore', 'ignore'],
  ],
  'Hình ảnh': [
    (regulation) => [levelOf(regulation, 'formats/image'), levelOf(regulation, 'formats/image-not-allowed')],
    [
      ['ignore', 'warn'],
      ['warn', 'warn'],
      ['inform', 'warn'],
      ['warn', 'warn'],
      ['inform', 'inform'],
    ],
  ],
  'Số lẻ; lệch cho phép của tổng': [
    ({ appendices, scoring }) => [
      [...new Set(appendices.map(({ decimals }) => decimals))],
      decimalString(scoring.totalTolerance),
    ],
    [[[2], '0.01'], ...Array(4).fill([[2], '0'])],
  ],
  'Mẫu báo cáo': [
    ({ documents }) => [documents.reportTemplate.split('/')[0], documents.reportTemplateIllustrative],
    [
      ['ninh-hoa', true],
      ['quang-nam', false],
      ['lai-chau', true],
      ['kon-ray', true],
      ['quang-tri', true],
    ],
  ],
  'Sáng kiến': [
    ({ appendices }) => [
      appendices.filter(({ initiatives }) => initiatives?.minimum === 1).length,
      ...new Set(
        appendices.flatMap(({ initiatives }) =>
          initiatives ? initiatives.fields.filter(({ required }) => required).map(({ code }) => code) : [],
        ),
      ),
    ],
    [[0], [0], [0], [0], [8, 'ten', 'linh-vuc', 'quy-mo-ap-dung', 'kinh-phi', 'thoi-gian']],
  ],
  'Cộng phần của các đơn vị thành bảng chung': [
    (regulation) =>
      sharedTasks(regulation, []).map(({ whole, shares }) => [
        whole.id,
        shares.filter(({ given }) => given).length,
        levelOf(regulation, 'consolidation/not-filed'),
      ]),
    [[], [], [], [['district', 6, 'fail']], [['province', 8, 'fail']]],
  ],
  'Sau thẩm định: bổ sung tài liệu': [
    ({ appraisal }) => appraisal?.supplementedShare && decimalString(appraisal.supplementedShare.percent),
    ['70', undefined, undefined, undefined, undefined],
  ],
  'Sau thẩm định: chỉ số, xếp loại': [
    ({ appraisal }) => [
      appraisal?.index.decimals,
      appraisal?.ratings.map(({ name, atLeast }) => `${name} ${decimalString(atLeast)}`).join(),
    ],
    [[2, 'TỐT 85,KHÁ 75,TRUNG BÌNH 60,YẾU 0'], ...Array(4).fill([undefined, undefined])],
  ],
  'Tự thẩm định': [(regulation) => levelOf(regulation, 'scoring/self-appraised'), Array(5).fill('inform')],
  'Đề nghị không đánh giá': [
    ({ scoring }) => scoring.notAssessed,
    ['reducesMaximum', 'notProvided', 'notProvided', 'reducesMaximum', 'notProvided'],
  ],
};

/** The rows of the table as they stand in the README: what they speak of, and a cell for each regulation. */
const TABLE = readFileSync(join(rubrics, 'README.md'), 'utf8')
  .split('## Năm quy chế khác nhau ở đâu')[1]
  ?.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| |'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const ruleOf = (name = ''): string => name.replace(/( \[[DST]\])+$/, '');

test('every row of the table of differences has its test, and every test its row', () => {
  const named = (TABLE ?? []).map(([name]) => ruleOf(name));
  expect(named).toEqual(Object.keys(ROWS));
});

describe.each(TABLE ?? [])('%s', (name, ...cells) => {
  const [found, expected] = ROWS[ruleOf(name)] ?? [];

  const columns = REGULATIONS.map((regulation, at) => ({
    regulation,
    cell: cells[at],
    value: expected?.[at],
  }));
  test.each(columns)('$regulation.id: $cell', ({ regulation, cell, value }) => {
    expect(cell).toMatch(/\S/);
    expect(found?.(regulation)).toEqual(value);
  });
});
