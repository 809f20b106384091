import type { Appendix, Criterion } from '../../pipeline/model/appendix.ts';
import { type Points, ZERO } from '../../pipeline/model/points.ts';
import { goodPoints, isOpen, numberOf, sumOf } from './rubrics.ts';
import { type GridBook, type GridSheet, lettersOf, type Value } from './write.ts';

/** Score tables as different offices lay them out, all filled in without a mistake. */
export interface Layout {
  readonly name: string;
  readonly of: (appendix: Appendix) => GridBook;
}

interface Context {
  readonly appendix: Appendix;
  readonly points: ReadonlyMap<string, Points>;
  readonly depthOf: (criterion: Criterion) => number;
  readonly self: (criterion: Criterion) => number | undefined;
  readonly total: number;
}

function contextOf(appendix: Appendix): Context {
  const points = goodPoints(appendix);
  const byCode = new Map(appendix.criteria.map((each) => [each.code, each]));
  const depthOf = ({ parent }: Criterion): number => {
    const above = parent === undefined ? undefined : byCode.get(parent);
    return above ? depthOf(above) + 1 : 0;
  };
  return {
    appendix,
    points,
    depthOf,
    self: (criterion) => {
      if (criterion.method) {
        const own = points.get(criterion.code);
        return own === undefined ? undefined : numberOf(own);
      }
      const sum = sumOf(appendix, points, criterion.code);
      return sum === ZERO ? undefined : numberOf(sum);
    },
    total: numberOf(sumOf(appendix, points, undefined)),
  };
}

const book = (
  sheet: Omit<GridSheet, 'name'> & { readonly name?: string },
  styles?: GridBook['styles'],
): GridBook => ({
  sheets: [{ name: 'Sheet1', ...sheet }],
  ...(styles ? { styles } : {}),
});

const link = (code: string): Value => ({
  v: `Tài liệu ${code}`,
  link: { target: `tl/${encodeURIComponent(code)} kế hoạch.pdf` },
});
const linkOf = (criterion: Criterion): Value => (isOpen(criterion) ? link(criterion.code) : undefined);

