import { type DocumentProblem, readDocument } from '../../readers/docx/read.ts';
import { sniff } from '../../readers/sniff.ts';
import { readWorkbook } from '../../readers/xlsx/read.ts';
import type { WorkbookProblem } from '../../readers/xlsx/workbook.ts';
import type { SourceTable } from './source.ts';

export type SourceProblem = DocumentProblem | WorkbookProblem;

/** The tables of an Excel or Word file, told apart by content; hidden sheets are left out. */
export async function readSourceTables(
  bytes: Uint8Array,
): Promise<{ readonly tables: readonly SourceTable[] } | { readonly refused: SourceProblem }> {
  if (sniff(bytes) === 'word') {
    const document = await readDocument(bytes);
    if ('refused' in document) return { refused: document.refused.id };
    const tables = document.tables.map(({ sheet, before }) => ({
      name: sheet.name,
      sheet,
      before,
      mayContinue: true,
    }));
    return { tables };
  }
  const workbook = await readWorkbook(bytes);
  if ('refused' in workbook) return { refused: workbook.refused.id };
  const tables = workbook.sheets
    .filter(({ visibility }) => visibility === 'visible')
    .map((sheet) => ({ name: sheet.name, sheet, before: [], mayContinue: false }));
  return { tables };
}
