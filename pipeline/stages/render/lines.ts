import type { Criterion } from '../../model/appendix.ts';
import type { AssessedRow } from '../../model/dossier.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { Points } from '../../model/points.ts';
import { evidenceName } from './names.ts';

/** One criterion of the appendix with what the unit declares for it; a group carries the sum of its members. */
export interface DeclaredLine {
  readonly criterion: Criterion;
  readonly group: boolean;
  /** Undefined where the unit scores nothing: survey, appraiser, not assessed, or every member of a group is so. */
  readonly self: Points | undefined;
  /** False: others score it (survey, appraiser), or every member of a group. */
  readonly selfScored: boolean;
  readonly row: AssessedRow | undefined;
  readonly evidence: readonly LineEvidence[];
}

export interface LineEvidence {
  /** Inside the results folder. */
  readonly name: string;
  readonly fragment: string | undefined;
}

/** The whole appendix in its order, with self points only. Empty without an appendix or a score. */
export function declaredLines({
  dossier,
  score,
  selfAssessment,
  rowEvidence,
}: Judgement): readonly DeclaredLine[] {
  if (!dossier.appendix || !score) return [];
  const selfOf = new Map(score.rows.map((each) => [each.code, each.self]));
  const groupOf = new Map(score.groups.map((each) => [each.code, each.self]));
  const rowOf = new Map(selfAssessment?.rows.map((each) => [each.code, each]));
  const filesOf = new Map(rowEvidence.map((each) => [each.code, each.files]));
  const { criteria } = dossier.appendix;
  const scored = new Set(
    criteria.filter((each) => selfOf.get(each.code) !== undefined).flatMap(withGroups(criteria)),
  );
  const assessed = new Set(score.rows.flatMap((each) => (each.assessed ? [each.code] : [])));
  const own = new Set(
    criteria
      .filter(({ code }) => assessed.has(code) || rowOf.get(code)?.notAssessed)
      .flatMap(withGroups(criteria)),
  );
  return criteria.map((criterion) => {
    const group = criterion.method === undefined;
    const points = group ? groupOf.get(criterion.code) : selfOf.get(criterion.code);
    return {
      criterion,
      group,
      self: scored.has(criterion.code) ? points : undefined,
      selfScored: own.has(criterion.code),
      row: rowOf.get(criterion.code),
      evidence: (filesOf.get(criterion.code) ?? []).map(({ path, fragment }) => ({
        name: evidenceName(path, dossier),
        fragment,
      })),
    };
  });
}

/** A criterion's code and those of the groups around it. */
const withGroups =
  (criteria: readonly Criterion[]) =>
  ({ code, parent }: Criterion): readonly string[] => {
    const around = criteria.find((each) => each.code === parent);
    return [code, ...(around ? withGroups(criteria)(around) : [])];
  };

/** A dash stands where others score; what the unit left blank stays blank. */
export const isDashed = ({ self, selfScored }: DeclaredLine): boolean => self === undefined && !selfScored;

/** Rows that the unit has explained, or has to where there is no evidence. */
export const explainedLines = (lines: readonly DeclaredLine[]): readonly DeclaredLine[] =>
  lines.filter(
    ({ group, row, self, criterion, evidence }) =>
      !group &&
      row !== undefined &&
      (row.justification !== '' ||
        (evidence.length === 0 && criterion.evidenceRequired && self !== undefined && self !== 0n)),
  );
