import type { Entry } from '../entry.ts';

/** Điểm thưởng, điểm trừ. */
export const scoring = {
  'scoring/bonus-over-cap': {
    check: 'scoring/bonus',
    sentence: 'Tổng điểm thưởng tự chấm là {bonus:points}, vượt mức tối đa {cap:points}.',
    remedy: 'Chấm lại điểm thưởng sao cho tổng không quá {cap:points} điểm.',
  },
  'scoring/penalty-declared': {
    check: 'scoring/penalty',
    sentence: 'Đơn vị tự kê khai điểm trừ {penalty:points} ở mục {code}.',
    remedy: 'Điểm trừ do cơ quan thẩm định xác định; phần kê khai được chuyển để tham khảo.',
  },
  'scoring/self-appraised': {
    check: 'scoring/appraiser',
    sentence: 'Đơn vị cũng là cơ quan thẩm định của {count:count} tiêu chí trong bảng của mình: {codes}.',
    remedy:
      'Cơ quan tiếp nhận cho người khác thẩm định, hoặc ghi rõ là tự thẩm định. Đơn vị không phải làm gì.',
  },
} as const satisfies Record<string, Entry>;

/** Why nothing was scored. */
export const scoringNotRun = 'không có bảng chấm điểm đọc được, hoặc chưa biết phụ lục của đơn vị';
