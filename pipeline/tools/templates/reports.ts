import { addressees, letterhead, marks, signatures, title } from './decree-30.ts';
import { body, paragraph, row, run, space, table, wordFile } from './word.ts';

/** MẪU BÁO CÁO of Công văn 2744/SNV-CCHC, to the letter; number and addressees, which it leaves out, by Nghị định 30/2020. */
export const quangNamReport = (): Uint8Array =>
  wordFile(
    [
      letterhead(),
      title('BÁO CÁO', ['Kết quả tự đánh giá, chấm điểm công tác', 'cải cách hành chính năm {nam}'], 1700),
      addressees(),
      body(
        '{don_vi} gửi báo cáo kết quả tự đánh giá, chấm điểm theo các tiêu chí, tiêu chí thành phần Chỉ số cải cách hành chính năm {nam} của đơn vị gồm các nội dung chính sau:',
      ),
      body(
        '- Bảng tổng hợp kết quả tự đánh giá, chấm điểm tiêu chí, tiêu chí thành phần Chỉ số cải cách hành chính năm {nam} (Được xuất từ phần mềm Quản lý chấm điểm chỉ số cải cách hành chính của tỉnh Quảng Nam).',
      ),
      body('- Tổng số điểm tự đánh giá, chấm điểm đạt được: {tong_diem} điểm.'),
      body('- Các đề xuất, kiến nghị (nếu có).{^kien_nghi} Không có.{/kien_nghi}', { keepNext: true }),
      paragraph(run('{#kien_nghi}')),
      body('+ {.}', { keepNext: true }),
      paragraph(run('{/kien_nghi}')),
      space(12, { keepNext: true }),
      signatures('- Sở Nội vụ;', '(Ký tên, đóng dấu, ghi rõ họ tên)'),
    ].join(''),
    marks(),
  );

const cell = (text: string, align: 'left' | 'center' | 'both' = 'left', bold?: 'bold') =>
  paragraph(run(text, { size: 24, ...(bold ? { bold: true } : {}) }), { align, before: 40, after: 40 });

const POINTS = [1100, 5454, 1300, 1500];
const EXPLANATIONS = [1000, 2900, 1100, 1400, 2954];

const cells = (widths: readonly number[], contents: readonly string[]) =>
  contents.map((content, index) => ({ width: widths[index] ?? 0, content }));

const pointsTable = (): string =>
  table(
    POINTS,
    [
      row(
        cells(
          POINTS,
          ['STT', 'Mục, lĩnh vực, tiêu chí', 'Điểm tối đa', 'Điểm tự đánh giá'].map((text) =>
            cell(text, 'center', 'bold'),
          ),
        ),
        'header',
      ),
      row(
        cells(POINTS, [
          cell('{#bang}{#nhom}{ma}', 'center', 'bold'),
          cell('{ten}', 'left', 'bold'),
          cell('{toi_da}', 'center', 'bold'),
          cell('{diem}{/nhom}', 'center', 'bold'),
        ]),
      ),
      row(
        cells(POINTS, [
          cell('{^nhom}{ma}', 'center'),
          cell('{ten}'),
          cell('{toi_da}', 'center'),
          cell('{diem}{/nhom}{/bang}', 'center'),
        ]),
      ),
      row(
        cells(POINTS, [
          cell(''),
          cell('Tổng điểm', 'left', 'bold'),
          cell('{diem_ca_bo}', 'center', 'bold'),
          cell('{tong_diem}', 'center', 'bold'),
        ]),
      ),
    ],
    { borders: true },
  );

const explanationsTable = (rows: 'giai_trinh' | 'giai_trinh_them'): string =>
  table(
    EXPLANATIONS,
    [
      row(
        cells(
          EXPLANATIONS,
          ['Mã', 'Tiêu chí', 'Điểm tự đánh giá', 'Tài liệu kiểm chứng', 'Nội dung giải trình'].map((text) =>
            cell(text, 'center', 'bold'),
          ),
        ),
        'header',
      ),
      row(
        cells(EXPLANATIONS, [
          cell(`{#${rows}}{ma}`, 'center'),
          cell('{ten}'),
          cell('{diem}', 'center'),
          cell('{tai_lieu}', 'center'),
          cell(`{noi_dung}{/${rows}}`, 'left'),
        ]),
      ),
    ],
    { borders: true },
  );

const ANSWERABLE = '{cau_trach_nhiem} ({dieu_trach_nhiem}).';

interface ThreeParts {
  readonly subject: readonly string[];
  /** What the report is of, in a sentence: `kết quả …`. */
  readonly of: string;
  readonly headings: readonly [summary: string, explanations: string, difficulties: string];
  /** Heading of the initiatives, where units have to propose some; they stand before the difficulties. */
  readonly initiatives?: string;
}

const THREE_PARTS: ThreeParts = {
  subject: ['Kết quả tự đánh giá, chấm điểm công tác', 'cải cách hành chính năm {nam}'],
  of: 'kết quả tự đánh giá, chấm điểm công tác cải cách hành chính năm {nam}',
  headings: [
    'I. TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM',
    'II. GIẢI TRÌNH CÁC TIÊU CHÍ KHÔNG CÓ HOẶC CHƯA ĐỦ TÀI LIỆU KIỂM CHỨNG',
    'III. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ',
  ],
};

/** No source holds Phụ lục 4 of Quyết định 1149/QĐ-UBND: an illustrative form with the three parts such a report has. */
export const ninhHoaReport = (): Uint8Array => threePartReport(THREE_PARTS);

