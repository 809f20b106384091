import { minutesUnknown } from '../findings/catalogue/minutes.ts';
import { completed, finding, notRun } from '../findings/finding.ts';
import type { Contents, Dossier, DossierFile, FileFacts } from '../model/dossier.ts';
import type { Checked, Finding } from '../model/finding.ts';
import { plainWords } from '../model/plain.ts';
import type { Regulation, Task } from '../model/regulation.ts';
import { tighten } from '../readers/printed-text.ts';

type MinutesRule = { readonly documents: Pick<Regulation['documents'], 'minutes'> };

type Facts = ReadonlyMap<string, FileFacts>;

/** Files, and those of them that are a form which nobody has filled in. */
type Sorted = Pick<Dossier, 'files' | 'unit' | 'task'> & { readonly unfilled?: ReadonlySet<DossierFile> };

/** Tells the files apart by what they are for, as the task needs them, and says what is missing. Pure. */
export function checkContents(
  dossier: Sorted,
  facts: Facts,
  regulation: MinutesRule,
): Checked & { contents: Contents } {
  const { contents, findings, checks } =
    dossier.task.kind === 'report'
      ? reportContents(dossier, facts)
      : selfAssessmentContents(dossier, facts, regulation);
  const archives = contents.evidence.filter(({ path }) => facts.get(path)?.format === 'archive');
  const nested = archives.map(({ path }) => finding('contents/nested-archive', { file: path }));
  return { contents, findings: [...findings, ...nested], checks };
}

function selfAssessmentContents(
  dossier: Sorted,
  facts: Facts,
  regulation: MinutesRule,
): Checked & { contents: Contents } {
  const { files, unfilled = new Set() } = dossier;
  const candidates = workbookCandidates(files, facts, unfilled);
  const [workbook] = candidates;
  const others = files.filter((file) => !candidates.includes(file) && !unfilled.has(file));
  const minutes = minutesAmong(others, facts);
  const evidence = others.filter((file) => !minutes.includes(file));
  const missing = minutesFindings(dossier, minutes, regulation);
  return {
    contents: { workbook, report: undefined, minutes, evidence },
    findings: [...workbookFindings(candidates), ...formFindings(unfilled, workbook), ...missing],
    checks: [
      completed('contents/workbook'),
      minutes.length > 0
        ? completed('contents/minutes')
        : notRun('contents/minutes', whyNone(dossier, missing)),
    ],
  };
}

/** A report with its evidence. A score table that lies beside it is not ours to score, and no evidence either. */
function reportContents(
  { files, task }: Pick<Dossier, 'files' | 'task'>,
  facts: Facts,
): Checked & { contents: Contents } {
  const tables = workbookCandidates(files, facts, new Set()).filter(isNamedLikeAScoreTable);
  const others = files.filter((file) => !tables.includes(file));
  const report = reportIn(others, task, facts);
  const evidence = others.filter((file) => file !== report);
  const told = [
    ...tables.map(({ path }) => finding('contents/table-beside-report', { file: path })),
    ...(report ? [] : [finding('contents/report-missing', {}, { task: task.name })]),
    ...(report && evidence.length === 0
      ? [finding('contents/report-without-evidence', { file: report.path })]
      : []),
  ];
  return {
    contents: { workbook: undefined, report, minutes: [], evidence },
    findings: told,
    checks: [completed('contents/report')],
  };
}

/** Named as the place where a unit keeps its evidence. */
export const isEvidenceFolder = (name: string): boolean => LIKE_A_FOLDER_OF_EVIDENCE.test(plainWords(name));

const LIKE_A_FOLDER_OF_EVIDENCE = /\b(kiem chung|minh chung|tai lieu|phu luc)\b/;

/** Of the files named like a report, outside of folders of evidence: a PDF first, then the one that names the task best. */
function reportIn(files: readonly DossierFile[], task: Task, facts: Facts): DossierFile | undefined {
  const wanted = new Set(plainWords(task.name).split(' '));
  const weigh = (file: DossierFile): number => {
    const words = plainWords(nameOf(file)).split(' ');
    return (
      (facts.get(file.path)?.format === 'pdf' ? 1000 : 0) + words.filter((word) => wanted.has(word)).length
    );
  };
  return files
    .filter((file) => /\bbao cao\b/.test(plainWords(nameOf(file))))
    .filter((file) => !isEvidenceFolder(folderOf(file)))
    .toSorted((a, b) => weigh(b) - weigh(a))[0];
}

const folderOf = ({ path }: DossierFile): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const nameOf = ({ path }: DossierFile): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Minutes of the meeting that agreed the points. Minutes of inspections, handovers and other meetings are evidence: their
 * text says nothing of scoring. Among evidence a file counts only where no minutes lie outside of it.
 */
