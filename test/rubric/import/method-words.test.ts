import { expect, test } from 'vitest';
import type { Method } from '../../../pipeline/model/appendix.ts';
import { decimalString, toPoints } from '../../../pipeline/model/points.ts';
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
  [
    'Mỗi văn bản chậm trừ 0,25 điểm, tối đa trừ 1 điểm',
    '1',
    { kind: 'deduction', steps: [{ when: 'Mỗi văn bản chậm', points: '0.25' }] },
  ],
  [
    'Mỗi quyết định công nhận sáng kiến được tính 1 điểm',
    '2',
    { kind: 'countCapped', each: 'quyết định công nhận sáng kiến', per: '1' },
  ],
  [
    'Cấp tỉnh: 2; cấp huyện: 1 (chỉ tính trường hợp cao nhất)',
    '2',
    { ...levels(['Cấp tỉnh', '2'], ['cấp huyện', '1']), kind: 'highest' },
  ],
  [
    '(b/a) x 2,0\na là tổng số hồ sơ\nb là số hồ sơ đúng hạn',
    '2',
    { kind: 'proportional', numerator: 'số hồ sơ đúng hạn', denominator: 'tổng số hồ sơ' },
  ],
  [
    'Không có đơn thư: 1 điểm. Có đơn thư: 0 điểm',
    '1',
    levels(['Không có đơn thư', '1'], ['Có đơn thư', '0']),
  ],
  ['Gửi trước 16:30: 1; gửi sau 16:30: 0', '1', levels(['Gửi trước 16:30', '1'], ['gửi sau 16:30', '0'])],
  [
    'Có trang thông tin riêng: 1; không có: 0',
    '1',
    levels(['Có trang thông tin riêng', '1'], ['không có', '0']),
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
  ['Mỗi sáng kiến được cộng 1 điểm, tối đa 2', 'unsure', 'bonus'],
  ['(b/a) x 2,0', 'inputs', 'proportional'],
  ['Mỗi báo cáo chậm: 0,25 điểm', 'unsure', 'countCapped'],
  ['Trường hợp có ban hành: 2; trường hợp không ban hành: 0', 'unsure', 'levels'],
  ['Có: 2; không: 0; xã đặc biệt khó khăn: 2', 'unsure', 'levels'],
  ['Có: 2; còn lại: 1; không phát sinh: không chấm điểm', 'unsure', 'levels'],
  ['Quý I: 0,5; 6 tháng: 0,5; cả năm: 2', 'unsure', 'levels'],
  ['Họp mỗi tháng: 2; họp mỗi quý: 1; không họp: 0', 'unsure', 'levels'],
  ['Dưới 80% hồ sơ đúng hạn trừ 1 điểm', 'unsure', 'deduction'],
  ['Cấp xã: 95%; cấp tỉnh: 100%', 'unsure', 'percentLevels'],
])('"%s" is not silently taken: %s', (text, certainty, kind) => {
  const found = read(text, '2');
  expect([found.certainty, found.method.kind]).toEqual([certainty, kind]);
});

test.each([
  'Mỗi văn bản chậm trừ 0,25 điểm, tối đa trừ 1 điểm',
  'Mỗi lỗi trừ 0,1 điểm và trừ tối đa 50% số điểm',
  'Mỗi hội nghị được 0,5 điểm\nTối đa 1 điểm',
  'Mỗi văn bản, tối đa 4 văn bản: 0,5 điểm',
  'Mỗi sáng kiến được cộng 1 điểm, tối đa 3',
  'Mỗi 10% được 0,2 điểm',
  'Mỗi 1% chưa đạt trừ 0,1 điểm',
  'Cứ 5 hồ sơ trễ trừ 0,5 điểm',
  'Hoàn thành 100%: điểm tối đa, cứ giảm 5% trừ 0,2 điểm',
  'Mỗi sáng kiến cấp xã: 0,5; cấp huyện: 1; cấp tỉnh: 2',
  'Mỗi mô hình mới: 2 điểm; mỗi mô hình duy trì: 0,5 điểm',
  'Đủ 4 nội dung: 2; thực hiện mỗi nội dung: 0,5',
  'Mỗi tin bài: 0,1; riêng tin cấp tỉnh: 0,2',
  'Có: 2; không: 0. Riêng xã đặc biệt khó khăn: 2',
  'Có: 2\nKhông: 0\nTrừ khi được miễn: 2',
  'Đối với xã: 2; đối với phường: 1',
  'Tốt: 2\nKhá: 1\nGhi chú: đơn vị mới thành lập được 1',
  'Có: 2; không: 0; tối đa: 2',
  'Có (nhân hệ số 2): 2; không: 0',
  '(tỷ lệ % x điểm tối đa)/100%. Trên 95%: điểm tối đa; dưới 50%: 0',
  'Đạt 100%: 2; còn lại tính theo tỷ lệ: 0',
  '(tỷ lệ % x điểm tối đa)/100%\nTử số: số việc xong, tối đa 1 điểm\nMẫu số: tổng số việc',
  '(tỷ lệ % x điểm tối đa)/100%\nTử số: số việc xong\nMẫu số: tổng số việc\nDưới 180%: 0',
  'Tỷ lệ % hồ sơ đúng hạn, riêng hồ sơ đất đai tính 50% x điểm tối đa',
  'Theo tỷ lệ hồ sơ, riêng xã vùng cao cộng 5%\nTừ 50%: 2\nTừ 30%: 1',
  'Số văn bản đúng hạn x 2',
  '(b/a) x 3,0\na là tổng số hồ sơ\nb là số hồ sơ đúng hạn',
  'Cấp tỉnh: 2\nCấp huyện: 1\nChỉ tính trường hợp cao nhất, riêng xã nghèo được 2',
  'Đúng hạn: +1\nTrước hạn: +2\nChỉ tính mức cao nhất',
  'Điểm tối đa, trừ:\nChậm: -0,5\nVượt: +1',
  'Có kế hoạch: 1; có báo cáo: 1',
  'Vượt chỉ tiêu: 120% điểm tối đa; đạt: 100% điểm tối đa',
  'Tỷ lệ hồ sơ đúng hạn đạt 95%\nTỷ lệ hồ sơ trực tuyến đạt 100%',
])('"%s" says more than a way of scoring holds, and is kept as words', (text) => {
  const { method, certainty } = read(text, '2');
  expect([certainty, method]).toEqual(['free', { kind: 'free', text }]);
});

test('a text that is kept as words is kept whole', () => {
  const text = 'Đúng hạn: 1\nTrường hợp khác do Hội đồng xem xét';
  expect(read(text, '1').method).toEqual({ kind: 'free', text });
});
