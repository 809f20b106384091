import { EVIDENCE_WORDS } from '../findings/catalogue/evidence.ts';
import { completed, finding, notRun } from '../findings/finding.ts';
import type { Appendix, Criterion } from '../model/appendix.ts';
import type {
  AssessedRow,
  Contents,
  DossierFile,
  EvidenceLink,
  RowEvidence,
  SelfAssessment,
} from '../model/dossier.ts';
import type { Checked, CheckRun, Finding } from '../model/finding.ts';
import { isExempt } from '../model/levels.ts';
import { NearNames } from '../model/near-name.ts';
import type { Unit } from '../model/office.ts';
import { plainWords } from '../model/plain.ts';
import { ZERO } from '../model/points.ts';
import type { Regulation } from '../model/regulation.ts';
import { fileFindings, oftenUsed, outOfOrder } from './evidence/used-files.ts';

interface Given {
  readonly contents: Contents;
  readonly selfAssessment: SelfAssessment | undefined;
  readonly appendix: Appendix | undefined;
  readonly regulation: Pick<Regulation, 'evidence'>;
  readonly unit?: Unit | undefined;
}

/** Finds what stands behind each row: by its links, else by a folder or file named with its code. Pure. */
export function linkEvidence({ contents, selfAssessment, appendix, regulation, unit }: Given): Checked & {
  rowEvidence: readonly RowEvidence[];
} {
  if (!selfAssessment || !appendix) {
    return {
      rowEvidence: [],
      findings: [],
      checks: CHECKS.map((id) => notRun(id, 'chưa đọc được bảng chấm điểm')),
    };
  }
  const files = [...contents.evidence, ...contents.minutes];
  const byName = filesByCode(files, appendix);
  const rowEvidence = selfAssessment.rows.map((row) => evidenceOf(row, files, byName));
  const workbook = contents.workbook?.path;
  const near = new NearNames(files.map(({ path }) => path));
  const rows = selfAssessment.rows.map((row, index) => ({
    row,
    found: rowEvidence[index]?.files ?? [],
    workbook,
  }));
  const findings = [
    ...rows.flatMap(({ row }) =>
      row.evidence.flatMap((link) => linkFindings(link, row, { files, near, workbook })),
    ),
    ...rows.flatMap((each) => {
      const criterion = criterionOf(each.row, appendix);
      return criterion && isExempt(criterion, unit) ? [] : rowFindings(each, criterion, regulation);
    }),
    ...fileFindings(contents.evidence.filter(isNoInitiative(appendix)), rowEvidence),
    ...oftenUsed(rowEvidence, regulation),
    ...outOfOrder(contents.evidence, rowEvidence, appendix),
  ];
  return { rowEvidence, findings, checks: CHECKS.map(completed) };
}

/** Proposed initiatives stand behind no row of the appendix. */
const isNoInitiative =
  ({ initiatives }: Appendix) =>
  ({ path }: DossierFile): boolean =>
    initiatives === undefined || !/\bsang kien\b/.test(plainWords(path));

const CHECKS = [
  'evidence/present',
  'evidence/links',
  'evidence/used',
] as const satisfies readonly CheckRun['id'][];

const criterionOf = (row: AssessedRow, { criteria }: Appendix): Criterion | undefined =>
  criteria.find(({ code }) => code === row.code);

type Found = RowEvidence['files'];

function evidenceOf(
  row: AssessedRow,
  files: readonly DossierFile[],
  byName: ReadonlyMap<string, string[]>,
): RowEvidence {
  const linked = row.evidence.flatMap(
    ({ kind, target, fragment }): Found =>
      kind === 'inside'
        ? filesAt(target, files).map(({ path }) => ({ path, fragment, by: 'link' as const }))
        : [],
  );
  const written = row.evidence.flatMap(({ kind, target }) =>
    kind === 'written' ? filesWritten(target, files).map(({ path }) => path) : [],
  );
  const named = [...new Set([...written, ...(byName.get(row.code) ?? [])])]
    .filter((path) => !linked.some((each) => each.path === path))
    .map((path) => ({ path, fragment: undefined, by: 'name' as const }));
  return { code: row.code, files: [...linked, ...named] };
}

/** The file a link names, or all files of the folder it names. */
const filesAt = (target: string, files: readonly DossierFile[]): DossierFile[] => {
  const exact = files.filter(({ path }) => path === target);
  return exact.length > 0
    ? exact
    : files.filter(({ path }) => path.startsWith(`${target.replace(/\/$/, '')}/`));
};

/** The one file that words end in the name of, wherever it lies. */
const filesWritten = (words: string, files: readonly DossierFile[]): readonly DossierFile[] => {
  const ends = (path: string): boolean =>
    words.endsWith(path) && !/[\p{L}\p{N}]/u.test(words.at(-path.length - 1) ?? '');
  const whole = files.filter(({ path }) => ends(path));
  const named = files.filter(({ path }) => ends(path.slice(path.lastIndexOf('/') + 1)));
  return [whole, named].find(({ length }) => length === 1) ?? [];
};

