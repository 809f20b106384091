import type { PageText } from '../../model/dossier.ts';
import { type Points, parsePoints } from '../../model/points.ts';
import { plainText, tidyText, tighten } from '../../readers/printed-text.ts';
import { withFigures } from './number-words.ts';

export interface StatedTotal {
  readonly page: number;
  readonly points: Points;
  /** `85,5/100`: what it is out of. */
  readonly outOf: Points | undefined;
  /** Said to be of the unit's own scoring. */
  readonly selfScored: boolean;
  /** Nothing beside the words for a total is named: no xã, no field of work. */
  readonly bare: boolean;
}

/** `Tổng cộng 100 85,5`: no word says which figure is which. */
export interface TotalRow {
  readonly page: number;
  readonly figures: readonly Points[];
}

export interface StatedTotals {
  /** Called a total. */
  readonly totals: readonly StatedTotal[];
  /** Called the result of the unit's scoring: the total only where nothing else is. */
  readonly results: readonly StatedTotal[];
  readonly rows: readonly TotalRow[];
  /** Figures of points anywhere: `thống nhất tự chấm 75,25 điểm` names no total, but may agree where none is stated. */
  readonly mentioned: readonly Points[];
}

/**
 * The points that minutes state, page by page, in figures or in words. Totals of something else (maximum, bonus,
 * appraised, another year, one named domain) and those of before the meeting agreed are passed over.
 */
export function totalsIn(pages: readonly PageText[], year: number): StatedTotals {
  const texts = pages.map(({ page, text }) => ({ page, text: withFigures(plainText(tidyText(text))) }));
  // Words broken in the middle: figures may run into one another in a tight text, so it comes second.
  const tight = pages.map(({ page, text }) => ({ page, text: tighten(text).text }));
  const [totals = [], results = []] = [TOTALS, RESULTS].map((patterns) => {
    const found = statedIn(texts, patterns, year);
    return found.length > 0 ? found : statedIn(tight, patterns, year);
  });
  const rows = texts.flatMap(({ page, text }) =>
    totalRows(text).map((figures) => ({ page, figures: figures.flatMap((each) => pointsOf(each) ?? []) })),
  );
  const mentioned = statedIn(texts, [MENTIONED], year).map(({ points }) => points);
  return { totals, results, rows, mentioned: [...mentioned, ...rows.flatMap(({ figures }) => figures)] };
}

/** What a number before them counts: `tổng điểm của 8 lĩnh vực là …`. */
const COUNTED = '(?:linh\\s*vuc|tieu\\s*chi|noi\\s*dung|nhom|thanh\\s*vien)';
/** `5 đơn vị`, `1 Chỉ đạo điều hành`: a whole number before a word on its line counts something, or numbers a row. */
const WHOLE = `(?!\\s*${COUNTED}| *(?!diem|d\\b|dat|tren|xep)[a-z])`;
/** One that another follows is a cell of a table: `100 85,5`. */
const FIGURE = `(?<![\\d.,])(\\d{1,3}(?:(?:\\.|,\\s?)\\d{1,4}|${WHOLE}))(?![\\d%]|[.,]\\d|\\/\\d{1,2}\\/|[ |]+\\d)`;
const OUT_OF = '(?:\\s*(?:diem|d)?\\s*\\/\\s*(\\d{2,3})(?![\\d/]))?';
const YEAR = '20\\d{2}(?!\\d)';
/** `Mục 1`, `tiêu chí 2.1`: a number that names what the total is of. */
const NUMBERED = '(?:muc|phan|nhom|linh\\s*vuc|tieu\\s*chi)\\s*(?:so\\s*)?\\d{1,2}(?:\\.\\d{1,2})*(?![\\d,])';
/** `tổng điểm từ 80 xuống còn 75,25`. */
const CHANGED = 'tu\\s*\\d{1,3}(?:[.,]\\d{1,4})?\\s*(?:diem\\s*)?(?=xuong|len|thanh|con|sang)';
const LABEL = `((?:${NUMBERED}|${CHANGED}|[^.;\\d]|${YEAR}|\\d{1,3}\\s*(?=${COUNTED})){0,80}?)`;
/** Not `85,5 điểm trên tổng số 100 điểm`. */
const TOTAL = '(?<!tren\\s*)tong';
const TOTALS = [
  // `Tổng số điểm tự đánh giá, chấm điểm năm 2024: 75,25 điểm`, `TỔNG CỘNG ĐIỂM TỰ CHẤM: 75.25`.
  new RegExp(`${TOTAL}\\s*(?:so\\s*|cong\\s*)*diem${LABEL}${FIGURE}${OUT_OF}`, 'g'),
  // `Tổng cộng: 75,25/100 điểm`, `tổng năm 2024 là 70,5`.
  new RegExp(
    `${TOTAL}\\s*(?:so|cong|ket)?((?:[\\s:,–-]|la|dat|duoc|chung|tu\\s*cham|tu\\s*danh\\s*gia|cham\\s*diem|cua|xa|phuong|don\\s*vi|nam\\s*${YEAR})*)${FIGURE}(?:\\s*\\/\\s*(\\d{2,3}))?(?:\\s*diem|(?<=[.,]\\d{1,4}(?:\\s*\\/\\s*\\d{2,3})?)(?= *(?:[.;,)]|$)))`,
    'gm',
  ),
  // `… 80 điểm, sau thảo luận điều chỉnh còn 75,25 điểm`.
  new RegExp(
    `(?:dieu\\s*chinh|giam|tang|nang)([^.;\\d]{0,30}(?:xuong|con|len|thanh|lai|la)\\s*)${FIGURE}${OUT_OF}\\s*diem`,
    'g',
  ),
] as const;
const RESULTS = [
  // `Kết quả tự chấm: 85,5 điểm`, `Điểm tự chấm của xã năm 2024 đạt 85,5/100 điểm`.
  new RegExp(`(?:ket\\s*qua|diem)\\s*tu\\s*(?:danh\\s*gia|cham)${LABEL}${FIGURE}${OUT_OF}\\s*diem`, 'g'),
] as const;
const MENTIONED = new RegExp(`()${FIGURE}(?:\\s*\\/\\s*\\d{2,3})?\\s*diem`, 'g');
/** The last row of a table in the minutes: `Tổng cộng 100 85,5`. */
const totalRows = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(ROW)].map(([, figures = '']) => figures.match(/\d+(?:[.,]\d+)?/g) ?? []);
const ROW =
  /^\W*tong(?: *(?:so|cong|diem|tu danh gia|tu cham|cham|,|\([^)\d\n]{0,30}\)))*[ :|]*((?:[ |]+\d{1,3}(?:[.,]\d{1,4})?)+)[ |]*$/gm;

