import type { Entry } from '../entry.ts';

/** Sáng kiến mà phụ lục yêu cầu đơn vị đề xuất. */
export const initiatives = {
  'initiatives/missing': {
    check: 'initiatives/proposed',
    sentence: 'Đơn vị phải đề xuất ít nhất {minimum:count} sáng kiến; hồ sơ có {found:count}.',
    remedy:
      'Ghi sáng kiến vào trang “Sáng kiến” của bảng chấm điểm, hoặc kèm văn bản đề xuất có chữ “sang kien” trong tên tệp; nêu rõ: {fields}.',
  },
  'initiatives/field-missing': {
    check: 'initiatives/proposed',
    sentence: 'Sáng kiến chưa nêu: {fields}.',
    remedy: 'Ghi đủ các nội dung còn thiếu của sáng kiến.',
  },
  'initiatives/field-not-found': {
    check: 'initiatives/proposed',
    sentence: 'Chưa thấy trong văn bản đề xuất sáng kiến: {fields}.',
    remedy: 'Nêu rõ các nội dung này trong văn bản; nếu đã nêu, cán bộ xem xét.',
  },
  'initiatives/cannot-read': {
    check: 'initiatives/proposed',
    sentence: 'Văn bản đề xuất sáng kiến là bản quét hoặc không có chữ đọc được.',
    remedy: 'Cần cán bộ xem xét nội dung sáng kiến.',
  },
} as const satisfies Record<string, Entry>;

/** Why nothing, or not all, was told of initiatives. */
export const initiativesUnknown = {
  noAppendix: 'chưa biết đơn vị phải chấm theo phụ lục nào',
  notAsked: 'phụ lục không yêu cầu đề xuất sáng kiến',
  person: 'cần cán bộ xem văn bản đề xuất sáng kiến',
} as const;
