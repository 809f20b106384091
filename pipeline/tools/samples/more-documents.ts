import { DIGITAL, type EvidenceTemplate, LAW, PROCEDURES, REPORT, STAFF, template } from './documents.ts';

/** The same document, proving other criteria; another day where the year is not over when it is sent. */
const again = (
  each: EvidenceTemplate,
  proves: EvidenceTemplate['proves'],
  monthDay = each.monthDay,
): EvidenceTemplate => ({ ...each, proves, monthDay });

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** Lai Châu, Phụ lục 01: criteria run on from 1 to 33, whatever their domain. */
export const BOARD_SET: readonly EvidenceTemplate[] = [
  again(REPORT, { 'lai-chau-29-2019': [...numbers(1, 6), ...numbers(15, 17), '32'] }),
  again(LAW, { 'lai-chau-29-2019': numbers(7, 9) }),
  again(PROCEDURES, { 'lai-chau-29-2019': numbers(10, 14) }),
  again(STAFF, { 'lai-chau-29-2019': numbers(18, 25) }),
  again(DIGITAL, { 'lai-chau-29-2019': numbers(26, 29) }),
];

/** Lai Châu, Phụ lục 02: two documents for all rows. */
export const DISTRICT_SET: readonly EvidenceTemplate[] = [
  again(REPORT, { 'lai-chau-29-2019': [...numbers(1, 10), ...numbers(16, 35)] }),
  again(PROCEDURES, { 'lai-chau-29-2019': numbers(11, 15) }),
];

/** Kon Rẫy asks before the year is over: days of early November. */
export const COMMUNE_SET: readonly EvidenceTemplate[] = [
  again(REPORT, { 'kon-ray-1253-2022': ['1', '4', '5', '6'] }, '11-06'),
  again(LAW, { 'kon-ray-1253-2022': ['2'] }, '11-02'),
  again(PROCEDURES, { 'kon-ray-1253-2022': ['3'] }, '11-03'),
  again(DIGITAL, { 'kon-ray-1253-2022': ['7'] }, '11-03'),
];

const none: readonly [readonly string[], readonly string[]] = [[], []];

const ISO = template(
  'bao-cao-ap-dung-iso',
  ['BC', 88, '12-18'],
  'Áp dụng Hệ thống quản lý chất lượng ISO 9001 trên địa bàn tỉnh năm NĂM',
  none,
  'Đến ngày chốt số liệu, 25/25 cơ quan chuyên môn, 9/10 UBND cấp huyện và 118/120 UBND cấp xã đã công bố, duy trì hệ thống quản lý chất lượng.',
);
const INITIATIVE = template(
  'de-xuat-sang-kien',
  ['BC', 90, '12-22'],
  'Đề xuất sáng kiến của tỉnh về áp dụng Hệ thống quản lý chất lượng năm NĂM',
  none,
  'Tên sáng kiến: Kiểm tra chéo việc duy trì hệ thống quản lý chất lượng giữa các cơ quan. Lĩnh vực: hiện đại hóa hành chính.',
  'Quy mô áp dụng: 25 cơ quan chuyên môn, 10 UBND cấp huyện. Kinh phí: không phát sinh. Thời gian: giảm một nửa số ngày kiểm tra.',
);
export const QUALITY_SET: readonly EvidenceTemplate[] = [
  again(ISO, { 'quang-tri-320-2021': ['7.4'] }),
  again(INITIATIVE, {}),
];

const NEWS = template(
  'bao-cao-tuyen-truyen-cchc',
  ['BC', 91, '12-11'],
  'Công tác tuyên truyền cải cách hành chính năm NĂM',
  none,
  'Hoàn thành 38/40 nội dung của kế hoạch tuyên truyền; thực hiện bằng phát thanh, truyền hình, báo và mạng xã hội.',
);
const E_GOVERNMENT = template(
  'bao-cao-chinh-quyen-dien-tu',
  ['BC', 94, '12-22'],
  'Kiến trúc Chính quyền điện tử, nền tảng tích hợp và bưu chính công ích năm NĂM',
  none,
  'Kiến trúc Chính quyền điện tử được cập nhật; nền tảng tích hợp đã kết nối các hệ thống theo kế hoạch. Hồ sơ tiếp nhận, trả kết quả qua bưu chính công ích đạt 52%.',
);
export const NEWS_SET: readonly EvidenceTemplate[] = [
  again(NEWS, { 'quang-tri-320-2021': ['1.4'] }),
  again(E_GOVERNMENT, { 'quang-tri-320-2021': ['7'] }),
];

