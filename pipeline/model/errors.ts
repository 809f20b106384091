/** What may be wrong with the machine, its settings or its data, never with a dossier. */
export type WorkerErrorCode =
  | 'USAGE'
  | 'OFFICE_INVALID'
  | 'RUBRIC_INVALID'
  | 'TEMPLATE_INVALID'
  | 'DOSSIER_NOT_FOUND'
  | 'OUTPUT_NOT_WRITABLE'
  | 'READER_LOST'
  | 'LIBREOFFICE_MISSING'
  | 'LIBREOFFICE_FAILED'
  | 'OUTPUT_EXISTS';

/** A fault of the machine: `code` for operators, `message` in Vietnamese for whoever started the command. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
  readonly code: WorkerErrorCode;

  constructor(code: WorkerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** One mistake in a data file that a person wrote: where, and what to do. `line` counts from 1. */
export interface Mistake {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** `rubrics/x/regulation.yaml, dòng 12: …`, one mistake a line. */
export const mistakeLines = (mistakes: readonly Mistake[]): string =>
  mistakes.map(({ file, line, message }) => `${file}${line ? `, dòng ${line}` : ''}: ${message}`).join('\n');
