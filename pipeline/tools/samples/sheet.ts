import ExcelJS from 'exceljs';
import { add, decimalString, type Points, toPoints, ZERO } from '../../model/points.ts';
import type { Column, Layout } from './layouts.ts';
import { repacked } from './package.ts';
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

/** The workbook as exceljs writes it, repacked so that the same table gives the same bytes. */
export async function writeSheet(sheet: Sheet): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Mẫu thử';
  const day = new Date(Date.UTC(2024, 0, 1));
  Object.assign(workbook, { created: day, modified: day });
  const { guide } = sheet.layout;
  if (guide) {
    const page = workbook.addWorksheet(guide);
    page.getColumn(1).width = 90;
    page.getCell('A1').value =
      'Ghi điểm tự chấm ở cột "Tự chấm"; mỗi dòng gắn đường dẫn tới tài liệu kiểm chứng hoặc ghi giải trình.';
    page.getCell('A1').alignment = { wrapText: true };
  }
  new Table(workbook.addWorksheet(sheet.layout.sheet), sheet).write();
  return repacked(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

const NUMBER = '0.00';
const FONT = { name: 'Times New Roman', size: 11 } as const;
const STRONG = { ...FONT, bold: true } as const;
/** Points of one line of text at that size. */
const LINE = 15;
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
        font: { ...FONT, bold: index < 2, size: 13 },
        alignment: { horizontal: 'center' },
      });
    });
    const head = titles.length + 2;
    layout.columns.forEach(([, heading, width], index) => {
      const cell = this.#page.getCell(head, layout.firstColumn + index);
      Object.assign(cell, { value: heading, font: STRONG, border: BORDER });
      cell.alignment = { wrapText: true, horizontal: 'center', vertical: 'middle' };
      this.#page.getColumn(layout.firstColumn + index).width = width;
    });
    this.#page.getRow(head).height = 2.2 * LINE;
    const shown = items.filter(({ code }) => !dropped.has(code));
    const lines = shown.flatMap((item) => (repeated.has(item.code) ? [item, item] : [item]));
    lines.forEach((item, index) => {
      if (!this.#rowOf.has(item.code)) this.#rowOf.set(item.code, head + 1 + index);
    });
    lines.forEach((item, index) => {
      this.#line(head + 1 + index, item);
      this.#height(head + 1 + index);
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
      Object.assign(cell, { border: BORDER, font: leaf ? FONT : STRONG });
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

  /** exceljs leaves heights to the program that opens the file, and not every one works them out. */
  #height(row: number): void {
    const lines = this.#sheet.layout.columns.map(([column, , width]) =>
      Math.ceil(`${this.#cell(row, column).text}`.length / (width * 1.3)),
    );
    this.#page.getRow(row).height = LINE * Math.max(1, ...lines) + 2;
  }

  #number(row: number, column: Column, points: Points): void {
    Object.assign(this.#cell(row, column), { value: Number(decimalString(points)), numFmt: NUMBER });
  }

  #evidence(cell: ExcelJS.Cell, { text, target }: NonNullable<SheetRow['evidence']>): void {
    if (!target) cell.value = text;
    else if (this.#sheet.layout.linkFormulas)
      cell.value = { formula: `HYPERLINK("${target}","${text}")`, result: text };
    else cell.value = { text, hyperlink: encodeURI(target) };
    if (target) cell.font = { ...FONT, color: { argb: 'FF0563C1' }, underline: true };
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
      Object.assign(this.#cell(row, column), { border: BORDER, font: STRONG });
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
    Object.assign(last, { value: right, font: STRONG });
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
