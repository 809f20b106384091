import type { Appendix, Criterion } from '../../model/appendix.ts';
import type { Unit } from '../../model/office.ts';
import {
  least,
  most,
  type Points,
  round,
  share,
  subtract,
  times,
  toPoints,
  ZERO,
} from '../../model/points.ts';
import type { AppraisalPolicy, Rating, Regulation, Task } from '../../model/regulation.ts';
import type { ScoredRow } from '../../model/score.ts';
import { type Leaf, standingOf } from './row.ts';
import { checkedSum, maximum } from './totals.ts';

/** What the appraisers gave, entered by the office once the council has decided. */
export interface AppraisalRecord {
  /** By code. `second`: the level that is proved once evidence was supplemented, whole. */
  readonly rows: ReadonlyMap<string, { readonly first: Points; readonly second: Points | undefined }>;
  /** Codes confirmed as not assessed. */
  readonly notAssessed: readonly string[];
  /** Days late, as the deadline counts them. */
  readonly lateDays: number;
}

export interface AppraisedRow {
  readonly code: string;
  readonly max: Points;
  readonly points: Points;
  /** Where only a share of the supplemented level counts. */
  readonly supplemented:
    | { readonly of: Points; readonly percent: Points; readonly article: string }
    | undefined;
}

export interface Appraisal {
  readonly rows: readonly AppraisedRow[];
  /** Codes of rows without appraised points: without them there is no index. */
  readonly missing: readonly string[];
  readonly latePenalty: Points;
  /** Filed so late that the dossier counts as 0. */
  readonly zero: boolean;
  /** p, P. */
  readonly earnedTotal: Points;
  readonly maxTotal: Points;
  /** In per cent, as published; undefined while rows are missing, or where the regulation has no index. */
  readonly parIndex: Points | undefined;
  /** By the published index; `unrounded` where the index before rounding falls in another one. */
  readonly rating: { readonly name: string; readonly unrounded: string | undefined } | undefined;
}

export interface ToAppraise {
  readonly appendix: Appendix;
  readonly unit: Unit;
  readonly regulation: Regulation;
  readonly task: Task;
  readonly record: AppraisalRecord;
}

/**
 * Points after appraisal, the index and the rating: only from what appraisers gave, never from what the machine checked.
 * Leaves are rounded once, sums are exact, the index is rounded once.
 */
export function appraise({ appendix, unit, regulation, task, record }: ToAppraise): Appraisal {
  const leaves = appendix.criteria.flatMap((criterion): readonly Leaf[] => {
    const { method } = criterion;
    if (!method || record.notAssessed.includes(criterion.code)) return [];
    const standing = standingOf(criterion, method, unit, regulation);
    return standing === 'notApplicable' ? [] : [{ criterion, method, standing }];
  });
  const policy = regulation.appraisal;
  const given = leaves.flatMap((leaf) => {
    const points = record.rows.get(leaf.criterion.code);
    return points ? [{ leaf, row: appraisedRow(leaf, points, appendix.decimals, policy) }] : [];
  });
  const missing = leaves
    .filter(({ criterion, method }) => method.kind !== 'penalty' && !record.rows.has(criterion.code))
    .map(({ criterion }) => criterion.code);
  const late = lateness(task, record.lateDays);
  const sum = checkedSum(
    given.map(({ leaf }) => leaf),
    given.map(({ row }) => scored(row)),
    regulation.scoring.bonusCap,
  );
  const earnedTotal = late.zero ? ZERO : most(ZERO, subtract(sum, late.penalty));
  const maxTotal = maximum(leaves, appendix.bonusInsideScale);
  const parIndex =
    policy && missing.length === 0 && maxTotal > ZERO
      ? share(earnedTotal, HUNDRED, maxTotal, policy.index.decimals)
      : undefined;
  return {
    rows: given.map(({ row }) => row),
    ...{ missing, latePenalty: late.penalty, zero: late.zero, earnedTotal, maxTotal, parIndex },
    rating:
      parIndex === undefined
        ? undefined
        : ratingOf(parIndex, share(earnedTotal, HUNDRED, maxTotal, FINE), policy),
  };
}

const HUNDRED = toPoints('100');
/** Finer than any band. */
const FINE = 12;

const scored = ({ code, max, points }: AppraisedRow): ScoredRow => ({
  ...{ code, max, self: undefined, checked: points, assessed: true, pending: false, because: [] },
});

/** Penalties count against the unit however they were written. */
function appraisedRow(
  { criterion, method }: Leaf,
  { first, second }: { readonly first: Points; readonly second: Points | undefined },
  decimals: number,
  policy: AppraisalPolicy | undefined,
): AppraisedRow {
  const { code, max } = criterion;
  const whole = (points: Points): AppraisedRow => ({
    ...{ code, max, supplemented: undefined },
    points: round(method.kind === 'penalty' && points > ZERO ? subtract(ZERO, points) : points, decimals),
  });
  if (second === undefined || second <= first) return whole(first);
  const rule = policy?.supplementedShare;
  if (!rule || !namesEvidence(criterion)) return whole(second);
  // Never below what the first evidence already proved.
  const points = most(round(first, decimals), share(second, rule.percent, HUNDRED, decimals));
  return { code, max, points, supplemented: { of: second, percent: rule.percent, article: rule.article } };
}

/** The share is for criteria that name their evidence. */
const namesEvidence = ({ evidence, evidenceRequired }: Criterion): boolean =>
  evidenceRequired && evidence.length > 0;

function lateness(
  { deadline: { grace, afterwards } }: Task,
  days: number,
): { penalty: Points; zero: boolean } {
  const beyond = days > (grace?.days ?? 0);
  return {
    penalty: grace && !beyond ? times(grace.pointsPerDay, days) : ZERO,
    zero: beyond && afterwards === 'zero',
  };
}

function ratingOf(
  published: Points,
  exact: Points,
  policy: AppraisalPolicy | undefined,
): Appraisal['rating'] {
  const nameOf = (index: Points): string | undefined =>
    policy?.ratings.find(({ atLeast }: Rating) => index >= atLeast)?.name;
  const name = nameOf(published);
  const unrounded = nameOf(exact);
  return name === undefined ? undefined : { name, unrounded: unrounded === name ? undefined : unrounded };
}

export interface RecordMistake {
  readonly code: string;
  readonly fault: 'unknown' | 'aboveMax' | 'negative' | 'secondBelowFirst';
}

/** Points that no appraiser can have meant: above the maximum, below zero, or of a row that is not there. */
export function recordMistakes({ criteria }: Appendix, record: AppraisalRecord): readonly RecordMistake[] {
  const leaves = new Map(criteria.flatMap((each) => (each.method ? [[each.code, each] as const] : [])));
  const faultOf = (code: string): RecordMistake['fault'] | undefined => {
    const leaf = leaves.get(code);
    if (!leaf) return 'unknown';
    const { first = ZERO, second = first } = record.rows.get(code) ?? {};
    if (leaf.method?.kind === 'penalty') return undefined;
    if (most(first, second) > leaf.max) return 'aboveMax';
    if (least(first, second) < ZERO) return 'negative';
    return second < first ? 'secondBelowFirst' : undefined;
  };
  return [...record.notAssessed, ...record.rows.keys()].flatMap((code) => {
    const fault = faultOf(code);
    return fault ? [{ code, fault }] : [];
  });
}
