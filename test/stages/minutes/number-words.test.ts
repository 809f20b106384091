import { expect, test } from 'vitest';
import { plainText } from '../../../pipeline/readers/printed-text.ts';
import { withFigures } from '../../../pipeline/stages/minutes/number-words.ts';

test.each([
  ['tám mươi lăm phẩy năm điểm', '85,5 diem'],
  ['Tám mươi lăm phẩy hai mươi lăm', '85,25'],
  ['mười hai phẩy bảy lăm', '12,75'],
  ['bảy mươi phẩy không năm', '70,05'],
  ['tám mươi phẩy mười lăm', '80,15'],
  ['tám mươi lăm phẩy năm mươi điểm', '85,50 diem'],
  ['chín mươi mốt', '91'],
  ['sáu mươi tư', '64'],
  ['một trăm điểm', '100 diem'],
  ['tám mươi lăm phẩy năm năm 2024', '85,5 nam 2024'],
  ['sau khi họp năm 2024, từ năm thành viên', 'sau khi hop nam 2024, tu nam thanh vien'],
])('%s', (text, expected) => {
  expect(withFigures(plainText(text))).toBe(expected);
});
