import { describe, expect, test } from 'vitest';
import { toPoints } from '../../../pipeline/model/points.ts';
import { declare, rowOf } from '../../workbooks/declare.ts';

const p = toPoints;

describe('what a unit declares gives its points, or a finding with both figures', () => {
  test.each([
    ['a ratio below the floor', '1.1', '15/20', '0'],
    ['a ratio at the floor', '1.1', '16/20', '1.6'],
    ['a ratio at the floor, where points stand already', '1.12', '10/20', '1'],
    ['a ratio between the floor and all', '1.12', '15/20', '1.5'],
    ['a ratio under the floor, where points would stand', '1.12', '9/20', '0'],
    ['a ratio above the floor', '1.1', 'Đúng hạn: 18 / 20 hồ sơ', '1.8'],
    ['a point that parts thousands', '1.1', '1.800/2.000', '1.8'],
    ['thousands against a plain number', '1.1', '900/1.000', '1.8'],
    ['figures called by their names, with a comma', '1.1', 'Tử số: 9,0; mẫu số: 10', '1.8'],
    ['a percentage', '1.1', 'Đạt 85,5%', '1.71'],
    [
      'beside the number and the day of a document',
      '1.1',
      'Kế hoạch số 5/2024 ngày 05/01/2024: 18/20',
      '1.8',
    ],
    ['a ratio below every band', '1.2', '10/20', '0'],
    ['a ratio in the second band', '1.2', '70%', '1'],
    ['a ratio of more than all where a band begins above it', '1.13', '505/500', '1'],
    ['the same in per cent', '1.13', '109,9%', '1'],
    ['a ratio at the foot of the second band', '1.2', '12/20', '1'],
    ['a count', '1.3', 3, '1.5'],
    ['a count with its noun', '1.3', '03 hội nghị', '1.5'],
    ['a count of none', '1.3', 'Số lượng: 0', '0'],
    ['a level by its words', '1.4', 'chậm dưới 5 ngày', '1'],
    ['a level with its points', '1.4', 'Không ban hành: 0', '0'],
    ['a level of a share of the maximum', '1.5', 'Tốt', '1.5'],
    ['the highest case', '1.6', 'Cấp huyện khen', '1'],
    ['a count of faults that are all worth the same', '1.7', 3, '1.25'],
    ['more faults than there are points', '1.7', '10 báo cáo', '0'],
    ['a count of none where something is to be gained', '1.8', 0, '0'],
  ])('%s', async (_, code, declared, expected) => {
    const { said, ...found } = await declare(code, declared);
    expect(said).toEqual([`computed-differs E${rowOf(code)} ${code}`]);
    expect(found.expected).toEqual([String(p(expected))]);
  });

  test.each([
    ['1.1', '20/20', true],
    ['1.1', 'Đạt', false],
    ['1.2', undefined, false],
    ['1.3', undefined, false],
    ['1.4', 'Đúng thời gian', true],
    ['1.4', 'Chậm', undefined],
    ['1.7', undefined, false],
    ['1.8', undefined, false],
    ['1.9', '20/20', true],
    ['1.9', undefined, false],
    ['1.10', '20/20', false],
  ])('%s with “%s”: computed again %s', async (code, declared, expected) => {
    expect((await declare(code, declared)).recomputed).toBe(expected);
  });

  test.each([
    ['these points', '1.1', '20/20', { numerator: '20', denominator: '20' }],
    ['the highest level', '1.4', 'Đúng thời gian', { level: '2' }],
    ['a day', '1.1', '05/12/2024', {}],
    ['a month', '1.1', 'Tháng 5/2024', {}],
    ['the number of a document', '1.1', 'Kế hoạch số 15/2024', {}],
    ['two ratios', '1.1', '18/20 và 3/9', {}],
    ['two percentages', '1.1', 'Đạt 90%, năm trước 70%', {}],
    ['a comma that may part thousands', '1.1', '1,800/2000', { denominator: '2000' }],
    ['words that are no level', '1.4', 'Chậm', {}],
    ['a year in a sentence', '1.3', 'Trong năm 2024', {}],
  ] as const)('nothing is said of %s', async (_, code, declared, expected) => {
    const found = await declare(code, declared);
    expect(found.said).toEqual([]);
    expect(found.declared).toEqual(expected);
  });

  test.each([
    ['more than all', '1.1', '25/20', true],
    ['a part of nothing', '1.2', '5/0', true],
    ['more than all in per cent', '1.2', '250%', true],
    ['all', '1.1', '100%', false],
  ])('a ratio that cannot be is told: %s', async (_, code, declared, told) => {
    expect((await declare(code, declared)).said).toEqual(
      told ? [`declared-impossible E${rowOf(code)} ${code}`] : [],
    );
  });

  test('a share of nothing is no 0 per cent: without an explanation one is asked for', async () => {
    const told = [`nothing-arose-unexplained E${rowOf('1.1')} 1.1`];
    expect((await declare('1.1', '0/0')).said).toEqual(told);
    const arose = 'Trong năm không phát sinh hồ sơ';
    for (const how of [{ explanation: arose }, { evidence: arose }, { self: 0 }])
      expect((await declare('1.1', '0/0', undefined, how)).said).toEqual([]);
  });

  test('points that are no level count as the level they reach, whatever higher one was declared', async () => {
    const { findings } = await declare('1.2', '100%', undefined, { self: 1.7 });
    expect(findings[0]).toMatchObject({ id: 'workbook/not-a-level', values: { counted: p('1') } });
  });

  test.each([
    [
      'a count that leaves open what each item is worth',
      '1.8',
      3,
      ' (số lượng 3)',
      '0,75; 1; 1,25; 1,5',
      '1.5',
    ],
    ['a ratio beside a part of yes or no', '1.9', '9/10', ' (9/10)', '1,9; 0,9', '1.9'],
    ['a count beside a part of yes or no', '1.11', 2, ' (số lượng 2)', '1,5; 1,25; 1; 0,5; 0,25; 0', '1.5'],
  ])('%s gives the points that may be', async (_, code, declared, given, levels, counted) => {
    const { findings } = await declare(code, declared);
    expect(findings.map(({ id }) => id)).toEqual(['workbook/not-a-level']);
    expect(findings[0]?.values).toMatchObject({
      ...{ given: ` và số liệu kê khai${given}`, levels },
      counted: p(counted),
    });
  });

  test.each([
    ['of two ratios', '1.10', '5/10'],
    ['that is no whole number', '1.7', '2,5'],
    ['beside its ratio', '1.9', 7],
    ['without a denominator, where several parts may be meant', '1.10', 7],
    ['that the points agree with', '1.7', 0],
    ['of a sum that the points agree with', '1.9', '10/10'],
    ['too high to be counted', '1.7', '100.000'],
  ])('a figure %s tells nothing', async (_, code, declared) => {
    expect((await declare(code, declared)).said).toEqual([]);
  });

  test('a ratio of more than all is told of a part too', async () => {
    expect((await declare('1.9', '25/20')).said).toEqual(['declared-impossible E11 1.9']);
  });

  test.each([
    ['a number shown in per cent', { v: 0.855, style: 'percent' }, '85.5'],
    ['nothing at all, shown in per cent', { v: 0, style: 'percent' }, '0'],
    ['a number', 85.5, '85.5'],
    ['a text', '85,5%', '85.5'],
    ['less than one in a hundred', '0,5%', '0.5'],
    ['a number that may be a part or per cent', 0.855, undefined],
    ['the same as text', '0,855', undefined],
  ])('%s under the heading of ratios', async (_, value, percent) => {
    expect((await declare('1.1', value, 'Tỷ lệ (%)')).declared['percent']).toBe(percent);
  });

  test.each([
    ['41,5%', '41.5'],
    [{ v: 0.415, style: 'percent' }, '41.5'],
  ])('%j under the heading of numerators is a percentage', async (value, percent) => {
    expect((await declare('1.1', value, 'Tử số (hoặc số lượng)')).declared).toEqual({ percent });
  });

  test('a text under the heading of counts', async () => {
    expect((await declare('1.3', '1.000', 'Số lượng')).declared).toEqual({ count: '1000' });
  });
});
