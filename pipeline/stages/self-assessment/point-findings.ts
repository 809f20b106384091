import { WORKBOOK_WORDS } from '../../findings/catalogue/self-assessment.ts';
import { finding } from '../../findings/finding.ts';
import type { Method } from '../../model/appendix.ts';
import type { AssessedRow } from '../../model/dossier.ts';
import type { Finding, Place } from '../../model/finding.ts';
import { isExempt, isNeverSelfScored, mayStayBlank } from '../../model/levels.ts';
import type { Unit } from '../../model/office.ts';
import { add, type Points, round, vietnameseDecimal, ZERO } from '../../model/points.ts';
import { fold } from '../../rubric/table/words.ts';
import type { ReadRow } from './assessed-rows.ts';
import { type DeclaredPoints, declaredPoints, impossibleRatio, isOfNothing } from './computed-points.ts';
import { possiblePoints } from './possible-points.ts';

export interface PointContext {
  readonly file: string;
  readonly unit: Unit | undefined;
  /** Decimals that the appendix rounds to. */
  readonly decimals: number;
}

/** A form that nobody has filled in is no self-assessment of 0 points. */
export function nothingScored(file: string, rows: readonly ReadRow[]): readonly Finding[] {
  const leaves = rows.filter(({ criterion }) => criterion.method);
  const blank = leaves.every(({ value, assessed }) => value.kind === 'blank' && !assessed?.notAssessed);
  return blank && leaves.length > 0 ? [finding('workbook/nothing-scored', { file })] : [];
}

/** Points are rounded row by row; told where a total of the points as they stand comes out otherwise. */
export function roundedPoints(
  { file, decimals }: Omit<PointContext, 'unit'>,
  rows: readonly ReadRow[],
): readonly Finding[] {
  const claimed = rows.flatMap(({ criterion: { code, method }, value }) =>
    method && value.kind === 'points'
      ? [{ code, found: value.points, to: round(value.points, decimals) }]
      : [],
  );
  const total = round(add(...claimed.map(({ found }) => found)), decimals);
  if (total === add(...claimed.map(({ to }) => to))) return [];
  const points = claimed
    .filter(({ found, to }) => found !== to)
    .map(({ code, found, to }) =>
      WORKBOOK_WORDS.rounded(code, vietnameseDecimal(round(found, SHOWN_DECIMALS)), vietnameseDecimal(to)),
    );
  const shown = [...points.slice(0, SHOWN), ...(points.length > SHOWN ? ['…'] : [])].join('; ');
  return [finding('workbook/points-rounded', { file }, { count: points.length, decimals, points: shown })];
}

const SHOWN_DECIMALS = 4;

/** What is wrong with the points of one leaf. */
export function pointFindings(context: PointContext, row: ReadRow): readonly Finding[] {
  const { criterion, value, place, assessed } = row;
  const { code, method } = criterion;
  if (!method || !assessed) return [];
  const at: Place = { file: context.file, cell: place, code };
  switch (value.kind) {
    case 'blank':
      return mayStayBlank(method) || assessed.notAssessed || isExempt(criterion, context.unit)
        ? []
        : [finding('workbook/not-scored', at, { code })];
    case 'notAssessed':
      return [];
    case 'noValue':
      return [finding('workbook/formula-without-value', at, { formula: value.formula, code })];
    case 'unreadable':
      // A dash or a few words where nothing is to be scored say just that.
      return (isNeverSelfScored(method) || isExempt(criterion, context.unit)) && !/\d/.test(value.found)
        ? []
        : [finding('workbook/points-unreadable', at, { code, found: value.found, because: value.because })];
    case 'points':
      if (isExempt(criterion, context.unit))
        return value.points === ZERO
          ? []
          : [finding('workbook/not-applicable', at, { code, found: value.points })];
      return isNeverSelfScored(method)
        ? [finding('workbook/never-self-scored', at, { code, found: value.points })]
        : ofPoints(context, row, method, value.points, at);
  }
}

function ofPoints(
  { decimals }: PointContext,
  { criterion, assessed }: ReadRow,
  method: Method,
  found: Points,
  at: Place,
): readonly Finding[] {
  const { code, max } = criterion;
  const possible = possiblePoints(method, max, found);
  const isAmong = (points: readonly Points[]): boolean =>
    points.some((each) => each === found || round(each, decimals) === round(found, decimals));
  const outside = (points: readonly Points[], inputs?: string): Finding =>
    finding('workbook/not-a-level', at, {
      ...{ code, found, levels: listed(points) },
      given: inputs === undefined ? '' : WORKBOOK_WORDS.givenInputs(inputs),
      instead: inputs === undefined ? '' : WORKBOOK_WORDS.orInputs,
      counted: [points, possible ?? []].flatMap(atMost(found))[0] ?? found,
    });
  const beside = ({ inputs, points }: DeclaredPoints): Finding => {
    const [expected, ...others] = points;
    return expected !== undefined && others.length === 0
      ? finding('workbook/computed-differs', at, { code, found, inputs, expected })
      : outside(points, inputs);
  };
  const declared = assessed?.declared ?? new Map<string, Points>();
  const impossible = impossibleRatio(method, declared);
  const computed = declaredPoints(method, max, declared, decimals);
  const differing = computed && !isAmong(computed.points) ? computed : undefined;
  const alsoDiffering = differing ? [beside(differing)] : [];
  if (found > max) return [finding('workbook/points-above-max', at, { code, found, max }), ...alsoDiffering];
  if (found < ZERO && method.kind !== 'penalty')
    return [finding('workbook/points-negative', at, { code, found }), ...alsoDiffering];
  if (possible && !isAmong(possible))
    return differing ? [outside(differing.points, differing.inputs)] : [outside(possible)];
  if (impossible !== undefined)
    return [finding('workbook/declared-impossible', at, { code, found, inputs: impossible })];
  const unexplained = found > ZERO && isOfNothing(method, declared) && !isExplained(assessed);
  return unexplained ? [finding('workbook/nothing-arose-unexplained', at, { code, found })] : alsoDiffering;
}

const SAYS_NOTHING_AROSE = /\bkhong (phat sinh|co)\b/;

const isExplained = (row: AssessedRow | undefined): boolean =>
  row !== undefined && (row.justification.trim() !== '' || SAYS_NOTHING_AROSE.test(fold(row.evidenceText)));

/** Those that the points found reach, highest first. */
const atMost =
  (found: Points) =>
  (points: readonly Points[]): readonly Points[] =>
    points.filter((each) => each <= found).sort(highestFirst);

const highestFirst = (a: Points, b: Points): number => (a > b ? -1 : a < b ? 1 : 0);

/** More levels than these are not all listed: a sentence with thirty figures helps nobody. */
const MOST_LISTED = 12;
const SHOWN = 4;

const listed = (levels: readonly Points[]): string =>
  (levels.length > MOST_LISTED
    ? [...levels.slice(0, SHOWN).map(vietnameseDecimal), '…', ...levels.slice(-1).map(vietnameseDecimal)]
    : levels.map(vietnameseDecimal)
  ).join('; ');
