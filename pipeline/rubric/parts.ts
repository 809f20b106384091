import { isNeverSelfScored } from '../model/levels.ts';
import { add, subtract, vietnameseDecimal, ZERO } from '../model/points.ts';
import type { Appendix } from '../model/regulation.ts';

/** Appendices that are parts of a whole one, `partOf` by the id of the part. */
export interface Parts {
  readonly appendices: readonly Appendix[];
  readonly partOf: ReadonlyMap<string, string>;
}

/**
 * What does not add up between a whole rubric and its parts: every row that units score themselves must be given out
 * whole, by its code, and nothing else may be. In Vietnamese, for the regulation.
 */
export function partMistakes({ appendices, partOf }: Parts): readonly string[] {
  return [...new Set(partOf.values())].flatMap((id) => {
    const whole = appendices.find((each) => each.id === id);
    if (!whole) return [`Có phụ lục ghi là phần của "${id}", nhưng quy chế không có phụ lục "${id}".`];
    const parts = appendices.filter((each) => partOf.get(each.id) === id);
    const given = Map.groupBy(parts.flatMap(leavesOf), ({ code }) => code);
    const own = new Map(leavesOf(whole).map((each) => [each.code, each]));
    const unknown = [...given.keys()].filter((code) => !own.has(code));
    return [
      ...unknown.map((code) => `${code}: có trong một phần nhưng không có trong phụ lục "${id}".`),
      ...[...own.values()].flatMap(({ code, max, method }) => {
        const expected = method && isNeverSelfScored(method) ? ZERO : max;
        const sum = add(...(given.get(code) ?? []).map((each) => each.max));
        return subtract(sum, expected) === ZERO
          ? []
          : [
              `${code}: các phần cộng lại ${vietnameseDecimal(sum)} điểm, phụ lục "${id}" giao ${vietnameseDecimal(expected)} điểm.`,
            ];
      }),
    ];
  });
}

const leavesOf = ({ criteria }: Appendix): Appendix['criteria'] => criteria.filter(({ method }) => method);
