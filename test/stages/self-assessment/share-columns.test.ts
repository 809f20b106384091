import { expect, test } from 'vitest';
import type { Criterion } from '../../../pipeline/model/appendix.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { goodPoints, isOpen, leavesOf, ninhHoa3, numberOf } from '../../workbooks/rubrics.ts';
import { type Value, writeWorkbook } from '../../workbooks/write.ts';

const points = goodPoints(ninhHoa3);
/** What share of its maximum a criterion was given; undefined where nothing was. */
function shareOf(criterion: Criterion): number | undefined {
  const own = points.get(criterion.code);
  return own === undefined || criterion.max === 0n ? undefined : numberOf(own) / numberOf(criterion.max);
}

async function read(heading: string, cellOf: (criterion: Criterion, row: number) => Value) {
  const rows = [
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm', heading],
    ...ninhHoa3.criteria.map((each, at): readonly Value[] => {
      const own = points.get(each.code);
      const self = own === undefined ? undefined : numberOf(own);
      return [
        each.code,
        each.name,
        numberOf(each.max),
        self,
        self === undefined ? undefined : cellOf(each, at + 2),
      ];
    }),
  ];
  const book = { sheets: [{ name: 'B', rows }], styles: { percent: { format: '0%' } } };
  const result = await assess(writeWorkbook(book, 'google'), ninhHoa3);
  const declared = result.selfAssessment?.rows.filter((row) => row.declared.size > 0);
  return { said: saidOf(result), declared: declared?.map(({ code }) => code) };
}
const percent = (share: number | undefined, decimals: number): string | undefined =>
  share === undefined ? undefined : `${(share * 100).toFixed(decimals).replace('.', ',')}%`;

test.each<[string, string, (criterion: Criterion, row: number) => Value]>([
  [
    'by formula',
    'Tỷ lệ đạt',
    (each, row) => ({ f: `D${row}/C${row}`, v: shareOf(each) ?? 0, style: 'percent' }),
  ],
  [
    'by formula',
    'Tỷ lệ (%)',
    (each, row) => ({ f: `ROUND($D${row}/$C${row}*100,1)`, v: (shareOf(each) ?? 0) * 100 }),
  ],
  ['in words', 'Tỷ lệ đạt', (each) => percent(shareOf(each), 1)],
  ['in words', 'Kết quả đạt (%)', (each) => percent(shareOf(each), 0)],
  ['in figures', '% đạt', (each) => Math.round((shareOf(each) ?? 0) * 100)],
])(
  'the share of the maximum that was given, %s under "%s", is nothing declared',
  async (_, heading, cell) => {
    expect(await read(heading, cell)).toEqual({ said: ['total-missing'], declared: [] });
  },
);

test('a ratio that is declared of ratios only is one, though the points follow from it', async () => {
  const ratios = leavesOf(ninhHoa3).filter(
    (each) => each.method?.kind === 'proportional' && isOpen(each) && shareOf(each) === 1,
  );
  const { declared } = await read('Tỷ lệ đạt', (each) => (ratios.includes(each) ? '100%' : undefined));
  expect(declared).toEqual(ratios.map(({ code }) => code));
});
