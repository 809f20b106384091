import { Buffer } from 'node:buffer';
import { type Html, html as xml } from '../../../writers/html.ts';
import { chartHeight, chartSvg } from './chart.ts';
import { printStyles, TEXT_WIDTH } from './print-styles.ts';
import type { Block, Cell, Chart, Fact, Line, Remark, Section, Sheet, Table } from './sheet.ts';

/**
 * The sheet as a flat OpenDocument text, for LibreOffice to turn into PDF: A4 upright, numbered pages, head rows
 * repeated, folded parts open. HTML would not do, since LibreOffice drops most of its style sheets on import.
 */
export function printSheet(sheet: Sheet): string {
  const { title, unit, office } = sheet;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${
    xml`<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>${title} – ${unit}</dc:title><dc:language>vi-VN</dc:language></office:meta>
${printStyles(sheet.state.kind, sharesOf(sheet))}
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header>${edge([title, ' – ', unit], sheet.illustrative ? 'MINH HỌA' : '')}</style:header>
<style:footer>${edge([sheet.notInstead], xml`Trang <text:page-number text:select-page="current">1</text:page-number>/<text:page-count>1</text:page-count>`)}</style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
${sheet.illustrative && p('Notice', sheet.illustrative)}
${p('Quiet', [office.parent, office.parent && ' – ', office.name])}
<text:h text:style-name="Title" text:outline-level="1">${title}</text:h>
${p('Unit', unit)}
${sheet.facts.map(fact)}
${p('Standard', '')}
${stateBox(sheet)}
${sheet.sections.filter(({ screenOnly }) => !screenOnly).map(section)}
${p('Standard', '')}
${p('Small', sheet.closing)}
</office:text></office:body>
</office:document>`.markup
  }\n`;
}

const p = (style: string, content: Parameters<typeof xml>[1]): Html =>
  xml`<text:p text:style-name="${style}">${content}</text:p>
`;

/** Head or foot of a page: one thing left, one right. */
const edge = (left: Parameters<typeof xml>[1], right: Parameters<typeof xml>[1]): Html =>
  p('Edge', xml`${left}<text:tab/>${right}`);

/** A table of one cell: only so do its border and ground stay whole around paragraphs of different margins. */
const stateBox = ({ state, notInstead }: Sheet): Html =>
  xml`<table:table table:style-name="Table"><table:table-column table:style-name="Column100"/><table:table-row table:style-name="Row"><table:table-cell table:style-name="StateCell" office:value-type="string">
<text:h text:style-name="StateWord" text:outline-level="2">${state.word}</text:h>
${p('State', state.sentence)}${state.next.map((step) => p('StateStep', xml`•<text:tab/>${step}`))}${notInstead && p('Strong', notInstead)}</table:table-cell></table:table-row></table:table>`;

/**
 * The title stays with what it stands above. Before a table, LibreOffice 7.4 keeps one paragraph and forgets those that
 * were to stay with it, so that title and caption are lines of one.
 */
function section({ title, blocks: [first, ...others] }: Section): Html {
  const heading = (more?: Html): Html =>
    xml`<text:h text:style-name="Section" text:outline-level="2">${title}${more}</text:h>
`;
  const caption = (text: string): Html =>
    xml`<text:line-break/><text:span text:style-name="CaptionLine">${text}</text:span>`;
  const opening =
    first?.kind === 'table'
      ? xml`${heading(caption(first.table.caption))}${tableXml(first.table)}`
      : xml`${heading()}${first && (first.kind === 'text' && others.length > 0 ? p('Lead', first.text) : block(first))}`;
  return xml`${opening}${others.map(block)}`;
}

function block(each: Block): Html {
  switch (each.kind) {
    case 'text':
      return p('Text', each.text);
    case 'facts':
      return xml`${each.facts.map(fact)}`;
    case 'remarks':
      return xml`${each.remarks.map(remark)}`;
    case 'table':
      return xml`${p('Caption', each.table.caption)}${tableXml(each.table)}`;
    case 'chart':
      return chart(each.chart);
    case 'folded':
      return folded(each);
  }
}

/** A lone table needs no caption under the title it was folded behind. */
function folded({ title, blocks }: Block & { readonly kind: 'folded' }): Html {
  const [first] = blocks;
  return xml`<text:h text:style-name="Folded" text:outline-level="3">${title}</text:h>
${blocks.length === 1 && first?.kind === 'table' ? tableXml(first.table) : blocks.map(block)}`;
}

const fact = ({ name, value }: Fact): Html =>
  p('Fact', xml`<text:span text:style-name="Label">${name}</text:span><text:tab/>${value}`);

const remark = (each: Remark): Html =>
  xml`${p(
    'Remark',
    xml`<text:bookmark text:name="muc-${each.number}"/>${each.number}<text:tab/>${each.reason}`,
  )}${each.where.map((line) => p('RemarkPlace', line))}${p(
    'RemarkMore',
    xml`<text:span text:style-name="Label">Cách xử lý</text:span><text:tab/>${each.remedy}`,
  )}${p('RemarkLast', xml`<text:span text:style-name="Label">Căn cứ</text:span><text:tab/>${each.basis}`)}`;

const tableXml = ({ columns, rows }: Table): Html => xml`<table:table table:style-name="Table">
${columns.map(({ share }) => xml`<table:table-column table:style-name="Column${share}"/>`)}
<table:table-header-rows><table:table-row table:style-name="Row">${columns.map(
  ({ title, align }) =>
    xml`<table:table-cell table:style-name="HeadCell" office:value-type="string">${p(align === 'end' ? 'HeadEnd' : 'Head', title)}</table:table-cell>`,
)}</table:table-row></table:table-header-rows>
${rows.map(
  (
    row,
  ) => xml`<table:table-row table:style-name="Row">${row.map((cell, index) => cellXml(cell, columns[index]?.align === 'end' ? 'CellEnd' : 'Cell'))}</table:table-row>
`,
)}</table:table>
`;

const cellXml = (cell: Cell, style: string): Html =>
  xml`<table:table-cell table:style-name="BodyCell" office:value-type="string">${
    cell.length > 0 ? cell.map((each) => p(style, line(each))) : p(style, '')
  }</table:table-cell>`;

const line = (each: Line): Html =>
  typeof each === 'string'
    ? xml`${each}`
    : xml`<text:a xlink:type="simple" xlink:href="#muc-${each.remark}" text:style-name="Link" text:visited-style-name="Link">Mục ${each.remark}</text:a>${each.text}`;

/** Pixels of the picture over the width of the page: its letters come out at 10 points. */
const PICTURE_WIDTH = 640;

function chart(each: Chart): Html {
  const height = ((chartHeight(each) * TEXT_WIDTH) / PICTURE_WIDTH).toFixed(2);
  const picture = Buffer.from(chartSvg(each, String(PICTURE_WIDTH)).markup).toString('base64');
  return xml`${p('Caption', each.title)}${p(
    'Picture',
    xml`<draw:frame draw:style-name="PictureFrame" draw:name="${each.title}" text:anchor-type="as-char" svg:width="${TEXT_WIDTH}mm" svg:height="${height}mm"><draw:image loext:mime-type="image/svg+xml"><office:binary-data>${picture}</office:binary-data></draw:image><svg:title>${each.title}</svg:title><svg:desc>${each.description}</svg:desc></draw:frame>`,
  )}`;
}

const sharesOf = ({ sections }: Sheet): readonly number[] =>
  [...new Set([100, ...sections.flatMap(({ blocks }) => blocks.flatMap(sharesIn))])].sort((a, b) => a - b);

function sharesIn(each: Block): readonly number[] {
  if (each.kind === 'table') return each.table.columns.map(({ share }) => share);
  return each.kind === 'folded' ? each.blocks.flatMap(sharesIn) : [];
}
