/** What the commands on rubrics say to people; the help of all commands is in messages.ts. */

/** Why an office's file is not read as an appendix, and what to do. */
export const UNREADABLE_SOURCE = {
  oldWord: 'Tệp Word đời cũ (.doc). Mở bằng Word, chọn Lưu thành .docx rồi nhập lại.',
  notWord: 'Tệp không phải Word (.docx) hay Excel (.xlsx).',
  wordFile: 'Tệp Word đời cũ (.doc). Mở bằng Word, chọn Lưu thành .docx rồi nhập lại.',
  oldExcel: 'Tệp Excel đời cũ (.xls). Mở bằng Excel, chọn Lưu thành .xlsx rồi nhập lại.',
  binaryWorkbook: 'Tệp Excel dạng nhị phân (.xlsb). Mở bằng Excel, chọn Lưu thành .xlsx rồi nhập lại.',
  openDocument: 'Tệp OpenDocument. Mở bằng LibreOffice, chọn Lưu thành .xlsx hoặc .docx rồi nhập lại.',
  password: 'Tệp có mật khẩu mở. Bỏ mật khẩu rồi nhập lại.',
  pdf: 'Tệp PDF. Cần bản Word hoặc Excel của phụ lục.',
  presentation: 'Tệp trình chiếu. Cần bản Word hoặc Excel của phụ lục.',
  otherFormat: 'Tệp không phải Word (.docx) hay Excel (.xlsx).',
  empty: 'Tệp trống.',
  noSheet: 'Tệp Excel không có trang tính nào.',
  damaged: 'Tệp hỏng hoặc thiếu nội dung. Mở bằng Word hay Excel rồi lưu lại.',
  tooLarge: 'Tệp quá lớn so với một phụ lục. Chỉ giữ bảng tiêu chí rồi nhập lại.',
  hostile:
    'Tệp có cấu trúc bất thường nên không được mở. Mở bằng Word hay Excel trên máy an toàn rồi lưu lại.',
} as const;

