import type { Entry } from '../entry.ts';

/** Biên bản họp. */
export const minutes = {
  'minutes/cannot-read': {
    check: 'minutes/total',
    sentence: 'Biên bản họp là bản quét hoặc không có chữ đọc được.',
    remedy: 'Cần cán bộ xem xét nội dung biên bản.',
  },
  'minutes/total-not-found': {
    check: 'minutes/total',
    sentence: 'Không tìm thấy tổng số điểm trong biên bản họp.',
    remedy: 'Cần cán bộ xem xét nội dung biên bản.',
  },
  'minutes/total-differs': {
    check: 'minutes/total',
    sentence:
      'Tổng điểm trong biên bản họp là {found:points}, khác tổng điểm tự chấm trong bảng chấm điểm là {expected:points}.',
    remedy: 'Kiểm tra lại biên bản và bảng chấm điểm cho thống nhất.',
  },
} as const satisfies Record<string, Entry>;
