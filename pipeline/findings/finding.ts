import { parseDay, vietnameseDay } from '../model/day.ts';
import type {
  CheckRun,
  CheckVerdict,
  Finding,
  FindingValue,
  Place,
  WeighedFinding,
} from '../model/finding.ts';
import { vietnameseDecimal } from '../model/points.ts';
import type { Level, Regulation, Task } from '../model/regulation.ts';
import { type CheckId, catalogue, checksOf, type FindingId, isFindingId } from './catalogue.ts';
import type { Blanks, Entry } from './entry.ts';

type ValuesOf<Id extends FindingId> = Blanks<(typeof catalogue)[Id]['sentence']> &
  Blanks<(typeof catalogue)[Id]['remedy']>;

/** Says one thing of a dossier; the compiler asks for exactly the blanks of its sentence and remedy. */
export const finding = <Id extends FindingId>(
  id: Id,
  place: Place,
  ...[values]: keyof ValuesOf<Id> extends never
    ? []
    : [values: ValuesOf<Id> & Readonly<Record<string, FindingValue>>]
): Finding => ({ id, place, values: values ?? {} });

export const completed = (id: CheckId): CheckRun => ({ id, ran: 'completed', because: undefined });
export const indeterminate = (id: CheckId, because: string): CheckRun => ({
  id,
  ran: 'indeterminate',
  because,
});
export const notRun = (id: CheckId, because: string): CheckRun => ({ id, ran: 'notRun', because });

const LEVELS: readonly Level[] = ['fail', 'warn', 'inform'];

/** Gives each finding the weight and basis that the regulation says; ignored ones go. Worst first, otherwise in the order found. */
export function weigh(
  findings: readonly Finding[],
  regulation: Pick<Regulation, 'id' | 'findings'>,
): readonly WeighedFinding[] {
  const weighed = findings.flatMap((each): WeighedFinding[] => {
    const weight = regulation.findings.get(each.id);
    if (!weight || !isFindingId(each.id))
      throw new RangeError(`no weight for ${each.id} in ${regulation.id}`);
    if (weight.level === 'ignore') return [];
    return [{ ...each, ...weight, ...inWords(each) }];
  });
  return worstFirst(weighed);
}

/** By level; otherwise the order stays. */
export const worstFirst = (findings: readonly WeighedFinding[]): readonly WeighedFinding[] =>
  LEVELS.flatMap((level) => findings.filter((each) => each.level === level));

/** What a finding says, whatever it weighs. Throws RangeError for an id outside of the catalogue. */
export function inWords({ id, values }: Finding): Pick<WeighedFinding, 'reason' | 'remedy'> {
  if (!isFindingId(id)) throw new RangeError(`no such finding: ${id}`);
  const entry: Entry = catalogue[id];
  return { reason: fill(entry.sentence, values), remedy: fill(entry.remedy, values) };
}

/** Why a check that ran to its end is undecided: a person has to look at what it found. */
export const LOOK_AGAIN = 'có mục nên xem lại';

/**
 * A check that ran to its end passed, unless one of its findings weighs as a failure, or one asks for a
 * person's look: then it is indeterminate. Checks of other kinds of task are not told.
 */
export function verdicts(
  runs: readonly CheckRun[],
  findings: readonly WeighedFinding[],
  { kind }: Pick<Task, 'kind'>,
): readonly CheckVerdict[] {
  const checksWith = (level: Level) =>
    new Set(findings.filter((each) => each.level === level).map(({ id }) => checkOf(id)));
  const [failed, doubted] = [checksWith('fail'), checksWith('warn')];
  return checksOf(kind).map((id) => {
    const run = runs.find((each) => each.id === id);
    if (failed.has(id)) return { id, verdict: 'failed', because: run?.because };
    if (!run) return { id, verdict: 'notRun', because: undefined };
    if (run.ran !== 'completed') return { id, verdict: run.ran, because: run.because };
    return doubted.has(id)
      ? { id, verdict: 'indeterminate', because: run.because ?? LOOK_AGAIN }
      : { id, verdict: 'passed', because: run.because };
  });
}

const checkOf = (id: string): string | undefined => (isFindingId(id) ? catalogue[id].check : undefined);

function fill(sentence: string, values: Readonly<Record<string, FindingValue>>): string {
  return sentence.replace(/\{(\w+)(?::\w+)?\}/g, (_, name: string) => write(values[name]));
}

function write(value: FindingValue | undefined): string {
  if (value === undefined) return '…';
  if (typeof value === 'bigint') return vietnameseDecimal(value);
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  return day ? vietnameseDay(day) : String(value);
}
