import type { Task } from '../model/regulation.ts';
import { consolidation } from './catalogue/consolidation.ts';
import { contents } from './catalogue/contents.ts';
import { deadline } from './catalogue/deadline.ts';
import { documents } from './catalogue/documents.ts';
import { evidence } from './catalogue/evidence.ts';
import { formats } from './catalogue/formats.ts';
import { initiatives } from './catalogue/initiatives.ts';
import { minutes } from './catalogue/minutes.ts';
import { scoring } from './catalogue/scoring.ts';
import { selfAssessment } from './catalogue/self-assessment.ts';
import { signatures } from './catalogue/signatures.ts';
import { signers } from './catalogue/signers.ts';

/** Everything that may be said of a dossier: id, sentence, what to do. An id is never renamed. */
export const catalogue = {
  ...contents,
  ...formats,
  ...signatures,
  ...signers,
  ...evidence,
  ...minutes,
  ...initiatives,
  ...deadline,
  ...scoring,
  ...selfAssessment,
  ...documents,
  ...consolidation,
} as const;

export type FindingId = keyof typeof catalogue;

/** The checks, in the order in which a person reads them, and what they are called. */
export const CHECKS = {
  'contents/unit': 'Đơn vị gửi hồ sơ',
  'contents/files': 'Các tệp trong hồ sơ',
  'contents/workbook': 'Bảng chấm điểm',
  'contents/report': 'Báo cáo của đơn vị và tài liệu kèm theo',
  'contents/minutes': 'Biên bản họp',
  'deadline/due': 'Thời hạn nộp hồ sơ',
  'deadline/times': 'Thời gian của tệp so với thời điểm nhận',
  'workbook/table': 'Tìm và đọc được bảng chấm',
  'workbook/codes': 'Mã, tên và điểm tối đa của tiêu chí',
  'workbook/points': 'Điểm tự đánh giá từng tiêu chí',
  'workbook/sums': 'Cộng điểm',
  'evidence/present': 'Tài liệu kiểm chứng hoặc giải trình của từng tiêu chí',
  'evidence/links': 'Đường dẫn tới tài liệu kiểm chứng',
  'evidence/used': 'Tài liệu được dùng tới',
  'evidence/dates': 'Số, ngày, cơ quan ban hành ghi trên tài liệu',
  'formats/allowed': 'Định dạng tài liệu kiểm chứng',
  'formats/opens': 'Tài liệu mở được',
  'signatures/present': 'Tài liệu có chữ ký số',
  'signatures/intact': 'Nội dung còn nguyên từ khi ký',
  'signatures/authority': 'Nơi cấp và hiệu lực của chữ ký số',
  'signatures/time': 'Thời gian ký',
  'signatures/signer': 'Người ký báo cáo, biên bản',
  'minutes/total': 'Tổng điểm trong biên bản, so với bảng chấm',
  'minutes/meeting': 'Ngày họp, chủ trì, thư ký, thành phần trong biên bản',
  'minutes/council': 'Hội đồng tự chấm điểm ghi trong biên bản',
  'initiatives/proposed': 'Sáng kiến đơn vị đề xuất',
  'scoring/bonus': 'Điểm thưởng không quá mức tối đa',
  'scoring/penalty': 'Điểm trừ',
  'scoring/appraiser': 'Đơn vị không tự thẩm định tiêu chí của mình',
  'documents/made': 'Văn bản kết quả',
  'consolidation/shares': 'Tổng hợp phần của các đơn vị',
  'consolidation/initiatives': 'Sáng kiến của các đơn vị, khi tổng hợp',
} as const satisfies Record<(typeof catalogue)[FindingId]['check'], string>;

export type CheckId = keyof typeof CHECKS;

const isCheckId = (id: string): id is CheckId => Object.hasOwn(CHECKS, id);

/** Checks that make sense for one kind of task only; all others are for every dossier. */
const ONLY_FOR: Readonly<Record<Task['kind'], RegExp>> = {
  selfAssessment: /^(workbook|evidence|minutes|initiatives|scoring)\/|^contents\/(workbook|minutes)$/,
  report: /^contents\/report$/,
};

/** What is looked at when results are put together: no check of any dossier. */
const OF_CONSOLIDATION = /^consolidation\//;

/** The checks that a dossier of this kind of task goes through, in the order in which a person reads them. */
export const checksOf = (kind: Task['kind']): readonly CheckId[] => {
  const other = ONLY_FOR[kind === 'report' ? 'selfAssessment' : 'report'];
  return Object.keys(CHECKS)
    .filter(isCheckId)
    .filter((id) => !other.test(id) && !OF_CONSOLIDATION.test(id));
};

export const isFindingId = (id: string): id is FindingId => Object.hasOwn(catalogue, id);
