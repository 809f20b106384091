import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { verdicts, weigh, worstFirst } from '../../../pipeline/findings/finding.ts';
import { stateOf } from '../../../pipeline/findings/state.ts';
import type { AssessedRow, DossierFile, FileFacts, SelfAssessment } from '../../../pipeline/model/dossier.ts';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import type { Office, Unit } from '../../../pipeline/model/office.ts';
import { decimalString } from '../../../pipeline/model/points.ts';
import type { Regulation } from '../../../pipeline/model/regulation.ts';
import { loadCalendar } from '../../../pipeline/rubric/calendar.ts';
import { loadRegulation } from '../../../pipeline/rubric/load.ts';
import { checkContents } from '../../../pipeline/stages/contents.ts';
import { checkDeadline } from '../../../pipeline/stages/deadline/deadline.ts';
import { linkEvidence } from '../../../pipeline/stages/evidence.ts';
import { checkFormats } from '../../../pipeline/stages/formats.ts';
import { checkInitiatives } from '../../../pipeline/stages/initiatives.ts';
import { intake } from '../../../pipeline/stages/intake.ts';
import { checkMinutes } from '../../../pipeline/stages/minutes/minutes.ts';
import { checkSheetHtml } from '../../../pipeline/stages/render/check-sheet.ts';
import { render } from '../../../pipeline/stages/render/render.ts';
import { scoreDossier } from '../../../pipeline/stages/scoring/scoring.ts';
import { checkSignatures } from '../../../pipeline/stages/signatures.ts';
import { checkSigners } from '../../../pipeline/stages/signers.ts';
import { checkTexts } from '../../../pipeline/stages/texts.ts';
import { at, day, office as offices } from '../../judgement.ts';
import { facts, file, pdf, row, signature, unit as units } from '../../stages/builders.ts';

/** A small dossier under a real regulation, taken through every stage of pipeline.ts that reads no file. */

const root = join(import.meta.dirname, '..', '..', '..');
const calendar = loadCalendar(join(root, 'rubrics', 'calendar.yaml'));
export const rulesOf = (id: string): Regulation => loadRegulation(join(root, 'rubrics', id));

/** What a unit sends; the rest is as it should be. */
export interface Sent {
  readonly unit?: Partial<Unit>;
  readonly office?: Partial<Office>;
  /** The self-assessment where it is not said. */
  readonly task?: string;
  readonly receivedAt?: string;
  readonly rows?: readonly AssessedRow[];
  readonly more?: Partial<SelfAssessment>;
  readonly files?: Readonly<Record<string, FileFacts>>;
}

const WORKBOOK = 'Bảng chấm điểm.xlsx';

export function journey(regulation: Regulation, sent: Sent): Judgement {
  const task = regulation.tasks.find(({ id }) => id === (sent.task ?? 'tu-danh-gia'));
  if (!task) throw new RangeError(sent.task);
  const unit = { ...units, ...sent.unit };
  const year = regulation.assessmentYears?.only[0] ?? 2026;
  const office: Office = {
    ...{ ...offices, regulation: regulation.id, assessmentYear: year, units: [unit] },
    anchors: [{ file: '/goc.cer', sha256: '', hierarchy: 'cong-vu' }],
    ...sent.office,
  };
  const known = new Map(Object.entries(sent.files ?? {}));
  const files: readonly DossierFile[] = [
    ...(sent.rows ? [file(WORKBOOK)] : []),
    ...[...known.keys()].map((path) => file(path)),
  ];
  if (sent.rows) known.set(WORKBOOK, facts('excel'));
  const receivedAt = at(sent.receivedAt ?? `${year}-11-01T02:00:00Z`);
  const arrival = { task, version: 1, round: 1, firstSeenAt: receivedAt, receivedAt };
  const snapshot = { names: [unit.code], files, ignored: [], problems: [] };

  const { dossier, ...arrived } = intake(snapshot, arrival, { office, regulation });
  const { appendix } = dossier;
  const { contents, ...content } = checkContents(dossier, known, regulation);
  const { deadline, ...timely } = checkDeadline({ dossier, office, calendar, decidedAt: receivedAt });
  const selfAssessment = sent.rows && {
    ...{ sheet: 'Bảng', rows: sent.rows, declaredTotal: undefined },
    ...sent.more,
  };
  const { rowEvidence, ...linked } = linkEvidence({
    ...{ contents, selfAssessment, appendix, regulation, unit },
  });
  const given = { contents, facts: known, dossier };
  const { initiatives, ...asked } = checkInitiatives({ ...given, selfAssessment });
  const told = [
    ...[arrived, content, timely, linked, asked],
    checkFormats({ contents, facts: known, rowEvidence, appendix }),
    checkSignatures({ ...given, office, regulation, due: deadline.due }),
    ...[checkSigners(given), checkTexts(given)],
  ];
  const found = weigh(
    told.flatMap((each) => each.findings),
    regulation,
  );
  const { score, ...scored } = scoreDossier({
    ...{ dossier, regulation, selfAssessment, rowEvidence, findings: found, deadline },
  });
  const minuted = checkMinutes({ ...given, regulation, deadline, score });
  const findings = worstFirst([...found, ...weigh([...scored.findings, ...minuted.findings], regulation)]);
  const runs = [...told, scored, minuted].flatMap((each) => each.checks);
  return {
    ...{ office, regulation, dossier, contents, facts: known, selfAssessment, rowEvidence },
    ...{ initiatives, deadline, score, findings, checks: verdicts(runs, findings, task) },
    state: stateOf(dossier, score, findings),
    runInputs: { ...NO_INPUTS, decidedAt: receivedAt },
  };
}

