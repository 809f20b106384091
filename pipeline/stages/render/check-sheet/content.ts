import type { Judgement } from '../../../model/judgement.ts';
import { archiveSection, checksSection } from './closing.ts';
import { pointsSection } from './figures.ts';
import { subjectFacts, timeSection, unitName } from './opening.ts';
import { openPointsSection, readingsSection } from './readings.ts';
import { indexSection, mendSection, numberFindings } from './remarks.ts';
import { reportStateOf } from './report-task.ts';
import type { Sheet } from './sheet.ts';
import { signaturesSection } from './signatures.ts';
import { stateOf } from './state.ts';
import { toConfirmSection } from './to-confirm.ts';

/** Phiếu kiểm tra hồ sơ: all that it says, in the order in which it is read. */
export function checkSheetContent(judgement: Judgement): Sheet {
  const { office, regulation, dossier } = judgement;
  const numbered = numberFindings(judgement.findings);
  const isReport = dossier.task.kind === 'report';
  return {
    title: 'Phiếu kiểm tra hồ sơ',
    office: { parent: office.parent, name: office.name },
    unit: unitName(judgement),
    illustrative:
      regulation.illustrative || dossier.appendix?.illustrative
        ? `MINH HỌA: ${isReport ? 'một phần quy chế khai báo' : 'bộ tiêu chí dùng'} ở đây không phải văn bản chính thức.`
        : undefined,
    facts: subjectFacts(judgement),
    state: isReport ? reportStateOf(judgement) : stateOf(judgement),
    notInstead:
      office.channel.kind === 'software'
        ? 'Không thay cho thông báo nộp thành công của phần mềm tỉnh.'
        : undefined,
    closing: isReport
      ? 'Phiếu do phần mềm lập để đơn vị tự rà soát; việc xem xét nội dung báo cáo là của cơ quan tiếp nhận.'
      : 'Phiếu do phần mềm lập để đơn vị tự rà soát trước khi ký. Chỉ số và xếp loại chỉ có sau khi thẩm định.',
    sections: [
      timeSection(judgement),
      mendSection(judgement, numbered),
      indexSection(judgement, numbered),
      isReport ? undefined : pointsSection(judgement, numbered),
      toConfirmSection(judgement),
      readingsSection(judgement),
      openPointsSection(judgement),
      signaturesSection(judgement),
      checksSection(judgement),
      archiveSection(judgement),
    ].filter((section) => section !== undefined),
  };
}
