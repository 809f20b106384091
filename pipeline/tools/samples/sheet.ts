import ExcelJS from 'exceljs';
import { add, decimalString, type Points, toPoints, ZERO } from '../../model/points.ts';
import { packed, repacked } from './package.ts';
import type { Item } from './rubric.ts';

/** What a unit wrote in one row. */
export interface SheetRow {
  self: Points | undefined;
  /** Words in the cell of the points where there are none. */
  selfText?: string;
  /** What the evidence cell shows, and where it leads: a path beside the workbook, or an address. */
  evidence?: { readonly text: string; readonly target?: string };
  justification?: string;
}

type Column = 'code' | 'name' | 'max' | 'self' | 'evidence' | 'justification';

/** Each unit lays its table out in its own way. */
export interface Layout {
  readonly sheet: string;
  /** A sheet of instructions before the table. */
  readonly guide?: string;
  readonly firstColumn: number;
  readonly columns: readonly (readonly [Column, heading: string, width: number])[];
  /** Links as HYPERLINK() formulas instead of cell links. */
  readonly linkFormulas?: boolean;
  readonly totalName: string;
}

export interface Sheet {
  readonly layout: Layout;
  readonly titles: readonly string[];
  readonly items: readonly Item[];
  readonly rows: ReadonlyMap<string, SheetRow>;
  /** Figures typed over the formulas of groups and of the total. */
  readonly typed: ReadonlyMap<string, Points>;
  readonly total: Points | undefined;
  /** A code written differently from the appendix, and rows left out or repeated. */
  readonly recoded: ReadonlyMap<string, string>;
  readonly dropped: ReadonlySet<string>;
  readonly repeated: ReadonlySet<string>;
  readonly signature: readonly [left: string, right: string, rightName: string];
}

