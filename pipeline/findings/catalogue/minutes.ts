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
    sentence: 'Chưa rõ tổng số điểm tự chấm mà biên bản họp nêu: không thấy, hoặc có nhiều con số khác nhau.',
    remedy:
      'Ghi một dòng “Tổng số điểm tự đánh giá, chấm điểm: … điểm” vào biên bản; nếu đã ghi, cán bộ xem xét.',
  },
  'minutes/total-differs': {
    check: 'minutes/total',
    sentence:
      'Tổng điểm trong biên bản họp là {found:points}, khác tổng điểm tự chấm trong bảng chấm điểm là {expected:points}.',
    remedy: 'Kiểm tra lại biên bản và bảng chấm điểm cho thống nhất.',
  },
  'minutes/date-not-found': {
    check: 'minutes/meeting',
    sentence: 'Chưa thấy ngày họp trong biên bản.',
    remedy: 'Ghi đủ ngày, tháng, năm ở dòng “Thời gian bắt đầu”; nếu đã ghi, cán bộ xem xét.',
  },
  'minutes/chair-not-found': {
    check: 'minutes/meeting',
    sentence: 'Chưa thấy họ tên người chủ trì trong biên bản.',
    remedy: 'Ghi họ tên, chức vụ người chủ trì ở dòng “Chủ trì”; nếu đã ghi, cán bộ xem xét.',
  },
  'minutes/secretary-not-found': {
    check: 'minutes/meeting',
    sentence: 'Chưa thấy họ tên thư ký (người ghi biên bản) trong biên bản.',
    remedy: 'Ghi họ tên thư ký ở dòng “Thư ký”; nếu đã ghi, cán bộ xem xét.',
  },
  'minutes/members-not-found': {
    check: 'minutes/meeting',
    sentence: 'Chưa thấy thành phần tham dự trong biên bản.',
    remedy: 'Ghi họ tên, chức vụ người tham dự ở dòng “Thành phần tham dự”; nếu đã ghi, cán bộ xem xét.',
  },
  'minutes/after-receipt': {
    check: 'minutes/meeting',
    sentence: 'Biên bản ghi họp ngày {held:day}, sau ngày nhận hồ sơ {received:day}.',
    remedy: 'Kiểm tra lại ngày họp ghi trong biên bản.',
  },
  'minutes/after-deadline': {
    check: 'minutes/meeting',
    sentence: 'Biên bản ghi họp ngày {held:day}, sau hạn nộp {due:day}.',
    remedy: 'Kiểm tra lại ngày họp ghi trong biên bản.',
  },
  'minutes/before-year': {
    check: 'minutes/meeting',
    sentence: 'Biên bản ghi họp ngày {held:day}, trước năm đánh giá {year}.',
    remedy: 'Kiểm tra xem có dùng nhầm biên bản của năm trước, hoặc ghi nhầm năm, không.',
  },
  'minutes/decision-not-found': {
    check: 'minutes/council',
    sentence: 'Chưa thấy quyết định thành lập {body} trong biên bản và trong hồ sơ.',
    remedy:
      'Ghi “Quyết định số … ngày … thành lập Hội đồng” vào biên bản hoặc kèm quyết định; nếu đã có, cán bộ xem xét.',
  },
  'minutes/member-not-found': {
    check: 'minutes/council',
    sentence: 'Chưa thấy {member} trong thành phần Hội đồng ghi ở biên bản.',
    remedy: 'Ghi đủ họ tên, chức vụ thành viên Hội đồng; nếu vắng, ghi rõ lý do; nếu đã ghi, cán bộ xem xét.',
  },
} as const satisfies Record<string, Entry>;

/** Why something of the minutes was not told. */
export const minutesUnknown = {
  none: 'chưa có biên bản',
  notAsked: 'quy chế không yêu cầu đơn vị có biên bản họp',
  person: 'cần cán bộ xem biên bản',
  noWorkbook: 'chưa đọc được bảng chấm điểm',
  noUnit: 'chưa biết hồ sơ là của đơn vị nào',
  noCouncilAsked: 'quy chế không yêu cầu đơn vị lập Hội đồng',
} as const;
