import { isOldFont } from '../xlsx/rich-text.ts';
import type { Sheet } from '../xlsx/workbook.ts';
import { type Attributes, ExcessiveXml, type PartReader } from '../xlsx/xml.ts';
import type { Numbering } from './numbering.ts';
import { type OpenCell, OpenTable, WIDEST } from './open-table.ts';
import { addTo, inUnicode, type OpenRun } from './runs.ts';

export interface WordTable {
  readonly before: readonly string[];
  /** The table as a sheet of text cells; merged cells as merged areas. */
  readonly sheet: Sheet;
}

const MOST_CELLS = 100_000;
const LONGEST_CELL = 32_767;
const LONGEST_BETWEEN = 200_000;

/** Everything below these is not on the page, or a second telling of the same. */
const LEFT_OUT = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'txbxContent',
  'instrText',
  'tabs',
  'rPrChange',
  'pPrChange',
]);

/** Gathers tables; a table inside a cell is part of that cell's text. */
export class DocumentReader implements PartReader {
  readonly tables: WordTable[] = [];
  root: string | undefined;
  #between: string[] = [];
  #betweenLength = 0;
  #paragraph: OpenRun[] = [];
  #paragraphLength = 0;
  #depth = 0;
  #leftOut = 0;
  #inText = false;
  #font: string | undefined;
  #table = new OpenTable();
  #span = 1;
  #cell: OpenCell | undefined;
  #total = 0;
  #paragraphs = 0;
  /** What parts the next paragraph of a cell from what stands before it. */
  #parting = '\n';
  #inner = 0;
  readonly #numbering: Numbering;
  #list: { depth: number; name: string | undefined } | undefined;

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  open(name: string, attributes: Attributes): void {
    this.root ??= name;
    if (this.#leftOut > 0 || LEFT_OUT.has(name)) {
      this.#leftOut++;
      return;
    }
    switch (name) {
      case 'tbl':
        if (this.#depth++ === 0) this.#table = new OpenTable();
        return;
      case 'tr':
        this.#inner = 0;
        if (this.#depth !== 1) return;
        this.#table.startRow();
        return;
      case 'gridBefore':
        if (this.#depth === 1) this.#table.skip(count(attributes['val'], 0));
        return;
      case 'tc':
        // "Đúng hạn | 1" in a table of its own within a cell is one line of its text.
        if (this.#depth > 1 && this.#inner++ > 0) this.#parting = ': ';
        if (this.#depth !== 1) return;
        this.#span = 1;
        this.#paragraphs = 0;
        this.#cell = { column: this.#table.column, runs: [], length: 0, continues: false };
        return;
      case 'gridSpan':
        if (this.#depth === 1) this.#span = count(attributes['val'], 1);
        return;
      case 'vMerge':
        if (this.#depth === 1 && this.#cell) this.#cell.continues = attributes['val'] !== 'restart';
        return;
      case 'p':
        if (this.#cell && this.#paragraphs++ > 0 && !this.#atLineStart()) this.#add(this.#parting);
        this.#parting = '\n';
        return;
      case 'numPr':
        this.#list = { depth: 0, name: undefined };
        return;
      case 'ilvl':
        if (this.#list) this.#list.depth = Number(attributes['val']) || 0;
        return;
      case 'numId':
        if (this.#list) this.#list.name = attributes['val'];
        return;
      case 'r':
        this.#font = undefined;
        return;
      case 'rFonts': {
        const font = attributes['ascii'] ?? attributes['hAnsi'] ?? '';
        if (isOldFont(font)) this.#font = font;
        return;
      }
      case 't':
        this.#inText = true;
        return;
      case 'tab':
        this.#add(' ');
        return;
      case 'br':
      case 'cr':
        this.#add('\n');
        return;
      case 'noBreakHyphen':
        this.#add('-');
        return;
      case 'softHyphen':
        // The letter "ư" of TCVN3; in any other font a sign that does not show.
        if (this.#font !== undefined) this.#add('\u00ad');
    }
  }

  text(text: string): void {
    if (this.#inText && this.#leftOut === 0) this.#add(text);
  }

  close(name: string): void {
    if (this.#leftOut > 0) {
      this.#leftOut--;
      return;
    }
    if (name === 't') this.#inText = false;
    else if (name === 'numPr') this.#number();
    else if (name === 'p' && this.#depth === 0) this.#endParagraph();
    else if (name === 'tc' && this.#depth === 1) this.#endCell();
    else if (name === 'tbl' && --this.#depth === 0) this.#endTable();
  }

  /** The number of a list, which Word shows and does not write. */
  #number(): void {
    const { name, depth } = this.#list ?? {};
    this.#list = undefined;
    const number = name === undefined ? '' : this.#numbering.next(name, depth ?? 0);
    this.#font = undefined;
    if (number !== '') this.#add(`${number} `);
  }

  #add(text: string): void {
    if (this.#cell) {
      if (this.#cell.length > LONGEST_CELL) return;
      this.#cell.length += text.length;
      addTo(this.#cell.runs, { text, oldFont: this.#font });
    } else if (this.#depth === 0 && this.#paragraphLength < LONGEST_CELL) {
      this.#paragraphLength += text.length;
      addTo(this.#paragraph, { text, oldFont: this.#font });
    }
  }

  /** Behind an empty cell of an inner table there is nothing to part from. */
  #atLineStart(): boolean {
    return this.#parting !== '\n' && /^$|\n$/.test(this.#cell?.runs.at(-1)?.text ?? '');
  }

  #endParagraph(): void {
    const text = inUnicode(this.#paragraph).trim();
    this.#paragraph = [];
    this.#paragraphLength = 0;
    this.#font = undefined;
    this.#betweenLength += text.length;
    if (text !== '' && this.#betweenLength <= LONGEST_BETWEEN) this.#between.push(text);
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    this.#font = undefined;
    if (!cell) return;
    if (++this.#total > MOST_CELLS) throw new ExcessiveXml(`more than ${MOST_CELLS} cells`);
    this.#table.add(cell, this.#span);
  }

  #endTable(): void {
    this.tables.push({ before: this.#between, sheet: this.#table.sheet(String(this.tables.length + 1)) });
    this.#between = [];
  }
}

const count = (value: string | undefined, least: number): number => {
  const read = Number.parseInt(value ?? '', 10);
  return Number.isSafeInteger(read) && read > least ? Math.min(read, WIDEST) : least;
};
