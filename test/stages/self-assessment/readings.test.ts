import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../pipeline/model/appendix.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { goodPoints, leavesOf, ninhHoa3, numberOf, quangNam1 } from '../../workbooks/rubrics.ts';
import { type GridSheet, type Value, writeWorkbook } from '../../workbooks/write.ts';

/** Tables whose headings do not tell all; what stands in their columns does. */
async function expectRead(
  { rows, merged = [] }: Pick<GridSheet, 'rows' | 'merged'>,
  appendix = quangNam1,
  max: 'told' | 'untold' = 'told',
): Promise<void> {
  const result = await assess(writeWorkbook({ sheets: [{ name: 'B', rows, merged }] }, 'wps'), appendix);
  const points = goodPoints(appendix);
  expect(result.selfAssessment?.rows.map((row) => [row.code, row.selfPoints, row.max])).toEqual(
    leavesOf(appendix).map(({ code, max: most }) => [
      code,
      points.get(code),
      max === 'told' ? most : undefined,
    ]),
  );
  expect(saidOf(result)).toEqual(['total-missing']);
}

const pointsOf = (appendix: typeof quangNam1): ((criterion: Criterion) => number | undefined) => {
  const points = goodPoints(appendix);
  return ({ code }) => {
    const own = points.get(code);
    return own === undefined ? undefined : numberOf(own);
  };
};

describe('a column that holds the maxima of the appendix holds the maxima', () => {
  const self = pointsOf(quangNam1);
  test.each(['Điểm giao', 'Trọng số', 'Điểm TĐ', 'Điểm tiêu chí', 'Theo QĐ 3573', undefined])(
    'headed %s',
    async (heading) => {
      const rows = quangNam1.criteria.map((each) => [each.code, each.name, numberOf(each.max), self(each)]);
      await expectRead({ rows: [['STT', 'Nội dung', heading, 'Tự chấm', 'Minh chứng'], ...rows] });
      expect.assertions(2);
    },
  );

  test.each(['Điểm thẩm định', 'Điểm tự chấm năm 2019'])('but not one headed %s', async (heading) => {
    const rows = quangNam1.criteria.map((each) => [each.code, each.name, numberOf(each.max), self(each)]);
    await expectRead(
      { rows: [['STT', 'Nội dung', heading, 'Điểm tự chấm', 'TLKC'], ...rows] },
      quangNam1,
      'untold',
    );
    expect.assertions(2);
  });

  test('but not one of other figures', async () => {
    const rows = quangNam1.criteria.map((each) => [each.code, each.name, 1, self(each)]);
    await expectRead(
      { rows: [['STT', 'Nội dung', 'Hệ số', 'Tự chấm', 'TLKC'], ...rows] },
      quangNam1,
      'untold',
    );
  });
});

describe.each([
  ['of plain codes', quangNam1],
  ['of codes with a section', ninhHoa3],
])('an appendix %s, its names in a column for each level', (_, appendix) => {
  const self = pointsOf(appendix);
  const byCode = new Map(appendix.criteria.map((each) => [each.code, each]));
  const above = (criterion: Criterion): readonly Criterion[] => {
    const parent = criterion.parent === undefined ? undefined : byCode.get(criterion.parent);
    return parent ? [...above(parent), criterion] : [criterion];
  };
  const LEVELS = ['Mục', 'Lĩnh vực', 'Tiêu chí', 'Tiêu chí thành phần'].slice(-3);
  const LAST = ['Điểm tối đa', 'Tự chấm', 'Minh chứng', 'Giải trình'];
  /** Deeper levels than columns share the last one. */
  const levelOf = (each: Criterion): number => Math.min(above(each).length, LEVELS.length) - 1;

  test.each(['{n}', '{c}. {n}'])('each in a line of its own, written %s', async (form) => {
    const rows = appendix.criteria.map((each): readonly Value[] => [
      ...LEVELS.map((_level, at) =>
        at === levelOf(each) ? form.replace('{c}', each.code).replace('{n}', each.name) : undefined,
      ),
      numberOf(each.max),
      self(each),
      each.method && each.max > 0n ? { v: 'KH', link: { target: `${each.code}.pdf` } } : undefined,
    ]);
    await expectRead({ rows: [[...LEVELS, ...LAST], ...rows] }, appendix);
  });

  test.each([true, false])('one line a leaf, the levels above it repeated: %s', async (repeated) => {
    const seen = new Set<Criterion>();
    const rows = leavesOf(appendix).map((leaf): readonly Value[] => {
      const chain = above(leaf).slice(-LEVELS.length);
      const cells = LEVELS.flatMap((_level, at): readonly Value[] => {
        const each = chain[at];
        if (!each || (seen.has(each) && !repeated)) return [undefined, undefined];
        seen.add(each);
        return [each.code, each.name];
      });
      return [...cells, numberOf(leaf.max), self(leaf)];
    });
    const heading = LEVELS.flatMap((level) => [`Mã ${level.toLowerCase()}`, level]);
    await expectRead({ rows: [[...heading, ...LAST], ...rows] }, appendix);
  });
});

