import type { Points } from '../../model/points.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import { codeOf, splitLeadingCode, type WrittenCode } from '../table/codes.ts';
import { isNumberRow } from '../table/columns.ts';
import type { Decoder } from '../table/decoder.ts';
import { totalKind } from '../table/total-row.ts';
import { fold, tidy } from '../table/words.ts';
import type { AppendixTable } from './columns.ts';
import { figureOf } from './steps.ts';

/** One criterion as the file has it. */
export interface AppendixLine {
  readonly code: string;
  /** The code as it stands, where a spreadsheet had changed it. */
  readonly repairedFrom: string | undefined;
  readonly name: string;
  readonly max: Points | undefined;
  /** What stands where the maximum should, and is no number. */
  readonly maxWords: string;
  readonly level: string;
  readonly method: string;
  readonly evidence: string;
  readonly remarks: string;
  readonly appraiser: string;
  /** Lines below it without a code of their own, taken into its scoring. */
  readonly joined: readonly string[];
}

export interface AppendixLines {
  readonly lines: readonly AppendixLine[];
  /** Lines with a name and points that belong to no criterion. */
  readonly withoutCode: readonly string[];
  readonly total: Points | undefined;
}

const MOST_LINES = 3_000;

/** `a)`, `b`: numbers the lines of a criterion. */
const SMALL_LETTER = /^\W*[a-zđ]\W*$/u;

type Draft = { -readonly [Key in keyof AppendixLine]: AppendixLine[Key] };

/** The criteria below the heading, in order; what has no code belongs to the criterion above it. */
export function readAppendixLines(
  table: AppendixTable,
  decode: Decoder,
  before: AppendixLines = { lines: [], withoutCode: [], total: undefined },
): AppendixLines {
  const { grid } = table;
  const drafts: Draft[] = before.lines.map((line) => ({ ...line }));
  const withoutCode = [...before.withoutCode];
  let { total } = before;
  const serial = isSerial(table, decode);
  for (const row of new Set(grid.sheet.cells.map((cell) => cell.row))) {
    if (row < table.firstRow) continue;
    if (drafts.length >= MOST_LINES) break;
    if (isHeading(table, row, decode)) continue;
    const texts = textsOf(table, row, decode);
    for (const group of groupsOf(table, row, decode)) {
      const own = texts.name === '' ? readMax(texts.max) : undefined;
      if (group.code) drafts.push({ ...EMPTY, code: group.code.exact, name: group.name, max: own });
      else withoutCode.push(group.name);
    }
    if (texts.name === '' && groupsOf(table, row, decode).length > 0) continue;
    // A line over the whole width stands in the first column, that of the codes.
    const written = texts.name || texts.codes;
    const { code, name } = codeAndName(table, row, { serial, written, decode }, drafts);
    const label = fold(texts.name || texts.codes);
    const kind = totalKind(label);
    if (kind && (code === undefined || texts.name === '')) {
      if (kind === 'total') total = readMax(texts.max) ?? total;
      continue;
    }
    if (code === undefined || SMALL_LETTER.test(code.written)) {
      if (total !== undefined && code === undefined) continue;
      const above = drafts.at(-1);
      if (!above) {
        if (name !== '' && texts.max !== '') withoutCode.push(name);
      } else if (texts.name === '' && WORDS.test(texts.codes)) withoutCode.push(texts.codes);
      else join(above, texts, readMax(texts.max) === undefined ? '' : texts.max);
      continue;
    }
    const chosen = settledCode(code, drafts);
    const worth = texts.max === '' ? WORTH.exec(name) : null;
    drafts.push({
      code: chosen,
      repairedFrom: chosen === code.written || code.repairs.length === 0 ? undefined : code.written,
      name: worth ? name.slice(0, worth.index) : name,
      max: readMax(worth?.[1] ?? texts.max),
      maxWords: texts.max,
      level: texts.level,
      method: texts.method,
      evidence: texts.evidence,
      remarks: texts.remarks,
      appraiser: texts.appraiser,
      joined: [],
    });
  }
  return { lines: drafts, withoutCode, total };
}

const EMPTY: AppendixLine = {
  ...{ code: '', repairedFrom: undefined, name: '', max: undefined, maxWords: '', level: '' },
  ...{ method: '', evidence: '', remarks: '', appraiser: '', joined: [] },
};

const WORDS = /\p{L}{2}.*\p{L}/u;

/** "I. CÔNG TÁC CHỈ ĐẠO (15 điểm)": the maximum of a line that has no cell for it. */
const WORTH = /\s*\((?:tối đa\s+)?(\d+(?:[.,]\d+)?)\s*điểm\)\s*[.:]?$/iu;

/** Groups named in a column of their own, in the row where each begins. */
const groupsOf = (
  { grid, groups }: AppendixTable,
  row: number,
  decode: Decoder,
): readonly ReturnType<typeof splitLeadingCode>[] =>
  groups.flatMap((column) => {
    const cell = grid.own(row, column);
    const text = cell ? tidy(decode(cell)) : '';
    return text === '' ? [] : [splitLeadingCode(text)];
  });

