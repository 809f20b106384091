import type { Method } from '../model/appendix.ts';
import { add, decimalString, type Points, toPoints, ZERO } from '../model/points.ts';

const HUNDRED = toPoints('100');

/** Why a way of scoring (cách chấm) cannot be right for a row with this maximum; in words for whoever wrote it. */
export function methodMistakes(method: Method, max: Points): readonly string[] {
  switch (method.kind) {
    case 'levels':
    case 'highest':
      return [...reaching(max, method.steps), ...within(max, method.steps)];
    case 'deduction':
    case 'bonus':
      return within(max, method.steps);
    case 'penalty':
      return max === ZERO ? [] : ['cách chấm "penalty" (điểm trừ) phải có điểm tối đa là 0'];
    case 'percentLevels':
      return method.levels.some(({ percent }) => percent === HUNDRED) &&
        method.levels.every(({ percent }) => percent <= HUNDRED && percent >= ZERO)
        ? []
        : ['các mức phần trăm phải nằm từ 0 đến 100 và mức cao nhất phải là 100'];
    case 'proportional':
      return [
        ...(method.base !== undefined && method.floorPercent === undefined
          ? ['có "base" thì phải có "floorPercent"']
          : []),
        ...((method.floorPercent ?? ZERO) > HUNDRED ? ['"floorPercent" lớn hơn 100'] : []),
        ...(method.base !== undefined && method.base > max ? ['"base" lớn hơn điểm tối đa'] : []),
      ];
    case 'bands':
      return [
        ...(method.bands.every(
          (band, index) => band.atLeast < (method.bands[index - 1]?.atLeast ?? band.atLeast + 1n),
        )
          ? []
          : ['các ngưỡng "atLeast" phải xếp từ cao xuống thấp']),
        ...reaching(max, method.bands),
        ...within(max, method.bands),
      ];
    case 'sum': {
      const total = add(...method.parts.map((part) => part.max));
      return [
        ...(total === max
          ? []
          : [`tổng các phần là ${decimalString(total)}, phải bằng điểm tối đa ${decimalString(max)}`]),
        ...method.parts.flatMap((part) =>
          methodMistakes(part.method, part.max).map((mistake) => `phần "${part.name}": ${mistake}`),
        ),
      ];
    }
    case 'countCapped':
      return method.per > ZERO ? [] : ['"per" phải lớn hơn 0'];
    case 'yesNo':
    case 'relative':
    case 'survey':
    case 'byAppraiser':
    case 'free':
      return [];
  }
}

type Steps = readonly { readonly points: Points }[];

const reaching = (max: Points, steps: Steps): readonly string[] =>
  steps.some(({ points }) => points >= max) ? [] : [`không mức nào đạt điểm tối đa ${decimalString(max)}`];

const within = (max: Points, steps: Steps): readonly string[] =>
  steps
    .filter(({ points }) => points > max || points < ZERO)
    .map(
      ({ points }) =>
        `mức ${decimalString(points)} nằm ngoài khoảng từ 0 đến điểm tối đa ${decimalString(max)}`,
    );
