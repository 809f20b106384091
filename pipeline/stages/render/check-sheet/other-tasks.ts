import { parseDay, vietnameseDay } from '../../../model/day.ts';
import type { Judgement } from '../../../model/judgement.ts';
import { isGivenTo } from '../../../model/office.ts';
import type { Task } from '../../../model/regulation.ts';
import type { Fact } from './sheet.ts';

/** The tasks besides this one that the regulation gives to the unit, each with the day as its text names it. */
export function otherTasks(judgement: Judgement): readonly Fact[] {
  const { regulation, dossier } = judgement;
  const { unit, task } = dossier;
  const others = regulation.tasks.filter((each) => unit && each.id !== task.id && isGivenTo(each, unit));
  const value = others.map((each) => `${each.name} (${dayWords(each, judgement)})`).join('; ');
  return others.length > 0 ? [{ name: 'Nhiệm vụ khác của đơn vị', value }] : [];
}

function dayWords({ id, deadline }: Task, { office, dossier }: Judgement): string {
  const granted = office.deadlineOverrides.find(
    ({ task, units }) => task === id && (units.length === 0 || units.includes(dossier.id.unit)),
  );
  if (granted) return `chậm nhất ngày ${vietnameseDay(granted.day)}, ${granted.document.number}`;
  const { on, reading, article } = deadline;
  if (on === 'office') return `chưa nhập hạn nộp, ${article}`;
  const day = 'day' in on ? on.day : parseDay(`${dossier.id.year + on.yearsAfterAssessment}-${on.monthDay}`);
  return `${reading === 'before' ? 'trước' : 'chậm nhất'} ngày ${day ? vietnameseDay(day) : '…'}, ${article}`;
}
