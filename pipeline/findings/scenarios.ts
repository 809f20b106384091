/** A total under another outcome of what is still open: what is assumed, in Vietnamese. `{max}`: the maximum it stands against. */
export const scenarios = {
  justificationAccepted:
    'Nếu giải trình được chấp nhận ở các tiêu chí không có tài liệu kiểm chứng, hoặc chỉ có tài liệu chưa đúng quy định',
  exemptionsConfirmed:
    'Nếu các tiêu chí đề nghị không đánh giá, chấm điểm được xác nhận (điểm tối đa khi đó là {max})',
  penaltiesDeclared: 'Nếu trừ điểm theo phần đơn vị tự kê khai',
  latePenalty: 'Nếu trừ điểm do nộp trễ hạn',
  filedNow: 'Thời điểm nhận chưa xác định được; nếu hồ sơ được nộp vào lúc lập phiếu này',
  tooLateClaimed:
    'Nếu chỉ hồ sơ bị tính 0 điểm do quá hạn, phần điều tra xã hội học vẫn được tính (con số cao nhất có thể)',
  lateAccepted: 'Nếu hồ sơ nộp quá hạn vẫn được chấp nhận',
} as const;

export type ScenarioId = keyof typeof scenarios;
