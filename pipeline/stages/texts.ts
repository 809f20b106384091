import { HEAD_PARTS, textsUnknown } from '../findings/catalogue/evidence.ts';
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

/** Holds what the head of each piece of evidence says of its issue against the assessment year and the receipt. Pure. */
export function checkTexts({ contents, facts, dossier }: Given): Checked {
  const heads = contents.evidence.flatMap(({ path }) => {
    const pdf = facts.get(path)?.pdf;
    if (pdf?.state !== 'opens') return [];
    const text = pdf.text.find(({ page }) => page === 1)?.text ?? '';
    return [{ path, head: readLetterHead(text), isRead: pdf.content === 'text' }];
  });
  const findings = heads.flatMap(({ path, head, isRead }) => [
    ...dayFindings(path, head, dossier),
    ...(isRead ? missingParts(path, head) : []),
  ]);
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

/** An issued document bears its number, day and body; the body is looked for above the number only. */
function missingParts(path: string, { number, day, agency }: LetterHead): readonly Finding[] {
  const missing = [
    ...(number ? [] : [HEAD_PARTS.number]),
    ...(day ? [] : [HEAD_PARTS.day]),
    ...(agency || !number ? [] : [HEAD_PARTS.agency]),
  ];
  return missing.length === 0
    ? []
    : [finding('evidence/head-incomplete', { file: path, page: 1 }, { missing: missing.join(', ') })];
}
