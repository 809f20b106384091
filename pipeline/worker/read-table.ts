import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { inWords } from '../findings/finding.ts';
import type { Appendix } from '../model/appendix.ts';
import type { AssessedRow } from '../model/dossier.ts';
import { readWorkbook } from '../readers/xlsx/read.ts';
import { readSelfAssessment } from '../stages/self-assessment/self-assessment.ts';
import { COMPARE } from './compare-words.ts';

/** Findings after which a table does not tell what stands in it: nothing may be called the same. */
const UNTOLD =
  /^workbook\/(unreadable|table-not-found|wrong-appendix|points-unreadable|formula-without-value|code-(ambiguous|doubled|unknown))$/;

/** The table of a workbook, and what could not be told of it, in Vietnamese. */
export async function readTable(
  file: string,
  appendix: Appendix,
): Promise<{ readonly rows: readonly AssessedRow[]; readonly untold: readonly string[] }> {
  const path = basename(file).normalize('NFC');
  const { findings, selfAssessment } = readSelfAssessment({
    workbook: await readWorkbook(await readFile(file)),
    file: { path },
    dossier: { appendix, unit: undefined },
  });
  const untold = findings
    .filter(({ id }) => UNTOLD.test(id))
    .map((each) => COMPARE.untold(path, each.place.cell, inWords(each).reason));
  return { rows: selfAssessment?.rows ?? [], untold };
}
