import Docxtemplater from 'docxtemplater';
import { strFromU8, unzipSync } from 'fflate';
import PizZip from 'pizzip';
import { z } from 'zod';
import type { Mistake } from '../model/errors.ts';

/** A Word file that clerks edit; `name` is what people call it: `templates/ninh-hoa/bao-cao.docx`. */
export interface Template {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Placeholders by name, each with those it encloses. */
export interface TagTree {
  readonly [tag: string]: TagTree;
}

/** A template whose placeholders are known, ready to be filled once. */
export interface OpenTemplate {
  readonly parts: readonly { readonly part: string; readonly tags: TagTree }[];
  readonly render: (
    data: unknown,
  ) => { readonly bytes: Uint8Array } | { readonly mistakes: readonly Mistake[] };
}

/** Reads the placeholders of a template; its mistakes of writing (an open brace, a list without an end) come back as sentences. */
export function openTemplate(template: Template): OpenTemplate | { readonly mistakes: readonly Mistake[] } {
  const inspector = inspectorOf();
  const empty: string[] = [];
  try {
    const document = new Docxtemplater(new PizZip(template.bytes), {
      modules: [inspector],
      parser: (tag) => ({ get: (scope: unknown) => valueAt(scope, tag) }),
      nullGetter: (part: { readonly module?: string; readonly value: string }) => {
        if (!part.module) empty.push(part.value);
        return '';
      },
      errorLogging: false,
      linebreaks: true,
      paragraphLoop: true,
    });
    const raw = inspector.parts.flatMap(({ placeholders }) => rawOnes(placeholders));
    if (raw.length > 0) return { mistakes: raw.map((tag) => ({ file: template.name, message: RAW(tag) })) };
    return {
      parts: inspector.parts.map(({ part, placeholders }) => ({ part, tags: treeOf(placeholders) })),
      render: (data) => {
        try {
          document.render(data);
        } catch (fault) {
          return { mistakes: mistakesOf(template.name, fault) };
        }
        if (empty.length > 0) throw new RangeError(`no value for ${empty.join(', ')}`);
        return { bytes: document.getZip().generate({ type: 'uint8array', compression: 'STORE' }) };
      },
    };
  } catch (fault) {
    return { mistakes: mistakesOf(template.name, fault) };
  }
}

/** A placeholder as docxtemplater has parsed it; `rawxml` would print data as if it were part of the document's own code. */
interface Placeholder {
  readonly type: string;
  readonly value?: string | undefined;
  readonly module?: string | undefined;
  readonly subparsed?: readonly Placeholder[] | undefined;
}

const PLACEHOLDER: z.ZodType<Placeholder> = z.lazy(() =>
  z.object({
    type: z.string(),
    value: z.string().optional(),
    module: z.string().optional(),
    subparsed: z.array(PLACEHOLDER).optional(),
  }),
);
const INSPECTED = z.object({
  inspect: z.object({ filePath: z.string().optional(), postparsed: z.array(PLACEHOLDER).optional() }),
});

/** Listens to docxtemplater compiling: which part holds which placeholders. (Its own inspector's types do not fit Node's modules.) */
function inspectorOf() {
  const parts: { readonly part: string; readonly placeholders: readonly Placeholder[] }[] = [];
  let part = '';
  return {
    name: 'inspector',
    parts,
    set(options: unknown): void {
      const { inspect } = INSPECTED.safeParse(options).data ?? {};
      part = inspect?.filePath ?? part;
      if (inspect?.postparsed) parts.push({ part, placeholders: inspect.postparsed });
    },
  };
}

const rawOnes = (placeholders: readonly Placeholder[]): readonly string[] =>
  placeholders.flatMap((each) => [
    ...(each.module === 'rawxml' ? [each.value ?? ''] : []),
    ...rawOnes(each.subparsed ?? []),
  ]);

const RAW = (tag: string): string =>
  `ô điền {@${tag}} chèn mã vào tài liệu, không dùng được; hãy viết {${tag}}.`;

function treeOf(placeholders: readonly Placeholder[]): TagTree {
  const tree: Record<string, TagTree> = {};
  for (const { type, value, subparsed } of placeholders) {
    if (type === 'placeholder' && value) tree[value] = { ...tree[value], ...treeOf(subparsed ?? []) };
  }
  return tree;
}

/** `a.b` walks own properties only; `.` is the value itself. No expressions: a template is data. */
function valueAt(scope: unknown, path: string): unknown {
  if (path === '.') return scope;
  let value = scope;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return value;
}

const FAULT = z.object({
  properties: z.object({
    id: z.string(),
    xtag: z.string().optional(),
    file: z.string().optional(),
    errors: z.array(z.unknown()).optional(),
  }),
});

function mistakesOf(file: string, fault: unknown): readonly Mistake[] {
  const read = FAULT.safeParse(fault);
  if (!read.success)
    return [{ file, message: 'không phải tệp Word (.docx) đọc được; hãy mở và lưu lại bằng Word.' }];
  const { id, xtag = '', file: part = '', errors } = read.data.properties;
  if (errors && errors.length > 0) return errors.flatMap((each) => mistakesOf(file, each));
  return [{ file, message: `${namedPart(part)}: ${sentenceOf(id, xtag)}` }];
}

function sentenceOf(id: string, tag: string): string {
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
export function namedPart(part: string): string {
  if (part.startsWith('word/header')) return 'đầu trang';
  if (part.startsWith('word/footer')) return 'chân trang';
  if (part.startsWith('docProps/')) return 'thuộc tính tệp';
  return 'nội dung';
}

/** Fields that bring in another file or run a program when the document is opened or printed. */
const FETCHING_FIELD =
  /\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|MACROBUTTON)\b/i;

/** What LibreOffice would fetch or run while printing: refused, since a template comes from many hands. */
export function faultsOfPackage({ name: file, bytes }: Template): readonly Mistake[] {
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes);
  } catch {
    return [{ file, message: 'không phải tệp Word (.docx) đọc được; hãy mở và lưu lại bằng Word.' }];
  }
  if (!parts['word/document.xml']) {
    return [{ file, message: 'không phải tệp Word (.docx): thiếu phần nội dung.' }];
  }
  return Object.entries(parts).flatMap(([part, content]): readonly Mistake[] => {
    if (/^word\/(embeddings|activeX)\//.test(part) || /vbaProject\.bin$/.test(part)) {
      return [{ file, message: `có tệp nhúng hoặc macro (${part}); hãy bỏ đi rồi lưu lại.` }];
    }
    if (!/\.(xml|rels)$/.test(part)) return [];
    const text = strFromU8(content);
    const target = /<Relationship\b[^>]*TargetMode\s*=\s*["']External["'][^>]*>/.exec(text)?.[0];
    const field = fieldsOf(text)
      .map((each) => FETCHING_FIELD.exec(each)?.[1])
      .find((each) => each);
    return [
      ...(target
        ? [
            `có liên kết ra ngoài tệp (${/Target\s*=\s*["']([^"']*)/.exec(target)?.[1] ?? ''}); hãy bỏ liên kết này.`,
          ]
        : []),
      ...(/<w:altChunk\b/.test(text)
        ? [`${namedPart(part)} chèn nguyên một tệp khác (altChunk); hãy dán nội dung vào mẫu.`]
        : []),
      ...(/<(o:OLEObject|w:object)\b/.test(text)
        ? [`${namedPart(part)} có đối tượng nhúng (OLE); hãy thay bằng chữ hoặc ảnh.`]
        : []),
      ...(/<w:(ins|del|moveFrom|moveTo|comment)\b/.test(text)
        ? ['còn nhận xét hoặc vết sửa chưa chấp nhận; hãy chấp nhận hoặc bỏ hết rồi lưu lại.']
        : []),
      ...(field
        ? [`${namedPart(part)} có trường ${field.toUpperCase()} lấy nội dung từ tệp khác; hãy bỏ trường này.`]
        : []),
    ].map((message) => ({ file, message }));
  });
}

/** Instructions of fields, put together again where Word has split them over runs. */
const fieldsOf = (xml: string): readonly string[] => [
  [...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)</g)].map(([, text]) => text ?? '').join(''),
  ...[...xml.matchAll(/<w:fldSimple\b[^>]*w:instr\s*=\s*"([^"]*)"/g)].map(([, text]) => text ?? ''),
];
