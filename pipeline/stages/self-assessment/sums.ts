import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { finding } from '../../findings/finding.ts';
import type { Appendix, Criterion } from '../../model/appendix.ts';
import type { SelfAssessment } from '../../model/dossier.ts';
import type { Finding } from '../../model/finding.ts';
import { isExempt, isNeverSelfScored } from '../../model/levels.ts';
import type { Unit } from '../../model/office.ts';
import { add, type Points, round, subtract, toPoints, ZERO } from '../../model/points.ts';
import type { ReadRow } from './assessed-rows.ts';
import type { Reading } from './readings.ts';
import { readPoints } from './values.ts';

export interface Sums {
  readonly findings: readonly Finding[];
  readonly declaredTotal: SelfAssessment['declaredTotal'];
  /** False where some points could not be told, so that a sum proves nothing. */
  readonly told: boolean;
}

export interface SumsInput {
  readonly file: string;
  readonly appendix: Appendix;
  readonly unit: Unit | undefined;
  readonly rows: readonly ReadRow[];
  /** The tables that the rows come from, in order. */
  readonly parts: readonly (Reading & { readonly rows: readonly ReadRow[] })[];
  /** Tables of groups only. */
  readonly summaries: readonly Reading[];
  /** Codes that some line may mean, but none surely does. */
  readonly untold: ReadonlySet<string>;
}

/** Below this a difference is the binary storing of the spreadsheet, not the unit's. */
const STORING = toPoints('0.000000001');

/** Adds up what the unit wrote, leaf by leaf, and holds it against the groups and the total. */
export function checkSums(input: SumsInput): Sums {
  const { file, appendix, rows, untold, unit } = input;
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
  const within = ({ code }: Criterion): readonly ReadRow[] =>
    (members.get(code) ?? []).flatMap((each) => (each.method ? (rowOf.get(each.code) ?? []) : within(each)));
  const groups = rows.flatMap(({ criterion, value, place }): readonly Finding[] => {
    if (criterion.method || value.kind !== 'points') return [];
    const expected = sumOf(criterion);
    if (expected === undefined) return [];
    if (agreesWithoutOthers(value.points, expected, { leaves: within(criterion), decimals, unit })) return [];
    const { code } = criterion;
    const values = {
      ...{ code, found: value.points, expected },
      typed: notAdded(expected, value.points, within(criterion)),
    };
    return [finding('workbook/sum-wrong', { file, cell: place, code }, values)];
  });
  const expected = sumAll(members.get(undefined) ?? []);
  const agreesWith = (total: Total, of: readonly Criterion[]): boolean => {
    const sum = sumAll(of);
    return total.points !== undefined && sum !== undefined && agrees(total.points, sum, decimals);
  };
  const total = findTotal(input, agreesWith);
  return {
    findings: [...groups, ...totalFindings(input, total, expected)],
    declaredTotal: total?.points === undefined ? undefined : { points: total.points, cell: total.cell },
    told: expected !== undefined,
  };
}

/**
 * Points that stand where a unit is to give none are told as such. Sums may leave out some of them or all: forms of ours
 * add up no section that others score.
 */
function agreesWithoutOthers(
  written: Points,
  expected: Points,
  { leaves, decimals, unit }: Pick<SumsInput, 'unit'> & Leaves,
): boolean {
  let sums = new Set([expected]);
  for (const { criterion, value } of leaves)
    if (isForOthers(criterion, unit) && value.kind === 'points' && sums.size < MOST)
      sums = new Set([...sums].flatMap((sum) => [sum, subtract(sum, value.points)]));
  return [...sums].some((sum) => agrees(written, sum, decimals));
}

interface Leaves {
  readonly leaves: readonly ReadRow[];
  readonly decimals: number;
}

const isForOthers = (criterion: Criterion, unit: Unit | undefined): boolean =>
  isExempt(criterion, unit) || (criterion.method !== undefined && isNeverSelfScored(criterion.method));

const MOST = 1000;

