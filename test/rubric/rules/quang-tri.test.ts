import { describe, expect, test } from 'vitest';
import { decimalString, toPoints, ZERO } from '../../../pipeline/model/points.ts';
import { facts, pdf, row } from '../../stages/builders.ts';
import { documentsOf, journey, linked, pointsOf, rulesOf, type Sent, sheetOf, told } from './journey.ts';
import { toldOfTable } from './tables.ts';

/** Quyết định 320/QĐ-UBND of Quảng Trị, rule by rule of its notes. */

const regulation = rulesOf('quang-tri-320-2021');
const agency = (code: string, more: Partial<Sent> = {}) =>
  journey(regulation, {
    unit: { code, kind: code, name: code },
    ...(more.task ? {} : { rows: [] }),
    ...more,
  });
const science = (more: Partial<Sent>) => agency('so-khoa-hoc-cong-nghe', more);

const AGENCIES: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  [
    ...(['so-noi-vu', '1', '20', '1 4 5'] as const),
    [
      'Công tác Chỉ đạo điều hành CCHC',
      'Cải cách Tổ chức bộ máy hành chính',
      'Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức',
    ],
  ],
  ['so-tu-phap', '2', '6', '2', ['Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật tại tỉnh']],
  [
    ...(['van-phong-ubnd-tinh', '3', '20.5', '1 3 7'] as const),
    [
      'Thực hiện các nhiệm vụ được Chính phủ, Thủ tướng Chính phủ giao',
      'Cải cách Thủ tục hành chính',
      'Ứng dụng công nghệ thông tin của tỉnh',
      'Cung cấp dịch vụ công trực tuyến',
    ],
  ],
  [
    ...(['so-tai-chinh', '4', '9.75', '4 6 8'] as const),
    [
      'Cải cách Tài chính công',
      'Tỷ lệ đóng góp vào thu ngân sách tỉnh của khu vực doanh nghiệp',
      'Thực hiện thu ngân sách hàng năm của tỉnh theo Kế hoạch được Chính phủ giao',
    ],
  ],
  [
    ...(['so-thong-tin-va-truyen-thong', '5', '5', '1 7'] as const),
    [
      'Công tác tuyên truyền CCHC',
      'Triển khai Kiến trúc Chính quyền điện tử của tỉnh',
      'Triển khai nền tảng tích hợp. Chia sẻ dữ liệu cấp tỉnh',
      'Thực hiện tiếp nhận hồ sơ, trả kết quả giải quyết TTHC qua dịch vụ bưu chính công ích (BCCI)',
    ],
  ],
  [
    ...(['so-khoa-hoc-cong-nghe', '6', '1.5', '7'] as const),
    ['Áp dụng Hệ thống quản lý chất lượng ISO 9001 theo quy định'],
  ],
  [
    ...(['so-ke-hoach-va-dau-tu', '7', '5', '4 8'] as const),
    [
      'Mức độ thu hút đầu tư của tỉnh',
      'Mức độ phát triển doanh nghiệp của tỉnh',
      'Tỷ lệ tăng tổng sản phẩm trên địa bàn (GRDP)',
      'Mức độ thực hiện các chỉ tiêu phát triển KT-XH do HĐND tỉnh giao',
    ],
  ],
  ['so-tai-nguyen-va-moi-truong', '8', '0.25', '4', ['Thực hiện phân cấp quản lý']],
];

test.each(AGENCIES)(
  '#1, #2, #3, #4, #5, #6, #7, #8: %s scores appendix %s, %s points in fields %s, and its table holds the contents to the letter',
  async (code, appendix, points, fields, contents) => {
    const judgement = agency(code);
    expect(judgement.dossier.appendix?.id).toBe(appendix);
    expect(decimalString(judgement.score?.maxTotal ?? toPoints('0'))).toBe(points);
    const criteria = judgement.dossier.appendix?.criteria ?? [];
    expect(criteria.flatMap((each) => (each.parent ? [] : [each.code])).join(' ')).toBe(fields);
    const { table } = await documentsOf(judgement);
    for (const each of contents) expect(table).toContain(each);
  },
);