const OF_SOMETHING_ELSE = new RegExp(
  [
    'toi\\s*da|diem\\s*chuan|thang\\s*diem|tham\\s*dinh|^\\s*(?:thuong|tru|chuan)',
    '(?:chua|khong)\\s*(?:tinh|ke|cong|gom|bao\\s*gom)',
    NUMBERED,
    '(?:muc|phan|nhom)\\s*[ivx]+(?![a-z])',
    '(?<!(?:cac|\\d)\\s*)linh\\s*vuc',
    'bi\\s*(?:tru|mat)|khong\\s*dat|binh\\s*quan|trung\\s*binh|quy\\s*dinh',
    '(?:tang|giam|tu|tren|duoi|khoang|it\\s*nhat|toi\\s*thieu)(?:\\s*(?:them|di|la|duoc|:))?\\s*$',
  ].join('|'),
);
const OF_A_YEAR = new RegExp(`(?<!thang\\s*\\d{1,2}\\s*)nam\\s*(${YEAR})`, 'g');
const OF_LAST_YEAR = /(?:nam|ky)\s*(?:truoc|ngoai)|cung\s*ky/;
/** `74,74 điểm (năm 2023)`, `80 điểm trở lên`, `5 điểm thưởng`. */
const YEAR_AFTER = new RegExp(`^ *(?:diem)? *\\(? *(?:cua *)?nam *(${YEAR})`);
const ELSE_AFTER =
  /^\s*(?:diem)?\s*\(?(?:tro\s*(?:len|xuong)|thuong|tru(?![a-z])|chuan|toi\s*da|tham\s*dinh|ban\s*dau|du\s*kien)/;
/** Before the meeting agreed, agreed by somebody else, or directly behind a part's number. */
const EARLIER =
  /(?<!so\s*voi\s*(?:muc\s*|diem\s*)?)(?:ban\s*dau|luc\s*dau|buoc\s*dau|so\s*bo|du\s*kien)|truoc\s*(?:khi|dieu)|(?:diem|ket\s*qua)\s*tham\s*dinh|(?:muc|phan|nhom)\s*[ivx]+\s*(?:la|dat|duoc)?\s*:?\s*$/;
const SINCE = /^.*(?:(?<!\d)\d{1,3}(?:[.,]\d+)?(?![\d/])|sau\s*khi|thong\s*nhat|ket\s*luan)/s;
const SELF_SCORED = /tu\s*(?:danh\s*gia|cham)|dat\s*duoc/;
const WORDS_OF_A_TOTAL = new RegExp(
  `nam\\s*${YEAR}|tu|danh\\s*gia|cham|diem|tong|so|cong|la|dat|duoc|chung|cua|cac|toan|bo|xa|phuong|don\\s*vi|co\\s*quan|ubnd|uy\\s*ban\\s*nhan\\s*dan|chi\\s*so|cai\\s*cach\\s*hanh\\s*chinh|cchc|par\\s*index|ket\\s*qua|thong\\s*nhat|bang|chu|sau|khi|ra\\s*soat|thao\\s*luan|dieu\\s*chinh|tang|giam|xuong|con|len|thanh|lai|cuoi\\s*cung|chinh\\s*thuc`,
  'g',
);

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
      [...text.matchAll(pattern)].flatMap(({ 0: all, index, 1: label = '', 2: figure, 3: outOf }) => {
        const before = text.slice(Math.max(0, index - 60), index);
        const after = text.slice(index + all.length, index + all.length + 40);
        // A figure merely mentioned is of the year nearest to it: `so với năm 2023, đạt 74,74 điểm`.
        const clause = before.split(pattern === MENTIONED ? /[.;:]\s|,/ : /[.;:]\s/).at(-1) ?? '';
        const sentence = before.split(/[.;]\s|\n/).at(-1) ?? '';
        const named = YEAR_AFTER.exec(after)?.[1] ?? [...`${clause}${label}`.matchAll(OF_A_YEAR)].at(-1)?.[1];
        const points = pointsOf(figure);
        return points === undefined ||
          OF_SOMETHING_ELSE.test(label) ||
          ELSE_AFTER.test(after) ||
          EARLIER.test(`${sentence.replace(SINCE, '')}${label}`) ||
          (named === undefined ? OF_LAST_YEAR.test(`${clause}${label}`) : named !== String(year))
          ? []
          : [
              {
                page,
                points,
                outOf: pointsOf(outOf),
                selfScored: SELF_SCORED.test(all),
                bare: !/[a-z]/.test(label.replace(WORDS_OF_A_TOTAL, '')),
              },
            ];
      }),
    ),
  );

const pointsOf = (figure: string | undefined): Points | undefined =>
  figure === undefined ? undefined : parsePoints(figure.replace(/,\s?/, '.'));
