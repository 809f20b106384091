import type { TextRun } from './workbook.ts';
import type { Attributes } from './xml.ts';

/** Fonts of before Unicode: .VnTime (TCVN3), VNI-Times (VNI). */
export const isOldFont = (name: string): boolean => /^(\.Vn|VNI[- ])/i.test(name);

/** What a cell can hold at most; more of it is not kept. */
export const LONGEST_TEXT = 32_767;

export interface RichText {
  readonly text: string;
  /** Only where one of the pieces is in an old font. */
  readonly runs: readonly TextRun[] | undefined;
}

/** Gathers one `si` or `is`: plain, or in runs; readings of Asian characters (rPh) are left out. */
export class RichTextReader {
  #runs: { text: string; oldFont: string | undefined }[] = [];
  #text = '';
  #room = LONGEST_TEXT;
  #inText = false;
  #phonetic = 0;
  #font: string | undefined;

  open(name: string, attributes: Attributes): void {
    if (name === 'rPh') this.#phonetic++;
    else if (name === 't') {
      this.#inText = this.#phonetic === 0;
      this.#text = '';
    } else if (name === 'r') this.#font = undefined;
    else if (name === 'rFont') {
      const font = attributes['val'] ?? '';
      this.#font = isOldFont(font) ? font : undefined;
    }
  }

  add(text: string): void {
    if (!this.#inText || this.#room === 0) return;
    const kept = text.slice(0, this.#room);
    this.#text += kept;
    this.#room -= kept.length;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--;
    else if (name === 't' && this.#inText) {
      if (this.#text !== '') this.#runs.push({ text: unescapeText(this.#text), oldFont: this.#font });
      this.#inText = false;
    } else if (name === 'r') this.#font = undefined;
  }

  take(): RichText {
    const runs = this.#runs;
    this.#runs = [];
    this.#room = LONGEST_TEXT;
    this.#font = undefined;
    this.#inText = false;
    this.#phonetic = 0;
    return {
      text: runs.map(({ text }) => text).join(''),
      runs: runs.some(({ oldFont }) => oldFont !== undefined)
        ? runs.map(({ text, oldFont }) => (oldFont === undefined ? { text } : { text, oldFont }))
        : undefined,
    };
  }
}

/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for an underscore before such a group. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replaceAll('\r\n', '\n')
    : text;
