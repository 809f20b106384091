/** No score table comes near; a sheet beyond is refused rather than held in memory. */
const MOST_CELLS = 250_000;
export const MOST_AREAS = 20_000;

/** The sheet holds more than any table of criteria could. */
export class SheetTooLarge extends Error {
  override readonly name = 'SheetTooLarge';
}

/** One more cell beside those that are there. */
export function countCell(cells: number): void {
  if (cells >= MOST_CELLS) throw new SheetTooLarge(`more than ${MOST_CELLS} cells`);
}
