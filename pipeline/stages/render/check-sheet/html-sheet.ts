import { type Html, html } from '../../../writers/html.ts';
import { page } from '../page.ts';
import { chartSvg } from './chart.ts';
import type { Block, Cell, Fact, Line, Remark, Section, Sheet, Table } from './sheet.ts';

/** The sheet as one page. */
export function htmlSheet(sheet: Sheet): string {
  const { title, unit, office, state } = sheet;
  return page(
    { title: `${title} – ${unit}`, illustrative: Boolean(sheet.illustrative) },
    html`<header>
${sheet.illustrative && html`<p class="notice"><strong>${sheet.illustrative}</strong></p>`}
<p class="quiet">${office.parent}${office.parent && ' – '}${office.name}</p>
<h1>${title}</h1>
<p class="unit">${unit}</p>
${facts(sheet.facts)}
</header>
<main>
<section class="state ${state.kind}" aria-labelledby="tinh-trang">
<h2 id="tinh-trang">${state.word}</h2>
<p>${state.sentence}</p>
<ul>${state.next.map((step) => html`<li>${step}</li>`)}</ul>
${sheet.notInstead && html`<p><strong>${sheet.notInstead}</strong></p>`}
</section>
${sheet.sections.map(section)}
</main>
<footer>
<p>${sheet.closing}</p>
${sheet.notInstead && html`<p>${sheet.notInstead}</p>`}
${sheet.illustrative && html`<p>${sheet.illustrative}</p>`}
</footer>`,
  );
}

const section = ({ id, title, blocks }: Section): Html => html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${blocks.map(block)}
</section>
`;

function block(each: Block): Html {
  switch (each.kind) {
    case 'text':
      return html`<p>${each.text}</p>
`;
    case 'facts':
      return facts(each.facts);
    case 'remarks':
      return html`<ol class="remarks">
${each.remarks.map(remark)}</ol>
`;
    case 'table':
      return tableHtml(each.table);
    case 'chart':
      return html`<figure>
<figcaption>${each.chart.title}</figcaption>
<p class="quiet"><span><span class="key"></span>tối đa</span> <span><span class="key self"></span>tự chấm</span> <span><span class="key checked"></span>dự kiến sau kiểm tra tự động</span></p>
${chartSvg(each.chart, '100%')}
</figure>
`;
    case 'folded':
      return html`<details>
<summary>${each.title}</summary>
${each.blocks.map(block)}</details>
`;
  }
}

const facts = (all: readonly Fact[]): Html => html`<dl class="facts">
${all.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>
`;

const remark = (each: Remark): Html => html`<li id="muc-${each.number}">
<span class="number">${each.number}</span>
<div>
<p class="reason">${each.reason}</p>
<ul class="where">${each.where.map((line) => html`<li>${line}</li>`)}</ul>
<dl><dt>Cách xử lý</dt><dd>${each.remedy}</dd><dt>Căn cứ</dt><dd>${each.basis}</dd></dl>
</div>
</li>
`;

/** Explicit roles: on a telephone the rows are laid out as blocks, and would otherwise no longer be a table to a screen reader. */
const tableHtml = ({
  caption,
  columns,
  rows,
}: Table): Html => html`<table class="${onPhone(columns)}" role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
  ({ title, share, align }) =>
    html`<th scope="col" role="columnheader" class="${align}" style="width:${share}%">${title}</th>`,
)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (row) => html`<tr role="row">${row.map((cell, index) =>
    index === 0
      ? html`<th scope="row" role="rowheader">${lines(cell)}</th>`
      : html`<td role="cell" class="${columns[index]?.align}" data-name="${columns[index]?.title}">${lines(cell)}</td>`,
  )}</tr>
`,
)}</tbody>
</table>
`;

/** On a telephone a pair with a figure stays a table; others become blocks, whose cells are named where there are several. */
const onPhone = (columns: Table['columns']): string => {
  if (columns.length > 2) return 'wide';
  return columns.some(({ align }) => align === 'end') ? 'narrow' : 'wide pair';
};

const lines = (cell: Cell): Html =>
  html`${cell.length > 1 ? cell.map((each) => html`<p>${line(each)}</p>`) : cell.map(line)}`;

const line = (each: Line): Html =>
  typeof each === 'string'
    ? html`${each}`
    : html`<a href="#muc-${each.remark}">Mục ${each.remark}</a>${each.text}`;