const TITLE: readonly (readonly Value[] | undefined)[] = [
  ['UBND THỊ XÃ', undefined, undefined, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['UBND XÃ THỬ NGHIỆM', undefined, undefined, 'Độc lập - Tự do - Hạnh phúc'],
  undefined,
  [undefined, 'BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH'],
  [undefined, '(Kèm theo Báo cáo số      /BC-UBND ngày     tháng    năm)'],
  undefined,
];
const SIGNATURE: readonly (readonly Value[] | undefined)[] = [
  undefined,
  [undefined, 'Người lập bảng', undefined, 'TM. ỦY BAN NHÂN DÂN'],
  [undefined, '(Ký, ghi rõ họ tên)', undefined, 'CHỦ TỊCH'],
  undefined,
  [undefined, '1. Bảng này lập thành 02 bản.'],
];

/** `I.1.1` written `1.1` below the heading of its section. */
const withoutSection = (code: string): string => code.replace(/^[IVX]+\./, '');

export const LAYOUTS: readonly Layout[] = [
  {
    name: 'A: code and name in one cell, levels by leading spaces, heading on row 9, second round behind',
    of: (appendix) => {
      const { self, depthOf, total } = contextOf(appendix);
      return book({
        rows: [
          ...TITLE,
          undefined,
          undefined,
          [
            'Nội dung',
            'Điểm chuẩn',
            'Tự chấm',
            'Tài liệu kiểm chứng/Giải trình',
            'Điểm chấm thực tế',
            'Ý kiến',
            'Tự chấm lần 2',
            'Tài liệu bổ sung',
            'Điểm chấm lần 2',
          ],
          ...appendix.criteria.map((each): readonly Value[] => [
            `${' '.repeat(depthOf(each) * 4)}${each.code}. ${each.name}`,
            numberOf(each.max),
            self(each),
            isOpen(each)
              ? {
                  v: 'Giải trình: đã làm đủ.\nTài liệu kiểm chứng: Kế hoạch',
                  link: { target: `tl/${each.code} kế hoạch.pdf` },
                }
              : undefined,
            each.method ? 0 : undefined,
            undefined,
            isOpen(each) ? 0 : undefined,
          ]),
          ['Tổng điểm', numberOf(appendix.scale), total],
          ...SIGNATURE,
        ],
        merged: ['A4:F4', 'A5:F5'],
      });
    },
  },
  {
    name: 'B: code, name, maximum, self, then three columns of the appraiser',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        name: 'Báo cáo chi tiết',
        rows: [
          [
            'Tiêu chí',
            'Nội dung',
            'Điểm tối đa',
            'Điểm tự chấm',
            'Điểm thẩm định',
            'Điểm bị trừ',
            'Điểm thẩm định sau khi trừ',
            'Minh chứng',
          ],
          ...appendix.criteria.map((each): readonly Value[] => [
            each.code,
            each.name,
            numberOf(each.max),
            self(each),
            0,
            0,
            0,
            linkOf(each),
          ]),
          ['Tổng cộng', undefined, numberOf(appendix.scale), total],
        ],
      });
    },
  },
  {
    name: 'D: name with code, max, self, evidence or justification, appraiser, council, index',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          ...TITLE,
          [
            'Lĩnh vực/Tiêu chí/Tiêu chí thành phần',
            'Điểm tối đa',
            'Tự đánh giá',
            'Tài liệu kiểm chứng/ Giải trình',
            'Thẩm định',
            'Ý kiến hội đồng thẩm định',
            'Chỉ số',
          ],
          ...appendix.criteria.map((each): readonly Value[] => [
            `${each.code} - ${each.name}`,
            numberOf(each.max),
            self(each),
            linkOf(each),
            undefined,
            undefined,
            '0,00%',
          ]),
          ['TỔNG ĐIỂM', numberOf(appendix.scale), total],
        ],
      });
    },
  },
  {
    name: 'E: with notes of unit and appraiser, points as text with a comma, bonus and penalty rows, total last',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      const comma = (value: number | undefined): Value => value?.toFixed(2).replace('.', ',');
      return book({
        rows: [
          [undefined, 'BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH'],
          [
            'STT',
            'Tiêu chí',
            'Điểm tối đa',
            'Điểm tự chấm',
            'Điểm thẩm định',
            'Ghi chú của đơn vị',
            'Ghi chú của thẩm định',
            'Đường dẫn tài liệu',
          ],
          ...appendix.criteria.map((each): readonly Value[] => [
            each.code,
            each.name,
            comma(numberOf(each.max)),
            comma(self(each)),
            '0,00',
            isOpen(each) ? 'đủ hồ sơ' : undefined,
            'chưa xem',
            linkOf(each),
          ]),
          [undefined, 'Điểm phạt', undefined, undefined],
          [undefined, 'Tổng cộng', comma(numberOf(appendix.scale)), comma(total)],
        ],
      });
    },
  },
  {
    name: 'F: declared figures, way of scoring, requirements, and the points in the last column',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          ...TITLE,
          [
            'STT',
            'Tiêu chí, tiêu chí thành phần',
            'Điểm tối đa',
            'Số liệu kê khai',
            'Cách tính điểm',
            'Các yêu cầu và tài liệu kiểm chứng',
            'Điểm tự đánh giá',
          ],
          [1, 2, 3, 4, 5, 6, 7],
          ...appendix.criteria.map((each): readonly Value[] => [
            each.code,
            each.name,
            numberOf(each.max),
            each.method?.kind === 'proportional' ? '20/20' : undefined,
            each.method ? 'Theo hướng dẫn' : undefined,
            linkOf(each),
            self(each),
          ]),
          [undefined, 'Cộng', numberOf(appendix.scale), undefined, undefined, undefined, total],
          ...SIGNATURE,
        ],
      });
    },
  },
  {
    name: 'J: the commune scores; evidence kept by number',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          ['Mã', 'Lĩnh vực', 'Điểm tối đa', 'Điểm xã tự chấm', 'Kho minh chứng số', 'Lý do'],
          ...appendix.criteria.map((each): readonly Value[] => [
            each.code,
            each.name,
            numberOf(each.max),
            self(each),
            linkOf(each),
          ]),
          [undefined, 'Tổng số điểm', numberOf(appendix.scale), total],
        ],
      });
    },
  },
  {
    name: 'K: several evidence links a row, in columns without a heading of their own',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          ...TITLE,
          [
            'TT',
            'Tiêu chí',
            'Thang điểm',
            'Tự chấm',
            'Tài liệu kiểm chứng',
            undefined,
            undefined,
            'Giải trình',
          ],
          ...appendix.criteria.map((each): readonly Value[] => [
            each.code,
            each.name,
            numberOf(each.max),
            self(each),
            linkOf(each),
            isOpen(each) ? { v: 'Báo cáo', link: { target: 'tl/bao cao.pdf#page=2' } } : undefined,
            undefined,
            isOpen(each) ? 'đã có' : undefined,
          ]),
          [undefined, 'Tổng điểm', numberOf(appendix.scale), total],
        ],
        merged: ['E7:G7'],
      });
    },
  },
  {
    name: 'two heading rows under merged groups, then a row of column numbers',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          ...TITLE,
          ['STT', 'Nội dung tiêu chí', 'Điểm', undefined, undefined, 'Hồ sơ của đơn vị', undefined],
          [undefined, undefined, 'Tối đa', 'Tự chấm', 'Thẩm định', 'Tài liệu kiểm chứng', 'Giải trình'],
          ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
          ...appendix.criteria.map((each): readonly Value[] => [
            each.code,
            each.name,
            numberOf(each.max),
            self(each),
            undefined,
            linkOf(each),
            isOpen(each) ? 'rõ' : undefined,
          ]),
          [undefined, 'Tổng điểm', numberOf(appendix.scale), total],
        ],
        merged: ['A7:A8', 'B7:B8', 'C7:E7', 'F7:G7'],
      });
    },
  },
  {
    name: 'swapped score columns, heading repeated on each printed page',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      const heading: readonly Value[] = [
        'Số TT',
        'Nội dung',
        'Điểm tự đánh giá',
        'Điểm tối đa',
        'Tài liệu kiểm chứng',
        'Giải trình',
      ];
      return book({
        rows: [
          heading,
          ...appendix.criteria.flatMap((each, index): readonly (readonly Value[])[] => [
            ...(index > 0 && index % 25 === 0 ? [heading, ['1', '2', '3', '4', '5', '6']] : []),
            [each.code, each.name, self(each), numberOf(each.max), linkOf(each)],
          ]),
          [undefined, 'TỔNG CỘNG', total, numberOf(appendix.scale)],
        ],
      });
    },
  },
  {
    name: 'codes relative to their section, sections in Roman numerals, trailing dots',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          ['STT', 'Tiêu chí', 'Điểm chuẩn', 'Điểm tự chấm', 'TLKC', 'Giải trình'],
          ...appendix.criteria.map((each): readonly Value[] => [
            `${withoutSection(each.code)}.`,
            each.name,
            numberOf(each.max),
            self(each),
            linkOf(each),
          ]),
          [undefined, 'Tổng cộng (I+II+III+IV+V)', numberOf(appendix.scale), total],
        ],
      });
    },
  },
  {
    name: 'codes as Excel stores them: numbers, dates, 1.10 as 1.1',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book(
        {
          rows: [
            ['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự đánh giá', 'Tài liệu kiểm chứng', 'Giải trình'],
            ...appendix.criteria.map((each, index): readonly Value[] => [
              spoiled(withoutSection(each.code), index),
              each.name,
              numberOf(each.max),
              self(each),
              linkOf(each),
            ]),
            [undefined, 'Tổng điểm', numberOf(appendix.scale), total],
          ],
        },
        { day: { format: 'd-mmm' } },
      );
    },
  },
  {
    name: 'code pieces in three columns, each only where it changes',
    of: (appendix) => {
      const { self, total, depthOf } = contextOf(appendix);
      return book({
        rows: [
          [
            'Lĩnh vực',
            'Tiêu chí',
            'TCTP',
            'Tên tiêu chí',
            'Điểm tối đa',
            'Đơn vị tự chấm',
            'Tài liệu kiểm chứng',
            'Ghi chú',
          ],
          ...appendix.criteria.map((each): readonly Value[] => {
            const depth = Math.min(depthOf(each), 2);
            return [
              depth === 0 ? each.code : undefined,
              depth === 1 ? each.code : undefined,
              depth === 2 ? each.code : undefined,
              each.name,
              numberOf(each.max),
              self(each),
              linkOf(each),
            ];
          }),
          [undefined, undefined, undefined, 'Tổng điểm', numberOf(appendix.scale), total],
        ],
      });
    },
  },
  {
    name: 'no codes at all: names and leading spaces, points as formulas over the table',
    of: (appendix) => {
      const { depthOf, points, total } = contextOf(appendix);
      const rowOf = new Map(appendix.criteria.map(({ code }, index) => [code, index + 2]));
      const sum = (code: string | undefined): string =>
        appendix.criteria
          .filter(({ parent }) => parent === code)
          .map((each) => `${lettersOf(3)}${rowOf.get(each.code)}`)
          .join('+');
      return book({
        rows: [
          ['Tiêu chí, tiêu chí thành phần', 'Điểm tối đa', 'Tự đánh giá', 'Minh chứng', 'Thuyết minh'],
          ...appendix.criteria.map((each): readonly Value[] => {
            const own = points.get(each.code);
            return [
              `${' '.repeat(depthOf(each) * 3)}${each.name}`,
              numberOf(each.max),
              each.method ? (own === undefined ? undefined : numberOf(own)) : { f: sum(each.code) },
              linkOf(each),
            ];
          }),
          [
            'Tổng điểm',
            numberOf(appendix.scale),
            { f: `SUM(${sum(undefined).replaceAll('+', ',')})`, v: total },
          ],
        ],
      });
    },
  },
  {
    name: 'serial numbers beside names that begin with their code, a signature block below',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          ...TITLE,
          ['STT', 'Nội dung đánh giá', 'Điểm tối đa', 'Điểm đơn vị tự chấm', 'Tài liệu kiểm chứng'],
          ...appendix.criteria.map((each, index): readonly Value[] => [
            index + 1,
            `${each.code}. ${each.name.toUpperCase()}`,
            numberOf(each.max),
            self(each),
            linkOf(each),
          ]),
          [undefined, 'Tổng cộng', numberOf(appendix.scale), total],
          ...SIGNATURE,
        ],
      });
    },
  },
  {
    name: 'one sheet of instructions before, one of lists behind; merged names and evidence',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return {
        sheets: [
          {
            name: 'Hướng dẫn',
            rows: [['Điểm tự đánh giá: ghi số'], ['Điểm tối đa: không sửa'], ['Tiêu chí: không sửa']],
          },
          {
            name: 'Chấm điểm',
            rows: [
              [
                'STT',
                'Tiêu chí',
                undefined,
                'Điểm tối đa',
                'Điểm tự đánh giá',
                'Tài liệu kiểm chứng',
                'Giải trình',
              ],
              ...appendix.criteria.map((each): readonly Value[] => [
                each.code,
                each.name,
                undefined,
                numberOf(each.max),
                self(each),
                linkOf(each),
              ]),
              ['TỔNG ĐIỂM', undefined, undefined, numberOf(appendix.scale), total],
            ],
            merged: [
              'B1:C1',
              ...appendix.criteria.map((_, index) => `B${index + 2}:C${index + 2}`),
              `A${appendix.criteria.length + 2}:C${appendix.criteria.length + 2}`,
            ],
          },
          { name: 'Danh mục', rows: [['Mức'], [0], [0.5], [1]], state: 'hidden' },
        ],
      };
    },
  },
  {
    name: 'two rounds under merged headings, evidence over several rows of a criterion',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          [
            'TT',
            'Nội dung',
            'Điểm chuẩn',
            'Điểm tự chấm',
            undefined,
            'Điểm thẩm định',
            undefined,
            'Tài liệu kiểm chứng',
          ],
          [undefined, undefined, undefined, 'Lần 1', 'Lần 2', 'Lần 1', 'Lần 2'],
          ...appendix.criteria.flatMap((each): readonly (readonly Value[])[] => [
            [each.code, each.name, numberOf(each.max), self(each), 0.1, 0.1, 0.1, linkOf(each)],
            ...(isOpen(each)
              ? [
                  [
                    undefined,
                    undefined,
                    undefined,
                    undefined,
                    undefined,
                    undefined,
                    undefined,
                    { v: 'Phụ lục', link: { target: 'tl/phu luc.pdf' } },
                  ],
                ]
              : []),
          ]),
          ['Tổng cộng', undefined, numberOf(appendix.scale), total],
        ],
        merged: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1', 'H1:H2'],
      });
    },
  },
  {
    name: 'a summary of the domains above the table, and sums of each part within it',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      const tops = appendix.criteria.filter(({ parent }) => parent === undefined);
      return book({
        rows: [
          ['STT', 'Lĩnh vực', 'Điểm tối đa', 'Điểm tự chấm'],
          ...tops.map((each): readonly Value[] => [each.code, each.name, numberOf(each.max), self(each)]),
          [undefined, 'Tổng cộng', numberOf(appendix.scale), total],
          undefined,
          ['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm', 'Minh chứng'],
          ...appendix.criteria.flatMap((each, index): readonly (readonly Value[])[] => [
            [each.code, each.name, numberOf(each.max), self(each), linkOf(each)],
            ...(appendix.criteria[index + 1]?.parent === undefined
              ? [[undefined, `Cộng mục ${each.code.split('.')[0]}`, 0, 0]]
              : []),
          ]),
          [undefined, 'TỔNG ĐIỂM', numberOf(appendix.scale), total],
        ],
      });
    },
  },
  {
    name: 'the levels of each criterion in rows of their own, three heading rows',
    of: (appendix) => {
      const { self, total } = contextOf(appendix);
      return book({
        rows: [
          ['STT', 'Tiêu chí', 'Điểm số', undefined, undefined, 'Hồ sơ'],
          [undefined, undefined, 'Tối đa', 'Kết quả', undefined, 'Tài liệu kiểm chứng'],
          [undefined, undefined, undefined, 'Đơn vị tự đánh giá', 'Sở thẩm định'],
          ...appendix.criteria.flatMap((each): readonly (readonly Value[])[] => [
            [each.code, each.name, numberOf(each.max), self(each), 0, linkOf(each)],
            ...(each.method?.kind === 'levels'
              ? each.method.steps.map(({ when, points }) => [
                  undefined,
                  `- ${when}: ${numberOf(points)} điểm`,
                  numberOf(points),
                ])
              : []),
            ...(each.method?.kind === 'proportional'
              ? [
                  ['a)', 'Tử số'],
                  ['b)', 'Mẫu số'],
                ]
              : []),
          ]),
          [undefined, 'Tổng điểm tự chấm', numberOf(appendix.scale), total],
        ],
        merged: ['A1:A3', 'B1:B3', 'C1:E1', 'C2:C3', 'D2:E2', 'F2:F3'],
      });
    },
  },
];

/** What Excel makes of a code typed into a cell of format General. */
function spoiled(code: string, index: number): Value {
  const [first, second, ...more] = code.split('.').map(Number);
  if (first === undefined || Number.isNaN(first)) return code;
  if (second === undefined) return first;
  if (more.length > 0 || Number.isNaN(second)) return code;
  // 1.2 typed where the point separates dates: 1 February 2026.
  if (index % 3 === 0 && second >= 1 && second <= 12) {
    return { v: Math.round(Date.UTC(2026, second - 1, first) / 86_400_000) + 25_569, style: 'day' };
  }
  return Number(`${first}.${second}`);
}
