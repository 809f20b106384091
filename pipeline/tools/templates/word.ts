import { strToU8 } from 'fflate';
import { pack } from '../../writers/repack.ts';
import { escapeXml } from '../../writers/text.ts';

/** Half points, as Word counts the size of letters: 28 is 14 pt. */
type Half = number;

export interface RunStyle {
  readonly size?: Half;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
}

/** Letters of one style. `\t` is a tab. */
export function run(text: string, { size = 28, bold, italic, underline }: RunStyle = {}): string {
  const style = [
    bold ? '<w:b/>' : '',
    italic ? '<w:i/>' : '',
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    underline ? '<w:u w:val="single"/>' : '',
  ].join('');
  const pieces = text
    .split('\t')
    .map((piece) => (piece ? `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>` : ''));
  return `<w:r><w:rPr>${style}</w:rPr>${pieces.join('<w:tab/>')}</w:r>`;
}

export const pageNumber = (size: Half): string =>
  [
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="end"/>',
  ]
    .map((piece) => `<w:r><w:rPr><w:sz w:val="${size}"/></w:rPr>${piece}</w:r>`)
    .join('');

export interface ParagraphStyle {
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Twips: first line, before, after, left, right. */
  readonly firstLine?: number;
  readonly before?: number;
  readonly after?: number;
  readonly left?: number;
  readonly right?: number;
  /** In 240ths of a line. */
  readonly line?: number;
  readonly keepNext?: true;
  readonly topLine?: true;
  /** Of the paragraph's end, which alone gives an empty one its height. */
  readonly size?: Half;
  readonly tabs?: readonly (readonly ['center' | 'right', number])[];
}

export function paragraph(content: string, style: ParagraphStyle = {}): string {
  const { align = 'left', firstLine = 0, before = 0, after = 0, left = 0, right = 0, line = 240 } = style;
  const tabs = (style.tabs ?? []).map(([kind, at]) => `<w:tab w:val="${kind}" w:pos="${at}"/>`).join('');
  return `<w:p><w:pPr>${style.keepNext ? '<w:keepNext/><w:keepLines/>' : ''}${
    style.topLine ? '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>' : ''
  }${tabs ? `<w:tabs>${tabs}</w:tabs>` : ''}<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/><w:ind w:left="${left}" w:right="${right}" w:firstLine="${firstLine}"/><w:jc w:val="${align}"/>${style.size ? `<w:rPr><w:sz w:val="${style.size}"/></w:rPr>` : ''}</w:pPr>${content}</w:p>`;
}

/** Words of the body: justified, first line 1.27 cm, 6 pt apart (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6). */
export const body = (text: string, style: RunStyle & { readonly keepNext?: true } = {}): string =>
  paragraph(run(text, style), {
    align: 'both',
    firstLine: 720,
    before: 60,
    after: 60,
    line: 264,
    ...(style.keepNext ? { keepNext: true } : {}),
  });

/** Space of so many half points. */
export const space = (size: Half, style: ParagraphStyle = {}): string => paragraph('', { ...style, size });

/** A drawn line `length` twips long in the middle of a place `width` twips wide. */
export const rule = (length: number, width: number): string =>
  paragraph('', {
    size: 4,
    left: Math.round((width - length) / 2),
    right: Math.round((width - length) / 2),
    before: 60,
    topLine: true,
  });

/** One row; a header row is repeated on every page, and no row is torn over two. */
export function row(
  cells: readonly { readonly width: number; readonly content: string }[],
  header?: 'header',
): string {
  const inside = cells.map(
    ({ width, content }) =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${header ? '<w:vAlign w:val="center"/>' : ''}</w:tcPr>${content}</w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${inside.join('')}</w:tr>`;
}

export function table(
  widths: readonly number[],
  rows: readonly string[],
  { borders }: { readonly borders: boolean },
): string {
  const line = borders ? 'w:val="single" w:sz="4" w:space="0" w:color="000000"' : 'w:val="nil"';
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (side) => `<w:${side} ${line}/>`,
  );
  const margin = borders ? 80 : 0;
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:tblBorders>${sides.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${margin}" w:type="dxa"/><w:right w:w="${margin}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A4 upright, margins 20, 20, 30 and 15 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I, I). Width of the text: 9354 twips. */
export const TEXT_WIDTH = 9354;

/** LibreOffice hides a paragraph only where all its letters are hidden, so that it needs one. */
const HIDDEN_END =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r></w:p>';

/**
 * A Word file of these paragraphs, with headers and footers: `first` for page one, `other` for all others. After a table
 * Word wants a paragraph: a hidden one, or it would open an empty page where the table ends with the page.
 */
export function wordFile(
  content: string,
  marks: { readonly firstHeader: string; readonly header: string; readonly footer: string },
): Uint8Array {
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="first" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="510" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`;
  const part = (root: string, inside: string): string =>
    `${HEAD}<w:${root} ${NAMESPACES}>${inside}</w:${root}>`;
  const parts = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>${['header1', 'header2', 'footer1', 'footer2'].map((name) => `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${name.slice(0, 6)}+xml"/>`).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Mẫu báo cáo</dc:title></cp:coreProperties>`,
    'word/document.xml': part('document', `<w:body>${content}${HIDDEN_END}${section}</w:body>`),
    'word/styles.xml': `${HEAD}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      ['rId1', 'header', 'header1'],
      ['rId2', 'header', 'header2'],
      ['rId3', 'footer', 'footer1'],
      ['rId4', 'footer', 'footer2'],
      ['rId5', 'styles', 'styles'],
    ]
      .map(([id, type, name]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${name}.xml"/>`)
      .join('')}</Relationships>`,
    'word/header1.xml': part('hdr', marks.header),
    'word/header2.xml': part('hdr', marks.firstHeader),
    'word/footer1.xml': part('ftr', marks.footer),
    'word/footer2.xml': part('ftr', marks.footer),
  };
  return pack(new Map(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
