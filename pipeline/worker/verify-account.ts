import type { SignatureReport, SignedDocumentReport } from '../model/signature.ts';

/** Words of `hoso verify` for people. */
export const USAGE = [
  'Cách dùng: hoso verify [--json] [--trust TỆP_HOẶC_THƯ_MỤC]... [--certs TỆP_HOẶC_THƯ_MỤC]...',
  '                       [--crl TỆP_HOẶC_THƯ_MỤC]... [--at THỜI_ĐIỂM] [--policy TỆP] TỆP.pdf...',
  '  --trust   chứng thư gốc được tin cậy (mọi chứng thư trong đó đều là gốc tin cậy)',
  '  --certs   chứng thư trung gian, chỉ dùng để nối đường tin cậy',
  '  --crl     danh sách chứng thư bị thu hồi',
  '  --at      thời điểm kiểm tra, ví dụ 2026-12-08T10:00:00+07:00 (mặc định: bây giờ)',
  '  --policy  tệp JSON thay đổi chính sách kiểm tra',
].join('\n');

export const WRONG = {
  noFile: 'Chưa nêu tệp PDF nào để kiểm tra.',
  noAnchor:
    'Chưa có chứng thư gốc tin cậy nào (--trust): không chữ ký nào có thể được xác nhận hợp lệ, chỉ kiểm tra được nội dung có bị sửa hay không.',
  options: (what: string): string => `Tham số không đúng: ${what}`,
  time: (text: string): string =>
    `Thời điểm "${text}" không đọc được; cần dạng ISO 8601 có múi giờ, ví dụ 2026-12-08T10:00:00+07:00.`,
  material: (paths: readonly string[]): string =>
    `Không đọc được chứng thư hoặc danh sách thu hồi nào ở: ${paths.join(', ')}.`,
  policy: (file: string): string => `Tệp chính sách ${file} không đọc được hoặc có mục không hợp lệ.`,
};

const INDICATIONS: Readonly<Record<SignatureReport['indication'], string>> = {
  'TOTAL-PASSED': 'HỢP LỆ',
  INDETERMINATE: 'CHƯA XÁC ĐỊNH ĐƯỢC',
  'TOTAL-FAILED': 'KHÔNG HỢP LỆ',
};

/** Where nobody could tell of a revocation, a signature that passed everything else is not called valid. */
const verdictWords = ({ indication, revocation }: SignatureReport): string =>
  indication === 'TOTAL-PASSED' && revocation !== 'good'
    ? 'TOÀN VẸN, NƠI CẤP TIN CẬY; CHƯA XÁC ĐỊNH ĐƯỢC CÓ BỊ THU HỒI HAY KHÔNG'
    : INDICATIONS[indication];

const INTEGRITY: Readonly<Record<SignatureReport['integrity'], string>> = {
  intact: 'nguyên vẹn so với lúc ký',
  broken: 'ĐÃ BỊ SỬA hoặc chữ ký không phải của nội dung này',
  unknown: 'không kiểm tra được',
};

const CHANGES: Readonly<Record<SignatureReport['changesAfterSigning'], string>> = {
  none: 'không có',
  allowed: 'có, đều thuộc loại được phép (ký thêm, điền biểu mẫu, dữ liệu lưu trữ lâu dài)',
  forbidden: 'CÓ THAY ĐỔI KHÔNG ĐƯỢC PHÉP',
  unknown: 'không xác định được',
};

const COVERAGE: Readonly<Record<SignatureReport['coverage'], string>> = {
  'whole-file': 'toàn bộ tệp',
  'whole-revision': 'toàn bộ nội dung tại lúc ký (sau đó tệp được ghi thêm)',
  partial: 'CHỈ MỘT PHẦN TỆP',
};

const TRUST: Readonly<Record<SignatureReport['trust'], string>> = {
  trusted: 'nối được tới chứng thư gốc tin cậy',
  untrusted: 'nối được tới chứng thư gốc tin cậy nhưng không đạt điều kiện',
  'no-anchor': 'không nối được tới chứng thư gốc tin cậy nào',
};

const REVOCATION: Readonly<Record<SignatureReport['revocation'], string>> = {
  good: 'chưa bị thu hồi tại thời điểm xét',
  revoked: 'ĐÃ BỊ THU HỒI',
  unknown: 'chưa có dữ liệu đủ mới để biết',
  'not-checked': 'chưa kiểm tra',
};

const DOCUMENTS: Readonly<Record<SignedDocumentReport['document'], string>> = {
  signed: 'có chữ ký số',
  unsigned: 'KHÔNG CÓ CHỮ KÝ SỐ',
  unreadable: 'KHÔNG ĐỌC ĐƯỢC',
  locked: 'CÓ MẬT KHẨU, không mở được',
};

const dayAndTime = new Intl.DateTimeFormat('vi-VN', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Asia/Ho_Chi_Minh',
});

const timeOf = (iso: string): string => dayAndTime.format(new Date(iso));

/** Text from a file, without what could steer a terminal or turn the reading direction. */
const plain = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '');

/** A report in Vietnamese, for a terminal. `at` is the control time used. */
export function accountOf(file: string, report: SignedDocumentReport, at: string): string {
  const head = `${file}: ${DOCUMENTS[report.document]}${report.reason ? ` (${report.reason})` : ''}`;
  return [
    head,
    ...report.signatures.map((signature, index) => signatureAccount(signature, index + 1, at)),
  ].join('\n');
}

function signatureAccount(signature: SignatureReport, number: number, at: string): string {
  const kind = signature.kind === 'timestamp' ? 'Dấu thời gian' : 'Chữ ký';
  const code = signature.subIndication ? ` (${signature.subIndication})` : '';
  const { signer, time } = signature;
  const lines = [
    `  ${kind} ${number}${signature.field === null ? '' : ` [${plain(signature.field)}]`}: ${verdictWords(signature)}${code}`,
    signer
      ? `    Người ký (theo chứng thư): ${signer.subject}`
      : '    Người ký: không xác định được từ chứng thư',
    ...(signer ? [`    Nơi cấp chứng thư: ${signer.issuer}`] : []),
    `    Thời gian: ${time.proven ? `${timeOf(time.proven)} (dấu thời gian chứng minh)` : `xét tại ${timeOf(at)}`}${
      time.claimed ? `; người ký tự khai ${timeOf(time.claimed)}` : ''
    }`,
    `    Nội dung được ký: ${COVERAGE[signature.coverage]}; ${INTEGRITY[signature.integrity]}`,
    `    Thay đổi sau khi ký: ${CHANGES[signature.changesAfterSigning]}`,
    ...signature.changes.slice(0, 10).map(({ object, what }) => `      - ${object}: ${plain(what)}`),
    `    Chứng thư: ${TRUST[signature.trust]}; ${REVOCATION[signature.revocation]}`,
    ...(signature.findings.length ? [`    Ghi chú kỹ thuật: ${signature.findings.join(', ')}`] : []),
  ];
  return lines.join('\n');
}