/** Files that lie in a folder named with a criterion's code, or whose own name begins with it: `1.1.2/x.pdf`, `1.1.2 - x.pdf`. */
function filesByCode(files: readonly DossierFile[], { criteria }: Appendix): ReadonlyMap<string, string[]> {
  const leaves = criteria.filter(({ method }) => method).map(({ code }) => code);
  const found = new Map<string, string[]>();
  for (const { path } of files) {
    const code = path
      .split('/')
      .map((part) => codeOf(part, leaves))
      .findLast((each) => each !== undefined);
    if (code) found.set(code, [...(found.get(code) ?? []), path]);
  }
  return found;
}

/** The code a name begins with, alone or after `TC`, ended by something that cannot go on a code. */
function codeOf(name: string, codes: readonly string[]): string | undefined {
  const bare = name.normalize('NFC').replace(/^(?:tctp|tc|tiêu chí|tieu chi|mục|muc)[ ._-]*(?=[\dIVX])/i, '');
  return codes.find(
    (code) => bare.startsWith(code) && /^($|[ _-]|\.\s|\.[a-z]+$|\.$)/i.test(bare.slice(code.length)),
  );
}

/** Spreadsheets write whole paths of the unit's own machine, though the file came along. */
function insteadOf(target: string, near: NearNames): { readonly here: string; readonly mend: string } {
  const inside = near.nearest(target.replaceAll('\\', '/'));
  return inside === undefined
    ? { here: '', mend: EVIDENCE_WORDS.bringFile }
    : { here: EVIDENCE_WORDS.meantInside(inside), mend: EVIDENCE_WORDS.linkAgain };
}

interface Linked {
  readonly files: readonly DossierFile[];
  readonly near: NearNames;
  readonly workbook: string | undefined;
}

function linkFindings(link: EvidenceLink, row: AssessedRow, { files, near, workbook }: Linked): Finding[] {
  const place = { ...(workbook && { file: workbook }), cell: link.cell, code: row.code };
  const { target } = link;
  switch (link.kind) {
    case 'outside':
      return [finding('evidence/link-outside', place, { target, ...insteadOf(target, near) })];
    case 'external':
      return [finding('evidence/link-external', place, { target })];
    case 'unreadable':
      return [finding('evidence/link-unreadable', place, { target })];
    case 'inside': {
      if (filesAt(target, files).length > 0) return [];
      const suggestion = near.nearest(target);
      return suggestion
        ? [finding('evidence/link-near-miss', place, { target, suggestion })]
        : [finding('evidence/link-broken', place, { target })];
    }
    // Words only mean a file where there is one; otherwise the row says that it has no evidence.
    case 'written': {
      const suggestion = filesWritten(target, files).length > 0 ? undefined : near.nearest(target);
      return suggestion ? [finding('evidence/link-near-miss', place, { target, suggestion })] : [];
    }
  }
}

function rowFindings(
  { row, found, workbook }: { row: AssessedRow; found: Found; workbook: string | undefined },
  criterion: Criterion | undefined,
  { evidence }: Pick<Regulation, 'evidence'>,
): Finding[] {
  const { code } = row;
  const place = { ...(workbook && { file: workbook }), cell: row.cell, code };
  const claimsPoints = row.selfPoints !== undefined && row.selfPoints > ZERO;
  const justified = row.justification.trim() !== '';
  if (row.notAssessed) {
    const proposal = justified ? 'evidence/not-assessed' : 'evidence/not-assessed-unexplained';
    // Until the proposal is confirmed, points that stand beside it need their evidence like all the others.
    const assessed = { row: { ...row, notAssessed: false }, found, workbook };
    return [
      finding(proposal, place, { code }),
      ...(claimsPoints ? rowFindings(assessed, criterion, { evidence }) : []),
    ];
  }
  if (found.some(({ by }) => by === 'link')) return [];
  const byName = evidence.linkRequired ? 'evidence/link-not-in-row' : 'evidence/found-by-name';
  if (found.length > 0) return [finding(byName, place, { code })];
  if (!claimsPoints) return [];
  // What is missing and not explained has to come anyway, and then with its link.
  const wanted = evidence.linkRequired && (justified || !criterion?.evidenceRequired);
  const unlinked = wanted && namesWithoutLink(row) ? [finding(byName, place, { code })] : [];
  if (!criterion?.evidenceRequired) return unlinked;
  const id = justified ? 'evidence/missing-justified' : 'evidence/missing';
  const cells = [...new Set(row.evidence.map(({ cell }) => cell.split('!').at(-1)))].join(', ');
  return [
    ...unlinked,
    finding(id, place, {
      code,
      follows: cells && EVIDENCE_WORDS.follows(cells),
      first: cells && EVIDENCE_WORDS.mendLink(cells),
    }),
  ];
}

/** In words; those that only say that there is nothing name no document. */
const namesWithoutLink = ({ evidence, evidenceText }: AssessedRow): boolean =>
  evidence.every(({ kind }) => kind === 'written') && !/^((khong|chua)\b|$)/.test(plainWords(evidenceText));
