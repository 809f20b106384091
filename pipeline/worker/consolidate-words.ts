/** `hoso consolidate`. */
export const CONSOLIDATE = {
  noInput: 'Chưa nêu thư mục kết quả nào của các đơn vị',
  noFolder: (folder: string) => `Không có thư mục "${folder}"`,
  nothingFound: (folders: string) =>
    `Không thấy kết quả nào (ket-qua.json) trong: ${folders}. Chạy lệnh process cho hồ sơ của từng đơn vị trước`,
  nothingShared: (regulation: string) =>
    `Quy chế ${regulation} không có bộ tiêu chí nào do nhiều đơn vị cùng chấm (partOf, sharedAppendix)`,
  whichTask: (tasks: string) => `Cần --task: quy chế có nhiều nhiệm vụ như vậy (${tasks})`,
  notShared: (task: string, tasks: string) =>
    `Nhiệm vụ "${task}" không chia cho nhiều đơn vị cùng chấm một bộ tiêu chí; có: ${tasks}`,
  twoHolders: (appendix: string, units: string) =>
    `Trong office.yaml có nhiều đơn vị cùng nhận phụ lục ${appendix} (${units}): phần này sẽ bị cộng hai lần. Chỉ để một đơn vị có loại (kind) ấy`,
  twice: (unit: string, folders: string) =>
    `Đơn vị "${unit}" có kết quả ở nhiều nơi, không biết lấy kết quả nào: ${folders}. Chỉ nêu một thư mục cho mỗi đơn vị`,
  reviewedUntold: (faults: string) => `Không đọc được trọn bản rà soát: ${faults}`,
  reviewedWithout: (code: string) => `thiếu dòng của tiêu chí ${code}`,
  reviewedBeyond: (codes: string) =>
    `Bản rà soát có điểm cao hơn điểm tối đa hoặc nhỏ hơn 0, ở tiêu chí: ${codes}`,
  done: (sentence: string, folder: string) => `${sentence} Kết quả: ${folder}`,
} as const;
