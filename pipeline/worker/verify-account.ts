import type { SignatureReport, SignedDocumentReport } from '../model/signature.ts';
import type { SubIndication } from '../readers/signature/verdict.ts';
import { changeWords } from './verify-changes.ts';
import { noteOf } from './verify-notes.ts';

/** What is wrong with a call; all but `noAnchor` end without a stop, the way to the help follows. */
export const WRONG = {
  noFile: 'Chưa nêu tệp PDF nào để kiểm tra',
  noAnchor:
    'Chưa có chứng thư gốc tin cậy nào (--trust): không chữ ký nào có thể được xác nhận hợp lệ, chỉ kiểm tra được nội dung có bị sửa hay không.',
  time: (text: string): string =>
    `Thời điểm "${text}" không đọc được; cần dạng ISO 8601 có múi giờ, ví dụ 2026-12-08T10:00:00+07:00`,
  material: (paths: readonly string[]): string =>
    `Không đọc được chứng thư hoặc danh sách thu hồi nào ở: ${paths.join(', ')}`,
  policy: (file: string): string => `Tệp chính sách ${file} không đọc được hoặc có mục không hợp lệ`,
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

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** `01/12/2026 07:00:00`, in Vietnam. */
const timeOf = (iso: string): string => dayAndTime.format(new Date(iso)).replace(',', '');

/** Why a file was not read, by how the reader's reason begins; the rest is told as damage. */
const UNREADABLE: readonly (readonly [reason: string, words: string])[] = [
  ['file: ENOENT', 'không tìm thấy tệp này'],
  ['file: EMPTY', 'tệp rỗng, không có nội dung'],
  ['file: NOT_REGULAR', 'đây không phải tệp thường (là thiết bị hoặc đường ống)'],
  ['file: EISDIR', 'đây là thư mục, không phải tệp'],
  ['file: EACCES', 'không có quyền đọc tệp này'],
  ['file: ', 'không mở được tệp này'],
  ['limit-', 'tệp quá lớn hoặc quá phức tạp nên đã ngừng đọc'],
  ['lost', 'chương trình đọc tệp dừng đột ngột'],
];

function headOf({ document, reason, signatures }: SignedDocumentReport): string {
  if (document === 'signed' && signatures.every(({ kind }) => kind === 'timestamp'))
    return 'CHỈ CÓ DẤU THỜI GIAN, không có chữ ký của ai';
  const words = DOCUMENTS[document];
  if (document !== 'unreadable') return words;
  const why = UNREADABLE.find(([start]) => reason?.startsWith(start))?.[1];
  return `${words}: ${why ?? 'tệp không phải PDF hoặc đã bị hỏng'}`;
}

const EXPLAINED: Readonly<Record<string, string>> = {
  FORMAT_FAILURE: 'cấu trúc chữ ký hoặc tệp sai quy cách',
  HASH_FAILURE: 'nội dung không còn như lúc ký',
  SIG_CRYPTO_FAILURE: 'chữ ký không khớp với chứng thư của người ký',
  REVOKED: 'chứng thư đã bị thu hồi',
  NOT_YET_VALID: 'lúc ký, chứng thư chưa có hiệu lực',
  SIG_CONSTRAINTS_FAILURE: 'chữ ký hoặc chứng thư không đạt điều kiện kiểm tra',
  CHAIN_CONSTRAINTS_FAILURE: 'nơi cấp chứng thư không đạt điều kiện kiểm tra',
  CERTIFICATE_CHAIN_GENERAL_FAILURE: 'đường nối tới nơi cấp chứng thư có lỗi',
  CRYPTO_CONSTRAINTS_FAILURE: 'thuật toán hoặc độ dài khóa không đủ mạnh',
  NO_SIGNING_CERTIFICATE_FOUND: 'không tìm thấy chứng thư của người ký',
  NO_CERTIFICATE_CHAIN_FOUND: 'không nối được tới nơi cấp chứng thư nào được tin cậy',
  REVOKED_NO_POE: 'chứng thư đã bị thu hồi, không chứng minh được là ký trước lúc đó',
  REVOKED_CA_NO_POE: 'chứng thư của nơi cấp đã bị thu hồi, không chứng minh được là ký trước lúc đó',
  OUT_OF_BOUNDS_NO_POE: 'ngoài thời hạn của chứng thư, không chứng minh được là ký trong thời hạn',
  OUT_OF_BOUNDS_NOT_REVOKED: 'ngoài thời hạn của chứng thư; chứng thư chưa bị thu hồi',
  REVOCATION_OUT_OF_BOUNDS_NO_POE: 'danh sách thu hồi được ký bằng chứng thư ngoài thời hạn',
  TIMESTAMP_ORDER_FAILURE: 'các dấu thời gian không theo đúng thứ tự',
  TRY_LATER: 'chưa có dữ liệu thu hồi đủ mới, cần kiểm tra lại sau',
} satisfies Record<SubIndication, string>;

/** The standard's code comes last, for those who look it up. */
const explained = (code: string | null): string =>
  code === null ? '' : `: ${EXPLAINED[code] ?? 'lý do khác'} (${code})`;

/** Text from a file, without what could steer a terminal or turn the reading direction. */
const plain = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '');

/** A report in Vietnamese, for a terminal. `at` is the control time used. */
export function accountOf(file: string, report: SignedDocumentReport, at: string): string {
  return [
    `${plain(file)}: ${headOf(report)}`,
    ...report.signatures.map((signature, index) => signatureAccount(signature, index + 1, at)),
  ].join('\n');
}

/** More changes than a person reads at a terminal are counted only. */
const SHOWN = 10;

function signatureAccount(signature: SignatureReport, number: number, at: string): string {
  const kind = signature.kind === 'timestamp' ? 'Dấu thời gian' : 'Chữ ký';
  const { signer, time } = signature;
  const lines = [
    `  ${kind} ${number}${signature.field === null ? '' : ` [${plain(signature.field)}]`}: ${verdictWords(signature)}${explained(signature.subIndication)}`,
    signer
      ? `    Người ký (theo chứng thư): ${signer.subject}`
      : '    Người ký: không xác định được từ chứng thư',
    ...(signer ? [`    Nơi cấp chứng thư: ${signer.issuer}`] : []),
    `    Thời gian: ${time.proven ? `${timeOf(time.proven)} (dấu thời gian chứng minh)` : `xét tại ${timeOf(at)}`}${
      time.claimed ? `; người ký tự khai ${timeOf(time.claimed)}` : ''
    }`,
    `    Nội dung được ký: ${COVERAGE[signature.coverage]}; ${INTEGRITY[signature.integrity]}`,
    `    Thay đổi sau khi ký: ${CHANGES[signature.changesAfterSigning]}`,
    ...signature.changes
      .slice(0, SHOWN)
      .map(({ object, what }) => `      - ${object === '-' ? '' : `${object}: `}${plain(changeWords(what))}`),
    ...(signature.changes.length > SHOWN
      ? [`      - và ${signature.changes.length - SHOWN} thay đổi nữa (xem bằng --json)`]
      : []),
    `    Chứng thư: ${TRUST[signature.trust]}; ${REVOCATION[signature.revocation]}`,
    ...(signature.findings.length > 0 ? ['    Ghi chú:'] : []),
    ...signature.findings.map((code) => `      - ${noteOf(code)}`),
  ];
  return lines.join('\n');
}
