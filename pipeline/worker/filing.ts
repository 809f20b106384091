import { readFile } from 'node:fs/promises';
import type { FiledRow, Filing, Share, UnusableFiling } from '../model/consolidation.ts';
import { parseDay, parseInstant } from '../model/day.ts';
import type { DossierFile } from '../model/dossier.ts';
import { add, type Points, toPoints, vietnameseDecimal } from '../model/points.ts';
import { type Result, resultSchema } from '../stages/render/result-schema.ts';
import { type ChosenResult, RESULT } from './filed-results.ts';
import { takeSnapshot } from './snapshot.ts';

/**
 * Copies a unit's results to our own disk and reads them; what is no longer as it was when it was checked is refused.
 * @param work a new folder on our own disk
 */
export async function readFiling(
  chosen: ChosenResult,
  share: Share,
  work: string,
): Promise<Filing | UnusableFiling> {
  const { unit, folder, version, newest } = chosen;
  const unusable = (why: UnusableFiling['why'], what: string): UnusableFiling => ({
    ...{ unit, folder, version, why, what },
  });
  const { files } = await takeSnapshot(folder, work);
  const result = await readResult(files);
  if (!result || result.dossier.unit !== unit || result.dossier.version !== version)
    return unusable('unreadable', RESULT);
  if (result.state === 'refused' || !result.score) return unusable('refused', '');
  const rows = result.score.rows.map(rowOf);
  const changed = changedFile(result, files);
  if (changed !== undefined) return unusable('changed', changed);
  if (add(...rows.flatMap(({ self }) => self ?? [])) !== toPoints(result.score.selfTotal))
    return unusable('changed', RESULT);
  const other = otherRow(rows, share);
  if (other !== undefined) return unusable('otherRows', other);
  const { deadline } = result;
  return {
    ...{ unit, folder, version, newest },
    receivedAt: parseInstant(result.dossier.receivedAt ?? ''),
    deadline: {
      due: parseDay(deadline.due ?? ''),
      state: deadline.state,
      lateDays: deadline.lateDays,
    },
    state: result.state,
    contentHash: result.dossier.contentHash,
    edition: result.runInputs.rubric,
    rows,
    faults: result.findings
      .filter(({ level }) => level === 'fail')
      .map(({ id, place, basis, reason, remedy }) => ({ id, place: placeOf(place), basis, reason, remedy })),
    initiatives: result.initiatives.map(({ name, file, cell }) => ({
      name: name ?? undefined,
      file,
      cell: cell ?? undefined,
    })),
    proposals: result.proposals,
    files: evidenceOf(result, files),
  };
}

async function readResult(files: readonly DossierFile[]): Promise<Result | undefined> {
  const file = files.find(({ path }) => path === RESULT);
  if (!file) return undefined;
  try {
    const data: unknown = JSON.parse(await readFile(file.location, 'utf8'));
    return resultSchema.safeParse(data).data;
  } catch {
    return undefined;
  }
}

const rowOf = (row: NonNullable<Result['score']>['rows'][number]): FiledRow => ({
  code: row.code,
  max: toPoints(row.max),
  self: row.self === null ? undefined : toPoints(row.self),
  notAssessed: row.notAssessed,
  evidence: row.evidence.map(({ name, fragment }) => ({ name, fragment: fragment ?? undefined })),
  evidenceText: row.evidenceText,
  justification: row.justification,
  declared: new Map(
    Object.entries(row.declared).map(([name, value]): [string, Points] => [name, toPoints(value)]),
  ),
});

const placeOf = ({ file, page, cell, code }: Result['findings'][number]['place']) => ({
  ...(file === undefined ? {} : { file }),
  ...(page === undefined ? {} : { page }),
  ...(cell === undefined ? {} : { cell }),
  ...(code === undefined ? {} : { code }),
});

const evidenceOf = ({ outputs }: Result, files: readonly DossierFile[]): readonly DossierFile[] => {
  const names = new Set(
    outputs.flatMap(({ role, name }) => (role === 'evidence' ? [name.normalize('NFC')] : [])),
  );
  return files.filter(({ path }) => names.has(path));
};

/** The first piece of evidence that is missing, or no longer what was checked; or that a row names and nobody checked. */
function changedFile(result: Result, files: readonly DossierFile[]): string | undefined {
  const hashOf = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const evidence = result.outputs.filter(({ role }) => role === 'evidence');
  const known = new Set(evidence.map(({ name }) => name));
  const named = (result.score?.rows ?? []).flatMap((row) => row.evidence.map(({ name }) => name));
  return (
    evidence.find(({ name, sha256 }) => hashOf.get(name.normalize('NFC')) !== sha256)?.name ??
    named.find((name) => !known.has(name))
  );
}

/** The first criterion that was checked and is not the unit's now, or is now worth other points, or was not there. */
function otherRow(rows: readonly FiledRow[], { appendix }: Share): string | undefined {
  const [checked, given] = [
    new Map(rows.map(({ code, max }) => [code, max])),
    new Map(appendix.criteria.flatMap(({ code, max, method }) => (method ? [[code, max] as const] : []))),
  ];
  const code = [...new Set([...checked.keys(), ...given.keys()])].find(
    (each) => checked.get(each) !== given.get(each),
  );
  if (code === undefined) return undefined;
  const [was, is] = [checked.get(code), given.get(code)].map((max) =>
    max === undefined ? 'không có' : vietnameseDecimal(max),
  );
  return `${code}: điểm tối đa lúc kiểm tra ${was}, nay ${is}`;
}
