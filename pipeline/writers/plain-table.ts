/** A document that is one table under a few lines: what a person reads and edits in Word or Excel. */
export interface PlainTable {
  /** File property. */
  readonly title: string;
  /** Stands at the head of every page. */
  readonly mark: string | undefined;
  readonly opening: readonly { readonly text: string; readonly style: 'heading' | 'line' }[];
  readonly columns: readonly {
    readonly heading: string;
    /** Share of the width; all together 100. */
    readonly width: number;
    readonly align: 'left' | 'center';
  }[];
  readonly rows: readonly PlainRow[];
}

export interface PlainRow {
  /** One for each column; several lines with a line break; a number where it is one. */
  readonly cells: readonly (string | number)[];
  readonly bold: boolean;
}
