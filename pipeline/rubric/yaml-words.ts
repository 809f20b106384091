import type { YAMLError } from 'yaml';

const QUOTED =
  'Chữ có dấu hai chấm, dấu nháy hoặc mở đầu bằng ký hiệu (# % @ ! & * -) phải đặt trong "…"; bên trong đó dấu " viết thành \\", dấu \\ viết thành \\\\.';

/** What is wrong with the syntax, in words for whoever wrote the file. */
const SENTENCES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'Thụt dòng bằng phím Tab; YAML chỉ nhận dấu cách.',
  BAD_INDENT: 'Thụt dòng không khớp với các dòng cùng cấp, hoặc dòng trên thiếu dấu đóng ngoặc, đóng nháy.',
  MISSING_CHAR:
    'Thiếu dấu ngoặc, dấu nháy, dấu phẩy hoặc dấu hai chấm, hoặc thụt dòng không khớp với các dòng cùng cấp.',
  MULTILINE_IMPLICIT_KEY: 'Dòng này không có dạng "khóa: giá trị" (sau dấu hai chấm phải có dấu cách).',
  BLOCK_AS_IMPLICIT_KEY: `Dòng này có hai dấu hai chấm, hoặc dòng ngay dưới thụt sâu hơn nó. ${QUOTED}`,
  MULTIPLE_DOCS: 'Dòng "---" chia tệp thành hai phần; xóa dòng đó.',
};

export const syntaxSentence = (code: YAMLError['code']): string =>
  SENTENCES[code] ?? `Dòng này viết sai cú pháp YAML. ${QUOTED}`;

export const doubledKeySentence = (key: string): string =>
  `Khóa "${key}" được viết hai lần trong cùng một mục. Nếu đây là một mục mới của danh sách, dòng đầu của mục phải mở bằng "- ".`;

/** Why nothing can be read of a file, and what to do. */
export const NOT_TEXT = {
  missing: 'Không có tệp này, hoặc không đọc được.',
  empty: 'Tệp chưa có nội dung.',
  otherEncoding:
    'Tệp không phải văn bản UTF-8: có thể được lưu ở Unicode (UTF-16), ở bảng mã cũ, hoặc là tệp Word, Excel. Nếu là tệp văn bản, mở bằng Notepad, chọn Lưu dưới dạng (Save as), mã hóa (Encoding) UTF-8, rồi lưu lại.',
} as const;
