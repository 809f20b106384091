import type { Appendix, Criterion } from '../model/appendix.ts';
import { decimalString } from '../model/points.ts';
import { methodText } from './method-text.ts';
import { fold } from './table/words.ts';

/** What became of one thing between two rubrics; figures with a point, a missing one as null. */
export interface RubricChange {
  readonly id: RubricChangeId;
  /** Code of the criterion in the later rubric, in the earlier one where it is gone; null for the appendix as a whole. */
  readonly code: string | null;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type RubricChangeId =
  | 'added'
  | 'removed'
  | 'recoded'
  | 'renamed'
  | 'max'
  | 'method'
  | 'evidence'
  | 'evidenceRequired'
  | 'imageAllowed'
  | 'kind'
  | 'parent'
  | 'appraiser'
  | 'contributors'
  | 'notApplicableTo'
  | 'title'
  | 'scale'
  | 'decimals'
  | 'bonusInsideScale'
  | 'appliesTo';

/** Everything that differs, in the order of the later rubric; what is gone comes last. */
export function diffAppendices(before: Appendix, after: Appendix): readonly RubricChange[] {
  const pairs = pairUp(before.criteria, after.criteria);
  const kept = new Set(pairs.values());
  const recoded = new Map([...pairs].map(([now, then]) => [then.code, now.code]));
  const changes = after.criteria.flatMap((now): readonly RubricChange[] => {
    const then = pairs.get(now);
    return then
      ? rowChanges(then, now, recoded)
      : [{ ...about('added', now), after: decimalString(now.max) }];
  });
  const removed = before.criteria
    .filter((then) => !kept.has(then))
    .map((then): RubricChange => ({ ...about('removed', then), before: decimalString(then.max) }));
  return [...appendixChanges(before, after), ...changes, ...removed];
}

const about = (id: RubricChangeId, { code, name }: Criterion): RubricChange => ({
  id,
  code,
  name,
  before: null,
  after: null,
});

/** The same criterion in both: same code and name; else the only one of that name; else the same code. */
function pairUp(
  before: readonly Criterion[],
  after: readonly Criterion[],
): ReadonlyMap<Criterion, Criterion> {
  const pairs = new Map<Criterion, Criterion>();
  const free = new Set(before);
  const pair = (find: (now: Criterion) => Criterion | undefined): void => {
    for (const now of after) {
      const then = pairs.has(now) ? undefined : find(now);
      if (!then) continue;
      pairs.set(now, then);
      free.delete(then);
    }
  };
  pair((now) => [...free].find(({ code, name }) => code === now.code && fold(name) === fold(now.name)));
  pair((now) => {
    const same = [...free].filter(({ name }) => fold(name) === fold(now.name));
    const rivals = after.filter((each) => !pairs.has(each) && fold(each.name) === fold(now.name));
    return same.length === 1 && rivals.length === 1 ? same[0] : undefined;
  });
  pair((now) => [...free].find(({ code }) => code === now.code));
  return pairs;
}

function rowChanges(
  then: Criterion,
  now: Criterion,
  recoded: ReadonlyMap<string, string>,
): readonly RubricChange[] {
  const changes: RubricChange[] = [];
  const compare = (id: RubricChangeId, read: (row: Criterion) => string | null): void => {
    const [was, is] = [read(then), read(now)];
    if (was !== is) changes.push({ ...about(id, now), before: was, after: is });
  };
  compare('recoded', ({ code }) => code);
  compare('renamed', ({ name }) => name);
  compare('max', ({ max }) => decimalString(max));
  compare('method', ({ method }) => (method ? methodText(method) : null));
  compare('evidence', ({ evidence }) => evidence.join('\n') || null);
  compare('evidenceRequired', ({ evidenceRequired }) => String(evidenceRequired));
  compare('imageAllowed', ({ imageAllowed }) => String(imageAllowed));
  compare('kind', ({ kind }) => kind);
  compare('parent', (row) => {
    if (row.parent === undefined) return null;
    return row === then ? (recoded.get(row.parent) ?? row.parent) : row.parent;
  });
  compare('appraiser', ({ appraiser }) => appraiser ?? null);
  compare('contributors', ({ contributors }) => contributors.join(', ') || null);
  compare('notApplicableTo', ({ notApplicableTo }) => notApplicableTo.join(', ') || null);
  return changes;
}

function appendixChanges(before: Appendix, after: Appendix): readonly RubricChange[] {
  const values: readonly (readonly [RubricChangeId, (appendix: Appendix) => string])[] = [
    ['title', ({ title }) => title],
    ['appliesTo', ({ appliesTo }) => appliesTo.join(', ')],
    ['scale', ({ scale }) => decimalString(scale)],
    ['decimals', ({ decimals }) => String(decimals)],
    ['bonusInsideScale', ({ bonusInsideScale }) => String(bonusInsideScale)],
  ];
  return values.flatMap(([id, read]) =>
    read(before) === read(after)
      ? []
      : [{ id, code: null, name: after.title, before: read(before), after: read(after) }],
  );
}