test.each(['{r}', 'Phần {r}', '{r}.'])(
  'domains numbered %s, and what is below each of them from 1 anew',
  async (form) => {
    const self = pointsOf(quangNam1);
    const rows = quangNam1.criteria.map((each, at) => {
      const [domain = '', ...rest] = each.code.split('.');
      const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'][Number(domain) - 1] ?? '';
      const code = rest.length > 0 ? rest.join('.') : form.replace('{r}', roman);
      const name = at % 5 === 1 ? `${each.name} của đơn vị trong năm` : each.name;
      return [code, name, numberOf(each.max), self(each)];
    });
    await expectRead({ rows: [['STT', 'Nội dung', 'Điểm tối đa', 'Tự chấm', 'Minh chứng'], ...rows] });
    expect.assertions(2);
  },
);

describe('evidence beside the lines that a criterion is parted into', () => {
  const SUBLINES: readonly (readonly Value[])[] = [
    [undefined, '- Có kế hoạch: 0,5', 0.5, undefined, { v: 'KH', link: { target: 'kh.pdf' } }],
    ['a)', 'Có báo cáo kết quả', 0.5, undefined, { v: 'BC', link: { target: 'bc.pdf' } }],
  ];
  const self = pointsOf(quangNam1);
  async function evidenceBelow(code: string, sublines = SUBLINES) {
    const rows = quangNam1.criteria.flatMap((each): readonly (readonly Value[])[] => [
      [each.code, each.name, numberOf(each.max), self(each)],
      ...(each.code === code ? sublines : []),
    ]);
    const book = {
      sheets: [{ name: 'B', rows: [['STT', 'Nội dung', 'Điểm tối đa', 'Tự chấm', 'TLKC'], ...rows] }],
    };
    const { selfAssessment } = await assess(writeWorkbook(book, 'wps'), quangNam1);
    return selfAssessment?.rows.flatMap((row) => row.evidence.map(({ target }) => `${row.code} ${target}`));
  }

  test('is evidence of the criterion', async () => {
    expect(await evidenceBelow('1.1.1')).toEqual(['1.1.1 kh.pdf', '1.1.1 bc.pdf']);
  });

  test('is of no criterion below a group, a line with a code or points of its own, or the last line', async () => {
    const [first = [], second = []] = SUBLINES;
    const last = quangNam1.criteria.at(-1)?.code ?? '';
    expect(await evidenceBelow('1.1')).toEqual([]);
    expect(await evidenceBelow('1.1.1', [['9.9', 'Thêm', 1, 1], second])).toEqual([]);
    expect(await evidenceBelow(last, [first])).toEqual([]);
    expect(await evidenceBelow('1.1.1', [first.with(3, 0.5), second])).toEqual([]);
    expect(await evidenceBelow('1.1.1', [first.with(1, 'Việc được giao thêm')])).toEqual([]);
    expect(await evidenceBelow('1.1.1', [['B', 'Nhóm nội dung khác', ...first.slice(2)]])).toEqual([]);
  });
});

test('the second half of a name beside a merged code is no line of its own', async () => {
  const self = pointsOf(quangNam1);
  // Elsewhere these words are the whole name of another criterion.
  const second = quangNam1.criteria.find(({ code }) => code === '2.1')?.name;
  const rows = quangNam1.criteria.flatMap((each): readonly (readonly Value[])[] => [
    [each.code, each.name, numberOf(each.max), self(each)],
    ...(each.code === '1.1.1' ? [[undefined, second]] : []),
  ]);
  const at = quangNam1.criteria.findIndex(({ code }) => code === '1.1.1') + 2;
  await expectRead({
    rows: [['STT', 'Nội dung', 'Điểm tối đa', 'Tự chấm', 'TLKC'], ...rows],
    merged: [`A${at}:A${at + 1}`],
  });
});

