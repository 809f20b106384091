import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { UNREADABLE_WORKBOOK } from '../../findings/catalogue/unreadable-workbook.ts';
import { completed, finding, indeterminate, notRun } from '../../findings/finding.ts';
import type { AssessedRow, DossierFile, SelfAssessment } from '../../model/dossier.ts';
import type { Checked, CheckRun, Finding } from '../../model/finding.ts';
import type { Unit } from '../../model/office.ts';
import { plainName } from '../../model/plain.ts';
import type { Workbook, WorkbookRefusal } from '../../readers/xlsx/workbook.ts';
import { SheetDecoder } from '../../rubric/table/decoder.ts';
import { readRows } from './assessed-rows.ts';
import { codeFindings, missingFindings } from './code-findings.ts';
import { findScoreTables } from './found-tables.ts';
import { identityFindings, type Owner } from './identity.ts';
import { titleYears } from './label.ts';
import type { Match } from './match.ts';
import { nothingScored, pointFindings, roundedPoints } from './point-findings.ts';
import { rivalColumns } from './points-columns.ts';
import type { Reading } from './readings.ts';
import { isRecomputed } from './recomputed.ts';
import { checkSums } from './sums.ts';
import { type Table, type TableFault, whyNoTable } from './table.ts';
import { readUnitSheets } from './unit-sheets.ts';
import {
  hiddenFindings,
  hiddenSheetFindings,
  oldEncodingFindings,
  otherColumnFindings,
} from './workbook-findings.ts';

export interface SelfAssessmentInput {
  /** Undefined where the dossier has no workbook. */
  readonly workbook: Workbook | { readonly refused: WorkbookRefusal } | undefined;
  /** Where the workbook lies inside the dossier: links start from its folder. */
  readonly file: Pick<DossierFile, 'path'> | undefined;
  /** Both undefined where the unit, and so its appendix, is unknown. */
  readonly dossier: Owner;
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
  const own = identityFindings(workbook, file, input);
  const year = input.dossier.id?.year;
  const { parts, summaries, aside: others, rivals } = findScoreTables(workbook, appendix, year);
  const [first] = parts;
  const unread = (missing: string): SelfAssessmentResult =>
    given(
      undefined,
      [finding('workbook/table-not-found', { file }, { missing }), ...own],
      WORKBOOK_WORDS.notRead,
    );
  if (!first) return unread(tableFault(whyNoTable(workbook.sheets, new SheetDecoder().decode)));
  if (rivals.length > 0) {
    return unread(WORKBOOK_WORDS.severalTables(rivals.map(({ table }) => whereIs(table)).join('; ')));
  }
  const read = parts.map((part) => ({
    ...part,
    rows: readRows({ table: part.table, decode: part.decoder.decode, file }, part.matches),
  }));
  const rows = read.flatMap((part) => part.rows);
  const matches = parts.flatMap((part) => part.matches);
  const leaves = appendix.criteria.filter(({ method }) => method).length;
  const matched = rows.filter(({ assessed }) => assessed).length;
  const strange = matches.filter(
    (match) => match.kind === 'matched' && match.by.kind === 'nameDiffers',
  ).length;
  const aside = [
    ...own,
    ...(own.length > 0
      ? []
      : [headingFindings, titleYearFindings].flatMap((find) =>
          parts.flatMap((part) => find(part, input)).slice(0, 1),
        )),
    ...parts.flatMap(({ table, decoder }) => oldEncodingFindings(file, table, decoder)),
    ...read.flatMap((part) => hiddenFindings(file, part.table, part.rows)),
    ...hiddenSheetFindings(
      file,
      workbook,
      parts.map(({ table }) => table),
    ),
    ...read.flatMap((part) => otherColumnFindings(file, part.table, part.rows)),
    ...others.map(({ table }) =>
      finding(
        'workbook/other-table',
        { file, cell: whereItBegins(table) },
        { found: whereIs(table), taken: whereIs(first.table) },
      ),
    ),
  ];
  if ((matched - strange) * 2 < leaves) {
    const wrong = finding(
      'workbook/wrong-appendix',
      { file, cell: whereItBegins(first.table) },
      {
        appendix: appendix.id,
        title: appendix.title,
        matched: Math.max(0, matched - strange),
        expected: leaves,
      },
    );
    return given(undefined, [wrong, ...aside], WORKBOOK_WORDS.notRead);
  }
  const twice = read.flatMap((part) =>
    rivalColumns(
      part.table,
      part.rows.map(({ line }) => line.row),
    ),
  );
  if (twice.length > 0) {
    const missing = tableFault({ fault: 'twoPointsColumns', columns: [...new Set(twice)] });
    const findings = [finding('workbook/table-not-found', { file }, { missing }), ...aside];
    return given(undefined, findings, WORKBOOK_WORDS.notRead);
  }
  const sums = checkSums({
    file,
    appendix,
    unit,
    rows,
    parts: read,
    summaries,
    untold: untoldCodes(matches),
  });
  const blank = nothingScored(file, rows);
  const findings = [
    ...aside,
    ...read.flatMap((part) => codeFindings({ file, table: part.table }, part.matches, part.rows)),
    ...missingFindings({ file, appendix, unit }, matches),
    ...(blank.length > 0
      ? blank
      : rows.flatMap((row) => pointFindings({ file, unit, decimals: appendix.decimals }, row))),
    ...roundedPoints({ file, decimals: appendix.decimals }, rows),
    ...sums.findings,
  ];
  const selfAssessment: SelfAssessment = {
    sheet: first.table.grid.sheet.name,
    rows: rows.flatMap(({ assessed, criterion }): readonly AssessedRow[] =>
      assessed ? [{ ...assessed, recomputed: isRecomputed(criterion, assessed, appendix.decimals) }] : [],
    ),
    declaredTotal: sums.declaredTotal,
    ...readUnitSheets(workbook, appendix),
  };
  return given(selfAssessment, findings, sums.told ? undefined : WORKBOOK_WORDS.rowsNotTold);
}

const whereItBegins = ({ grid, firstRow }: Table): string => grid.place({ ref: `A${firstRow}` });

/** `trang "Bảng chấm", từ dòng 9`: two tables may share a sheet. */
const whereIs = ({ grid, firstRow }: Table): string => WORKBOOK_WORDS.where(grid.sheet.name, firstRow);

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
  { table: { grid, firstRow }, decoder: { decode } }: Reading,
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

/** The title of the table names the year that it is for. */
function titleYearFindings(
  { table, decoder }: Reading,
  { file, dossier: { id } }: SelfAssessmentInput,
): readonly Finding[] {
  const years = titleYears(table.grid, table.firstRow, decoder.decode);
  const [found] = years;
  if (!file || !id || found === undefined || years.includes(id.year)) return [];
  const values = { found: String(found), expected: String(id.year) };
  return [finding('workbook/other-year', { file: file.path, cell: whereItBegins(table) }, values)];
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
