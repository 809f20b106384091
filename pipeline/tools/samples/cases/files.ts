import { parseInstant } from '../../../model/day.ts';
import { SHORT_SET } from '../documents.ts';
import type { Draft, SampleCase } from '../draft.ts';
import { locked, oneByteChanged, paintedOver, photograph, scan } from '../files.ts';
import { LAYOUTS } from '../layouts.ts';
import { writeFigures, writeWord } from '../office-files.ts';
import { momentOf, plainEvidence, signAs } from '../printed.ts';

const NINH_HOA = { year: 2024, set: SHORT_SET, minutes: 'agree' } as const;
const LAW = '02-the-che/bao-cao-cong-tac-van-ban';
const STAFF = '05-che-do-cong-vu/bao-cao-cong-chuc';
const PROCEDURES = '03-thu-tuc-hanh-chinh/bao-cao-kiem-soat-tthc';
const DIGITAL = '07-chinh-quyen-so/bao-cao-chuyen-doi-so';
const evidence = (path: string): string => `tai-lieu-kiem-chung/${path}`;

/** Every row that leads to one file leads to another instead. */
function relink(draft: Draft, from: string, to: string): void {
  for (const row of draft.rows.values()) {
    if (row.evidence?.target === from) row.evidence = { ...row.evidence, target: to };
  }
}

/** Faults of files: format, passwords, signatures. */
export const FILE_CASES: readonly SampleCase[] = [
  {
    name: '04-word-excel',
    unit: 'soTuPhap',
    arrivesAs: 'so-tu-phap',
    ...{ year: 2020, set: SHORT_SET, minutes: 'none', layout: LAYOUTS.province },
    write: (draft) => {
      relink(draft, evidence(`${LAW}.pdf`), evidence(`${LAW}.docx`));
      draft.row('7.1.1').evidence = {
        text: 'Bảng thống kê văn bản đi',
        target: evidence('07-chinh-quyen-so/thong-ke-van-ban-di.xlsx'),
      };
    },
    spoil: async (draft) => {
      draft.files.delete(evidence(`${LAW}.pdf`));
      draft.files.set(
        evidence(`${LAW}.docx`),
        writeWord([
          'SỞ TƯ PHÁP',
          'BÁO CÁO',
          'Công tác văn bản, theo dõi thi hành pháp luật năm 2020',
          'Tham mưu đúng thời hạn 38/40 văn bản được giao.',
        ]),
      );
      draft.files.set(
        evidence('07-chinh-quyen-so/thong-ke-van-ban-di.xlsx'),
        await writeFigures('Thống kê văn bản đi năm 2020', [
          ['Tháng', 'Văn bản đi', 'Ký số, gửi điện tử'],
          ['Cả năm', 98, 95],
        ]),
      );
    },
  },
  {
    name: '05-docx-doi-duoi-pdf',
    unit: 'viDu',
    arrivesAs: 'UBND phường Ví Dụ',
    ...NINH_HOA,
    layout: LAYOUTS.office,
    spoil: (draft) => {
      const text = ['UBND PHƯỜNG VÍ DỤ', 'BÁO CÁO', 'Quản lý, đào tạo, đánh giá công chức năm 2024'];
      draft.files.set(draft.path(STAFF), writeWord(text));
    },
  },
  {
    name: '06-tep-khong-mo-duoc',
    unit: 'viDu',
    arrivesAs: 'phuong-vi-du',
    ...NINH_HOA,
    layout: LAYOUTS.own,
    resaved: true,
    spoil: async (draft) => {
      draft.files.set(draft.path(LAW), locked((await plainEvidence(draft, LAW)).pdf, 'mat-khau'));
      draft.files.set(draft.path(STAFF), draft.file(draft.path(STAFF)).subarray(0, 9000));
      draft.files.set(draft.path(DIGITAL), new Uint8Array());
    },
  },
  {
    name: '07-chua-ky-so',
    unit: 'thuNghiem',
    arrivesAs: 'xa-thu-nghiem',
    ...NINH_HOA,
    layout: LAYOUTS.office,
    resaved: true,
    spoil: async (draft) => {
      for (const end of [LAW, DIGITAL])
        draft.files.set(draft.path(end), (await plainEvidence(draft, end)).pdf);
    },
  },
  {
    name: '08-khong-can-ky-so',
    unit: 'soTuPhap',
    arrivesAs: 'Sở Tư pháp',
    ...{ year: 2020, set: SHORT_SET, minutes: 'none', layout: LAYOUTS.province },
    unsigned: true,
    resaved: true,
  },
  {
    name: '09-sua-sau-khi-ky',
    unit: 'thuNghiem',
    arrivesAs: 'UBND xã Thử Nghiệm',
    ...NINH_HOA,
    layout: { ...LAYOUTS.own, linkFormulas: true },
    spoil: async (draft) => {
      draft.files.set(draft.path(LAW), oneByteChanged(draft.file(draft.path(LAW))));
      draft.files.set(draft.path(PROCEDURES), await paintedOver(draft.file(draft.path(PROCEDURES))));
    },
  },
  {
    name: '10-noi-cap-chu-ky',
    unit: 'thuNghiem',
    arrivesAs: 'xa-thu-nghiem',
    ...NINH_HOA,
    layout: LAYOUTS.office,
    resaved: true,
    spoil: async (draft, { pki }) => {
      const signers = [
        [LAW, pki.stranger],
        [STAFF, pki.publicCa],
        [DIGITAL, pki.revoked],
      ] as const;
      for (const [end, identity] of signers) {
        const { pdf, letter } = await plainEvidence(draft, end);
        draft.files.set(draft.path(end), await signAs(pdf, identity, momentOf(letter, '15:10')));
      }
    },
  },
  {
    name: '24-ban-quet-va-anh',
    unit: 'minhHoa',
    arrivesAs: 'xa-minh-hoa',
    ...NINH_HOA,
    layout: LAYOUTS.office,
    write: (draft) => {
      const board = evidence('anh/bang-niem-yet.jpg');
      draft.row('I.7.1').evidence = { text: 'Ảnh bảng niêm yết', target: board };
      draft.row('II.3.1').evidence = { text: 'Ảnh chụp quy chế', target: board };
    },
    spoil: async (draft, { pki }) => {
      const { pdf } = await plainEvidence(draft, PROCEDURES);
      draft.files.set(evidence('anh/bang-niem-yet.jpg'), photograph(pdf, 60));
      draft.files.set(draft.path(PROCEDURES), await scan(pdf));
      const law = await plainEvidence(draft, LAW);
      const at = momentOf(law.letter, '15:10');
      draft.files.set(draft.path(LAW), await signAs(await scan(law.pdf), pki.head('minhHoa'), at));
      // Signed on the 30th of December, weeks after the dossier came: a clock that is wrong.
      const digital = await plainEvidence(draft, DIGITAL);
      const late = parseInstant('2024-12-30T02:00:00Z') ?? at;
      draft.files.set(draft.path(DIGITAL), await signAs(digital.pdf, pki.head('minhHoa'), late));
    },
  },
];
