import { dayOf, SHORT_SET } from '../documents.ts';
import type { Draft, SampleCase } from '../draft.ts';
import { LAYOUTS } from '../layouts.ts';
import { packed } from '../package.ts';
import { momentOf, plainEvidence, plainMinutes, signAs } from '../printed.ts';

const DIGITAL = '07-chinh-quyen-so/bao-cao-chuyen-doi-so';
const NINH_HOA = { year: 2024, set: SHORT_SET, minutes: 'agree' } as const;

/** Names as a Mac writes them into an archive: every letter taken apart. */
function decompose(draft: Draft): void {
  for (const [path, bytes] of [...draft.files]) {
    draft.files.delete(path);
    draft.files.set(path.normalize('NFD'), bytes);
  }
}

const OFFICE_LEAVINGS = ['~$Bang cham diem CCHC nam 2024.xlsx', 'Thumbs.db', 'tai-lieu-kiem-chung/.DS_Store'];

/** When and as what a dossier arrives. The moments stand in `case.yaml`. */
export const ARRIVAL_CASES: readonly SampleCase[] = [
  { name: '11-tre-mot-ngay', unit: 'viDu', arrivesAs: 'phuong-vi-du', ...NINH_HOA, layout: LAYOUTS.office },
  {
    ...{ name: '12-tre-ba-ngay', unit: 'thuNghiem', arrivesAs: 'UBND xa Thu Nghiem', ...NINH_HOA },
    ...{ layout: LAYOUTS.own, resaved: true },
    spoil: async (draft, { pki }) => {
      const { pdf } = await plainEvidence(draft, DIGITAL);
      const afterwards = momentOf({ day: dayOf(2024, '12-11') }, '08:30');
      draft.files.set(draft.path(DIGITAL), await signAs(pdf, pki.head('thuNghiem'), afterwards));
    },
  },
  {
    ...{ name: '13-han-roi-vao-chu-nhat', unit: 'kinhTe', arrivesAs: 'Phòng Kinh tế', ...NINH_HOA },
    layout: LAYOUTS.office,
  },
  {
    ...{ name: '14-thieu-bien-ban', unit: 'viDu', arrivesAs: 'phuong-vi-du', ...NINH_HOA },
    ...{ layout: LAYOUTS.own, resaved: true, minutes: 'none' },
  },
  {
    ...{ name: '20-tep-zip', unit: 'thuNghiem', arrivesAs: 'xa-thu-nghiem.zip', ...NINH_HOA },
    ...{ layout: LAYOUTS.office, resaved: true },
    spoil: (draft) => {
      for (const path of OFFICE_LEAVINGS) draft.files.set(path, Buffer.from('tam'));
      for (const path of [...draft.files.keys()]) draft.rename(path, `UBND xa Thu Nghiem/${path}`);
    },
  },
  {
    ...{ name: '21-ten-to-hop', unit: 'viDu', arrivesAs: 'phuong-vi-du.zip', ...NINH_HOA },
    layout: LAYOUTS.office,
    workbookName: 'Bảng chấm điểm.xlsx',
    write: (draft) => {
      for (const row of draft.rows.values()) {
        const { evidence } = row;
        if (evidence?.target) row.evidence = { ...evidence, target: inWords(evidence.target) };
      }
    },
    spoil: (draft) => {
      for (const path of [...draft.files.keys()]) {
        if (path.startsWith('tai-lieu-kiem-chung/')) draft.rename(path, inWords(path));
      }
      draft.rename('Bien ban hop.pdf', 'Biên bản họp.pdf');
      decompose(draft);
    },
  },
  {
    ...{ name: '22-bang-cham-hong', unit: 'viDu', arrivesAs: 'phuong-vi-du', ...NINH_HOA },
    layout: LAYOUTS.office,
    spoil: (draft) => {
      const name = 'Bang cham diem CCHC nam 2024.xlsx';
      draft.files.set(name, draft.file(name).subarray(0, 7000));
    },
  },
  {
    ...{
      name: '23-don-vi-la',
      unit: 'thuNghiem',
      arrivesAs: 'UBND xã Không Có Trong Danh Sách',
      ...NINH_HOA,
    },
    ...{ layout: LAYOUTS.own, resaved: true },
  },
  {
    ...{ name: '27-duoc-gia-han', unit: 'tuPhap', arrivesAs: 'phong-tu-phap', ...NINH_HOA },
    ...{ layout: LAYOUTS.own, resaved: true },
  },
  {
    ...{ name: '28-thieu-bang-cham', unit: 'viDu', arrivesAs: 'phuong-vi-du', ...NINH_HOA },
    layout: LAYOUTS.office,
    spoil: (draft) => {
      draft.files.delete('Bang cham diem CCHC nam 2024.xlsx');
      for (const path of [...draft.files.keys()]) {
        if (!path.endsWith(`${DIGITAL}.pdf`) && !path.startsWith('Bien ban')) draft.files.delete(path);
      }
    },
  },
  {
    ...{ name: '29-lan-tep-khac', unit: 'minhHoa', arrivesAs: 'xa-minh-hoa', ...NINH_HOA },
    ...{ layout: LAYOUTS.own, resaved: true },
    write: (draft) => {
      draft.row('I.4').evidence = { text: 'Ghi chú tuyên truyền', target: 'tai-lieu-kiem-chung/ghi-chu.txt' };
    },
    spoil: async (draft, { pki }) => {
      draft.files.set('tai-lieu-kiem-chung/ghi-chu.txt', Buffer.from('Đã phát thanh ba buổi.\n'));
      const inside = packed([['ke-hoach.txt', 'Kế hoạch\n']]);
      draft.files.set('tai-lieu-kiem-chung/tai-lieu-bo-sung.zip', inside);
      // The minutes bear the signature of another commune's chair.
      const { pdf, letter } = await plainMinutes(draft);
      draft.files.set('Bien ban hop.pdf', await signAs(pdf, pki.head('viDu'), momentOf(letter, '15:10')));
    },
  },
];

/** The folders of evidence under their Vietnamese names. */
const FOLDERS: Readonly<Record<string, string>> = {
  '01-chi-dao-dieu-hanh': 'Chỉ đạo điều hành',
  '02-the-che': 'Thể chế',
  '03-thu-tuc-hanh-chinh': 'Thủ tục hành chính',
  '05-che-do-cong-vu': 'Chế độ công vụ',
  '07-chinh-quyen-so': 'Chính quyền số',
};
const inWords = (path: string): string =>
  Object.entries(FOLDERS).reduce(
    (name, [from, to]) => name.replace(from, to),
    path.replace('tai-lieu-kiem-chung', 'Tài liệu kiểm chứng'),
  );
