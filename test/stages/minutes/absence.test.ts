import { expect, test } from 'vitest';
import { tighten } from '../../../pipeline/readers/printed-text.ts';
import { readMeeting } from '../../../pipeline/stages/minutes/meeting.ts';
import { minutesText } from './samples.ts';

const DEPUTY = 'phochutichubnd';
const CLERK = 'tuphap-hotich';

/** Which of the two the minutes list as present. */
const present = (members: string): readonly boolean[] => {
  const { attendance } = readMeeting(minutesText({ members }));
  return [DEPUTY, CLERK].map((title) => attendance.includes(title));
};

test.each([
  'Vắng mặt: Trần Thị Ví Dụ, Phó Chủ tịch UBND xã Mẫu; Lý Văn Thử, công chức Tư pháp - Hộ tịch',
  'Vắng mặt: 02 đồng chí:\n- Ông Trần Văn Ví Dụ - Phó Chủ tịch UBND xã.\n- Bà Lý Thị Thử - công chức Tư pháp - Hộ tịch.',
  'Có mặt: 05/07; vắng: 02 (ông Trần Văn Ví Dụ, Phó Chủ tịch UBND xã; bà Lý Thị Thử, Tư pháp - Hộ tịch).',
  'Người vắng: Ông Trần Văn Ví Dụ, Phó\nChủ tịch UBND xã (lý do: đi họp); bà Lý Thị Thử, công chức Tư pháp - Hộ\ntịch.',
  'Thành viên vắng mặt (có lý do): Trần Thị Ví Dụ, Phó Chủ tịch UBND; Lý Văn Thử, Tư pháp - Hộ tịch.',
  'VẮNG MẶT: TRẦN THỊ VÍ DỤ, PHÓ CHỦ TỊCH UBND; LÝ VĂN THỬ, TƯ PHÁP - HỘ TỊCH',
  'Vang mat: Tran Thi Vi Du, Pho Chu tich UBND; Ly Van Thu, Tu phap - Ho tich',
  '- Ông Trần Văn Ví Dụ, Phó Chủ tịch UBND xã (vắng)\n- Bà Lý Thị Thử, công chức Tư pháp - Hộ tịch: vắng có lý do',
  'Vắng không lý do: ông Trần Văn Ví Dụ, Phó Chủ tịch UBND. Vắng có lý do: bà Lý Thị Thử, Tư pháp - Hộ tịch.',
  'Vắng không phép: 0; vắng có phép: 02 (ông Trần Văn Ví Dụ - Phó Chủ tịch UBND, bà Lý Thị Thử - Tư pháp - Hộ tịch)',
  'Số vắng mặt\n1. Trần Thị Ví Dụ - Phó Chủ tịch UBND xã\n2. Lý Văn Thử - công chức Tư pháp - Hộ tịch',
  'Vắng mặt: ông Trần Văn Ví Dụ, Phó Chủ tịch UBND;\n- bà Lý Thị Thử, công chức Tư pháp - Hộ tịch.',
  'Vắng mặt ông Trần Văn Ví Dụ - Phó Chủ tịch UBND và bà Lý Thị Thử - Tư pháp - Hộ tịch',
])('who is said to be away is not there: %s', (members) => {
  expect(present(members)).toEqual([false, false]);
});

const THERE = 'Trần Thị Ví Dụ, Phó Chủ tịch UBND; Lý Văn Thử, Tư pháp - Hộ tịch';
test.each([
  `Vắng mặt: không.\nThành phần: ${THERE}.`,
  `Thành phần: ${THERE}. Vắng: 0`,
  `Có mặt 07/07, vắng 00 đồng chí.\n- ${THERE}`,
  `Không có thành viên nào vắng mặt.\n${THERE}.`,
  `Vắng mặt: ………………\nCó mặt: ${THERE}`,
  `Vắng mặt: Nguyễn Văn Giả Sử, văn thư.\nThành phần: ${THERE}.`,
  `Vắng: Nguyễn Văn Giả Sử, văn thư; có mặt: ${THERE}`,
  `- Vắng mặt: Nguyễn Văn Giả Sử, văn thư.\n- Phó Chủ tịch UBND: ông Trần Văn Ví Dụ.\n- Tư pháp - Hộ tịch: bà Lý Thị Thử.`,
  `- Vắng mặt: Nguyễn Văn Giả Sử;\n- Phó Chủ tịch UBND: ông Trần Văn Ví Dụ;\n- Tư pháp - Hộ tịch: bà Lý Thị Thử.`,
  `Ông Nguyễn Văn Giả Sử, văn thư (vắng); ${THERE}`,
  `Vắng mặt: 01.\nÔng Trần Văn Ví Dụ, Phó Chủ tịch UBND, bà Lý Thị Thử, Tư pháp - Hộ tịch.`,
  `Vắng: 02 đồng chí\n1. Ông Trần Văn Ví Dụ, Phó Chủ tịch UBND - Chủ trì\n2. Bà Lý Thị Thử, Tư pháp - Hộ tịch`,
  `Ông Lê Văn Vàng, Phó Chủ tịch UBND; bà Vang, Tư pháp - Hộ tịch.`,
  `Thành phần: ${THERE}.\nVắng mặt: Không có`,
  `Có mặt 6/7 (vắng: ông Nguyễn Văn Giả Sử - văn thư). ${THERE}`,
  `Có mặt: ${THERE}\nVắng không lý do: không`,
])('nobody away, or the list is over: %s', (members) => {
  expect(present(members)).toEqual([true, true]);
});

test('who comes after the absent is there', () => {
  const { attendance } = readMeeting(
    minutesText({
      chair: 'Vắng mặt: Trần Thị Ví Dụ, Phó Chủ tịch UBND\nChủ trì: Nguyễn Văn Mẫu, Chủ tịch UBND.',
      members: '',
    }),
  );
  expect(attendance).toContain(tighten('Nguyễn Văn Mẫu, Chủ tịch UBND').text);
});

test('a long text of absences is read in no time', () => {
  const text = ['Vắng 0 ', 'ông A vắng; ', 'vắng (có lý do)', 'vắng: ', 'Vắng 1(1:2;'].map((each) =>
    each.repeat(3000),
  );
  const started = performance.now();
  for (const members of text) readMeeting(minutesText({ members }));
  expect(performance.now() - started).toBeLessThan(5000);
});
