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

  readonly decode: Decoder = (cell) => {
    if (cell.kind !== 'text') return cell.text;
    const old = this.#old.get(cell.ref) ?? readOldText(cell);
    if (!old) return tidy(cell.text);
    if (!this.#old.has(cell.ref)) this.#old.set(cell.ref, { ...old, ref: cell.ref });
    return tidy(old.text);
  };

  /** Cells that were converted, in the order met. */
  converted(): ReadonlyMap<OldEncoding, readonly OldCell[]> {
    return Map.groupBy(this.#old.values(), ({ encoding }) => encoding);
  }
}
