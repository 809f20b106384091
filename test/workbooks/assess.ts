import type { Appendix } from '../../pipeline/model/appendix.ts';
import type { Unit } from '../../pipeline/model/office.ts';
import { readWorkbook } from '../../pipeline/readers/xlsx/read.ts';
import {
  readSelfAssessment,
  type SelfAssessmentResult,
} from '../../pipeline/stages/self-assessment/self-assessment.ts';

/** Reads a workbook's bytes and assesses it, as the worker does. */
export async function assess(
  bytes: Uint8Array,
  appendix: Appendix | undefined,
  { path = 'Bảng chấm.xlsx', unit }: { readonly path?: string; readonly unit?: Unit } = {},
): Promise<SelfAssessmentResult> {
  return readSelfAssessment({
    workbook: await readWorkbook(bytes),
    file: { path },
    dossier: { appendix, unit },
  });
}

/** `workbook/not-scored Sheet1!D5 1.2`: what is said, and where. */
export const saidOf = ({ findings }: SelfAssessmentResult): readonly string[] =>
  findings.map(({ id, place }) =>
    [id.replace('workbook/', ''), place.cell?.replace(/^.*!/, ''), place.code].filter(Boolean).join(' '),
  );
