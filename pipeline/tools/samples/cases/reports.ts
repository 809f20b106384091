import type { SampleCase } from '../draft.ts';
import { LAYOUTS } from '../layouts.ts';
import {
  PLAN_EVIDENCE,
  PLAN_REPORT,
  REMEDY_EVIDENCE,
  REMEDY_REPORT,
  TOWN_SHARE_EVIDENCE,
  TOWN_SHARE_REPORT,
} from '../more-documents.ts';
import { writeFigures, writeWord } from '../office-files.ts';

const COMMON = { minutes: 'none', layout: LAYOUTS.office } as const;

/** Dossiers of tasks that ask for a report with its evidence. */
export const REPORT_CASES: readonly SampleCase[] = [
  {
    ...{ name: '37-bao-cao-ke-hoach-163', unit: 'vanHoa', arrivesAs: 'Phòng Văn hóa - Thông tin', ...COMMON },
    ...{ year: 2023, set: PLAN_EVIDENCE, report: PLAN_REPORT },
  },
  {
    ...{ name: '38-bao-cao-khac-phuc', unit: 'laoDong', arrivesAs: 'phong-lao-dong-thuong-binh-xa-hoi' },
    ...{ ...COMMON, year: 2023, set: REMEDY_EVIDENCE, report: REMEDY_REPORT },
    spoil: (draft) => {
      // The signed report was forgotten; its Word file was put among the evidence.
      const order = 'thong-bao-phan-cong-mot-cua.pdf';
      draft.rename(`tai-lieu-kiem-chung/${order}`, order);
      draft.files.delete(`${REMEDY_REPORT.path}.pdf`);
      const text = ['BÁO CÁO', 'Kết quả khắc phục hạn chế, khuyết điểm qua kiểm tra'];
      draft.files.set(`tai-lieu-kiem-chung/${REMEDY_REPORT.path}.docx`, writeWord(text));
    },
  },
  {
    ...{ name: '39-tieu-chi-cua-thi-xa', unit: 'tuPhap', arrivesAs: 'phong-tu-phap', ...COMMON },
    ...{ year: 2024, set: TOWN_SHARE_EVIDENCE, report: TOWN_SHARE_REPORT },
    spoil: async (draft) => {
      // A table by the province's appendix, which is not in this regulation.
      const table = await writeFigures('Bảng tự chấm tiêu chí của thị xã', [
        ['Tiêu chí', 'Điểm'],
        ['2.1', 1.5],
      ]);
      draft.files.set('Bang tu cham diem tieu chi thi xa.xlsx', table);
    },
  },
];
