import { describe, expect, test } from 'vitest';
import { toPoints } from '../../../pipeline/model/points.ts';
import { totalsIn } from '../../../pipeline/stages/minutes/total.ts';
import { type Declared, judgeTotal } from '../../../pipeline/stages/minutes/total-judged.ts';

const group = (code: string, max: string, self: string) => ({
  ...{ code, max: toPoints(max), self: toPoints(self), checked: toPoints(self) },
});

const DECLARED: Declared = {
  selfTotal: toPoints('74.74'),
  groups: [group('I', '15', '12.5'), group('II', '50', '32.24'), group('III', '35', '30')],
  selfMaxTotal: toPoints('95'),
  maxTotal: toPoints('100'),
};

/** Against a workbook of 74,74 points of 2024. */
const judged = (text: string, declared = DECLARED): string => {
  const found = judgeTotal(totalsIn([{ page: 1, text, from: 'text' }], 2024), declared, toPoints('0.01'));
  return typeof found === 'string' ? found : `differs: ${Number(found.points) / 1e12}`;
};

describe('a total stated as such wins over a figure that is only mentioned', () => {
  test.each([
    ['Đơn vị tự chấm ban đầu 74,74 điểm. Tổng số điểm tự đánh giá, chấm điểm năm 2024: 70,00 điểm', 70],
    ['Điểm thẩm định năm 2023 là 74,74 điểm. Thống nhất tổng năm 2024 là 70,5', 70.5],
    ['Tổng số điểm đạt được: 80 điểm. Trong đó Mục I 74,74 điểm', 80],
    ['Tổng điểm ban đầu là 74,74 điểm, sau thảo luận tổng điểm tự chấm còn 70 điểm', 70],
    ['Tổng điểm tự chấm giảm từ 74,74 điểm xuống còn 70,25 điểm', 70.25],
    ['Năm trước tổng điểm 74,74 điểm. Tổng cộng: 71,25 điểm.', 71.25],
    ['Dự kiến tổng điểm tự chấm 74,74 điểm; kết luận: tổng điểm tự chấm 72 điểm', 72],
    ['Tổng điểm thẩm định 74,74 điểm. Tổng điểm tự chấm: 76,5/100 điểm', 76.5],
    ['Tổng điểm 74,74 điểm (năm 2023). Tổng điểm năm 2024: 76 điểm', 76],
    ['Ông A được 74,74 điểm thi. TỔNG CỘNG ĐIỂM TỰ CHẤM: 73', 73],
    ['Tổng điểm bình quân các xã 74,74 điểm. Tổng điểm tự chấm của xã là bảy mươi ba điểm', 73],
    ['Tổng số điểm: 73,5 (bảy mươi ba phẩy năm) điểm; cụm thi đua: 74,74 điểm', 73.5],
    ['Xã đạt loại Tốt khi tổng điểm từ 80 điểm trở lên; tổng điểm tự chấm 73 điểm; nơi khác 74,74 điểm', 73],
    ['Điểm tự chấm ban đầu: 74,74 điểm. Tổng điểm tự chấm cuối cùng: 71 điểm', 71],
    ['Kết quả tự chấm: 71 điểm', 71],
  ])('%s', (text, found) => {
    expect(judged(text)).toBe(`differs: ${found}`);
  });
});

test.each([
  'Tổng số điểm tự chấm: 74,74 điểm. Thống nhất tổng số điểm là 70,00 điểm.',
  'Tổng điểm tự chấm: 74,74 điểm. Tổng điểm tự chấm: 76 điểm.',
  'Tổng điểm tự chấm: 74,74 điểm, sau thảo luận điều chỉnh còn 70 điểm.',
  'Kết quả tự chấm: 74,74 điểm. Tổng điểm: 80 điểm (cả nội dung khác).',
  'Tổng điểm của UBND xã Mẫu: 70 điểm. Đơn vị tự chấm 74,74 điểm.',
  'Kết quả tự chấm: 74,74 điểm; kết quả tự chấm: 73 điểm',
  'Kết quả tự chấm: 71 điểm. Xã được 74,74 điểm.',
  'Tổng cộng 100 74,74\nTổng cộng 100 70',
  'Tổng cộng 100 71,5\nĐiểm tự chấm của xã: 74,74 điểm',
  'Tổng điểm: 9 điểm. Xã được 74,74 điểm.',
  'Tổng cộng 100 71,5 70\nBiên bản kết thúc.',
])('where they contradict one another a person looks: %s', (text) => {
  expect(judged(text)).toBe('unclear');
});

