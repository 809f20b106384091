import { join } from 'node:path';
import type { Appendix, Criterion } from '../../pipeline/model/appendix.ts';
import { isNeverSelfScored, levelsOf } from '../../pipeline/model/levels.ts';
import { add, decimalString, type Points, ZERO } from '../../pipeline/model/points.ts';
import { loadAppendix } from '../../pipeline/rubric/appendix.ts';

const root = join(import.meta.dirname, '..', '..');

function load(file: string): Appendix {
  const { appendix } = loadAppendix(join(root, file), file);
  if (!appendix) throw new Error(file);
  return appendix;
}

/** Codes begin with a section in Roman numerals: I.1.1, II.2.1.2. */
export const ninhHoa3 = load('rubrics/ninh-hoa-1149-2021/appendix-3.yaml');
/** Plain codes: 1, 1.1, 1.1.1. */
export const quangNam1 = load('rubrics/quang-nam-2744-2020/appendix-1.yaml');
/** Sections I to X, and criteria numbered through: 1 to 33. */
export const laiChau1 = load('rubrics/lai-chau-29-2019/appendix-01.yaml');
export const konRay = load('rubrics/kon-ray-1253-2022/appendix-commune.yaml');
/** With initiatives that the agency has to propose. */
export const quangTri6 = load('rubrics/quang-tri-320-2021/appendix-6.yaml');

export const leavesOf = ({ criteria }: Appendix): readonly Criterion[] =>
  criteria.filter(({ method }) => method);
export const isOpen = ({ method }: Criterion): boolean => method !== undefined && !isNeverSelfScored(method);

/** Points that break no rule: the best level, every fourth the next one; undefined where the unit scores nothing. */
export function goodPoints(appendix: Appendix): ReadonlyMap<string, Points> {
  const points = new Map<string, Points>();
  leavesOf(appendix).forEach((criterion, index) => {
    const { code, method, max } = criterion;
    if (!method || !isOpen(criterion) || method.kind === 'penalty') return;
    const levels = levelsOf(method, max);
    const lower = levels?.[1] ?? max;
    points.set(code, index % 4 === 3 ? lower : (levels?.[0] ?? max));
  });
  return points;
}

export const numberOf = (points: Points): number => Number(decimalString(points));

/** Points of a criterion or a group. */
export function sumOf(
  appendix: Appendix,
  points: ReadonlyMap<string, Points>,
  code: string | undefined,
): Points {
  const own = code === undefined ? undefined : appendix.criteria.find((each) => each.code === code);
  if (own?.method) return points.get(own.code) ?? ZERO;
  return add(
    ...appendix.criteria
      .filter(({ parent }) => parent === code)
      .map((each) => sumOf(appendix, points, each.code)),
  );
}
