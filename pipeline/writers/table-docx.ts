import { strToU8 } from 'fflate';
import { parsePoints, vietnameseDecimal } from '../model/points.ts';
import type { PlainTable } from './plain-table.ts';
import { pack } from './repack.ts';
import { cleanText, escapeXml } from './text.ts';

/** A4 lying, margins 20 mm, in twips; what is left for the table. */
const PAGE = { width: 16838, height: 11906, margin: 1134 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** The table as a Word document; the same bytes for the same table. */
export function tableDocx(table: PlainTable): Uint8Array {
  const widths = table.columns.map(({ width }) => Math.round((TEXT_WIDTH * width) / 100));
  const aligns = table.columns.map(({ align }) => align);
  const opening = table.opening.map(({ text, style }) =>
    style === 'heading'
      ? paragraph(text, { bold: true, align: 'center', size: 26 })
      : paragraph(text, { bold: false, align: 'left', size: 24 }),
  );
  const heading = row(
    table.columns.map((column, index) =>
      cell(column.heading, { bold: true, align: 'center', width: widths[index] ?? 0 }),
    ),
    true,
  );
  const rows = table.rows.map(({ cells, bold }) =>
    row(
      cells.map((content, index) =>
        cell(shown(content), { bold, align: aligns[index] ?? 'left', width: widths[index] ?? 0 }),
      ),
      false,
    ),
  );
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const body = `${opening.join('')}<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${heading}${rows.join('')}</w:tbl><w:p/><w:sectPr>${table.mark === undefined ? '' : '<w:headerReference w:type="default" r:id="rId2"/>'}<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="landscape"/><w:pgMar w:top="${PAGE.margin}" w:right="${PAGE.margin}" w:bottom="${PAGE.margin}" w:left="${PAGE.margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  const parts = Object.entries(partsOf(body, table));
  return pack(new Map(parts.map(([name, text]) => [name, strToU8(text)])));
}

/** A decimal comma, for Vietnamese readers. */
function shown(content: string | number): string {
  if (typeof content === 'string') return content;
  const points = parsePoints(String(content));
  return points === undefined ? String(content) : vietnameseDecimal(points);
}

interface Look {
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
}

function paragraph(text: string, { bold, align, size }: Look & { readonly size: number }): string {
  const run = `<w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escapeXml(cleanText(text))}</w:t></w:r>`;
  return `<w:p><w:pPr><w:spacing w:before="40" w:after="40"/><w:jc w:val="${align}"/></w:pPr>${text === '' ? '' : run}</w:p>`;
}

const cell = (text: string, { width, ...look }: Look & { readonly width: number }): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${text
    .split('\n')
    .map((line) => paragraph(line, { ...look, size: 22 }))
    .join('')}</w:tc>`;

/** The heading is repeated on every page; rows may break, since some are taller than a page. */
const row = (cells: readonly string[], heading: boolean): string =>
  `<w:tr>${heading ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const W = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const partsOf = (body: string, { title, mark }: PlainTable): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>${mark === undefined ? '' : `<Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/>`}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(cleanText(title))}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`,
  'word/document.xml': `${HEAD}<w:document ${W}><w:body>${body}</w:body></w:document>`,
  'word/styles.xml': `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
  'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/>${mark === undefined ? '' : `<Relationship Id="rId2" Type="${OFFICE}/header" Target="header1.xml"/>`}</Relationships>`,
  ...(mark === undefined
    ? {}
    : {
        'word/header1.xml': `${HEAD}<w:hdr ${W}>${paragraph(mark, { bold: true, align: 'right', size: 22 })}</w:hdr>`,
      }),
});
