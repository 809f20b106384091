import { describe, expect, test } from 'vitest';
import { readLetterHead } from '../../pipeline/readers/letter-head.ts';

const NATIONAL = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc';
const BODY =
  'KẾ HOẠCH\nCải cách hành chính năm 2026\nCăn cứ Quyết định số 99/QĐ-UBND ngày 01 tháng 11 năm 2025';
const wanted = { number: '12/KH-UBND', day: '2026-01-15', agency: 'UBND XÃ MẪU' };

describe('the head of an official document', () => {
  test.each([
    [
      'cell by cell',
      `UBND HUYỆN THỬ\nUBND XÃ MẪU\n____\nSố: 12/KH-UBND\n${NATIONAL}\nMẫu, ngày 15 tháng 01 năm 2026\n${BODY}`,
    ],
    [
      'line by line over both columns',
      `UBND HUYỆN THỬ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nUBND XÃ MẪU Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND Mẫu, ngày 15 tháng 01 năm 2026\n${BODY}`,
    ],
    [
      'the right column first',
      `${NATIONAL}\nMẫu, ngày 15 tháng 01 năm 2026\nUBND HUYỆN THỬ\nUBND XÃ MẪU\nSố: 12/KH-UBND\n${BODY}`,
    ],
    [
      'broken lines inside the columns',
      `UBND HUYỆN THỬ\nUBND XÃ\nMẪU\nSố: 12/KH-\nUBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nMẫu, ngày 15\ntháng 01 năm 2026\n${BODY}`,
    ],
    [
      'letters set apart',
      `U B N D  X Ã  M Ẫ U\nS ố :  1 2 / K H - U B N D\nĐ ộ c  l ậ p  -  T ự  d o  -  H ạ n h  p h ú c\nM ẫ u ,  n g à y  1 5  t h á n g  0 1  n ă m  2 0 2 6\n${BODY}`,
    ],
    [
      'decomposed, with the old tone marks',
      `UBND XÃ MẪU\nSố: 12/KH-UBND\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ngày 15 tháng 01 năm 2026\n${BODY}`.normalize(
        'NFD',
      ),
    ],
    [
      'a subject with a day of its own beside the number',
      `UBND XÃ MẪU\nSố: 12/KH-UBND\nV/v trả lời thư ngày 01/11/2025\n${NATIONAL}\nMẫu, ngày 15 tháng 01 năm 2026\nKính gửi: Phòng Nội vụ`,
    ],
  ])('%s', (_, text) => {
    expect(readLetterHead(text)).toEqual(wanted);
  });

  test.each([
    ['Số: 03/TTr-SKHCN', '03/TTr-SKHCN'],
    ['Số: 5 / QĐ - UBND', '5/QĐ-UBND'],
    ['Số 12-KH/ĐU', '12-KH/ĐU'],
    ['Số: 21/2026/QĐ-UBND', '21/2026/QĐ-UBND'],
    ['SỐ: 07/BC-UBND', '07/BC-UBND'],
    ['Số:      /BC-UBND', undefined],
  ])('%s is number %s', (line, number) => {
    expect(readLetterHead(`UBND XÃ MẪU\n${line}\n${NATIONAL}\n${BODY}`).number).toBe(number);
  });

  test('a name of a body over two lines is read whole', () => {
    const text = `UBND THỊ XÃ THỬ\nPHÒNG TÀI CHÍNH\n- KẾ HOẠCH\nSố: 12/BC-PTCKH\n${NATIONAL}\n${BODY}`;
    expect(readLetterHead(text).agency).toBe('PHÒNG TÀI CHÍNH KẾ HOẠCH');
  });

  test('the kind of document ends the head, however the line goes on', () => {
    const text = `UBND XÃ MẪU\nSố: 12/BB-UBND\n${NATIONAL}\nBIÊN BẢN HỌP\nThời gian: ngày 15 tháng 01 năm 2026`;
    expect(readLetterHead(text).day).toBeUndefined();
  });

  test('a day of the body is not the day of the document', () => {
    expect(readLetterHead(`UBND XÃ MẪU\nSố: 12/KH-UBND\n${NATIONAL}\n${BODY}`).day).toBeUndefined();
    expect(readLetterHead('PHỤ LỤC\n(Kèm theo Báo cáo số 1/BC-UBND ngày 15/01/2026)').day).toBeUndefined();
  });

  test.each(['', 'Ảnh chụp', 'Hợp đồng mua bán, ngày 15 tháng 01 năm 2026'])(
    'no official document: %s',
    (text) => {
      expect(readLetterHead(text)).toEqual({ number: undefined, day: undefined, agency: undefined });
    },
  );
});
