import type { Entry } from '../entry.ts';

/** Tài liệu kiểm chứng và giải trình của từng tiêu chí. */
export const evidence = {
  'evidence/missing': {
    check: 'evidence/present',
    sentence:
      'Tiêu chí {code} có tự chấm điểm nhưng không có tài liệu kiểm chứng và cũng không có giải trình{follows}.',
    remedy:
      '{first}Gắn đường dẫn tới tài liệu kiểm chứng (PDF) ở cột tài liệu kiểm chứng, hoặc ghi rõ cách chấm ở cột giải trình.',
  },
  'evidence/missing-justified': {
    check: 'evidence/present',
    sentence: 'Tiêu chí {code} không có tài liệu kiểm chứng, chỉ có giải trình{follows}.',
    remedy:
      '{first}Bổ sung tài liệu kiểm chứng nếu có; nếu không, phần giải trình được đưa vào báo cáo và đơn vị chịu trách nhiệm về tính chính xác.',
  },
  'evidence/not-assessed': {
    check: 'evidence/present',
    sentence:
      'Đơn vị đề nghị không đánh giá, chấm điểm tiêu chí {code}. Đề nghị này chờ cơ quan thẩm định xác nhận.',
    remedy: 'Xem lại cột giải trình đã nêu cả lý do và văn bản làm căn cứ chưa; nêu đủ rồi thì chờ xác nhận.',
  },
  'evidence/not-assessed-unexplained': {
    check: 'evidence/present',
    sentence: 'Đơn vị đề nghị không đánh giá, chấm điểm tiêu chí {code} nhưng chưa nêu lý do.',
    remedy:
      'Ghi rõ lý do và văn bản làm căn cứ ở cột giải trình; nếu thật ra có chấm thì xóa dấu x ở cột đề nghị không đánh giá.',
  },
  'evidence/out-of-order': {
    check: 'evidence/used',
    sentence:
      'Tài liệu kiểm chứng chưa xếp theo thứ tự tiêu chí: tệp này của tiêu chí {code} nhưng đứng sau tài liệu của tiêu chí {after}.',
    remedy:
      'Đặt tên thư mục hoặc tệp bắt đầu bằng số thứ tự (01, 02, …) theo thứ tự của phụ lục; tài liệu dùng cho nhiều tiêu chí để ở tiêu chí đầu tiên.',
  },
  'evidence/link-broken': {
    check: 'evidence/links',
    sentence: 'Đường dẫn “{target}” không trỏ tới tệp nào trong hồ sơ.',
    remedy: 'Chép tệp vào thư mục hồ sơ, hoặc sửa lại đường dẫn ở ô này.',
  },
  'evidence/link-near-miss': {
    check: 'evidence/links',
    sentence: 'Đường dẫn “{target}” không trỏ tới tệp nào trong hồ sơ. Có phải “{suggestion}”?',
    remedy: 'Sửa lại đường dẫn ở ô này cho đúng tên tệp.',
  },
  'evidence/link-outside': {
    check: 'evidence/links',
    sentence: 'Đường dẫn “{target}” trỏ ra ngoài thư mục hồ sơ, chỉ mở được trên máy của đơn vị.{here}',
    remedy: '{mend}',
  },
  'evidence/link-external': {
    check: 'evidence/links',
    sentence: 'Đường dẫn “{target}” trỏ tới một trang trên mạng, không được mở khi kiểm tra.',
    remedy: 'Lưu nội dung thành tệp PDF, đặt vào thư mục hồ sơ rồi gắn lại đường dẫn.',
  },
  'evidence/link-unreadable': {
    check: 'evidence/links',
    sentence: 'Không hiểu được đường dẫn “{target}”.',
    remedy: 'Bấm chuột phải vào ô, chọn Siêu liên kết (Hyperlink) rồi chọn lại tệp.',
  },
  'evidence/link-not-in-row': {
    check: 'evidence/links',
    sentence:
      'Tài liệu của tiêu chí {code} mới được nêu bằng chữ hoặc nhận ra nhờ tên tệp, thư mục; chưa có đường dẫn ngay trong dòng của bảng chấm điểm.',
    remedy: 'Gắn đường dẫn (Hyperlink) tới tài liệu ngay trong dòng của tiêu chí.',
  },
  'evidence/found-by-name': {
    check: 'evidence/links',
    sentence: 'Tài liệu của tiêu chí {code} được nhận ra nhờ tên tệp hoặc thư mục bắt đầu bằng mã tiêu chí.',
    remedy: 'Nên gắn thêm đường dẫn trong bảng chấm điểm để người thẩm định mở được ngay.',
  },
  'evidence/file-unused': {
    check: 'evidence/used',
    sentence: 'Không dòng nào của bảng chấm điểm dùng tới tệp này.',
    remedy: 'Gắn đường dẫn từ tiêu chí tương ứng; nếu không cần thì bỏ tệp ra khỏi hồ sơ.',
  },
  'evidence/identical-copies': {
    check: 'evidence/used',
    sentence: 'Tệp này giống hệt tệp “{other}”.',
    remedy: 'Nên giữ một tệp và cho các tiêu chí cùng trỏ tới.',
  },
  'evidence/used-often': {
    check: 'evidence/used',
    sentence: 'Tệp này được dùng cho {count:count} tiêu chí.',
    remedy:
      'Người thẩm định xem tệp có đủ nội dung cho từng tiêu chí không; nên ghi rõ trang ở đường dẫn (ví dụ #page=2).',
  },
  'evidence/other-year': {
    check: 'evidence/dates',
    sentence: 'Văn bản{document} ghi ngày {day:day}, ngoài năm đánh giá {year}.',
    remedy:
      'Người thẩm định xem văn bản có dùng cho năm đánh giá không; nếu gắn nhầm văn bản của năm khác thì thay tệp.',
  },
  'evidence/head-incomplete': {
    check: 'evidence/dates',
    sentence: 'Trang đầu của văn bản không đọc thấy {missing}.',
    remedy:
      'Xem tệp có phải văn bản do cơ quan có thẩm quyền ban hành không; nếu là dự thảo hoặc bản trích thì thay bằng bản đã ban hành, có đủ số, ngày và tên cơ quan.',
  },
  'evidence/dated-after-receipt': {
    check: 'evidence/dates',
    sentence: 'Văn bản{document} ghi ngày {day:day}, sau ngày nhận hồ sơ {received:day}.',
    remedy: 'Kiểm tra lại ngày ghi trên văn bản; thay bằng văn bản ban hành trước khi nộp hồ sơ.',
  },
} as const satisfies Record<string, Entry>;