interface Texts {
  readonly codes: string;
  readonly name: string;
  readonly max: string;
  readonly level: string;
  readonly method: string;
  readonly evidence: string;
  readonly remarks: string;
  readonly appraiser: string;
}

function textsOf({ grid, columns, name, codes }: AppendixTable, row: number, decode: Decoder): Texts {
  const of = (role: string): string =>
    [...columns]
      .filter(([column, each]) => each === role && column !== name)
      .flatMap(([column]) => grid.own(row, column) ?? [])
      .map((cell) => tidy(decode(cell)))
      .filter((text) => text !== '')
      .join('\n');
  const at = (column: number): string => {
    const cell = grid.own(row, column);
    return cell ? tidy(decode(cell)) : '';
  };
  return {
    codes: codes.map(at).join(' ').trim(),
    name: at(name),
    max: of('max'),
    level: of('level'),
    method: of('method'),
    evidence: of('evidence'),
    remarks: of('remarks'),
    appraiser: of('appraiser'),
  };
}

/** Scoring lines below a criterion: "Đúng thời gian | 0,5", or more of its scoring and evidence. */
function join(above: Draft, texts: Texts, points: string): void {
  const level = texts.name === '' ? '' : points === '' ? texts.name : `${texts.name}: ${points}`;
  above.method = [above.method, level, texts.method].filter((text) => text !== '').join('\n');
  above.evidence = [above.evidence, texts.evidence].filter((text) => text !== '').join('\n');
  above.remarks = [above.remarks, texts.remarks].filter((text) => text !== '').join('\n');
  if (level !== '') above.joined = [...above.joined, level];
}

/** `0,5`, `0.5 điểm`; undefined for what is no number. */
function readMax(text: string): Points | undefined {
  const [, figure] = /^(-?\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?$/iu.exec(text) ?? [];
  return figure === undefined ? undefined : figureOf(figure);
}

function isHeading({ grid, columns, headings }: AppendixTable, row: number, decode: Decoder): boolean {
  const cells = grid.row(row);
  if (isNumberRow(cells, columns)) return true;
  const texts = cells.filter(({ kind }) => kind === 'text');
  const same = texts.filter((cell) => headings.get(cell.column)?.includes(fold(decode(cell))));
  return same.length >= 2 && same.length * 2 >= texts.length;
}

const FEWEST_SERIAL = 8;

/** A column that simply counts its lines says nothing of their codes, where the names begin with their own. */
function isSerial({ grid, codes, name, firstRow }: AppendixTable, decode: Decoder): boolean {
  const [column] = codes;
  if (codes.length !== 1 || column === undefined) return false;
  let next = 1;
  let leading = 0;
  for (const row of new Set(grid.sheet.cells.map((cell) => cell.row))) {
    const cell = row < firstRow ? undefined : grid.own(row, column);
    if (!cell || cell.kind === 'empty') continue;
    if (tidy(decode(cell)).replace(/\.$/, '') !== String(next)) return false;
    next++;
    const named = grid.own(row, name);
    if (named && splitLeadingCode(decode(named)).code) leading++;
  }
  return next > FEWEST_SERIAL && leading * 2 > next;
}

function codeAndName(
  { grid, codes: columns }: AppendixTable,
  row: number,
  line: { readonly serial: boolean; readonly written: string; readonly decode: Decoder },
  above: readonly Draft[],
): { readonly code: WrittenCode | undefined; readonly name: string } {
  const leading = splitLeadingCode(line.written);
  const cells = line.serial
    ? []
    : columns.flatMap((column): readonly Cell[] => {
        const cell = grid.own(row, column);
        return cell && cell.kind !== 'empty' ? [cell] : [];
      });
  const read = cells.flatMap((cell) => codeOf(cell, line.decode(cell)) ?? []);
  const last = read.at(-1);
  if (!last) return leading.code ? leading : { code: undefined, name: line.written };
  // Said twice, in its column and before the name, it is no part of the name.
  const name = leading.code?.exact === last.exact ? leading.name : line.written;
  const taken = above.some(({ code }) => code === last.exact);
  const joined = read.map(({ exact }) => exact).join('.');
  const exact = taken && read.length > 1 && joined !== last.exact ? joined : last.exact;
  return { code: { ...last, exact }, name };
}

/** Of the codes that a cell may have held, the one that follows what stands above; else as it stands. */
function settledCode({ exact, repairs }: WrittenCode, above: readonly Draft[]): string {
  if (repairs.length === 0) return exact;
  const taken = new Set(above.map(({ code }) => code));
  const follows = (code: string): boolean => {
    const pieces = code.split('.');
    const last = Number(pieces.at(-1));
    const group = pieces.slice(0, -1).join('.');
    if (taken.has(code) || !Number.isInteger(last)) return false;
    return last === 1 ? taken.has(group) : taken.has([group, String(last - 1)].filter(Boolean).join('.'));
  };
  return [exact, ...repairs].find(follows) ?? exact;
}