test('#9: three agencies each score their share of one criterion, and the shares make up its point', () => {
  const shares = [
    ['so-tai-chinh', '0.25'],
    ['so-ke-hoach-va-dau-tu', '0.5'],
    ['so-tai-nguyen-va-moi-truong', '0.25'],
  ] as const;
  for (const [code, points] of shares) {
    const judgement = agency(code, {
      rows: [linked('4.3.1', 'a.pdf', { selfPoints: toPoints(points) })],
      files: { 'a.pdf': pdf() },
    });
    expect(pointsOf(judgement, '4.3.1')).toEqual([points, points]);
    expect(decimalString(judgement.score?.rows[0]?.max ?? toPoints('0'))).toBe(points);
  }
  const whole = regulation.appendices.find(({ id }) => id === 'province');
  expect(decimalString(whole?.criteria.find(({ code }) => code === '4.3.1')?.max ?? toPoints('0'))).toBe('1');
  expect(pointsOf(agency('so-noi-vu'), '4.3.1')).toEqual([undefined, undefined]);
});

describe('evidence', () => {
  const half = { selfPoints: toPoints('0.5') };
  const files = { 'a.pdf': pdf() };
  test('#13: without it the unit explains and keeps its points; unexplained, it has to be mended', () => {
    const judgement = science({
      rows: [
        row('7.4.1', half),
        row('7.4.2', { ...half, justification: 'Theo sổ' }),
        linked('7.4.3', 'a.pdf', half),
      ],
      files,
    });
    expect(told(judgement, 'evidence')).toEqual([
      'evidence/missing fail Mục I.2',
      'evidence/missing-justified inform Mục I.2',
    ]);
    for (const code of ['7.4.1', '7.4.2', '7.4.3']) expect(pointsOf(judgement, code)).toEqual(['0.5', '0.5']);
  });

  test('#13: no format and no signature is asked: an unsigned PDF passes, images and Word are only told', () => {
    const judgement = science({
      rows: [
        linked('7.4.1', 'anh.jpg', half),
        linked('7.4.2', 'a.docx', half),
        linked('7.4.3', 'a.pdf', half),
      ],
      files: { ...files, 'anh.jpg': facts('image'), 'a.docx': facts('word') },
    });
    expect(told(judgement, 'formats', 'signatures')).toEqual([
      'formats/image inform de-biet',
      'formats/image-not-allowed inform de-biet',
      'formats/word-or-excel inform de-biet',
    ]);
  });
});

test('#14: a row of another agency is not for this one to score', async () => {
  const own = [['7', 'Hiện đại hóa hành chính', 1.5]];
  const foreign = [['6.1.3', 'Công khai ngân sách của tỉnh', 0.5, undefined, 0.5]];
  expect(await toldOfTable(regulation, '6', { more: own })).toEqual([]);
  expect(await toldOfTable(regulation, '6', { more: foreign })).toEqual([
    'workbook/code-unknown fail Mục II',
  ]);
});

test('#15: the agency’s report to Sở Nội vụ: its rows and their sum, explanations, initiatives; an illustrative form', async () => {
  const { report, table: summary } = await documentsOf(
    science({
      rows: [
        row('7.4.1', { selfPoints: toPoints('0.5'), justification: 'Theo sổ theo dõi' }),
        row('7.4.2', { selfPoints: toPoints('0.25'), justification: 'Một huyện chưa công bố' }),
      ],
      more: { initiatives: [{ cell: 'Sáng kiến!A2', stated: new Map([['ten', 'Trả kết quả trong ngày']]) }] },
    }),
  );
  for (const each of [
    'Kính gửi: Sở Nội vụ',
    'tổng số điểm tự đánh giá, chấm điểm đạt được là 0,75 điểm trên 1,5 điểm tối đa',
    'Một huyện chưa công bố',
    'Trả kết quả trong ngày',
    'MINH HỌA: bộ tiêu chí và mẫu báo cáo không phải bản chính thức',
  ])
    expect(report).toContain(each);
  expect(report).not.toContain('Cải cách Tài chính công');
  expect(summary).toContain('Theo sổ theo dõi');
});

