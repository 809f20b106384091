import { finding } from '../../findings/finding.ts';
import type { Finding, Place } from '../../model/finding.ts';
import { isNeverSelfScored, levelsOf } from '../../model/levels.ts';
import type { Unit } from '../../model/office.ts';
import { type Points, round, vietnameseDecimal, ZERO } from '../../model/points.ts';
import type { Method } from '../../model/regulation.ts';
import type { ReadRow } from './assessed-rows.ts';
import { isExempt } from './code-findings.ts';
import { computePoints, impossibleRatio } from './computed-points.ts';
import { countedPoints } from './counted-points.ts';

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
      return isNeverSelfScored(method) && !/\d/.test(value.found)
        ? []
        : [finding('workbook/points-unreadable', at, { code, found: value.found, because: value.because })];
    case 'points':
      return isNeverSelfScored(method)
        ? [finding('workbook/never-self-scored', at, { code, found: value.points })]
        : ofPoints(context, row, method, value.points, at);
  }
}

/** Given by others, or claimed only where there is something to claim. */
const mayStayBlank = (method: Method): boolean =>
  isNeverSelfScored(method) || method.kind === 'bonus' || method.kind === 'penalty';

function ofPoints(
  { decimals }: PointContext,
  { criterion, assessed }: ReadRow,
  method: Method,
  found: Points,
  at: Place,
): readonly Finding[] {
  const { code, max } = criterion;
  if (found > max) return [finding('workbook/points-above-max', at, { code, found, max })];
  if (found < ZERO && method.kind !== 'penalty')
    return [finding('workbook/points-negative', at, { code, found })];
  const levels = levelsOf(method, max) ?? countedPoints(method, max, found);
  if (levels && !levels.some((level) => level === found || round(level, decimals) === found)) {
    return [finding('workbook/not-a-level', at, { code, found, levels: listed(levels) })];
  }
  const impossible = assessed && impossibleRatio(method, assessed.declared);
  if (impossible !== undefined)
    return [finding('workbook/declared-impossible', at, { code, found, inputs: impossible })];
  const computed = assessed && computePoints(method, max, assessed.declared, decimals);
  if (!computed || round(found, decimals) === computed.points) return [];
  return [
    finding('workbook/computed-differs', at, {
      code,
      found,
      inputs: computed.inputs,
      expected: computed.points,
    }),
  ];
}

/** More levels than these are not all listed: a sentence with thirty figures helps nobody. */
const MOST_LISTED = 12;
const SHOWN = 4;

const listed = (levels: readonly Points[]): string =>
  (levels.length > MOST_LISTED
    ? [...levels.slice(0, SHOWN).map(vietnameseDecimal), '…', ...levels.slice(-1).map(vietnameseDecimal)]
    : levels.map(vietnameseDecimal)
  ).join('; ');
