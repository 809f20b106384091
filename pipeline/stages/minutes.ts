import { completed, finding, indeterminate, notRun } from '../findings/finding.ts';
import type { Contents, DossierFile, FileFacts, SelfAssessment } from '../model/dossier.ts';
import type { Checked, Finding } from '../model/finding.ts';
import { add, type Points, parsePoints } from '../model/points.ts';

/** Compares the total that the minutes state with the workbook's; a scan is left to a person. Pure. */
export function checkMinutes(
  { minutes }: Contents,
  facts: ReadonlyMap<string, FileFacts>,
  selfAssessment: SelfAssessment | undefined,
): Checked {
  if (minutes.length === 0) return { findings: [], checks: [notRun('minutes/total', 'chưa có biên bản')] };
  if (!selfAssessment)
    return { findings: [], checks: [notRun('minutes/total', 'chưa đọc được bảng chấm điểm')] };
  const expected = add(...selfAssessment.rows.flatMap(({ selfPoints }) => selfPoints ?? []));
  const findings = minutes.flatMap((file) => totalFindings(file, facts.get(file.path), expected));
  const unread = findings.some(({ id }) => id === 'minutes/cannot-read' || id === 'minutes/total-not-found');
  return {
    findings,
    checks: [unread ? indeterminate('minutes/total', 'cần cán bộ xem biên bản') : completed('minutes/total')],
  };
}

function totalFindings({ path }: DossierFile, facts: FileFacts | undefined, expected: Points): Finding[] {
  if (facts?.pdf?.content !== 'text') return [finding('minutes/cannot-read', { file: path })];
  const stated = facts.pdf.text.flatMap(({ page, text }) => totalsIn(text).map((found) => ({ page, found })));
  if (stated.length === 0) return [finding('minutes/total-not-found', { file: path })];
  if (stated.some(({ found }) => found === expected)) return [];
  return stated
    .slice(0, 1)
    .map(({ page, found }) => finding('minutes/total-differs', { file: path, page }, { found, expected }));
}

/** `Tổng số điểm tự đánh giá, chấm điểm: 75,25 điểm` and its usual variants. */
const TOTAL = /tổng\s+(?:số\s+|cộng\s+)?điểm[^.;\d]{0,80}?(\d{1,3}(?:[.,]\d{1,4})?)/giu;

const totalsIn = (text: string): Points[] =>
  [...text.replace(/\s+/g, ' ').matchAll(TOTAL)].flatMap(
    ([, figure = '']) => parsePoints(figure.replace(',', '.')) ?? [],
  );
