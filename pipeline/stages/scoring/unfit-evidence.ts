import type { FindingId } from '../../findings/catalogue.ts';
import { finding } from '../../findings/finding.ts';
import type { RowEvidence, SelfAssessment } from '../../model/dossier.ts';
import type { Finding, WeighedFinding } from '../../model/finding.ts';
import { ZERO } from '../../model/points.ts';
import type { Appendix } from '../../model/regulation.ts';

/**
 * What makes a file unfit whoever looks at it. Not among these: what our reader could not tell (locked, damaged, an authority
 * that the office has not entered), since a person may still tell it.
 */
const UNFIT: readonly string[] = [
  'formats/word-or-excel',
  'formats/other',
  'formats/renamed',
  'formats/empty',
  'signatures/missing',
  'signatures/broken',
  'signatures/altered',
  'signatures/revoked',
  'signatures/partial',
] satisfies readonly FindingId[];

interface Given {
  readonly appendix: Appendix;
  readonly selfAssessment: SelfAssessment;
  readonly rowEvidence: readonly RowEvidence[];
  readonly findings: readonly WeighedFinding[];
}

/** Rows that claim points and have evidence, none of which is as the regulation wants it. */
export function unfitEvidence({
  appendix,
  selfAssessment,
  rowEvidence,
  findings,
}: Given): readonly Finding[] {
  const unfit = new Set(
    findings.flatMap(({ id, level, place }) =>
      level === 'fail' && UNFIT.includes(id) && place.file !== undefined ? [place.file] : [],
    ),
  );
  return rowEvidence.flatMap(({ code, files }) => {
    const row = selfAssessment.rows.find((each) => each.code === code);
    const criterion = appendix.criteria.find((each) => each.code === code);
    if (!row || !criterion?.evidenceRequired || (row.selfPoints ?? ZERO) <= ZERO) return [];
    if (files.length === 0 || files.some(({ path }) => !unfit.has(path))) return [];
    const names = [...new Set(files.map(({ path }) => path))].join('; ');
    return [finding('evidence/unfit', { cell: row.cell, code }, { code, names })];
  });
}
