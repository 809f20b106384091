import { describe, expect, test } from 'vitest';
import type { Initiative } from '../../../pipeline/model/dossier.ts';
import { pdf } from '../../stages/builders.ts';
import { documentsOf, journey, rulesOf, type Sent, told } from './journey.ts';

/** Quyết định 320/QĐ-UBND of Quảng Trị, mục II: the initiatives. */

const regulation = rulesOf('quang-tri-320-2021');
const agency = (kind: string, more: Partial<Sent> = {}) =>
  journey(regulation, { unit: { kind }, rows: [], ...more });
const science = (more: Partial<Sent>) => agency('so-khoa-hoc-cong-nghe', more);
const AGENCIES = regulation.tasks[0]?.unitKinds ?? [];

const STATED = {
  ten: 'Trả kết quả trong ngày',
  'linh-vuc': 'Đo lường chất lượng',
  'quy-mo-ap-dung': 'Toàn tỉnh',
  'kinh-phi': 'Tiết kiệm 12 triệu đồng',
  'thoi-gian': 'Giảm 2 ngày',
};
const initiative = (stated: Readonly<Record<string, string>>): Initiative => ({
  cell: 'Sáng kiến!A2',
  stated: new Map(Object.entries(stated)),
});
const proposing = (...initiatives: readonly Initiative[]): Partial<Sent> => ({ more: { initiatives } });

test.each(AGENCIES)('#10: %s has to propose one initiative at least', (code) => {
  expect(told(agency(code), 'initiatives')).toEqual(['initiatives/missing fail Mục II']);
  expect(told(agency(code, proposing(initiative(STATED))), 'initiatives')).toEqual([]);
});

describe('what an initiative states is printed in the report', () => {
  test.each(['quy-mo-ap-dung', 'kinh-phi', 'thoi-gian'])(
    '#11: without its %s it has to be mended',
    (field) => {
      const { [field]: _, ...rest }: Readonly<Record<string, string>> = STATED;
      expect(told(science(proposing(initiative(rest))), 'initiatives')).toEqual([
        'initiatives/field-missing fail Mục II',
      ]);
    },
  );

  test('#10, #11: each with its scale, cost and time; another effect where one is stated', async () => {
    const more = { ...STATED, khac: 'Giảm giấy in' };
    const { report } = await documentsOf(science(proposing(initiative(STATED), initiative(more))));
    const [, part = ''] = report.split('III. SÁNG KIẾN CỦA TỈNH LIÊN QUAN ĐẾN LĨNH VỰC ĐƠN VỊ PHỤ TRÁCH');
    expect(part.split('IV. KHÓ KHĂN')[0]?.split('\n').filter(Boolean)).toEqual([
      'Sáng kiến 1:',
      '- Tên sáng kiến: Trả kết quả trong ngày',
      '- Lĩnh vực đơn vị phụ trách: Đo lường chất lượng',
      '- Hiệu quả về quy mô áp dụng: Toàn tỉnh',
      '- Hiệu quả về kinh phí: Tiết kiệm 12 triệu đồng',
      '- Hiệu quả về thời gian: Giảm 2 ngày',
      'Sáng kiến 2:',
      ...['- Tên sáng kiến: Trả kết quả trong ngày', '- Lĩnh vực đơn vị phụ trách: Đo lường chất lượng'],
      ...['- Hiệu quả về quy mô áp dụng: Toàn tỉnh', '- Hiệu quả về kinh phí: Tiết kiệm 12 triệu đồng'],
      ...['- Hiệu quả về thời gian: Giảm 2 ngày', '- Hiệu quả khác: Giảm giấy in'],
    ]);
  });

  test('#10, #11: one in a document of its own is named; where there is none, the draft says so', async () => {
    const text = 'Quy mô toàn tỉnh, kinh phí 10 triệu đồng, thời gian giảm 2 ngày';
    const files = { 'De xuat sang kien.pdf': pdf({ text: [{ page: 1, text, from: 'text' }] }) };
    const proposed = science({ files });
    expect(told(proposed, 'initiatives')).toEqual([]);
    expect((await documentsOf(proposed)).report).toContain(
      'Sáng kiến theo văn bản đề xuất gửi kèm: tai-lieu-kiem-chung/De xuat sang kien.pdf.',
    );
    const { report } = await documentsOf(science({}));
    expect(report).toMatch(/III\. SÁNG KIẾN[^\n]*\n+Không có\.\n+IV\. KHÓ KHĂN/);
    expect((await documentsOf(science(proposing(initiative({ ten: 'Một cửa' }))))).report).toContain(
      '- Hiệu quả về kinh phí: (đơn vị chưa nêu)',
    );
  });
});

test('#12: one proposal of Sở Tư pháp meets both; the criterion of initiatives is scored once, by Sở Nội vụ', () => {
  expect(told(agency('so-tu-phap', proposing(initiative(STATED))), 'initiatives')).toEqual([]);
  const scoring = AGENCIES.filter((code) => agency(code).score?.rows.some((each) => each.code === '1.5'));
  expect(scoring).toEqual(['so-noi-vu']);
});
