import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { MESSAGES } from '../messages.ts';
import type { Appendix } from '../model/appendix.ts';
import type { AssessedRow } from '../model/dossier.ts';
import { decimalString } from '../model/points.ts';
import { COMPARE } from './compare-words.ts';
import { compareContents, nameOf } from './evidence-content.ts';
import { readTable } from './read-table.ts';
import { readOptions, usageError } from './usage.ts';

/** What one table says of a criterion and the other does not; null where it says nothing. */
interface Difference {
  readonly code: string;
  readonly what: 'row' | 'points' | 'evidence' | 'content' | 'justification' | 'notAssessed';
  readonly approved: string | null;
  readonly entered: string | null;
}

/**
 * `hoso workbook compare APPROVED ENTERED --rubric APPENDIX`: what was entered elsewhere against the approved table,
 * criterion by criterion, exactly; where both have a document of that name beside them, its content too.
 * @returns exit code: 0 the same, 1 different or could not tell
 */
export async function compareWorkbooks(
  args: readonly string[],
  readAppendix: (file: string) => Appendix,
): Promise<number> {
  const { values, positionals } = readOptions('workbook', {
    args: [...args],
    allowPositionals: true,
    options: { rubric: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [approvedFile, enteredFile, ...more] = positionals;
  if (values.rubric === undefined) throw usageError(MESSAGES.missingOption('rubric'), 'workbook');
  if (approvedFile === undefined || enteredFile === undefined || more.length > 0)
    throw usageError(COMPARE.two, 'workbook');
  for (const each of [approvedFile, enteredFile, values.rubric])
    if (!existsSync(each)) throw usageError(MESSAGES.noSuchFile(each), 'workbook');
  const appendix = readAppendix(values.rubric);
  const [approved, entered] = [
    await readTable(approvedFile, appendix),
    await readTable(enteredFile, appendix),
  ];
  const untold = [...approved.untold, ...entered.untold];
  const contents = await compareContents(
    { folder: dirname(approvedFile), rows: approved.rows },
    { folder: dirname(enteredFile), rows: entered.rows },
  );
  const differences = [
    ...compareRows(appendix, approved.rows, entered.rows),
    ...contents.differences.map((each) => ({ ...each, what: 'content' as const })),
  ];
  const count = appendix.criteria.filter(({ method }) => method).length;
  const lines = [
    ...untold.map((each) => `- ${each}`),
    ...differences.map((each) => `- ${COMPARE.difference(each)}`),
  ];
  const files = COMPARE.files(contents.compared, contents.elsewhere);
  const text =
    lines.length === 0
      ? `${COMPARE.same(count)} ${files}`
      : [COMPARE.differs(count), ...lines, files].join('\n');
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ differences, untold, files: contents.compared, filesElsewhere: contents.elsewhere }, null, 2)}\n`
      : `${text}\n`,
  );
  return lines.length === 0 ? 0 : 1;
}

function compareRows(
  { criteria }: Appendix,
  approved: readonly AssessedRow[],
  entered: readonly AssessedRow[],
): readonly Difference[] {
  const [before, after] = [approved, entered].map(
    (rows) => new Map(rows.map((row) => [row.code, row] as const)),
  );
  return criteria.flatMap(({ code, method }): readonly Difference[] => {
    if (!method) return [];
    const [a, b] = [before?.get(code), after?.get(code)];
    if (!a || !b) {
      const [approved, entered] = [a, b].map((row) => (row ? row.cell : null));
      return [{ code, what: 'row', approved: approved ?? null, entered: entered ?? null }];
    }
    return WHAT.flatMap(([what, say]) => {
      const [approved, entered] = [say(a), say(b)];
      return approved === entered ? [] : [{ code, what, approved, entered }];
    });
  });
}

const tidy = (text: string): string | null => text.normalize('NFC').replace(/\s+/g, ' ').trim() || null;

/** Each system keeps files in folders of its own: the names are what both say. */
const namesOf = ({ evidence, evidenceText }: AssessedRow): string | null =>
  evidence.length === 0
    ? tidy(evidenceText)
    : evidence
        .map(({ target }) => nameOf(target))
        .sort()
        .join('; ');

const WHAT = [
  ['points', ({ selfPoints }) => (selfPoints === undefined ? null : decimalString(selfPoints))],
  ['evidence', namesOf],
  ['justification', ({ justification }) => tidy(justification)],
  ['notAssessed', ({ notAssessed }) => (notAssessed ? COMPARE.yes : null)],
] as const satisfies readonly (readonly [Difference['what'], (row: AssessedRow) => string | null])[];
