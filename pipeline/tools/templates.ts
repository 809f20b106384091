import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { REPORT_TAGS } from '../stages/render/report-tags.ts';
import type { TagSchema } from '../writers/docx.ts';
import {
  konRayReport,
  laiChauReport,
  ninhHoaReport,
  quangNamReport,
  quangTriReport,
} from './templates/reports.ts';

/** What a clerk may write into a template. */
export const templatesReadme = (): string =>
  `# Mẫu văn bản

Mỗi thư mục là mẫu của một quy chế; mở và sửa bằng Word như văn bản thường. Phần mềm điền vào các ô trong ngoặc nhọn dưới đây, phần chữ còn lại giữ nguyên. Mẫu được kiểm tra trước khi dùng: ô lạ, ô thiếu, liên kết ra ngoài, tệp nhúng, macro và trường lấy nội dung từ tệp khác đều bị từ chối, kèm một câu nói rõ sai ở đâu.

- \`{o}\`: in nội dung của ô.
- \`{#o}…{/o}\`: với danh sách, in phần giữa một lần cho mỗi dòng; với điều kiện, chỉ in khi đúng.
- \`{^o}…{/o}\`: in phần giữa khi danh sách trống hoặc điều kiện sai.
- \`{.}\`: chính dòng đang in, trong danh sách chỉ có chữ.
- Trong bảng, đặt \`{#o}\` ở ô đầu và \`{/o}\` ở ô cuối của dòng cần lặp.

Mẫu \`ninh-hoa/bao-cao.docx\` là **mẫu minh họa**: không nguồn nào có Phụ lục 4 của Quyết định 1149/QĐ-UBND. Mẫu của Lai Châu, Kon Rẫy, Quảng Trị cũng là **mẫu minh họa**; ba phần của mẫu Kon Rẫy là ba phần nêu ở mục 2 của công văn. Mẫu \`quang-nam/bao-cao.docx\` theo đúng mẫu kèm Công văn 2744/SNV-CCHC, thêm số, ký hiệu và nơi gửi theo Nghị định 30/2020/NĐ-CP.

## Các ô điền của báo cáo

| ô | loại | bắt buộc | nội dung |
|---|---|---|---|
${tagLines(REPORT_TAGS, '').join('\n')}

Tệp này và các mẫu ban đầu do \`pipeline/tools/templates.ts\` tạo ra.
`;

const KINDS = { text: 'chữ', condition: 'điều kiện', list: 'danh sách' } as const;

const tagLines = (schema: TagSchema, inside: string): readonly string[] =>
  Object.entries(schema).flatMap(([name, tag]) => [
    `| ${inside}\`${name}\` | ${KINDS[tag.kind]} | ${tag.optional ? '' : 'có'} | ${tag.says} |`,
    ...(tag.each ? tagLines(tag.each, `${inside}\`${name}\` › `) : []),
  ]);

/** Writes the templates as they are delivered; by hand, since offices then make them their own. */
async function writeTemplates(folder: string): Promise<void> {
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['quang-nam/bao-cao.docx', quangNamReport()],
    ['ninh-hoa/bao-cao.docx', ninhHoaReport()],
    ['lai-chau/bao-cao.docx', laiChauReport()],
    ['kon-ray/bao-cao.docx', konRayReport()],
    ['quang-tri/bao-cao.docx', quangTriReport()],
    ['README.md', templatesReadme()],
  ];
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

if (import.meta.main) await writeTemplates(join(import.meta.dirname, '..', '..', 'templates'));
