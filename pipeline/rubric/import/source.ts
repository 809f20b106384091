import type { Sheet } from '../../readers/xlsx/workbook.ts';

/** One table of the office's file, Excel or Word. */
export interface SourceTable {
  /** As people find it: `Bảng chấm điểm`, `bảng 2`. */
  readonly name: string;
  readonly sheet: Sheet;
  /** Paragraphs before the table (Word); in a workbook they are rows of the sheet. */
  readonly before: readonly string[];
  /** It may go on with the table before it, as tables do that Word breaks at a page. */
  readonly mayContinue: boolean;
}

/** Something that a person has to look at; `code` is a criterion's, `text` what the file says. */
export interface ImportNote {
  readonly id: ImportNoteId;
  readonly code: string | undefined;
  readonly text: string;
}

export type ImportNoteId =
  | 'idAssumed'
  | 'titleAssumed'
  | 'appliesToMissing'
  | 'scaleFromTotal'
  | 'scaleFromSum'
  | 'decimalsAssumed'
  | 'bonusAssumed'
  | 'statusAssumed'
  | 'kindsDerived'
  | 'evidenceAssumed'
  | 'noMethodColumn'
  | 'methodFree'
  | 'methodUnsure'
  | 'inputsMissing'
  | 'methodMissing'
  | 'groupMethod'
  | 'maxMissing'
  | 'maxComputed'
  | 'maxUnreadable'
  | 'codeMissing'
  | 'codeRepaired'
  | 'codeDoubled'
  | 'codesInSections'
  | 'parentUnknown'
  | 'linesJoined'
  | 'remarkIgnored'
  | 'columnIgnored'
  | 'leftOut';
