import type { Entry } from '../entry.ts';

/** Chữ ký số trên tài liệu kiểm chứng và biên bản. */
export const signatures = {
  'signatures/missing': {
    check: 'signatures/present',
    sentence: 'Tài liệu chưa có chữ ký số.',
    remedy: 'Ký số tệp PDF bằng chữ ký số được cấp, rồi thay tệp này.',
  },
  'signatures/missing-on-scan': {
    check: 'signatures/present',
    sentence: 'Bản quét chưa có chữ ký số.',
    remedy: 'Nên ký số lên tệp PDF bản quét, hoặc thay bằng văn bản điện tử đã ký số nếu có.',
  },
  'signatures/broken': {
    check: 'signatures/intact',
    sentence: 'Chữ ký số của {signer} không đúng: nội dung tệp không còn như lúc ký.',
    remedy: 'Lấy lại tệp gốc ngay sau khi ký (không mở ra sửa, không in lại thành PDF) rồi thay tệp này.',
  },
  'signatures/altered': {
    check: 'signatures/intact',
    sentence: 'Tệp đã bị sửa sau khi {signer} ký.',
    remedy: 'Lấy lại tệp gốc ngay sau khi ký; nếu cần sửa nội dung thì sửa bản nguồn rồi ký lại.',
  },
  'signatures/partial': {
    check: 'signatures/intact',
    sentence: 'Chữ ký số của {signer} không bao trùm toàn bộ nội dung tệp.',
    remedy: 'Ký lại cả tài liệu bằng phần mềm ký số được cấp, rồi thay tệp này.',
  },
  'signatures/unreadable': {
    check: 'signatures/intact',
    sentence: 'Tệp có chữ ký số nhưng cấu trúc chữ ký hoặc tệp bị lỗi nên không kiểm tra được.',
    remedy: 'Xuất lại PDF và ký lại bằng phần mềm ký số được cấp.',
  },
  'signatures/no-anchors': {
    check: 'signatures/authority',
    sentence:
      'Cơ quan tiếp nhận chưa khai chứng thư gốc đáng tin cậy nào, nên chưa xác định được chữ ký số do ai cấp.',
    remedy: 'Cơ quan tiếp nhận khai chứng thư gốc (xem tài liệu cài đặt). Đơn vị không phải làm gì.',
  },
  'signatures/unknown-authority': {
    check: 'signatures/authority',
    sentence:
      'Chữ ký số của {signer} do nơi cấp không có trong danh sách tin cậy của cơ quan tiếp nhận ({issuer}).',
    remedy: 'Ký bằng chữ ký số do Ban Cơ yếu Chính phủ hoặc tổ chức được cấp phép cấp, rồi thay tệp này.',
  },
  'signatures/not-specialised': {
    check: 'signatures/authority',
    sentence: 'Chữ ký số của {signer} không phải chữ ký số chuyên dùng công vụ.',
    remedy: 'Nên ký bằng chữ ký số chuyên dùng công vụ.',
  },
  'signatures/expired': {
    check: 'signatures/authority',
    sentence:
      'Chứng thư số của {signer} không còn hoặc chưa có hiệu lực tại thời điểm xét (hiệu lực từ {from:day} đến {to:day}).',
    remedy: 'Ký lại bằng chứng thư số đang có hiệu lực.',
  },
  'signatures/revoked': {
    check: 'signatures/authority',
    sentence: 'Chứng thư số của {signer} đã bị thu hồi.',
    remedy: 'Ký lại bằng chứng thư số đang có hiệu lực.',
  },
  'signatures/revocation-unknown': {
    check: 'signatures/authority',
    sentence:
      'Chưa xác định được chứng thư số của {signer} có bị thu hồi hay không (chưa có danh sách thu hồi mới).',
    remedy: 'Cơ quan tiếp nhận cập nhật danh sách thu hồi. Đơn vị không phải làm gì.',
  },
  'signatures/no-revocation-data': {
    check: 'signatures/authority',
    sentence:
      'Chưa có danh sách thu hồi nào dùng được, nên chưa xác định được chứng thư số của các chữ ký trong hồ sơ có bị thu hồi hay không.',
    remedy: 'Cơ quan tiếp nhận cập nhật danh sách thu hồi. Đơn vị không phải làm gì.',
  },
  'signatures/weak': {
    check: 'signatures/authority',
    sentence: 'Chữ ký số của {signer} dùng thuật toán hoặc chứng thư không đạt yêu cầu hiện nay.',
    remedy: 'Ký lại bằng thiết bị và phần mềm ký số đang được cấp.',
  },
  'signatures/after-receipt': {
    check: 'signatures/time',
    sentence:
      'Thời gian ký ghi trong chữ ký của {signer} ({signed:day}) muộn hơn ngày nhận hồ sơ ({received:day}).',
    remedy: 'Kiểm tra đồng hồ của máy dùng để ký.',
  },
  'signatures/after-deadline': {
    check: 'signatures/time',
    sentence: 'Tài liệu được {signer} ký ngày {signed:day}, sau hạn nộp {due:day}.',
    remedy: 'Nếu là tài liệu bổ sung, nêu rõ trong phần giải trình.',
  },
} as const satisfies Record<string, Entry>;
