import type { Entry } from '../entry.ts';

/** Bảng chấm điểm của đơn vị. */
export const selfAssessment = {
  'workbook/unreadable': {
    check: 'workbook/table',
    sentence: 'Không đọc được bảng chấm điểm: {why}.',
    remedy: '{how}',
  },
  'workbook/table-not-found': {
    check: 'workbook/table',
    sentence: 'Không tìm thấy bảng chấm điểm trong tệp: {missing}.',
    remedy:
      'Dùng đúng mẫu bảng chấm điểm. Dòng tiêu đề phải có các cột: STT (mã tiêu chí), Tiêu chí, Điểm tối đa, Điểm tự đánh giá, Tài liệu kiểm chứng, Giải trình.',
  },
  'workbook/wrong-appendix': {
    check: 'workbook/table',
    sentence:
      'Bảng này không phải là bảng chấm điểm theo Phụ lục {appendix} (“{title}”): chỉ {matched:count} trong {expected:count} tiêu chí của phụ lục có trong bảng với đúng mã và tên.',
    remedy:
      'Kiểm tra lại đơn vị phải dùng phụ lục nào, lấy đúng mẫu của phụ lục đó, chép điểm và liên kết sang rồi gửi lại.',
  },
  'workbook/other-unit': {
    check: 'workbook/table',
    sentence: 'Bảng chấm điểm này ghi là của đơn vị “{found}”, không phải của “{expected}”.',
    remedy: 'Kiểm tra xem có chép nhầm bảng của đơn vị khác không; dùng bảng được cấp cho đơn vị mình.',
  },
  'workbook/other-year': {
    check: 'workbook/table',
    sentence: 'Bảng chấm điểm này ghi là của năm {found}, trong khi hồ sơ là của năm {expected}.',
    remedy:
      'Kiểm tra xem có gửi nhầm bảng của năm khác không; nếu chỉ ghi sai năm thì sửa lại tiêu đề, nếu không thì dùng bảng của năm {expected}.',
  },
  'workbook/old-rubric': {
    check: 'workbook/table',
    sentence:
      'Mẫu bảng này được lập theo {found}, không phải theo bản hiện hành của Phụ lục {expected}; tên, điểm tối đa hoặc mức điểm có thể đã thay đổi.',
    remedy: 'Xin cấp lại mẫu bảng chấm điểm hiện hành, chép điểm và liên kết sang rồi gửi lại.',
  },
  'workbook/other-table': {
    check: 'workbook/table',
    sentence:
      'Tệp có thêm một bảng cùng các tiêu chí nhưng điểm khác ({found}); theo tên trang và tiêu đề, phần mềm không tính bảng này mà tính bảng ở {taken}.',
    remedy: 'Chỉ để lại bảng chính thức trong tệp; xóa bản cũ, bản nháp, bảng của năm khác rồi gửi lại.',
  },
  'workbook/other-column': {
    check: 'workbook/table',
    sentence:
      'Bảng có thêm một cột điểm tự đánh giá ghi khác (cột {found}); theo tiêu đề cột, phần mềm không tính cột này mà tính cột {taken}.',
    remedy:
      'Nếu cột {taken} đúng là điểm tự đánh giá chính thức thì không cần làm gì; nếu không, chỉ để lại cột chính thức rồi gửi lại.',
  },
  'workbook/old-encoding': {
    check: 'workbook/table',
    sentence:
      'Bảng có {cells:count} ô gõ bằng bảng mã cũ {encoding} (ví dụ ô này đọc thành “{example}”); phần mềm đã chuyển đổi để kiểm tra nhưng có thể sai chữ.',
    remedy: 'Chuyển bảng sang Unicode (ví dụ bằng công cụ chuyển mã của Unikey), dùng phông Times New Roman.',
  },
  'workbook/hidden-rows': {
    check: 'workbook/table',
    sentence: 'Tệp có phần bị ẩn: {what}.',
    remedy:
      'Trong Excel, chọn toàn bộ bảng (với trang bị ẩn: tên của một trang bất kỳ), bấm chuột phải, chọn Bỏ ẩn (Unhide), xem lại nội dung, xóa phần không dùng rồi lưu.',
  },
  'workbook/code-missing': {
    check: 'workbook/codes',
    sentence: 'Thiếu tiêu chí {code} “{name}” trong bảng.',
    remedy: 'Thêm lại dòng của tiêu chí {code} theo đúng mẫu và chấm điểm cho tiêu chí đó.',
  },
  'workbook/code-unknown': {
    check: 'workbook/codes',
    sentence: 'Dòng có mã “{found}” “{name}” không có trong phụ lục{suggestion}.',
    remedy: 'Sửa lại mã tiêu chí cho đúng với phụ lục, hoặc xóa dòng này nếu là dòng thêm ngoài mẫu.',
  },
  'workbook/code-doubled': {
    check: 'workbook/codes',
    sentence: 'Mã “{found}” được ghi ở nhiều dòng: ô {first} và ô {second}.{taken}',
    remedy: 'Mỗi tiêu chí chỉ để một dòng: sửa lại mã cho đúng, hoặc xóa dòng thừa.',
  },
  'workbook/code-ambiguous': {
    check: 'workbook/codes',
    sentence:
      'Không xác định được dòng có mã “{found}” “{name}” là tiêu chí nào trong các tiêu chí {candidates}; dòng này chưa được tính.',
    remedy:
      'Ghi lại mã và tên tiêu chí cho đúng với phụ lục. Trước khi gõ mã, định dạng cột mã là Văn bản (Text) để Excel không đổi 1.10 thành 1.1 hay thành ngày tháng.',
  },
  'workbook/name-differs': {
    check: 'workbook/codes',
    sentence: 'Tiêu chí {code} ghi tên “{found}”, trong phụ lục là “{expected}”.',
    remedy: 'Kiểm tra xem mã hay tên bị nhầm dòng; ghi tên tiêu chí đúng như phụ lục.',
  },
  'workbook/max-differs': {
    check: 'workbook/codes',
    sentence: 'Tiêu chí {code} ghi điểm tối đa {found:points}, trong phụ lục là {expected:points}.',
    remedy: 'Sửa điểm tối đa đúng như phụ lục và xem lại điểm tự đánh giá của tiêu chí này.',
  },
  'workbook/points-above-max': {
    check: 'workbook/points',
    sentence: 'Tiêu chí {code} tự chấm {found:points} điểm, cao hơn điểm tối đa {max:points}.',
    remedy: 'Sửa điểm tự đánh giá không vượt quá {max:points}; tiêu chí trừ điểm thì ghi số âm.',
  },
  'workbook/points-negative': {
    check: 'workbook/points',
    sentence: 'Tiêu chí {code} tự chấm {found:points} điểm; điểm của tiêu chí này không thể âm.',
    remedy: 'Sửa điểm tự đánh giá thành số từ 0 đến điểm tối đa.',
  },
  'workbook/not-a-level': {
    check: 'workbook/points',
    sentence: 'Tiêu chí {code} tự chấm {found:points} điểm; theo cách chấm{given} chỉ có thể là {levels}.',
    remedy:
      'Ghi một trong các mức điểm: {levels}{instead}. Khi chưa sửa, điểm dự kiến sau kiểm tra tự động tính theo mức {counted:points}.',
  },
  'workbook/points-rounded': {
    check: 'workbook/points',
    sentence:
      '{count:count} tiêu chí có điểm nhiều hơn {decimals:count} chữ số lẻ; làm tròn từng tiêu chí thì tổng điểm khác tổng trong bảng: {points}.',
    remedy:
      'Ghi điểm đã làm tròn đến {decimals:count} chữ số lẻ (trong Excel dùng hàm ROUND), để tổng điểm trong bảng đúng bằng tổng điểm của báo cáo.',
  },
  'workbook/points-unreadable': {
    check: 'workbook/points',
    sentence: 'Không đọc được điểm tự đánh giá của tiêu chí {code}: ô ghi “{found}”{because}.',
    remedy:
      'Xóa ô, chọn định dạng Số (Number) rồi gõ lại điểm, ví dụ 1,5. Không có điểm thì ghi 0; chưa chấm thì để trống.',
  },
  'workbook/formula-without-value': {
    check: 'workbook/points',
    sentence:
      'Ô này có công thức “={formula}” nhưng tệp không lưu kết quả, nên chưa biết điểm của “{code}” là bao nhiêu.',
    remedy: 'Mở tệp bằng Excel, bấm F9 để tính lại, bấm Lưu (Ctrl+S) rồi gửi lại.',
  },
  'workbook/nothing-scored': {
    check: 'workbook/points',
    sentence: 'Bảng chấm điểm chưa có điểm tự đánh giá nào.',
    remedy:
      'Ghi điểm tự đánh giá của từng tiêu chí, lưu lại rồi gửi lại; nếu đã chấm ở một tệp khác thì gửi tệp đó.',
  },
  'workbook/not-scored': {
    check: 'workbook/points',
    sentence: 'Tiêu chí {code} chưa chấm: ô điểm tự đánh giá để trống.',
    remedy: 'Ghi điểm tự đánh giá; không đạt điểm nào thì ghi 0.',
  },
  'workbook/never-self-scored': {
    check: 'workbook/points',
    sentence:
      'Tiêu chí {code} do cơ quan khác cho điểm (điều tra xã hội học, so sánh hoặc thẩm định) nhưng đơn vị tự chấm {found:points} điểm.',
    remedy: 'Để trống ô điểm tự đánh giá của tiêu chí {code}.',
  },
  'workbook/not-applicable': {
    check: 'workbook/points',
    sentence:
      'Tiêu chí {code} không áp dụng cho đơn vị theo bộ tiêu chí, nhưng đơn vị tự chấm {found:points} điểm; điểm này không được tính vào tổng.',
    remedy:
      'Để trống ô điểm tự đánh giá của tiêu chí {code}. Nếu tiêu chí có áp dụng cho đơn vị thì đề nghị cơ quan tiếp nhận sửa bộ tiêu chí.',
  },
  'workbook/computed-differs': {
    check: 'workbook/points',
    sentence:
      'Tiêu chí {code} tự chấm {found:points} điểm, nhưng tính theo số liệu kê khai ({inputs}) là {expected:points} điểm.',
    remedy: 'Xem lại số liệu kê khai và cách tính; sửa số liệu hoặc sửa điểm cho khớp.',
  },
  'workbook/declared-impossible': {
    check: 'workbook/points',
    sentence:
      'Tiêu chí {code} kê khai {inputs}, ngoài khoảng từ 0% đến 100%, nên chưa tính lại được {found:points} điểm tự chấm.',
    remedy:
      'Xem tử số và mẫu số có bị ghi ngược hoặc gõ nhầm không rồi sửa; nếu đúng là vượt 100% thì ghi rõ ở cột giải trình.',
  },
  'workbook/nothing-arose-unexplained': {
    check: 'workbook/points',
    sentence:
      'Tiêu chí {code} kê khai mẫu số là 0 (trong năm không phát sinh) mà chưa có giải trình, nên chưa tính lại được {found:points} điểm tự chấm.',
    remedy:
      'Ghi vào cột giải trình vì sao không phát sinh; nếu có phát sinh thì sửa lại số liệu. Điểm của tiêu chí do người thẩm định quyết định.',
  },
  'workbook/sum-wrong': {
    check: 'workbook/sums',
    sentence:
      'Nhóm {code} ghi {found:points} điểm, cộng các tiêu chí trong nhóm được {expected:points} điểm.',
    remedy:
      '{typed}Sửa điểm của nhóm thành tổng các tiêu chí trong nhóm; nên dùng công thức SUM thay vì gõ số.',
  },
  'workbook/total-wrong': {
    check: 'workbook/sums',
    sentence: 'Tổng điểm tự đánh giá ghi {found:points}, cộng tất cả các tiêu chí được {expected:points}.',
    remedy: '{typed}Sửa ô tổng điểm; kiểm tra công thức SUM có bỏ sót hay cộng trùng dòng nào không.',
  },
  'workbook/total-missing': {
    check: 'workbook/sums',
    sentence: 'Bảng không có tổng điểm tự đánh giá (cộng các tiêu chí được {expected:points}).',
    remedy: 'Thêm dòng “Tổng điểm” ở cuối bảng và ghi tổng điểm tự đánh giá.',
  },
} as const satisfies Record<string, Entry>;

