import { finding } from '../../findings/finding.ts';
import type { Appendix } from '../../model/appendix.ts';
import type { DossierFile, RowEvidence } from '../../model/dossier.ts';
import type { Finding } from '../../model/finding.ts';
import type { Regulation } from '../../model/regulation.ts';

export function fileFindings(
  evidence: readonly DossierFile[],
  rowEvidence: readonly RowEvidence[],
): Finding[] {
  const used = new Set(rowEvidence.flatMap(({ files }) => files.map(({ path }) => path)));
  const first = new Map<string, string>();
  return evidence.flatMap(({ path, sha256, bytes }) => {
    const other = bytes > 0 ? first.get(sha256) : undefined;
    if (other === undefined) first.set(sha256, path);
    return [
      ...(used.has(path) ? [] : [finding('evidence/file-unused', { file: path })]),
      ...(other === undefined ? [] : [finding('evidence/identical-copies', { file: path }, { other })]),
    ];
  });
}

/** One document for many criteria is not wrong, but an appraiser wants to know. */
export function oftenUsed(
  rowEvidence: readonly RowEvidence[],
  { evidence }: Pick<Regulation, 'evidence'>,
): readonly Finding[] {
  const rows = new Map<string, Set<string>>();
  for (const { code, files } of rowEvidence) {
    for (const { path } of files) rows.set(path, (rows.get(path) ?? new Set()).add(code));
  }
  return [...rows].flatMap(([path, { size: count }]) =>
    count > evidence.usedOften ? [finding('evidence/used-often', { file: path }, { count })] : [],
  );
}

const byNumber = new Intl.Collator('vi', { numeric: true });

/** Listed by name, as people and file managers do, documents stand in the order of the criteria that use them first. */
export function outOfOrder(
  evidence: readonly DossierFile[],
  rowEvidence: readonly RowEvidence[],
  { criteria }: Appendix,
): readonly Finding[] {
  const filesOf = new Map(rowEvidence.map(({ code, files }) => [code, files]));
  const first = new Map<string, { readonly code: string; readonly at: number }>();
  for (const [at, { code }] of criteria.entries())
    for (const { path } of filesOf.get(code) ?? []) if (!first.has(path)) first.set(path, { code, at });
  const astray = (compare: (a: string, b: string) => number): readonly Finding[] => {
    const used = evidence
      .map(({ path }) => path)
      .toSorted(compare)
      .flatMap((path) => {
        const use = first.get(path);
        return use ? [{ path, ...use }] : [];
      });
    const wrong = used.findIndex(({ at }, index) => at < (used[index - 1]?.at ?? 0));
    const [before, file] = [used[wrong - 1], used[wrong]];
    return before && file
      ? [finding('evidence/out-of-order', { file: file.path }, { code: file.code, after: before.code })]
      : [];
  };
  const plain = astray((a, b) => (a < b ? -1 : 1));
  return plain.length === 0 ? [] : astray(byNumber.compare);
}
