import type { Appendix, Criterion, Method } from '../../model/appendix.ts';
import { add, decimalString, type Points, toPoints, ZERO } from '../../model/points.ts';
import type { Decoder } from '../table/decoder.ts';
import { SheetDecoder } from '../table/decoder.ts';
import { fold } from '../table/words.ts';
import { type AppendixTable, continued, findAppendixTable } from './columns.ts';
import { placesOf, withSections } from './hierarchy.ts';
import { EVIDENCE, REMARKS } from './labels.ts';
import { type AppendixLine, type AppendixLines, readAppendixLines } from './lines.ts';
import { readMethod } from './method-words.ts';
import { labelled, listed, type Opening, readOpening } from './opening.ts';
import type { ImportNote, ImportNoteId, SourceTable } from './source.ts';
import { linesOf } from './steps.ts';

/** One appendix of an office's file, and everything in it that a person has to look at. */
export interface ImportedAppendix {
  readonly appendix: Appendix;
  readonly regulation: string | undefined;
  readonly note: string | undefined;
  /** The words are the office's own; not so where the file calls itself illustrative. */
  readonly fromSource: boolean;
  /** Who answers for a criterion, by its code. */
  readonly responsible: ReadonlyMap<string, string>;
  readonly notes: readonly ImportNote[];
}

interface Found {
  readonly opening: Opening;
  readonly name: string;
  readonly table: AppendixTable;
  lines: AppendixLines;
}

/** Every appendix of a file: a table with a heading of its own, and the tables that go on with it. */
export function importAppendices(tables: readonly SourceTable[]): readonly ImportedAppendix[] {
  const found: Found[] = [];
  for (const source of tables) {
    const { decode } = new SheetDecoder();
    const own = findAppendixTable(source.sheet, decode);
    const opening = readOpening([...source.before, ...(own ? rowsAbove(own, decode) : [])]);
    const last = found.at(-1);
    if (last && source.mayContinue && opening.id === undefined) {
      const table = own ?? continued(last.table, source.sheet);
      if (table) last.lines = readAppendixLines(table, decode, last.lines);
    } else if (own) {
      found.push({ opening, name: source.name, table: own, lines: readAppendixLines(own, decode) });
    }
  }
  const used = found.filter(({ lines }) => lines.lines.length > 0);
  return used.map((each, index) => toImported(each, index + 1));
}

function rowsAbove({ grid, headingRow }: AppendixTable, decode: Decoder): readonly string[] {
  const rows: string[] = [];
  for (let row = 1; row < headingRow; row++) {
    for (const cell of grid.row(row)) if (cell.kind !== 'empty') rows.push(decode(cell));
  }
  return rows;
}

function toImported({ opening, name, table, lines: read }: Found, number: number): ImportedAppendix {
  const inSections = withSections(read.lines);
  const lines = inSections ? { ...read, lines: inSections } : read;
  const notes: ImportNote[] = [];
  const say = (id: ImportNoteId, text: string, code?: string): void => {
    notes.push({ id, code, text });
  };
  const { places, derived } = placesOf(lines.lines);
  const groups = new Set(places.flatMap(({ parent }) => parent ?? []));
  const responsible = new Map<string, string>();
  const maxima = maximaOf(lines.lines, places, say);
  const criteria = lines.lines.map((line, index): Criterion => {
    const { kind, parent, untold } = places[index] ?? { kind: 'criterion', parent: undefined, untold: true };
    const max = maxima[index] ?? ZERO;
    if (untold) say('parentUnknown', parent ?? '', line.code);
    if (line.repairedFrom !== undefined) say('codeRepaired', line.repairedFrom, line.code);
    if (lines.lines.findIndex(({ code }) => code === line.code) < index)
      say('codeDoubled', line.name, line.code);
    const remarks = readRemarks(line);
    if (remarks.others.length > 0) say('remarkIgnored', remarks.others.join('; '), line.code);
    if (remarks.responsible !== undefined) responsible.set(line.code, remarks.responsible);
    const evidence = readEvidence(line.evidence);
    return {
      code: line.code,
      kind,
      parent,
      name: line.name === '' ? line.code : line.name,
      max,
      method: methodOf(line, { group: groups.has(line.code), max, headed: hasMethods(table) }, say),
      ...evidence,
      ...remarks.criterion,
    };
  });
  if (inSections) say('codesInSections', inSections.find(({ code }) => code.includes('.'))?.code ?? '');
  for (const each of lines.withoutCode) say('codeMissing', each);
  if (derived) say('kindsDerived', '');
  if (!hasMethods(table)) say('noMethodColumn', '');
  for (const each of table.ignored) if (each !== '') say('columnIgnored', each);
  if (criteria.some(({ evidence }) => evidence.length > 0) && opening.illustrative === undefined)
    say('evidenceAssumed', '');
  const appendix = withScale(
    {
      id: opening.id ?? String(number),
      title: opening.title ?? name,
      illustrative: opening.illustrative ?? true,
      appliesTo: opening.appliesTo.length > 0 ? opening.appliesTo : [UNTOLD_UNITS],
      decimals: opening.decimals ?? 2,
      criteria,
    },
    { opening, total: lines.total, say },
  );
  if (opening.id === undefined) say('idAssumed', appendix.id);
  if (opening.title === undefined) say('titleAssumed', name);
  if (opening.appliesTo.length === 0) say('appliesToMissing', UNTOLD_UNITS);
  if (opening.decimals === undefined) say('decimalsAssumed', String(appendix.decimals));
  if (opening.illustrative === undefined) say('statusAssumed', '');
  if (opening.leftOut.length > 0) say('leftOut', opening.leftOut.join(', '));
  const { regulation, note } = opening;
  return { appendix, regulation, note, fromSource: opening.illustrative !== true, responsible, notes };
}

