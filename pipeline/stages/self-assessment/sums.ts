import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { finding } from '../../findings/finding.ts';
import type { SelfAssessment } from '../../model/dossier.ts';
import type { Finding } from '../../model/finding.ts';
import { add, type Points, round, subtract, toPoints, ZERO } from '../../model/points.ts';
import type { Appendix, Criterion } from '../../model/regulation.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import type { ReadRow } from './assessed-rows.ts';
import type { Line } from './rows.ts';
import type { Table } from './table.ts';
import { readPoints } from './values.ts';

export interface Sums {
  readonly findings: readonly Finding[];
  readonly declaredTotal: SelfAssessment['declaredTotal'];
  /** False where some points could not be told, so that a sum proves nothing. */
  readonly told: boolean;
}

export interface SumsInput {
  readonly file: string;
  readonly table: Table;
  readonly decode: Decoder;
  readonly appendix: Appendix;
  readonly rows: readonly ReadRow[];
  readonly lines: readonly Line[];
  /** Codes that some line may mean, but none surely does. */
  readonly untold: ReadonlySet<string>;
}

/** Below this a difference is the binary storing of the spreadsheet, not the unit's. */
const STORING = toPoints('0.000000001');

/** Adds up what the unit wrote, leaf by leaf, and holds it against the groups and the total. */
export function checkSums(input: SumsInput): Sums {
  const { file, appendix, rows, untold } = input;
  const { decimals } = appendix;
  const rowOf = new Map(rows.map((row) => [row.criterion.code, row]));
  const members = Map.groupBy(appendix.criteria, ({ parent }) => parent);
  const sumOf = (criterion: Criterion): Points | undefined => {
    if (!criterion.method) return sumAll(members.get(criterion.code) ?? []);
    if (untold.has(criterion.code)) return undefined;
    const value = rowOf.get(criterion.code)?.value;
    if (value?.kind === 'points') return value.points;
    return value?.kind === 'noValue' || value?.kind === 'unreadable' ? undefined : ZERO;
  };
  const sumAll = (criteria: readonly Criterion[]): Points | undefined => {
    const sums = criteria.map(sumOf);
    return sums.every((sum) => sum !== undefined) ? add(...sums) : undefined;
  };
  const groups = rows.flatMap(({ criterion, value, place }): readonly Finding[] => {
    if (criterion.method || value.kind !== 'points') return [];
    const expected = sumOf(criterion);
    if (expected === undefined || agrees(value.points, expected, decimals)) return [];
    const { code } = criterion;
    return [
      finding('workbook/sum-wrong', { file, cell: place, code }, { code, found: value.points, expected }),
    ];
  });
  const expected = sumAll(members.get(undefined) ?? []);
  const total = findTotal(input);
  return {
    findings: [...groups, ...totalFindings(input, total, expected)],
    declaredTotal: total?.points === undefined ? undefined : { points: total.points, cell: total.cell },
    told: expected !== undefined,
  };
}

/** Exactly, or as rounded the way the appendix rounds. */
const agrees = (written: Points, expected: Points, decimals: number): boolean => {
  const difference = subtract(written, expected);
  const size = difference < ZERO ? subtract(ZERO, difference) : difference;
  return size <= STORING || written === round(expected, decimals);
};

interface Total {
  readonly points: Points | undefined;
  readonly formula: string | undefined;
  readonly cell: string;
}

/** The last total below the criteria that has a value; one above them where none stands below. */
function findTotal({ table, lines, rows, decode, appendix }: SumsInput): Total | undefined {
  const { grid } = table;
  const last = Math.max(0, ...rows.map(({ line }) => line.row));
  const totals = lines.flatMap((line): readonly (Total & { readonly below: boolean })[] => {
    if (line.kind !== 'total' || !line.selfCell) return [];
    const value = readPoints(grid, line.selfCell, decode, appendix.scale);
    if (value.kind !== 'points' && value.kind !== 'noValue') return [];
    return [
      {
        points: value.kind === 'points' ? value.points : undefined,
        formula: value.kind === 'noValue' ? value.formula : undefined,
        cell: grid.place(line.selfCell),
        below: line.row > last,
      },
    ];
  });
  return totals.findLast(({ below }) => below) ?? totals.at(-1);
}

function totalFindings(
  { file, appendix }: SumsInput,
  total: Total | undefined,
  expected: Points | undefined,
): readonly Finding[] {
  if (total?.formula !== undefined) {
    const place = { file, cell: total.cell };
    return [
      finding('workbook/formula-without-value', place, {
        formula: total.formula,
        code: WORKBOOK_WORDS.total,
      }),
    ];
  }
  if (expected === undefined) return [];
  if (total?.points === undefined) return [finding('workbook/total-missing', { file }, { expected })];
  return agrees(total.points, expected, appendix.decimals)
    ? []
    : [finding('workbook/total-wrong', { file, cell: total.cell }, { found: total.points, expected })];
}
