import { vietnameseDecimal } from '../model/points.ts';
import type { Regulation } from '../model/regulation.ts';
import type { Appraisal, RecordMistake } from '../stages/scoring/appraisal.ts';

/** Words of `hoso appraise` for people. */
export const APPRAISE = {
  oneFile: 'Cần đúng một tệp kết quả thẩm định (.yaml)',
  noSuchUnit: (code: string): string => `Không có đơn vị "${code}" trong office.yaml.`,
  noAppendix: (unit: string): string => `Quy chế không có phụ lục chấm điểm nào dành cho ${unit}.`,
  otherRegulation: (found: string, expected: string): string =>
    `Tệp này ghi quy chế "${found}"; cơ quan đang dùng "${expected}".`,
  fault: (code: string, fault: RecordMistake['fault']): string => {
    switch (fault) {
      case 'unknown':
        return `Phụ lục của đơn vị không có tiêu chí "${code}" (chỉ ghi tiêu chí có cách chấm, không ghi nhóm).`;
      case 'aboveMax':
        return `Điểm của "${code}" cao hơn điểm tối đa.`;
      case 'negative':
        return `Điểm của "${code}" nhỏ hơn 0.`;
      case 'secondBelowFirst':
        return `Điểm sau bổ sung (second) của "${code}" thấp hơn điểm lần đầu (first).`;
    }
  },
} as const;

/** The outcome as a person reads it; what stands behind each figure is named with it. */
export function appraisalAccount(
  unit: string,
  { rows, missing, latePenalty, zero, earnedTotal, maxTotal, parIndex, rating }: Appraisal,
  { appraisal: policy, readings }: Pick<Regulation, 'appraisal' | 'readings'>,
): string {
  const figure = vietnameseDecimal;
  const supplemented = rows.flatMap(({ code, points, supplemented: share }) =>
    share
      ? [
          `  ${code}: ${figure(points)} điểm, bằng ${figure(share.percent)}% của mức ${figure(share.of)} đạt được sau bổ sung (${share.article})`,
        ]
      : [],
  );
  return `${[
    `${unit}: kết quả sau thẩm định`,
    ...(supplemented.length > 0 ? ['Tiêu chí bổ sung tài liệu:', ...supplemented] : []),
    ...(latePenalty > 0n ? [`Trừ điểm nộp chậm: ${figure(latePenalty)}`] : []),
    ...(zero ? ['Nộp quá thời gian được nộp: kết quả của hồ sơ được xác định là 0 điểm.'] : []),
    `Điểm đạt được sau thẩm định (p): ${figure(earnedTotal)}`,
    `Điểm tối đa (P): ${figure(maxTotal)}`,
    ...(missing.length > 0
      ? [`Chưa đủ điểm thẩm định của ${missing.length} tiêu chí nên chưa có chỉ số: ${missing.join(', ')}`]
      : []),
    ...(policy ? [] : ['Quy chế này chưa ghi cách tính chỉ số và xếp loại (mục appraisal).']),
    ...(policy && parIndex !== undefined
      ? [`Chỉ số cải cách hành chính: ${figure(parIndex)}% (${policy.index.article})`]
      : []),
    ...(rating ? [`Xếp loại: ${rating.name} (${policy?.ratingsArticle ?? ''})`] : []),
    ...(rating?.unrounded
      ? [`Lưu ý: nếu xét chỉ số trước khi làm tròn thì xếp loại là ${rating.unrounded}.`]
      : []),
    ...(policy && parIndex !== undefined
      ? readings
          .filter(({ id }) => policy.readings.includes(id))
          .map(
            ({ id, question, taken, others }) =>
              `Cách hiểu đã dùng (${id}): ${question} ${taken}.${others.length > 0 ? ` Cách hiểu khác: ${others.join('; ')}.` : ''}`,
          )
      : []),
  ].join('\n')}\n`;
}
