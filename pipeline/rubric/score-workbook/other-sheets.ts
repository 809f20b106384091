import type ExcelJS from '#exceljs';
import { levelsOf } from '../../model/levels.ts';
import type { Unit } from '../../model/office.ts';
import { linesOf } from '../../writers/text-size.ts';
import { BOX, FONT, GREY, numberOf, YELLOW } from '../../writers/xlsx-cells.ts';
import { appendixHash } from '../appendix-hash.ts';
import type { ScoreWorkbookInput } from '../score-workbook.ts';
import { FIRST_ROW, IDENTITY_MARK, LEVELS_COLUMN, LINE_HEIGHT, POINTS_A_UNIT, SHEET } from './layout.ts';

export function addSignatorySheet(workbook: ExcelJS.Workbook, unit: Pick<Unit, 'name' | 'head'>): void {
  const sheet = workbook.addWorksheet(SHEET.signatory, { pageSetup: ONE_PAGE_WIDE });
  sheet.getColumn(1).width = 44;
  sheet.getColumn(2).width = 56;
  const rows = [
    ['Đơn vị', unit.name],
    ['Họ và tên người ký', ''],
    ['Chức vụ', unit.head.title],
    ['Quyền hạn ký (TM., KT., TL., TUQ., Q.)', unit.head.capacity ?? ''],
    ['Người lập bảng', ''],
    ['Điện thoại liên hệ', ''],
  ] as const;
  rows.forEach(([label, value], index) => {
    const [left, right] = [sheet.getCell(index + 1, 1), sheet.getCell(index + 1, 2)];
    left.value = label;
    left.font = { ...FONT, bold: true };
    left.fill = GREY;
    right.value = value || null;
    right.font = FONT;
    right.numFmt = '@';
    right.fill = index === 0 ? GREY : YELLOW;
    right.protection = { locked: index === 0 };
    left.border = BOX;
    right.border = BOX;
  });
  void sheet.protect('', { formatColumns: true, formatRows: true });
}

/** A4 upright; a single column that is wider is cut by LibreOffice, whatever the fitting says. */
const ONE_PAGE_WIDE: Partial<ExcelJS.PageSetup> = {
  ...{ paperSize: 9, orientation: 'portrait' },
  ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
};
const GUIDE_WIDTH = 76;

const GUIDE = [
  'HƯỚNG DẪN ĐIỀN BẢNG CHẤM ĐIỂM',
  '1. Chỉ điền vào các ô nền vàng nhạt. Các ô khác đã khóa để mã tiêu chí, điểm tối đa và công thức không bị sửa nhầm.',
  '2. Cột “Điểm tự đánh giá”: chọn mức điểm trong danh sách, hoặc ghi số từ 0 đến điểm tối đa. Chưa chấm thì để trống; tự chấm không điểm thì ghi 0.',
  '3. Ô nền xám ở cột “Điểm tự đánh giá” là tiêu chí đơn vị không tự chấm (điều tra xã hội học, so sánh giữa các đơn vị, cơ quan thẩm định cho điểm).',
  '4. Cột “Số liệu kê khai”: nếu tiêu chí tính theo tỷ lệ, ghi tử số và mẫu số như cột “Cách chấm” nêu; nếu tính theo số lượng, ghi số lượng vào ô thứ nhất.',
  '5. Cột “Tài liệu kiểm chứng”: mỗi ô một liên kết đến một tệp. Để các tệp trong cùng thư mục với bảng này (hoặc trong thư mục con), rồi bấm chuột phải vào ô, chọn Liên kết (Link), chọn tệp.',
  '6. Không có tài liệu kiểm chứng thì ghi lý do vào cột “Giải trình”.',
  '7. Tiêu chí không phát sinh nhiệm vụ trong năm: ghi chữ x vào cột “Đề nghị không đánh giá” và nêu lý do ở cột “Giải trình”.',
  '8. Điền thông tin người ký ở trang “Người ký”. Không đổi tên, không xóa các trang của bảng này.',
  '9. Đề xuất, kiến nghị của đơn vị (nếu có) ghi ở trang “Kiến nghị”, mỗi ô một ý; các ý này được đưa vào báo cáo. Nếu bảng có trang “Sáng kiến” thì mỗi dòng ghi một sáng kiến, đủ các cột.',
];

export function addGuideSheet(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet(SHEET.guide, { pageSetup: ONE_PAGE_WIDE });
  sheet.getColumn(1).width = GUIDE_WIDTH;
  GUIDE.forEach((text, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = text;
    cell.font = { ...FONT, bold: index === 0 };
    cell.alignment = { wrapText: true, vertical: 'top' };
    const lines = linesOf(text, GUIDE_WIDTH * POINTS_A_UNIT, { size: 12, bold: index === 0 });
    sheet.getRow(index + 1).height = lines * LINE_HEIGHT + 4;
  });
  void sheet.protect('', {});
}

/** Which rubric and unit the workbook was made for; plain cells, since those survive both Excel and LibreOffice. */
export function addIdentitySheet(workbook: ExcelJS.Workbook, input: ScoreWorkbookInput): void {
  const sheet = workbook.addWorksheet(SHEET.identity, { state: 'veryHidden' });
  const rows = [
    [IDENTITY_MARK, ''],
    ['regulation', input.identity?.regulation ?? ''],
    ['hash', input.identity?.hash ?? ''],
    ['appendix', input.appendix.id],
    ['rubric', appendixHash(input.appendix)],
    ['unit', input.unit.code],
    ['year', String(input.year)],
  ];
  rows.forEach((row, index) => {
    row.forEach((text, column) => {
      const cell = sheet.getCell(index + 1, column + 1);
      cell.numFmt = '@';
      cell.value = text || null;
    });
  });
  input.appendix.criteria.forEach(({ method, max }, index) => {
    if (!method) return;
    levelsOf(method, max)?.forEach((level, offset) => {
      sheet.getCell(FIRST_ROW + index, LEVELS_COLUMN + offset).value = numberOf(level);
    });
  });
  void sheet.protect('', {});
}
