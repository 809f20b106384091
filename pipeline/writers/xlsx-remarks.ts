import { posix } from 'node:path';
import { pack } from './repack.ts';
import { cleanText, escapeXml } from './text.ts';
import { type WrittenLink, writeLink } from './xlsx-links.ts';
import {
  attribute,
  MAIN,
  type Parts,
  partOfSheet,
  RELATIONSHIPS,
  relate,
  relationships,
  text,
  unpack,
  write,
} from './xlsx-parts.ts';

/** Words beside one cell: `sheet` by its name, `cell` as `F12`. */
export interface Remark {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
}

const COMMENTS = `${RELATIONSHIPS}/comments`;
const DRAWING = `${RELATIONSHIPS}/vmlDrawing`;

/**
 * The workbook with notes beside cells, and links in cells that have none; every part of it that these do not need stays as it was, byte for byte: formulas, links,
 * pictures. Undefined where a sheet is not there or the file is written in a way this does not reach (prefixed or strict XML).
 * Only for a workbook that a guarded reader has already read: it is unpacked whole.
 */
export function addRemarks(
  workbook: Uint8Array,
  {
    author,
    remarks,
    links = [],
  }: {
    readonly author: string;
    readonly remarks: readonly Remark[];
    readonly links?: readonly WrittenLink[];
  },
): Uint8Array | undefined {
  const parts = unpack(workbook);
  if (!parts) return undefined;
  for (const [sheet, own] of Map.groupBy(remarks, (each) => each.sheet)) {
    const part = partOfSheet(parts, sheet);
    if (!part || !writeNotes(parts, part, { author, remarks: own })) return undefined;
  }
  for (const link of links) {
    const part = partOfSheet(parts, link.sheet);
    if (part) writeLink(parts, part, link);
  }
  return pack(parts);
}

interface Notes {
  readonly author: string;
  readonly remarks: readonly Remark[];
}

function writeNotes(parts: Parts, sheet: string, notes: Notes): boolean {
  const xml = text(parts, sheet);
  if (!/<worksheet\b/.test(xml) || !xml.includes(MAIN)) return false;
  const known = relationships(parts, sheet);
  const comments = known.find((each) => each.type === COMMENTS)?.target ?? newPart(parts, sheet, 'comments');
  if (!writeComments(parts, comments, notes)) return false;
  const legacy = /<legacyDrawing\b[^>]*>/.exec(xml)?.[0];
  const shown = legacy && known.find((each) => each.id === attribute(legacy, 'r:id'))?.target;
  const drawing = shown ?? newPart(parts, sheet, 'vmlDrawing');
  writeShapes(parts, drawing, notes.remarks);
  if (!shown) write(parts, sheet, withLegacyDrawing(xml, idOf(parts, sheet, drawing)));
  return true;
}

/** A part of our own, related to the sheet and declared in the package. */
function newPart(parts: Parts, sheet: string, kind: 'comments' | 'vmlDrawing'): string {
  const [folder, ending, type] =
    kind === 'comments' ? ['xl', 'xml', COMMENTS] : ['xl/drawings', 'vml', DRAWING];
  let number = 1;
  while (parts.has(`${folder}/${kind}${number}.${ending}`)) number += 1;
  const part = `${folder}/${kind}${number}.${ending}`;
  relate(parts, sheet, { type, target: posix.relative(posix.dirname(sheet), part) });
  declare(parts, part, kind);
  return part;
}

function declare(parts: Parts, part: string, kind: 'comments' | 'vmlDrawing'): void {
  const types = text(parts, '[Content_Types].xml');
  const declared =
    kind === 'comments'
      ? `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`
      : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>';
  if (kind === 'vmlDrawing' && /Extension\s*=\s*["']vml["']/i.test(types)) return;
  write(parts, '[Content_Types].xml', types.replace('</Types>', `${declared}</Types>`));
}

const idOf = (parts: Parts, sheet: string, target: string): string =>
  relationships(parts, sheet).find((each) => each.target === target)?.id ?? '';

/** Its place is fixed by the schema (ECMA-376, 18.3.1.99): before these, or at the end. */
function withLegacyDrawing(xml: string, id: string): string {
  const tag = `<legacyDrawing xmlns:r="${RELATIONSHIPS}" r:id="${id}"/>`;
  const next =
    /<(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/;
  return xml.replace(next, (found) => tag + found);
}

/** A cell has one note: where the unit has written one, ours is added below it. */
function writeComments(parts: Parts, part: string, { author, remarks }: Notes): boolean {
  let xml =
    text(parts, part) ||
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;
  if (!/<authors\b/.test(xml) || !/<commentList\b/.test(xml)) return false;
  xml = xml
    .replace(/<authors\s*\/>/, '<authors></authors>')
    .replace(/<commentList\s*\/>/, '<commentList></commentList>');
  const index = (xml.match(/<author\b/g) ?? []).filter((each) => each === '<author').length;
  xml = xml.replace('</authors>', `<author>${escapeXml(cleanText(author))}</author></authors>`);
  for (const { cell, text: words } of remarks) {
    const own = `<r><t xml:space="preserve">${escapeXml(cleanText(words))}</t></r>`;
    const known = new RegExp(`<comment\\b[^>]*\\sref="${cell}"[^>]*>[\\s\\S]*?</comment>`).exec(xml)?.[0];
    const next = known
      ? known
          .replace(/<\/text>/, `<r><t xml:space="preserve">\n\n</t></r>${own}</text>`)
          .replace(/<text\s*\/>/, `<text>${own}</text>`)
      : undefined;
    xml =
      known && next
        ? xml.replace(known, () => next)
        : xml.replace(
            '</commentList>',
            () => `<comment ref="${cell}" authorId="${index}"><text>${own}</text></comment></commentList>`,
          );
  }
  write(parts, part, xml);
  return true;
}

/** The yellow boxes that old and new programs draw notes in; a cell that has one keeps it. */
function writeShapes(parts: Parts, part: string, remarks: readonly Remark[]): void {
  const before =
    text(parts, part) ||
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';
  const shapes = remarks.flatMap(({ cell }, index) => {
    const { column, row } = coordinates(cell);
    const drawn = new RegExp(`<x:Row>\\s*${row}\\s*</x:Row>\\s*<x:Column>\\s*${column}\\s*</x:Column>`).test(
      before,
    );
    if (drawn) return [];
    return `<v:shape id="hoso_${index + 1}" type="#_x0000_t202" style="position:absolute;width:240pt;height:110pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 12, ${Math.max(0, row - 1)}, 4, ${column + 5}, 20, ${row + 6}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  });
  write(
    parts,
    part,
    before.replace('</xml>', () => `${shapes.join('')}</xml>`),
  );
}

/** `F12` counts from 0: column 5, row 11. */
function coordinates(cell: string): { readonly column: number; readonly row: number } {
  const [, letters = 'A', digits = '1'] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column: column - 1, row: Number(digits) - 1 };
}
