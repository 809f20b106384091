import type { Workbook } from '../../readers/xlsx/workbook.ts';
import { IDENTITY_MARK, IDENTITY_SHEET } from '../../rubric/score-workbook/other-sheets.ts';

/** What a workbook that we made says of itself, by key: `regulation`, `hash`, `appendix`, `unit`, `year`. */
export function identityOf({ sheets }: Workbook): ReadonlyMap<string, string> {
  const sheet = sheets.find(({ name }) => name === IDENTITY_SHEET);
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
