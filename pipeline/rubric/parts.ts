import type { Appendix, Criterion } from '../model/appendix.ts';
import { isNeverSelfScored } from '../model/levels.ts';
import { add, subtract, vietnameseDecimal, ZERO } from '../model/points.ts';

/**
 * What does not add up between a whole rubric and its parts (`partOf`): every row that units score themselves must be
 * given out whole, by its code, no share of it twice, and nothing else may be. In Vietnamese, for the regulation.
 */
export function partMistakes(appendices: readonly Appendix[]): readonly string[] {
  const wholes = new Set(appendices.flatMap(({ partOf }) => partOf ?? []));
  return [...wholes].flatMap((id) => {
    const whole = appendices.find((each) => each.id === id);
    if (!whole) return [`Có phụ lục ghi là phần của "${id}", nhưng quy chế không có phụ lục "${id}".`];
    const parts = appendices.filter(({ partOf }) => partOf === id);
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
      ...[...given].flatMap(([code, rows]) =>
        repeated(rows.flatMap(sharesOf)).map((name) => `${code}: phần "${name}" được giao hai lần.`),
      ),
    ];
  });
}

const leavesOf = ({ criteria }: Appendix): Appendix['criteria'] => criteria.filter(({ method }) => method);

const sharesOf = ({ method }: Criterion): readonly string[] =>
  method?.kind === 'sum' ? method.parts.map(({ name }) => name) : [];

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];
