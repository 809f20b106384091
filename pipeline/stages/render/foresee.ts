import { readFile } from 'node:fs/promises';
import { completed, finding } from '../../findings/finding.ts';
import type { Contents, SelfAssessment } from '../../model/dossier.ts';
import type { Checked, Finding } from '../../model/finding.ts';
import { addRemarks } from '../../writers/xlsx-remarks.ts';
import type { RenderTools } from './render.ts';

/** Says before anything is rendered what will be missing from the documents, so that the check sheet can tell it. */
export async function foreseeDocuments(
  { workbook }: Contents,
  selfAssessment: SelfAssessment | undefined,
  { libreOffice, font }: Pick<RenderTools, 'libreOffice' | 'font'>,
): Promise<Checked> {
  const findings: Finding[] = [];
  if (!libreOffice) findings.push(finding('documents/not-printed', {}));
  else if (!font) findings.push(finding('documents/font-missing', {}));
  if (workbook && selfAssessment) {
    const remark = { sheet: selfAssessment.sheet, cell: 'A1', text: '' };
    const tried = addRemarks(await readFile(workbook.location), { author: '', remarks: [remark] });
    if (!tried) findings.push(finding('documents/not-annotated', { file: workbook.path }));
  }
  return { findings, checks: [completed('documents/made')] };
}
