/** What can be wrong with a Word template, and what its author does about it. */
export const TEMPLATE_WORDS = {
  notWord: 'không phải tệp Word (.docx) đọc được; hãy mở và lưu lại bằng Word.',
  noContent: 'không phải tệp Word (.docx): thiếu phần nội dung.',
  unknownTag: (part: string, tag: string) =>
    `${namedPart(part)} có ô điền {${tag}} mà phần mềm không biết; xem tên đúng trong templates/README.md.`,
  missingTag: (tag: string) => `thiếu ô điền {${tag}}; mẫu phải có ô này, xem templates/README.md.`,
  rawTag: (tag: string) => `ô điền {@${tag}} chèn mã vào tài liệu, không dùng được; hãy viết {${tag}}.`,
  embedded: (part: string) => `có tệp nhúng hoặc macro (${part}); hãy bỏ đi rồi lưu lại.`,
  linksOutside: (target: string) => `có liên kết ra ngoài tệp (${target}); hãy bỏ liên kết này.`,
  otherFileInside: (part: string) =>
    `${namedPart(part)} chèn nguyên một tệp khác (altChunk); hãy dán nội dung vào mẫu.`,
  embeddedObject: (part: string) =>
    `${namedPart(part)} có đối tượng nhúng (OLE); hãy thay bằng chữ hoặc ảnh.`,
  openChanges: 'còn nhận xét hoặc vết sửa chưa chấp nhận; hãy chấp nhận hoặc bỏ hết rồi lưu lại.',
  fetchingField: (part: string, field: string) =>
    `${namedPart(part)} có trường ${field.toUpperCase()} lấy nội dung từ tệp khác; hãy bỏ trường này.`,
  /** `id`: docxtemplater's name of the mistake. */
  misspelt: (part: string, id: string, tag: string) => `${namedPart(part)}: ${misspelling(id, tag)}`,
} as const;

function misspelling(id: string, tag: string): string {
  switch (id) {
    case 'unclosed_tag':
    case 'unopened_tag':
    case 'duplicate_open_tag':
    case 'duplicate_close_tag':
      return `ô điền "${tag}" thiếu hoặc thừa một dấu ngoặc nhọn; viết lại thành {tên_ô}.`;
    case 'unclosed_loop':
      return `khối {#${tag}} chưa đóng; thêm {/${tag}} vào cuối khối.`;
    case 'unopened_loop':
      return `có {/${tag}} mà không có {#${tag}} ở trước; thêm chỗ mở hoặc bỏ chỗ đóng.`;
    case 'closing_tag_does_not_match_opening_tag':
      return `khối {#${tag}} được đóng bằng tên khác; tên ở chỗ mở và chỗ đóng phải giống nhau.`;
    default:
      return `ô điền "${tag}" viết sai (${id}); xem cách viết trong templates/README.md.`;
  }
}

/** What a person calls a part of a Word file. */
function namedPart(part: string): string {
  if (part.startsWith('word/header')) return 'đầu trang';
  if (part.startsWith('word/footer')) return 'chân trang';
  if (part.startsWith('docProps/')) return 'thuộc tính tệp';
  return 'nội dung';
}
