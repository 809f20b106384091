import { describe, expect, test } from 'vitest';
import { toPoints } from '../../../pipeline/model/points.ts';
import { pdf, row } from '../../stages/builders.ts';
import { minutesText } from '../../stages/minutes/samples.ts';
import { documentsOf, journey, linked, rulesOf, type Sent, signedBy, told } from './journey.ts';
import { toldOfTable } from './tables.ts';

/** The form of the report (MẪU BÁO CÁO) that comes with Công văn 2744/SNV-CCHC, field by field. */

const regulation = rulesOf('quang-nam-2744-2020');
const UNIT = {
  ...{ kind: 'so', name: 'Sở Mẫu', parent: 'UBND tỉnh Quảng Nam', place: 'Quảng Nam', symbol: 'BC-SM' },
  ...{
    head: { title: 'Giám đốc', capacity: undefined, name: 'Nguyễn Văn Mẫu' },
    deputies: ['Trần Thị Ví Dụ'],
  },
};
const department = (sent: Sent = {}) => journey(regulation, { unit: UNIT, rows: [], ...sent });
const points = (code: string, self: string) => linked(code, 'a.pdf', { selfPoints: toPoints(self) });
const scored = { rows: [points('1.1.1', '1'), points('1.1.3', '1.25')], files: { 'a.pdf': pdf() } };
const reportOf = async (sent: Sent = {}) =>
  (await documentsOf(department(sent))).report.replaceAll('\u00a0', ' ');

describe('the report', () => {
  test('#19: the reference that stands over the form is not part of a unit’s own report', async () => {
    expect(await reportOf()).not.toMatch(/Kèm theo Công văn/);
  });

  test.each([
    ['Sở Mẫu', 'UBND TỈNH QUẢNG NAM\n+SỞ MẪU\n'],
    ['UBND huyện Mẫu', '\n*ỦY BAN NHÂN DÂN\n+HUYỆN MẪU\n'],
  ])('#20: on the left stands %s, and the number is left open', async (name, head) => {
    const report = await reportOf({ unit: { ...UNIT, name } });
    expect(report).toMatch(new RegExp(`^\\s*(MINH HỌA\\s*)?${head}`, 'm'));
    expect(report).toMatch(/Số: +\/BC-SM/);
  });

  test('#21: on the right the national title, with two equal hyphens', async () => {
    expect(await reportOf()).toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\s+Độc lập - Tự do - Hạnh phúc/);
  });

  test('#22: place and date: the year is the one of signing, which the form prints as 2020', async () => {
    expect(await reportOf()).toMatch(/Quảng Nam, ngày +tháng +năm +\n/);
  });

  test.each([2020, 2021])(
    '#23, #24: the title and the opening name the year scored, %d',
    async (assessmentYear) => {
      const report = await reportOf({ office: { assessmentYear } });
      expect(report).toMatch(
        new RegExp(
          `BÁO CÁO\\s+Kết quả tự đánh giá, chấm điểm công tác\\s+cải cách hành chính năm ${assessmentYear}\\s`,
        ),
      );
      expect(report).toContain(
        `Sở Mẫu gửi báo cáo kết quả tự đánh giá, chấm điểm theo các tiêu chí, tiêu chí thành phần Chỉ số cải cách hành chính năm ${assessmentYear} của đơn vị`,
      );
    },
  );

  test('#25, #26: it names the table, and its total is the table’s to the last decimal, with a comma', async () => {
    const { report, table } = await documentsOf(department(scored));
    expect(report).toContain('- Bảng tổng hợp kết quả tự đánh giá, chấm điểm tiêu chí, tiêu chí thành phần');
    expect(report).toContain('- Tổng số điểm tự đánh giá, chấm điểm đạt được: 2,25 điểm.');
    expect(table).toMatch(/SUM\(D7,[^\n]*\)\n2\.25\n/);
  });

  test('#26: rows of the survey and the council are not in the total', async () => {
    const own = [row('8.1', { selfPoints: toPoints('10') }), row('8.3', { selfPoints: toPoints('4') })];
    expect(await reportOf({ ...scored, rows: [...scored.rows, ...own] })).toContain('đạt được: 2,25 điểm.');
    expect(await toldOfTable(regulation, '1', { points: { '8.1': 10 } })).toEqual([
      'workbook/never-self-scored fail bang-cham-khop-phu-luc 8.1',
    ]);
  });

  test.each([
    ['2,25', []],
    ['2,24', ['minutes/total-differs warn nen-xem-lai']],
  ])('#26: %s in another paper is held against it without tolerance', (total, expected) => {
    const text = minutesText({ total: `Tổng số điểm tự đánh giá, chấm điểm: ${total} điểm.` });
    const minutes = pdf({ text: [{ page: 1, text, from: 'text' }] });
    const files = { ...scored.files, 'Biên bản họp.pdf': minutes };
    expect(told(department({ ...scored, files }), 'minutes/total')).toEqual(expected);
  });

  test('#27: proposals are printed; where there are none, it says so', async () => {
    const none = '- Các đề xuất, kiến nghị (nếu có). Không có.';
    expect(await reportOf()).toContain(none);
    const report = await reportOf({ more: { proposals: ['Tập huấn phần mềm'] } });
    expect(report).toMatch(/\(nếu có\)\.\s+\+ Tập huấn phần mềm\n/);
    expect(report).not.toContain(none);
  });

  test('#28: it goes to Sở Nội vụ, first of the recipients, and to the archive', async () => {
    const report = await reportOf();
    expect(report).toContain('Kính gửi: Sở Nội vụ');
    expect(report).toMatch(/Nơi nhận:\s+- Sở Nội vụ;\s+- Lưu: VT\.\n/);
  });

  test('#29: it is laid out for the head, or for a deputy with KT.', async () => {
    expect(await reportOf()).toMatch(/\n\s*GIÁM ĐỐC\s+\(Ký tên, đóng dấu, ghi rõ họ tên\)/);
    const head = { title: 'Phó Giám đốc', capacity: 'KT. Giám đốc' };
    expect(await reportOf({ unit: { ...UNIT, head } })).toMatch(/KT\. GIÁM ĐỐC\s+PHÓ GIÁM ĐỐC\s+\(Ký tên/);
  });
});

test.each([
  ['the head', signedBy(), []],
  ['a deputy with KT.', signedBy('Trần Thị Ví Dụ', 'KT. GIÁM ĐỐC'), []],
  ['a deputy without KT.', signedBy('Trần Thị Ví Dụ'), ['signatures/capacity-missing warn nen-xem-lai']],
  ['anybody else', signedBy('Lê Thị Thử'), ['signatures/other-signer fail dung-nguoi-ky']],
])('#29: a paper of the unit’s own signed by %s', (_, known, expected) => {
  const unit = { ...UNIT, name: 'UBND xã Mẫu' };
  expect(told(department({ unit, files: { 'Biên bản họp.pdf': known } }), 'signatures')).toEqual(expected);
});
