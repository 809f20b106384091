import { expect, test } from 'vitest';
import { decimalString, toPoints } from '../../../pipeline/model/points.ts';
import type { Method } from '../../../pipeline/model/regulation.ts';
import { readMethod } from '../../../pipeline/rubric/import/method-words.ts';

const read = (text: string, max: string) =>
  readMethod(text, { name: 'Mức độ hoàn thành kế hoạch', max: toPoints(max) });

/** Figures as people write them. */
const plain = (method: Method): unknown =>
  JSON.parse(
    JSON.stringify(method, (_, value) =>
      typeof value === 'bigint' ? decimalString(toPoints(`${value}e-12`)) : value,
    ),
  );

const levels = (...steps: readonly (readonly [string, string])[]) => ({
  kind: 'levels',
  steps: steps.map(([when, points]) => ({ when, points })),
});

test.each<readonly [text: string, max: string, method: unknown]>([
  ['Đúng thời gian: 0.5; không đúng: 0', '0.5', levels(['Đúng thời gian', '0.5'], ['không đúng', '0'])],
  [
    '- Ban hành đúng hạn: 0,5 điểm\n- Ban hành chậm: 0,25 điểm.\n- Không ban hành: 0 điểm',
    '0.5',
    levels(['Ban hành đúng hạn', '0.5'], ['Ban hành chậm', '0.25'], ['Không ban hành', '0']),
  ],
  [
    'Đúng hạn: 2đ, trễ hạn: 1đ, không có: 0đ',
    '2',
    levels(['Đúng hạn', '2'], ['trễ hạn', '1'], ['không có', '0']),
  ],
  [
    'Ban hành trong quý I được 1 điểm; ban hành sau quý I thì được 0,5 điểm',
    '1',
    levels(['Ban hành trong quý I', '1'], ['ban hành sau quý I', '0.5']),
  ],
  ['Có ban hành: Điểm tối đa / Không ban hành: 0 điểm', '1', { kind: 'yesNo' }],
  ['Có: điểm tối đa\nKhông: 0', '1', { kind: 'yesNo' }],
  [
    'Có kế hoạch trước ngày 15/02: điểm tối đa\nKhông có: 0 điểm',
    '2',
    levels(['Có kế hoạch trước ngày 15/02', '2'], ['Không có', '0']),
  ],
  [
    'mỗi nội quy, quy chế đảm bảo nội dung đạt 0.5 điểm; không ban hành: 0',
    '2',
    { kind: 'countCapped', each: 'nội quy, quy chế đảm bảo nội dung', per: '0.5' },
  ],
  ['Mỗi ứng dụng được 1 điểm, không quá 5 điểm', '5', { kind: 'countCapped', each: 'ứng dụng', per: '1' }],
  [
    '(tỷ lệ % x điểm tối đa)/100%\nTử số: số việc xong\nMẫu số: tổng số việc\nDưới 80%: 0',
    '2',
    { kind: 'proportional', numerator: 'số việc xong', denominator: 'tổng số việc', floorPercent: '80' },
  ],
  [
    'Nếu tỷ lệ này đạt từ 80% – 100% thì điểm đánh giá được tính theo công thức: [Tỷ lệ % hoàn thành x điểm tối đa]/100%. Nếu tỷ lệ này < 80% thì điểm đánh giá là 0.\nTử số: số việc xong\nMẫu số: tổng số việc',
    '2',
    { kind: 'proportional', numerator: 'số việc xong', denominator: 'tổng số việc', floorPercent: '80' },
  ],
  [
    'Tính theo công thức: (b/a) x điểm tối đa\nTrong đó:\na là tổng số hồ sơ\nb là số hồ sơ đúng hạn',
    '2',
    { kind: 'proportional', numerator: 'số hồ sơ đúng hạn', denominator: 'tổng số hồ sơ' },
  ],
  [
    'Mỗi văn bản chậm trừ 0,25 điểm\nMỗi văn bản không gửi bị trừ 0,5 điểm',
    '1',
    {
      kind: 'deduction',
      steps: [
        { when: 'Mỗi văn bản chậm', points: '0.25' },
        { when: 'Mỗi văn bản không gửi', points: '0.5' },
      ],
    },
  ],
  [
    'Mỗi lần bị phê bình trừ 1 điểm',
    '0',
    { kind: 'penalty', steps: [{ when: 'Mỗi lần bị phê bình', points: '1' }] },
  ],
  [
    'Tốt: 100% điểm tối đa\nKhá: 70% số điểm tối đa\nChưa đạt: 0',
    '2',
    {
      kind: 'percentLevels',
      levels: [
        { when: 'Tốt', percent: '100' },
        { when: 'Khá', percent: '70' },
        { when: 'Chưa đạt', percent: '0' },
      ],
    },
  ],
  [
    'Kết quả điều tra xã hội học của tỉnh',
    '5',
    { kind: 'survey', text: 'Kết quả điều tra xã hội học của tỉnh' },
  ],
  [
    'Theo tỷ lệ hồ sơ trực tuyến\nTừ 50%: 2\nTừ 30%: 1\nTừ 0%: 0',
    '2',
    {
      kind: 'bands',
      of: 'tỷ lệ hồ sơ trực tuyến',
      bands: [
        { atLeast: '50', points: '2' },
        { atLeast: '30', points: '1' },
        { atLeast: '0', points: '0' },
      ],
    },
  ],
])('"%s" is read for what its wording says', (text, max, method) => {
  const { method: found, certainty } = read(text, max);
  expect(plain(found)).toEqual(method);
  expect(certainty).toBe('known');
});

