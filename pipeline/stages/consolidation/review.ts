import { rowWords } from '../../findings/catalogue/consolidation-words.ts';
import { finding } from '../../findings/finding.ts';
import type { ConsolidatedRow, Review } from '../../model/consolidation.ts';
import type { AssessedRow } from '../../model/dossier.ts';
import type { Finding } from '../../model/finding.ts';
import { mayStayBlank } from '../../model/levels.ts';
import { add, ZERO } from '../../model/points.ts';

/** The consolidating office's own copy of the table. */
export interface Reviewed {
  /** Who has reviewed. */
  readonly by: string;
  readonly rows: readonly AssessedRow[];
}

/** Where the office gives other points than the units: both values side by side, neither in the place of the other. Pure. */
export function reviewOf(rows: readonly ConsolidatedRow[], { by, rows: own }: Reviewed): Review {
  const read = new Map(own.map((each) => [each.code, each]));
  const points = rows.map((row) => ({ row, reviewed: read.get(row.criterion.code)?.selfPoints }));
  const changes = points.flatMap(({ row, reviewed }) =>
    reviewed === row.self
      ? []
      : [{ criterion: row.criterion, filed: row.self, reviewed, reason: reasonOf(row, read) }],
  );
  const lacking = points.some(
    ({ row: { criterion }, reviewed }) =>
      criterion.method && !mayStayBlank(criterion.method) && reviewed === undefined,
  );
  return { by, changes, total: lacking ? undefined : add(...points.map(({ reviewed }) => reviewed ?? ZERO)) };
}

export const reviewFindings = ({ by, changes }: Review): readonly Finding[] =>
  changes.flatMap(({ criterion: { code }, reason }) =>
    reason === '' ? [finding('consolidation/review-unexplained', { code }, { by, code })] : [],
  );

/** What the office has written beside the words that stood there. */
function reasonOf(row: ConsolidatedRow, read: ReadonlyMap<string, AssessedRow>): string {
  const [before, after] = [rowWords(row), read.get(row.criterion.code)?.justification ?? ''].map((text) =>
    text.normalize('NFC').replace(/\s+/g, ' ').trim(),
  );
  if (before === undefined || after === undefined || before === after) return '';
  return (before === '' ? after : after.replace(before, '')).trim().replace(/^[.;,:]\s*/, '');
}