/** Sentences of the import's report; `code` of the criterion is printed before them. */
export const IMPORT_NOTES = {
  idAssumed: (text: string) => `Tệp không ghi số phụ lục; tạm đặt là "${text}".`,
  titleAssumed: (text: string) => `Không rõ tên bộ tiêu chí; tạm lấy "${text}". Sửa ở title.`,
  appliesToMissing: (text: string) =>
    `Chưa biết áp dụng cho loại đơn vị nào; đang ghi tạm "${text}". Sửa ở appliesTo.`,
  scaleFromTotal: (text: string) => `Thang điểm ${text} lấy từ dòng tổng cộng; xem lại ở scale.`,
  scaleFromSum: (text: string) =>
    `Tệp không ghi thang điểm; tạm lấy tổng các mục lớn là ${text}. Xem lại ở scale.`,
  decimalsAssumed: (text: string) =>
    `Tệp không ghi làm tròn mấy chữ số; tạm lấy ${text}. Xem lại ở decimals.`,
  bonusAssumed: (text: string) =>
    text === 'inside'
      ? 'Có điểm thưởng; tạm hiểu là nằm trong thang điểm. Xem lại ở bonusInsideScale.'
      : 'Có điểm thưởng; tạm hiểu là cộng ngoài thang điểm. Xem lại ở bonusInsideScale.',
  statusAssumed: () =>
    'Bộ tiêu chí đang được ghi là minh họa (mọi trang in đều có chữ MINH HỌA). Soát xong, đổi status thành official.',
  kindsDerived: () =>
    'Bảng không có cột Cấp; cấp của từng dòng (mục, lĩnh vực, tiêu chí, tiêu chí thành phần) được suy từ mã. Xem lại ở kind.',
  evidenceAssumed: () =>
    'Dòng nào có ghi tài liệu kiểm chứng thì được hiểu là bắt buộc có tài liệu. Xem lại ở evidenceRequired.',
  noMethodColumn: () =>
    'Bảng không có cột cách chấm; phần mềm chỉ kiểm tra điểm từ 0 đến tối đa. Bổ sung ở method.',
  methodFree: (text: string) => `Chưa hiểu cách chấm, giữ nguyên lời (free): "${text}".`,
  methodUnsure: (text: string, read: string) => `Cách chấm "${text}" được hiểu là: ${read}. Xem lại.`,
  inputsMissing: (text: string) =>
    `Cách chấm "${text}" tính theo tỷ lệ nhưng không ghi tử số, mẫu số. Bổ sung ở numerator, denominator.`,
  methodMissing: () => 'Không có cách chấm. Bổ sung ở method.',
  groupMethod: (text: string) => `Dòng này có dòng con nên cách chấm của nó không được lấy: "${text}".`,
  maxMissing: () => 'Không có điểm tối đa; đang ghi 0. Sửa ở max.',
  maxComputed: (text: string) => `Không ghi điểm tối đa; lấy tổng các dòng con là ${text}.`,
  maxUnreadable: (text: string) => `Điểm tối đa "${text}" không phải là số. Sửa ở max.`,
  codeMissing: (text: string) => `Dòng "${text}" không có mã nên không được lấy.`,
  codeRepaired: (text: string) => `Trong tệp mã này bị Excel đổi thành "${text}". Xem lại ở code.`,
  codeDoubled: (text: string) => `Mã này có hai lần; dòng sau là "${text}".`,
  codesInSections: (text: string) =>
    `Số thứ tự bắt đầu lại ở từng mục lớn, nên mã được ghi kèm số của mục, ví dụ "${text}". Bảng chấm điểm của đơn vị vẫn ghi như phụ lục cũng được.`,
  parentUnknown: (text: string) =>
    text === ''
      ? 'Không rõ thuộc nhóm nào. Xem lại ở parent.'
      : `Không rõ thuộc nhóm nào; tạm đặt trong "${text}". Xem lại ở parent.`,
  linesJoined: (text: string) =>
    `Các dòng không có mã bên dưới được lấy làm cách chấm: "${text}". Xem lại ở method.`,
  remarkIgnored: (text: string) => `Phần ghi chú sau không được lấy: "${text}".`,
  columnIgnored: (text: string) => `Cột "${text}" không được lấy.`,
  leftOut: (text: string) =>
    `Bảng được xuất từ một bộ tiêu chí còn khai: ${text}. Chép các mục đó từ tệp cũ sang.`,
} as const;

export const IMPORT_REPORT = {
  made: (file: string, rows: number, leaves: number, understood: number) =>
    `${file}: ${rows} dòng, ${leaves} tiêu chí có cách chấm, trong đó hiểu được ${understood}.`,
  clean: 'Không có chỗ nào phải xem lại.',
  toSee: (count: number) => `${count} chỗ cán bộ cần xem lại:`,
  report: (file: string) => `Danh sách này cũng nằm ở ${file}`,
  next: (folder: string) => `Sửa xong, chạy: npx hoso rubric check ${folder}`,
  noRegulation: (folder: string) =>
    `${folder} chưa có regulation.yaml. Lập quy chế bằng "npx hoso regulation new", chép tệp này vào đó, thêm tên tệp vào appendices, rồi chạy "npx hoso rubric check".`,
  noTable: (file: string) =>
    `Không tìm thấy bảng tiêu chí nào trong ${file}: cần một bảng có cột tên tiêu chí, cột điểm tối đa, và mã (I, 1, 1.1…) ở từng dòng.`,
  oneFile: 'Cần đúng một tệp',
  notTable: 'Tên tệp sau --out phải kết thúc bằng .xlsx hoặc .docx',
  lossless: 'Nhập lại bảng này sẽ được đúng các tiêu chí cũ.',
  lossy: (count: number) => `Nhập lại bảng này sẽ khác bộ tiêu chí cũ ở ${count} chỗ:`,
  notCarried: (keys: string) =>
    `Bảng không mang theo được: ${keys}. Khi nhập lại, chép các mục này từ tệp cũ sang.`,
  sheet: 'Phụ lục',
} as const;