test.each<readonly [text: string, certainty: string, kind: string]>([
  ['(tỷ lệ % x điểm tối đa)/100%\nDưới 80%: 0', 'inputs', 'proportional'],
  [
    'Nếu đạt từ 80% - 100% thì điểm đánh giá được tính theo công thức: (Tỷ lệ % đạt được x điểm tối đa)/100%; dưới 80% thì được 0 điểm',
    'inputs',
    'proportional',
  ],
  ['Từ 80% trở lên: 2\nTừ 60% đến dưới 80%: 1\nDưới 60%: 0', 'unsure', 'bands'],
  ['Từ 80% trở lên: 2\nTừ 60% đến 79%: 1\nDưới 60%: 0', 'known', 'levels'],
  ['Trên 80%: 2\nDưới 80%: 0', 'known', 'levels'],
  ['Số hồ sơ đúng hạn/Tổng số hồ sơ x điểm tối đa', 'unsure', 'proportional'],
  ['Từ 80% trở lên thì tính theo công thức: (tỷ lệ % x điểm tối đa)/100%\nDưới 70%: 0', 'free', 'free'],
  ['100% đúng hạn: 2\nMỗi báo cáo trễ hạn trừ 0,25 điểm', 'unsure', 'deduction'],
  ['Mỗi mô hình: 0,5 điểm, không quá 1 điểm', 'free', 'free'],
  ['Xuất sắc: tối đa; tốt: 75%; hoàn thành: 50%', 'known', 'percentLevels'],
  ['Đạt: 2 điểm; không đạt: không chấm điểm', 'known', 'levels'],
  ['Điểm tối đa: 2', 'free', 'free'],
  ['Hội đồng thẩm định chấm', 'unsure', 'byAppraiser'],
  ['Đủ: điểm tối đa\nMỗi văn bản thiếu trừ 0,5 điểm', 'unsure', 'deduction'],
  ['Chấm theo mức độ thực hiện', 'free', 'free'],
  ['Đúng hạn: 1\nTrường hợp khác do Hội đồng xem xét', 'free', 'free'],
  ['Mỗi mô hình 1 điểm', 'free', 'free'],
])('"%s" is not silently taken: %s', (text, certainty, kind) => {
  const found = read(text, '2');
  expect([found.certainty, found.method.kind]).toEqual([certainty, kind]);
});

test('a text that is kept as words is kept whole', () => {
  const text = 'Đúng hạn: 1\nTrường hợp khác do Hội đồng xem xét';
  expect(read(text, '1').method).toEqual({ kind: 'free', text });
});
