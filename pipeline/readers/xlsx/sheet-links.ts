import { splitTarget } from './hyperlink-formula.ts';
import { contains, parseArea, refOf } from './reference.ts';
import type { Relationship } from './relationships.ts';
import type { Draft } from './sheet.ts';
import { countCell, MOST_AREAS, SheetTooLarge } from './sheet-limits.ts';
import type { Area, CellLink } from './workbook.ts';
import type { Attributes } from './xml.ts';

/** Empty cells that one link over a whole area may bring into being. */
const MOST_LINKED_CELLS = 1_000;

/** The links that a sheet lists beside its cells. */
export class SheetLinks {
  readonly #relationships: ReadonlyMap<string, Relationship>;
  readonly #links: { readonly area: Area; readonly link: CellLink }[] = [];

  constructor(relationships: readonly Relationship[]) {
    this.#relationships = new Map(relationships.map((each) => [each.id, each]));
  }

  add(attributes: Attributes): void {
    const area = parseArea(attributes['ref'] ?? '');
    if (!area) return;
    if (this.#links.length >= MOST_AREAS) throw new SheetTooLarge(`more than ${MOST_AREAS} links`);
    const relationship = this.#relationships.get(attributes['id'] ?? '');
    const { location, display } = attributes;
    const split = relationship ? splitTarget(relationship.target) : {};
    const link: CellLink = {
      ...split,
      ...(location ? { location } : {}),
      ...(display ? { display } : {}),
    };
    if (link.target !== undefined || link.location !== undefined) this.#links.push({ area, link });
  }

  /** A link over an area holds for each of its cells; cells that are empty otherwise come into being. */
  attach(cells: Draft[]): void {
    if (this.#links.length === 0) return;
    const byRow = Map.groupBy(cells, ({ row }) => row);
    for (const { area, link } of this.#links) {
      const { top, left, bottom, right } = area;
      if ((bottom - top + 1) * (right - left + 1) > MOST_LINKED_CELLS) {
        for (const cell of cells) if (contains(area, cell)) cell.link ??= link;
        continue;
      }
      for (let row = top; row <= bottom; row++) {
        const inRow = byRow.get(row) ?? [];
        byRow.set(row, inRow);
        for (let column = left; column <= right; column++) {
          const cell = inRow.find((each) => each.column === column);
          if (cell) {
            cell.link ??= link;
            continue;
          }
          countCell(cells.length);
          const empty: Draft = { ref: refOf({ row, column }), row, column, kind: 'empty', text: '', link };
          inRow.push(empty);
          cells.push(empty);
        }
      }
    }
  }
}
