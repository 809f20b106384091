import type { TagSchema } from '../../writers/docx.ts';

/** Every placeholder that a template of the report may hold; `templates/README.md` is made from it. */
export const REPORT_TAGS = {
  co_quan_chu_quan: {
    kind: 'list',
    says: 'Tên cơ quan chủ quản, IN HOA: {.}; trống khi đơn vị là ủy ban nhân dân',
  },
  ten_co_quan: { kind: 'list', says: 'Các dòng tên đơn vị ở góc trên bên trái, IN HOA: {.}' },
  gach_duoi_ten: {
    kind: 'text',
    says: 'Đường kẻ dưới tên đơn vị, dài từ 1/3 đến 1/2 dòng chữ (đặt trong chữ gạch chân)',
  },
  don_vi: { kind: 'text', says: 'Tên đơn vị viết trong câu' },
  ky_hieu: {
    kind: 'text',
    says: 'Ký hiệu văn bản sau dấu gạch chéo, ví dụ BC-UBND; số để trống, điền khi ban hành',
  },
  dia_danh: {
    kind: 'text',
    says: 'Địa danh ở dòng ngày, tháng, năm; ngày tháng năm để trống, điền khi ban hành',
  },
  nam: { kind: 'text', says: 'Năm đánh giá' },
  kinh_gui: { kind: 'text', says: 'Nơi gửi, khi chỉ có một nơi; nếu nhiều nơi thì để trống' },
  noi_gui: {
    kind: 'list',
    says: 'Các nơi gửi, khi có từ hai nơi trở lên; mỗi dòng đã có gạch đầu dòng: {.}',
  },
  can_cu: { kind: 'text', says: 'Quy chế làm căn cứ, kèm số và ngày', optional: true },
  bo_tieu_chi: { kind: 'text', says: 'Tên bộ tiêu chí (phụ lục) dùng để chấm', optional: true },
  tong_diem: { kind: 'text', says: 'Tổng điểm tự đánh giá, dấu phẩy thập phân' },
  diem_toi_da: { kind: 'text', says: 'Điểm tối đa của phần đơn vị tự chấm', optional: true },
  diem_ca_bo: { kind: 'text', says: 'Điểm tối đa của cả bộ tiêu chí', optional: true },
  bang: {
    kind: 'list',
    says: 'Các dòng của bảng điểm theo nhóm, tiêu chí',
    optional: true,
    each: {
      nhom: { kind: 'condition', says: 'Dòng này là một nhóm (in đậm)' },
      ma: { kind: 'text', says: 'Số thứ tự (mã) trong bộ tiêu chí' },
      ten: { kind: 'text', says: 'Tên mục, lĩnh vực hoặc tiêu chí' },
      toi_da: { kind: 'text', says: 'Điểm tối đa' },
      diem: { kind: 'text', says: 'Điểm tự đánh giá; gạch ngang khi không do đơn vị tự chấm' },
    },
  },
  co_gach_ngang: {
    kind: 'condition',
    says: 'Bảng có dòng không do đơn vị tự chấm (gạch ngang)',
    optional: true,
  },
  co_giai_trinh: {
    kind: 'condition',
    says: 'In phần giải trình khi có ít nhất một nội dung',
    optional: true,
  },
  giai_trinh: {
    kind: 'list',
    says: 'Các tiêu chí không có hoặc chưa đủ tài liệu kiểm chứng, hoặc được đơn vị giải trình',
    optional: true,
    each: {
      ma: { kind: 'text', says: 'Mã tiêu chí' },
      ten: { kind: 'text', says: 'Tên tiêu chí' },
      diem: { kind: 'text', says: 'Điểm tự đánh giá' },
      tai_lieu: { kind: 'text', says: 'Tài liệu kiểm chứng: Không có, hoặc số tệp', optional: true },
      noi_dung: { kind: 'text', says: 'Nội dung giải trình của đơn vị' },
    },
  },
  cau_trach_nhiem: { kind: 'text', says: 'Câu về trách nhiệm đối với nội dung giải trình', optional: true },
  dieu_trach_nhiem: { kind: 'text', says: 'Điều khoản của câu trách nhiệm', optional: true },
  co_sang_kien: { kind: 'condition', says: 'Đơn vị có đề xuất sáng kiến', optional: true },
  sang_kien: {
    kind: 'list',
    says: 'Các sáng kiến ghi ở trang "Sáng kiến" của bảng chấm điểm',
    optional: true,
    each: {
      so: { kind: 'text', says: 'Số thứ tự' },
      noi_dung: { kind: 'list', says: 'Từng điều sáng kiến phải nêu, kèm tên của điều đó: {.}' },
    },
  },
  van_ban_sang_kien: {
    kind: 'list',
    says: 'Các văn bản đề xuất sáng kiến gửi kèm: {.}',
    optional: true,
  },
  kien_nghi: {
    kind: 'list',
    says: 'Các đề xuất, kiến nghị của đơn vị: {.}; không có thì in phần {^kien_nghi}',
  },
  noi_nhan: { kind: 'list', says: 'Nơi nhận sau dòng đầu, mỗi dòng đã có gạch đầu dòng và dấu câu: {.}' },
  quyen_han: { kind: 'list', says: 'Các dòng quyền hạn ký trước chức vụ (TM., KT.), IN HOA: {.}' },
  chuc_vu: { kind: 'text', says: 'Chức vụ người ký, IN HOA; ô chữ ký số đặt ngay dưới dòng này' },
  du_thao: { kind: 'condition', says: 'Hồ sơ còn phải sửa: in chữ DỰ THẢO ở mọi trang' },
  minh_hoa: { kind: 'condition', says: 'Biểu mẫu hoặc bộ tiêu chí minh họa: in chữ MINH HỌA ở mọi trang' },
  ly_do_minh_hoa: { kind: 'text', says: 'Phần nào là minh họa', optional: true },
} as const satisfies TagSchema;
