import type { Appendix, Criterion } from '../model/appendix.ts';
import { add, decimalString, subtract } from '../model/points.ts';
import { methodMistakes } from './method-lint.ts';

/** A mistake in the appendix as a whole (`index` undefined) or in one of its rows. */
export interface AppendixMistake {
  readonly index: number | undefined;
  readonly key: string;
  readonly message: string;
}

/** Everything that does not add up: codes, parents, sums at every level, ways of scoring, the scale. */
export function lintAppendix(appendix: Appendix): readonly AppendixMistake[] {
  const { criteria } = appendix;
  return [...criteria.flatMap((row, index) => lintRow(row, index, criteria)), ...lintScale(appendix)];
}

const CODE = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u;

function lintRow(row: Criterion, index: number, criteria: readonly Criterion[]): readonly AppendixMistake[] {
  const members = criteria.filter((each) => each.parent === row.code);
  const say = (key: string, message: string): AppendixMistake => ({
    index,
    key,
    message: `${row.code}: ${message}`,
  });
  const before = criteria.slice(0, index);
  const mistakes: AppendixMistake[] = [];
  if (before.some((each) => each.code === row.code)) {
    mistakes.push(say('code', 'mã này đã có ở một dòng trên.'));
  }
  if (!CODE.test(row.code)) {
    mistakes.push(say('code', 'mã chỉ gồm chữ, số và dấu chấm ở giữa, ví dụ I.1.2.'));
  }
  if (members.length > 0 && row.notApplicableTo.length > 0) {
    mistakes.push(
      say('notApplicableTo', 'chỉ ghi notApplicableTo ở từng tiêu chí được chấm, không ghi ở nhóm.'),
    );
  }
  if (row.parent !== undefined && !before.some((each) => each.code === row.parent)) {
    mistakes.push(say('parent', `nhóm "${row.parent}" không có ở các dòng trên.`));
  }
  if (members.length > 0 && row.method) {
    mistakes.push(say('method', 'nhóm có các dòng con nên không có cách chấm riêng.'));
  }
  if (members.length === 0 && !row.method) {
    mistakes.push(say('max', 'dòng này không có dòng con nên phải có cách chấm (method).'));
  }
  const sum = add(...members.map((each) => each.max));
  if (members.length > 0 && sum !== row.max) {
    mistakes.push(
      say(
        'max',
        `điểm tối đa là ${decimalString(row.max)} nhưng các dòng con cộng lại là ${decimalString(sum)}.`,
      ),
    );
  }
  if (row.method) {
    mistakes.push(...methodMistakes(row.method, row.max).map((message) => say('method', `${message}.`)));
  }
  return mistakes;
}

function lintScale({ criteria, scale, bonusInsideScale }: Appendix): readonly AppendixMistake[] {
  const top = add(...criteria.filter((each) => each.parent === undefined).map((each) => each.max));
  const bonus = add(...criteria.filter((each) => each.method?.kind === 'bonus').map((each) => each.max));
  const sum = bonusInsideScale ? top : subtract(top, bonus);
  if (sum === scale) return [];
  return [
    {
      index: undefined,
      key: 'scale',
      message: `thang điểm là ${decimalString(scale)} nhưng các mục lớn cộng lại là ${decimalString(sum)}.`,
    },
  ];
}
