/** What a workbook holds, without styles: plain data that can be sent between processes. Rows and columns count from 1. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** It carries macros; they are never looked at. */
  readonly macros: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** By row, then by column; only cells with a value, a formula or a link. */
  readonly cells: readonly Cell[];
  readonly merged: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly { readonly from: number; readonly to: number }[];
}

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type CellKind = 'number' | 'text' | 'boolean' | 'date' | 'error' | 'empty';

export interface Cell {
  /** `F12` */
  readonly ref: string;
  readonly row: number;
  readonly column: number;
  /** Of the value, or of the formula's cached value; `empty` for a formula without one. */
  readonly kind: CellKind;
  /**
   * number: a decimal with at most 15 significant digits and a point; date: `2026-02-01`, with `T07:30:00` where there
   * is a time; boolean: `TRUE` or `FALSE`; error: `#DIV/0!`; text: as stored, rich text joined.
   */
  readonly text: string;
  /** Without the equals sign. */
  readonly formula?: string;
  readonly link?: CellLink;
  /** Number format code of a number or date, where it is not General. */
  readonly format?: string;
  /** Name of the cell's font where it is one of the old Vietnamese ones (`.VnTime`, `VNI-Times`). */
  readonly oldFont?: string;
  /** Rich text in pieces, where one of them is in an old font. */
  readonly runs?: readonly TextRun[];
  /** Indentation of the alignment, in steps. */
  readonly indent?: number;
}

export interface TextRun {
  readonly text: string;
  readonly oldFont?: string;
}

export interface CellLink {
  /** As stored in the file, still percent-encoded; undefined for a link inside the workbook. */
  readonly target?: string;
  /** What follows the `#`, or the place inside the workbook. */
  readonly location?: string;
  readonly display?: string;
  /** A HYPERLINK formula whose target is computed and therefore cannot be told. */
  readonly computed?: true;
}

export type WorkbookProblem =
  | 'empty'
  | 'oldExcel'
  | 'password'
  | 'openDocument'
  | 'binaryWorkbook'
  | 'wordFile'
  | 'presentation'
  | 'pdf'
  | 'otherFormat'
  | 'damaged'
  | 'tooLarge'
  | 'hostile'
  | 'noSheet';

/** Why a file is not read as a workbook; `reason` in English, for logs. */
export interface WorkbookRefusal {
  readonly id: WorkbookProblem;
  readonly reason: string;
}
