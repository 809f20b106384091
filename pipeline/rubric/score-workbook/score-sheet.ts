import type ExcelJS from '#exceljs';
import type { Criterion } from '../../model/appendix.ts';
import { isNeverSelfScored } from '../../model/levels.ts';
import { add, type Points, ZERO } from '../../model/points.ts';
import { BOX, FONT, GREY, linkTarget, numberOf, YELLOW } from '../../writers/xlsx-cells.ts';
import { methodText } from '../method-text.ts';
import type { FilledRow, ScoreWorkbookInput } from '../score-workbook.ts';
import { COLUMN, FIRST_ROW, HEADING_ROW, type Layout, layoutFor, SHEET } from './layout.ts';
import { fitHeight, widthsOf } from './row-size.ts';
import { validationOf } from './validation.ts';

export function addScoreSheet(workbook: ExcelJS.Workbook, input: ScoreWorkbookInput): void {
  const { criteria } = input.appendix;
  const rows: ReadonlyMap<string, FilledRow> = input.rows ?? new Map();
  const layout = layoutFor([...rows.values()].map(({ evidence }) => evidence?.length ?? 0));
  const sheet = workbook.addWorksheet(SHEET.score, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: FIRST_ROW - 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.25, footer: 0.25 },
      printTitlesRow: `${HEADING_ROW}:${FIRST_ROW - 1}`,
    },
    headerFooter: { oddFooter: '&CTrang &P/&N' },
  });
  widthsOf(layout).forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  addTitles(sheet, input, layout);
  addHeading(sheet, layout);

  const rowOf = new Map(criteria.map(({ code }, index) => [code, FIRST_ROW + index]));
  const members = Map.groupBy(criteria, ({ parent }) => parent);
  const selfOf = (criterion: Criterion): Points =>
    criterion.method
      ? (rows.get(criterion.code)?.selfPoints ?? ZERO)
      : add(...(members.get(criterion.code) ?? []).map(selfOf));
  const cellsOf = (letter: string, group: readonly Criterion[]): string =>
    group.map(({ code }) => `${letter}${rowOf.get(code)}`).join(',');
  const sumOf = (letter: string, group: readonly Criterion[], total: Points): ExcelJS.CellFormulaValue => ({
    formula: `SUM(${cellsOf(letter, group)})`,
    result: numberOf(total),
  });
  /** A sum of nothing but points that others give would be a 0 that nobody gave. */
  const isScored = (group: readonly Criterion[]): boolean =>
    group.some(({ code, method }) =>
      method ? !isNeverSelfScored(method) : isScored(members.get(code) ?? []),
    );
  const pendingIn = (group: readonly Criterion[]): readonly Criterion[] =>
    group.flatMap((each) =>
      each.method ? (rows.get(each.code)?.pending ? [each] : []) : pendingIn(members.get(each.code) ?? []),
    );
  /** Of points that are still to come there is no sum, until a figure stands in each of their cells. */
  const selfSumOf = (group: readonly Criterion[]): ExcelJS.CellFormulaValue => {
    const sum = sumOf('G', group, add(...group.map(selfOf)));
    const pending = pendingIn(group);
    return pending.length === 0
      ? sum
      : {
          formula: `IF(COUNT(${cellsOf('G', pending)})<${pending.length},"${NOT_WHOLE}",${sum.formula})`,
          result: NOT_WHOLE,
        };
  };

  criteria.forEach((criterion, index) => {
    const row = FIRST_ROW + index;
    const filled = rows.get(criterion.code);
    addCriterion(sheet, criterion, row, layout);
    fitHeight(sheet, row, criterion, filled);
    const group = members.get(criterion.code) ?? [];
    if (!criterion.method && isScored(group)) sheet.getCell(row, COLUMN.self).value = selfSumOf(group);
    if (filled) fill(sheet, row, layout, filled);
  });

  const top = members.get(undefined) ?? [];
  const last = FIRST_ROW + criteria.length;
  styleRow(sheet, last, layout, { bold: true, open: false });
  sheet.getCell(last, COLUMN.name).value = 'TỔNG ĐIỂM';
  sheet.getCell(last, COLUMN.max).value = sumOf('D', top, add(...top.map(({ max }) => max)));
  sheet.getCell(last, COLUMN.self).value = selfSumOf(top);

  // Without a password: the lock prevents slips, it keeps nobody out.
  void sheet.protect('', {
    insertHyperlinks: true,
    formatCells: true,
    formatColumns: true,
    formatRows: true,
  });
}

/** The reader takes both for what they say: no points yet. */
const PENDING = 'chưa có';
const NOT_WHOLE = 'chưa đủ';

