import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { REPORT_TAGS } from '../../pipeline/stages/render/report-tags.ts';
import { paragraph, run, wordFile } from '../../pipeline/tools/templates/word.ts';
import { templatesReadme } from '../../pipeline/tools/templates.ts';
import { fillTemplate, lintTemplate, type TagSchema } from '../../pipeline/writers/docx.ts';
import { partText, withPart } from './parts.ts';

const TAGS = {
  ten: { kind: 'text', says: 'Tên' },
  dong: { kind: 'list', says: 'Các dòng', optional: true, each: { so: { kind: 'text', says: 'Số' } } },
  gap: { kind: 'condition', says: 'Khi gấp', optional: true },
} as const satisfies TagSchema;

const empty = { firstHeader: paragraph(''), header: paragraph(''), footer: paragraph('') };
const written = (...lines: readonly string[]) =>
  wordFile(lines.map((each) => paragraph(run(each))).join(''), empty);
const template = (bytes: Uint8Array) => ({ name: 'mau/a.docx', bytes });
const mistakes = (bytes: Uint8Array) => lintTemplate(template(bytes), TAGS).map((each) => each.message);
const document = (text: string) => (xml: string) => xml.replace('<w:sectPr', `${text}<w:sectPr`);
const good = written('{ten}');

test.each([
  ['an unknown placeholder', written('{ten}', '{sai}'), /^nội dung có ô điền \{sai\} mà phần mềm không biết/],
  ['one with Vietnamese letters', written('{ten}', '{tên}'), /\{tên\} mà phần mềm không biết/],
  ['one of a list outside the list', written('{ten}', '{so}'), /\{so\} mà phần mềm không biết/],
  ['a placeholder that a form needs', written('Không có gì'), /^thiếu ô điền \{ten\}/],
  ['one that each of a list needs', written('{ten}', '{#dong}', 'x', '{/dong}'), /^thiếu ô điền \{so\}/],
  ['a brace left open', written('{ten}', 'số {so'), /thiếu hoặc thừa một dấu ngoặc nhọn/],
  ['a list left open', written('{ten}', '{#dong}{so}'), /^nội dung: khối \{#dong\} chưa đóng/],
  ['a list closed but not opened', written('{ten}', '{/dong}'), /có \{\/dong\} mà không có \{#dong\}/],
  ['data printed as code', written('{ten}', '{@gap}'), /\{@gap\} chèn mã/],
  ['no Word file', strToU8('xin chào'), /^không phải tệp Word/],
  [
    'a picture from outside',
    withPart(good, 'word/_rels/document.xml.rels', (xml) =>
      xml.replace(
        '</Rel',
        '<Relationship Id="x" Type="image" Target="http://a.example/x.png" TargetMode="External"/></Rel',
      ),
    ),
    /^có liên kết ra ngoài tệp \(http:\/\/a\.example\/x\.png\)/,
  ],
  [
    'a whole other file',
    withPart(good, 'word/document.xml', document('<w:altChunk r:id="x"/>')),
    /\(altChunk\)/,
  ],
  [
    'an embedded object',
    withPart(good, 'word/document.xml', document('<w:p><w:r><w:object/></w:r></w:p>')),
    /\(OLE\)/,
  ],
  [
    'a field that includes another file, torn over runs',
    withPart(
      good,
      'word/document.xml',
      document(
        '<w:p><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "a"</w:instrText></w:r></w:p>',
      ),
    ),
    /trường INCLUDETEXT lấy nội dung từ tệp khác/,
  ],
  [
    'changes nobody has accepted',
    withPart(good, 'word/document.xml', document('<w:p><w:ins w:author="Người Sửa"><w:r/></w:ins></w:p>')),
    /^còn nhận xét hoặc vết sửa/,
  ],
  ['macros', withPart(good, 'word/vbaProject.bin', () => 'x'), /macro \(word\/vbaProject\.bin\)/],
])('a template with %s is refused in one sentence', (_, bytes, sentence) => {
  const said = mistakes(bytes);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(sentence);
});

test('a faulty template stops the document and names its file', () => {
  const fill = () =>
    fillTemplate(template(written('{ten}{sai}')), TAGS, { data: { ten: 'A' }, properties: PROPERTIES });
  expect(fill).toThrow(
    expect.objectContaining({ code: 'TEMPLATE_INVALID', message: expect.stringMatching(/^mau\/a\.docx: /) }),
  );
});

const PROPERTIES = { title: 'Báo cáo', author: 'Đơn vị <A>', at: '2026-12-08T03:00:00.000Z' };
const fill = (bytes: Uint8Array, data: Parameters<typeof fillTemplate>[2]['data']) =>
  fillTemplate(template(bytes), TAGS, { data, properties: PROPERTIES });

test('data stays data: marked up, hidden or turned text is printed as plain letters', () => {
  const bytes = fill(good, { ten: 'A & <b>\u0007\u202E\uD800 Hòa'.normalize('NFD'), dong: [], gap: false });
  const xml = partText(bytes, 'word/document.xml');
  expect(xml).toContain('A &amp; &lt;b&gt;\uFFFD Hòa'.normalize('NFC'));
});

test('a placeholder never reaches what data inherits', () => {
  const schema = { ...TAGS, constructor: { kind: 'text', says: '' } } as const satisfies TagSchema;
  const bytes = written('{ten}', '{constructor}');
  expect(() => fillTemplate(template(bytes), schema, { data: { ten: 'A' }, properties: PROPERTIES })).toThrow(
    'no value for constructor',
  );
});

test('whoever edited the template is not named in the document', () => {
  const edited = withPart(good, 'docProps/core.xml', (xml) =>
    xml.replace('<dc:title>', '<dc:creator>Người Sửa Mẫu</dc:creator><dc:title>'),
  );
  const core = partText(fill(edited, { ten: 'A' }), 'docProps/core.xml');
  expect(core).not.toContain('Người Sửa Mẫu');
  expect(core).toContain('<dc:creator>Đơn vị &lt;A&gt;</dc:creator>');
});

test('the same template and data give the same bytes', () => {
  const data = { ten: 'A', dong: [{ so: '1' }, { so: '2' }] };
  const bytes = written('{ten}', '{#dong}', '{so}', '{/dong}');
  expect(fill(bytes, data)).toEqual(fill(bytes, data));
});

const folder = join(import.meta.dirname, '..', '..', 'templates');

test.each(['quang-nam/bao-cao.docx', 'ninh-hoa/bao-cao.docx'])(
  'the template %s has every placeholder and no other',
  (name) => {
    expect(lintTemplate({ name, bytes: readFileSync(join(folder, name)) }, REPORT_TAGS)).toEqual([]);
  },
);

test('templates/README.md lists the placeholders as they are', () => {
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(templatesReadme());
});
