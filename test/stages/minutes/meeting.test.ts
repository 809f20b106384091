import { describe, expect, test } from 'vitest';
import { readMeeting } from '../../../pipeline/stages/minutes/meeting.ts';
import { minutesText } from './samples.ts';

describe('the day of the meeting', () => {
  test.each([
    'Thời gian bắt đầu: 8 giờ 00 phút, ngày 03/12/2026.',
    'Hôm nay, vào hồi 14 giờ 00 ngày 03 tháng 12 năm 2026, tại phòng họp',
    'THỜI GIAN: 8h00, ngày 3-12-2026',
    'Thời gian bắt đầu: 8 giờ,\nngày 03\ntháng 12 năm 2026',
    'T h ờ i  g i a n :  n g à y  0 3  t h á n g  1 2  n ă m  2 0 2 6',
    'Thời gian bắt đầu: ngày 3.12.2026'.normalize('NFD'),
  ])('is read: %s', (when) => {
    expect(readMeeting(minutesText({ when })).day).toBe('2026-12-03');
  });

  test.each(['', 'Thời gian bắt đầu: ngày 31/02/2026', 'Thời gian: ngày … tháng … năm 2026'])(
    'is not the day of the decision, nor one that does not exist: %s',
    (when) => {
      expect(readMeeting(minutesText({ when })).day).toBeUndefined();
    },
  );

  test('stands at the end, or beside the place, where it does not stand first', () => {
    const end = 'Cuộc họp kết thúc vào 10 giờ 30 ngày 03/12/2026./.';
    expect(readMeeting(minutesText({ when: '', end })).day).toBe('2026-12-03');
    const head =
      'UBND XÃ MẪU\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ngày 03 tháng 12 năm 2026\nBIÊN BẢN';
    expect(readMeeting(minutesText({ when: '', head })).day).toBe('2026-12-03');
  });
});

describe('the chair', () => {
  test.each([
    ['Chủ tọa: Nguyễn Văn Mẫu', true],
    ['CHỦ TRÌ CUỘC HỌP: NGUYỄN VĂN MẪU', true],
    ['C h ủ  t r ì :  N g u y ễ n  V ă n  M ẫ u', true],
    ['Chủ\ntrì: Nguyễn Văn Mẫu', true],
    ['Chủ trì (họ tên, chức vụ): Nguyễn Văn Mẫu', true],
    ['- Ông Nguyễn Văn Mẫu, Chủ tịch UBND xã - Chủ trì', true],
    ['1. Ông Nguyễn Văn Mẫu - Chủ tịch UBND xã: Chủ trì', true],
    ['1. Ông ……………………………: Chủ trì: ………', false],
    ['Cuộc họp diễn ra dưới sự chủ trì của đồng chí Nguyễn Văn Mẫu', true],
    ['1. Chủ trì cuộc họp\nÔng: Nguyễn Văn Mẫu', true],
    ['Chu tri: Nguyen Van Mau', true],
    ['', false],
    ['Chủ trì: …………', false],
    ['Chủ trì: ...........\nChức vụ: ...........', false],
    ['Giao bộ phận một cửa chủ trì thực hiện.', false],
    ['- Chủ tọa: ............\n- Người ghi biên bản: Lê Thị Thử', false],
  ])('%s: %s', (chair, expected) => {
    expect(readMeeting(minutesText({ chair })).chair).toBe(expected);
  });

  test.each([
    ['THƯ KÝ\n(Đã ký)\nLê Thị Thử\nCHỦ TRÌ\n(Đã ký số)\nNguyễn Văn Mẫu', true, true],
    ['THƯ KÝ CHỦ TỌA\nLê Thị Thử Nguyễn Văn Mẫu', true, true],
    ['THƯ KÝ\nCHỦ TRÌ\nNguyễn Văn Mẫu', false, true],
    ['THƯ KÝ\nCHỦ TRÌ', false, false],
  ])('and the secretary sign: %s', (signed, secretary, chair) => {
    const text = minutesText({ chair: '', secretary: '', signed });
    expect(readMeeting(text)).toMatchObject({ chair, secretary });
  });
});

describe('the secretary and the members', () => {
  test.each([
    ['Thư kí: Lê Thị Thử', true],
    ['Người ghi biên bản: Lê Thị Thử', true],
    ['Bà Lê Thị Thử - công chức - Thư ký', true],
    ['Thư ký: …………', false],
  ])('%s: %s', (secretary, expected) => {
    expect(readMeeting(minutesText({ secretary })).secretary).toBe(expected);
  });

  test.each([
    ['Thành phần tham dự gồm: Trần Thị Ví Dụ', true],
    ['Có mặt: 07/07 đồng chí, gồm các công chức', true],
    ['Thành viên dự họp\n1. Ông Trần Văn Ví Dụ', true],
    ['THÀNH PHẦN THAM DỰ: TRẦN THỊ VÍ DỤ', true],
    ['', false],
    ['Thành phần tham dự: ……………', false],
    ['Thành phần tham dự: có mặt 12/12 thành viên Hội đồng (có danh sách kèm theo)', true],
    ['Thành phần tham dự: có mặt …/… thành viên', false],
  ])('%s: %s', (members, expected) => {
    expect(readMeeting(minutesText({ members })).members).toBe(expected);
  });
});
