import type { PageText } from '../../model/dossier.ts';
import { type Points, parsePoints, subtract, ZERO } from '../../model/points.ts';
import { plainText, tidyText, tighten } from '../../readers/printed-text.ts';
import { withFigures } from './number-words.ts';

export interface StatedTotal {
  readonly page: number;
  readonly points: Points;
  /** `85,5/100`: what it is out of. */
  readonly outOf: Points | undefined;
}

export interface StatedTotals {
  /** Called a total. */
  readonly totals: readonly StatedTotal[];
  /** Called the result of the unit's scoring: the total only where nothing else is. */
  readonly results: readonly StatedTotal[];
  /** Figures of points anywhere: `thống nhất tự chấm 75,25 điểm` names no total, but may agree with it. */
  readonly mentioned: readonly Points[];
}

/**
 * The points that minutes state, page by page, in figures or in words. Totals of something else (maximum, bonus,
 * appraised, another year, one named domain) are passed over.
 */
export function totalsIn(pages: readonly PageText[], year: number): StatedTotals {
  const texts = pages.map(({ page, text }) => ({ page, text: withFigures(plainText(tidyText(text))) }));
  const flat = texts.map(({ page, text }) => ({ page, text: text.replace(/\n/g, ' ') }));
  // Words broken in the middle: figures may run into one another in a tight text, so it comes second.
  const tight = pages.map(({ page, text }) => ({ page, text: tighten(text).text }));
  const [totals = [], results = []] = [TOTALS, RESULTS].map((patterns) => {
    const found = statedIn(flat, patterns, year);
    return found.length > 0 ? found : statedIn(tight, patterns, year);
  });
  const mentioned = texts.flatMap(({ text }) =>
    [...text.matchAll(MENTIONED), ...totalRows(text)].flatMap(([, figure]) => pointsOf(figure) ?? []),
  );
  return { totals, results, mentioned };
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
const OUT_OF = '(?:\\s*(?:diem|d)?\\s*\\/\\s*(\\d{2,3})(?![\\d/]))?';
const YEAR = '20\\d{2}(?!\\d)';
/** `Mục 1`, `tiêu chí 2.1`: a number that names what the total is of. */
const NUMBERED = '(?:muc|phan|nhom|linh\\s*vuc|tieu\\s*chi)\\s*(?:so\\s*)?\\d{1,2}(?:\\.\\d{1,2})*(?![\\d,])';
const LABEL = `((?:${NUMBERED}|[^.;\\d]|${YEAR}|\\d{1,3}\\s*(?=${COUNTED})){0,80}?)`;
/** Not `85,5 điểm trên tổng số 100 điểm`. */
const TOTAL = '(?<!tren\\s*)tong';
const TOTALS = [
  // `Tổng số điểm tự đánh giá, chấm điểm năm 2024: 75,25 điểm`, `TỔNG CỘNG ĐIỂM TỰ CHẤM: 75.25`.
  new RegExp(`${TOTAL}\\s*(?:so\\s*|cong\\s*)*diem${LABEL}${FIGURE}${OUT_OF}`, 'g'),
  // `Tổng cộng: 75,25/100 điểm`.
  new RegExp(
    `${TOTAL}\\s*(?:so|cong)?(\\s*(?:la|dat|duoc)?\\s*:?\\s*)${FIGURE}(?:\\s*\\/\\s*(\\d{2,3}))?\\s*diem`,
    'g',
  ),
] as const;
const RESULTS = [
  // `Kết quả tự chấm: 85,5 điểm`, `Điểm tự chấm của xã năm 2024 đạt 85,5/100 điểm`.
  new RegExp(`(?:ket\\s*qua|diem)\\s*tu\\s*(?:danh\\s*gia|cham)${LABEL}${FIGURE}${OUT_OF}\\s*diem`, 'g'),
] as const;
const MENTIONED = new RegExp(
  `${FIGURE}(?:\\s*\\/\\s*\\d{2,3})?\\s*diem(?!\\s*(?:thuong|tru|chuan|toi))`,
  'g',
);
/** The last row of a table in the minutes: `Tổng cộng 100 85,5`. */
const totalRows = (text: string): readonly RegExpMatchArray[] =>
  [...text.matchAll(/^\W*tong(?:\s*(?:so|cong|diem))*\s*:?((?:\s+\d{1,3}(?:[.,]\d{1,4})?)+)\s*$/gm)].flatMap(
    ([, figures = '']) => [...figures.matchAll(/(\d+(?:[.,]\d+)?)/g)],
  );

const OF_SOMETHING_ELSE = new RegExp(
  [
    'toi\\s*da|diem\\s*chuan|thang\\s*diem|tham\\s*dinh|^\\s*(?:thuong|tru|chuan)',
    '(?:chua|khong)\\s*(?:tinh|ke|cong|gom|bao\\s*gom)',
    NUMBERED,
    '(?:muc|phan|nhom)\\s*[ivx]+(?![a-z])',
    '(?<!(?:cac|\\d)\\s*)linh\\s*vuc',
  ].join('|'),
);
const OF_A_YEAR = new RegExp(`(?<!thang\\s*\\d{1,2}\\s*)nam\\s*(${YEAR})`, 'g');

interface Stretch {
  readonly page: number;
  readonly text: string;
}

const statedIn = (
  texts: readonly Stretch[],
  patterns: readonly RegExp[],
  year: number,
): readonly StatedTotal[] =>
  patterns.flatMap((pattern) =>
    texts.flatMap(({ page, text }) =>
      [...text.matchAll(pattern)].flatMap(({ index, 1: label = '', 2: figure, 3: outOf }) => {
        const clause =
          text
            .slice(Math.max(0, index - 60), index)
            .split(/[.;:]\s/)
            .at(-1) ?? '';
        const named = [...`${clause}${label}`.matchAll(OF_A_YEAR)].at(-1)?.[1];
        const points = pointsOf(figure);
        return points === undefined ||
          OF_SOMETHING_ELSE.test(label) ||
          (named !== undefined && named !== String(year))
          ? []
          : [{ page, points, outOf: pointsOf(outOf) }];
      }),
    ),
  );

const pointsOf = (figure: string | undefined): Points | undefined =>
  figure === undefined ? undefined : parsePoints(figure.replace(/,\s?/, '.'));
