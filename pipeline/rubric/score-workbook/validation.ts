import type ExcelJS from 'exceljs';
import type { Criterion } from '../../model/appendix.ts';
import { levelsOf } from '../../model/levels.ts';
import { numberOf } from '../../writers/xlsx-cells.ts';
import { LEVELS_COLUMN, SHEET } from './layout.ts';

/** The levels as a list where there are levels, otherwise a number from 0 to the maximum. */
export function validationOf({ code, method, max }: Criterion, row: number): ExcelJS.DataValidation {
  const common = { allowBlank: true, showErrorMessage: true, errorTitle: `Tiêu chí ${code}` };
  const levels = method && levelsOf(method, max);
  if (levels && levels.length > 0) {
    const letters = (column: number): string => String.fromCharCode(64 + column);
    const [from, to] = [letters(LEVELS_COLUMN), letters(LEVELS_COLUMN + levels.length - 1)];
    return {
      ...common,
      type: 'list',
      // Cells, not a literal list: an Excel set to Vietnamese takes the words "0.5" for a date.
      formulae: [`${SHEET.identity}!$${from}$${row}:$${to}$${row}`],
      error: 'Chọn một trong các mức điểm của tiêu chí.',
    };
  }
  if (method?.kind === 'penalty') {
    const error = 'Điểm trừ ghi bằng số âm, hoặc để trống.';
    return { ...common, type: 'decimal', operator: 'lessThanOrEqual', formulae: [0], error };
  }
  const error = 'Điểm từ 0 đến điểm tối đa của tiêu chí.';
  return { ...common, type: 'decimal', operator: 'between', formulae: [0, numberOf(max)], error };
}
