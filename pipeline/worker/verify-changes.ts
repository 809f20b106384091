/** What the comparison calls a change, and how an office hears it; `$1` is the name it holds. */
const CHANGES: readonly (readonly [what: RegExp, words: string])[] = [
  [/^field (.*) was filled in$/s, 'điền ô "$1"'],
  [/^field (.*) was drawn anew without a new value$/s, 'vẽ lại ô "$1" mà giá trị không đổi'],
  [/^field (.*) was signed$/s, 'ký vào ô "$1"'],
  [/^document timestamp (.*)$/s, 'thêm dấu thời gian "$1"'],
  [/^visible signature field (.*) was added$/s, 'thêm ô chữ ký nhìn thấy được "$1"'],
  [/^signature field (.*) was made of something else$/s, 'biến phần khác của tệp thành ô chữ ký "$1"'],
  [/^signature field (.*) was added with an action$/s, 'thêm ô chữ ký "$1" kèm lệnh chạy'],
  [
    /^signature field (.*) was added with a picture and no signature$/s,
    'thêm ô chữ ký "$1" có hình mà không có chữ ký',
  ],
  [/^signed field (.*) was given another part$/s, 'thêm phần hiển thị khác cho ô đã ký "$1"'],
  [/^form field (.*) was added$/s, 'thêm ô biểu mẫu "$1"'],
  [/^a form field was removed$/, 'xóa một ô biểu mẫu'],
  [/^a form field that is no dictionary$/, 'ô biểu mẫu sai quy cách'],
  [/^(\/.*) of field (.*) changed$/s, 'sửa $1 của ô "$2"'],
  [/^flags of a field$/, 'thuộc tính của một ô'],
  [/^the interactive form itself$/, 'khai báo chung của biểu mẫu'],
  [/^the form was removed$/, 'xóa biểu mẫu'],
  [/^(\/.*) of the form$/, 'sửa $1 của biểu mẫu'],
  [/^(\/.*) of the form changed$/, 'sửa $1 của biểu mẫu'],
  [/^fonts and other resources of the form$/, 'phông chữ và tài nguyên của biểu mẫu'],
  [/^resources of the form were removed$/, 'xóa tài nguyên của biểu mẫu'],
  [/^(\/.*) of the form's resources was removed$/, 'xóa $1 trong tài nguyên của biểu mẫu'],
  [/^resource (\/.*) of the form changed$/, 'sửa tài nguyên $1 của biểu mẫu'],
  [/^an appearance that is no dictionary$/, 'hình hiển thị sai quy cách'],
  [/^the list of annotations of a page$/, 'danh sách ghi chú của một trang'],
  [/^annotations of a page in another order$/, 'đổi thứ tự ghi chú của một trang'],
  [/^an? (.*) annotation was added$/, 'thêm ghi chú loại $1'],
  [/^an? (.*) annotation was changed$/, 'sửa ghi chú loại $1'],
  [/^an? (.*) annotation was removed$/, 'xóa ghi chú loại $1'],
  [/^(\/.*) of a page changed$/, 'sửa $1 của một trang'],
  [/^(\/.*) of the catalog changed$/, 'sửa $1 của tài liệu'],
  [/^(?:another|no) catalog$/, 'thay toàn bộ mục lục gốc của tệp'],
  [/^other encryption$/, 'đổi cách mã hóa của tệp'],
  [/^long-term validation data$/, 'dữ liệu để kiểm tra chữ ký lâu dài'],
  [/^document information or metadata$/, 'thông tin mô tả của tệp'],
  [/^\/Metadata is no stream$/, 'thông tin mô tả của tệp sai quy cách'],
  [/^extensions and version of the format$/, 'khai báo phiên bản của định dạng'],
  [/^structure of a new signature or annotation$/, 'mục cấu trúc của chữ ký hoặc ghi chú mới'],
  [
    /^the structure tree was removed$|^a structure tree was added$|^(\/.*) of the structure tree changed$/,
    'sửa cấu trúc nội dung của tài liệu',
  ],
  [
    /^content put into the structure tree$|^structure elements removed$|parent tree/,
    'sửa cấu trúc nội dung của tài liệu',
  ],
  [/^an object or cross-reference stream$/, 'bảng tra cứu của tệp'],
  [/^an object (?:nothing leads to|no longer used)$/, 'phần không dùng tới'],
  [/^a key stands twice in /, 'một mục bị ghi hai lần'],
  [/^an object of the signed revision replaced$/, 'thay một phần của tài liệu đã ký'],
  [/^an object of the signed revision removed$/, 'xóa một phần của tài liệu đã ký'],
  [/^an object added for no permitted purpose$/, 'thêm phần không thuộc loại được phép'],
  [
    /^an object also used by object (.*) under (.*)$/s,
    'phần này còn được dùng ở chỗ khác (đối tượng $1, $2)',
  ],
  [/^bytes outside the signed range$/, 'có dữ liệu ngoài phần được ký'],
  [/^bytes after the last revision$/, 'có dữ liệu sau chỗ kết thúc của tệp'],
  [/^bytes at (\d+) belong to no object/, 'dữ liệu ở byte $1 không thuộc phần nào của tệp'],
  [/^a damaged object at (\d+)$/, 'phần ở byte $1 bị hỏng'],
  [/^and (\d+) more$/, 'và $1 thay đổi nữa'],
  [
    /^a trailer without \/Size$|^\/Size hides objects$|cross-references of a hybrid|is not where object stream|another generation than its entry|unannounced$/,
    'bảng tra cứu ghi thêm mâu thuẫn với tệp',
  ],
];

/** A change in Vietnamese; what has no words of its own is a place where the saving is damaged, given with the reader's. */
export function changeWords(what: string): string {
  const row = CHANGES.find(([pattern]) => pattern.test(what));
  if (!row) return `không đọc được phần ghi thêm (${what})`;
  const [pattern, words] = row;
  const [, ...names] = pattern.exec(what) ?? [];
  return words.replace(/\$(\d)/g, (_, number: string) => names[Number(number) - 1] ?? '');
}
