import type { Appendix } from '../model/appendix.ts';
import { add } from '../model/points.ts';

/**
 * The rows of a shared appendix that one unit scores: those on which it is the first contributor (cơ quan đầu mối).
 * Groups count only these rows, so that the shares of all units add up to the whole. Undefined where none is the unit's.
 */
export function shareOf(appendix: Appendix, unit: string): Appendix | undefined {
  const own = appendix.criteria.filter(({ method, contributors }) => method && contributors[0] === unit);
  const parentOf = new Map(appendix.criteria.map(({ code, parent }) => [code, parent]));
  const isWithin = (code: string, group: string): boolean => {
    for (let at: string | undefined = code; at !== undefined; at = parentOf.get(at))
      if (at === group) return true;
    return false;
  };
  const criteria = appendix.criteria.flatMap((each) => {
    const below = own.filter(({ code }) => isWithin(code, each.code));
    return below.length > 0 ? [{ ...each, max: add(...below.map(({ max }) => max)) }] : [];
  });
  const scale = add(...own.map(({ max }) => max));
  return own.length > 0 ? { ...appendix, scale, criteria } : undefined;
}