/** Stands for the kinds of unit until a person names them. */
const UNTOLD_UNITS = 'can-khai';

const hasMethods = ({ columns }: AppendixTable): boolean => [...columns.values()].includes('method');

type Say = (id: ImportNoteId, text: string, code?: string) => void;

/** A group without a figure of its own is worth what its members are. */
function maximaOf(
  lines: readonly AppendixLine[],
  places: readonly { readonly parent: string | undefined }[],
  say: Say,
): readonly Points[] {
  const maxima: Points[] = lines.map(({ max }) => max ?? ZERO);
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (!line || line.max !== undefined) continue;
    const members = lines.flatMap((_, other) =>
      other > index && places[other]?.parent === line.code ? [maxima[other] ?? ZERO] : [],
    );
    maxima[index] = add(...members);
    if (line.maxWords !== '') say('maxUnreadable', line.maxWords, line.code);
    else if (members.length > 0) say('maxComputed', decimalString(add(...members)), line.code);
    else say('maxMissing', '', line.code);
  }
  return maxima;
}

function methodOf(
  line: AppendixLine,
  row: { readonly group: boolean; readonly max: Points; readonly headed: boolean },
  say: Say,
): Method | undefined {
  if (row.group) {
    if (line.method !== '') say('groupMethod', line.method, line.code);
    return undefined;
  }
  if (line.method === '') {
    if (row.headed) say('methodMissing', '', line.code);
    return { kind: 'free', text: NO_METHOD };
  }
  const { method, certainty } = readMethod(line.method, { name: line.name, max: row.max });
  if (certainty === 'free') say('methodFree', line.method, line.code);
  if (certainty === 'unsure') say('methodUnsure', line.method, line.code);
  if (certainty === 'inputs') say('inputsMissing', line.method, line.code);
  if (line.joined.length > 0) say('linesJoined', line.joined.join('; '), line.code);
  return method;
}

const NO_METHOD = 'Tệp nguồn không ghi cách chấm';

function readEvidence(text: string): Pick<Criterion, 'evidence' | 'evidenceRequired' | 'imageAllowed'> {
  const lines = linesOf(text);
  const says = (words: string): boolean => lines.some((line) => fold(line) === fold(words));
  const evidence = lines.filter(
    (line) => !Object.values(EVIDENCE).some((words) => fold(words) === fold(line)),
  );
  return {
    evidence,
    evidenceRequired: says(EVIDENCE.required) || (evidence.length > 0 && !says(EVIDENCE.notRequired)),
    imageAllowed: says(EVIDENCE.image),
  };
}

function readRemarks({ remarks, appraiser }: AppendixLine): {
  readonly criterion: Pick<Criterion, 'appraiser' | 'contributors' | 'notApplicableTo' | 'article'>;
  readonly responsible: string | undefined;
  /** Lines that say none of this. */
  readonly others: readonly string[];
} {
  const lines = remarks.split('\n').filter((line) => line !== '');
  const value = (label: string): string | undefined =>
    lines.map((line) => labelled(line, label)).find((each) => each !== undefined && each !== '');
  return {
    criterion: {
      appraiser: value(REMARKS.appraiser) ?? (appraiser === '' ? undefined : appraiser.replaceAll('\n', ' ')),
      contributors: listed(value(REMARKS.contributors) ?? ''),
      notApplicableTo: listed(value(REMARKS.notApplicableTo) ?? ''),
      article: value(REMARKS.article),
    },
    responsible: value(REMARKS.responsible),
    others: lines.filter((line) =>
      Object.values(REMARKS).every((label) => labelled(line, label) === undefined),
    ),
  };
}

/** The scale as stated, else the total row, else the sum; bonus lies outside where only that adds up. */
function withScale(
  appendix: Omit<Appendix, 'scale' | 'bonusInsideScale'>,
  {
    opening,
    total,
    say,
  }: { readonly opening: Opening; readonly total: Points | undefined; readonly say: Say },
): Appendix {
  const { criteria } = appendix;
  const top = add(...criteria.filter(({ parent }) => parent === undefined).map(({ max }) => max));
  const bonus = add(...criteria.filter(({ method }) => method?.kind === 'bonus').map(({ max }) => max));
  const scale = opening.scale === undefined ? (total ?? top) : toPoints(opening.scale.replace(',', '.'));
  if (opening.scale === undefined)
    say(total === undefined ? 'scaleFromSum' : 'scaleFromTotal', decimalString(scale));
  const inside = opening.bonusInsideScale ?? top === scale;
  if (opening.bonusInsideScale === undefined && bonus > ZERO)
    say('bonusAssumed', inside ? 'inside' : 'outside');
  return { ...appendix, scale, bonusInsideScale: inside };
}
