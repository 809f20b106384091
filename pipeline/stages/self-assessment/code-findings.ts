import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { finding } from '../../findings/finding.ts';
import type { Appendix } from '../../model/appendix.ts';
import type { Finding, Place } from '../../model/finding.ts';
import { isExempt, isNeverSelfScored } from '../../model/levels.ts';
import type { Unit } from '../../model/office.ts';
import { refOf } from '../../readers/xlsx/reference.ts';
import type { ReadRow } from './assessed-rows.ts';
import type { Match } from './match.ts';
import type { Line } from './rows.ts';
import type { Table } from './table.ts';

export interface CodeContext {
  readonly file: string;
  readonly table: Table;
}

/** What is wrong with codes, names and maximum points. */
export function codeFindings(
  context: CodeContext,
  matches: readonly Match[],
  rows: readonly ReadRow[],
): readonly Finding[] {
  return [
    ...matches.flatMap((match) => ofMatch(context, match)),
    ...rows.flatMap((row) => maxDiffers(context, row)),
  ];
}

function ofMatch(context: CodeContext, match: Match): readonly Finding[] {
  const { line } = match;
  const name = line.name;
  switch (match.kind) {
    case 'matched':
      return ofMatched(context, match);
    case 'ambiguous': {
      const candidates = match.candidates.map(({ code }) => code).join(', ');
      return [
        finding('workbook/code-ambiguous', placeOf(context, line), { found: match.code, name, candidates }),
      ];
    }
    case 'doubled': {
      const [first, second] = [refAt(context, match.first), refAt(context, line)];
      const taken = WORKBOOK_WORDS.takenFirst(first);
      const place = { ...placeOf(context, line), code: match.criterion.code };
      return [finding('workbook/code-doubled', place, { found: match.code, first, second, taken })];
    }
    case 'unknown': {
      const suggestion = match.perhaps ? WORKBOOK_WORDS.perhaps(match.perhaps.code) : '';
      return [
        finding('workbook/code-unknown', placeOf(context, line), { found: match.code, name, suggestion }),
      ];
    }
    case 'other':
      return [];
  }
}

function ofMatched(
  context: CodeContext,
  { line, criterion, by }: Match & { kind: 'matched' },
): readonly Finding[] {
  const { code } = criterion;
  const place = { ...placeOf(context, line), code };
  switch (by.kind) {
    case 'both':
    case 'code':
    case 'name':
      return [];
    case 'nameDiffers':
      return [finding('workbook/name-differs', place, { code, found: line.name, expected: criterion.name })];
    case 'wrongCode': {
      const suggestion = WORKBOOK_WORDS.perhaps(code);
      return [finding('workbook/code-unknown', place, { found: by.code, name: line.name, suggestion })];
    }
    case 'doubledCode': {
      const [first, second] = [refAt(context, by.first), refAt(context, line)];
      const taken = WORKBOOK_WORDS.takenByName(code);
      return [finding('workbook/code-doubled', place, { found: by.code, first, second, taken })];
    }
  }
}

function maxDiffers({ file, table }: CodeContext, { criterion, line, max }: ReadRow): readonly Finding[] {
  if (max === undefined || max === criterion.max || !line.maxCell) return [];
  const { code } = criterion;
  // A group without points of its own may leave its maximum out, or write 0 there.
  if (!criterion.method && max === 0n) return [];
  return [
    finding(
      'workbook/max-differs',
      { file, cell: table.grid.place(line.maxCell), code },
      { code, found: max, expected: criterion.max },
    ),
  ];
}

/** Leaves without a line; those given by others may be left out, and those that some line may yet be are not reported twice. */
export function missingFindings(
  {
    file,
    appendix,
    unit,
  }: { readonly file: string; readonly appendix: Appendix; readonly unit: Unit | undefined },
  matches: readonly Match[],
): readonly Finding[] {
  const met = new Set(
    matches.flatMap((match): readonly string[] => {
      if (match.kind === 'matched') return [match.criterion.code];
      return match.kind === 'ambiguous' ? match.candidates.map(({ code }) => code) : [];
    }),
  );
  return appendix.criteria
    .filter(({ code, method }) => method && !isNeverSelfScored(method) && !met.has(code))
    .filter((criterion) => !isExempt(criterion, unit))
    .map(({ code, name }) => finding('workbook/code-missing', { file, code }, { code, name }));
}

const refAt = ({ table }: CodeContext, line: Line): string =>
  line.codeCell?.ref ?? line.nameCell?.ref ?? refOf({ row: line.row, column: table.name });

const placeOf = (context: CodeContext, line: Line): Place => ({
  file: context.file,
  cell: context.table.grid.place({ ref: refAt(context, line) }),
});
