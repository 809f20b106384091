import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../pipeline/model/appendix.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { goodPoints, isOpen, leavesOf, numberOf, quangNam1 } from '../../workbooks/rubrics.ts';
import { type GridSheet, type Value, writeWorkbook } from '../../workbooks/write.ts';

const points = goodPoints(quangNam1);
const self = ({ code }: Criterion): number | undefined => {
  const own = points.get(code);
  return own === undefined ? undefined : numberOf(own);
};

async function expectWhole(sheet: Omit<GridSheet, 'name'>): Promise<void> {
  const result = await assess(writeWorkbook({ sheets: [{ name: 'B', ...sheet }] }, 'wps'), quangNam1);
  const rows = result.selfAssessment?.rows ?? [];
  expect(new Map(rows.map((row) => [row.code, row.selfPoints]))).toEqual(
    new Map(leavesOf(quangNam1).map(({ code }) => [code, points.get(code)])),
  );
  expect(saidOf(result)).toEqual(['total-missing']);
}

type RowOf = (criterion: Criterion) => readonly Value[];
const table = (heading: readonly (readonly Value[])[], row: RowOf): readonly (readonly Value[])[] => [
  ...heading,
  ...quangNam1.criteria.map(row),
];
const plain: RowOf = (each) => [
  each.code,
  each.name,
  numberOf(each.max),
  self(each),
  isOpen(each) ? 9 : undefined,
];

describe('the code before a name is told', () => {
  test.each([
    'Tiêu chí {c}: {n}',
    'TC {c} – {n}',
    '{c}{n}',
    '- {c} {n}',
    '+ {n}',
    '{c}/ {n}',
    '{c}_ {n}',
    '{c} .{n}',
    '[{c}] {n}',
    '{c}.\n{n}',
    '{c}\t{n}',
  ])('written %j', async (form) => {
    const rows = table([['Tiêu chí', 'Điểm tối đa', 'Tự chấm']], (each) => [
      form.replace('{c}', each.code).replace('{n}', each.name),
      numberOf(each.max),
      self(each),
    ]);
    await expectWhole({ rows });
  });
});

describe('the column of the unit is told from its neighbours', () => {
  test.each<[string, readonly (readonly Value[])[], readonly string[]]>([
    [
      'under "Điểm đánh giá", beside the office',
      [
        ['STT', 'Nội dung', 'Điểm chuẩn', 'Điểm đánh giá'],
        [undefined, undefined, undefined, 'Đơn vị', 'Sở Nội vụ'],
      ],
      ['D1:E1'],
    ],
    [
      'under "Kết quả chấm điểm", beside the district',
      [
        ['TT', 'Tiêu chí', 'Điểm tối đa', 'Kết quả chấm điểm'],
        [undefined, undefined, undefined, 'UBND xã', 'UBND huyện'],
      ],
      ['D1:E1'],
    ],
    ['beside its share', [['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự đánh giá', 'Tỷ lệ % điểm tự đánh giá']], []],
    ['in letters below each other', [['S\nT\nT', 'N Ộ I  D U N G', 'ĐIỂM\nTỐI ĐA', 'ĐIỂM TỰ\nĐÁNH GIÁ']], []],
  ])('%s', async (_, heading, merged) => {
    await expectWhole({ rows: table(heading, plain), merged });
  });

  test.each(['Cơ sở tự đánh giá', 'Kết quả tự đánh giá'])('beside "%s" in words', async (heading) => {
    const rows = table([['STT', 'Tiêu chí', 'Điểm tối đa', heading, 'Điểm tự đánh giá']], (each) => [
      each.code,
      each.name,
      numberOf(each.max),
      isOpen(each) ? 'Đã ban hành' : undefined,
      self(each),
    ]);
    await expectWhole({ rows });
  });
});

test('the beginning of a name that no other criterion has is that criterion', async () => {
  const names = quangNam1.criteria.map(({ name }) => name);
  const shortened = (name: string): string => {
    const short = name.slice(0, 50);
    return names.filter((each) => each.startsWith(short)).length === 1 ? short : name;
  };
  const rows = table([['Tiêu chí', 'Điểm tối đa', 'Tự chấm']], (each) => [
    shortened(each.name),
    numberOf(each.max),
    self(each),
  ]);
  await expectWhole({ rows });
});

/** What is said of these lines where the appendix has these criteria. */
async function saidBeside(criteria: readonly Criterion[], lines: GridSheet['rows']) {
  const rows = [['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm', 'Ghi chú'], ...lines];
  return saidOf(
    await assess(writeWorkbook({ sheets: [{ name: 'B', rows }] }, 'wps'), { ...quangNam1, criteria }),
  );
}

/** Of two criteria with long names, the second called as the first begins. */
function withBeginning() {
  const [first, second] = leavesOf(quangNam1).filter(({ name }) => name.split(' ').length > 6);
  const start = first?.name.split(' ').slice(0, 5).join(' ') ?? '';
  const criteria = quangNam1.criteria.map((each) => (each === second ? { ...each, name: start } : each));
  return { first, second, start, criteria };
}

test('the rest of a name in a row of its own is no second line of the criterion', async () => {
  const name = 'Tỷ lệ thủ tục hành chính thực hiện tại Trung tâm Phục vụ hành chính công và Bộ phận Một cửa';
  const criteria = quangNam1.criteria.map((each) => (each.code === '1.1.1' ? { ...each, name } : each));
  const words = name.split(' ');
  const rows = criteria.flatMap((each) =>
    each.code === '1.1.1'
      ? [plain({ ...each, name: words.slice(0, 4).join(' ') }), [undefined, words.slice(4).join(' ')]]
      : [plain(each)],
  );
  expect(await saidBeside(criteria, rows)).toEqual(['total-missing']);
});

test('a code and the beginning of its name agree, though another criterion is called just so', async () => {
  const { first, start, criteria } = withBeginning();
  const rows = criteria.map((each) =>
    each.code === first?.code ? plain({ ...each, name: start }) : plain(each),
  );
  expect(await saidBeside(criteria, rows)).toEqual(['total-missing']);
});

test('names exchanged between two rows are left open, though one is the beginning of the other', async () => {
  const { first, second, start, criteria } = withBeginning();
  const exchanged = new Map([
    [first?.code, start],
    [second?.code, first?.name ?? ''],
  ]);
  const rows = criteria.map((each) => plain({ ...each, name: exchanged.get(each.code) ?? each.name }));
  expect(await saidBeside(criteria, rows)).toEqual([
    expect.stringMatching(/^code-ambiguous/),
    expect.stringMatching(/^code-ambiguous/),
  ]);
});
