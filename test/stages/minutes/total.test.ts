import { expect, test } from 'vitest';
import { toPoints } from '../../../pipeline/model/points.ts';
import { totalsIn } from '../../../pipeline/stages/minutes/total.ts';

const read = (text: string) => totalsIn([{ page: 1, text, from: 'text' }], 2024);

test.each([
  ['Tổng điểm 8 lĩnh vực là 85,5 điểm', ['85.5']],
  ['Tổng số điểm của 55 tiêu chí thành phần: 85,5 điểm', ['85.5']],
  ['tổng điểm tự đánh giá năm 2024 là 85,5 điểm trên tổng số 100 điểm', ['85.5']],
  ['Tổng điểm tự chấm: 85,5\nNội dung tiếp theo', ['85.5']],
  ['Tổng điểm chuẩn: 100. Tổng điểm tự chấm: 85,5', ['85.5']],
  ['Tổng điểm tự chấm: 85,5/100 điểm', ['85.5']],
  ['Tổng điểm tự chấm: 85,5/100', ['85.5']],
  ['Tổng điểm tự chấm bằng chữ: tám mươi lăm phẩy năm điểm', ['85.5']],
  ['Tổng điểm tự chấm: tám mươi lăm phẩy năm (85,5) điểm', ['85.5']],
  ['Tổng điểm lĩnh vực cải cách thể chế: 9 điểm; tổng điểm các lĩnh vực: 85,5 điểm', ['85.5']],
  ['Tổng điểm Mục 1: 12,5 điểm; tổng điểm Mục II: 73 điểm', []],
  ['Tổng điểm tiêu chí 1.2 là 3,5 điểm', []],
  ['Tổng điểm tự chấm chưa tính điểm thưởng: 80,5 điểm', []],
  ['So với năm 2023 (tổng điểm 82 điểm) tăng 3,5 điểm', []],
  ['Ngày 05 tháng 01 năm 2025, thống nhất tổng điểm tự chấm 85,5 điểm', ['85.5']],
  ['Họp có 5 thành viên', []],
])('%s', (text, expected) => {
  expect(read(text).totals.map(({ points }) => points)).toEqual(expected.map(toPoints));
});

test.each([
  ['Kết quả tự chấm: 85,5 điểm', ['85.5']],
  ['Kết quả tự đánh giá, chấm điểm đạt 85,5/100 điểm', ['85.5']],
  ['Điểm tự chấm năm 2023: 82 điểm', []],
  ['Điểm tự chấm lĩnh vực thể chế: 8 điểm', []],
])('result: %s', (text, expected) => {
  expect(read(text).results.map(({ points }) => points)).toEqual(expected.map(toPoints));
});

test('the last row of a table is mentioned, though no word says which figure is which', () => {
  expect(read('I  Chỉ đạo  15  12,5\nTổng cộng  100  85,5').mentioned).toEqual([
    toPoints('100'),
    toPoints('85.5'),
  ]);
});

test('a long text of labels without a figure is read in a straight line', () => {
  const started = performance.now();
  read('Tổng điểm '.repeat(4000) + 'tổng điểm mục 1 tiêu chí 2.1 '.repeat(2000));
  expect(performance.now() - started).toBeLessThan(3000);
});
