import { type OldEncoding, type OldText, readOldText } from '../../readers/old-encoding.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import { tidy } from './words.ts';

/** A cell's words in Unicode, whatever they were typed in. */
export type Decoder = (cell: Cell) => string;

export interface OldCell extends OldText {
  readonly ref: string;
}

/** Converts old encodings and remembers where, for one sheet. */
export class SheetDecoder {
  readonly #old = new Map<string, OldCell>();
  /** Cells share their pieces where they share a string. */
  readonly #byRuns = new WeakMap<object, OldText>();

  /** What was no old encoding: a cell is asked for many times while a table is looked for. */
  readonly #plain = new Map<Cell, string>();

  readonly decode: Decoder = (cell) => {
    if (cell.kind !== 'text') return cell.text;
    const plain = this.#plain.get(cell);
    if (plain !== undefined) return plain;
    const known = this.#old.get(cell.ref) ?? (cell.runs && this.#byRuns.get(cell.runs));
    const old = known ?? readOldText(cell);
    if (!old) {
      const text = tidy(cell.text);
      this.#plain.set(cell, text);
      return text;
    }
    const text = known ? known.text : tidy(old.text);
    if (cell.runs) this.#byRuns.set(cell.runs, { encoding: old.encoding, text });
    if (!this.#old.has(cell.ref)) this.#old.set(cell.ref, { encoding: old.encoding, text, ref: cell.ref });
    return text;
  };

  /** Cells that were converted, in the order met. */
  converted(): ReadonlyMap<OldEncoding, readonly OldCell[]> {
    return Map.groupBy(this.#old.values(), ({ encoding }) => encoding);
  }
}
