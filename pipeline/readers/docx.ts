import { refOf } from './xlsx/reference.ts';
import { type Relationship, relationshipReader, resolvePart } from './xlsx/relationships.ts';
import { isOldFont } from './xlsx/rich-text.ts';
import type { Area, Cell, Sheet, TextRun } from './xlsx/workbook.ts';
import { notZipRefusal } from './xlsx/wrong-file.ts';
import {
  type Attributes,
  BrokenXml,
  ExcessiveXml,
  HostileXml,
  type PartReader,
  xmlSink,
} from './xlsx/xml.ts';
import { isZipRefusal, openZip, type ZipArchive, type ZipLimits, type ZipRefusal } from './zip.ts';

/** A Word document as far as its tables go: plain data. */
export interface WordDocument {
  /** In order; each with the paragraphs between it and the table before it. */
  readonly tables: readonly WordTable[];
}

export interface WordTable {
  readonly before: readonly string[];
  /** The table as a sheet of text cells; merged cells as merged areas. */
  readonly sheet: Sheet;
}

export type DocumentProblem = 'oldWord' | 'password' | 'notWord' | 'damaged' | 'tooLarge' | 'hostile';

/** Why a file is not read as a Word document; `reason` in English, for logs. */
export interface DocumentRefusal {
  readonly id: DocumentProblem;
  readonly reason: string;
}

const LIMITS: ZipLimits = { entries: 2_000, totalBytes: 100_000_000, entryBytes: 50_000_000 };
const MOST_CELLS = 100_000;
const WIDEST = 200;
const LONGEST_CELL = 32_767;
const LONGEST_BETWEEN = 200_000;

/** Reads the tables of a .docx by content and within caps; deleted text, fields' codes, notes and pictures are left out. */
export async function readDocument(
  bytes: Uint8Array,
): Promise<WordDocument | { readonly refused: DocumentRefusal }> {
  try {
    const archive = await openZip(bytes, LIMITS);
    if (isZipRefusal(archive)) return { refused: refusalOf(archive, bytes) };
    try {
      return await readMainPart(archive);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof HostileXml) return { refused: { id: 'hostile', reason: error.message } };
    if (error instanceof BrokenXml) return { refused: { id: 'damaged', reason: error.message } };
    if (error instanceof ExcessiveXml) return { refused: { id: 'tooLarge', reason: error.message } };
    throw error;
  }
}

function refusalOf({ problem, detail }: ZipRefusal, bytes: Uint8Array): DocumentRefusal {
  switch (problem) {
    case 'notZip':
    case 'damaged': {
      const { id, reason } = notZipRefusal(bytes, detail);
      if (id === 'password' || id === 'damaged') return { id, reason };
      return { id: id === 'wordFile' ? 'oldWord' : 'notWord', reason };
    }
    case 'tooManyEntries':
    case 'tooLarge':
      return { id: 'tooLarge', reason: detail };
    case 'encrypted':
      return { id: 'password', reason: detail };
    case 'lyingSize':
    case 'unsafeName':
    case 'doubledName':
    case 'symlink':
      return { id: 'hostile', reason: detail };
    case 'unknownCompression':
      return { id: 'damaged', reason: detail };
  }
}

async function readMainPart(
  archive: ZipArchive,
): Promise<WordDocument | { readonly refused: DocumentRefusal }> {
  const relationships: Relationship[] = [];
  const broken = await pour(archive, '_rels/.rels', relationshipReader(relationships));
  if (broken) return { refused: broken };
  const main = relationships.find(({ type, external }) => type === 'officeDocument' && !external);
  const reader = new DocumentReader();
  const refused = await pour(archive, resolvePart('', main?.target ?? 'word/document.xml'), reader);
  if (refused) return { refused };
  if (reader.root !== 'document')
    return { refused: { id: 'notWord', reason: `main part is ${reader.root}` } };
  return { tables: reader.tables };
}

/** Reads a part; what stands in the way, or undefined. A part that is not there reads as nothing. */
async function pour(
  archive: ZipArchive,
  part: string,
  reader: PartReader,
): Promise<DocumentRefusal | undefined> {
  const entry = archive.entries.find(({ name }) => name.toLowerCase() === part.toLowerCase());
  if (!entry) return undefined;
  const sink = xmlSink(reader);
  const refused = await archive.pour(entry, (chunk) => sink.write(chunk));
  if (refused) return refusalOf(refused, Buffer.from('PK'));
  sink.end();
  return undefined;
}

interface OpenCell {
  readonly column: number;
  readonly runs: { text: string; oldFont: string | undefined }[];
  length: number;
  /** Continues the cell above. */
  continues: boolean;
}

