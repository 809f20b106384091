import type ExcelJS from 'exceljs';
import type { Criterion } from '../../model/appendix.ts';
import { linesOf } from '../../writers/text-size.ts';
import { methodText } from '../method-text.ts';
import type { FilledRow } from '../score-workbook.ts';
import { type Layout, LINE_HEIGHT, POINTS_A_UNIT } from './layout.ts';

/** Together they print on A4 at two thirds of their size: letters of 8 points. */
const NAME_WIDTH = 36;
const METHOD_WIDTH = 34;
const EVIDENCE_WIDTH = 17;
const WORDS_WIDTH = 26;

export const widthsOf = ({ evidenceColumns }: Layout): readonly number[] => [
  ...[9, NAME_WIDTH, METHOD_WIDTH, 8, 10, 9, 9],
  ...Array.from({ length: evidenceColumns }, () => EVIDENCE_WIDTH),
  ...[WORDS_WIDTH, 10],
];

const HIGHEST = 409;

/** High enough for the words of the row: not every program fits heights by itself. */
export function fitHeight(
  sheet: ExcelJS.Worksheet,
  row: number,
  { name, method }: Criterion,
  filled: FilledRow | undefined,
): void {
  const style = { size: 12, bold: !method };
  const linesIn = (text: string, width: number): number => linesOf(text, width * POINTS_A_UNIT, style);
  const lines = Math.max(
    linesIn(name, NAME_WIDTH),
    method ? linesIn(methodText(method), METHOD_WIDTH) : 1,
    linesIn(filled?.justification ?? '', WORDS_WIDTH),
    ...(filled?.evidence ?? []).map(({ text }) => linesIn(text, EVIDENCE_WIDTH)),
  );
  sheet.getRow(row).height = Math.min(HIGHEST, lines * LINE_HEIGHT + 4);
}