function addTitles(
  sheet: ExcelJS.Worksheet,
  { appendix, regulationTitle, unit, year, heading }: ScoreWorkbookInput,
  layout: Layout,
): void {
  const titles = [
    unit.name.toLocaleUpperCase('vi'),
    `${heading ?? 'BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH'} NĂM ${year}`,
    appendix.title,
    regulationTitle,
    appendix.illustrative ? 'MINH HỌA: không phải phụ lục chính thức' : '',
  ];
  titles.forEach((text, index) => {
    sheet.mergeCells(index + 1, 1, index + 1, layout.notAssessed);
    const cell = sheet.getCell(index + 1, 1);
    cell.value = text || null;
    cell.font = { ...FONT, size: index === 1 ? 14 : 12, bold: index < 2, italic: index > 2 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
}

function addHeading(sheet: ExcelJS.Worksheet, { evidenceColumns, justification, notAssessed }: Layout): void {
  const [upper, lower] = [HEADING_ROW, HEADING_ROW + 1];
  const write = (
    row: number,
    column: number,
    to: readonly [row: number, column: number],
    text: string,
  ): void => {
    if (row !== to[0] || column !== to[1]) sheet.mergeCells(row, column, ...to);
    const cell = sheet.getCell(row, column);
    cell.value = text;
    cell.font = { ...FONT, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = GREY;
    cell.border = BOX;
  };
  const tall = (column: number, text: string): void => write(upper, column, [lower, column], text);
  sheet.getRow(upper).height = 36;
  sheet.getRow(lower).height = 50;
  tall(COLUMN.code, 'STT');
  tall(COLUMN.name, 'Tiêu chí, tiêu chí thành phần');
  tall(COLUMN.method, 'Cách chấm');
  tall(COLUMN.max, 'Điểm tối đa');
  write(upper, COLUMN.numerator, [upper, COLUMN.denominator], 'Số liệu kê khai');
  write(lower, COLUMN.numerator, [lower, COLUMN.numerator], 'Tử số (hoặc số lượng)');
  write(lower, COLUMN.denominator, [lower, COLUMN.denominator], 'Mẫu số');
  tall(COLUMN.self, 'Điểm tự đánh giá');
  write(
    upper,
    COLUMN.evidence,
    [upper, justification - 1],
    'Tài liệu kiểm chứng (mỗi ô một liên kết đến tệp)',
  );
  for (let index = 0; index < evidenceColumns; index++) {
    const column = COLUMN.evidence + index;
    write(lower, column, [lower, column], `Tài liệu ${index + 1}`);
  }
  tall(justification, 'Giải trình');
  tall(notAssessed, 'Đề nghị không đánh giá (ghi x)');
}

function addCriterion(sheet: ExcelJS.Worksheet, criterion: Criterion, row: number, layout: Layout): void {
  const { code, name, max, method } = criterion;
  const open = method !== undefined && !isNeverSelfScored(method);
  styleRow(sheet, row, layout, { bold: !method, open });
  const codeCell = sheet.getCell(row, COLUMN.code);
  codeCell.numFmt = '@';
  codeCell.value = code;
  sheet.getCell(row, COLUMN.name).value = name;
  sheet.getCell(row, COLUMN.method).value = method ? methodText(method) : null;
  sheet.getCell(row, COLUMN.max).value = numberOf(max);
  if (!open) return;
  sheet.getCell(row, COLUMN.self).dataValidation = validationOf(criterion, row);
  sheet.getCell(row, layout.notAssessed).dataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: ['"x"'],
    showErrorMessage: true,
    errorTitle: 'Đề nghị không đánh giá',
    error: 'Chỉ ghi chữ x, hoặc để trống.',
  };
}

function styleRow(
  sheet: ExcelJS.Worksheet,
  row: number,
  { justification, notAssessed }: Layout,
  { bold, open }: { readonly bold: boolean; readonly open: boolean },
): void {
  for (let column = 1; column <= notAssessed; column++) {
    const cell = sheet.getCell(row, column);
    const words = column <= COLUMN.method || (column >= COLUMN.evidence && column <= justification);
    const filledByUnit = open && column >= COLUMN.numerator;
    cell.font = { ...FONT, bold };
    cell.border = BOX;
    cell.alignment = { vertical: 'top', wrapText: true, horizontal: words ? 'left' : 'center' };
    cell.protection = { locked: !filledByUnit };
    if (filledByUnit) cell.fill = YELLOW;
    else if (bold || column >= COLUMN.numerator) cell.fill = GREY;
  }
}

function fill(sheet: ExcelJS.Worksheet, row: number, layout: Layout, filled: FilledRow): void {
  const points = [
    [COLUMN.self, filled.selfPoints],
    [COLUMN.numerator, filled.numerator],
    [COLUMN.denominator, filled.denominator],
  ] as const;
  for (const [column, value] of points) {
    if (value !== undefined) sheet.getCell(row, column).value = numberOf(value);
  }
  filled.evidence?.forEach(({ text, target }, index) => {
    const cell = sheet.getCell(row, COLUMN.evidence + index);
    cell.value = target === undefined ? text : { text, hyperlink: linkTarget(target) };
    if (target !== undefined) cell.font = { ...FONT, underline: true, color: { argb: 'FF0563C1' } };
  });
  if (filled.pending) {
    sheet.getCell(row, COLUMN.self).value = PENDING;
    sheet.getCell(row, COLUMN.self).font = { ...FONT, italic: true };
  }
  if (filled.justification) sheet.getCell(row, layout.justification).value = filled.justification;
  if (filled.notAssessed) sheet.getCell(row, layout.notAssessed).value = 'x';
}
