import type { Appendix } from '../../model/appendix.ts';
import type { Workbook } from '../../readers/xlsx/workbook.ts';
import { SheetDecoder } from '../../rubric/table/decoder.ts';
import { AppendixIndex } from './appendix-index.ts';
import { isOutdated, yearsIn, yearsOf } from './label.ts';
import type { Match } from './match.ts';
import { isLeafMatch, type Reading, readTable } from './readings.ts';
import type { Line } from './rows.ts';
import { findTables, type Table } from './table.ts';
import { type PointsValue, readPoints } from './values.ts';

export interface FoundTables {
  /** The unit's table, in the order of the sheets: one, or one for each part of the appendix. Empty where there is none. */
  readonly parts: readonly Reading[];
  /** Tables of groups only, whose totals sum up the parts. */
  readonly summaries: readonly Reading[];
  /** Tables with other points for the same criteria, left aside for what their sheet or title says of them. */
  readonly aside: readonly Reading[];
  /** Tables of which nothing tells which one counts. */
  readonly rivals: readonly Reading[];
}

interface Candidate extends Reading {
  readonly order: number;
  readonly visible: boolean;
  /** Leaves that a line surely is, with what it says of their points. */
  readonly leaves: ReadonlyMap<string, PointsValue>;
  readonly scored: boolean;
  readonly groups: number;
}

/** Candidates of one sheet that are tried in full. */
const MOST_TRIED = 6;
/** Shares of the leaves that make a table whole, and that make it this appendix's at all. */
const WHOLE = 0.8;
const HALF = 0.5;

/** The table, or tables, whose lines are the criteria of this appendix, wherever they stand; hidden sheets only where no other holds it. */
export function findScoreTables(
  workbook: Workbook,
  appendix: Appendix,
  year: number | undefined,
): FoundTables {
  const candidates = findCandidates(workbook, appendix);
  const leaves = appendix.criteria.filter(({ method }) => method).length;
  const shown = candidates.filter(({ visible }) => visible);
  const visible = assemble(shown, appendix, year);
  const covered = visible.parts.reduce((sum, { matches }) => sum + matches.filter(isLeafMatch).length, 0);
  return covered >= leaves * HALF || shown.length === candidates.length
    ? visible
    : assemble(candidates, appendix, year);
}

function findCandidates({ sheets }: Workbook, appendix: Appendix): readonly Candidate[] {
  const index = new AppendixIndex(appendix.criteria);
  const enough = appendix.criteria.filter(({ method }) => method).length * WHOLE;
  const candidates: Candidate[] = [];
  sheets.forEach((sheet, order) => {
    const { decode } = new SheetDecoder();
    for (const headed of findTables(sheet, decode, sheets).slice(0, MOST_TRIED)) {
      const reading = readTable(headed, index, appendix);
      const { table, decoder, lines, matches } = reading;
      if (table.points === 'unproved' && table.max === undefined) continue;
      if (isNameless(lines) && !isProvedByMaxima(matches)) continue;
      const leaves = leavesOf(table, matches, decoder);
      const groups = matches.filter(({ kind }) => kind === 'matched').length - leaves.size;
      const scored = [...leaves.values()].some(({ kind }) => kind !== 'blank');
      const visible = sheet.visibility === 'visible';
      candidates.push({ ...reading, order, visible, leaves, scored, groups });
      if (leaves.size >= enough) break;
    }
  });
  return candidates;
}

const isNameless = (lines: readonly Line[]): boolean =>
  lines.every(({ foldedName, kind }) => kind !== 'line' || foldedName === '');

/** Codes alone are the same in every appendix. */
const isProvedByMaxima = (matches: readonly Match[]): boolean => {
  const leaves = matches.filter(isLeafMatch);
  const proved = leaves.filter((each) => each.kind === 'matched' && each.line.max === each.criterion.max);
  return leaves.length > 0 && proved.length >= leaves.length * WHOLE;
};

