import { describe, expect, test } from 'vitest';
import {
  add,
  decimalString,
  parsePoints,
  round,
  share,
  subtract,
  toPoints,
  vietnameseDecimal,
} from '../../pipeline/model/points.ts';

describe('points are exact decimals', () => {
  test.each([
    ['12', '12'],
    ['-0.50', '-0.5'],
    ['.25', '0.25'],
    ['7.', '7'],
    ['1e-3', '0.001'],
    ['1.5E2', '150'],
    ['0.30000000000000004', '0.3'],
    ['-0', '0'],
    ['000.10', '0.1'],
  ])('%s is read as %s', (text, expected) => {
    const read = parsePoints(text);
    expect(read !== undefined && decimalString(read)).toBe(expected);
  });

  test.each(['', '.', '1,5', '1.2.3', 'abc', '1 5', '0x10', 'Infinity', 'NaN', '1e9999', '٣'])(
    '%j is no number',
    (text) => {
      expect(parsePoints(text)).toBeUndefined();
    },
  );

  test('a tenth added ten times is one', () => {
    expect(add(...Array.from({ length: 10 }, () => toPoints('0.1')))).toBe(toPoints('1'));
  });

  test('0.3 less 0.1 is 0.2', () => {
    expect(subtract(toPoints('0.3'), toPoints('0.1'))).toBe(toPoints('0.2'));
  });

  test.each([
    ['1.005', '1.01'],
    ['1.004999', '1'],
    ['-1.005', '-1.01'],
    ['84.995', '85'],
  ])('%s rounds to %s at two places, half away from zero', (text, expected) => {
    expect(decimalString(round(toPoints(text), 2))).toBe(expected);
  });

  test.each([
    ['1.5', '95', '100', '1.43'],
    ['2', '1', '3', '0.67'],
    ['2', '2', '3', '1.33'],
  ])('a share of %s x %s/%s is rounded once to %s', (max, numerator, denominator, expected) => {
    expect(decimalString(share(toPoints(max), toPoints(numerator), toPoints(denominator), 2))).toBe(expected);
  });

  test('people read a decimal comma', () => {
    expect(vietnameseDecimal(toPoints('71.25'))).toBe('71,25');
  });

  test('our own data may not hold a malformed figure', () => {
    expect(() => toPoints('1,5')).toThrow(RangeError);
  });
});
