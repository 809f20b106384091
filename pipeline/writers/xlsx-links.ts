import { cleanText, escapeXml } from './text.ts';
import { linkTarget } from './xlsx-cells.ts';
import { type Parts, RELATIONSHIPS, relate, text, write } from './xlsx-parts.ts';

/** A link to put into a cell: `target` from the workbook's folder, with `/`; `label` is shown where the cell is empty. */
export interface WrittenLink {
  readonly sheet: string;
  readonly cell: string;
  readonly target: string;
  readonly label: string;
}

/** Links a cell; one that has a link, or a formula, or lies in no row of the sheet is left alone. */
export function writeLink(parts: Parts, sheet: string, { cell, target, label }: WrittenLink): void {
  const xml = text(parts, sheet);
  const written = new RegExp(`<hyperlink\\b[^>]*\\sref="${cell}"`).test(xml)
    ? undefined
    : withText(xml, cell, label);
  if (written === undefined) return;
  const id = relate(parts, sheet, {
    type: `${RELATIONSHIPS}/hyperlink`,
    target: linkTarget(target),
    external: true,
  });
  const tag = `<hyperlink xmlns:r="${RELATIONSHIPS}" ref="${cell}" r:id="${id}"/>`;
  write(parts, sheet, withHyperlink(written, tag));
}

/** Its place is fixed by the schema (ECMA-376, 18.3.1.99): before these, or at the end. */
const AFTER_HYPERLINKS =
  /<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/;

const withHyperlink = (xml: string, tag: string): string =>
  xml.includes('</hyperlinks>')
    ? xml.replace('</hyperlinks>', () => `${tag}</hyperlinks>`)
    : xml.replace(AFTER_HYPERLINKS, (next) => `<hyperlinks>${tag}</hyperlinks>${next}`);

/** The sheet with words in the cell, its own where it has some; undefined where none can be put there. */
function withText(xml: string, cell: string, label: string): string | undefined {
  const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const row = new RegExp(`<row\\b[^>]*\\sr="${number}"[^>]*?>(?<!/>)([\\s\\S]*?)</row>`).exec(xml);
  if (!row) return undefined;
  const [whole, inside = ''] = row;
  const own = new RegExp(`<c\\b[^>]*\\sr="${cell}"[^>]*?(?:/>|>([\\s\\S]*?)</c>)`).exec(inside);
  if (own?.[1]?.includes('<f')) return undefined;
  if (own?.[1] && /<(?:v|is)\b/.test(own[1])) return xml;
  const style = /\ss="\d+"/.exec(own?.[0] ?? '')?.[0] ?? '';
  const words = `<is><t xml:space="preserve">${escapeXml(cleanText(label))}</t></is>`;
  const filled = `<c r="${cell}"${style} t="inlineStr">${words}</c>`;
  const next = own
    ? inside.replace(own[0], () => filled)
    : inside.slice(0, placeOf(inside, letters)) + filled + inside.slice(placeOf(inside, letters));
  const at = row.index + whole.length - '</row>'.length - inside.length;
  return xml.slice(0, at) + next + xml.slice(at + inside.length);
}

/** Cells of a row stand in the order of their columns. */
function placeOf(row: string, letters: string): number {
  for (const match of row.matchAll(/<c\b[^>]*\sr="([A-Z]+)\d+"/g)) {
    const [, other = ''] = match;
    if (other.length > letters.length || (other.length === letters.length && other > letters))
      return match.index;
  }
  return row.length;
}
