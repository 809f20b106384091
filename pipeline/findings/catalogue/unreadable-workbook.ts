/** What a file that cannot be read as a workbook is, and what to do about it. */
export const UNREADABLE_WORKBOOK = {
  empty: ['tệp rỗng, không có nội dung', 'Chép lại tệp từ máy của đơn vị; mở thử bằng Excel trước khi gửi.'],
  oldExcel: [
    'tệp là Excel kiểu cũ (.xls)',
    'Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi gửi tệp .xlsx.',
  ],
  password: [
    'tệp được đặt mật khẩu',
    'Mở bằng Excel, vào Tệp, Thông tin, Bảo vệ sổ làm việc, bỏ mật khẩu mã hóa, lưu rồi gửi lại.',
  ],
  openDocument: [
    'tệp là bảng tính OpenDocument (.ods)',
    'Mở bằng LibreOffice hoặc Excel, chọn Lưu thành, kiểu “Excel 2007-365 (.xlsx)”, rồi gửi tệp .xlsx.',
  ],
  binaryWorkbook: [
    'tệp là Excel nhị phân (.xlsb)',
    'Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi gửi tệp .xlsx.',
  ],
  wordFile: [
    'tệp là văn bản Word, dù tên có thể là .xlsx',
    'Chép bảng điểm vào mẫu Excel; đổi tên tệp không đổi được loại tệp.',
  ],
  presentation: ['tệp là trình chiếu PowerPoint', 'Gửi bảng chấm điểm bằng tệp Excel (.xlsx).'],
  pdf: ['tệp là PDF, không phải Excel', 'Gửi bảng chấm điểm bằng tệp Excel (.xlsx); bản PDF đã ký để riêng.'],
  otherFormat: [
    'nội dung tệp không phải là bảng tính Excel',
    'Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi gửi tệp .xlsx.',
  ],
  damaged: [
    'tệp bị hỏng hoặc chép chưa hết',
    'Chép lại tệp từ máy của đơn vị. Nếu Excel cũng báo lỗi khi mở, chọn Sửa chữa (Open and Repair), lưu thành tệp mới rồi gửi.',
  ],
  tooLarge: [
    'tệp lớn bất thường so với một bảng chấm điểm',
    'Chép bảng điểm sang một tệp Excel mới (chỉ các dòng của bảng), lưu rồi gửi tệp mới.',
  ],
  hostile: [
    'cấu trúc tệp bất thường, có thể gây hại nên không được mở',
    'Quét vi-rút máy đã tạo tệp; chép bảng điểm sang một tệp Excel mới, lưu rồi gửi tệp mới.',
  ],
  noSheet: ['tệp không có trang tính nào', 'Mở bằng Excel xem bảng điểm còn không; lưu lại rồi gửi.'],
} as const satisfies Record<string, readonly [why: string, how: string]>;
