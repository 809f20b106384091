import { type Instant, parseInstant } from '../../model/day.ts';
import { vietnameseDecimal } from '../../model/points.ts';
import type { SigningIdentity } from '../../writers/pdf/cms.ts';
import { signPdf } from '../../writers/pdf/sign.ts';
import { dayOf, type EvidenceTemplate, letterOf, minutesLetter } from './documents.ts';
import { type Draft, pathOf, type SampleCase } from './draft.ts';
import type { Letter } from './letter.ts';
import type { SamplePki } from './pki.ts';
import { printLetters } from './print.ts';
import type { UnitKey } from './units.ts';

export async function printEvidence(
  draft: Draft,
  { unsigned, sealed }: SampleCase,
  pki: SamplePki,
): Promise<void> {
  const letters = draft.set.map((each) => letterOf(each, draft.unit, draft.year));
  const pdfs = await printLetters(letters);
  for (const [index, template] of draft.set.entries()) {
    const pdf = pdfs[index];
    const letter = letters[index];
    if (!pdf || !letter) continue;
    const printed = { pdf, letter };
    const signed = unsigned ? pdf : await signByHead(printed, draft.key, pki);
    draft.files.set(pathOf(template), sealed ? await seal({ pdf: signed, letter }, draft.key, pki) : signed);
  }
}

export async function printReport(draft: Draft, report: EvidenceTemplate, pki: SamplePki): Promise<void> {
  const letter = letterOf(report, draft.unit, draft.year);
  const [pdf] = await printLetters([letter]);
  if (pdf) draft.files.set(`${report.path}.pdf`, await signByHead({ pdf, letter }, draft.key, pki));
}

/** The head signs first; a plan carries a time stamp. */
export function signByHead({ pdf, letter }: Printed, unit: UnitKey, pki: SamplePki): Promise<Uint8Array> {
  const at = momentOf(letter, '15:10');
  const stamped = letter.kind === 'KẾ HOẠCH';
  return signPdf(pdf, {
    ...{ identity: pki.head(unit), field: 'LanhDao', subFilter: 'adbe.pkcs7.detached', at },
    timestamp: stamped ? (signature) => pki.timestamp(signature, at) : undefined,
    room: stamped ? 6400 : 3200,
  });
}

/** The agency's signature follows the head's (Nghị định 30/2020, Điều 32). */
export function seal({ pdf, letter }: Printed, unit: UnitKey, pki: SamplePki): Promise<Uint8Array> {
  const at = momentOf(letter, '16:25');
  const identity = pki.seal(unit);
  return signPdf(pdf, { identity, field: 'CoQuan', subFilter: 'ETSI.CAdES.detached', at, room: 3200 });
}

/** Signs once, by anybody. */
export const signAs = (pdf: Uint8Array, identity: SigningIdentity, at: Instant): Promise<Uint8Array> =>
  signPdf(pdf, { identity, field: 'LanhDao', subFilter: 'adbe.pkcs7.detached', at, room: 3200 });

interface Printed {
  readonly pdf: Uint8Array;
  readonly letter: Letter;
}

/** The printed letter of one piece of evidence, not signed. */
export async function plainEvidence(draft: Draft, end: string): Promise<Printed> {
  const template = draft.set.find((each) => each.path.endsWith(end));
  if (!template) throw new RangeError(`no template ${end}`);
  const letter = letterOf(template, draft.unit, draft.year);
  const [pdf] = await printLetters([letter]);
  if (!pdf) throw new RangeError(end);
  return { pdf, letter };
}

/** The printed minutes, not signed. */
export async function plainMinutes(draft: Draft, total = draft.sum()): Promise<Printed> {
  const day = dayOf(draft.year, '12-03');
  const letter = minutesLetter(draft.unit, draft.year, { day, total: vietnameseDecimal(total) });
  const [pdf] = await printLetters([letter]);
  if (!pdf) throw new RangeError(letter.subject);
  return { pdf, letter };
}

export function momentOf({ day }: Pick<Letter, 'day'>, clock: string): Instant {
  const at = parseInstant(`${day}T${clock}:00+07:00`);
  if (!at) throw new RangeError(clock);
  return at;
}
