import { add, least, type Points, round, share, subtract, toPoints, ZERO } from '../../model/points.ts';
import type { Item, ItemMethod } from './rubric.ts';

const HUNDRED = toPoints('100');
/** Numerator and denominator of the ratios that units report. */
const RATIOS = [
  ['57', '60'],
  ['38', '40'],
  ['25', '25'],
  ['95', '98'],
  ['118', '120'],
] as const;

/**
 * The points a diligent unit gives itself on a leaf, as the method allows; undefined where it never scores itself.
 * `turn` varies the level from row to row, and is the same at every run.
 */
export function selfPoints(item: Item, turn: number): Points | undefined {
  return item.method && pointsBy(item.method, toPoints(item.max), turn);
}

/** How a unit explains a ratio in its table; undefined for other methods. */
export function ratioOf(item: Item, turn: number): string | undefined {
  const [numerator, denominator] = RATIOS[turn % RATIOS.length] ?? RATIOS[0];
  return item.method?.kind === 'proportional' ? `Tính theo tỷ lệ ${numerator}/${denominator}` : undefined;
}

function pointsBy(method: ItemMethod, max: Points, turn: number): Points | undefined {
  const pick = (
    steps: readonly { readonly points?: string | undefined }[] | undefined,
    index: number,
  ): Points => least(toPoints(steps?.[Math.min(index, steps.length - 1)]?.points ?? '0'), max);
  switch (method.kind) {
    case 'yesNo':
      return max;
    case 'levels':
    case 'bands':
      return pick(method.levels ?? method.bands, turn % 4 === 3 ? 1 : 0);
    case 'highest':
      return pick(method.cases, turn % 2);
    case 'percentLevels':
      return share(max, toPoints(method.levels?.[turn % 3 === 2 ? 1 : 0]?.percent ?? '0'), HUNDRED, 2);
    case 'deduction':
      return turn % 3 === 1 ? subtract(max, pick(method.perItem, 0)) : max;
    case 'proportional':
      return proportional(method, max, turn);
    case 'countCapped':
      return counted(toPoints(method.per ?? '1'), max, turn % 2);
    case 'sum':
      return add(
        ...(method.parts ?? []).map((part) => pointsBy(part.method, toPoints(part.max), turn) ?? ZERO),
      );
    case 'bonus':
      return pick(method.perItem?.toReversed(), 0);
    case 'free':
      return round(share(max, toPoints('80'), HUNDRED, 2), 2);
    default:
      return undefined;
  }
}

/** `base` points at the floor, the rest in a straight line up to 100 per cent. */
function proportional(method: ItemMethod, max: Points, turn: number): Points {
  const [numerator, denominator] = RATIOS[turn % RATIOS.length] ?? RATIOS[0];
  const percent = share(HUNDRED, toPoints(numerator), toPoints(denominator), 12);
  if (method.base === undefined) return share(max, percent, HUNDRED, 2);
  const floor = toPoints(method.floorPercent ?? '0');
  const base = toPoints(method.base);
  return add(base, share(subtract(max, base), subtract(percent, floor), subtract(HUNDRED, floor), 2));
}

/** So many pieces that the maximum is just reached, less `fewer`. */
function counted(per: Points, max: Points, fewer: number): Points {
  const pieces: Points[] = [];
  while (add(per, ...pieces) <= max) pieces.push(per);
  return add(...pieces.slice(fewer));
}
