import type { Appendix, Criterion, CriterionKind, Method } from '../../pipeline/model/appendix.ts';
import { toPoints } from '../../pipeline/model/points.ts';

const p = toPoints;

const criterion = (
  code: string,
  kind: CriterionKind,
  name: string,
  max: string,
  method?: Method,
): Criterion => ({
  code,
  kind,
  parent: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : undefined,
  name,
  max: p(max),
  method,
  evidence: [],
  evidenceRequired: true,
  imageAllowed: false,
  appraiser: undefined,
  contributors: [],
  notApplicableTo: [],
  article: undefined,
});

/** One criterion of each way of scoring that matters to reading, and 1.1 beside 1.10. */
export const smallAppendix: Appendix = {
  id: 'nho',
  title: 'Bộ tiêu chí nhỏ',
  illustrative: true,
  appliesTo: [],
  scale: p('20'),
  decimals: 2,
  bonusInsideScale: true,
  criteria: [
    criterion('1', 'domain', 'Chỉ đạo, điều hành', '12'),
    criterion('1.1', 'criterion', 'Ban hành kế hoạch năm đúng hạn', '1', {
      kind: 'levels',
      steps: [
        { when: 'đúng hạn', points: p('1') },
        { when: 'chậm', points: p('0.5') },
        { when: 'không', points: p('0') },
      ],
    }),
    criterion('1.2', 'criterion', 'Tỷ lệ nhiệm vụ hoàn thành', '2', {
      kind: 'proportional',
      numerator: 'số hoàn thành',
      denominator: 'tổng số',
      floorPercent: p('80'),
      base: undefined,
    }),
    criterion('1.3', 'criterion', 'Hình thức tuyên truyền', '2', {
      kind: 'countCapped',
      each: 'hình thức',
      per: p('0.5'),
    }),
    criterion('1.4', 'criterion', 'Chế độ báo cáo định kỳ', '1.5', {
      kind: 'deduction',
      steps: [{ when: 'mỗi báo cáo chậm', points: p('0.25') }],
    }),
    criterion('1.5', 'criterion', 'Mức độ hài lòng của người dân', '3', { kind: 'survey', text: 'điều tra' }),
    criterion('1.6', 'criterion', 'Công khai thủ tục hành chính', '1', { kind: 'yesNo' }),
    criterion('1.10', 'criterion', 'Sáng kiến trong cải cách', '1.5', { kind: 'free', text: 'theo thực tế' }),
    criterion('2', 'domain', 'Điểm thưởng, điểm trừ', '8'),
    criterion('2.1', 'criterion', 'Được khen thưởng', '8', {
      kind: 'bonus',
      steps: [{ when: 'mỗi lần', points: p('1') }],
    }),
    criterion('2.2', 'criterion', 'Vi phạm kỷ luật', '0', {
      kind: 'penalty',
      steps: [{ when: 'mỗi lần', points: p('1') }],
    }),
  ],
};