/** Which cells hold points as text, where the difference is just these: a spreadsheet's SUM passes over them. */
function notAdded(expected: Points, found: Points, rows: readonly ReadRow[]): string {
  const typed = rows.filter(({ line }) => line.selfCell?.kind === 'text');
  const points = typed.flatMap(({ value }) => (value.kind === 'points' ? [value.points] : []));
  const left = add(...points);
  if (left === ZERO || !isSame(subtract(expected, found), left)) return '';
  return WORKBOOK_WORDS.typedAsText(typed.flatMap(({ line }) => line.selfCell?.ref ?? []).join(', '));
}

/** Exactly, or as rounded the way the appendix rounds. */
const agrees = (written: Points, expected: Points, decimals: number): boolean =>
  isSame(written, expected) || written === round(expected, decimals);

const isSame = (a: Points, b: Points): boolean => subtract(a, b) <= STORING && subtract(b, a) <= STORING;

interface Total {
  readonly points: Points | undefined;
  readonly formula: string | undefined;
  readonly cell: string;
}

/** The leaves between one total and the next; without a total where nothing below them has one. */
interface Stretch {
  readonly leaves: readonly Criterion[];
  readonly total: (Total & { readonly below: boolean }) | undefined;
}

/**
 * The grand total: of a summary; else the last below the criteria that has a value; else one above them. Where each stretch
 * of the table has a total of its own and nothing sums them up, what these totals come to together.
 */
function findTotal(
  { parts, summaries, appendix }: SumsInput,
  agreesWith: (total: Total, of: readonly Criterion[]) => boolean,
): Total | undefined {
  const summed = summaries
    .flatMap((each) => stretchesOf(each, [], appendix))
    .findLast(({ total }) => total)?.total;
  if (summed) return summed;
  const stretches = parts.flatMap((part) => stretchesOf(part, part.rows, appendix));
  const totals = stretches.flatMap(({ total }) => total ?? []);
  const last = totals.findLast(({ below }) => below) ?? totals.at(-1);
  const filled = stretches.filter(({ leaves }) => leaves.length > 0);
  const own = filled.find(({ total }) => total !== undefined && total === last);
  const all = filled.flatMap(({ leaves }) => leaves);
  if (!last || !own || filled.length < 2 || !agreesWith(last, own.leaves) || agreesWith(last, all))
    return last;
  const told = filled.flatMap(({ leaves, total }) => (total && agreesWith(total, leaves) ? [total] : []));
  if (told.length < filled.length) return undefined;
  return { ...last, points: add(...told.flatMap(({ points }) => points ?? [])) };
}

function stretchesOf(
  { table: { grid }, decoder, lines }: Reading,
  rows: readonly ReadRow[],
  appendix: Appendix,
): readonly Stretch[] {
  const lastRow = Math.max(0, ...rows.map(({ line }) => line.row));
  const leaves = rows.filter(({ criterion }) => criterion.method);
  const stretches: Stretch[] = [];
  let from = 0;
  const upTo = (row: number): readonly Criterion[] =>
    leaves.flatMap(({ line, criterion }) => (line.row > from && line.row <= row ? [criterion] : []));
  for (const { kind, selfCell, row } of lines) {
    if (kind !== 'total' || !selfCell) continue;
    const value = readPoints(grid, selfCell, decoder.decode, appendix.scale);
    if (value.kind !== 'points' && value.kind !== 'noValue') continue;
    const total = {
      points: value.kind === 'points' ? value.points : undefined,
      formula: value.kind === 'noValue' ? value.formula : undefined,
      cell: grid.place(selfCell),
      below: row > lastRow,
    };
    stretches.push({ leaves: upTo(row), total });
    from = row;
  }
  return [...stretches, { leaves: upTo(lastRow), total: undefined }];
}

function totalFindings(
  { file, appendix, rows, unit }: SumsInput,
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
  const leaves = rows.filter(({ criterion }) => criterion.method);
  if (agreesWithoutOthers(total.points, expected, { leaves, decimals: appendix.decimals, unit })) return [];
  const typed = notAdded(expected, total.points, leaves);
  return [
    finding('workbook/total-wrong', { file, cell: total.cell }, { found: total.points, expected, typed }),
  ];
}
