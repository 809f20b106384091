import type { Unusable } from '../../model/consolidation.ts';
import type { Entry } from '../entry.ts';

/** Tổng hợp bộ tiêu chí mà nhiều đơn vị cùng chấm. */
export const consolidation = {
  'consolidation/not-filed': {
    check: 'consolidation/shares',
    sentence:
      'Chưa có kết quả của {unit}: {count:count} tiêu chí ({max:points} điểm tối đa) được ghi “chưa có”, không tính là 0 điểm.',
    remedy: 'Đôn đốc {unit} gửi hồ sơ; kiểm tra hồ sơ đó rồi tổng hợp lại.',
  },
  'consolidation/not-given': {
    check: 'consolidation/shares',
    sentence:
      'Nhiệm vụ này không giao cho đơn vị nào chấm {count:count} tiêu chí ({max:points} điểm tối đa; đầu mối ghi trong bộ tiêu chí: {unit}): {codes}. Các tiêu chí đó được ghi “chưa có”.',
    remedy:
      'Cơ quan tổng hợp tự chấm các tiêu chí này trên một bản sao của bảng tổng hợp, kèm tài liệu kiểm chứng.',
  },
  'consolidation/unusable': {
    check: 'consolidation/shares',
    sentence:
      'Kết quả lần {version:count} của {unit} không dùng được: {why}. Các tiêu chí của đơn vị được ghi “chưa có”.',
    remedy: '{how}',
  },
  'consolidation/to-mend': {
    check: 'consolidation/shares',
    sentence:
      'Kết quả của {unit} còn “cần hoàn thiện”, {count:count} mục phải sửa. Điểm đưa vào bảng tổng hợp là điểm đơn vị tự chấm.',
    remedy:
      'Trả lại {unit} kèm phiếu kiểm tra của đơn vị (các mục nêu lại ở phần “Việc các đơn vị còn phải hoàn thiện”); có kết quả mới thì tổng hợp lại.',
  },
  'consolidation/not-scored': {
    check: 'consolidation/shares',
    sentence: '{unit} chưa chấm tiêu chí {code}; tiêu chí được ghi “chưa có”.',
    remedy: 'Đề nghị {unit} chấm tiêu chí này rồi tổng hợp lại.',
  },
  'consolidation/outside-share': {
    check: 'consolidation/shares',
    sentence:
      'Bảng chấm của {unit} có {count:count} dòng mang mã ngoài phần được giao ({cells}). Chỉ điểm của các tiêu chí được giao được lấy vào bảng tổng hợp.',
    remedy: 'Đề nghị {unit} bỏ các dòng đó; nếu tiêu chí của cơ quan khác thì cơ quan đó chấm.',
  },
  'consolidation/other-edition': {
    check: 'consolidation/shares',
    sentence:
      'Kết quả của {count:count} đơn vị được kiểm tra theo một bản khác của quy chế ({units}); mã và điểm tối đa của các tiêu chí vẫn như bản đang dùng.',
    remedy: 'Kiểm tra lại hồ sơ của các đơn vị đó bằng bản đang dùng, rồi tổng hợp lại.',
  },
  'consolidation/earlier-version': {
    check: 'consolidation/shares',
    sentence:
      'Dùng kết quả lần {version:count} của {unit} vì thư mục đó được nêu đích danh; lần mới nhất là lần {newest:count}.',
    remedy: 'Nếu phải dùng lần mới nhất thì không nêu thư mục của lần cũ khi tổng hợp.',
  },
  'consolidation/left-aside': {
    check: 'consolidation/shares',
    sentence: 'Không dùng “{folder}”: {why}.',
    remedy:
      'Không cần làm gì, trừ khi đây chính là kết quả phải tổng hợp: khi đó xem lại khai báo của cơ quan, rồi kiểm tra lại hồ sơ.',
  },
  'consolidation/review-unexplained': {
    check: 'consolidation/shares',
    sentence: '{by} đổi điểm của tiêu chí {code} nhưng chưa nêu lý do.',
    remedy: 'Ghi lý do vào cột “Giải trình” của bản rà soát, sau lời của đơn vị, rồi tổng hợp lại.',
  },
  'consolidation/initiative-twice': {
    check: 'consolidation/initiatives',
    sentence: 'Cùng một sáng kiến do nhiều đơn vị đề xuất: “{name}” ({units}).',
    remedy:
      'Xác định sáng kiến thuộc lĩnh vực của đơn vị nào; đơn vị còn lại đề xuất sáng kiến khác của lĩnh vực mình phụ trách.',
  },
  'consolidation/initiative-unnamed': {
    check: 'consolidation/initiatives',
    sentence:
      'Chưa đọc được tên sáng kiến trong “{file}” của {unit}, nên chưa biết có trùng với đơn vị khác hay không.',
    remedy: 'Cán bộ mở tệp, so tên sáng kiến với bảng sáng kiến ở phiếu này.',
  },
  'consolidation/initiatives-few': {
    check: 'consolidation/initiatives',
    sentence: '{unit} đề xuất {found:count} sáng kiến; mỗi đơn vị phải đề xuất ít nhất {minimum:count}.',
    remedy: 'Đề nghị {unit} bổ sung đề xuất sáng kiến.',
  },
} as const satisfies Record<string, Entry>;

/** Why a result is not used, and what to do; `what` is a file or a code. */
export const UNUSABLE: Readonly<Record<Unusable, (what: string) => readonly [why: string, how: string]>> = {
  refused: () => [
    'hồ sơ “không đọc được”, không có điểm',
    'Đề nghị đơn vị sửa theo phiếu kiểm tra rồi gửi lại. Nếu phải dùng một lần trước đó, nêu đích danh thư mục của lần ấy khi tổng hợp.',
  ],
  changed: (what) => [
    `tài liệu trong thư mục kết quả không còn như lúc kiểm tra (${what})`,
    'Kiểm tra lại hồ sơ của đơn vị để có kết quả mới; không thêm, sửa, xóa tệp trong thư mục kết quả.',
  ],
  otherRows: (what) => [
    `các tiêu chí đã kiểm tra khác với phần đang giao cho đơn vị (${what})`,
    'Kiểm tra lại hồ sơ của đơn vị bằng bộ tiêu chí đang dùng.',
  ],
  unreadable: (what) => [
    `tệp ket-qua.json không đọc được hoặc do bản khác của phần mềm lập (${what})`,
    'Kiểm tra lại hồ sơ của đơn vị bằng bản phần mềm đang dùng.',
  ],
};

export const LEFT_ASIDE = {
  regulation: (found: string) => `kết quả theo quy chế khác (${found})`,
  year: (found: string) => `kết quả của năm đánh giá ${found}`,
  task: (found: string) => `kết quả của nhiệm vụ khác (${found})`,
  unit: (found: string) => `“${found}” không được giao phần nào của bộ tiêu chí này`,
  unreadable: (found: string) =>
    `tệp ket-qua.json không đọc được hoặc do bản khác của phần mềm lập (${found})`,
} as const;

/** Who comes first on rows where the rubric names nobody. */
export const NO_LEAD = 'không ghi';
