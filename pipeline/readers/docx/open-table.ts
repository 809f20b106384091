import { refOf } from '../xlsx/reference.ts';
import type { Area, Cell, Sheet } from '../xlsx/workbook.ts';
import { type OpenRun, wordsOf } from './runs.ts';

export const WIDEST = 200;

export interface OpenCell {
  readonly column: number;
  readonly runs: OpenRun[];
  length: number;
  /** Continues the cell above. */
  continues: boolean;
}

interface OpenArea {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  bottom: number;
}

/** A table in the making, cell by cell. */
export class OpenTable {
  readonly #cells: Cell[] = [];
  readonly #areas: OpenArea[] = [];
  /** The lowest cell so far of each column. */
  readonly #lowest = new Map<number, OpenArea>();
  #row = 0;
  #column = 1;

  /** Where the next cell stands. */
  get column(): number {
    return this.#column;
  }

  startRow(): void {
    this.#row++;
    this.#column = 1;
  }

  skip(columns: number): void {
    this.#column += columns;
  }

  add(cell: OpenCell, columns: number): void {
    if (cell.column > WIDEST) return;
    const span = Math.min(columns, WIDEST);
    this.#column = cell.column + span;
    const above = this.#lowest.get(cell.column);
    if (cell.continues) {
      if (above?.bottom === this.#row - 1) above.bottom = this.#row;
      return;
    }
    // Any cell may turn out to be the first of a vertical merge.
    const area = { top: this.#row, left: cell.column, right: this.#column - 1, bottom: this.#row };
    this.#lowest.set(cell.column, area);
    this.#areas.push(area);
    if (cell.runs.every(({ text }) => text.trim() === '')) return;
    const at = { row: this.#row, column: cell.column };
    this.#cells.push({ ...at, ref: refOf(at), kind: 'text', ...wordsOf(cell.runs) });
  }

  sheet(name: string): Sheet {
    const merged: readonly Area[] = this.#areas.filter(
      ({ top, bottom, left, right }) => bottom > top || right > left,
    );
    return { name, visibility: 'visible', cells: this.#cells, merged, hiddenRows: [], hiddenColumns: [] };
  }
}
