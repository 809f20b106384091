import { hyperlinkOf } from './hyperlink-formula.ts';
import { exactNumber, isoDate, serialDate } from './number.ts';
import { MAX_ROW, parseArea, parseRef, refOf, shiftFormula } from './reference.ts';
import type { Relationship } from './relationships.ts';
import { LONGEST_TEXT, type RichText, RichTextReader } from './rich-text.ts';
import { countCell, MOST_AREAS, SheetTooLarge } from './sheet-limits.ts';
import { SheetLinks } from './sheet-links.ts';
import { type CellStyle, PLAIN } from './styles.ts';
import type { Area, Cell, CellKind, Sheet } from './workbook.ts';
import type { Attributes, PartReader } from './xml.ts';

/** All shared formulas written out. */
const MOST_SHARED = 2_000_000;

export interface SheetContext {
  readonly strings: readonly RichText[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
  /** Written by a program that leaves computing to the next one: zeros it stores with formulas are no results. */
  readonly uncomputed: boolean;
  readonly relationships: readonly Relationship[];
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: CellStyle;
  value: string | undefined;
  formula: string | undefined;
  sharedBy: string | undefined;
  rich: RichText | undefined;
}

/** A cell that is still being put together. */
export type Draft = { -readonly [K in keyof Cell]: Cell[K] };

/** Reads one worksheet part; `sheet` gives what was read once the part has ended. */
export class SheetReader implements PartReader {
  readonly #context: SheetContext;
  readonly #cells: Draft[] = [];
  readonly #links: SheetLinks;
  readonly #merged: Area[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #hiddenColumns: { readonly from: number; readonly to: number }[] = [];
  readonly #masters = new Map<
    string,
    { readonly row: number; readonly column: number; readonly formula: string }
  >();
  readonly #followers: { readonly cell: Draft; readonly by: string }[] = [];
  readonly #rich = new RichTextReader();
  #row = 0;
  #column = 0;
  #cell: OpenCell | undefined;
  #collect: 'value' | 'formula' | 'rich' | undefined;
  #inData = false;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#links = new SheetLinks(context.relationships);
  }

