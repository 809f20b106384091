import type ExcelJS from '#exceljs';
import type { AssessedRow } from '../../model/dossier.ts';
import type { Judgement } from '../../model/judgement.ts';
import { decimalString, type Points } from '../../model/points.ts';
import type { Score } from '../../model/score.ts';
import { cleanText } from '../../writers/text.ts';
import { declaredLines, isDashed } from './lines.ts';
import { relativeLink } from './names.ts';
import { FONT, frame, WIDTHS } from './summary-layout.ts';
import { formula, type SummaryRow, summaryTable } from './summary-rows.ts';

/** Every criterion, its evidence one file a row, and the total. */
export function writeTable(sheet: ExcelJS.Worksheet, judgement: Judgement, score: Score): void {
  const table = summaryTable(declaredLines(judgement), score.selfTotal);
  const evidence = table.rows.map(evidenceOf);
  const first = sheet.rowCount + 1;
  const places = new Map<string, number>();
  let at = first;
  for (const [index, { line }] of table.rows.entries()) {
    places.set(line.criterion.code, at);
    at += Math.max(1, evidence[index]?.length ?? 0);
  }
  const rowOf = (code: string): number => places.get(code) ?? first;
  for (const [index, row] of table.rows.entries()) writeCriterion(sheet, row, evidence[index] ?? [], rowOf);
  const last = sheet.addRow(['', 'Tổng điểm', '', sum('D', table.total.terms, table.total.self, rowOf)]);
  last.getCell(3).value = sum('C', allAdded(table.total.terms), table.total.max, rowOf);
  for (let column = 1; column <= WIDTHS.length; column++) {
    frame(last.getCell(column), column === 2 ? 'left' : 'center', 'bold');
  }
}

const allAdded = (terms: SummaryRow['terms']): SummaryRow['terms'] =>
  terms.map((each) => ({ ...each, minus: false }));

const number = (points: Points): number => Number(decimalString(points));

const sum = (
  column: string,
  terms: SummaryRow['terms'],
  result: Points,
  rowOf: (code: string) => number,
): ExcelJS.CellFormulaValue => ({
  formula: formula(column, terms, rowOf),
  result: number(result),
  date1904: false,
});

interface EvidenceLine {
  readonly text: string;
  readonly link: string | undefined;
}

/** `page=2` in words; any other fragment as it is. */
function pageWords(fragment: string | undefined): string {
  if (!fragment) return '';
  const page = /^page=(\d+)$/.exec(fragment)?.[1];
  return page ? `, trang ${page}` : ` (${fragment})`;
}

/** A cell holds one link, so each file has a row of its own. */
function evidenceOf({ line }: SummaryRow): readonly EvidenceLine[] {
  const files = line.evidence.map(({ name, fragment }) => ({
    text: cleanText(name.slice(name.lastIndexOf('/') + 1) + pageWords(fragment)),
    link: relativeLink(name, fragment),
  }));
  const words = cleanText(line.row?.evidenceText ?? '').trim();
  const besides = line.evidence.reduce(
    (rest, { name }) => rest.replaceAll(name.slice(name.lastIndexOf('/') + 1), ''),
    words.normalize('NFC'),
  );
  return /\p{L}{2}/u.test(besides) ? [...files, { text: words, link: undefined }] : files;
}

function writeCriterion(
  sheet: ExcelJS.Worksheet,
  { line, depth, terms, self }: SummaryRow,
  evidence: readonly EvidenceLine[],
  rowOf: (code: string) => number,
): void {
  const { criterion, group, row } = line;
  const weight = group ? 'bold' : undefined;
  const added = sheet.addRow([criterion.code, cleanText(criterion.name)]);
  const points = (column: 'C' | 'D', value: Points | undefined): ExcelJS.CellValue => {
    if (value === undefined) return column === 'D' && isDashed(line) ? '–' : '';
    const plus = column === 'C' ? allAdded(terms) : terms;
    return group ? sum(column, plus, value, rowOf) : number(value);
  };
  added.getCell(3).value = points('C', criterion.max);
  added.getCell(4).value = points('D', self);
  added.getCell(6).value = row ? explanationOf(row) : '';
  frame(added.getCell(1), 'center', weight);
  frame(added.getCell(2), 'left', weight);
  added.getCell(2).alignment = { vertical: 'top', horizontal: 'left', wrapText: true, indent: depth };
  frame(added.getCell(3), 'center', weight);
  frame(added.getCell(4), 'center', weight);
  frame(added.getCell(6), 'left');
  writeEvidence(added.getCell(5), evidence[0]);
  for (const each of evidence.slice(1)) {
    const next = sheet.addRow([]);
    for (let column = 1; column <= WIDTHS.length; column++) frame(next.getCell(column), 'left');
    writeEvidence(next.getCell(5), each);
  }
}

/** The proposal is said once, also where the unit's own words begin with it. */
function explanationOf({ notAssessed, justification }: AssessedRow): string {
  const words = cleanText(justification);
  const said = /^đề nghị không đánh giá/i.test(words.trimStart());
  return [...(notAssessed && !said ? ['Đề nghị không đánh giá, chấm điểm.'] : []), words]
    .filter((each) => each !== '')
    .join('\n');
}

function writeEvidence(cell: ExcelJS.Cell, evidence: EvidenceLine | undefined): void {
  cell.value = evidence?.link ? { text: evidence.text, hyperlink: evidence.link } : (evidence?.text ?? '');
  frame(cell, 'left');
  if (evidence?.link) cell.font = { name: FONT, size: 11, underline: true, color: { argb: 'FF0000CC' } };
}