/** Evidence that is missing because links of its row lead nowhere, told on their own. */
export const EVIDENCE_WORDS = {
  meantInside: (path: string) => ` Có phải tệp “${path}” trong hồ sơ?`,
  linkAgain:
    'Mở bảng ngay trong thư mục hồ sơ, bấm chuột phải vào ô, chọn Sửa liên kết (Edit Hyperlink), chọn lại tệp đó trong thư mục hồ sơ rồi lưu.',
  bringFile: 'Chép tệp vào thư mục hồ sơ rồi gắn lại đường dẫn.',
  follows: (cells: string) => `, vì đường dẫn ở ô ${cells} không dẫn tới tệp nào trong hồ sơ (đã nêu riêng)`,
  mendLink: (cells: string) =>
    `Trước hết sửa đường dẫn ở ô ${cells}: dẫn đúng tới tệp trong hồ sơ thì mục này cũng hết. `,
} as const;

/** Why the day of a document was not told. */
export const textsUnknown = {
  noPdf: 'hồ sơ không có tệp PDF nào mở được',
  someWithoutDay: 'có tài liệu không đọc được ngày ban hành',
} as const;

/** What the head of an issued document bears. */
export const HEAD_PARTS = {
  number: 'số, ký hiệu',
  day: 'ngày ban hành',
  agency: 'cơ quan ban hành',
} as const;
