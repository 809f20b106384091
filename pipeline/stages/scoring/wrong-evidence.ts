import type { FindingId } from '../../findings/catalogue.ts';
import type { RowEvidence } from '../../model/dossier.ts';
import type { WeighedFinding } from '../../model/finding.ts';

/**
 * What makes a file wrong whoever looks at it. Not among these: what our reader could not tell (locked, damaged, an authority
 * that the office has not entered), since a person may still tell it.
 */
const WRONG: readonly string[] = [
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

/** By code, rows that have evidence none of which is as the regulation wants it, with what is wrong of the first file. */
export function wrongEvidence(
  rowEvidence: readonly RowEvidence[],
  findings: readonly WeighedFinding[],
): ReadonlyMap<string, WeighedFinding> {
  const wrong = new Map(
    findings
      .filter(({ id, level }) => level === 'fail' && WRONG.includes(id))
      .flatMap((each) => (each.place.file === undefined ? [] : [[each.place.file, each] as const]))
      .toReversed(),
  );
  return new Map(
    rowEvidence.flatMap(({ code, files }) => {
      const [first, ...others] = files.map(({ path }) => wrong.get(path));
      return first && others.every(Boolean) ? [[code, first] as const] : [];
    }),
  );
}
