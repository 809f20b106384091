import { type Day, vietnameseDay } from '../../model/day.ts';
import { type Points, vietnameseDecimal, ZERO } from '../../model/points.ts';
import type { Entry } from '../entry.ts';

/** Thời hạn nộp. */
export const deadline = {
  'deadline/late': {
    check: 'deadline/due',
    sentence: 'Hồ sơ được nhận ngày {received:day}, sau hạn nộp {due:day}: trễ {late:count} ngày{effect}.',
    remedy: 'Hoàn tất việc nộp càng sớm càng tốt.',
  },
  'deadline/locked': {
    check: 'deadline/due',
    sentence:
      'Đơn vị đã nộp hồ sơ ngày {filed:day}, còn trong hạn; hồ sơ đã khóa sau ngày {due:day} nên bản nhận ngày {received:day} không thay được bản đã nộp.',
    remedy:
      'Bản đã nộp được giữ để thẩm định, không bị tính là nộp chậm; bổ sung khi cơ quan thẩm định đề nghị giải trình.',
  },
  'deadline/too-late': {
    check: 'deadline/due',
    sentence: 'Hồ sơ được nhận ngày {received:day}, sau ngày cuối cùng còn nhận hồ sơ là {last:day}.',
    remedy:
      'Liên hệ cơ quan tiếp nhận. Nếu có văn bản cho gia hạn, cơ quan tiếp nhận khai số và ngày văn bản đó.',
  },
  'deadline/zero': {
    check: 'deadline/due',
    sentence: 'Do nộp quá ngày {last:day}, điểm của hồ sơ được xác định là 0 điểm.',
    remedy: 'Liên hệ cơ quan tiếp nhận.',
  },
  'deadline/none-entered': {
    check: 'deadline/due',
    sentence: 'Quy chế để ngày hết hạn cho một văn bản khác, và cơ quan tiếp nhận chưa khai ngày đó.',
    remedy: 'Cơ quan tiếp nhận khai ngày hết hạn, số và ngày văn bản. Đơn vị không phải làm gì.',
  },
  'deadline/calendar-unofficial': {
    check: 'deadline/due',
    sentence: 'Hạn nộp được tính khi chưa có đủ lịch nghỉ lễ, tết chính thức của năm {year}.',
    remedy: 'Cơ quan tiếp nhận bổ sung lịch nghỉ của năm. Đơn vị nên nộp trước ngày nghỉ gần nhất.',
  },
  'deadline/shift-possible': {
    check: 'deadline/due',
    sentence:
      'Ngày cuối cùng {due:day} là ngày nghỉ. Quy chế không nói hạn nộp có chuyển sang ngày làm việc tiếp theo ({shifted:day}) hay không.',
    remedy:
      'Nên nộp chậm nhất ngày làm việc liền trước ({before:day}); nếu đã qua ngày đó thì hỏi cơ quan tiếp nhận.',
  },
  'deadline/disputed-minute': {
    check: 'deadline/due',
    sentence:
      'Hồ sơ được nhận trong phút cuối cùng ({minute}) của ngày {day:day}; giây nào còn đúng hạn có thể bị hiểu khác nhau.',
    remedy: 'Cơ quan tiếp nhận xác nhận thời điểm nhận. Lần sau nên nộp sớm hơn ít nhất một giờ.',
  },
  'deadline/file-after-receipt': {
    check: 'deadline/times',
    sentence:
      '{count:count} tệp ghi thời gian sửa lần cuối (muộn nhất {modified:day}) sau ngày nhận hồ sơ {received:day}: {names}.',
    remedy: 'Kiểm tra ngày giờ của máy tính đã tạo tệp. Thời điểm nhận hồ sơ không thay đổi.',
  },
} as const satisfies Record<string, Entry>;

/** Why the deadline could not be told. */
export const deadlineUnknown = {
  noReceipt: 'chưa có thời điểm nhận hồ sơ',
  noDeadline: 'cơ quan tiếp nhận chưa khai ngày hết hạn',
} as const;

/** What being late costs; nothing is said of points where the regulation takes none, or the task has none. */
export const lateEffect = (
  penalty: Points,
  { last, zero }: { last: Day | undefined; zero: boolean },
): string =>
  penalty === ZERO
    ? ''
    : `, dự kiến bị trừ ${vietnameseDecimal(penalty)} điểm; ${zero && last ? `nộp sau ngày ${vietnameseDay(last)} thì hồ sơ được xác định là 0 điểm` : 'mỗi ngày chậm thêm có thể bị trừ thêm'}`;
