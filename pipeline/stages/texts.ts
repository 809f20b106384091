import { textsUnknown } from '../findings/catalogue/evidence.ts';
import { completed, finding, indeterminate, notRun } from '../findings/finding.ts';
import { dayInVietnam, yearOf } from '../model/day.ts';
import type { Contents, Dossier, FileFacts } from '../model/dossier.ts';
import type { Checked, CheckRun, Finding } from '../model/finding.ts';
import { type LetterHead, readLetterHead } from '../readers/letter-head.ts';

interface Given {
  readonly contents: Contents;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly dossier: Pick<Dossier, 'id' | 'receivedAt'>;
}

/** Holds the day of issue that each piece of evidence bears against the assessment year and the receipt. Pure. */
export function checkTexts({ contents, facts, dossier }: Given): Checked {
  const heads = contents.evidence.flatMap(({ path }) => {
    const pdf = facts.get(path)?.pdf;
    if (pdf?.state !== 'opens') return [];
    const text = pdf.text.find(({ page }) => page === 1)?.text ?? '';
    return [{ path, head: readLetterHead(text) }];
  });
  const findings = heads.flatMap(({ path, head }) => dayFindings(path, head, dossier));
  return { findings, checks: [runOf(heads.map(({ head }) => head))] };
}

function runOf(heads: readonly LetterHead[]): CheckRun {
  if (heads.length === 0) return notRun('evidence/dates', textsUnknown.noPdf);
  return heads.some(({ day }) => !day)
    ? indeterminate('evidence/dates', textsUnknown.someWithoutDay)
    : completed('evidence/dates');
}

function dayFindings(
  path: string,
  { day, number, agency }: LetterHead,
  { id: { year }, receivedAt }: Given['dossier'],
): Finding[] {
  const place = { file: path, page: 1 };
  const document = `${number ? ` số ${number}` : ''}${agency ? ` của ${agency}` : ''}`;
  const received = receivedAt && dayInVietnam(receivedAt);
  if (!day) return [];
  if (received && day > received)
    return [finding('evidence/dated-after-receipt', place, { document, day, received })];
  return yearOf(day) === year
    ? []
    : [finding('evidence/other-year', place, { document, day, year: String(year) })];
}
