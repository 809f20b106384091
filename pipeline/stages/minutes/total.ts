import type { PageText } from '../../model/dossier.ts';
import { type Points, parsePoints, subtract, ZERO } from '../../model/points.ts';
import { plainText, tidyText, tighten } from '../../readers/printed-text.ts';

export interface StatedTotal {
  readonly page: number;
  readonly points: Points;
}

/** Figures of points anywhere in the minutes: `thống nhất tự chấm 75,25 điểm` names no total, but may agree with it. */
export const pointsIn = (pages: readonly PageText[]): readonly Points[] =>
  pages.flatMap(({ text }) =>
    [...plainText(tidyText(text)).matchAll(MENTIONED)].flatMap(
      ([, figure = '']) => parsePoints(figure.replace(/,\s?/, '.')) ?? [],
    ),
  );

/** The totals that minutes state, page by page; totals of something else (maximum, bonus, appraised) are passed over. */
export function totalsIn(pages: readonly PageText[]): readonly StatedTotal[] {
  const plain = pages.flatMap(({ page, text }) =>
    figuresIn(plainText(tidyText(text)).replace(/\n/g, ' ')).map((points) => ({ page, points })),
  );
  if (plain.length > 0) return plain;
  // Words broken in the middle: figures may run into one another here, so this comes second.
  return pages.flatMap(({ page, text }) => figuresIn(tighten(text).text).map((points) => ({ page, points })));
}

export const differsBy = (a: Points, b: Points): Points => (a > b ? subtract(a, b) : subtract(b, a));

/** The one meant where none agrees: a part is never more than the whole. */
export const largest = (totals: readonly StatedTotal[]): StatedTotal | undefined =>
  totals.reduce<StatedTotal | undefined>(
    (most, each) => (each.points > (most?.points ?? ZERO) ? each : most),
    undefined,
  ) ?? totals[0];

/** What a number before them counts: `tổng điểm của 8 lĩnh vực là …`. */
const COUNTED = '(?:linh\\s*vuc|tieu\\s*chi|noi\\s*dung|nhom|thanh\\s*vien)';
const FIGURE = `(?<![\\d.,])(\\d{1,3}(?:(?:\\.|,\\s?)\\d{1,4}|(?!\\s*${COUNTED})))(?![\\d%]|[.,]\\d|\\/\\d{1,2}\\/)`;
const YEAR = '20\\d{2}(?!\\d)';
/** Not `85,5 điểm trên tổng số 100 điểm`. */
const TOTAL = '(?<!tren\\s*)tong';
const TOTALS = [
  // `Tổng số điểm tự đánh giá, chấm điểm năm 2024: 75,25 điểm`, `TỔNG CỘNG ĐIỂM TỰ CHẤM: 75.25`.
  new RegExp(
    `${TOTAL}\\s*(?:so\\s*|cong\\s*)*diem((?:[^.;\\d]|${YEAR}|\\d{1,3}\\s*(?=${COUNTED})){0,80}?)${FIGURE}`,
    'g',
  ),
  // `Tổng cộng: 75,25/100 điểm`.
  new RegExp(
    `${TOTAL}\\s*(?:so|cong)?(\\s*(?:la|dat|duoc)?\\s*:?\\s*)${FIGURE}(?:\\s*\\/\\s*\\d{2,3})?\\s*diem`,
    'g',
  ),
] as const;
const MENTIONED = new RegExp(
  `${FIGURE}(?:\\s*\\/\\s*\\d{2,3})?\\s*diem(?!\\s*(?:thuong|tru|chuan|toi))`,
  'g',
);
const OF_SOMETHING_ELSE = /toi\s*da|diem\s*chuan|thang\s*diem|tham\s*dinh|^\s*(?:thuong|tru|chuan)/;

const figuresIn = (text: string): Points[] =>
  TOTALS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, label = '', figure = '']) =>
      OF_SOMETHING_ELSE.test(label) ? [] : (parsePoints(figure.replace(/,\s?/, '.')) ?? []),
    ),
  );
