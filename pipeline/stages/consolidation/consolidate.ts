import { weigh } from '../../findings/finding.ts';
import type { Criterion, Method } from '../../model/appendix.ts';
import type {
  ConsolidatedRow,
  Consolidation,
  Filing,
  GroupSum,
  LeftAside,
  SharedRow,
  SharedTask,
  UnitStanding,
  UnusableFiling,
} from '../../model/consolidation.ts';
import { isNeverSelfScored, mayStayBlank } from '../../model/levels.ts';
import { add } from '../../model/points.ts';
import type { Regulation } from '../../model/regulation.ts';
import { initiativeFindings } from './initiative-findings.ts';
import { type Reviewed, reviewFindings, reviewOf } from './review.ts';
import { standingFindings } from './standing-findings.ts';

export interface Filed {
  readonly filings: readonly Filing[];
  readonly unusable: readonly UnusableFiling[];
  readonly leftAside: readonly LeftAside[];
  readonly reviewed?: Reviewed | undefined;
}

/**
 * Puts a rubric together from what its units have filed: rows joined by code, shares of one row added up, groups and
 * total counted anew. What is lacking stays open and is never 0. Pure.
 */
export function consolidate(
  { task, whole, shares }: SharedTask,
  filed: Filed,
  { regulation, year }: { readonly regulation: Regulation; readonly year: number },
): Consolidation {
  const units = shares.map((share): UnitStanding => {
    const isOwn = ({ unit }: { readonly unit: string }): boolean => unit === share.unit;
    return { share, filing: filed.filings.find(isOwn), unusable: filed.unusable.find(isOwn) };
  });
  const rows = whole.criteria.flatMap((criterion) =>
    criterion.method ? [rowOf(criterion, criterion.method, units)] : [],
  );
  const groups = whole.criteria
    .filter(({ method }) => !method)
    .map((each) => groupOf(each, whole.criteria, rows));
  const review = filed.reviewed && reviewOf(rows, filed.reviewed);
  const scored = filed.reviewed?.rows.filter(({ selfPoints }) => selfPoints !== undefined) ?? [];
  const reviewed = new Set(scored.map(({ code }) => code));
  const findings = [
    ...standingFindings({ units, rows, leftAside: filed.leftAside, reviewed }, regulation),
    ...initiativeFindings(units),
    ...(review ? reviewFindings(review) : []),
  ];
  return {
    ...{ regulation, task, whole, year, rows, groups, units, review },
    ...sumOf(rows),
    findings: weigh(findings, regulation),
  };
}

function rowOf(criterion: Criterion, method: Method, units: readonly UnitStanding[]): ConsolidatedRow {
  if (isNeverSelfScored(method)) return { criterion, shares: [], self: undefined, pending: false };
  const shares = units.flatMap((unit) => sharedRow(criterion.code, unit));
  const open = new Set<SharedRow['state']>(mayStayBlank(method) ? ['notFiled'] : ['notFiled', 'notScored']);
  const pending = shares.length === 0 || shares.some(({ state }) => open.has(state));
  const scored = shares.flatMap(({ row }) => row?.self ?? []);
  return { criterion, shares, self: pending || scored.length === 0 ? undefined : add(...scored), pending };
}

function sharedRow(code: string, { share, filing }: UnitStanding): readonly SharedRow[] {
  const own = share.appendix.criteria.find((each) => each.method && each.code === code);
  if (!own) return [];
  const row = filing?.rows.find((each) => each.code === code);
  const { max } = own;
  if (!row) return [{ share, max, state: 'notFiled', row }];
  if (row.self !== undefined) return [{ share, max, state: 'scored', row }];
  return [{ share, max, state: row.notAssessed ? 'notAssessed' : 'notScored', row }];
}

function groupOf(
  group: Criterion,
  criteria: readonly Criterion[],
  rows: readonly ConsolidatedRow[],
): GroupSum {
  const parentOf = new Map(criteria.map(({ code, parent }) => [code, parent]));
  const isWithin = (code: string | undefined): boolean =>
    code !== undefined && (code === group.code || isWithin(parentOf.get(code)));
  const { total, selfMax } = sumOf(rows.filter(({ criterion }) => isWithin(criterion.code)));
  return { criterion: group, selfMax, self: total };
}

const sumOf = (rows: readonly ConsolidatedRow[]): Pick<Consolidation, 'total' | 'selfMax'> => ({
  selfMax: add(
    ...rows.flatMap(({ criterion: { method, max } }) => (method && !isNeverSelfScored(method) ? [max] : [])),
  ),
  total: rows.some(({ pending }) => pending) ? undefined : add(...rows.flatMap(({ self }) => self ?? [])),
});