test.each([
  'Tổng điểm 100 điểm, đơn vị tự chấm 74,74 điểm',
  'Tổng số điểm của Bộ tiêu chí là 100 điểm. Xã được 74,74 điểm.',
  'Tổng điểm tự chấm tăng 3,5 điểm so với năm 2023, đạt 74,74 điểm',
  'Tổng điểm tự chấm của 5 đơn vị như sau; xã Mẫu: 74,74 điểm',
  'STT Nội dung Tổng điểm\n1 Chỉ đạo điều hành 12,5\nCộng: 74,74 điểm',
  'Tổng điểm cải cách thể chế 9 điểm. Xã tự chấm 74,74 điểm.',
  'Tổng điểm hồ sơ: 60 điểm; tổng điểm tự chấm: 74,74 điểm',
  'Tổng điểm Mục I: 12,5; Tổng điểm mục II: 32,24 điểm. Tổng cộng: 74,74 điểm',
  'Tổng điểm năm 2023: 80 điểm; năm trước tổng điểm 79 điểm; tổng điểm năm 2024: 74,74 điểm',
  'Tổng điểm dự kiến 73 điểm, thống nhất tổng điểm 74,74 điểm',
  'Xếp loại Tốt: tổng điểm từ 80 điểm trở lên. Xã được 74,74 điểm.',
  'Tổng điểm 80 điểm trở lên là Tốt. Tổng điểm xã đạt: 74,74 điểm',
  'Tổng điểm tự chấm chưa tính điểm thưởng: 72,74 điểm; cả điểm thưởng: 74,74 điểm',
  'So với năm 2023 giảm, tổng điểm tự chấm từ 80 xuống còn 74,74 điểm',
  'Tổng điểm: 12,5/15 điểm. Tổng điểm: 32,24/50 điểm. Tổng điểm: 30/35 điểm. Tổng điểm: 74,74/100 điểm',
  'Tổng số 12/15 thành viên dự. Tổng thu năm 2024 là 70,5 tỷ. Xã được 74,74 điểm',
  'Tổng điểm 7 lĩnh vực: 70 điểm; tổng cộng: 74,74 điểm',
  'Tổng điểm không đạt 40 điểm; xã được 74,74 điểm',
  'Tổng cộng 100 74,74',
])('honest minutes agree: %s', (text) => {
  expect(judged(text)).toBe('agrees');
});

test.each([
  'Điểm thẩm định năm 2023 là 74,74 điểm.',
  'Xã tự chấm 70 điểm. Mục I: 74,74 điểm',
  'Ban đầu xã tự chấm 74,74 điểm.',
])('a mention of another year, of a part or of before is none of the total: %s', (text) => {
  expect(judged(text)).toBe('unclear');
});

describe('the last row of a table', () => {
  test.each([
    ['Tổng cộng 100 71,5', 'differs: 71.5'],
    ['Tổng cộng | 100 | 71,5 |', 'differs: 71.5'],
    ['| TỔNG CỘNG | 95 | 71,5', 'differs: 71.5'],
    ['I Chỉ đạo 15 12,5\nTổng 100 71,5\nHọ tên', 'differs: 71.5'],
    ['Tổng điểm: 100 71.5', 'differs: 71.5'],
    ['Tổng số điểm (I+II+III) 100 71,5', 'differs: 71.5'],
    ['TỔNG ĐIỂM TỰ CHẤM 100 71,5', 'differs: 71.5'],
    ['Tổng cộng 71,5', 'differs: 71.5'],
    ['Tổng cộng 100 100', 'differs: 100'],
    ['Tổng cộng 100 71,5\nMục I được 74,74 điểm', 'differs: 71.5'],
    ['Tổng cộng 100 71,5\nTổng điểm tự chấm: 71,5 điểm', 'differs: 71.5'],
    ['Tổng cộng 100 74,74 71,5', 'agrees'],
    ['Tổng cộng 80 71,5', 'unclear'],
    ['Tổng cộng 100', 'unclear'],
    ['Tổng số 45 12', 'unclear'],
    ['Tổng 15 12,5', 'unclear'],
  ])('%s: %s', (text, expected) => {
    expect(judged(text)).toBe(expected);
  });
});

test('a group that holds all points is no part of them', () => {
  const whole = { ...DECLARED, groups: [group('A', '100', '74.74'), ...DECLARED.groups] };
  expect(judged('Tổng điểm: 74,74/100 điểm', whole)).toBe('agrees');
  expect(judged('Tổng điểm năm 2024: 70/100 điểm. Nơi khác: 74,74 điểm', whole)).toBe('differs: 70');
});