export const LAYOUTS = {
  office: {
    sheet: 'Bảng chấm điểm',
    firstColumn: 1,
    columns: [
      ['code', 'Mã', 10],
      ['name', 'Tiêu chí, tiêu chí thành phần', 52],
      ['max', 'Điểm tối đa', 9],
      ['self', 'Điểm tự đánh giá', 10],
      ['evidence', 'Tài liệu kiểm chứng', 34],
      ['justification', 'Giải trình', 34],
    ],
    totalName: 'TỔNG CỘNG',
  },
  own: {
    sheet: 'Tự chấm',
    guide: 'Hướng dẫn',
    firstColumn: 2,
    columns: [
      ['code', 'Số TT', 9],
      ['name', 'Nội dung tiêu chí', 50],
      ['max', 'Điểm chuẩn', 9],
      ['self', 'Tự chấm', 9],
      ['justification', 'Nội dung giải trình', 34],
      ['evidence', 'Tài liệu kiểm chứng', 34],
    ],
    totalName: 'Tổng điểm',
  },
  province: {
    sheet: 'PL1',
    firstColumn: 1,
    columns: [
      ['code', 'TT', 8],
      ['name', 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần', 54],
      ['max', 'Điểm tối đa', 9],
      ['self', 'Điểm tự đánh giá', 10],
      ['evidence', 'Tài liệu kiểm chứng', 34],
      ['justification', 'Nội dung giải trình', 34],
    ],
    totalName: 'TỔNG ĐIỂM',
  },
} as const satisfies Readonly<Record<string, Layout>>;

/** The workbook as exceljs writes it, repacked so that the same table gives the same bytes. */
export async function writeSheet(sheet: Sheet): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Mẫu thử';
  const day = new Date(Date.UTC(2024, 0, 1));
  Object.assign(workbook, { created: day, modified: day });
  const { guide } = sheet.layout;
  if (guide) {
    workbook.addWorksheet(guide).getCell('A1').value =
      'Ghi điểm tự chấm ở cột "Tự chấm"; mỗi dòng gắn đường dẫn tới tài liệu kiểm chứng hoặc ghi giải trình.';
  }
  new Table(workbook.addWorksheet(sheet.layout.sheet), sheet).write();
  return repacked(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

const NUMBER = '0.##';
const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

class Table {
  readonly #page: ExcelJS.Worksheet;
  readonly #sheet: Sheet;
  readonly #rowOf = new Map<string, number>();

  constructor(page: ExcelJS.Worksheet, sheet: Sheet) {
    this.#page = page;
    this.#sheet = sheet;
  }

  write(): void {
    const { titles, items, layout, dropped, repeated } = this.#sheet;
    this.#page.pageSetup = {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    };
    titles.forEach((title, index) => {
      this.#page.mergeCells(index + 1, layout.firstColumn, index + 1, layout.firstColumn + 5);
      const cell = this.#page.getCell(index + 1, layout.firstColumn);
      Object.assign(cell, {
        value: title,
        font: { bold: index < 2, size: 13 },
        alignment: { horizontal: 'center' },
      });
    });
    const head = titles.length + 2;
    layout.columns.forEach(([, heading, width], index) => {
      const cell = this.#page.getCell(head, layout.firstColumn + index);
      Object.assign(cell, { value: heading, font: { bold: true }, border: BORDER });
      cell.alignment = { wrapText: true, horizontal: 'center', vertical: 'middle' };
      this.#page.getColumn(layout.firstColumn + index).width = width;
    });
    const shown = items.filter(({ code }) => !dropped.has(code));
    const lines = shown.flatMap((item) => (repeated.has(item.code) ? [item, item] : [item]));
    lines.forEach((item, index) => {
      if (!this.#rowOf.has(item.code)) this.#rowOf.set(item.code, head + 1 + index);
    });
    lines.forEach((item, index) => {
      this.#line(head + 1 + index, item);
    });
    this.#total(head + 1 + lines.length);
    this.#signature(head + 3 + lines.length);
  }

  #cell(row: number, column: Column): ExcelJS.Cell {
    const { columns, firstColumn } = this.#sheet.layout;
    return this.#page.getCell(row, firstColumn + columns.findIndex(([each]) => each === column));
  }

  #line(row: number, item: Item): void {
    const { rows, recoded, layout } = this.#sheet;
    const leaf = item.method !== undefined;
    for (const [column] of layout.columns) {
      const cell = this.#cell(row, column);
      Object.assign(cell, { border: BORDER, font: { bold: !leaf } });
      cell.alignment = {
        wrapText: true,
        vertical: 'top',
        ...(column === 'code' ? { horizontal: 'left' } : {}),
      };
    }
    this.#cell(row, 'code').value = recoded.get(item.code) ?? item.code;
    this.#cell(row, 'name').value = item.name;
    this.#number(row, 'max', toPoints(item.max));
    if (!leaf) {
      this.#group(row, item);
      return;
    }
    const own = rows.get(item.code);
    if (own?.self !== undefined) this.#number(row, 'self', own.self);
    else if (own?.selfText) this.#cell(row, 'self').value = own.selfText;
    if (own?.justification) this.#cell(row, 'justification').value = own.justification;
    if (own?.evidence) this.#evidence(this.#cell(row, 'evidence'), own.evidence);
  }

  #number(row: number, column: Column, points: Points): void {
    Object.assign(this.#cell(row, column), { value: Number(decimalString(points)), numFmt: NUMBER });
  }

  #evidence(cell: ExcelJS.Cell, { text, target }: NonNullable<SheetRow['evidence']>): void {
    if (!target) cell.value = text;
    else if (this.#sheet.layout.linkFormulas)
      cell.value = { formula: `HYPERLINK("${target}","${text}")`, result: text };
    else cell.value = { text, hyperlink: encodeURI(target) };
    if (target) cell.font = { color: { argb: 'FF0563C1' }, underline: true };
  }

  /** A group is the sum of its members; one that nobody scores itself stays blank. */
  #group(row: number, item: Item): void {
    const typed = this.#sheet.typed.get(item.code);
    const sum = sumOf(item, this.#sheet);
    if (typed !== undefined) this.#number(row, 'self', typed);
    else if (sum !== undefined) {
      const members = this.#sheet.items.filter(({ parent }) => parent === item.code);
      this.#formula(
        row,
        members.map(({ code }) => code),
        sum,
      );
    }
  }

  #total(row: number): void {
    const { items, layout, total } = this.#sheet;
    const sections = items.filter(({ parent }) => parent === undefined);
    for (const [column] of layout.columns)
      Object.assign(this.#cell(row, column), { border: BORDER, font: { bold: true } });
    this.#cell(row, 'name').value = layout.totalName;
    const max = add(...sections.map((each) => toPoints(each.max)));
    this.#number(row, 'max', max);
    if (total !== undefined) this.#number(row, 'self', total);
    else
      this.#formula(
        row,
        sections.map(({ code }) => code),
        add(...sections.map((each) => sumOf(each, this.#sheet) ?? ZERO)),
      );
  }

  #formula(row: number, codes: readonly string[], result: Points): void {
    const cells = codes.flatMap((code) => {
      const at = this.#rowOf.get(code);
      return at === undefined ? [] : [this.#cell(at, 'self').address];
    });
    const cell = this.#cell(row, 'self');
    Object.assign(cell, { numFmt: NUMBER });
    cell.value = { formula: `SUM(${cells.join(',')})`, result: Number(decimalString(result)) };
  }

  #signature(row: number): void {
    const [left, right, name] = this.#sheet.signature;
    this.#cell(row, 'name').value = left;
    const last = this.#page.getCell(row, this.#sheet.layout.firstColumn + 4);
    Object.assign(last, { value: right, font: { bold: true } });
    this.#page.getCell(row + 4, this.#sheet.layout.firstColumn + 4).value = name;
  }
}

/** What the formula of a group shows; figures typed over it count. Undefined where no leaf below has points. */
function sumOf(item: Item, sheet: Sheet): Points | undefined {
  if (item.method) return sheet.dropped.has(item.code) ? undefined : sheet.rows.get(item.code)?.self;
  const typed = sheet.typed.get(item.code);
  if (typed !== undefined) return typed;
  const members = sheet.items.filter(({ parent }) => parent === item.code).map((each) => sumOf(each, sheet));
  const known = members.filter((each) => each !== undefined);
  return known.length ? add(...known) : undefined;
}

/** The sum of all leaves, exactly. */
export const totalOf = (rows: ReadonlyMap<string, SheetRow>): Points =>
  add(...[...rows.values()].map(({ self }) => self ?? ZERO));

/** A workbook that is only a table of figures, sent as evidence. */
export async function writeFigures(
  title: string,
  lines: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const day = new Date(Date.UTC(2024, 0, 1));
  Object.assign(workbook, { created: day, modified: day });
  const page = workbook.addWorksheet('Số liệu');
  page.addRow([title]);
  for (const line of lines) page.addRow([...line]);
  return repacked(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** A Word document of a few paragraphs. */
export function writeWord(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`)
    .join('');
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return packed([
    [
      '[Content_Types].xml',
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ]);
}
