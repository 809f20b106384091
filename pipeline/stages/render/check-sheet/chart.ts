import { most, type Points, vietnameseDecimal, ZERO } from '../../../model/points.ts';
import { type Html, html } from '../../../writers/html.ts';
import type { Chart } from './sheet.ts';

/** Letters of a label that fit a line of the narrowest telephone. */
const LINE = 42;
const LINE_HEIGHT = 18;
const BAR = 14;
const GAP = 20;
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
    const label = wrap(`${bar.label} (tối đa ${vietnameseDecimal(bar.max)})`);
    const at = top + label.length * LINE_HEIGHT + 2;
    const drawn = barSvg(bar, label, { top, at, largest });
    top = at + 2 * BAR + GAP;
    return drawn;
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" role="img" aria-labelledby="bieu-do-ten bieu-do-mo-ta" font-family="'Liberation Sans', Arial, sans-serif" font-size="13" fill="#1b1f24">
<title id="bieu-do-ten">${chart.title}</title><desc id="bieu-do-mo-ta">${chart.description}</desc>
${bars}</svg>`;
}

const barSvg = (
  { max, self, checked }: Chart['bars'][number],
  label: readonly string[],
  { top, at, largest }: { readonly top: number; readonly at: number; readonly largest: Points },
): Html => html`${label.map((line, index) => html`<text x="0" y="${top + 13 + index * LINE_HEIGHT}">${line}</text>`)}
<rect x="0" y="${at}" width="${length(max, largest)}" height="${2 * BAR}" fill="#ffffff" stroke="#8b939b" stroke-width="1"/>
<rect x="0" y="${at}" width="${length(self, largest)}" height="${BAR}" fill="#c3cbd3"/>
<rect x="0" y="${at + BAR}" width="${length(checked, largest)}" height="${BAR}" fill="#2f4a63"/>
<text x="${SCALE + 2}%" y="${at + 11}" font-size="12">${vietnameseDecimal(self)} tự chấm</text>
<text x="${SCALE + 2}%" y="${at + BAR + 11}" font-size="12" font-weight="bold">${vietnameseDecimal(checked)} dự kiến</text>
`;

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
