import { strFromU8, strToU8, unzipSync } from 'fflate';
import { type Points, toPoints } from '../../../model/points.ts';
import { type EvidenceTemplate, FULL_SET, SHORT_SET } from '../documents.ts';
import type { SampleCase } from '../draft.ts';
import { LAYOUTS } from '../layouts.ts';
import { packed } from '../package.ts';

const NINH_HOA = { year: 2024, set: SHORT_SET, minutes: 'agree' } as const;
const points = (text: string): Points => toPoints(text);

/** A document of the full set under another path, which no row leads to. */
function extra(end: string, path: string): EvidenceTemplate {
  const template = FULL_SET.find((each) => each.path.endsWith(end));
  if (!template) throw new RangeError(end);
  return { ...template, path, proves: { 'ninh-hoa-1149-2021': [], 'quang-nam-2744-2020': [] } };
}

/** The points of its first leaf. */
const FIRST_ROW = /(<c r="D8"[^>]*><v>)1<\/v>/;

/** Faults in the table itself, and between its rows and the evidence. */
export const TABLE_CASES: readonly SampleCase[] = [
  {
    ...{ name: '15-diem-sai', unit: 'minhHoa', arrivesAs: 'xa-minh-hoa', ...NINH_HOA },
    ...{ layout: LAYOUTS.own, resaved: true },
    write: (draft) => {
      draft.row('I.1.1').self = points('1.5');
      draft.row('II.1.2').self = points('1.2');
      draft.typed.set('II.3', points('4'));
      draft.total = points('80');
    },
  },
  {
    ...{ name: '16-thieu-kiem-chung', unit: 'viDu', arrivesAs: 'UBND Phường Ví Dụ', ...NINH_HOA },
    layout: LAYOUTS.office,
    write: (draft) => {
      const training = draft.row('II.4.3');
      delete training.evidence;
      delete training.justification;
      const posted = draft.row('II.6.5');
      delete posted.evidence;
      posted.justification =
        'Số liệu hồ sơ qua bưu chính và thanh toán trực tuyến do đơn vị bưu chính cung cấp, chưa có văn bản xác nhận; phường tự thống kê theo sổ theo dõi.';
    },
  },
  {
    ...{ name: '17-khong-danh-gia', unit: 'thuNghiem', arrivesAs: 'xa-thu-nghiem', ...NINH_HOA },
    ...{ layout: LAYOUTS.own, resaved: true },
    write: (draft) => {
      const complaints = draft.row('I.7.2');
      complaints.self = undefined;
      complaints.selfText = 'Không đánh giá';
      complaints.justification =
        'Đề nghị không đánh giá, chấm điểm: trong năm không phát sinh phản ánh, kiến nghị thuộc thẩm quyền.';
      delete complaints.evidence;
      const mediation = draft.row('II.1.4.2');
      mediation.self = undefined;
      mediation.selfText = 'Không đánh giá';
      mediation.justification =
        'Đề nghị không đánh giá, chấm điểm: trong năm không có vụ việc hòa giải ở cơ sở.';
      delete mediation.evidence;
    },
  },
  {
    ...{ name: '18-lien-ket-hong', unit: 'viDu', arrivesAs: 'phuong-vi-du', ...NINH_HOA },
    layout: LAYOUTS.office,
    write: (draft) => {
      const link = (code: string, text: string, target: string): void => {
        const row = draft.row(code);
        row.evidence = { text, target };
        delete row.justification;
      };
      link('I.2', 'Báo cáo quý', 'tai-lieu-kiem-chung/01-chi-dao-dieu-hanh/bao-cao-quy.pdf');
      link('II.2.1', 'Báo cáo kiểm soát TTHC', 'tai-lieu-kiem-chung/bao_cao_kiem_soat_tthc.PDF');
      link('II.5.1', 'Báo cáo thu chi', 'file:///D:/CCHC 2024/bao-cao-thu-chi.pdf');
      link('II.6.4', 'Trang thông tin', 'https://phuong-vi-du.example/cong-khai');
      draft.set = [...draft.set, extra('bao-cao-to-chuc-bo-may', '04-to-chuc-bo-may/bao-cao-to-chuc-bo-may')];
    },
    spoil: (draft) => {
      const twin = draft.file(draft.path('05-che-do-cong-vu/bao-cao-cong-chuc'));
      draft.files.set('tai-lieu-kiem-chung/05-che-do-cong-vu/bao-cao-cong-chuc (1).pdf', twin);
    },
  },
  {
    ...{ name: '19-theo-ten-tep', unit: 'minhHoa', arrivesAs: 'xa-minh-hoa', ...NINH_HOA },
    ...{ layout: LAYOUTS.own, resaved: true },
    write: (draft) => {
      for (const code of ['I.1.1', 'II.3.1', 'II.6.7.1']) delete draft.row(code).evidence;
      draft.set = [
        ...draft.set,
        extra('ke-hoach-cchc', 'I.1.1 - Ke hoach cai cach hanh chinh'),
        extra('bao-cao-to-chuc-bo-may', 'II.3.1/quy-che-lam-viec'),
        extra('cong-bo-iso', 'II.6.7.1. Cong bo ISO'),
      ];
    },
  },
  {
    ...{ name: '25-sai-ma-tieu-chi', unit: 'minhHoa', arrivesAs: 'UBND xã Minh Họa', ...NINH_HOA },
    layout: LAYOUTS.office,
    write: (draft) => {
      draft.recoded.set('II.2.4.4', 'II.2.4.9');
      draft.dropped.add('II.5.3');
      draft.repeated.add('II.4.2');
      draft.row('III.1.1').self = points('2.5');
    },
  },
  {
    ...{ name: '26-hai-bang-cham', unit: 'viDu', arrivesAs: 'UBND phuong Vi Du', ...NINH_HOA },
    ...{ layout: LAYOUTS.office, minutes: points('60.5') },
    spoil: (draft) => {
      const name = 'Bang cham diem CCHC nam 2024.xlsx';
      const mended = draft.file(name);
      draft.files.set('Bang cham diem CCHC nam 2024 (sua).xlsx', mended);
      const sheet = 'xl/worksheets/sheet1.xml';
      const parts = Object.entries(unzipSync(mended)).map(([path, content]): [string, Uint8Array] => [
        path,
        path === sheet ? strToU8(strFromU8(content).replace(FIRST_ROW, '$10.5</v>')) : content,
      ]);
      draft.files.set(name, packed(parts));
    },
  },
];
