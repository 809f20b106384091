import type { Instant } from '../model/day.ts';
import type { DossierFile, FileFacts } from '../model/dossier.ts';
import type { Pool } from '../readers/pool.ts';
import type { VerifyPolicy } from '../readers/signature/policy.ts';
import type { TrustMaterial } from '../readers/signature/verify.ts';
import type { Workbook, WorkbookRefusal } from '../readers/xlsx/workbook.ts';

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
