import { type ScenarioId, scenarios } from '../../findings/scenarios.ts';
import type { DeadlineResult } from '../../model/finding.ts';
import { add, most, type Points, subtract, vietnameseDecimal, ZERO } from '../../model/points.ts';
import type { Basis, Regulation } from '../../model/regulation.ts';
import type { Scenario, ScoredRow } from '../../model/score.ts';
import { basisOf, declaredPenalty, type FilledLeaf, scoreRow } from './row.ts';
import { checkedSum, maximum } from './totals.ts';

/** What stands first, and what the other outcomes are reckoned from. */
export interface Outcome {
  readonly leaves: readonly FilledLeaf[];
  readonly rows: readonly ScoredRow[];
  readonly decimals: number;
  readonly bonusInsideScale: boolean;
  /** Before lateness. */
  readonly checkedTotal: Points;
  readonly maxTotal: Points;
  readonly regulation: Regulation;
  readonly deadline: DeadlineResult;
}

/** The total under every other outcome of what is still open: none of them changes the figures that stand first. */
export function scenariosOf(outcome: Outcome): readonly Scenario[] {
  if (outcome.deadline.zero) return tooLate(outcome);
  return [
    ...justificationAccepted(outcome),
    ...exemptionsConfirmed(outcome),
    ...penaltiesDeclared(outcome),
    ...latePenalty(outcome),
    ...filedNow(outcome),
  ];
}

const scenario = (id: ScenarioId, basis: Basis, total: Points, maxTotal: Points): Scenario => ({
  id,
  assumption: scenarios[id].replace('{max}', vietnameseDecimal(maxTotal)),
  basis,
  total: most(ZERO, total),
  maxTotal,
});

function justificationAccepted(outcome: Outcome): readonly Scenario[] {
  const { leaves, rows, decimals, regulation, maxTotal } = outcome;
  const accepted = leaves.map((leaf) =>
    scoreRow(leaf, decimals, regulation, { ...regulation.evidence, whenJustified: 'stands' }),
  );
  if (accepted.every(({ checked }, index) => checked === rows[index]?.checked)) return [];
  const total = checkedSum(leaves, accepted, regulation.scoring.bonusCap);
  const basis = basisOf('evidence/missing-justified', regulation);
  return [scenario('justificationAccepted', basis, total, maxTotal)];
}

function exemptionsConfirmed(outcome: Outcome): readonly Scenario[] {
  const { leaves, rows, regulation, bonusInsideScale, maxTotal } = outcome;
  const { notAssessed, notAssessedArticle, bonusCap } = regulation.scoring;
  const kept = leaves.filter(({ standing, filled }) => standing !== 'counted' || !filled?.notAssessed);
  if (kept.length === leaves.length || notAssessed === 'notProvided') return [];
  const keptRows = rows.filter((_, index) => kept.some((leaf) => leaf === leaves[index]));
  const basis = notAssessedArticle
    ? { article: notAssessedArticle }
    : basisOf('evidence/not-assessed', regulation);
  const total = checkedSum(kept, keptRows, bonusCap);
  const max = notAssessed === 'reducesMaximum' ? maximum(kept, bonusInsideScale) : maxTotal;
  return [scenario('exemptionsConfirmed', basis, total, max)];
}

function penaltiesDeclared({ leaves, regulation, checkedTotal, maxTotal }: Outcome): readonly Scenario[] {
  const declared = add(
    ...leaves.filter(({ standing }) => standing === 'declaredPenalty').map(declaredPenalty),
  );
  if (declared === ZERO) return [];
  const basis = basisOf('scoring/penalty-declared', regulation);
  return [scenario('penaltiesDeclared', basis, add(checkedTotal, declared), maxTotal)];
}

function latePenalty({ deadline, regulation, checkedTotal, maxTotal }: Outcome): readonly Scenario[] {
  if (deadline.penalty === ZERO) return [];
  const basis = basisOf('deadline/late', regulation);
  return [scenario('latePenalty', basis, subtract(checkedTotal, deadline.penalty), maxTotal)];
}

function filedNow({
  deadline: { ifFiledNow },
  regulation,
  checkedTotal,
  maxTotal,
}: Outcome): readonly Scenario[] {
  if (!ifFiledNow || (ifFiledNow.penalty === ZERO && !ifFiledNow.zero)) return [];
  const basis = basisOf(ifFiledNow.zero ? 'deadline/zero' : 'deadline/late', regulation);
  const total = ifFiledNow.zero ? ZERO : subtract(checkedTotal, ifFiledNow.penalty);
  return [scenario('filedNow', basis, total, maxTotal)];
}

/** Where the dossier counts as 0, nothing else that is open matters before this; of what others give, the survey alone is no part of the dossier. */
function tooLate({ leaves, regulation, checkedTotal, maxTotal }: Outcome): readonly Scenario[] {
  const basis = basisOf('deadline/zero', regulation);
  const survey = leaves.filter(({ method, standing }) => method.kind === 'survey' && standing === 'byOthers');
  return [
    scenario('tooLateClaimed', basis, maximum(survey, true), maxTotal),
    scenario('lateAccepted', basis, checkedTotal, maxTotal),
  ];
}
