import { strFromU8, strToU8 } from 'fflate';
import ExcelJS from '#exceljs';
import type { Judgement } from '../../model/judgement.ts';
import type { Unit } from '../../model/office.ts';
import type { Score } from '../../model/score.ts';
import { repack } from '../../writers/repack.ts';
import { cleanText } from '../../writers/text.ts';
import { declaredLines, isDashed } from './lines.ts';
import { capitals, illustrativeReason, officialHead } from './official.ts';
import { FONT, frame, HEADER_HEIGHT, LAST, layOut, lineHeight, WIDTHS, writeLine } from './summary-layout.ts';
import { writeTable } from './summary-table.ts';

const HEADINGS = [
  'STT',
  'Mục, lĩnh vực, tiêu chí, tiêu chí thành phần',
  'Điểm tối đa',
  'Điểm tự đánh giá',
  'Tài liệu kiểm chứng',
  'Nội dung giải trình',
] as const;
/** Bảng tổng hợp, or Bảng đối chiếu where only another system's export is the filing. */
export const isComparison = ({ office }: Judgement): boolean => office.channel.kind === 'software';

/**
 * Every criterion with maximum, self points, evidence and justification as a workbook: sums are formulas with their values, links
 * lead into the package. Only what the unit declares.
 */
export async function scoreSummary(
  judgement: Judgement,
  { unit, score }: { readonly unit: Unit; readonly score: Score },
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = cleanText(unit.name);
  workbook.title = heading(judgement);
  const at = new Date(judgement.deadline.decidedAt);
  [workbook.created, workbook.modified] = [at, at];
  const sheet = workbook.addWorksheet(isComparison(judgement) ? 'Bảng đối chiếu' : 'Bảng tổng hợp');
  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeHeading(sheet, judgement, unit);
  const header = sheet.addRow(HEADINGS);
  header.eachCell((cell) => {
    frame(cell, 'center', 'bold');
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E7E7' } };
  });
  header.height = HEADER_HEIGHT;
  writeTable(sheet, judgement, score);
  writeClosing(sheet, judgement, unit);
  setUpPage(sheet, judgement, header.number);
  layOut(sheet, header.number);
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer()), (name, content) =>
    name === 'xl/styles.xml' ? strToU8(ownFont(strFromU8(content))) : content,
  );
}

/** Columns are as wide as digits of the workbook's first font, which exceljs always calls Calibri: not every machine has it. */
const ownFont = (styles: string): string =>
  styles.replace('<name val="Calibri"/>', `<name val="${FONT}"/>`).replace('<scheme val="minor"/>', '');

const heading = (judgement: Judgement): string =>
  `${isComparison(judgement) ? 'Bảng đối chiếu' : 'Bảng tổng hợp'} kết quả tự đánh giá, chấm điểm tiêu chí, tiêu chí thành phần Chỉ số cải cách hành chính năm ${judgement.dossier.id.year}`;

function writeHeading(sheet: ExcelJS.Worksheet, judgement: Judgement, unit: Unit): void {
  const head = officialHead(unit);
  const { office, regulation, dossier } = judgement;
  for (const line of head.parent) writeLine(sheet, line, { align: 'left' });
  writeLine(sheet, head.name.join(' '), { align: 'left', bold: true });
  writeLine(sheet, capitals(heading(judgement)).replace(' CHỈ SỐ', '\nCHỈ SỐ'), {
    bold: true,
    size: 14,
    height: 38,
  });
  writeLine(sheet, `${dossier.appendix?.title ?? ''} (${regulation.citation})`, { italic: true, height: 32 });
  if (office.channel.kind === 'software') {
    writeLine(sheet, `Không thay cho bảng tổng hợp xuất từ ${office.channel.name}.`, { italic: true });
  }
  writeLine(sheet, '', { height: 8 });
}

/** One tall row holds the whole signature block: no page break tears a row. */
function writeClosing(sheet: ExcelJS.Worksheet, judgement: Judgement, unit: Unit): void {
  const { responsibilitySentence, responsibilityArticle } = judgement.regulation.evidence;
  const sentence = `${responsibilitySentence.replace(/\.\s*$/, '')} (${responsibilityArticle}).`;
  const dash = declaredLines(judgement).some(isDashed) ? 'Dấu gạch ngang (–): không do đơn vị tự chấm. ' : '';
  const note = `${dash}${sentence}`;
  writeLine(sheet, note, { align: 'left', italic: true, height: lineHeight(note) });
  if (isComparison(judgement)) return;
  const head = officialHead(unit);
  const row = sheet.addRow([]);
  row.height = 150;
  sheet.mergeCells(`E${row.number}:${LAST}${row.number}`);
  const cell = row.getCell(5);
  cell.value = [...head.capacity, head.title].join('\n');
  cell.font = { name: FONT, size: 13, bold: true };
  cell.alignment = { vertical: 'top', horizontal: 'center', wrapText: true };
}

/** Page numbers stand in the top margin but on page one; marks of drafts and illustrative rubrics on every page. */
function setUpPage(sheet: ExcelJS.Worksheet, judgement: Judgement, headerRow: number): void {
  const bold = `&"${FONT},Bold"&12`;
  const reason = illustrativeReason(judgement);
  const draft = judgement.state === 'toMend' ? `&L${bold}DỰ THẢO` : '';
  const illustrative = reason ? `&R${bold}MINH HỌA` : '';
  const footer = reason ? `&C&"${FONT},Italic"&9${reason}` : '';
  sheet.headerFooter = {
    differentFirst: true,
    firstHeader: draft + illustrative,
    oddHeader: `${draft}&C&"${FONT},Regular"&13&P${illustrative}`,
    firstFooter: footer,
    oddFooter: footer,
  };
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    scale: 100,
    printTitlesRow: `${headerRow}:${headerRow}`,
    horizontalCentered: true,
    margins: { left: 0.79, right: 0.59, top: 0.79, bottom: 0.79, header: 0.39, footer: 0.39 },
  };
  sheet.views = [{ state: 'frozen', ySplit: headerRow }];
}
