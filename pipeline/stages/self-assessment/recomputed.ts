import type { Criterion, Method } from '../../model/appendix.ts';
import type { Points } from '../../model/points.ts';
import { declaredPoints } from './computed-points.ts';
import type { Declared } from './declared.ts';

const BY_FIGURES: readonly Method['kind'][] = [
  'proportional',
  'bands',
  'countCapped',
  'deduction',
  'bonus',
  'penalty',
];

const isByFigures = (method: Method): boolean =>
  method.kind === 'sum'
    ? method.parts.some((part) => isByFigures(part.method))
    : BY_FIGURES.includes(method.kind);

/**
 * Whether the points of a row were computed again from what the workbook declares: false where the method computes and
 * nothing usable is declared, undefined where it does not compute, or no points are claimed.
 */
export function isRecomputed(
  { method, max }: Criterion,
  { selfPoints, declared }: { readonly selfPoints: Points | undefined; readonly declared: Declared },
  decimals: number,
): boolean | undefined {
  if (!method || selfPoints === undefined) return undefined;
  if (declaredPoints(method, max, declared, decimals)) return true;
  return isByFigures(method) ? false : undefined;
}
