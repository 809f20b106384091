import { scoringNotRun } from '../../findings/catalogue/scoring.ts';
import { completed, finding, notRun } from '../../findings/finding.ts';
import type { Appendix } from '../../model/appendix.ts';
import type { Dossier, RowEvidence, SelfAssessment } from '../../model/dossier.ts';
import type { Checked, CheckRun, DeadlineResult, Finding, WeighedFinding } from '../../model/finding.ts';
import type { Unit } from '../../model/office.ts';
import { add, subtract, ZERO } from '../../model/points.ts';
import type { Regulation } from '../../model/regulation.ts';
import type { Score } from '../../model/score.ts';
import { declaredPenalty, type FilledLeaf, scoreRow, standingOf } from './row.ts';
import { scenariosOf } from './scenarios.ts';
import { checkedSum, groupTotals, maximum, selfSum } from './totals.ts';
import { wrongEvidence } from './wrong-evidence.ts';

export interface ToScore {
  readonly dossier: Dossier;
  readonly regulation: Regulation;
  readonly selfAssessment: SelfAssessment | undefined;
  readonly rowEvidence: readonly RowEvidence[];
  /** What was found before; a finding that the regulation ignores lowers no points. */
  readonly findings: readonly WeighedFinding[];
  readonly deadline: DeadlineResult;
}

/**
 * What the unit claims, what is left of it after the checks, and what it would be under every other outcome.
 * Leaves are rounded once, to the decimals of the appendix; sums are exact.
 */
export function scoreDossier(input: ToScore): Checked & { readonly score: Score | undefined } {
  const { dossier, regulation, selfAssessment, deadline } = input;
  const { appendix } = dossier;
  if (!appendix || !selfAssessment) {
    const because = scoringNotRun;
    return {
      score: undefined,
      findings: [],
      checks: CHECKS.map((id) => notRun(id, because)),
    };
  }
  const leaves = leavesOf(appendix, selfAssessment, input);
  const { decimals, bonusInsideScale, criteria } = appendix;
  const rows = leaves.map((leaf) => scoreRow(leaf, decimals, regulation));
  const { bonusCap } = regulation.scoring;
  const checkedTotal = checkedSum(leaves, rows, bonusCap);
  const maxTotal = maximum(leaves, bonusInsideScale);
  const selfMaxTotal = maximum(
    leaves.filter(({ standing }) => standing !== 'byOthers'),
    bonusInsideScale,
  );
  return {
    findings: [
      ...bonusOverCap(leaves, regulation),
      ...penalties(leaves),
      ...selfAppraised(leaves, dossier.unit),
    ],
    checks: CHECKS.map(completed),
    score: {
      rows,
      groups: groupTotals(criteria, leaves, rows, bonusCap),
      selfTotal: selfSum(rows),
      checkedTotal: deadline.zero ? ZERO : checkedTotal,
      selfMaxTotal,
      maxTotal,
      scenarios: scenariosOf({
        ...{ leaves, rows, decimals, bonusInsideScale, checkedTotal, maxTotal },
        ...{ regulation, deadline },
      }),
    },
  };
}

const CHECKS = [
  'scoring/bonus',
  'scoring/penalty',
  'scoring/appraiser',
] as const satisfies readonly CheckRun['id'][];

function leavesOf(
  appendix: Appendix,
  selfAssessment: SelfAssessment,
  { dossier, regulation, rowEvidence, findings }: ToScore,
): readonly FilledLeaf[] {
  const filled = new Map(selfAssessment.rows.map((row) => [row.code, row]));
  const wrong = wrongEvidence(rowEvidence, findings);
  const found = Map.groupBy(findings, ({ place }) => place.code);
  return appendix.criteria.flatMap((criterion) => {
    const { method, code } = criterion;
    if (!method) return [];
    const standing = standingOf(criterion, method, dossier.unit, regulation);
    return [
      {
        criterion,
        method,
        standing,
        filled: filled.get(code),
        found: found.get(code) ?? [],
        wrong: criterion.evidenceRequired ? wrong.get(code) : undefined,
      },
    ];
  });
}

function bonusOverCap(leaves: readonly FilledLeaf[], regulation: Regulation): readonly Finding[] {
  const cap = regulation.scoring.bonusCap;
  const bonuses = leaves.filter(({ method }) => method.kind === 'bonus');
  const bonus = add(...bonuses.map(({ filled }) => filled?.selfPoints ?? ZERO));
  const group = bonuses[0]?.criterion.parent;
  if (cap === undefined || bonus <= cap) return [];
  return [finding('scoring/bonus-over-cap', group === undefined ? {} : { code: group }, { bonus, cap })];
}

function selfAppraised(leaves: readonly FilledLeaf[], unit: Unit | undefined): readonly Finding[] {
  const own = leaves.filter(
    ({ criterion: { appraiser }, standing }) =>
      unit && (appraiser === unit.code || appraiser === unit.kind) && standing !== 'notApplicable',
  );
  const codes = own.map(({ criterion }) => criterion.code).join(', ');
  return own.length > 0 ? [finding('scoring/self-appraised', {}, { count: own.length, codes })] : [];
}

const penalties = (leaves: readonly FilledLeaf[]): readonly Finding[] =>
  leaves.flatMap((leaf) => {
    const penalty = leaf.standing === 'declaredPenalty' ? subtract(ZERO, declaredPenalty(leaf)) : ZERO;
    const { code } = leaf.criterion;
    if (penalty === ZERO || !leaf.filled) return [];
    return [finding('scoring/penalty-declared', { code, cell: leaf.filled.cell }, { penalty, code })];
  });
