import type { Entry } from '../entry.ts';

/** Định dạng tệp, xét theo nội dung chứ không theo tên. */
export const formats = {
  'formats/word-or-excel': {
    check: 'formats/allowed',
    sentence: 'Tài liệu là tệp {format}, không phải PDF.',
    remedy: 'Xuất tài liệu ra PDF và ký số theo quy định, rồi thay tệp này.',
  },
  'formats/signed-office': {
    check: 'formats/allowed',
    sentence:
      'Tài liệu là tệp {format} có chữ ký số bên trong; phần mềm không kiểm tra được loại chữ ký này.',
    remedy:
      'Cán bộ mở tệp bằng phần mềm đọc được {format}, xem chữ ký số còn hợp lệ không. Nên xuất tài liệu ra PDF và ký số để được kiểm tra tự động.',
  },
  'formats/renamed': {
    check: 'formats/allowed',
    sentence: 'Tên tệp là {named} nhưng nội dung thật là {format}.',
    remedy: 'Xuất lại tài liệu đúng định dạng (Lưu dưới dạng PDF); không đổi phần đuôi của tên tệp.',
  },
  'formats/other': {
    check: 'formats/allowed',
    sentence: 'Tài liệu có định dạng không được nhận ({format}).',
    remedy: 'Chuyển tài liệu sang PDF rồi thay tệp này.',
  },
  'formats/image': {
    check: 'formats/allowed',
    sentence: 'Tài liệu là tệp hình ảnh.',
    remedy: 'Đưa hình ảnh vào một tệp PDF rồi thay tệp này.',
  },
  'formats/image-not-allowed': {
    check: 'formats/allowed',
    sentence:
      'Tệp hình ảnh được dùng cho tiêu chí {code}, là tiêu chí cần văn bản chứ không chỉ hình ảnh minh họa.',
    remedy: 'Bổ sung văn bản (PDF) làm tài liệu kiểm chứng cho tiêu chí này.',
  },
  'formats/empty': {
    check: 'formats/opens',
    sentence: 'Tệp rỗng (0 byte).',
    remedy: 'Chép lại tệp từ máy của đơn vị.',
  },
  'formats/encrypted': {
    check: 'formats/opens',
    sentence: 'Tệp PDF đặt mật khẩu nên không mở được.',
    remedy: 'Gỡ mật khẩu, hoặc xuất lại PDF không đặt mật khẩu.',
  },
  'formats/damaged': {
    check: 'formats/opens',
    sentence: 'Tệp PDF bị hỏng, không mở được.',
    remedy: 'Mở thử bằng trình đọc PDF trên máy của đơn vị; xuất hoặc quét lại tài liệu rồi thay tệp này.',
  },
  'formats/reader-gave-up': {
    check: 'formats/opens',
    sentence: 'Chương trình phải ngừng đọc tệp này: {because}.',
    remedy: 'Xuất hoặc quét lại tài liệu thành tệp nhẹ hơn rồi thay tệp này.',
  },
  'formats/scan': {
    check: 'formats/opens',
    sentence: 'Tệp PDF là bản quét (chỉ có hình ảnh trang giấy), không đọc được chữ.',
    remedy: 'Nên dùng bản PDF xuất từ phần mềm soạn thảo nếu có.',
  },
} as const satisfies Record<string, Entry>;

/** Why it was not told whether every file has a format that is allowed. */
export const formatsUnknown = 'có tệp Word, Excel, XML mang chữ ký số mà phần mềm không kiểm tra được';