  open(name: string, attributes: Attributes): void {
    if (this.#collect === 'rich') this.#rich.open(name, attributes);
    else if (this.#cell) this.#openInCell(this.#cell, name, attributes);
    else this.#openOutside(name, attributes);
  }

  #openOutside(name: string, attributes: Attributes): void {
    switch (name) {
      case 'sheetData':
        this.#inData = true;
        return;
      case 'row':
        if (!this.#inData) return;
        this.#row = Number(attributes['r']) || this.#row + 1;
        this.#column = 0;
        if (isTrue(attributes['hidden']) && this.#row <= MAX_ROW) this.#hiddenRows.push(this.#row);
        return;
      case 'c':
        if (this.#inData) this.#openCell(attributes);
        return;
      case 'col':
        if (isTrue(attributes['hidden'])) {
          this.#hiddenColumns.push({ from: Number(attributes['min']), to: Number(attributes['max']) });
        }
        return;
      case 'mergeCell':
        this.#addMerged(parseArea(attributes['ref'] ?? ''));
        return;
      case 'hyperlink':
        this.#links.add(attributes);
    }
  }

  text(text: string): void {
    const cell = this.#cell;
    if (!cell) return;
    if (this.#collect === 'value') cell.value = grown(cell.value, text);
    else if (this.#collect === 'formula') cell.formula = grown(cell.formula, text);
    else if (this.#collect === 'rich') this.#rich.add(text);
  }

  close(name: string): void {
    if (name === 'is' && this.#cell) {
      this.#cell.rich = this.#rich.take();
      this.#collect = undefined;
    } else if (this.#collect === 'rich') this.#rich.close(name);
    else if (name === 'v' || name === 'f') this.#collect = undefined;
    else if (name === 'c' && this.#cell) {
      this.#closeCell(this.#cell);
      this.#cell = undefined;
    } else if (name === 'sheetData') this.#inData = false;
  }

  /** The sheet as read, under the name and visibility that the workbook part gives it. */
  sheet(name: string, visibility: Sheet['visibility']): Sheet {
    this.#writeOutShared();
    this.#dropPlaceholders();
    for (const cell of this.#cells) {
      const link = cell.formula === undefined ? undefined : hyperlinkOf(cell.formula);
      if (link) cell.link = link;
    }
    this.#links.attach(this.#cells);
    const cells = this.#cells.sort((a, b) => a.row - b.row || a.column - b.column);
    return {
      name,
      visibility,
      cells,
      merged: this.#merged,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
    };
  }

  /** Where every result is 0, none was computed. */
  #dropPlaceholders(): void {
    if (!this.#context.uncomputed) return;
    const results = this.#cells.filter(({ kind, formula }) => kind === 'number' && formula !== undefined);
    if (results.some(({ text }) => text !== '0')) return;
    for (const cell of results) Object.assign(cell, { kind: 'empty', text: '' });
  }

  #writeOutShared(): void {
    let letters = 0;
    for (const { cell, by } of this.#followers) {
      const master = this.#masters.get(by);
      if (!master) continue;
      letters += master.formula.length;
      if (letters > MOST_SHARED)
        throw new SheetTooLarge(`shared formulas of more than ${MOST_SHARED} letters`);
      cell.formula = shiftFormula(master.formula, cell.row - master.row, cell.column - master.column);
    }
  }

  #openCell(attributes: Attributes): void {
    const { r, s, t = 'n' } = attributes;
    const position = r === undefined ? undefined : parseRef(r);
    const { row, column } = position ?? { row: this.#row, column: this.#column + 1 };
    this.#column = column;
    const style = this.#context.styles[Number(s ?? 0)] ?? PLAIN;
    this.#cell = {
      row,
      column,
      type: t,
      style,
      value: undefined,
      formula: undefined,
      sharedBy: undefined,
      rich: undefined,
    };
  }

  #openInCell(cell: OpenCell, name: string, attributes: Attributes): void {
    if (name === 'v') {
      this.#collect = 'value';
      cell.value = '';
    } else if (name === 'is') this.#collect = 'rich';
    else if (name === 'f') {
      this.#collect = 'formula';
      cell.formula = '';
      if (attributes['t'] === 'shared') cell.sharedBy = attributes['si'];
    }
  }

  #closeCell(open: OpenCell): void {
    const { row, column, style } = open;
    const value = this.#valueOf(open);
    if (value.kind === 'empty' && open.formula === undefined) return;
    countCell(this.#cells.length);
    const cell: Draft = { ref: refOf(open), row, column, kind: value.kind, text: value.text };
    if (value.runs) cell.runs = value.runs;
    if (style.oldFont !== undefined) cell.oldFont = style.oldFont;
    if (style.indent > 0) cell.indent = style.indent;
    if (style.code !== undefined && (cell.kind === 'number' || cell.kind === 'date'))
      cell.format = style.code;
    if (open.formula !== undefined) cell.formula = open.formula.replace(/^=/, '');
    if (open.sharedBy !== undefined) {
      if (cell.formula) this.#masters.set(open.sharedBy, { row, column, formula: cell.formula });
      else this.#followers.push({ cell, by: open.sharedBy });
    }
    this.#cells.push(cell);
  }

  #valueOf(open: OpenCell): { kind: CellKind; text: string; runs?: RichText['runs'] } {
    const { type, value, style, rich } = open;
    if (type === 'inlineStr' || rich) return textValue(rich ?? { text: value ?? '', runs: undefined });
    // A formula may well give an empty text; anything else without a value has none.
    if (value === '' && type === 'str') return { kind: 'text', text: '' };
    if (value === undefined || value === '') return { kind: 'empty', text: '' };
    switch (type) {
      case 's': {
        const shared = this.#context.strings[Number(value)];
        return shared ? textValue(shared) : { kind: 'error', text: '#REF!' };
      }
      case 'str':
        return textValue({ text: value, runs: undefined });
      case 'b':
        return { kind: 'boolean', text: isTrue(value) ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'error', text: value };
      case 'd': {
        const date = isoDate(value);
        return date === undefined ? { kind: 'text', text: value } : { kind: 'date', text: date };
      }
      default: {
        const number = exactNumber(value);
        if (number === undefined) return { kind: 'text', text: value };
        const date = style.date ? serialDate(number, this.#context.from1904) : undefined;
        return date === undefined ? { kind: 'number', text: number } : { kind: 'date', text: date };
      }
    }
  }

  #addMerged(area: Area | undefined): void {
    if (!area) return;
    if (this.#merged.length >= MOST_AREAS) throw new SheetTooLarge(`more than ${MOST_AREAS} merged areas`);
    this.#merged.push(area);
  }
}

const textValue = ({ text, runs }: RichText): { kind: CellKind; text: string; runs?: RichText['runs'] } =>
  text === '' ? { kind: 'empty', text: '' } : { kind: 'text', text, runs };

/** No longer than what a cell can hold. */
const grown = (before = '', text: string): string =>
  before.length >= LONGEST_TEXT ? before : before + text.slice(0, LONGEST_TEXT - before.length);

const isTrue = (text: string | undefined): boolean => text === '1' || text?.toLowerCase() === 'true';
