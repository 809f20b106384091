import { most, type Points, vietnameseDecimal, ZERO } from '../../../model/points.ts';
import { type Html, html } from '../../../writers/html.ts';
import type { Chart } from './sheet.ts';

/** Letters of a label that fit a line of the narrowest telephone. */
const LINE = 42;
const LINE_HEIGHT = 19;
const BAR = 15;
const GAP = 22;
/** Bars end here, in per cent of the width; their figures stand behind. */
const SCALE = 66;

/**
 * Points by domain as an SVG: for each a frame for the maximum, a light bar for self points and a dark one for points
 * after the checks, on one scale. Lengths are in per cent and letters in pixels, so that the same picture fills a
 * telephone and a desk; `width` is `100%`, or a number of pixels for print.
 */
export function chartSvg(chart: Chart, width: string): Html {
  const largest = chart.bars.reduce((soFar, bar) => most(soFar, bar.max), ZERO);
  let top = 0;
  const bars = chart.bars.map((bar) => {
    const drawn = barSvg(bar, top, largest);
    top += heightOf(bar);
    return drawn;
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" role="img" aria-labelledby="bieu-do-ten bieu-do-mo-ta" font-family="'Liberation Sans', Arial, sans-serif" font-size="14" fill="#1b1f24">
<title id="bieu-do-ten">${chart.title}</title><desc id="bieu-do-mo-ta">${chart.description}</desc>
${bars}</svg>`;
}

/** In pixels. */
export const chartHeight = ({ bars }: Chart): number => bars.reduce((sum, bar) => sum + heightOf(bar), 0);

type Bar = Chart['bars'][number];

/** The maximum does not part from its number at the end of a line. */
const labelOf = ({ label, max }: Bar): readonly string[] =>
  wrap(`${label} (tối\u00A0đa\u00A0${vietnameseDecimal(max)})`);
const heightOf = (bar: Bar): number => labelOf(bar).length * LINE_HEIGHT + 2 * BAR + GAP;

function barSvg(bar: Bar, top: number, largest: Points): Html {
  const { max, self, checked, blank } = bar;
  const label = labelOf(bar);
  const at = top + label.length * LINE_HEIGHT;
  return html`${label.map((line, index) => html`<text x="0" y="${top + 13 + index * LINE_HEIGHT}">${line}</text>`)}
<rect x="0" y="${at}" width="${length(max, largest)}" height="${2 * BAR}" fill="#ffffff" stroke="#8b939b" stroke-width="1"/>
${
  blank
    ? html`<text x="${SCALE + 2}%" y="${at + 12}" font-size="13">để trống</text>`
    : html`<rect x="0" y="${at}" width="${length(self, largest)}" height="${BAR}" fill="#c3cbd3"/>
<rect x="0" y="${at + BAR}" width="${length(checked, largest)}" height="${BAR}" fill="#2f4a63"/>
<text x="${SCALE + 2}%" y="${at + 12}" font-size="13">${vietnameseDecimal(self)} tự chấm</text>
<text x="${SCALE + 2}%" y="${at + BAR + 12}" font-size="13" font-weight="bold">${vietnameseDecimal(checked)} dự kiến</text>`
}
`;
}

/** Drawing only: a tenth of a per cent is finer than a pixel. */
const length = (part: Points, whole: Points): string =>
  `${whole > 0n && part > 0n ? Number((part * BigInt(SCALE) * 10n) / whole) / 10 : 0}%`;

/** SVG does not break lines by itself. */
function wrap(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.pop();
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length <= LINE) lines.push(`${last} ${word}`);
    else lines.push(last, word);
  }
  return lines;
}
