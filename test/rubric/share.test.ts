import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { add, decimalString, toPoints } from '../../pipeline/model/points.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { shareOf } from '../../pipeline/rubric/share.ts';
import { appendix, criterion } from '../stages/builders.ts';

const whole = appendix(
  criterion('1', { method: undefined, max: toPoints('5') }),
  criterion('1.1', { parent: '1', max: toPoints('2'), contributors: ['tu-phap', 'noi-vu'] }),
  criterion('1.2', { parent: '1', max: toPoints('3'), contributors: ['noi-vu'] }),
  criterion('2', { max: toPoints('4'), contributors: [] }),
);

describe('the share of a unit', () => {
  test('is the rows on which it comes first, under groups that count only these', () => {
    const share = shareOf(whole, 'tu-phap');
    expect(share?.criteria.map(({ code, max }) => [code, decimalString(max)])).toEqual([
      ['1', '2'],
      ['1.1', '2'],
    ]);
    expect(share?.scale).toBe(toPoints('2'));
  });

  test('does not exist where it comes first on no row', () => {
    expect(shareOf(whole, 'thanh-tra')).toBeUndefined();
  });
});

describe('Kon Rẫy mục 1: the district’s own index is shared out', () => {
  const regulation = loadRegulation(join(import.meta.dirname, '..', '..', 'rubrics', 'kon-ray-1253-2022'));
  const task = regulation.tasks.find(({ sharedAppendix }) => sharedAppendix !== undefined);
  const district = regulation.appendices.find(({ id }) => id === task?.sharedAppendix);

  test.each(task?.unitKinds ?? [])('%s has rows of its own', (code) => {
    expect(district && shareOf(district, code)).toBeDefined();
  });

  test('all shares add up to what the departments contribute', () => {
    if (!district) throw new RangeError('no district');
    const leaves = district.criteria.filter(({ method, contributors }) => method && contributors.length > 0);
    const codes = new Set(leaves.flatMap(({ contributors }) => contributors));
    const shares = [...codes].flatMap((code) => shareOf(district, code)?.scale ?? []);
    expect(add(...shares)).toBe(add(...leaves.map(({ max }) => max)));
  });
});
