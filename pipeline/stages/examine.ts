import type { Instant } from '../model/day.ts';
import type { Dossier, DossierFile, FileFacts } from '../model/dossier.ts';
import type { Pool } from '../readers/pool.ts';
import type { VerifyPolicy } from '../readers/signature/policy.ts';
import type { TrustMaterial } from '../readers/signature/verify.ts';
import type { Workbook, WorkbookRefusal } from '../readers/xlsx/workbook.ts';
import { identityOf, isUnfilled } from '../rubric/score-workbook/identity.ts';

/** What signatures are judged by; the control time is the dossier's own. */
export interface Trust {
  readonly material: TrustMaterial;
  readonly policyAt: (at: Instant) => VerifyPolicy;
}

/** Has every file read once, in the pool's children; a file that kills its reader loses only itself. By path. */
export async function examineFiles(
  files: readonly DossierFile[],
  at: Instant,
  { pool, trust }: { pool: Pool; trust: Trust },
): Promise<ReadonlyMap<string, FileFacts>> {
  const policy = trust.policyAt(at);
  const facts = files.map(async ({ path, location }): Promise<[string, FileFacts]> => {
    const result = await pool.run({ kind: 'examine', path: location, material: trust.material, policy });
    return [path, 'done' in result ? result.done : lostFile('lost' in result ? result.lost : 'crash')];
  });
  return new Map(await Promise.all(facts));
}

const lostFile = (lost: NonNullable<FileFacts['lost']>): FileFacts => ({
  format: 'other',
  pdf: undefined,
  signatures: undefined,
  lost,
});

/** Has the score workbook read in a child of the pool; undefined where the dossier has none. */
export async function openWorkbook(
  file: DossierFile | undefined,
  pool: Pool,
): Promise<Workbook | { readonly refused: WorkbookRefusal } | undefined> {
  if (!file) return undefined;
  const result = await pool.run({ kind: 'workbook', path: file.location });
  if ('done' in result) return result.done;
  const reason = 'lost' in result ? result.lost : result.failed;
  return { refused: { id: reason === 'memory' || reason === 'timeout' ? 'tooLarge' : 'hostile', reason } };
}

/**
 * Which of the spreadsheets are a form that was handed out to this very unit and came back empty. Where all say the same,
 * none has to be told from another, and none is read.
 */
export async function findUnfilledForms(
  spreadsheets: readonly DossierFile[],
  { unit }: Pick<Dossier, 'unit'>,
  pool: Pool,
): Promise<ReadonlySet<DossierFile>> {
  if (new Set(spreadsheets.map(({ sha256 }) => sha256)).size < 2) return new Set();
  const opened = spreadsheets.map(async (file) => {
    const workbook = await openWorkbook(file, pool);
    return workbook &&
      'sheets' in workbook &&
      isUnfilled(workbook) &&
      identityOf(workbook).get('unit') === unit?.code
      ? [file]
      : [];
  });
  return new Set((await Promise.all(opened)).flat());
}
