import { expect, test } from 'vitest';
import { toPoints } from '../../pipeline/model/points.ts';
import { checkMinutes } from '../../pipeline/stages/minutes.ts';
import { contents, pdf, row, said } from './builders.ts';

const assessment = {
  sheet: 'Bảng',
  rows: [row('1', { selfPoints: toPoints('70.25') }), row('2', { selfPoints: toPoints('5') })],
  declaredTotal: undefined,
};
const withText = (text: string) => pdf({ text: [{ page: 2, text, from: 'text' }] });
const findingsOf = (known = withText('')) =>
  said(checkMinutes(contents([], ['bien-ban.pdf']), new Map([['bien-ban.pdf', known]]), assessment).findings);

test.each([
  'Tổng số điểm tự đánh giá, chấm điểm: 75,25 điểm.',
  'thống nhất tổng điểm tự chấm của đơn vị là\n75,25 điểm',
  'TỔNG CỘNG ĐIỂM TỰ CHẤM: 75.25',
  'Tổng số điểm đạt được 75,250 điểm',
])('a total that agrees is nothing to say: %s', (text) => {
  expect(findingsOf(withText(text))).toEqual([]);
});

test('a total that differs is told with the page', () => {
  expect(findingsOf(withText('Tổng số điểm: 76 điểm'))).toEqual([
    ['minutes/total-differs', { file: 'bien-ban.pdf', page: 2 }],
  ]);
});

test('minutes without a total, or as a scan, are left to a person', () => {
  expect(findingsOf(withText('Biên bản họp'))).toEqual([
    ['minutes/total-not-found', { file: 'bien-ban.pdf' }],
  ]);
  expect(findingsOf(pdf({ content: 'scan' }))).toEqual([['minutes/cannot-read', { file: 'bien-ban.pdf' }]]);
});

test('no minutes, no check', () => {
  expect(checkMinutes(contents([]), new Map(), assessment).checks).toEqual([
    { id: 'minutes/total', ran: 'notRun', because: 'chưa có biên bản' },
  ]);
});
