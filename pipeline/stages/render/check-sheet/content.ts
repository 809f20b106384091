import type { Judgement } from '../../../model/judgement.ts';
import { archiveSection, checksSection } from './closing.ts';
import { pointsSection } from './figures.ts';
import { stateOf, subjectFacts, timeSection, unitName } from './opening.ts';
import { readingsSection } from './readings.ts';
import { indexSection, mendSection, numberFindings } from './remarks.ts';
import type { Sheet } from './sheet.ts';
import { signaturesSection } from './signatures.ts';

/** Phiếu kiểm tra hồ sơ: all that it says, in the order in which it is read. */
export function checkSheetContent(judgement: Judgement): Sheet {
  const { office, regulation, dossier } = judgement;
  const numbered = numberFindings(judgement.findings);
  return {
    title: 'Phiếu kiểm tra hồ sơ',
    office: { parent: office.parent, name: office.name },
    unit: unitName(judgement),
    illustrative:
      regulation.illustrative || dossier.appendix?.illustrative
        ? 'MINH HỌA: bộ tiêu chí dùng ở đây không phải văn bản chính thức.'
        : undefined,
    facts: subjectFacts(judgement),
    state: stateOf(judgement),
    notInstead:
      office.channel.kind === 'software'
        ? 'Không thay cho thông báo nộp thành công của phần mềm tỉnh.'
        : undefined,
    closing:
      'Phiếu do phần mềm lập để đơn vị tự rà soát trước khi ký. Chỉ số và xếp loại chỉ có sau khi thẩm định.',
    sections: [
      timeSection(judgement),
      mendSection(judgement, numbered),
      indexSection(judgement, numbered),
      pointsSection(judgement, numbered),
      readingsSection(judgement),
      signaturesSection(judgement),
      checksSection(judgement),
      archiveSection(judgement),
    ].filter((section) => section !== undefined),
  };
}
