import type { Appendix, Criterion, Method } from '../../pipeline/model/appendix.ts';
import { decimalString, toPoints } from '../../pipeline/model/points.ts';
import { assess, saidOf } from './assess.ts';
import { type Value, writeWorkbook } from './write.ts';

const p = toPoints;
const RATIO: Extract<Method, { kind: 'proportional' }> = {
  kind: 'proportional',
  numerator: 'hồ sơ đúng hạn',
  denominator: 'tổng số',
  floorPercent: p('80'),
  base: undefined,
};
const LATE_REPORTS: Method = {
  kind: 'deduction',
  steps: [
    { when: 'Mỗi báo cáo gửi chậm', points: p('0.25') },
    { when: 'Mỗi báo cáo không gửi', points: p('0.5') },
  ],
};
const METHODS: Readonly<Record<string, Method>> = {
  '1.1': RATIO,
  '1.2': {
    kind: 'bands',
    of: 'tỷ lệ đúng hạn',
    bands: [
      { atLeast: p('80'), points: p('2') },
      { atLeast: p('60'), points: p('1') },
    ],
  },
  '1.3': { kind: 'countCapped', each: 'hội nghị', per: p('0.5') },
  '1.4': {
    kind: 'levels',
    steps: [
      { when: 'Đúng thời gian', points: p('2') },
      { when: 'Chậm dưới 5 ngày', points: p('1') },
      { when: 'Không ban hành', points: p('0') },
    ],
  },
  '1.5': {
    kind: 'percentLevels',
    levels: [
      { when: 'Xuất sắc', percent: p('100') },
      { when: 'Tốt', percent: p('75') },
    ],
  },
  '1.6': {
    kind: 'highest',
    steps: [
      { when: 'Cấp tỉnh khen', points: p('2') },
      { when: 'Cấp huyện khen', points: p('1') },
    ],
  },
  '1.7': { kind: 'deduction', steps: [{ when: 'Mỗi báo cáo gửi chậm', points: p('0.25') }] },
  '1.8': {
    kind: 'bonus',
    steps: [
      { when: 'Mỗi mô hình cấp tỉnh nhân rộng', points: p('0.5') },
      { when: 'Mỗi mô hình cấp huyện nhân rộng', points: p('0.25') },
    ],
  },
  '1.9': {
    kind: 'sum',
    parts: [
      { name: 'Có ban hành', max: p('1'), method: { kind: 'yesNo' } },
      { name: 'Đúng hạn', max: p('1'), method: { ...RATIO, floorPercent: undefined } },
    ],
  },
  '1.10': {
    kind: 'sum',
    parts: [
      { name: 'Đúng hạn', max: p('1'), method: RATIO },
      { name: 'Đạt chuẩn', max: p('1'), method: RATIO },
    ],
  },
  '1.11': {
    kind: 'sum',
    parts: [
      { name: 'Gửi báo cáo', max: p('1'), method: LATE_REPORTS },
      { name: 'Nội dung', max: p('1'), method: { kind: 'yesNo' } },
    ],
  },
  '1.13': {
    kind: 'bands',
    of: 'thu so với kế hoạch',
    bands: [
      { atLeast: p('110'), points: p('2') },
      { atLeast: p('100'), points: p('1') },
    ],
  },
  '1.12': { ...RATIO, floorPercent: p('50'), base: p('1') },
};
const NAMES: Readonly<Record<string, string>> = {
  '1.1': 'Giải quyết thủ tục hành chính đúng hạn',
  '1.2': 'Văn bản được trả lời trên mạng',
  '1.3': 'Tuyên truyền cải cách hành chính',
  '1.4': 'Ban hành kế hoạch công tác năm',
  '1.5': 'Xếp loại chính quyền vững mạnh',
  '1.6': 'Khen thưởng về cải cách',
  '1.7': 'Chế độ báo cáo định kỳ',
  '1.8': 'Mô hình hay được nhân rộng',
  '1.9': 'Rà soát quy định nội bộ',
  '1.10': 'Bố trí đội ngũ theo vị trí việc làm',
  '1.11': 'Báo cáo kiểm soát nội bộ',
  '1.12': 'Số hóa kết quả giải quyết',
  '1.13': 'Thu ngân sách so với kế hoạch',
};

const nothing = {
  ...{ evidence: [], evidenceRequired: false, imageAllowed: false, appraiser: undefined, contributors: [] },
  ...{ notApplicableTo: [], article: undefined },
};
const criteria: readonly Criterion[] = [
  {
    ...nothing,
    code: '1',
    kind: 'domain',
    parent: undefined,
    name: 'Chung',
    max: p('26'),
    method: undefined,
  },
  ...Object.entries(METHODS).map(
    ([code, method]): Criterion => ({
      ...{ ...nothing, code, kind: 'criterion', parent: '1', name: NAMES[code] ?? '', max: p('2'), method },
    }),
  ),
];
const appendix: Appendix = {
  ...{ id: '1', title: '', illustrative: true, appliesTo: [], scale: p('26'), decimals: 2 },
  ...{ bonusInsideScale: true, criteria },
};

/** A table where one row declares something and claims two points of two. */
export async function declare(
  code: string,
  declared: Value,
  heading = 'Số liệu kê khai',
  { explanation, evidence, self = 2 }: { explanation?: string; evidence?: string; self?: Value } = {},
) {
  const sum = typeof self === 'number' ? 24 + self : undefined;
  const rows: Value[][] = [
    ['STT', 'Tiêu chí', 'Điểm tối đa', heading, 'Điểm tự đánh giá', 'Tài liệu kiểm chứng', 'Giải trình'],
    ['1', 'Chung', 26, undefined, sum],
    ...Object.keys(METHODS).map((each): Value[] => [
      ...[each, NAMES[each], 2, each === code ? declared : undefined, each === code ? self : 2],
      ...(each === code ? [evidence, explanation] : []),
    ]),
    [undefined, 'Tổng điểm', 26, undefined, sum],
  ];
  const result = await assess(
    writeWorkbook({ sheets: [{ name: 'B', rows }], styles: { percent: { format: '0.0%' } } }, 'google'),
    appendix,
  );
  const row = result.selfAssessment?.rows.find((each) => each.code === code);
  return {
    declared: Object.fromEntries(
      [...(row?.declared ?? [])].map(([key, value]) => [key, decimalString(value)]),
    ),
    recomputed: row?.recomputed,
    said: saidOf(result),
    findings: result.findings,
    expected: result.findings.flatMap(({ values }) =>
      typeof values['expected'] === 'bigint' ? [String(values['expected'])] : [],
    ),
  };
}

/** The row of the sheet on which a criterion stands. */
export const rowOf = (code: string): number => Object.keys(METHODS).indexOf(code) + 3;
