import { CHECKS } from '../../../findings/catalogue.ts';
import { LOOK_AGAIN } from '../../../findings/finding.ts';
import type { CheckVerdict } from '../../../model/finding.ts';
import type { Judgement } from '../../../model/judgement.ts';
import { folded, type Section, table, text } from './sheet.ts';
import { capitalised } from './words.ts';

const CHECK_NAMES: Readonly<Record<string, string>> = CHECKS;

/** Every check there is and how it ended. */
export const checksSection = ({ checks }: Judgement): Section => ({
  id: 'noi-dung-kiem-tra',
  title: 'Nội dung đã kiểm tra',
  blocks: [
    table(
      'Nội dung kiểm tra và kết quả',
      [
        ['Nội dung', 50],
        ['Kết quả', 50],
      ],
      checks.map((check) => [[CHECK_NAMES[check.id] ?? check.id], [verdictWords(check)]]),
    ),
  ],
});

function verdictWords({ verdict, because }: CheckVerdict): string {
  const reason = because ? `: ${because}` : '';
  switch (verdict) {
    case 'passed':
      return `Đạt${reason}`;
    case 'failed':
      return because ? `Chưa đạt; ngoài ra có chỗ chưa xác định được: ${because}` : 'Chưa đạt';
    case 'indeterminate':
      if (because === LOOK_AGAIN) return capitalised(because);
      return `Chưa xác định được${reason}`;
    case 'notRun':
      return `Chưa kiểm tra${reason}`;
  }
}

/** What an archivist needs to prove, years later, from what this sheet was made. */
export function archiveSection({ dossier, runInputs }: Judgement): Section {
  return {
    id: 'luu-tru',
    title: 'Thông tin dành cho lưu trữ',
    screenOnly: true,
    blocks: [
      folded('Danh sách tệp và mã nội dung', [
        text('Mã nội dung (SHA-256) giúp chứng minh tệp không thay đổi so với lúc kiểm tra.'),
        table(
          'Tệp của hồ sơ',
          [
            ['Tệp', 40],
            ['Dung lượng (byte)', 16, 'end'],
            ['Mã nội dung', 44],
          ],
          [
            ...dossier.files.map((file) => [[file.path], [String(file.bytes)], [file.sha256]]),
            [
              ['Cả hồ sơ'],
              [String(dossier.files.reduce((sum, file) => sum + file.bytes, 0))],
              [dossier.contentHash],
            ],
          ],
        ),
        ...(dossier.ignored.length > 0
          ? [text(`Tệp tạm, không kiểm tra: ${dossier.ignored.join(', ')}.`)]
          : []),
        table(
          'Căn cứ của lần kiểm tra',
          [
            ['Căn cứ', 40],
            ['Phiên bản hoặc mã nội dung', 60],
          ],
          [
            ['Quy chế và bộ tiêu chí', runInputs.rubric],
            ['Biểu mẫu', runInputs.templates],
            ['Danh sách nơi cấp chứng thư', runInputs.anchors],
            ['Lịch ngày nghỉ', runInputs.calendar],
            ['Thông tin cơ quan tiếp nhận', runInputs.office],
            ['Phần mềm', runInputs.program],
            ['Bộ chuyển sang PDF', runInputs.libreOffice],
            ['Phông chữ', runInputs.fonts],
          ].map((row) => row.map((each) => [each])),
        ),
      ]),
    ],
  };
}
