import type { Entry } from '../entry.ts';

/** Thành phần hồ sơ. */
export const contents = {
  'contents/unit-unknown': {
    check: 'contents/unit',
    sentence:
      'Chưa biết hồ sơ là của đơn vị nào: tên “{name}” không có trong danh sách đơn vị của cơ quan tiếp nhận.',
    remedy:
      'Đặt tên thư mục (hoặc tệp zip) đúng mã hay tên chính thức của đơn vị, ví dụ: {example}. Nếu đơn vị mới, đề nghị cơ quan tiếp nhận bổ sung vào danh sách.',
  },
  'contents/unit-contradicted': {
    check: 'contents/unit',
    sentence:
      'Hồ sơ được nhận là của {unit}, nhưng trong tên thư mục hay tệp zip có cả tên đơn vị khác: {others}.',
    remedy: 'Mỗi hồ sơ chỉ để tài liệu của một đơn vị; tách hồ sơ của từng đơn vị ra rồi gửi lại.',
  },
  'contents/unit-without-appendix': {
    check: 'contents/unit',
    sentence: 'Quy chế không có phụ lục chấm điểm nào dành cho loại đơn vị của {unit}.',
    remedy: 'Đề nghị cơ quan tiếp nhận kiểm tra lại loại đơn vị đã khai trong danh sách đơn vị.',
  },
  'contents/unit-not-in-task': {
    check: 'contents/unit',
    sentence: 'Nhiệm vụ “{task}” không giao cho {unit}.',
    remedy:
      'Gửi hồ sơ theo nhiệm vụ được giao cho đơn vị: {own}. Nếu đơn vị được giao thêm, đề nghị cơ quan tiếp nhận bổ sung.',
  },
  'contents/other-year': {
    check: 'contents/unit',
    sentence:
      'Hồ sơ là của năm đánh giá {year}, nhưng quy chế và bộ tiêu chí đang dùng là của năm {years}; tiêu chí, điểm và thời hạn của năm {year} có thể khác.',
    remedy:
      'Cơ quan tiếp nhận kiểm tra năm đánh giá đã khai; nếu đúng là năm {year} thì lập quy chế và bộ tiêu chí của năm đó, hoặc xác nhận bộ này vẫn dùng được.',
  },
  'contents/archive-unreadable': {
    check: 'contents/files',
    sentence: 'Tệp zip của hồ sơ không mở được trọn vẹn: {because}.',
    remedy:
      'Nén lại thư mục hồ sơ thành một tệp zip thông thường, không đặt mật khẩu; hoặc gửi cả thư mục, không nén.',
  },
  'contents/unsafe-name': {
    check: 'contents/files',
    sentence: 'Tệp zip có mục mang tên hoặc đường dẫn không an toàn: “{name}”. Mục này không được đọc.',
    remedy: 'Nén lại từ thư mục hồ sơ trên máy của đơn vị rồi gửi lại.',
  },
  'contents/not-a-file': {
    check: 'contents/files',
    sentence: '“{name}” là lối tắt hoặc mục đặc biệt, không phải tệp. Mục này không được đọc.',
    remedy: 'Thay bằng chính tệp tài liệu.',
  },
  'contents/file-unreadable': {
    check: 'contents/files',
    sentence: 'Không đọc được “{name}”: máy từ chối mở (đang bị phần mềm khác giữ, hoặc không đủ quyền đọc).',
    remedy: 'Đóng tệp trong các phần mềm khác, hoặc xin người quản trị cấp quyền đọc, rồi chạy kiểm tra lại.',
  },
  'contents/name-clash': {
    check: 'contents/files',
    sentence:
      'Hai tệp có tên hiển thị giống hệt nhau: “{name}”. Không phân biệt được đường dẫn trỏ đến tệp nào.',
    remedy: 'Đổi tên một trong hai tệp và sửa lại đường dẫn trong bảng chấm điểm.',
  },
  'contents/nested-archive': {
    check: 'contents/files',
    sentence: 'Trong hồ sơ có tệp nén. Tài liệu bên trong tệp nén không được kiểm tra.',
    remedy: 'Giải nén, đặt từng tài liệu vào thư mục hồ sơ.',
  },
  'contents/ignored-files': {
    check: 'contents/files',
    sentence: 'Đã bỏ qua {count:count} tệp tạm, tệp của hệ thống: {names}.',
    remedy: 'Không cần làm gì. Nếu Excel hay Word đang mở tệp, hãy lưu và đóng trước khi gửi.',
  },
  'contents/workbook-missing': {
    check: 'contents/workbook',
    sentence:
      'Hồ sơ chưa có bảng chấm điểm: không tìm thấy tệp Excel (.xlsx) nào ở ngoài các thư mục tài liệu kiểm chứng.',
    remedy: 'Đặt bảng chấm điểm (.xlsx) vào ngay trong thư mục hồ sơ.',
  },
  'contents/workbook-several': {
    check: 'contents/workbook',
    sentence:
      'Có {count:count} tệp Excel cùng có thể là bảng chấm điểm: {names}. Chưa rõ bảng nào là bảng chính thức; tạm đọc tệp này.',
    remedy: 'Chỉ để lại một bảng chấm điểm trong thư mục hồ sơ rồi gửi lại.',
  },
  'contents/form-unfilled': {
    check: 'contents/workbook',
    sentence:
      'Tệp này là mẫu bảng chấm điểm đã phát cho đơn vị, chưa điền gì; không tính, bảng chấm điểm được đọc là “{taken}”.',
    remedy:
      'Nếu “{taken}” là bảng chấm điểm của đơn vị thì không cần làm gì, hoặc bỏ mẫu này ra khỏi hồ sơ. Nếu không, điền vào mẫu này rồi gửi lại.',
  },
  'contents/report-missing': {
    check: 'contents/report',
    sentence:
      'Hồ sơ chưa có báo cáo của nhiệm vụ “{task}”: không thấy tệp nào có tên là báo cáo ở ngoài các thư mục tài liệu kiểm chứng.',
    remedy: 'Đặt báo cáo (PDF đã ký) ngay trong thư mục hồ sơ; đặt tên tệp có chữ “bao cao” để được nhận ra.',
  },
  'contents/report-without-evidence': {
    check: 'contents/report',
    sentence: 'Báo cáo không kèm tài liệu kiểm chứng nào.',
    remedy: 'Đặt tài liệu kiểm chứng của báo cáo vào thư mục hồ sơ.',
  },
  'contents/table-beside-report': {
    check: 'contents/report',
    sentence:
      'Bảng chấm điểm để cạnh báo cáo không được đọc và không được chấm: nhiệm vụ này chỉ kiểm tra báo cáo và tài liệu kiểm chứng.',
    remedy:
      'Nếu đây là hồ sơ tự chấm điểm thì gửi theo nhiệm vụ tự đánh giá, chấm điểm; nếu không, cán bộ tiếp nhận xem bảng này.',
  },
  'contents/minutes-missing': {
    check: 'contents/minutes',
    sentence: 'Chưa có biên bản họp {body}.',
    remedy:
      'Bổ sung biên bản họp (PDF đã ký) vào ngay thư mục hồ sơ trước khi gửi chính thức; đặt tên tệp có chữ “bien ban hop” để được nhận ra.',
  },
} as const satisfies Record<string, Entry>;

/** Tasks of a unit that has none. */
export const NO_TASK = 'không có nhiệm vụ nào trong quy chế này';
