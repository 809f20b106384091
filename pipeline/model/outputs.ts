export type OutputRole =
  | 'selfAssessmentReport'
  | 'selfAssessmentReportPdf'
  | 'scoreSummary'
  | 'scoreSummaryPdf'
  | 'annotatedWorkbook'
  | 'checkSheet'
  | 'checkSheetPdf'
  | 'result'
  | 'evidence';

export type DossierState = 'ready' | 'toMend' | 'refused';

/** A file of the results folder; `name` may hold `/` for evidence in its folder. */
export interface Output {
  readonly role: OutputRole;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Everything that, with the same content, gives the same bytes out. */
export interface RunInputs {
  readonly rubric: string;
  readonly templates: string;
  readonly anchors: string;
  readonly calendar: string;
  readonly office: string;
  readonly program: string;
  readonly libreOffice: string;
  readonly fonts: string;
  readonly decidedAt: string;
}

/** A file still to be written: its bytes, or the place of a copy on our own disk. */
export interface RenderedFile {
  readonly role: OutputRole;
  readonly name: string;
  readonly content: { readonly bytes: Uint8Array } | { readonly copyOf: string };
}
