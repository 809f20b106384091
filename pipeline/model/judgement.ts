import type {
  Contents,
  Dossier,
  FileFacts,
  ProposedInitiative,
  RowEvidence,
  SelfAssessment,
} from './dossier.ts';
import type { CheckVerdict, DeadlineResult, WeighedFinding } from './finding.ts';
import type { Office } from './office.ts';
import type { DossierState, RunInputs } from './outputs.ts';
import type { Regulation } from './regulation.ts';
import type { Score } from './score.ts';

/** All that is known of a dossier once every check has run: what the documents are made from. */
export interface Judgement {
  readonly office: Office;
  readonly regulation: Regulation;
  readonly dossier: Dossier;
  readonly contents: Contents;
  /** By path of the file inside the dossier. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly selfAssessment: SelfAssessment | undefined;
  readonly rowEvidence: readonly RowEvidence[];
  readonly initiatives: readonly ProposedInitiative[];
  readonly deadline: DeadlineResult;
  readonly score: Score | undefined;
  readonly findings: readonly WeighedFinding[];
  readonly checks: readonly CheckVerdict[];
  readonly state: DossierState;
  readonly runInputs: RunInputs;
}
