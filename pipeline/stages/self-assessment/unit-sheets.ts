import type { Appendix } from '../../model/appendix.ts';
import type { Initiative, SelfAssessment } from '../../model/dossier.ts';
import type { Cell, Sheet, Workbook } from '../../readers/xlsx/workbook.ts';
import { type Decoder, SheetDecoder } from '../../rubric/table/decoder.ts';
import { fold, tidy } from '../../rubric/table/words.ts';

/** What the unit writes beside its points, on sheets named for it: in our own workbook, or in any that has them. */
export function readUnitSheets(
  workbook: Workbook,
  { initiatives }: Appendix,
): Pick<SelfAssessment, 'proposals' | 'initiatives'> {
  const named = (words: RegExp): readonly Sheet[] =>
    workbook.sheets.filter(({ name, visibility }) => visibility === 'visible' && words.test(fold(name)));
  return {
    proposals: named(/^(?!.*\b(sang kien|khong)\b).*\b(kien nghi|de xuat)\b/).flatMap(proposalsOn),
    initiatives: initiatives
      ? named(/\bsang kien\b/).flatMap((sheet) => initiativesOn(sheet, initiatives.fields))
      : [],
  };
}

/** Every text below the heading, row by row; numbers of rows are none. */
function proposalsOn(sheet: Sheet): readonly string[] {
  const { decode } = new SheetDecoder();
  const texts = textsOf(sheet, decode);
  const heading = texts.find(({ text }) => /kien nghi|de xuat/.test(fold(text)));
  return texts
    .filter(({ cell, text }) => cell.row > (heading?.cell.row ?? 0) && /\p{L}{2}/u.test(text))
    .map(({ text }) => text);
}

type Fields = NonNullable<Appendix['initiatives']>['fields'];

/** The heading row names most of the fields; a row below it with any text is an initiative. */
function initiativesOn(sheet: Sheet, fields: Fields): readonly Initiative[] {
  const { decode } = new SheetDecoder();
  const texts = textsOf(sheet, decode);
  const rows = [...Map.groupBy(texts, ({ cell }) => cell.row)].map(([row, cells]) => ({ row, cells }));
  const columnsIn = (cells: typeof texts): ReadonlyMap<string, number> =>
    new Map(
      fields.flatMap(({ code, name, words }) => {
        const wanted = [name, ...words].map(fold);
        const found = cells.find(({ text }) => wanted.some((each) => fold(text).includes(each)));
        return found ? [[code, found.cell.column] as const] : [];
      }),
    );
  const heading = rows
    .map(({ row, cells }) => ({ row, columns: columnsIn(cells) }))
    .toSorted((a, b) => b.columns.size - a.columns.size || a.row - b.row)[0];
  if (!heading || heading.columns.size < 2) return [];
  return rows
    .filter(({ row }) => row > heading.row)
    .flatMap(({ row, cells }) => {
      const stated = new Map(
        [...heading.columns].flatMap(([code, column]) => {
          const found = cells.find(({ cell }) => cell.column === column);
          return found ? [[code, found.text] as const] : [];
        }),
      );
      return stated.size > 0 ? [{ cell: `${sheet.name}!A${row}`, stated }] : [];
    });
}

const textsOf = (
  { cells }: Sheet,
  decode: Decoder,
): readonly { readonly cell: Cell; readonly text: string }[] =>
  cells
    .filter(({ kind }) => kind === 'text' || kind === 'number')
    .map((cell) => ({ cell, text: tidy(decode(cell)) }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
