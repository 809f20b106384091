import type { FindingId } from '../../findings/catalogue.ts';
import type { Criterion, Method } from '../../model/appendix.ts';
import type { AssessedRow } from '../../model/dossier.ts';
import type { FindingValue, WeighedFinding } from '../../model/finding.ts';
import { isExempt, isNeverSelfScored } from '../../model/levels.ts';
import type { Unit } from '../../model/office.ts';
import { least, most, type Points, round, subtract, ZERO } from '../../model/points.ts';
import type { Basis, EvidencePolicy, Regulation } from '../../model/regulation.ts';
import type { RowReason, ScoredRow } from '../../model/score.ts';

/**
 * How a leaf takes part. `counted`: in the unit's total; `notApplicable`: out of the unit's maximum too; `byOthers`:
 * scored by a survey, a comparison or the appraiser; `declaredPenalty`: what the unit lists against itself, for others
 * to decide on.
 */
export type Standing = 'counted' | 'notApplicable' | 'byOthers' | 'declaredPenalty';

export interface Leaf {
  readonly criterion: Criterion;
  readonly method: Method;
  readonly standing: Standing;
}

/** A leaf of the appendix as the unit filled it in, with what was found of it. */
export interface FilledLeaf extends Leaf {
  readonly filled: AssessedRow | undefined;
  readonly found: readonly WeighedFinding[];
  /** What makes its evidence wrong, where all of it is. */
  readonly wrong: WeighedFinding | undefined;
}

export function standingOf(
  criterion: Criterion,
  method: Method,
  unit: Unit | undefined,
  regulation: Regulation,
): Standing {
  if (isExempt(criterion, unit)) return 'notApplicable';
  if (isNeverSelfScored(method)) return 'byOthers';
  return method.kind === 'penalty' && regulation.scoring.penalties === 'scenario'
    ? 'declaredPenalty'
    : 'counted';
}

/** Points a unit lists against itself, as a negative number however it wrote them. */
export const declaredPenalty = ({ filled }: FilledLeaf): Points => {
  const points = filled?.selfPoints ?? ZERO;
  return points > ZERO ? subtract(ZERO, points) : points;
};

/** Points of one leaf: declared, and after what was found; each difference with the finding and its basis. */
export function scoreRow(
  leaf: FilledLeaf,
  decimals: number,
  regulation: Regulation,
  evidence: EvidencePolicy = regulation.evidence,
): ScoredRow {
  const { criterion, method, standing, filled, found } = leaf;
  const row = { code: criterion.code, max: criterion.max };
  if (standing !== 'counted') {
    return {
      ...row,
      self: undefined,
      checked: undefined,
      assessed: false,
      pending: standing !== 'notApplicable',
      because: notCounted(leaf),
    };
  }
  const proposedExempt = filled?.notAssessed ?? false;
  const state = { assessed: !proposedExempt, pending: proposedExempt || method.kind === 'free' };
  if (filled?.selfPoints === undefined) {
    return { ...row, ...state, self: undefined, checked: undefined, because: withoutFigure(found) };
  }
  if (method.kind === 'penalty') {
    const penalty = round(declaredPenalty(leaf), decimals);
    return { ...row, ...state, self: penalty, checked: penalty, because: [] };
  }
  const self = round(filled.selfPoints, decimals);
  const because: RowReason[] = [];
  let checked = self;
  for (const { id, lower } of EFFECTS) {
    const finding = found.find((each) => each.id === id);
    const to = lower(checked, { criterion, method, finding, evidence, decimals });
    if (to === checked) continue;
    because.push({ finding: id, basis: finding?.basis ?? basisOf(id, regulation), from: checked, to });
    checked = to;
  }
  if (leaf.wrong && checked > ZERO && isLostByWrongFiles(filled, evidence)) {
    const { id, place } = leaf.wrong;
    because.push({
      ...{ finding: id, ...(place.file !== undefined && { file: place.file }) },
      ...{ basis: basisOf('evidence/missing', regulation), from: checked, to: ZERO },
    });
    checked = ZERO;
  }
  return { ...row, ...state, self, checked, because };
}

/** Wrong evidence is worth what missing evidence is: where explanations are accepted, they save its points too. */
const isLostByWrongFiles = ({ justification }: AssessedRow, evidence: EvidencePolicy): boolean =>
  evidence.whenWrong === 'zero' && !(justification.trim() !== '' && evidence.whenJustified === 'stands');

interface Effect {
  readonly criterion: Criterion;
  readonly method: Method;
  readonly finding: WeighedFinding | undefined;
  readonly evidence: EvidencePolicy;
  readonly decimals: number;
}

/** What a finding does to the points of its row, in this order. Points are never raised, except from below zero. */
const EFFECTS: readonly {
  readonly id: FindingId;
  readonly lower: (points: Points, effect: Effect) => Points;
}[] = [
  { id: 'workbook/points-negative', lower: (points) => most(points, ZERO) },
  { id: 'workbook/points-above-max', lower: (points, { criterion }) => least(points, criterion.max) },
  {
    id: 'workbook/not-a-level',
    lower: (points, { finding, decimals }) => leastOf(points, finding?.values['counted'], decimals),
  },
  {
    id: 'workbook/computed-differs',
    lower: (points, { finding, decimals }) => leastOf(points, finding?.values['expected'], decimals),
  },
  {
    id: 'evidence/missing',
    lower: (points, { finding, evidence }) => (finding && evidence.whenMissing === 'zero' ? ZERO : points),
  },
  {
    id: 'evidence/missing-justified',
    lower: (points, { finding, evidence }) => (finding && evidence.whenJustified === 'zero' ? ZERO : points),
  },
];

/** What the finding gives instead, where it is less. */
const leastOf = (points: Points, instead: FindingValue | undefined, decimals: number): Points =>
  typeof instead === 'bigint' ? least(points, round(instead, decimals)) : points;

const WITHOUT_FIGURE: readonly string[] = [
  'workbook/code-missing',
  'workbook/not-scored',
  'workbook/points-unreadable',
  'workbook/formula-without-value',
] satisfies readonly FindingId[];

const withoutFigure = (found: readonly WeighedFinding[]): readonly RowReason[] =>
  found
    .filter(({ id }) => WITHOUT_FIGURE.includes(id))
    .map(({ id, basis }) => ({ finding: id, basis, from: undefined, to: undefined }));

const NOT_THEIRS: readonly string[] = [
  'workbook/never-self-scored',
  'workbook/not-applicable',
] satisfies readonly FindingId[];

/** A figure that stands where the unit is not to give one, taken out of its total. */
const notCounted = ({ filled, found }: FilledLeaf): readonly RowReason[] =>
  filled?.selfPoints === undefined
    ? []
    : found
        .filter(({ id }) => NOT_THEIRS.includes(id))
        .map(({ id, basis }) => ({ finding: id, basis, from: filled.selfPoints, to: undefined }));

/** The basis that the regulation gives a finding, even where it is not told. */
export function basisOf(id: FindingId, regulation: Regulation): Basis {
  const weight = regulation.findings.get(id);
  if (!weight) throw new RangeError(`no weight for ${id} in ${regulation.id}`);
  return weight.basis;
}
