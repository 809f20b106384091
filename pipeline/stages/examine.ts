import type { DossierFile, FileFacts } from '../model/dossier.ts';
import type { Pool } from '../readers/pool.ts';
import type { VerifyPolicy } from '../readers/signature/policy.ts';
import type { TrustMaterial } from '../readers/signature/verify.ts';

/** What signatures are judged by. */
export interface Trust {
  readonly material: TrustMaterial;
  readonly policy: VerifyPolicy;
}

/** Has every file read once, in the pool's children; a file that kills its reader loses only itself. By path. */
export async function examineFiles(
  files: readonly DossierFile[],
  pool: Pool,
  { material, policy }: Trust,
): Promise<ReadonlyMap<string, FileFacts>> {
  const facts = files.map(async ({ path, location }): Promise<[string, FileFacts]> => {
    const result = await pool.run({ kind: 'examine', path: location, material, policy });
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
