import { type Day, parseDay } from '../../model/day.ts';
import type { Letter } from './letter.ts';
import type { SampleUnit } from './units.ts';

/** A kind of evidence that units send: filled with the unit's name, a number and a day. */
export interface EvidenceTemplate {
  /** Under the folder of evidence, without ending. */
  readonly path: string;
  /** Codes, or beginnings of codes, of the criteria that it proves. */
  readonly proves: Readonly<Partial<Record<SampleUnit['regulation'], readonly string[]>>>;
  readonly kind: 'KH' | 'BC' | 'QĐ';
  readonly number: number;
  readonly monthDay: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const KINDS = { KH: 'KẾ HOẠCH', BC: 'BÁO CÁO', QĐ: 'QUYẾT ĐỊNH' } as const;

export const template = (
  path: string,
  [kind, number, monthDay]: readonly [EvidenceTemplate['kind'], number, string],
  subject: string,
  [ninhHoa, quangNam]: readonly [readonly string[], readonly string[]],
  ...paragraphs: readonly string[]
): EvidenceTemplate => ({
  path,
  kind,
  number,
  monthDay,
  subject,
  proves: { 'ninh-hoa-1149-2021': ninhHoa, 'quang-nam-2744-2020': quangNam },
  paragraphs,
});

/** `NĂM` stands for the assessment year, `ĐV` for the unit. */
const PLAN = template(
  '01-chi-dao-dieu-hanh/ke-hoach-cchc',
  ['KH', 12, '01-15'],
  'Cải cách hành chính năm NĂM của ĐV',
  [
    ['I.1.1', 'I.3', 'I.8'],
    ['1.1.1', '1.1.2', '1.3', '1.7'],
  ],
  '# 1. Mục tiêu',
  'Nâng cao chất lượng phục vụ người dân, tổ chức; hoàn thành 100% nhiệm vụ cải cách hành chính được giao trong năm.',
  '# 2. Nhiệm vụ',
  'Kế hoạch gồm 60 nhiệm vụ thuộc sáu lĩnh vực; mỗi nhiệm vụ có người thực hiện, thời hạn và sản phẩm. Tự kiểm tra công tác cải cách hành chính một lần trong quý III.',
  '# 3. Tổ chức thực hiện',
  'Người đứng đầu trực tiếp chỉ đạo, họp kiểm điểm hằng quý và gắn kết quả với đánh giá, xếp loại công chức.',
);

export const REPORT = template(
  '01-chi-dao-dieu-hanh/bao-cao-cchc-nam',
  ['BC', 168, '11-25'],
  'Kết quả công tác cải cách hành chính năm NĂM của ĐV',
  [
    ['I', 'V'],
    ['1', '8'],
  ],
  '# 1. Kết quả thực hiện kế hoạch',
  'Đến ngày chốt số liệu đã hoàn thành 57/60 nhiệm vụ đúng tiến độ, đạt 95%; ba nhiệm vụ còn lại được giao cho năm sau. Báo cáo quý I, 6 tháng, quý III và năm gửi đúng hạn.',
  '# 2. Tuyên truyền, phản ánh, kiến nghị',
  'Đã thực hiện năm hình thức tuyên truyền. Tiếp nhận 40 phản ánh, kiến nghị, trả lời đúng hạn 38.',
  '# 3. Nhiệm vụ được giao',
  'Các nhiệm vụ cấp trên giao đến hạn đã hoàn thành, số liệu trích từ phần mềm quản lý văn bản và điều hành.',
);

const INITIATIVE = template(
  '01-chi-dao-dieu-hanh/cong-nhan-sang-kien',
  ['QĐ', 245, '08-16'],
  'Về việc áp dụng sáng kiến trong cải cách hành chính tại ĐV',
  [['I.6', 'IV'], ['1.5']],
  'Điều 1. Áp dụng sáng kiến "Trả kết quả theo lịch hẹn của người dân" kể từ ngày ký.',
  'Điều 2. Bộ phận Tiếp nhận và Trả kết quả chịu trách nhiệm thực hiện, báo cáo hiệu quả hằng quý.',
  'Điều 3. Quyết định này có hiệu lực kể từ ngày ký.',
);

export const LAW = template(
  '02-the-che/bao-cao-cong-tac-van-ban',
  ['BC', 151, '11-08'],
  'Công tác văn bản, theo dõi thi hành pháp luật năm NĂM của ĐV',
  [['II.1'], ['2']],
  '# 1. Ban hành, rà soát văn bản',
  'Tham mưu đúng thời hạn 38/40 văn bản được giao; không có văn bản bị kiến nghị xử lý do trái pháp luật. Rà soát thường xuyên, báo cáo đúng hạn.',
  '# 2. Theo dõi thi hành pháp luật',
  'Thực hiện đủ các hoạt động theo kế hoạch; các vấn đề phát hiện đã được xử lý hoặc kiến nghị xử lý.',
);

export const PROCEDURES = template(
  '03-thu-tuc-hanh-chinh/bao-cao-kiem-soat-tthc',
  ['BC', 157, '11-15'],
  'Kiểm soát thủ tục hành chính và giải quyết hồ sơ năm NĂM của ĐV',
  [['II.2'], ['3']],
  '# 1. Rà soát, công khai thủ tục',
  'Hoàn thành rà soát theo kế hoạch, có phương án đơn giản hóa. Niêm yết, công khai đầy đủ thủ tục tại nơi tiếp nhận và trên trang thông tin điện tử.',
  '# 2. Kết quả giải quyết hồ sơ',
  'Tiếp nhận 1.200 hồ sơ, giải quyết trước hạn và đúng hạn 1.180 hồ sơ; hồ sơ trễ hạn đều có văn bản xin lỗi.',
);

const ORGANISATION = template(
  '04-to-chuc-bo-may/bao-cao-to-chuc-bo-may',
  ['BC', 143, '10-28'],
  'Tổ chức bộ máy, quản lý biên chế và quy chế làm việc năm NĂM của ĐV',
  [['II.3'], ['4']],
  'Quy chế làm việc được sửa đổi, thực hiện nghiêm túc. Sử dụng biên chế trong số lượng được giao; thực hiện phân cấp, ủy quyền và quy chế dân chủ theo quy định.',
);

export const STAFF = template(
  '05-che-do-cong-vu/bao-cao-cong-chuc',
  ['BC', 146, '10-31'],
  'Quản lý, đào tạo, đánh giá công chức năm NĂM của ĐV',
  [['II.4'], ['5']],
  'Công chức được bố trí theo vị trí việc làm; cử đi đào tạo, bồi dưỡng 38/40 lượt theo kế hoạch. Đánh giá, xếp loại đúng quy định. Một công chức bị nhắc nhở do chấp hành giờ làm việc.',
);

const FINANCE = template(
  '06-tai-chinh-cong/quy-che-chi-tieu-noi-bo',
  ['QĐ', 31, '02-05'],
  'Ban hành Quy chế chi tiêu nội bộ và quản lý tài sản công năm NĂM của ĐV',
  [['II.5'], ['6']],
  'Điều 1. Ban hành kèm theo Quyết định này Quy chế chi tiêu nội bộ và quản lý, sử dụng tài sản công.',
  'Điều 2. Dự toán, quyết toán và các khoản kinh phí được công khai tại trụ sở trong thời hạn quy định; kinh phí tiết kiệm được chi thu nhập tăng thêm.',
  'Điều 3. Quyết định này có hiệu lực kể từ ngày ký.',
);

export const DIGITAL = template(
  '07-chinh-quyen-so/bao-cao-chuyen-doi-so',
  ['BC', 160, '11-18'],
  'Ứng dụng công nghệ thông tin, chuyển đổi số năm NĂM của ĐV',
  [['II.6'], ['7']],
  '# 1. Văn bản điện tử, dịch vụ công trực tuyến',
  'Ký số và gửi điện tử 95/98 văn bản đi. Tỷ lệ hồ sơ nộp trực tuyến đạt 52%; có hồ sơ qua bưu chính công ích và thanh toán trực tuyến.',
  '# 2. An toàn thông tin, hướng dẫn người dân',
  'Không xảy ra sự cố an toàn thông tin. Tổ chức bảy buổi hướng dẫn sử dụng dịch vụ số.',
);

const QUALITY = template(
  '07-chinh-quyen-so/cong-bo-iso',
  ['QĐ', 198, '06-20'],
  'Công bố hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 của ĐV',
  [['II.6.7'], ['7.4']],
  'Điều 1. Công bố hệ thống quản lý chất lượng phù hợp TCVN ISO 9001:2015, áp dụng cho 118/120 thủ tục hành chính.',
  'Điều 2. Đánh giá nội bộ, xem xét của lãnh đạo thực hiện ít nhất một lần trong năm; quy trình được cập nhật khi thủ tục thay đổi.',
  'Điều 3. Quyết định này có hiệu lực kể từ ngày ký.',
);

/** A document a domain: what a careful unit sends. */
export const FULL_SET: readonly EvidenceTemplate[] = [
  PLAN,
  REPORT,
  INITIATIVE,
  LAW,
  PROCEDURES,
  ORGANISATION,
  STAFF,
  FINANCE,
  DIGITAL,
  QUALITY,
];

const rest = (each: EvidenceTemplate, ninhHoa: readonly string[], quangNam: readonly string[]) => ({
  ...each,
  proves: { 'ninh-hoa-1149-2021': ninhHoa, 'quang-nam-2744-2020': quangNam },
});

/** A few documents for many rows. */
export const SHORT_SET: readonly EvidenceTemplate[] = [
  rest(REPORT, ['I', 'IV', 'V'], ['1', '8']),
  LAW,
  PROCEDURES,
  rest(STAFF, ['II.3', 'II.4', 'II.5'], ['4', '5', '6']),
  DIGITAL,
];

export const dayOf = (year: number, monthDay: string): Day => {
  const day = parseDay(`${year}-${monthDay}`);
  if (!day) throw new RangeError(monthDay);
  return day;
};

/** How a workbook cites it: `Kế hoạch số 12/KH-UBND`. */
export function citation(each: EvidenceTemplate, unit: SampleUnit): string {
  const kind = { KH: 'Kế hoạch', BC: 'Báo cáo', QĐ: 'Quyết định' }[each.kind];
  return `${kind} số ${each.number}/${each.kind}-${unit.symbol}`;
}

/** The letter of a unit's piece of evidence. */
export function letterOf(each: EvidenceTemplate, unit: SampleUnit, year: number): Letter {
  const fill = (text: string): string => text.replaceAll('NĂM', String(year)).replaceAll('ĐV', unit.name);
  return {
    ...{ parent: unit.parent, agency: unit.name, place: unit.place },
    number: `${each.number}/${each.kind}-${unit.symbol}`,
    day: dayOf(year, each.monthDay),
    kind: KINDS[each.kind],
    subject: fill(each.subject),
    paragraphs: each.paragraphs.map(fill),
    signatories: [unit.head],
    recipients: [`- ${unit.parent};`, '- Lưu: VT.'],
  };
}

/** A commune's council is founded by a decision of its chairman (1149/QĐ-UBND, Điều 5 khoản 1). */
const foundingDecision = (unit: SampleUnit, year: number): string =>
  `Căn cứ Quyết định số 212/QĐ-${unit.symbol} ngày 15/11/${year} của Chủ tịch ${unit.name} về việc thành lập Hội đồng đánh giá, chấm điểm Chỉ số cải cách hành chính, Hội đồng tiến hành họp.`;

/** Biên bản họp, by Mẫu 1.9: secretary on the left, chair on the right. */
export function minutesLetter(
  unit: SampleUnit,
  year: number,
  { day, total }: { day: Day; total: string },
): Letter {
  const council = unit.symbol === 'UBND';
  const body = council ? 'Hội đồng đánh giá cải cách hành chính' : 'tập thể lãnh đạo và công chức';
  return {
    ...{ parent: unit.parent, agency: unit.name, place: unit.place, day },
    number: `07/BB-${unit.symbol}`,
    kind: 'BIÊN BẢN',
    subject: `Họp ${body} thống nhất kết quả tự chấm điểm cải cách hành chính năm ${year}`,
    paragraphs: [
      ...(council ? [foundingDecision(unit, year)] : []),
      `Thời gian bắt đầu: 8 giờ 00 phút, ngày ${day.split('-').reverse().join('/')}. Địa điểm: phòng họp ${unit.name}.`,
      `Chủ trì: ${unit.head.person}, ${unit.head.title}${council ? ' UBND, Chủ tịch Hội đồng' : ''}.`,
      `Thư ký: ${unit.secretary}, công chức ${council ? 'Văn phòng - thống kê' : 'tổng hợp'}.`,
      `Thành phần: ${unit.deputy.person}, ${unit.deputy.title}${council ? ' UBND' : ''}; các ${council ? 'chức danh công chức chuyên môn' : 'công chức của cơ quan'}.`,
      '# Nội dung',
      `Thư ký trình bày bảng tự chấm điểm từng tiêu chí, tiêu chí thành phần kèm tài liệu kiểm chứng. Các thành viên thảo luận và thống nhất bảng điểm.`,
      `Tổng số điểm tự đánh giá, chấm điểm: ${total} điểm.`,
      `Cuộc họp kết thúc vào 10 giờ 30 phút cùng ngày./.`,
    ],
    signatories: [
      { title: 'Thư ký', person: unit.secretary },
      { title: 'Chủ trì', person: unit.head.person },
    ],
    recipients: [],
  };
}
