/** Words of `hoso trust` for people; those of wrong usage end without a stop, the way to the help follows them. */
export const TRUST = {
  action: (text: string): string =>
    `${text === '' ? 'Chưa nêu việc' : `Không có việc "${text}"`}; chỉ có add, list, check, fetch-crl`,
  missing: (option: string): string => `Thiếu tham số --${option}`,
  time: (text: string): string => `Thời điểm "${text}" không đọc được; cần dạng ISO 8601 có múi giờ`,
  office: (file: string): string => `Không đọc được ${file}`,
  fingerprint: 'Dấu vân tay SHA-256 phải gồm 64 chữ số thập lục phân',
  notCertificate: (file: string): string =>
    `Tệp ${file} không chứa đúng một chứng thư số, cũng không phải danh sách tin cậy đọc được và có chứng thư còn hiệu lực công nhận`,
  mismatch: (file: string, found: string): string =>
    `Dấu vân tay đã gõ KHÔNG khớp với tệp ${file} (tệp có ${found}). Không thêm. Hãy kiểm tra lại nguồn lấy tệp và dấu vân tay.`,
  known: (file: string): string => `Chứng thư này đã có trong danh sách (${file}).`,
  added: (subject: string, hierarchy: string): string => `Đã tin cậy: ${subject}, hệ thống ${hierarchy}.`,
  list: (count: number): string => `danh sách tin cậy ETSI, ${count} chứng thư`,
  empty:
    'CHƯA CÓ chứng thư gốc tin cậy nào: không chữ ký nào có thể được xác nhận hợp lệ. Thêm bằng hoso trust add; xem docs/cai-dat.md về nơi công bố chính thức.',
  since: (day: string): string => `tin cậy từ ${day}`,
  fine: (subject: string): string => `ĐẠT    ${subject}`,
  wrong: (subject: string, why: string): string => `LỖI    ${subject}: ${why}`,
  unreadable: 'không đọc được tệp',
  changed: 'tệp không khớp với dấu vân tay đã khai',
  notYet: 'chưa đến ngày có hiệu lực',
  expired: 'đã hết hạn',
  noFolder: 'Trong office.yaml chưa khai folders.revocationLists: chưa biết lưu danh sách thu hồi vào đâu',
  fetched: (url: string, file: string): string => `Đã tải ${url} vào ${file}.`,
  notFetched: (url: string, why: string): string => `Không tải được ${url}: ${why}`,
  nothingToFetch: 'Các chứng thư không nêu địa chỉ tải danh sách thu hồi nào.',
};
