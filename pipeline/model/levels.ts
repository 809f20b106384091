import type { Criterion, Method } from './appendix.ts';
import type { Unit } from './office.ts';
import { type Points, share, toPoints, ZERO } from './points.ts';

const HUNDRED = toPoints('100');
/** Finer than any appendix writes its points. */
const DECIMALS = 6;

/**
 * The only points that a method allows, highest first and 0 included where nothing reached is worth 0; undefined where
 * any number from 0 to the maximum may come out.
 */
export function levelsOf(method: Method, max: Points): readonly Points[] | undefined {
  switch (method.kind) {
    case 'yesNo':
      return [max, ZERO];
    case 'levels':
      return distinct(method.steps.map(({ points }) => points));
    case 'highest':
      return distinct([...method.steps.map(({ points }) => points), ZERO]);
    case 'percentLevels':
      return distinct(method.levels.map(({ percent }) => share(max, percent, HUNDRED, DECIMALS)));
    case 'bands':
      return distinct([...method.bands.map(({ points }) => points), ZERO]);
    case 'deduction':
    case 'bonus':
    case 'penalty':
    case 'proportional':
    case 'countCapped':
    case 'sum':
    case 'relative':
    case 'survey':
    case 'byAppraiser':
    case 'free':
      return undefined;
  }
}

/** Points given by others (survey, comparison of units, appraiser): the unit leaves them blank. */
export const isNeverSelfScored = (method: Method): boolean =>
  method.kind === 'relative' || method.kind === 'survey' || method.kind === 'byAppraiser';

/** The appendix itself leaves this criterion out for this unit. */
export const isExempt = (
  { notApplicableTo }: Pick<Criterion, 'notApplicableTo'>,
  unit: Pick<Unit, 'kind' | 'code'> | undefined,
): boolean =>
  unit !== undefined && (notApplicableTo.includes(unit.kind) || notApplicableTo.includes(unit.code));

const distinct = (points: readonly Points[]): readonly Points[] =>
  [...new Set(points)].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));

/** Given by others, or claimed only where there is something to claim. */
export const mayStayBlank = (method: Method): boolean =>
  isNeverSelfScored(method) || method.kind === 'bonus' || method.kind === 'penalty';
