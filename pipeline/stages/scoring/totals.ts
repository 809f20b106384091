import type { Criterion } from '../../model/appendix.ts';
import { add, least, most, type Points, ZERO } from '../../model/points.ts';
import type { GroupTotal, ScoredRow } from '../../model/score.ts';
import type { Leaf } from './row.ts';

/** Points after the checks; bonus points count up to the cap, and no total is under 0. Rows stand beside their leaves. */
export function checkedSum(
  leaves: readonly Leaf[],
  rows: readonly ScoredRow[],
  bonusCap: Points | undefined,
): Points {
  const [bonus, plain] = [true, false].map((wanted) =>
    add(
      ...rows
        .filter((_, index) => (leaves[index]?.method.kind === 'bonus') === wanted)
        .map(({ checked }) => checked ?? ZERO),
    ),
  );
  const capped = bonusCap === undefined ? (bonus ?? ZERO) : least(bonus ?? ZERO, bonusCap);
  return most(ZERO, add(plain ?? ZERO, capped));
}

export const selfSum = (rows: readonly ScoredRow[]): Points => add(...rows.map(({ self }) => self ?? ZERO));

/** The sum of maxima that apply to the unit; bonus only where it lies inside the scale. */
export const maximum = (leaves: readonly Leaf[], bonusInsideScale: boolean): Points =>
  add(
    ...leaves
      .filter(
        ({ standing, method }) =>
          standing !== 'notApplicable' && (bonusInsideScale || method.kind !== 'bonus'),
      )
      .map(({ criterion }) => criterion.max),
  );

/** One total for each section, domain and criterion that has members. */
export function groupTotals(
  criteria: readonly Criterion[],
  leaves: readonly Leaf[],
  rows: readonly ScoredRow[],
  bonusCap: Points | undefined,
): readonly GroupTotal[] {
  const parents = new Map(criteria.map(({ code, parent }) => [code, parent]));
  const within = (code: string | undefined, group: string): boolean =>
    code !== undefined && (code === group || within(parents.get(code), group));
  return criteria
    .filter(({ method }) => !method)
    .map(({ code }) => {
      const inside = leaves.map(({ criterion }) => within(criterion.code, code));
      const [members, memberRows] = [leaves.filter((_, i) => inside[i]), rows.filter((_, i) => inside[i])];
      return {
        code,
        max: maximum(members, true),
        self: selfSum(memberRows),
        checked: checkedSum(members, memberRows, bonusCap),
      };
    });
}
