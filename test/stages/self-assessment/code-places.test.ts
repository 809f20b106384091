import { describe, expect, test } from 'vitest';
import type { Appendix } from '../../../pipeline/model/appendix.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import {
  goodPoints,
  isOpen,
  konRay,
  laiChau1,
  leavesOf,
  ninhHoa3,
  numberOf,
} from '../../workbooks/rubrics.ts';
import { smallAppendix } from '../../workbooks/small-appendix.ts';
import { type Value, writeWorkbook } from '../../workbooks/write.ts';

const tableOf = (
  appendix: Appendix,
  heading: readonly string[],
  row: (code: string, name: string, max: number, self: Value) => readonly Value[],
): readonly (readonly Value[])[] => {
  const points = goodPoints(appendix);
  const lines = appendix.criteria.map(({ code, name, max }) => {
    const own = points.get(code);
    return row(code, name, numberOf(max), own === undefined ? undefined : numberOf(own));
  });
  return [heading, ...lines];
};
const read = (rows: readonly (readonly Value[])[], appendix: Appendix) =>
  assess(writeWorkbook({ sheets: [{ name: 'B', rows }] }, 'google'), appendix);

async function expectWhole(rows: readonly (readonly Value[])[], appendix: Appendix): Promise<void> {
  const result = await read(rows, appendix);
  const points = goodPoints(appendix);
  expect(new Map(result.selfAssessment?.rows.map((each) => [each.code, each.selfPoints]))).toEqual(
    new Map(leavesOf(appendix).map(({ code }) => [code, points.get(code)])),
  );
  expect(saidOf(result)).toEqual(['total-missing']);
}

test.each(['{n} ({c})', '{n} [TC {c}]', '{n} - {c}', '{n}: {c}.', '{c} {n} ({c})'])(
  'a code behind its name is told: %s',
  async (form) => {
    // Every name is cut, so that it takes the code to tell the criterion.
    const cut = (name: string): string => name.split(' ').slice(1, 4).join(' ');
    const heading = ['Tiêu chí', 'Điểm tối đa', 'Tự chấm'];
    const rows = tableOf(konRay, heading, (code, name, max, self) => [
      form.replaceAll('{c}', code).replace('{n}', name),
      max,
      self,
    ]);
    await expectWhole(rows, konRay);
    const { selfAssessment } = await read(
      tableOf(konRay, heading, (code, name, max, self) => [
        form.replaceAll('{c}', code).replace('{n}', code === '1.1.1' ? cut(name) : name),
        max,
        self,
      ]),
      konRay,
    );
    expect(selfAssessment?.rows.map(({ code }) => code)).toContain('1.1.1');
  },
);

test('a figure in brackets behind a name is its maximum, not a code', async () => {
  const heading = ['Tiêu chí', 'Điểm tối đa', 'Tự chấm'];
  const rows = tableOf(konRay, heading, (_, name, max, self) => [`${name} (${max})`, max, self]);
  await expectWhole(rows, konRay);
});

test('a number before a capital letter is a code', async () => {
  const heading = ['Nội dung', 'Điểm chuẩn', 'Tự chấm'];
  const rows = tableOf(laiChau1, heading, (code, name, max, self) => [
    `${code} ${code === '9' ? 'Soát và xử lý' : name}`,
    max,
    self,
  ]);
  const { selfAssessment } = await read(rows, laiChau1);
  expect(selfAssessment?.rows.map(({ code }) => code)).toContain('9');
});

describe('a table of codes without names', () => {
  const heading = ['Mã tiêu chí', 'Điểm tự chấm', 'Điểm tối đa'];

  test.each([
    ['I.1.1', ninhHoa3],
    ['1', laiChau1],
  ])('is read where the maxima prove it: %s', async (_, appendix) => {
    await expectWhole(
      tableOf(appendix, heading, (code, _name, max, self) => [
        /^\d+$/.test(code) ? Number(code) : code,
        self,
        max,
      ]),
      appendix,
    );
  });

  test('is refused where they contradict it, or where there are none', async () => {
    const other = tableOf(konRay, heading, (code, _, max, self) => [code, self, max + 1]);
    expect((await read(other, konRay)).selfAssessment).toBeUndefined();
    const none = tableOf(konRay, heading.slice(0, 2), (code, _, __, self) => [code, self]);
    expect((await read(none, konRay)).selfAssessment).toBeUndefined();
  });

  test('leaves the line open whose maximum is another one, and tells 1.1 from 1.10 by it', async () => {
    const written: ReadonlyMap<string, Value> = new Map([['1.10', 1.1]]);
    const rows = tableOf(smallAppendix, heading, (code, _, max, self) => [
      written.get(code) ?? code,
      self,
      code === '1.6' ? 7 : max,
    ]);
    const { selfAssessment, findings } = await read(rows, smallAppendix);
    const codes = smallAppendix.criteria.filter(isOpen).map(({ code }) => code);
    expect(selfAssessment?.rows.map(({ code }) => code)).toEqual(
      expect.arrayContaining(codes.filter((code) => code !== '1.6')),
    );
    expect(
      findings.filter(({ id }) => id === 'workbook/code-ambiguous').map(({ values }) => values['found']),
    ).toEqual(['1.6']);
  });
});
