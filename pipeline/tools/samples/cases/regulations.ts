import { toPoints } from '../../../model/points.ts';
import { SHORT_SET } from '../documents.ts';
import type { SampleCase } from '../draft.ts';
import { scan } from '../files.ts';
import { LAYOUTS } from '../layouts.ts';
import {
  BOARD_SET,
  COMMUNE_SET,
  DISTRICT_SET,
  DISTRICT_SHARE_SET,
  NEWS_SET,
  QUALITY_SET,
} from '../more-documents.ts';
import { writeWord } from '../office-files.ts';
import { plainEvidence } from '../printed.ts';
import { readItems } from '../rubric.ts';

const evidence = (path: string): string => `tai-lieu-kiem-chung/${path}`;
const LAI_CHAU = { year: 2019, minutes: 'none' } as const;
const KON_RAY = { year: 2023, minutes: 'none' } as const;
const QUANG_TRI = { year: 2020, minutes: 'none' } as const;

/** Self-assessments by the other regulations: for each a dossier in which nothing is wrong, and one with the faults that only it knows. */
export const REGULATION_CASES: readonly SampleCase[] = [
  {
    ...{ name: '30-lai-chau-day-du', unit: 'maLuThang', ...LAI_CHAU, set: BOARD_SET, layout: LAYOUTS.office },
    arrivesAs: 'Ban Quản lý Khu kinh tế cửa khẩu Ma Lù Thàng',
  },
  {
    ...{ name: '31-lai-chau-khong-gan-lien-ket', unit: 'huyenMau', arrivesAs: 'huyen-mau', ...LAI_CHAU },
    ...{ set: DISTRICT_SET, layout: LAYOUTS.own, resaved: true },
    write: (draft) => {
      // Found by its name, but Lai Châu wants the link in the row; and a file that no row leads to.
      draft.row('1.1').evidence = { text: 'Kế hoạch cải cách hành chính' };
      const complaint = draft.row('6');
      delete complaint.evidence;
      delete complaint.justification;
    },
    spoil: async (draft) => {
      const plan = await plainEvidence(draft, 'bao-cao-kiem-soat-tthc');
      draft.files.set(evidence('1.1 - Ke hoach CCHC.pdf'), await scan(plan.pdf));
      draft.files.set(
        evidence('02-the-che/bao-cao-van-ban.docx'),
        writeWord(['BÁO CÁO', 'Công tác văn bản năm 2019']),
      );
    },
  },
  {
    ...{ name: '32-kon-ray-day-du', unit: 'phepThu', arrivesAs: 'UBND xã Phép Thử', ...KON_RAY },
    ...{ set: COMMUNE_SET, layout: LAYOUTS.own, resaved: true },
  },
  {
    ...{ name: '33-kon-ray-dung-ngay-20', unit: 'thiDu', arrivesAs: 'thi-tran-thi-du', ...KON_RAY },
    ...{ set: COMMUNE_SET, layout: LAYOUTS.office },
    write: (draft) => {
      const plan = draft.row('1.1.1');
      delete plan.evidence;
      delete plan.justification;
      const legal = draft.row('2.4');
      delete legal.evidence;
      legal.justification =
        'Các buổi phổ biến pháp luật tổ chức tại thôn, chỉ có sổ theo dõi, chưa có báo cáo riêng.';
    },
    spoil: async (draft) => {
      const procedures = '03-thu-tuc-hanh-chinh/bao-cao-kiem-soat-tthc';
      draft.files.set(draft.path(procedures), await scan((await plainEvidence(draft, procedures)).pdf));
      const digital = '07-chinh-quyen-so/bao-cao-chuyen-doi-so';
      draft.files.set(draft.path(digital), (await plainEvidence(draft, digital)).pdf);
    },
  },
  {
    ...{ name: '34-quang-tri-day-du', unit: 'soCongNghe', arrivesAs: 'so-khoa-hoc-cong-nghe', ...QUANG_TRI },
    ...{ set: QUALITY_SET, layout: LAYOUTS.province },
  },
  {
    ...{ name: '35-quang-tri-ngoai-phu-luc', unit: 'soThongTin', ...QUANG_TRI },
    ...{ arrivesAs: 'Sở Thông tin và Truyền thông', set: NEWS_SET, layout: LAYOUTS.province, resaved: true },
    write: (draft) => {
      // A row of Sở Khoa học Công nghệ, and points above the maximum.
      const foreign = readItems('quang-tri-320-2021', '6').find(({ code }) => code === '7.4.1');
      if (foreign) draft.items = [...draft.items, { ...foreign, parent: '7.3' }];
      draft.rows.set('7.4.1', { self: toPoints('0.5'), justification: 'Sở có hệ thống riêng.' });
      draft.row('1.4.2').self = toPoints('0.75');
      const platform = draft.row('7.1.2');
      delete platform.evidence;
      delete platform.justification;
    },
  },
  {
    ...{ name: '36-quang-nam-sau-khi-khoa', unit: 'soTuPhap', arrivesAs: 'so-tu-phap', year: 2020 },
    ...{ minutes: 'none', set: SHORT_SET.slice(0, 4), layout: LAYOUTS.province, unsigned: true },
    write: (draft) => {
      draft.total = toPoints('80');
    },
  },
  {
    ...{
      name: '40-kon-ray-phan-cua-phong',
      unit: 'vanHoa',
      arrivesAs: 'phong-van-hoa-thong-tin',
      ...KON_RAY,
    },
    ...{ set: DISTRICT_SHARE_SET, layout: LAYOUTS.office },
  },
];
