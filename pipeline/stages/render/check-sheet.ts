import type { Judgement } from '../../model/judgement.ts';
import { checkSheetContent } from './check-sheet/content.ts';
import { htmlSheet } from './check-sheet/html-sheet.ts';

/** Phiếu kiểm tra hồ sơ as one page: no script, nothing from outside. The same judgement gives the same text. */
export const checkSheetHtml = (judgement: Judgement): string => htmlSheet(checkSheetContent(judgement));