/** Words that fill blanks of the sentences above. */
export const WORKBOOK_WORDS = {
  noHeading: 'không có dòng tiêu đề nào với cột điểm tự đánh giá',
  noPointsColumn: 'thiếu cột điểm tự đánh giá',
  noNameColumn: 'thiếu cột tiêu chí',
  twoPointsColumns: (columns: string) =>
    `có nhiều cột cùng là điểm tự đánh giá nhưng ghi khác nhau, không rõ cột nào là chính thức (cột ${columns}); chỉ để lại một cột rồi gửi lại`,
  otherEdition: 'một bản khác của chính phụ lục này',
  ofAppendix: (appendix: string) => `Phụ lục ${appendix}`,
  ofRegulation: (appendix: string, regulation: string) =>
    `Phụ lục ${appendix} của quy chế khác (${regulation})`,
  severalTables: (places: string) =>
    `có nhiều bảng cùng các tiêu chí nhưng điểm khác nhau, không rõ bảng nào là bảng chính thức (${places}); chỉ để lại một bảng rồi gửi lại`,
  where: (sheet: string, row: number) => `trang “${sheet}”, từ dòng ${row}`,
  perhaps: (code: string) => ` (có phải là ${code}?)`,
  takenFirst: (cell: string) => ` Chỉ dòng ở ô ${cell} được tính.`,
  takenByName: (code: string) => ` Theo tên, dòng sau là tiêu chí ${code} và được tính cho tiêu chí này.`,
  hiddenRows: (rows: string) => `dòng ${rows}, vẫn được tính`,
  hiddenColumns: (columns: string) => `cột ${columns}, vẫn được tính`,
  hiddenSheets: (names: string, counted: boolean) => `trang ${names}${counted ? ', vẫn được tính' : ''}`,
  date: ' (Excel đã đổi số thành ngày tháng)',
  error: ' (công thức bị lỗi)',
  percent: ' (là tỷ lệ phần trăm, không phải điểm)',
  merged:
    ' (ô gộp chung với tiêu chí khác; hãy bỏ gộp ô, Unmerge Cells, rồi ghi điểm riêng cho từng tiêu chí)',
  thousands: ' (không rõ là số lẻ hay số hàng nghìn)',
  ratio: (numerator: string, denominator: string) => `${numerator}/${denominator}`,
  percentOf: (percent: string) => `${percent}%`,
  count: (count: string) => `số lượng ${count}`,
  typedAsText: (cells: string) =>
    `Điểm ở ô ${cells} được lưu dạng chữ nên hàm SUM của Excel không cộng: đổi định dạng ô sang Số (Number) rồi gõ lại điểm. `,
  rounded: (code: string, found: string, to: string) => `${code}: ${found} thành ${to}`,
  level: (when: string) => `mức “${when}”`,
  givenInputs: (inputs: string) => ` và số liệu kê khai (${inputs})`,
  orInputs: '; hoặc sửa số liệu kê khai nếu ghi nhầm',
  total: 'tổng điểm',
  noWorkbook: 'hồ sơ không có bảng chấm điểm',
  notRead: 'chưa đọc được bảng chấm điểm',
  noAppendix: 'chưa biết đơn vị phải chấm theo phụ lục nào',
  rowsNotTold: 'còn dòng chưa đọc được điểm hoặc chưa xác định được là tiêu chí nào',
} as const;
