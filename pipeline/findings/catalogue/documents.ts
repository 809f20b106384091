import type { Entry } from '../entry.ts';

/** Văn bản kết quả: what could not be made, though the dossier allows it. */
export const documents = {
  'documents/not-printed': {
    check: 'documents/made',
    sentence: 'Máy này chưa có LibreOffice nên chưa tạo được bản PDF; các bản Word, Excel vẫn được tạo đủ.',
    remedy:
      'Người quản trị cài LibreOffice (Writer và Calc) rồi kiểm tra lại hồ sơ; đơn vị không phải làm gì.',
  },
  'documents/font-missing': {
    check: 'documents/made',
    sentence:
      'Máy này không có phông chữ kiểu Times New Roman đủ chữ tiếng Việt nên bản PDF có thể sai nét hoặc lệch dòng.',
    remedy:
      'Người quản trị cài phông Liberation 2 (fonts-liberation2) hoặc Times New Roman rồi kiểm tra lại hồ sơ; đơn vị không phải làm gì.',
  },
  'documents/not-annotated': {
    check: 'documents/made',
    sentence:
      'Bảng chấm điểm được lưu theo cách phần mềm không ghi chú vào được, nên không có bản kèm ghi chú.',
    remedy:
      'Xem các ô cần sửa trong phiếu kiểm tra; hoặc mở bảng bằng Excel, lưu lại dạng .xlsx rồi gửi lại.',
  },
} as const satisfies Record<string, Entry>;
