import ExcelJS from '#exceljs';
import type { Appendix } from '../model/appendix.ts';
import type { Unit } from '../model/office.ts';
import type { Points } from '../model/points.ts';
import { repack } from '../writers/repack.ts';
import { addGuideSheet, addIdentitySheet, addSignatorySheet } from './score-workbook/other-sheets.ts';
import { addScoreSheet } from './score-workbook/score-sheet.ts';
import { addInitiativesSheet, addProposalsSheet } from './score-workbook/unit-sheets.ts';

/** What a unit has filled in for one criterion. */
export interface FilledRow {
  readonly selfPoints?: Points;
  /** `target` relative to the workbook, with `/`, as a file name (not percent-encoded); `#page=2` may follow; none: words only. */
  readonly evidence?: readonly { readonly text: string; readonly target?: string }[];
  readonly justification?: string;
  readonly notAssessed?: boolean;
  /** Số liệu kê khai: the numerator or the count, and the denominator. */
  readonly numerator?: Points;
  readonly denominator?: Points;
  /** The points are still to come from somebody: no 0 takes their place, neither here nor in a sum. */
  readonly pending?: boolean;
}

export interface ScoreWorkbookInput {
  readonly appendix: Appendix;
  /** How the regulation is cited under the title. */
  readonly regulationTitle: string;
  readonly unit: Pick<Unit, 'code' | 'name' | 'head'>;
  readonly year: number;
  /** In place of that of a unit's own table; the year follows. */
  readonly heading?: string;
  /** Đề xuất, kiến nghị that stand there already. */
  readonly proposals?: readonly string[];
  /** By code; criteria without an entry stay empty. */
  readonly rows?: ReadonlyMap<string, FilledRow>;
  /** The regulation's folder name and hash, kept in the hidden sheet so that a workbook of another rubric is known. */
  readonly identity?: { readonly regulation: string; readonly hash: string };
}

/**
 * The workbook that a unit fills in, sheet `Bảng chấm điểm`: heading in rows 7 and 8 (A STT, B Tiêu chí, C Cách chấm,
 * D Điểm tối đa, E and F Số liệu kê khai, G Điểm tự đánh giá, from H Tài liệu kiểm chứng in three or more columns, then
 * Giải trình and Đề nghị không đánh giá), criteria from row 9 in the order of the appendix, group rows and the total
 * below as formulas with cached values. More sheets for signatory, proposals, initiatives
 * (where the appendix asks for them) and instructions, one hidden with the identity.
 * The same input gives the same bytes.
 */
export async function makeScoreWorkbook(input: ScoreWorkbookInput): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const day = new Date(Date.UTC(input.year, 0, 1));
  workbook.creator = 'hoso';
  workbook.created = day;
  workbook.modified = day;
  addScoreSheet(workbook, input);
  addSignatorySheet(workbook, input.unit);
  addProposalsSheet(workbook, input.proposals);
  addInitiativesSheet(workbook, input.appendix);
  addGuideSheet(workbook);
  addIdentitySheet(workbook, input);
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer()));
}