const DIGITAL_DISTRICT = template(
  'bao-cao-chuyen-doi-so-huyen',
  ['BC', 61, '11-07'],
  'Thực hiện kế hoạch chuyển đổi số, Cổng thông tin điện tử huyện năm NĂM',
  none,
  'Hoàn thành 19/20 nhiệm vụ của kế hoạch chuyển đổi số huyện; Cổng thông tin điện tử công khai đủ các chuyên mục.',
);
export const DISTRICT_SHARE_SET: readonly EvidenceTemplate[] = [
  again(DIGITAL_DISTRICT, { 'kon-ray-1253-2022': ['7'] }),
];

/** Evidence of a report: what was done, no criterion. */
export const PLAN_EVIDENCE: readonly EvidenceTemplate[] = [
  template(
    'quyet-dinh-quy-che-trang-thong-tin',
    ['QĐ', 17, '06-12'],
    'Ban hành Quy chế hoạt động của Trang thông tin điện tử',
    none,
    'Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động của Trang thông tin điện tử.',
    'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
  ),
  template(
    'ke-hoach-tuyen-truyen-cchc',
    ['KH', 9, '02-20'],
    'Tuyên truyền cải cách hành chính năm NĂM',
    none,
    'Phát thanh mỗi tháng hai chuyên mục về thủ tục hành chính, dịch vụ công trực tuyến; sáu tin bài trên Trang thông tin điện tử.',
  ),
];

export const PLAN_REPORT = template(
  'Bao cao ket qua thuc hien Ke hoach 163',
  ['BC', 64, '11-09'],
  'Kết quả thực hiện Kế hoạch số 163/KH-UBND ngày 30/12/2022 về cải cách hành chính nhà nước năm NĂM',
  none,
  '# 1. Kết quả',
  'ĐV được giao bốn nhiệm vụ; đã hoàn thành cả bốn, đạt 100%. Tài liệu kiểm chứng gửi kèm.',
  '# 2. Kiến nghị',
  'Không có.',
);

export const REMEDY_REPORT = template(
  'Bao cao khac phuc sau kiem tra',
  ['BC', 72, '11-09'],
  'Kết quả khắc phục hạn chế, khuyết điểm qua kiểm tra theo Kế hoạch số 130/KH-UBND',
  none,
  'Hai hạn chế nêu tại thông báo kết quả kiểm tra đã được khắc phục: niêm yết đủ thủ tục; gửi thư xin lỗi đối với hồ sơ trễ hạn.',
);

export const REMEDY_EVIDENCE: readonly EvidenceTemplate[] = [
  template(
    'thong-bao-phan-cong-mot-cua',
    ['QĐ', 28, '10-16'],
    'Phân công công chức theo dõi niêm yết thủ tục và thư xin lỗi',
    none,
    'Điều 1. Phân công công chức theo dõi việc niêm yết thủ tục hành chính và gửi thư xin lỗi khi trễ hạn.',
    'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
  ),
];

export const TOWN_SHARE_REPORT = template(
  'Bao cao tu cham diem tieu chi duoc giao',
  ['BC', 203, '12-12'],
  'Tự chấm điểm các tiêu chí được giao trong Chỉ số cải cách hành chính năm NĂM của UBND thị xã',
  none,
  'ĐV tự chấm các tiêu chí lĩnh vực cải cách thể chế theo phụ lục của tỉnh: văn bản ban hành đúng quy trình; rà soát, theo dõi thi hành pháp luật thực hiện đủ theo kế hoạch. Tài liệu kiểm chứng gửi kèm.',
);

/** The department's own evidence of its share. */
export const TOWN_SHARE_EVIDENCE: readonly EvidenceTemplate[] = [LAW];
