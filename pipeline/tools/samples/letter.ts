import type { Day } from '../../model/day.ts';

/** A short administrative document, laid out by Nghị định 30/2020 as far as a sample needs it. */
export interface Letter {
  readonly parent: string;
  readonly agency: string;
  /** Whole: `15/KH-UBND`. */
  readonly number: string;
  readonly place: string;
  readonly day: Day;
  /** Tên loại: `KẾ HOẠCH`. */
  readonly kind: string;
  /** Trích yếu. */
  readonly subject: string;
  /** A paragraph that begins with `# ` is a heading. */
  readonly paragraphs: readonly string[];
  /** Who signs, left to right; the left one only where two sign. */
  readonly signatories: readonly Signatory[];
  readonly recipients: readonly string[];
}

export interface Signatory {
  readonly capacity?: string;
  readonly title: string;
  readonly person: string;
}

/** The document as flat OpenDocument text, which LibreOffice prints. */
export function flatText(letter: Letter): string {
  const { parent, agency, number, subject } = letter;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">
<office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="'Times New Roman'" style:font-family-generic="roman"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Times New Roman" fo:font-size="13pt" fo:language="vi" fo:country="VN"/></style:default-style></office:styles>
<office:automatic-styles>${STYLES}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"/></office:master-styles>
<office:body><office:text>
${table('head', [
  [
    p('parent', parent.toLocaleUpperCase('vi')),
    p('national', agency.toLocaleUpperCase('vi')),
    p('centre', '_______'),
    p('centre', `Số: ${number}`),
  ],
  [
    p('national', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
    p('strong', 'Độc lập - Tự do - Hạnh phúc'),
    p('centre', '______________________'),
    // Biên bản carries its day in the text (Phụ lục III, Mẫu 1.9).
    ...(letter.kind === 'BIÊN BẢN' ? [] : [p('date', `${letter.place}, ${longDay(letter.day)}`)]),
  ],
])}
${p('title', letter.kind)}${p('strong', subject)}${p('centre', '_______')}
${letter.paragraphs.map(paragraph).join('\n')}
${table('foot', [
  signature(letter.signatories, 0) ?? [
    p('to', 'Nơi nhận:'),
    ...letter.recipients.map((each) => p('small', each)),
  ],
  signature(letter.signatories, 1) ?? [],
])}
</office:text></office:body></office:document>`;
}

/** `ngày 05 tháng 01 năm 2024`; months from March on have no zero (Nghị định 30/2020, Phụ lục I, II.4). */
export function longDay(day: Day): string {
  const [year, month = '', date] = day.split('-');
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

const NAMESPACES = [
  ['office', 'office:1.0'],
  ['style', 'style:1.0'],
  ['text', 'text:1.0'],
  ['table', 'table:1.0'],
  ['fo', 'xsl-fo-compatible:1.0'],
  ['svg', 'svg-compatible:1.0'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .join(' ');

const STYLES = [
  `<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm"/></style:page-layout>`,
  style('centre', 'fo:text-align="center"'),
  style('parent', 'fo:text-align="center"', 'fo:font-size="12pt"'),
  style('national', 'fo:text-align="center"', 'fo:font-weight="bold" fo:font-size="12pt"'),
  style('strong', 'fo:text-align="center"', 'fo:font-weight="bold"'),
  style('title', 'fo:text-align="center" fo:margin-top="6mm"', 'fo:font-weight="bold" fo:font-size="14pt"'),
  style('date', 'fo:text-align="center"', 'fo:font-style="italic"'),
  style('body', 'fo:text-align="justify" fo:text-indent="10mm" fo:margin-top="2mm" fo:line-height="115%"'),
  style('heading', 'fo:text-indent="10mm" fo:margin-top="2mm"', 'fo:font-weight="bold"'),
  style('to', '', 'fo:font-style="italic" fo:font-size="12pt"'),
  style('small', '', 'fo:font-size="11pt"'),
  style(
    'sign',
    'fo:text-align="center" fo:margin-top="8mm" fo:margin-bottom="8mm"',
    'fo:font-style="italic"',
  ),
  ...['head', 'foot'].map(
    (name) =>
      `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="165mm" fo:margin-top="${name === 'foot' ? 6 : 0}mm"/></style:style>` +
      `<style:style style:name="${name}.0" style:family="table-column"><style:table-column-properties style:column-width="65mm"/></style:style>` +
      `<style:style style:name="${name}.1" style:family="table-column"><style:table-column-properties style:column-width="100mm"/></style:style>`,
  ),
].join('');

function style(name: string, paragraphProperties: string, textProperties = ''): string {
  return `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${paragraphProperties}/><style:text-properties ${textProperties}/></style:style>`;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const p = (name: string, text: string): string =>
  `<text:p text:style-name="${name}">${escapeXml(text)}</text:p>`;
const paragraph = (text: string): string =>
  text.startsWith('# ') ? p('heading', text.slice(2)) : p('body', text);

const table = (name: string, cells: readonly (readonly string[])[]): string =>
  `<table:table table:style-name="${name}"><table:table-column table:style-name="${name}.0"/><table:table-column table:style-name="${name}.1"/><table:table-row>${cells
    .map((cell) => `<table:table-cell>${cell.join('') || '<text:p/>'}</table:table-cell>`)
    .join('')}</table:table-row></table:table>`;

/** The block of the left (0) or right (1) column; one signatory stands on the right. */
function signature(signatories: readonly Signatory[], column: 0 | 1): readonly string[] | undefined {
  const one = signatories.length === 2 ? signatories[column] : column === 1 ? signatories[0] : undefined;
  return (
    one && [
      ...(one.capacity ? [p('strong', one.capacity)] : []),
      p('strong', one.title.toLocaleUpperCase('vi')),
      // Of two, only the chair on the right signs the file.
      p('sign', column === 0 ? '(Đã ký)' : '(Đã ký số)'),
      p('strong', one.person),
    ]
  );
}
