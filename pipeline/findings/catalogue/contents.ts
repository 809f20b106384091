import type { Entry } from '../entry.ts';

/** Thành phần hồ sơ. */
export const contents = {
  'contents/unit-unknown': {
    check: 'contents/unit',
    sentence: 'Không xác định được hồ sơ là của đơn vị nào: tên "{name}" không có trong danh sách đơn vị.',
    remedy: 'Đặt tên thư mục (hoặc tệp zip) theo mã hay tên chính thức của đơn vị, ví dụ: {example}.',
  },
} as const satisfies Record<string, Entry>;
