import { initiativesUnknown } from '../findings/catalogue/initiatives.ts';
import { completed, finding, indeterminate, notRun } from '../findings/finding.ts';
import type { InitiativesRule } from '../model/appendix.ts';
import type {
  Contents,
  Dossier,
  DossierFile,
  FileFacts,
  ProposedInitiative,
  SelfAssessment,
} from '../model/dossier.ts';
import type { Checked, Finding } from '../model/finding.ts';
import { plainWords } from '../model/plain.ts';

interface Given {
  readonly contents: Contents;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly dossier: Pick<Dossier, 'appendix'>;
  readonly selfAssessment: Pick<SelfAssessment, 'initiatives'> | undefined;
}

/**
 * Counts the initiatives that the unit proposes, on a sheet of its workbook or in a document of their own, and looks for
 * what each has to state: the first of its fields is its name. In a document, what is not found is left to a person. Pure.
 */
export function checkInitiatives({ contents, facts, dossier, selfAssessment }: Given): Checked & {
  readonly initiatives: readonly ProposedInitiative[];
} {
  const rule = dossier.appendix?.initiatives;
  if (!rule) {
    const why = dossier.appendix ? initiativesUnknown.notAsked : initiativesUnknown.noAppendix;
    return { findings: [], checks: [notRun('initiatives/proposed', why)], initiatives: [] };
  }
  const written = selfAssessment?.initiatives ?? [];
  const documents = contents.evidence.filter((file) => isProposal(file, facts.get(file.path)));
  const found = written.length + documents.length;
  const findings = [
    ...(found < rule.minimum
      ? [finding('initiatives/missing', {}, { minimum: rule.minimum, found, fields: namesOf(rule.fields) })]
      : []),
    ...written.flatMap(({ cell, stated }) => {
      const missing = rule.fields.filter(({ code, required }) => required && !stated.has(code));
      const place = { ...(contents.workbook && { file: contents.workbook.path }), cell };
      return missing.length > 0
        ? [finding('initiatives/field-missing', place, { fields: namesOf(missing) })]
        : [];
    }),
    ...documents.flatMap((file) => documentFindings(file, facts.get(file.path), rule)),
  ];
  const untold = findings.some(({ id }) => LEFT_TO_A_PERSON.has(id));
  return {
    findings,
    checks: [
      untold
        ? indeterminate('initiatives/proposed', initiativesUnknown.person)
        : completed('initiatives/proposed'),
    ],
    initiatives: [
      ...written.map(({ cell, stated }) => ({
        name: rule.fields.slice(0, 1).flatMap(({ code }) => stated.get(code) ?? [])[0],
        file: contents.workbook?.path ?? '',
        cell,
      })),
      ...documents.map(({ path }) => ({ name: nameIn(facts.get(path)), file: path, cell: undefined })),
    ],
  };
}

const LEFT_TO_A_PERSON = new Set(['initiatives/field-not-found', 'initiatives/cannot-read']);

const namesOf = (fields: InitiativesRule['fields']): string => fields.map(({ name }) => name).join('; ');

const textOf = (facts: FileFacts | undefined): string =>
  plainWords(facts?.pdf?.text.map(({ text }) => text).join(' ') ?? '');

/** Named as one, or headed as one. */
function isProposal({ path }: DossierFile, facts: FileFacts | undefined): boolean {
  const heading = plainWords(facts?.pdf?.text.find(({ page }) => page === 1)?.text.slice(0, 1500) ?? '');
  return (
    /\bsang kien\b/.test(plainWords(path.slice(path.lastIndexOf('/') + 1))) ||
    /\b(de xuat|thuyet minh|mo ta|dang ky)( cac)? sang kien\b/.test(heading)
  );
}

/** What a document calls its initiative, up to the end of the sentence: lines of a page break anywhere. */
const nameIn = (facts: FileFacts | undefined): string | undefined =>
  /tên sáng kiến\s*[:：]\s*(.{3,300}?)\s*(?:[.;]\s|$)/isu
    .exec(
      (facts?.pdf?.text.map(({ text }) => text).join(' ') ?? '').normalize('NFC').replace(/\s+/g, ' '),
    )?.[1]
    ?.trim();

function documentFindings(
  { path }: DossierFile,
  facts: FileFacts | undefined,
  { fields }: InitiativesRule,
): readonly Finding[] {
  const place = { file: path };
  const text = textOf(facts);
  if (text === '') return [finding('initiatives/cannot-read', place)];
  const absent = fields.filter(
    ({ required, words }) =>
      required && words.length > 0 && !words.some((each) => text.includes(plainWords(each))),
  );
  return absent.length > 0
    ? [finding('initiatives/field-not-found', place, { fields: namesOf(absent) })]
    : [];
}