test('a criterion without points below a merged code is one that was not scored', async () => {
  const self = pointsOf(quangNam1);
  const rows = quangNam1.criteria.map((each): readonly Value[] =>
    each.code === '1.1.2'
      ? [undefined, each.name]
      : [each.code, each.name, self(each), { v: 'KH', link: { target: 'kh.pdf' } }],
  );
  const at = quangNam1.criteria.findIndex(({ code }) => code === '1.1.1') + 2;
  const sheet = {
    ...{ name: 'B', rows: [['STT', 'Nội dung', 'Tự chấm', 'TLKC'], ...rows] },
    merged: [`A${at}:A${at + 1}`],
  };
  const result = await assess(writeWorkbook({ sheets: [sheet] }, 'wps'), quangNam1);
  expect(saidOf(result)).toContain(`not-scored C${at + 1} 1.1.2`);
});

test.each<[string, Value]>([
  ['a figure', 0.5],
  ['a figure typed as text', '0,5'],
  ['a formula that nobody has computed', { f: '1-0.5' }],
])('a second line of a criterion with %s is no rest of a name', async (_, value) => {
  const self = pointsOf(quangNam1);
  const rows = quangNam1.criteria.flatMap((each): readonly (readonly Value[])[] => [
    [each.code, each.name, numberOf(each.max), self(each)],
    ...(each.code === '1.1.1' ? [[undefined, each.name, undefined, value]] : []),
  ]);
  const at = quangNam1.criteria.findIndex(({ code }) => code === '1.1.1') + 2;
  const sheet = { name: 'B', rows: [['STT', 'Nội dung', 'Điểm tối đa', 'Tự chấm', 'TLKC'], ...rows] };
  const result = await assess(writeWorkbook({ sheets: [sheet] }, 'wps'), quangNam1);
  expect(saidOf(result)).toContain(`code-doubled B${at + 1} 1.1.1`);
});

test.each(['words', 'figures'])(
  'a line with points in %s is no part of the heading, whatever its words say',
  async (form) => {
    const self = pointsOf(quangNam1);
    const value = (points: number | undefined): Value =>
      form === 'figures' || points === undefined ? points : String(points).replace('.', ',');
    const rows = quangNam1.criteria.map((each) => [
      ...[each.code, each.name, value(numberOf(each.max)), value(self(each))],
      ...['Giải trình thêm', 'Minh chứng', 'Số lượng'],
    ]);
    await expectRead({
      rows: [['STT', 'Nội dung', 'Điểm tối đa', 'Tự chấm', 'Việc 1', 'Việc 2', 'Việc 3'], ...rows],
    });
    expect.assertions(2);
  },
);

describe('"Điểm đạt được" is of the unit where the maxima stand beside it', () => {
  const self = pointsOf(quangNam1);
  const rows = (max: (criterion: Criterion) => Value): GridSheet['rows'] => [
    ['STT', 'Nội dung', 'Điểm theo QĐ', 'Điểm đạt được', 'Minh chứng'],
    ...quangNam1.criteria.map((each) => [each.code, each.name, max(each), self(each)]),
  ];

  test('under whatever heading', async () => {
    await expectRead({ rows: rows(({ max }) => numberOf(max)) });
    expect.assertions(2);
  });

  test('but not beside other figures', async () => {
    const book = { sheets: [{ name: 'B', rows: rows(() => 1) }] };
    expect(saidOf(await assess(writeWorkbook(book, 'wps'), quangNam1))).toEqual(['table-not-found']);
  });
});

test.each(['.', ','])(
  'points written with three decimals, parted by "%s", part no thousands',
  async (mark) => {
    const self = pointsOf(quangNam1);
    const value = (points: number | undefined): Value => points?.toFixed(3).replace('.', mark);
    const rows = quangNam1.criteria.map((each) => [
      each.code,
      each.name,
      value(numberOf(each.max)),
      value(self(each)),
    ]);
    await expectRead({ rows: [['STT', 'Nội dung', 'Điểm tối đa', 'Tự chấm', 'TLKC'], ...rows] });
    expect.assertions(2);
  },
);

test('points in a cell merged over two criteria are of neither', async () => {
  const self = pointsOf(quangNam1);
  const rows = quangNam1.criteria.map((each) => [
    ...[each.code, each.name, numberOf(each.max), each.code === '1.1.2' ? undefined : self(each)],
  ]);
  const at = quangNam1.criteria.findIndex(({ code }) => code === '1.1.1') + 2;
  const sheet = {
    ...{ name: 'B', rows: [['STT', 'Nội dung', 'Điểm tối đa', 'Tự chấm', 'TLKC'], ...rows] },
    merged: [`D${at}:D${at + 1}`],
  };
  const result = await assess(writeWorkbook({ sheets: [sheet] }, 'wps'), quangNam1);
  expect(saidOf(result)).toEqual([`points-unreadable D${at} 1.1.1`, `not-scored D${at + 1} 1.1.2`]);
});
