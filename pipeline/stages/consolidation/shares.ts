import type { Appendix } from '../../model/appendix.ts';
import type { Share, SharedTask } from '../../model/consolidation.ts';
import { isNeverSelfScored } from '../../model/levels.ts';
import type { Unit } from '../../model/office.ts';
import type { Regulation, Task } from '../../model/regulation.ts';
import { shareOf } from '../../rubric/share.ts';

/** The tasks whose units score one rubric between them: shared out by row, or in parts that are appendices of their own. */
export function sharedTasks(
  { tasks, appendices }: Pick<Regulation, 'tasks' | 'appendices'>,
  units: readonly Unit[],
): readonly SharedTask[] {
  return tasks.flatMap((task): readonly SharedTask[] => {
    if (task.kind !== 'selfAssessment') return [];
    const shared = appendices.find(({ id }) => id === task.sharedAppendix);
    if (shared) return [{ task, whole: shared, shares: leadsOf(shared, task, units) }];
    const parts = appendices.filter(({ appliesTo }) =>
      appliesTo.some((each) => task.unitKinds.includes(each)),
    );
    return [...new Set(parts.flatMap(({ partOf }) => partOf ?? []))].flatMap((id) => {
      const whole = appendices.find((each) => each.id === id);
      const own = parts.filter(({ partOf }) => partOf === id);
      return whole ? [{ task, whole, shares: own.flatMap((part) => holdersOf(part, units)) }] : [];
    });
  });
}

/** Each unit that comes first on a row which units score. */
function leadsOf(whole: Appendix, task: Task, units: readonly Unit[]): readonly Share[] {
  const leads = whole.criteria.flatMap(({ method, contributors }) =>
    method && !isNeverSelfScored(method) ? contributors.slice(0, 1) : [],
  );
  return [...new Set(leads)].flatMap((code) => {
    const unit = units.find((each) => each.code === code);
    const appendix = shareOf(whole, code);
    const given = task.unitKinds.includes(code) || (unit !== undefined && task.unitKinds.includes(unit.kind));
    return appendix ? [{ unit: code, name: unit?.name ?? code, given, appendix }] : [];
  });
}

/** The units that a part is for; where the office has entered none, the kind stands for one that has not filed. */
function holdersOf(appendix: Appendix, units: readonly Unit[]): readonly Share[] {
  const { appliesTo } = appendix;
  const holders = units.filter(({ code, kind }) => appliesTo.includes(code) || appliesTo.includes(kind));
  if (holders.length > 0)
    return holders.map(({ code, name }) => ({ unit: code, name, given: true, appendix }));
  return appliesTo.slice(0, 1).map((kind) => ({ unit: kind, name: kind, given: true, appendix }));
}