test.each([
  ['tu-danh-gia', '2021-02-18', 'Mục III.1'],
  ['tong-hop', '2021-02-23', 'Mục III.2'],
  ['nhap-phan-mem-bo-noi-vu', '2021-02-26', 'Mục III.3'],
])(
  '#17, #18, #19: %s is in time to the last second of %s, Vietnam time, late after it',
  (task, due, article) => {
    const filed = (at: string) => agency('so-noi-vu', { task, receivedAt: `${due}T${at}Z`, files: {} });
    // 17:00 UTC is midnight in Vietnam.
    expect(filed('16:59:59').deadline).toMatchObject({ due, state: 'inTime', basis: { article } });
    const late = filed('17:00:00');
    expect(late.deadline).toMatchObject({ state: 'late', lateDays: 1, penalty: ZERO, zero: false });
    expect(told(late, 'deadline/late')).toEqual(['deadline/late warn Mục III.1; mục III.2; mục III.3']);
  },
);

test.each([
  ['tong-hop', 'UBND tỉnh Quảng Trị'],
  ['nhap-phan-mem-bo-noi-vu', 'Bộ Nội vụ (qua phần mềm)'],
])('#18, #19: %s is given to Sở Nội vụ alone and goes to %s', (task, addressee) => {
  const files = { 'Báo cáo.pdf': pdf() };
  expect(told(agency('so-noi-vu', { task, files }), 'contents')).toEqual([]);
  expect(sheetOf(agency('so-noi-vu', { task, files }))).toContain(addressee);
  expect(told(agency('so-tu-phap', { task, files }), 'contents/unit')).toEqual([
    'contents/unit-not-in-task fail ho-so-doc-duoc',
  ]);
  expect(told(agency('so-noi-vu', { task }), 'contents')).toEqual([
    'contents/report-missing fail Mục III.2; mục III.3; mục IV.2',
  ]);
});

test.each([
  [
    '#19',
    'nhap-phan-mem-bo-noi-vu',
    'Báo cáo đã được UBND tỉnh phê duyệt trước khi nhập phần mềm.',
    'Mục III.3',
  ],
  [
    '#20',
    'nhap-phan-mem-bo-noi-vu',
    'trùng khớp từng tiêu chí với báo cáo đã được UBND tỉnh phê duyệt',
    'Mục IV.2',
  ],
  ['#21', 'tong-hop', 'được ghi riêng, có lý do, bên cạnh điểm của cơ quan đã chấm', 'Mục III.3'],
])('#19, #20, #21: %s is for a person to confirm with %s: %s (%s)', (_, task, says, article) => {
  const confirmed = (sheet: string) => sheet.split('Cán bộ đối chiếu và xác nhận').slice(1).join();
  const own = confirmed(sheetOf(agency('so-noi-vu', { task, files: { 'Báo cáo.pdf': pdf() } })));
  expect(own).toContain(says);
  expect(own.slice(own.indexOf(says))).toContain(article);
  expect(confirmed(sheetOf(agency('so-noi-vu')))).not.toContain(says);
});

test('#22: the plan is for 2020: another year is warned of, and a slip in what it cites is shown as printed', () => {
  const year = (assessmentYear: number) =>
    told(science({ office: { assessmentYear } }), 'contents/other-year');
  expect(year(2020)).toEqual([]);
  expect(year(2021)).toEqual(['contents/other-year warn Tên kế hoạch; mục III']);
  expect(sheetOf(science({}))).toContain('383/BNV- CCVC');
});

test.each(regulation.tasks)('#24: the plan gives a district no task: not $id', ({ id }) => {
  expect(told(agency('ubnd-huyen', { task: id, files: {} }), 'contents/unit')).toEqual([
    'contents/unit-not-in-task fail ho-so-doc-duoc',
  ]);
});