const quote = (text: string | null): string =>
  text === null ? 'không có' : `"${text.replaceAll('\n', ' | ')}"`;
const comma = (text: string | null): string => (text ?? '').replace('.', ',');

/** One sentence for each kind of change between two rubrics. */
export const RUBRIC_CHANGES = {
  added: (_: string | null, after: string | null) => `thêm mới, tối đa ${comma(after)} điểm.`,
  removed: (before: string | null) => `không còn (trước đây tối đa ${comma(before)} điểm).`,
  recoded: (before: string | null) => `trước đây mang mã ${before ?? ''}.`,
  renamed: (before: string | null, after: string | null) =>
    `đổi tên từ ${quote(before)} thành ${quote(after)}.`,
  max: (before: string | null, after: string | null) =>
    `điểm tối đa từ ${comma(before)} thành ${comma(after)}.`,
  method: (before: string | null, after: string | null) =>
    `cách chấm từ ${quote(before)} thành ${quote(after)}.`,
  evidence: (before: string | null, after: string | null) =>
    `tài liệu kiểm chứng từ ${quote(before)} thành ${quote(after)}.`,
  evidenceRequired: (_: string | null, after: string | null) =>
    after === 'true' ? 'nay bắt buộc có tài liệu kiểm chứng.' : 'nay không bắt buộc có tài liệu kiểm chứng.',
  imageAllowed: (_: string | null, after: string | null) =>
    after === 'true' ? 'nay nhận hình ảnh minh họa.' : 'nay không nhận hình ảnh minh họa.',
  kind: (before: string | null, after: string | null) =>
    `cấp từ ${kindName(before)} thành ${kindName(after)}.`,
  parent: (before: string | null, after: string | null) =>
    `chuyển từ nhóm ${before ?? 'cao nhất'} sang nhóm ${after ?? 'cao nhất'}.`,
  appraiser: (before: string | null, after: string | null) =>
    `cơ quan thẩm định từ ${quote(before)} thành ${quote(after)}.`,
  contributors: (before: string | null, after: string | null) =>
    `đơn vị phối hợp từ ${quote(before)} thành ${quote(after)}.`,
  notApplicableTo: (before: string | null, after: string | null) =>
    `không áp dụng cho: từ ${quote(before)} thành ${quote(after)}.`,
  title: (before: string | null, after: string | null) =>
    `Tên bộ tiêu chí từ ${quote(before)} thành ${quote(after)}.`,
  scale: (before: string | null, after: string | null) =>
    `Thang điểm từ ${comma(before)} thành ${comma(after)}.`,
  decimals: (before: string | null, after: string | null) =>
    `Số chữ số thập phân từ ${before ?? ''} thành ${after ?? ''}.`,
  bonusInsideScale: (_: string | null, after: string | null) =>
    after === 'true' ? 'Điểm thưởng nay tính trong thang điểm.' : 'Điểm thưởng nay cộng ngoài thang điểm.',
  appliesTo: (before: string | null, after: string | null) =>
    `Áp dụng cho: từ ${quote(before)} thành ${quote(after)}.`,
} as const;

const KIND_NAMES: Readonly<Record<string, string>> = {
  section: 'mục',
  domain: 'lĩnh vực',
  criterion: 'tiêu chí',
  subCriterion: 'tiêu chí thành phần',
};
const kindName = (kind: string | null): string => KIND_NAMES[kind ?? ''] ?? '';

export const RUBRIC_DIFF = {
  two: 'Cần đúng hai tệp phụ lục hoặc hai thư mục quy chế',
  bothAlike: 'CŨ và MỚI phải cùng là tệp, hoặc cùng là thư mục',
  same: 'Không có khác biệt.',
  appendix: (id: string, count: number) => `Phụ lục ${id}: ${count} thay đổi`,
  appendixAdded: (id: string) => `Phụ lục ${id}: chỉ có ở bộ mới.`,
  appendixRemoved: (id: string) => `Phụ lục ${id}: chỉ có ở bộ cũ.`,
} as const;
