import { contains } from '../../readers/xlsx/reference.ts';
import type { Area, Cell, Sheet } from '../../readers/xlsx/workbook.ts';

/** No score table is wider; cells further right are not looked at. */
const WIDEST = 100;
/** Merged areas taller than this are kept apart, so that one over the whole sheet costs no more than any other. */
const TALL = 500;
const MOST_TALL = 50;

/** A sheet by position; merged cells answer with the cell that holds their value. */
export class Grid {
  readonly sheet: Sheet;
  readonly lastRow: number;
  readonly #rows: ReadonlyMap<number, readonly Cell[]>;
  readonly #merged = new Map<number, Area[]>();
  readonly #tall: readonly Area[];
  readonly #others: readonly Sheet[];
  readonly #named: Map<Sheet, Grid>;

  /** `others`: the sheets that formulas of this one may name; `named`: those laid out already. */
  constructor(sheet: Sheet, others: readonly Sheet[] = [], named = new Map<Sheet, Grid>()) {
    this.sheet = sheet;
    this.#others = others;
    this.#named = named.set(sheet, this);
    this.#rows = Map.groupBy(
      sheet.cells.filter(({ column }) => column <= WIDEST),
      ({ row }) => row,
    );
    this.lastRow = sheet.cells.at(-1)?.row ?? 0;
    this.#tall = sheet.merged.filter(({ top, bottom }) => bottom - top > TALL).slice(0, MOST_TALL);
    for (const area of sheet.merged) {
      for (let row = area.top; row <= area.bottom && area.bottom - area.top <= TALL; row++) {
        if (!this.#rows.has(row)) continue;
        const areas = this.#merged.get(row);
        if (areas) areas.push(area);
        else this.#merged.set(row, [area]);
      }
    }
  }

  /** Numbers of the rows that hold something, from the top. */
  get rows(): readonly number[] {
    return [...this.#rows.keys()];
  }

  /** The cells of a row as they stand, by column. */
  row(row: number): readonly Cell[] {
    return this.#rows.get(row) ?? [];
  }

  own(row: number, column: number): Cell | undefined {
    return this.row(row).find((cell) => cell.column === column);
  }

  areaAt(row: number, column: number): Area | undefined {
    const near = this.#merged.get(row)?.find(({ left, right }) => column >= left && column <= right);
    return near ?? this.#tall.find((area) => contains(area, { row, column }));
  }

  /** The cell, or the first cell of the merged area it lies in. */
  at(row: number, column: number): Cell | undefined {
    const area = this.areaAt(row, column);
    return area ? this.own(area.top, area.left) : this.own(row, column);
  }

  /** Another sheet of the workbook, by the name a formula gives it. */
  named(name: string): Grid | undefined {
    const found = this.#others.find((each) => each.name.toLowerCase() === name.toLowerCase());
    return found && (this.#named.get(found) ?? new Grid(found, this.#others, this.#named));
  }

  /** `Bảng chấm!F12` */
  place(cell: { readonly ref: string }): string {
    return `${this.sheet.name}!${cell.ref}`;
  }
}
