import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { finding } from '../../findings/finding.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { Finding } from '../../model/finding.ts';
import type { Unit } from '../../model/office.ts';
import type { Workbook } from '../../readers/xlsx/workbook.ts';
import { appendixHash } from '../../rubric/appendix-hash.ts';
import { identityOf } from '../../rubric/score-workbook/identity.ts';

/** What a dossier must be for its workbook to be its own; `id` is undefined where only an appendix was handed in. */
export type Owner = Pick<Dossier, 'appendix' | 'unit'> & Partial<Pick<Dossier, 'id'>>;

/** Its code, where the office knows no unit of that code. */
const nameOf = (code: string, units: readonly Unit[]): string =>
  units.find((each) => each.code === code)?.name ?? code;

/** A workbook that we made knows for whom, for which year, and by which edition of the rubric. */
export function identityFindings(
  workbook: Workbook,
  file: string,
  {
    dossier: { unit, appendix, id },
    units = [],
  }: { readonly dossier: Owner; readonly units?: readonly Unit[] },
): readonly Finding[] {
  const made = identityOf(workbook);
  const [madeFor, year, regulation, rubric] = ['unit', 'year', 'regulation', 'rubric'].map((key) =>
    made.get(key),
  );
  const findings: Finding[] = [];
  if (madeFor && unit && madeFor !== unit.code)
    findings.push(
      finding('workbook/other-unit', { file }, { found: nameOf(madeFor, units), expected: unit.name }),
    );
  if (year && id && year !== String(id.year))
    findings.push(finding('workbook/other-year', { file }, { found: year, expected: String(id.year) }));
  if (!appendix || !rubric || rubric === appendixHash(appendix)) return findings;
  const other = regulation && id && regulation !== id.regulation;
  const found = other
    ? WORKBOOK_WORDS.ofRegulation(made.get('appendix') ?? '', regulation)
    : made.get('appendix') === appendix.id
      ? WORKBOOK_WORDS.otherEdition
      : WORKBOOK_WORDS.ofAppendix(made.get('appendix') ?? '');
  return [...findings, finding('workbook/old-rubric', { file }, { found, expected: appendix.id })];
}