function leavesOf(
  { grid }: Table,
  matches: readonly Match[],
  { decode }: SheetDecoder,
): ReadonlyMap<string, PointsValue> {
  return new Map(
    matches.flatMap((match): readonly (readonly [string, PointsValue])[] => {
      if (match.kind !== 'matched' || !match.criterion.method || match.by.kind === 'nameDiffers') return [];
      const { code, max } = match.criterion;
      return [[code, readPoints(grid, match.line.selfCell, decode, max)]];
    }),
  );
}

/** The fullest table, the ones that go on where it ends, and what contradicts them. */
function assemble(found: readonly Candidate[], appendix: Appendix, year: number | undefined): FoundTables {
  const years = wantedYears(found, appendix, year);
  const isOld = ({ table, decoder }: Reading): boolean => isOutdated(table, decoder.decode, years);
  const candidates = [...found].sort(
    (a, b) =>
      Number(b.scored) - Number(a.scored) ||
      b.leaves.size - a.leaves.size ||
      Number(isOld(a)) - Number(isOld(b)) ||
      b.groups - a.groups,
  );
  const [fullest] = candidates;
  if (!fullest) return { parts: [], summaries: [], aside: [], rivals: [] };
  const parts: Candidate[] = [];
  const summaries: Candidate[] = [];
  const aside: Candidate[] = [];
  const rivals: Candidate[] = [];
  for (const each of candidates) {
    if ([...parts, ...summaries, ...aside].some((part) => overlaps(each, part))) continue;
    const contradicted = parts.filter((part) => contradicts(each, part));
    if (contradicted.length > 0) {
      if (isOld(each)) aside.push(each);
      else if (contradicted.every(isOld)) {
        aside.push(...contradicted);
        parts.splice(0, parts.length, ...parts.filter((part) => !contradicted.includes(part)), each);
      } else rivals.push(...contradicted, each);
    } else if (each.leaves.size === 0) {
      if (each.groups > 0 && each.lines.some(({ kind }) => kind === 'total')) summaries.push(each);
    } else if (!parts.some(({ leaves }) => [...each.leaves.keys()].some((code) => leaves.has(code)))) {
      parts.push(each);
    }
  }
  return {
    parts: (parts.length > 0 ? parts : [fullest]).sort(
      (a, b) => a.order - b.order || a.table.firstRow - b.table.firstRow,
    ),
    summaries: parts.length > 0 ? summaries : [],
    aside,
    rivals: [...new Set(rivals)],
  };
}

/** The year of the dossier, or of the appendix; where neither is told, or no table is of it, the newest that a table says of itself. */
function wantedYears(
  candidates: readonly Candidate[],
  appendix: Appendix,
  year: number | undefined,
): readonly number[] {
  const wanted = year === undefined ? yearsIn(appendix.title) : [year];
  const said = candidates
    .filter(({ leaves }) => leaves.size > 0)
    .map(({ table, decoder }) => yearsOf(table, decoder.decode));
  const isOfNone = said.every((years) => years.length > 0 && !years.some((each) => wanted.includes(each)));
  return (wanted.length > 0 && !isOfNone) || said.flat().length === 0 ? wanted : [Math.max(...said.flat())];
}

const overlaps = (a: Candidate, b: Candidate): boolean =>
  a.order === b.order && a.table.firstRow <= b.table.lastRow && b.table.firstRow <= a.table.lastRow;

/** Other points for the same criteria; a copy that is blank, or says the same, contradicts nothing. */
const contradicts = (a: Candidate, b: Candidate): boolean =>
  [...a.leaves].some(([code, value]) => {
    const other = b.leaves.get(code);
    return other !== undefined && value.kind !== 'blank' && !isSameValue(value, other);
  });

const isSameValue = (a: PointsValue, b: PointsValue): boolean =>
  a.kind === b.kind && (a.kind !== 'points' || b.kind !== 'points' || a.points === b.points);
