import type { Cell, Sheet, Workbook } from '../../readers/xlsx/workbook.ts';
import { COLUMN, FIRST_ROW, IDENTITY_MARK, SHEET } from './layout.ts';

/** What a workbook that we made says of itself, by key: `regulation`, `hash`, `appendix`, `rubric`, `unit`, `year`. */
export function identityOf({ sheets }: Workbook): ReadonlyMap<string, string> {
  const sheet = sheets.find(({ name }) => name === SHEET.identity);
  const mark = sheet?.cells.find(({ row, column }) => row === 1 && column === 1);
  if (!sheet || mark?.text !== IDENTITY_MARK) return new Map();
  const values = new Map(
    sheet.cells.filter(({ column }) => column === 2).map(({ row, text }) => [row, text]),
  );
  return new Map(
    sheet.cells.flatMap(({ row, column, text }) =>
      column === 1 ? [[text, values.get(row) ?? ''] as const] : [],
    ),
  );
}

/** A form that we made and nobody has filled in anywhere, of whatever edition of the rubric. */
export const isUnfilled = (workbook: Workbook): boolean =>
  identityOf(workbook).size > 0 &&
  workbook.sheets.some(({ name }) => name === SHEET.score) &&
  !workbook.sheets.some((sheet) => sheet.cells.some((cell) => saysSomething(cell) && !isOurs(cell, sheet)));

const saysSomething = ({ text, formula, link }: Cell): boolean =>
  text.trim() !== '' || formula !== undefined || link !== undefined;

/** Stands there, or may stand there, in the form as it is made. */
function isOurs(cell: Cell, sheet: Sheet): boolean {
  switch (sheet.name) {
    case SHEET.score:
      return cell.row < FIRST_ROW || cell.column <= COLUMN.max || isSumOfNothing(cell, sheet);
    case SHEET.signatory:
      // The unit's name, and title and capacity of its head.
      return cell.column === 1 || [1, 3, 4].includes(cell.row);
    case SHEET.proposals:
    case SHEET.initiatives:
      return cell.row === 1;
    case SHEET.guide:
    case SHEET.identity:
      return true;
    default:
      return false;
  }
}

/** In the row of a group or of the total: only what a unit scores has a way of scoring beside it. */
const isSumOfNothing = ({ row, column, text, formula, link }: Cell, { cells }: Sheet): boolean =>
  column === COLUMN.self &&
  formula !== undefined &&
  link === undefined &&
  (text === '' || Number(text) === 0) &&
  !cells.some((each) => each.row === row && each.column === COLUMN.method && each.text !== '');