interface OpenArea {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  bottom: number;
}

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
class DocumentReader implements PartReader {
  readonly tables: WordTable[] = [];
  root: string | undefined;
  #between: string[] = [];
  #betweenLength = 0;
  #paragraph = '';
  #depth = 0;
  #leftOut = 0;
  #inText = false;
  #font: string | undefined;
  #cells: Cell[] = [];
  #areas: OpenArea[] = [];
  /** The lowest cell so far of each column. */
  #lowest = new Map<number, OpenArea>();
  #row = 0;
  #column = 1;
  #span = 1;
  #cell: OpenCell | undefined;
  #total = 0;
  #paragraphs = 0;

  open(name: string, attributes: Attributes): void {
    this.root ??= name;
    if (this.#leftOut > 0 || LEFT_OUT.has(name)) {
      this.#leftOut++;
      return;
    }
    switch (name) {
      case 'tbl':
        if (this.#depth++ === 0) this.#startTable();
        return;
      case 'tr':
        if (this.#depth !== 1) return;
        this.#row++;
        this.#column = 1;
        return;
      case 'gridBefore':
        if (this.#depth === 1) this.#column += count(attributes['val'], 0);
        return;
      case 'tc':
        if (this.#depth !== 1) return;
        this.#span = 1;
        this.#paragraphs = 0;
        this.#cell = { column: this.#column, runs: [], length: 0, continues: false };
        return;
      case 'gridSpan':
        if (this.#depth === 1) this.#span = count(attributes['val'], 1);
        return;
      case 'vMerge':
        if (this.#depth === 1 && this.#cell) this.#cell.continues = attributes['val'] !== 'restart';
        return;
      case 'p':
        if (this.#cell && this.#paragraphs++ > 0) this.#add('\n');
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
    else if (name === 'p' && this.#depth === 0) this.#endParagraph();
    else if (name === 'tc' && this.#depth === 1) this.#endCell();
    else if (name === 'tbl' && --this.#depth === 0) this.#endTable();
  }

  #add(text: string): void {
    if (!this.#cell) {
      if (this.#depth === 0 && this.#paragraph.length < LONGEST_CELL) this.#paragraph += text;
      return;
    }
    const { runs } = this.#cell;
    if (this.#cell.length > LONGEST_CELL) return;
    this.#cell.length += text.length;
    const last = runs.at(-1);
    if (last && last.oldFont === this.#font) last.text += text;
    else runs.push({ text, oldFont: this.#font });
  }

  #endParagraph(): void {
    const text = this.#paragraph.trim();
    this.#paragraph = '';
    this.#betweenLength += text.length;
    if (text !== '' && this.#betweenLength <= LONGEST_BETWEEN) this.#between.push(text);
  }

  #startTable(): void {
    this.#cells = [];
    this.#areas = [];
    this.#lowest = new Map();
    this.#row = 0;
  }

  #endCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    this.#font = undefined;
    if (!cell) return;
    if (++this.#total > MOST_CELLS) throw new ExcessiveXml(`more than ${MOST_CELLS} cells`);
    if (cell.column > WIDEST) return;
    const span = Math.min(this.#span, WIDEST);
    this.#column = cell.column + span;
    const above = this.#lowest.get(cell.column);
    if (cell.continues) {
      if (above?.bottom === this.#row - 1) above.bottom = this.#row;
      return;
    }
    // Any cell may turn out to be the first of a vertical merge.
    const area = { top: this.#row, left: cell.column, right: this.#column - 1, bottom: this.#row };
    this.#lowest.set(cell.column, area);
    this.#areas.push(area);
    if (cell.runs.every(({ text }) => text.trim() === '')) return;
    this.#cells.push(textCell(this.#row, cell.column, cell.runs));
  }

  #endTable(): void {
    const merged: readonly Area[] = this.#areas.filter(
      ({ top, bottom, left, right }) => bottom > top || right > left,
    );
    const name = String(this.tables.length + 1);
    const sheet: Sheet = {
      name,
      visibility: 'visible',
      cells: this.#cells,
      merged,
      hiddenRows: [],
      hiddenColumns: [],
    };
    this.tables.push({ before: this.#between, sheet });
    this.#between = [];
  }
}

function textCell(row: number, column: number, runs: OpenCell['runs']): Cell {
  const base = { ref: refOf({ row, column }), row, column, kind: 'text' } as const;
  const text = runs.map((run) => run.text).join('');
  if (!runs.some(({ oldFont }) => oldFont !== undefined)) return { ...base, text };
  const pieces: readonly TextRun[] = runs.map((run) =>
    run.oldFont === undefined ? { text: run.text } : { text: run.text, oldFont: run.oldFont },
  );
  return { ...base, text, runs: pieces };
}

const count = (value: string | undefined, least: number): number => {
  const read = Number.parseInt(value ?? '', 10);
  return Number.isSafeInteger(read) && read > least ? Math.min(read, WIDEST) : least;
};
