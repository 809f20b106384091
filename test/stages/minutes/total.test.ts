import { expect, test } from 'vitest';
import { toPoints } from '../../../pipeline/model/points.ts';
import { totalsIn } from '../../../pipeline/stages/minutes/total.ts';

test.each([
  ['Tổng điểm 8 lĩnh vực là 85,5 điểm', ['85.5']],
  ['Tổng số điểm của 55 tiêu chí thành phần: 85,5 điểm', ['85.5']],
  ['tổng điểm tự đánh giá năm 2024 là 85,5 điểm trên tổng số 100 điểm', ['85.5']],
  ['Tổng điểm tự chấm: 85,5\nNội dung tiếp theo', ['85.5']],
  ['Tổng điểm chuẩn: 100. Tổng điểm tự chấm: 85,5', ['85.5']],
  ['Tổng điểm tự chấm: 85,5/100 điểm', ['85.5']],
  ['Họp có 5 thành viên', []],
])('%s', (text, expected) => {
  const totals = totalsIn([{ page: 1, text, from: 'text' }]);
  expect(totals.map(({ points }) => points)).toEqual(expected.map(toPoints));
});
