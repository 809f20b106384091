import type { Area, Cell, Sheet } from '../../readers/xlsx/workbook.ts';

/** A sheet by position; merged cells answer with the cell that holds their value. */
export class Grid {
  readonly sheet: Sheet;
  readonly lastRow: number;
  readonly #rows: ReadonlyMap<number, readonly Cell[]>;
  readonly #merged: ReadonlyMap<number, readonly Area[]>;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.#rows = Map.groupBy(sheet.cells, ({ row }) => row);
    this.lastRow = sheet.cells.at(-1)?.row ?? 0;
    const merged = new Map<number, Area[]>();
    for (const area of sheet.merged) {
      for (let row = area.top; row <= Math.min(area.bottom, this.lastRow); row++) {
        const areas = merged.get(row);
        if (areas) areas.push(area);
        else merged.set(row, [area]);
      }
    }
    this.#merged = merged;
  }

  /** The cells of a row as they stand, by column. */
  row(row: number): readonly Cell[] {
    return this.#rows.get(row) ?? [];
  }

  own(row: number, column: number): Cell | undefined {
    return this.row(row).find((cell) => cell.column === column);
  }

  areaAt(row: number, column: number): Area | undefined {
    return this.#merged.get(row)?.find(({ left, right }) => column >= left && column <= right);
  }

  /** The cell, or the first cell of the merged area it lies in. */
  at(row: number, column: number): Cell | undefined {
    const area = this.areaAt(row, column);
    return area ? this.own(area.top, area.left) : this.own(row, column);
  }

  /** `Bảng chấm!F12` */
  place(cell: { readonly ref: string }): string {
    return `${this.sheet.name}!${cell.ref}`;
  }
}
