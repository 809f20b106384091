import { UNREADABLE_WORKBOOK, WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { completed, finding, indeterminate, notRun } from '../../findings/finding.ts';
import type { AssessedRow, Dossier, DossierFile, SelfAssessment } from '../../model/dossier.ts';
import type { Checked, CheckRun, Finding } from '../../model/finding.ts';
import type { Unit } from '../../model/office.ts';
import { plainName } from '../../model/plain.ts';
import type { Appendix } from '../../model/regulation.ts';
import type { Workbook, WorkbookRefusal } from '../../readers/xlsx/workbook.ts';
import { type Decoder, SheetDecoder } from '../../rubric/table/decoder.ts';
import { readRows } from './assessed-rows.ts';
import { codeFindings } from './code-findings.ts';
import { identityOf } from './identity.ts';
import { AppendixIndex, type Match, matchLines } from './match.ts';
import { pointFindings } from './point-findings.ts';
import { type Line, readLines } from './rows.ts';
import { checkSums } from './sums.ts';
import { findTables, rivalColumns, type Table, type TableFault, whyNoTable } from './table.ts';
import { readUnitSheets } from './unit-sheets.ts';
import { hiddenFindings, oldEncodingFindings } from './workbook-findings.ts';

export interface SelfAssessmentInput {
  /** Undefined where the dossier has no workbook. */
  readonly workbook: Workbook | { readonly refused: WorkbookRefusal } | undefined;
  /** Where the workbook lies inside the dossier: links start from its folder. */
  readonly file: Pick<DossierFile, 'path'> | undefined;
  /** Both undefined where the unit, and so its appendix, is unknown. */
  readonly dossier: Pick<Dossier, 'appendix' | 'unit'>;
  /** All units of the office: the heading of the table may name another one. */
  readonly units?: readonly Unit[];
}

export interface SelfAssessmentResult extends Checked {
  /** Undefined where no table of this appendix could be read. */
  readonly selfAssessment: SelfAssessment | undefined;
}

/** Finds the unit's score table in its workbook, matches it to the appendix, and checks codes, points and sums. */
export function readSelfAssessment(input: SelfAssessmentInput): SelfAssessmentResult {
  const { workbook } = input;
  const { appendix, unit } = input.dossier;
  if (!workbook || !input.file) return given(undefined, [], WORKBOOK_WORDS.noWorkbook);
  const file = input.file.path;
  if ('refused' in workbook) {
    const [why, how] = UNREADABLE_WORKBOOK[workbook.refused.id];
    return given(undefined, [finding('workbook/unreadable', { file }, { why, how })], WORKBOOK_WORDS.notRead);
  }
  if (!appendix) return given(undefined, [], WORKBOOK_WORDS.noAppendix);
  const own = identityFindings(workbook, file, unit);
  const found = findBest(workbook, appendix);
  if (!found) {
    const why = whyNoTable(workbook.sheets, new SheetDecoder().decode);
    const missing = tableFault(why);
    const findings = [finding('workbook/table-not-found', { file }, { missing }), ...own];
    return given(undefined, findings, WORKBOOK_WORDS.notRead);
  }
  const { table, decoder, lines, matches } = found;
  const rows = readRows({ table, decode: decoder.decode, file }, matches);
  const leaves = appendix.criteria.filter(({ method }) => method).length;
  const matched = rows.filter(({ assessed }) => assessed).length;
  const strange = matches.filter(
    (match) => match.kind === 'matched' && match.by.kind === 'nameDiffers',
  ).length;
  const aside = [
    ...own,
    ...(own.length > 0 ? [] : headingFindings(table, decoder.decode, input)),
    ...oldEncodingFindings(file, table, decoder),
    ...hiddenFindings(file, workbook, table, rows),
  ];
  if ((matched - strange) * 2 < leaves) {
    const wrong = finding(
      'workbook/wrong-appendix',
      { file, cell: table.grid.place({ ref: `A${table.firstRow}` }) },
      {
        appendix: appendix.id,
        title: appendix.title,
        matched: Math.max(0, matched - strange),
        expected: leaves,
      },
    );
    return given(undefined, [wrong, ...aside], WORKBOOK_WORDS.notRead);
  }
  const rivals = rivalColumns(
    table,
    rows.map(({ line }) => line.row),
  );
  if (rivals.length > 0) {
    const missing = tableFault({ fault: 'twoPointsColumns', columns: rivals });
    const findings = [finding('workbook/table-not-found', { file }, { missing }), ...aside];
    return given(undefined, findings, WORKBOOK_WORDS.notRead);
  }
  const sums = checkSums({
    file,
    table,
    decode: decoder.decode,
    appendix,
    rows,
    lines,
    untold: untoldCodes(matches),
  });
  const findings = [
    ...aside,
    ...codeFindings({ file, table, appendix, unit }, matches, rows),
    ...rows.flatMap((row) => pointFindings({ file, unit, decimals: appendix.decimals }, row)),
    ...sums.findings,
  ];
  const selfAssessment: SelfAssessment = {
    sheet: table.grid.sheet.name,
    rows: rows.flatMap(({ assessed }): readonly AssessedRow[] => (assessed ? [assessed] : [])),
    declaredTotal: sums.declaredTotal,
    ...readUnitSheets(workbook, appendix),
  };
  return given(selfAssessment, findings, sums.told ? undefined : WORKBOOK_WORDS.rowsNotTold);
}

interface Found {
  readonly table: Table;
  readonly decoder: SheetDecoder;
  readonly lines: readonly Line[];
  readonly matches: readonly Match[];
}

/** Candidates of one sheet that are tried in full. */
const MOST_TRIED = 4;

/** The table whose lines are the criteria of this appendix, wherever it stands; sheets that are shown before hidden ones. */
function findBest({ sheets }: Workbook, appendix: Appendix): Found | undefined {
  const index = new AppendixIndex(appendix.criteria);
  const enough = appendix.criteria.length * 0.8;
  let best: { readonly found: Found; readonly weight: number } | undefined;
  for (const sheet of sheets) {
    const { decode } = new SheetDecoder();
    for (const table of findTables(sheet, decode).slice(0, MOST_TRIED)) {
      const decoder = new SheetDecoder();
      const lines = readLines(table, decoder.decode);
      const matches = matchLines(lines, index);
      const matched = matches.filter(({ kind }) => kind === 'matched').length;
      const weight = matched * 2 + (sheet.visibility === 'visible' ? 1 : 0);
      if (sheet.visibility === 'visible' && matched >= enough) return { table, decoder, lines, matches };
      if (!best || weight > best.weight) best = { found: { table, decoder, lines, matches }, weight };
    }
  }
  return best?.found;
}

function tableFault(fault: TableFault): string {
  switch (fault.fault) {
    case 'noHeading':
      return WORKBOOK_WORDS.noHeading;
    case 'noPointsColumn':
      return WORKBOOK_WORDS.noPointsColumn;
    case 'noNameColumn':
      return WORKBOOK_WORDS.noNameColumn;
    case 'twoPointsColumns':
      return WORKBOOK_WORDS.twoPointsColumns(fault.columns.join(', '));
  }
}

/** What stands above the table names a unit: it must not be another one than the dossier's. */
function headingFindings(
  { grid, firstRow }: Table,
  decode: Decoder,
  { file, dossier: { unit }, units = [] }: SelfAssessmentInput,
): readonly Finding[] {
  if (!unit || !file) return [];
  const plain = (name: string): string => plainName(name).replace('uybannhandan', 'ubnd');
  const isNamed = (text: string, { name, otherNames }: Unit): boolean =>
    [name, ...otherNames].some((each) => plain(each) === plain(text));
  const above = Array.from({ length: firstRow - 1 }, (_, index) => grid.row(index + 1)).flat();
  const texts = above.filter(({ kind }) => kind === 'text').map(decode);
  const named = units.filter((each) => texts.some((text) => isNamed(text, each)));
  const [other] = named.filter(({ code }) => code !== unit.code);
  if (!other || named.some(({ code }) => code === unit.code)) return [];
  return [finding('workbook/other-unit', { file: file.path }, { found: other.name, expected: unit.name })];
}

/** A workbook that we made knows for whom. */
function identityFindings(workbook: Workbook, file: string, unit: Unit | undefined): readonly Finding[] {
  const made = identityOf(workbook).get('unit');
  if (!made || !unit || made === unit.code) return [];
  return [finding('workbook/other-unit', { file }, { found: made, expected: unit.code })];
}

const untoldCodes = (matches: readonly Match[]): ReadonlySet<string> =>
  new Set(
    matches.flatMap((match) => (match.kind === 'ambiguous' ? match.candidates.map(({ code }) => code) : [])),
  );

/** Without a table the later checks have nothing to look at; with points that cannot be told, sums prove nothing. */
function given(
  selfAssessment: SelfAssessment | undefined,
  findings: readonly Finding[],
  because: string | undefined,
): SelfAssessmentResult {
  const checks: readonly CheckRun[] = selfAssessment
    ? [
        completed('workbook/table'),
        completed('workbook/codes'),
        completed('workbook/points'),
        because === undefined ? completed('workbook/sums') : indeterminate('workbook/sums', because),
      ]
    : [
        findings.length > 0 ? completed('workbook/table') : notRun('workbook/table', because ?? ''),
        ...(['workbook/codes', 'workbook/points', 'workbook/sums'] as const).map((id) =>
          notRun(id, because ?? ''),
        ),
      ];
  return { findings, checks, selfAssessment };
}
