import { completed, finding } from '../findings/finding.ts';
import type { Contents, Dossier, DossierFile, FileFacts } from '../model/dossier.ts';
import type { Checked, Finding } from '../model/finding.ts';
import { plainWords } from '../model/plain.ts';
import type { Regulation } from '../model/regulation.ts';

type MinutesRule = { readonly documents: Pick<Regulation['documents'], 'minutes'> };

/** Tells the workbook, the minutes and the evidence apart, and says what is missing. Pure. */
export function checkContents(
  dossier: Pick<Dossier, 'files' | 'unit'>,
  facts: ReadonlyMap<string, FileFacts>,
  regulation: MinutesRule,
): Checked & { contents: Contents } {
  const candidates = workbookCandidates(dossier.files, facts);
  const [workbook] = candidates;
  const others = dossier.files.filter((file) => !candidates.includes(file));
  const minutes = others.filter(isMinutes);
  const evidence = others.filter((file) => !minutes.includes(file));
  const findings: Finding[] = [
    ...workbookFindings(candidates),
    ...minutesFindings(dossier, minutes, regulation),
    ...evidence
      .filter(({ path }) => facts.get(path)?.format === 'zip')
      .map(({ path }) => finding('contents/nested-archive', { file: path })),
  ];
  return {
    contents: { workbook, minutes, evidence },
    findings,
    checks: [completed('contents/workbook'), completed('contents/minutes')],
  };
}

const nameOf = ({ path }: DossierFile): string => path.slice(path.lastIndexOf('/') + 1);
const isMinutes = (file: DossierFile): boolean => /\bbien ban\b/.test(plainWords(nameOf(file)));
const LIKE_A_SCORE_TABLE = /\b(cham diem|tu cham|tu danh gia|bang cham|bang diem|bang tong hop)\b/;

/** Spreadsheets that may be the score table, likeliest first: at the top of the dossier, or anywhere if named like one. */
function workbookCandidates(
  files: readonly DossierFile[],
  facts: ReadonlyMap<string, FileFacts>,
): DossierFile[] {
  const spreadsheets = files.filter(
    (file) => facts.get(file.path)?.format === 'excel' || /\.(xlsx|xlsm|xls|ods)$/i.test(file.path),
  );
  const named = (file: DossierFile): boolean => LIKE_A_SCORE_TABLE.test(plainWords(nameOf(file)));
  const atTop = spreadsheets.filter(({ path }) => !path.includes('/'));
  const candidates = atTop.length > 0 ? atTop : spreadsheets.filter(named);
  return candidates.toSorted((a, b) => Number(named(b)) - Number(named(a)));
}

function workbookFindings(candidates: readonly DossierFile[]): Finding[] {
  const [first] = candidates;
  if (!first) return [finding('contents/workbook-missing', {})];
  if (candidates.length === 1) return [];
  const names = candidates.map(nameOf).join(', ');
  return [finding('contents/workbook-several', { file: first.path }, { count: candidates.length, names })];
}

function minutesFindings(
  { unit }: Pick<Dossier, 'unit'>,
  minutes: readonly DossierFile[],
  { documents }: MinutesRule,
): Finding[] {
  const asked = documents.minutes.find((each) => unit && each.unitKinds.includes(unit.kind));
  return asked && minutes.length === 0 ? [finding('contents/minutes-missing', {}, { body: asked.body })] : [];
}
