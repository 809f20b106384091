import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import type { Criterion } from '../../model/appendix.ts';
import type { AssessedRow } from '../../model/dossier.ts';
import { isNeverSelfScored } from '../../model/levels.ts';
import type { Points } from '../../model/points.ts';
import { refOf } from '../../readers/xlsx/reference.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import { fold } from '../../rubric/table/words.ts';
import { readDeclared } from './declared.ts';
import { type EvidenceReader, freeCells, readEvidence } from './evidence-cells.ts';
import type { Match } from './match.ts';
import type { Line } from './rows.ts';
import { type ScoredLine, withoutShares } from './share-columns.ts';
import type { Table } from './table.ts';
import { type PointsValue, readPoints } from './values.ts';

/** A criterion of the appendix with what its line of the table says. */
export interface ReadRow {
  readonly criterion: Criterion;
  readonly line: Line;
  readonly value: PointsValue;
  readonly max: Points | undefined;
  readonly place: string;
  /** On leaves only. */
  readonly assessed: AssessedRow | undefined;
}

const PROPOSES = /\b(de nghi|xin) .{0,20}\b(khong (danh gia|cham)|mien)\b|\bkhong danh gia,? cham diem\b/;

/** Reads the cells of every matched line; lines without code and name below it belong to it. */
export function readRows(reader: EvidenceReader, matches: readonly Match[]): readonly ReadRow[] {
  const { table, decode } = reader;
  const { grid } = table;
  const declaring = withoutShares(table, () => scoredLines(table, matches, decode), decode);
  return matches.flatMap((match, at): readonly ReadRow[] => {
    if (match.kind !== 'matched') return [];
    const { line, criterion } = match;
    const value = isShared(table, matches, line)
      ? sharedValue(line.selfCell?.text ?? '')
      : readPoints(grid, line.selfCell, decode, criterion.max);
    const { max } = line;
    const place = grid.place({ ref: line.selfCell?.ref ?? refOf({ row: line.row, column: table.self }) });
    const row = { criterion, line, value, max, place };
    if (!criterion.method) return [{ ...row, assessed: undefined }];
    const { notAssessed, ...evidence } = readEvidence(reader, [line.row, ...continued(matches, at)]);
    const proposed = value.kind === 'blank' && PROPOSES.test(fold(evidence.justification));
    return [
      {
        ...row,
        assessed: {
          code: criterion.code,
          name: line.name,
          cell: place,
          max,
          selfPoints: value.kind === 'points' ? value.points : undefined,
          ...evidence,
          notAssessed:
            !isNeverSelfScored(criterion.method) && (notAssessed || proposed || value.kind === 'notAssessed'),
          linkCells: freeCells(reader, line.row),
          declared: readDeclared(
            declaring,
            { row: line.row, decode },
            { method: criterion.method, max: criterion.max },
          ),
        },
      },
    ];
  });
}

/**
 * A part of the criterion above: with a bullet or a small letter, `- …`, `a) …`, and no points. A line with points of its
 * own, or with nothing before its name, is some criterion, though nothing tells which.
 */
const isPartOfAbove = ({ kind, name, codes, selfCell }: Line): boolean =>
  kind === 'line' &&
  (selfCell === undefined || (selfCell.kind === 'empty' && selfCell.formula === undefined)) &&
  (/^[-+•*–—·]/.test(name) || /^\p{Ll}/u.test(codes[0]?.written ?? ''));

/** Points in a cell merged down to another criterion's line: nothing tells whose they are. */
function isShared({ grid, self }: Table, matches: readonly Match[], { row, selfCell }: Line): boolean {
  const bottom = grid.areaAt(row, self)?.bottom ?? row;
  return (
    bottom > row &&
    selfCell !== undefined &&
    selfCell.kind !== 'empty' &&
    matches.some((other) => other.kind === 'matched' && other.line.row > row && other.line.row <= bottom)
  );
}

const sharedValue = (found: string): PointsValue => ({
  ...{ kind: 'unreadable', found, because: WORKBOOK_WORDS.merged },
});

const scoredLines = ({ grid }: Table, matches: readonly Match[], decode: Decoder): readonly ScoredLine[] =>
  matches.flatMap((match): readonly ScoredLine[] => {
    if (match.kind !== 'matched' || !match.criterion.method) return [];
    const { line, criterion } = match;
    const value = readPoints(grid, line.selfCell, decode, criterion.max);
    return value.kind === 'points' ? [{ row: line.row, criterion, points: value.points }] : [];
  });

/** Rows directly below that go on: more evidence of the same criterion, or the lines that it is parted into. */
function continued(matches: readonly Match[], at: number): readonly number[] {
  const rows: number[] = [];
  const last = matches.findLastIndex(({ kind }) => kind === 'matched');
  for (let next = at + 1; next < matches.length; next++) {
    const match = matches[next];
    const isPart = match?.kind === 'other' && isPartOfAbove(match.line) && next < last;
    if (!match || (match.line.kind !== 'continuation' && !isPart)) break;
    rows.push(match.line.row);
  }
  return rows;
}