function minutesAmong(files: readonly DossierFile[], facts: Facts): readonly DossierFile[] {
  const isAmongEvidence = ({ path }: DossierFile): boolean =>
    path.split('/').slice(0, -1).some(isEvidenceFolder);
  const found = files.filter((file) => {
    const name = plainWords(nameOf(file));
    if (!/\bbien ban\b/.test(name)) return false;
    if (isNamedLikeAScoreTable(file)) return true;
    const ofAMeeting = /\bhop\b/.test(name);
    const pages = facts.get(file.path)?.pdf?.text ?? [];
    const text = tighten(pages.map((page) => page.text).join('\n')).text;
    return text === ''
      ? ofAMeeting || !isAmongEvidence(file)
      : SAYS_POINTS.test(text) || (ofAMeeting && !isAmongEvidence(file));
  });
  const apart = found.filter((file) => !isAmongEvidence(file));
  return apart.length > 0 ? apart : found;
}

const SAYS_POINTS = /chamdiem|tucham|tudanhgia|tong(?:so)?diem/;
const LIKE_A_SCORE_TABLE = /\b(cham diem|tu cham|tu danh gia|bang cham|bang diem|bang tong hop)\b/;

const isNamedLikeAScoreTable = (file: DossierFile): boolean =>
  LIKE_A_SCORE_TABLE.test(plainWords(nameOf(file)));

/** Spreadsheets of a self-assessment that may be its score table: at the top of the dossier, or named like one. */
export const likelyWorkbooks = (
  { files, task }: Pick<Dossier, 'files' | 'task'>,
  facts: Facts,
): readonly DossierFile[] =>
  task.kind === 'report'
    ? []
    : spreadsheetsIn(files, facts).filter((file) => isAtTop(file) || isNamedLikeAScoreTable(file));

/** The likeliest first: one at the top of the dossier, or else anywhere. A form that nobody has filled in only where there is no other. */
function workbookCandidates(
  files: readonly DossierFile[],
  facts: Facts,
  unfilled: ReadonlySet<DossierFile>,
): DossierFile[] {
  const spreadsheets = spreadsheetsIn(files, facts).filter((file) => !unfilled.has(file));
  const atTop = spreadsheets.filter(isAtTop);
  const named = spreadsheets.filter(
    // Beside a form that waits to be filled in, a table among the evidence is just that.
    (file) => isNamedLikeAScoreTable(file) && (unfilled.size === 0 || !isEvidenceFolder(folderOf(file))),
  );
  const candidates = atTop.length > 0 ? atTop : named.length > 0 ? named : [...unfilled].slice(0, 1);
  return candidates.toSorted((a, b) => Number(isNamedLikeAScoreTable(b)) - Number(isNamedLikeAScoreTable(a)));
}

const spreadsheetsIn = (files: readonly DossierFile[], facts: Facts): readonly DossierFile[] =>
  files.filter(
    (file) => facts.get(file.path)?.format === 'excel' || /\.(xlsx|xlsm|xls|ods)$/i.test(file.path),
  );

const isAtTop = ({ path }: DossierFile): boolean => !path.includes('/');

function workbookFindings(candidates: readonly DossierFile[]): Finding[] {
  const [first] = candidates;
  if (!first) return [finding('contents/workbook-missing', {})];
  if (new Set(candidates.map(({ sha256 }) => sha256)).size === 1) return [];
  const names = candidates.map(({ path }) => path).join(', ');
  return [finding('contents/workbook-several', { file: first.path }, { count: candidates.length, names })];
}

/** None where the form itself is all there is: its reader says that it is empty. */
const formFindings = (
  unfilled: ReadonlySet<DossierFile>,
  taken: DossierFile | undefined,
): readonly Finding[] =>
  taken === undefined || unfilled.has(taken)
    ? []
    : [...unfilled].map(({ path }) =>
        finding('contents/form-unfilled', { file: path }, { taken: taken.path }),
      );

function whyNone({ unit }: Pick<Dossier, 'unit'>, missing: readonly Finding[]): string {
  if (missing.length > 0) return minutesUnknown.none;
  return unit ? minutesUnknown.notAsked : minutesUnknown.noUnit;
}

function minutesFindings(
  { unit }: Pick<Dossier, 'unit'>,
  minutes: readonly DossierFile[],
  { documents }: MinutesRule,
): Finding[] {
  const asked = documents.minutes.find((each) => unit && each.unitKinds.includes(unit.kind));
  return asked && minutes.length === 0 ? [finding('contents/minutes-missing', {}, { body: asked.body })] : [];
}
