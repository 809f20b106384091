import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { type Points, parsePoints } from '../../model/points.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import type { Grid } from '../../rubric/table/grid.ts';
import { fold } from '../../rubric/table/words.ts';
import { computeSum, isUncomputed } from './formulas.ts';

/** What a cell for points says. `noValue`: a formula that the file holds no result for. */
export type PointsValue =
  | { readonly kind: 'blank' | 'notAssessed' }
  | { readonly kind: 'points'; readonly points: Points }
  | { readonly kind: 'noValue'; readonly formula: string }
  | { readonly kind: 'unreadable'; readonly found: string; readonly because: string };

const BLANK: PointsValue = { kind: 'blank' };
const NOT_ASSESSED =
  /^(kdg|khong danh gia|khong cham|khong ap dung|khong phat sinh|khong tu (cham|danh gia)|mien|ka|k a|n a|de nghi khong)/;
/** `chưa có`, `chưa chấm`: words in the place of points that are still to come. */
const TO_COME = /^chua (co|cham|du|gui|nop|danh gia)( diem| ket qua)?$/;
const THOUSANDS = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/;

/**
 * Reads points: numbers, numbers as text with comma or point, formulas with a result or that only add up cells.
 * `outOf`: what may stand behind a stroke, `1,5/2`.
 */
export function readPoints(grid: Grid, cell: Cell | undefined, decode: Decoder, outOf?: Points): PointsValue {
  if (!cell) return BLANK;
  switch (cell.kind) {
    case 'number': {
      const computed = isUncomputed(cell) ? computeSum(grid, cell) : undefined;
      if (computed !== undefined) return { kind: 'points', points: computed };
      if (cell.format?.includes('%')) {
        return { kind: 'unreadable', found: percentText(cell), because: WORKBOOK_WORDS.percent };
      }
      const points = parsePoints(cell.text);
      return points === undefined ? unreadable(cell.text) : { kind: 'points', points };
    }
    case 'text':
      return readText(decode(cell), outOf, () => hasThousandths(grid, cell));
    case 'date':
      return { kind: 'unreadable', found: cell.text, because: WORKBOOK_WORDS.date };
    case 'error':
      return { kind: 'unreadable', found: cell.text, because: WORKBOOK_WORDS.error };
    case 'boolean':
      return unreadable(cell.text);
    case 'empty': {
      if (cell.formula === undefined) return BLANK;
      const points = computeSum(grid, cell);
      return points === undefined ? { kind: 'noValue', formula: cell.formula } : { kind: 'points', points };
    }
  }
}

function readText(text: string, outOf: Points | undefined, isDecimal: () => boolean): PointsValue {
  const bare = withoutUnit(text.replace(FULL_WIDTH, narrow).replace(/^[''`]/, ''));
  if (bare === '' || TO_COME.test(fold(bare))) return BLANK;
  if (NOT_ASSESSED.test(fold(bare))) return { kind: 'notAssessed' };
  if (bare.includes('%')) return { kind: 'unreadable', found: text, because: WORKBOOK_WORDS.percent };
  if (THOUSANDS.test(bare) && !isDecimal())
    return { kind: 'unreadable', found: text, because: WORKBOOK_WORDS.thousands };
  const [, part = '', whole = ''] = /^([^/]+)\/([^/]+)$/.exec(bare) ?? [];
  const points =
    outOf !== undefined && parseDecimal(whole.trim()) === outOf
      ? parseDecimal(withoutUnit(part))
      : parseDecimal(bare);
  return points === undefined ? unreadable(text) : { kind: 'points', points };
}

/** Columns that show three decimals where there is nothing else to be read: `0.500`; by letter and mark, once a sheet. */
const inThousandths = new WeakMap<Grid, Map<string, boolean>>();

function hasThousandths(grid: Grid, { column, text }: Cell): boolean {
  const known = inThousandths.get(grid) ?? new Map<string, boolean>();
  inThousandths.set(grid, known);
  const mark = text.includes(',') ? ',' : '.';
  const key = `${column}${mark}`;
  const has =
    known.get(key) ??
    grid.sheet.cells.some(
      (cell) => cell.column === column && cell.kind === 'text' && isThousandths(cell.text.trim(), mark),
    );
  known.set(key, has);
  return has;
}

const isThousandths = (text: string, mark: string): boolean =>
  text.length === 5 && text.startsWith(`0${mark}`) && /^\d{3}$/.test(text.slice(2));

const withoutUnit = (text: string): string => text.replace(/\s*(điểm|đ|diem)\.?$/i, '').trim();

/** Digits, comma, point and stroke as East Asian keyboards write them. */
const FULL_WIDTH = /[\uff0c-\uff19]/g;
const narrow = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 0xfee0);

const unreadable = (found: string): PointsValue => ({ kind: 'unreadable', found, because: '' });

/** A decimal with comma or point, without signs for thousands. */
export const parseDecimal = (text: string): Points | undefined =>
  /^[-+−]?\s?(\d+([.,]\d+)?|[.,]\d+)$/.test(text)
    ? parsePoints(text.replace(',', '.').replace('−', '-').replace(/\s/g, ''))
    : undefined;

const percentText = (cell: Cell): string =>
  `${Number((Number(cell.text) * 100).toPrecision(12))}%`.replace('.', ',');