/** No source holds the form issued with Quyết định 29/2019/QĐ-UBND: illustrative. */
export const laiChauReport = (): Uint8Array =>
  threePartReport({
    ...THREE_PARTS,
    subject: ['Tự đánh giá, chấm điểm kết quả thực hiện', 'công tác cải cách hành chính năm {nam}'],
    of: 'tự đánh giá, chấm điểm kết quả thực hiện công tác cải cách hành chính năm {nam}',
  });

/** The three parts that mục 2 of the letter of UBND huyện Kon Rẫy lists; its own outline is in no source: illustrative. */
export const konRayReport = (): Uint8Array =>
  threePartReport({
    subject: [
      'Tự đánh giá, chấm điểm các tiêu chí, tiêu chí thành phần',
      'Chỉ số cải cách hành chính năm {nam}',
    ],
    of: 'tự đánh giá, chấm điểm các tiêu chí, tiêu chí thành phần Chỉ số cải cách hành chính năm {nam}',
    headings: [
      'I. TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM TIÊU CHÍ, TIÊU CHÍ THÀNH PHẦN',
      'II. GIẢI TRÌNH TIÊU CHÍ, TIÊU CHÍ THÀNH PHẦN KHÔNG CÓ TÀI LIỆU KIỂM CHỨNG HOẶC TÀI LIỆU KHÔNG CÓ ĐẦY ĐỦ THÔNG TIN THEO YÊU CẦU',
      'III. NHỮNG KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ',
    ],
  });

/** The forms that come with Kế hoạch of Quyết định 320/QĐ-UBND are in no source: illustrative. Mục II asks for initiatives too. */
export const quangTriReport = (): Uint8Array =>
  threePartReport({
    headings: [THREE_PARTS.headings[0], THREE_PARTS.headings[1], 'IV. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ'],
    initiatives: 'III. SÁNG KIẾN CỦA TỈNH LIÊN QUAN ĐẾN LĨNH VỰC ĐƠN VỊ PHỤ TRÁCH',
    subject: ['Tự đánh giá, chấm điểm các nội dung được giao', 'trong PAR INDEX của tỉnh năm {nam}'],
    of: 'tự đánh giá, chấm điểm các nội dung được giao trong PAR INDEX của tỉnh năm {nam}',
  });

/** What each initiative states, line by line; one proposed in a document of its own is found there. */
const initiativesPart = (heading: string): readonly string[] => [
  body(heading, { bold: true, keepNext: true }),
  paragraph(run('{#sang_kien}')),
  body('Sáng kiến {so}:', { italic: true, keepNext: true }),
  paragraph(run('{#noi_dung}')),
  body('- {.}'),
  paragraph(run('{/noi_dung}')),
  paragraph(run('{/sang_kien}')),
  paragraph(run('{#van_ban_sang_kien}')),
  body('Sáng kiến theo văn bản đề xuất gửi kèm: {.}.'),
  paragraph(run('{/van_ban_sang_kien}')),
  paragraph(run('{^co_sang_kien}')),
  body('Không có.'),
  paragraph(run('{/co_sang_kien}')),
];

const threePartReport = ({ subject, of, headings, initiatives }: ThreeParts): Uint8Array =>
  wordFile(
    [
      letterhead(),
      title('BÁO CÁO', subject, 1700),
      addressees(),
      body(`Thực hiện {can_cu}, {don_vi} báo cáo ${of} như sau:`),
      body(headings[0], { bold: true, keepNext: true }),
      body(
        'Theo {bo_tieu_chi}, tổng số điểm tự đánh giá, chấm điểm đạt được là {tong_diem} điểm trên {diem_toi_da} điểm tối đa của phần đơn vị tự chấm. Kết quả từng nội dung như bảng sau; chi tiết từng tiêu chí, tiêu chí thành phần tại Bảng tổng hợp kết quả tự đánh giá, chấm điểm gửi kèm.',
      ),
      pointsTable(),
      paragraph(run('{#co_gach_ngang}')),
      paragraph(run('Dấu gạch ngang (–): nội dung không do đơn vị tự chấm.', { size: 24, italic: true }), {
        before: 60,
        after: 120,
      }),
      paragraph(run('{/co_gach_ngang}')),
      body(headings[1], { bold: true, keepNext: true }),
      paragraph(run('{#co_giai_trinh}')),
      explanationsTable('giai_trinh'),
      body(ANSWERABLE),
      paragraph(run('{/co_giai_trinh}')),
      paragraph(run('{^co_giai_trinh}')),
      body('Không có.'),
      paragraph(run('{/co_giai_trinh}')),
      paragraph(run('{#co_giai_trinh_them}')),
      body('Đơn vị giải trình thêm ở các tiêu chí đã có tài liệu kiểm chứng:', { keepNext: true }),
      explanationsTable('giai_trinh_them'),
      paragraph(run('{^co_giai_trinh}')),
      body(ANSWERABLE),
      paragraph(run('{/co_giai_trinh}')),
      paragraph(run('{/co_giai_trinh_them}')),
      ...(initiatives ? initiativesPart(initiatives) : []),
      body(headings[2], { bold: true, keepNext: true }),
      paragraph(run('{#kien_nghi}')),
      body('- {.}'),
      paragraph(run('{/kien_nghi}')),
      paragraph(run('{^kien_nghi}')),
      body('Không có.'),
      paragraph(run('{/kien_nghi}')),
      body(`Trên đây là báo cáo ${of} của {don_vi}./.`, { keepNext: true }),
      space(12, { keepNext: true }),
      signatures('- Như trên;'),
    ].join(''),
    marks(),
  );
