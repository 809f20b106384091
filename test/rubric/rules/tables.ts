import { weigh } from '../../../pipeline/findings/finding.ts';
import type { Regulation } from '../../../pipeline/model/regulation.ts';
import { assess } from '../../workbooks/assess.ts';
import { goodPoints, leavesOf, numberOf } from '../../workbooks/rubrics.ts';
import { type Value, writeWorkbook } from '../../workbooks/write.ts';

export interface Filled {
  /** Points of rows that are not as they should be, by code. */
  readonly points?: Readonly<Record<string, Value>>;
  readonly declared?: Readonly<Record<string, Value>>;
  readonly more?: readonly (readonly Value[])[];
  /** The appendix by which the unit filled in its table, where it is not its own. */
  readonly by?: string;
}

/** `workbook/not-a-level fail bang-cham-khop-phu-luc 1.1`: what is said of a table of an appendix, read as the worker reads it. */
export async function toldOfTable(
  regulation: Regulation,
  id: string,
  { points = {}, declared = {}, more = [], by = id }: Filled,
): Promise<readonly string[]> {
  const own = regulation.appendices.find((each) => each.id === id);
  const used = regulation.appendices.find((each) => each.id === by);
  if (!own || !used) throw new RangeError(id);
  const good = goodPoints(used);
  const rows = leavesOf(used).map(({ code, name, max }): readonly Value[] => {
    const best = good.get(code);
    return [code, name, numberOf(max), declared[code], points[code] ?? (best && numberOf(best))];
  });
  const heading = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Số liệu kê khai', 'Điểm tự đánh giá'];
  const sheets = [{ name: 'Bảng', rows: [heading, ...rows, ...more] }];
  const { findings } = await assess(writeWorkbook({ sheets }, 'google'), own);
  // These tables have no row for the total.
  const told = weigh(findings, regulation).filter(({ id }) => id !== 'workbook/total-missing');
  return told.map((each) =>
    [
      each.id,
      each.level,
      'article' in each.basis ? each.basis.article : each.basis.houseRule,
      each.place.code,
    ]
      .filter(Boolean)
      .join(' '),
  );
}
