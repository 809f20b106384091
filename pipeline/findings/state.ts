import type { Dossier } from '../model/dossier.ts';
import type { WeighedFinding } from '../model/finding.ts';
import type { DossierState } from '../model/outputs.ts';
import type { Score } from '../model/score.ts';

/** What becomes of a dossier: a self-assessment without points could not be read; a report stands by its findings alone. */
export function stateOf(
  { task }: Pick<Dossier, 'task'>,
  score: Score | undefined,
  findings: readonly WeighedFinding[],
): DossierState {
  if (task.kind === 'selfAssessment' && score === undefined) return 'refused';
  return findings.some(({ level }) => level === 'fail') ? 'toMend' : 'ready';
}
