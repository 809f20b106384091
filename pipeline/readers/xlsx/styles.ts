import { type NumberFormat, numberFormat } from './number.ts';
import { isOldFont } from './rich-text.ts';
import type { PartReader } from './xml.ts';

/** What of a cell's style changes what it says. */
export interface CellStyle extends NumberFormat {
  readonly oldFont: string | undefined;
  readonly indent: number;
}

export const PLAIN: CellStyle = { code: undefined, date: false, oldFont: undefined, indent: 0 };

/** Collects the styles that cells name by their number. */
export function styleReader(into: CellStyle[]): PartReader {
  const formats = new Map<number, string>();
  const fonts: (string | undefined)[] = [];
  const path: string[] = [];
  let font: string | undefined;
  let style: { format: number; font: number; indent: number } | undefined;
  return {
    open(name, attributes) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt' && parent === 'numFmts') {
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      } else if (parent === 'font' && path.at(-3) === 'fonts' && name === 'name') {
        const written = attributes['val'] ?? '';
        font = isOldFont(written) ? written : undefined;
      } else if (name === 'xf' && parent === 'cellXfs') {
        style = {
          format: Number(attributes['numFmtId'] ?? 0),
          font: Number(attributes['fontId'] ?? 0),
          indent: 0,
        };
      } else if (name === 'alignment' && style) {
        style.indent = Number(attributes['indent'] ?? 0) || 0;
      }
    },
    close(name) {
      path.pop();
      if (name === 'font' && path.at(-1) === 'fonts') {
        fonts.push(font);
        font = undefined;
      } else if (name === 'xf' && style) {
        into.push({
          ...numberFormat(style.format, formats.get(style.format)),
          oldFont: fonts[style.font],
          indent: style.indent,
        });
        style = undefined;
      }
    },
  };
}
