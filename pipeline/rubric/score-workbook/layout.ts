/** Sheets by their names; `identity` is hidden: first row names its shape, then one key and value a row; from column C the levels of each criterion. */
export const SHEET = {
  score: 'Bảng chấm điểm',
  signatory: 'Người ký',
  proposals: 'Kiến nghị',
  initiatives: 'Sáng kiến',
  guide: 'Hướng dẫn',
  identity: '_hoso',
} as const;
export const IDENTITY_MARK = 'hoso/workbook/1';
export const LEVELS_COLUMN = 3;

/** Two heading rows, then one row a criterion; what stands above is for people. */
export const HEADING_ROW = 7;
export const FIRST_ROW = HEADING_ROW + 2;

export const COLUMN = {
  code: 1,
  name: 2,
  method: 3,
  max: 4,
  numerator: 5,
  denominator: 6,
  self: 7,
  evidence: 8,
} as const;

/** Where the columns after the evidence stand, which has as many columns as the fullest row needs. */
export interface Layout {
  readonly evidenceColumns: number;
  readonly justification: number;
  readonly notAssessed: number;
}

const FEWEST_EVIDENCE_COLUMNS = 3;

export function layoutFor(evidenceCounts: readonly number[]): Layout {
  const evidenceColumns = Math.max(FEWEST_EVIDENCE_COLUMNS, ...evidenceCounts);
  const justification = COLUMN.evidence + evidenceColumns;
  return { evidenceColumns, justification, notAssessed: justification + 1 };
}

/** Points to a unit of column width, a little less than the truth, so that nothing is cut. */
export const POINTS_A_UNIT = 5.4;
/** Of letters of 12 points. */
export const LINE_HEIGHT = 16;