const NO_INPUTS = {
  ...{ rubric: '', templates: '', anchors: '', calendar: '', office: '', program: '' },
  ...{ libreOffice: '', fonts: '' },
};

/** `evidence/missing fail Mục 3`: what is said of one subject, how it weighs and by which article or house rule. */
export const told = ({ findings }: Judgement, ...subjects: readonly string[]): readonly string[] =>
  findings
    .filter(({ id }) => subjects.some((each) => id.startsWith(each)))
    .map(({ id, level, basis }) =>
      [id, level, 'article' in basis ? basis.article : basis.houseRule].join(' '),
    );

export const verdictOf = ({ checks }: Judgement, id: string): string | undefined =>
  checks.find((each) => each.id === id)?.verdict;

/** `2 1.5`: points of one row, declared and after the checks. */
export const pointsOf = ({ score }: Judgement, code: string): readonly (string | undefined)[] => {
  const scored = score?.rows.find((each) => each.code === code);
  return [scored?.self, scored?.checked].map((points) =>
    points === undefined ? undefined : decimalString(points),
  );
};

/** The words of the check sheet. */
export const sheetOf = (judgement: Judgement): string => wordsIn(checkSheetHtml(judgement));

/** The documents that come out without a printing program: the words of the report and of the table, and all roles. */
export async function documentsOf(judgement: Judgement): Promise<{
  readonly report: string;
  readonly table: string;
  readonly roles: readonly string[];
}> {
  const tools = { workFolder: '', libreOffice: undefined, font: undefined };
  // The workbook of these dossiers lies nowhere, so that none can be given back with remarks.
  const contents = { ...judgement.contents, workbook: undefined };
  const files = await render(
    { ...judgement, contents },
    { ...tools, templatesFolder: join(root, 'templates') },
  );
  const words = (role: string): string => {
    const made = files.find((each) => each.role === role)?.content;
    if (!made || !('bytes' in made)) return '';
    return Object.entries(unzipSync(made.bytes))
      .filter(([name]) =>
        /^(word\/(document|header\d|footer\d)|xl\/(sharedStrings|worksheets\/.*))\.xml$/.test(name),
      )
      .map(([, part]) => wordsIn(strFromU8(part)))
      .join('\n');
  };
  return {
    report: words('selfAssessmentReport'),
    table: words('scoreSummary'),
    roles: files.map(({ role }) => role),
  };
}

const wordsIn = (markup: string): string =>
  markup
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<\/(w:p|p|td|th|dd|dt|li|h\d|si|f|v|summary|caption)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** A deadline that the office enters, since the text leaves it to another document. */
export const entered = (task: string, last: string): Pick<Office, 'deadlineOverrides'> => ({
  deadlineOverrides: [
    { task, units: [], day: day(last), document: { number: '99/KH-UBND', day: day('2019-01-01') } },
  ],
});

/** A row that names its evidence by a link in the row itself. */
export const linked = (code: string, path: string, more: Partial<AssessedRow> = {}): AssessedRow =>
  row(code, {
    evidence: [{ target: path, fragment: undefined, cell: 'Bảng!E5', kind: 'inside' }],
    ...more,
  });

/** A PDF signed by somebody of the unit, at no time that could be told; its head where nobody is named. */
export const signedBy = (commonName = 'Nguyễn Văn Mẫu', text = 'Toàn văn'): FileFacts => {
  const by = signature({ time: { claimed: null, proven: null } });
  const signer = by.signer && { ...by.signer, commonName, subject: '' };
  return pdf({ text: [{ page: 1, text, from: 'text' }] }, [{ ...by, signer }]);
};
