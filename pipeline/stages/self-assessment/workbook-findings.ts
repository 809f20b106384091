import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { finding } from '../../findings/finding.ts';
import type { Finding } from '../../model/finding.ts';
import { columnLetters } from '../../readers/xlsx/reference.ts';
import type { Sheet, Workbook } from '../../readers/xlsx/workbook.ts';
import { SHEET } from '../../rubric/score-workbook/layout.ts';
import type { SheetDecoder } from '../../rubric/table/decoder.ts';
import type { ReadRow } from './assessed-rows.ts';
import { otherColumns } from './points-columns.ts';
import type { Table } from './table.ts';

export function oldEncodingFindings(
  file: string,
  { grid }: Table,
  decoder: SheetDecoder,
): readonly Finding[] {
  return [...decoder.converted()].flatMap(([encoding, cells]) => {
    const [first] = cells;
    if (!first) return [];
    const example = first.text.slice(0, 80);
    return [
      finding(
        'workbook/old-encoding',
        { file, cell: grid.place(first) },
        { cells: cells.length, encoding, example },
      ),
    ];
  });
}

/** Criteria in hidden rows, and columns of the table that are hidden. */
export function hiddenFindings(
  file: string,
  { grid, columns }: Table,
  rows: readonly ReadRow[],
): readonly Finding[] {
  const { sheet } = grid;
  const hiddenRows = rows.flatMap(({ line }) => (line.hidden ? [line.row] : []));
  const hiddenColumns = [...columns].flatMap(([column, role]) =>
    role !== 'ignored' && sheet.hiddenColumns.some(({ from, to }) => column >= from && column <= to)
      ? [columnLetters(column)]
      : [],
  );
  const [firstRow] = hiddenRows;
  const [firstColumn] = hiddenColumns;
  const at = (ref: string): { file: string; cell: string } => ({ file, cell: grid.place({ ref }) });
  return [
    ...(firstRow === undefined
      ? []
      : [
          finding('workbook/hidden-rows', at(`A${firstRow}`), {
            what: WORKBOOK_WORDS.hiddenRows(hiddenRows.join(', ')),
          }),
        ]),
    ...(firstColumn === undefined
      ? []
      : [
          finding('workbook/hidden-rows', at(`${firstColumn}1`), {
            what: WORKBOOK_WORDS.hiddenColumns(hiddenColumns.join(', ')),
          }),
        ]),
  ];
}

/** Points of another time, or scored again after an appraisal, that do not count. */
export const otherColumnFindings = (
  file: string,
  table: Table,
  rows: readonly ReadRow[],
): readonly Finding[] =>
  otherColumns(
    table,
    rows.map(({ line }) => line.row),
  ).map((cell) =>
    finding(
      'workbook/other-column',
      { file, cell: table.grid.place(cell) },
      { found: columnLetters(cell.column), taken: columnLetters(table.self) },
    ),
  );

/** Hidden sheets with something on them, those with a table that counts apart from the others. */
export function hiddenSheetFindings(
  file: string,
  { sheets }: Workbook,
  tables: readonly Table[],
): readonly Finding[] {
  const hidden = sheets.filter(
    ({ visibility, name, cells }) => visibility !== 'visible' && name !== SHEET.identity && cells.length > 0,
  );
  const counts = (sheet: Sheet): boolean => tables.some(({ grid }) => grid.sheet === sheet);
  return [true, false].flatMap((counted) => {
    const names = hidden.filter((each) => counts(each) === counted).map(({ name }) => `"${name}"`);
    const what = WORKBOOK_WORDS.hiddenSheets(names.join(', '), counted);
    return names.length > 0 ? [finding('workbook/hidden-rows', { file }, { what })] : [];
  });
}
