import { add, type Points, subtract } from '../../model/points.ts';
import type { DeclaredLine } from './lines.ts';

/** A term of a sum in the table: the line it takes, added or subtracted. */
interface Term {
  readonly code: string;
  readonly minus: boolean;
}

export interface SummaryRow {
  readonly line: DeclaredLine;
  /** Deeper members are written further in. */
  readonly depth: number;
  /** For a group: what it is the sum of. */
  readonly terms: readonly Term[];
  readonly self: Points | undefined;
}

export interface SummaryTable {
  readonly rows: readonly SummaryRow[];
  readonly total: { readonly terms: readonly Term[]; readonly self: Points; readonly max: Points };
}

const isPenalty = ({ criterion }: DeclaredLine): boolean => criterion.method?.kind === 'penalty';

/**
 * The table with its sums as they will be calculated from the cells, so that a figure and its formula cannot part. Points a unit
 * declares against itself may be written with a minus, without one, or be left to the appraiser: the way that gives `selfTotal`
 * is the way the score was made.
 */
export function summaryTable(lines: readonly DeclaredLine[], selfTotal: Points): SummaryTable {
  const ways: readonly ('add' | 'subtract' | 'leave')[] = ['add', 'subtract', 'leave'];
  const tables = ways.map((penalties) => tableOf(lines, penalties));
  const [fallback] = tables;
  const table = tables.find((each) => each.total.self === selfTotal) ?? fallback;
  if (!table) throw new RangeError('a table has at least one way to be added up');
  return table;
}

function tableOf(lines: readonly DeclaredLine[], penalties: 'add' | 'subtract' | 'leave'): SummaryTable {
  const byCode = new Map(lines.map((each) => [each.criterion.code, each]));
  const members = (code: string | undefined): readonly DeclaredLine[] =>
    lines.filter(({ criterion: { parent } }) => (parent && byCode.has(parent) ? parent : undefined) === code);
  const termsOf = (code: string | undefined): readonly Term[] =>
    members(code)
      .filter((each) => penalties !== 'leave' || !isPenalty(each))
      .map((each) => ({ code: each.criterion.code, minus: penalties === 'subtract' && isPenalty(each) }));
  const value = (code: string): Points | undefined => {
    const line = byCode.get(code);
    if (!line?.group) return line?.self;
    return sumOf(termsOf(code));
  };
  const sumOf = (terms: readonly Term[]): Points =>
    terms.reduce((sum, { code, minus }) => {
      const points = value(code) ?? ZERO_POINTS;
      return minus ? subtract(sum, points) : add(sum, points);
    }, ZERO_POINTS);
  const depth = (line: DeclaredLine): number => {
    const parent = byCode.get(line.criterion.parent ?? '');
    return parent ? depth(parent) + 1 : 0;
  };
  const terms = termsOf(undefined);
  return {
    rows: lines.map((line) => ({
      line,
      depth: depth(line),
      terms: line.group ? termsOf(line.criterion.code) : [],
      self: line.group && line.self === undefined ? undefined : value(line.criterion.code),
    })),
    total: { terms, self: sumOf(terms), max: add(...members(undefined).map((each) => each.criterion.max)) },
  };
}

const ZERO_POINTS = add();

/** `SUM(D6:D8,D12)-D15` over the rows where each member stands. */
export function formula(column: string, terms: readonly Term[], rowOf: (code: string) => number): string {
  const plus = terms.filter((each) => !each.minus).map(({ code }) => rowOf(code));
  const minus = terms.filter((each) => each.minus).map(({ code }) => `-${column}${rowOf(code)}`);
  const starts = plus.filter((at) => !plus.includes(at - 1));
  const ends = plus.filter((at) => !plus.includes(at + 1));
  const cells = starts.map((from, index) => {
    const to = ends[index] ?? from;
    return from === to ? `${column}${from}` : `${column}${from}:${column}${to}`;
  });
  return `SUM(${cells.join(',') || '0'})${minus.join('')}`;
}
