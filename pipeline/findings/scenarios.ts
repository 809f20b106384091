/** A total under another outcome of what is still open: what is assumed, in Vietnamese. Blanks as in the catalogue. */
export const scenarios = {
  justificationAccepted: 'Nếu giải trình được chấp nhận ở các tiêu chí không có tài liệu kiểm chứng',
  exemptionsConfirmed: 'Nếu các tiêu chí đề nghị không đánh giá, chấm điểm được xác nhận',
  penaltiesDeclared: 'Nếu trừ điểm theo phần đơn vị tự kê khai',
  latePenalty: 'Nếu trừ điểm do nộp trễ hạn',
  tooLateZero: 'Hồ sơ nộp quá hạn được xác định là 0 điểm',
  tooLateClaimed: 'Nếu chỉ phần tự chấm là 0 điểm, phần không tự chấm vẫn được tính (con số cao nhất có thể)',
} as const;

export type ScenarioId = keyof typeof scenarios;
