import type { Judgement } from '../../model/judgement.ts';
import { checkSheetContent } from './check-sheet/content.ts';
import { htmlSheet } from './check-sheet/html-sheet.ts';
import { printSheet } from './check-sheet/print-sheet.ts';

/** Phiếu kiểm tra hồ sơ as one page: no script, nothing from outside. The same judgement gives the same text. */
export const checkSheetHtml = (judgement: Judgement): string => htmlSheet(checkSheetContent(judgement));

/** The same content for LibreOffice to print: a flat OpenDocument text, A4 upright. The same judgement gives the same text. */
export const checkSheetPrint = (
  judgement: Judgement,
): { readonly extension: 'fodt'; readonly text: string } => ({
  extension: 'fodt',
  text: printSheet(checkSheetContent(judgement)),
});
