import { contents } from './catalogue/contents.ts';
import { selfAssessment } from './catalogue/self-assessment.ts';

/** Everything that may be said of a dossier: id, sentence, what to do. An id is never renamed. */
export const catalogue = {
  ...contents,
  ...selfAssessment,
} as const;

export type FindingId = keyof typeof catalogue;

/** The checks, in the order in which a person reads them, and what they are called. */
export const CHECKS = {
  'contents/unit': 'Đơn vị gửi hồ sơ',
  'workbook/table': 'Bảng chấm điểm',
  'workbook/codes': 'Mã, tên và điểm tối đa của tiêu chí',
  'workbook/points': 'Điểm tự đánh giá từng tiêu chí',
  'workbook/sums': 'Cộng điểm',
} as const satisfies Record<(typeof catalogue)[FindingId]['check'], string>;

export type CheckId = keyof typeof CHECKS;

export const isFindingId = (id: string): id is FindingId => Object.hasOwn(catalogue, id);
