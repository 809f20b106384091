/** `hoso workbook compare`. */
export const COMPARE = {
  two: 'Cần đúng hai bảng: bảng đã phê duyệt, rồi bảng đã nhập',
  yes: 'đề nghị không đánh giá, chấm điểm',
  same: (count: number) =>
    `Hai bảng giống nhau ở cả ${count} tiêu chí: điểm, tên tài liệu kiểm chứng, giải trình.`,
  files: (compared: number, elsewhere: number) =>
    [
      compared > 0 ? `Đã so nội dung ${compared} tệp tài liệu.` : '',
      elsewhere > 0
        ? `Chưa so được nội dung ${elsewhere} tệp tài liệu: tệp không nằm cạnh cả hai bảng; cán bộ đối chiếu.`
        : '',
    ]
      .filter((each) => each !== '')
      .join(' '),
  differs: (count: number) => `Hai bảng chưa trùng khớp (${count} tiêu chí của phụ lục):`,
  untold: (file: string, cell: string | undefined, reason: string) =>
    `Chưa so được, ${file}${cell === undefined ? '' : ` [${cell}]`}: ${reason}`,
  difference: ({
    code,
    what,
    approved,
    entered,
  }: {
    readonly code: string;
    readonly what: 'row' | 'points' | 'evidence' | 'content' | 'justification' | 'notAssessed';
    readonly approved: string | null;
    readonly entered: string | null;
  }) => {
    const shown = (value: string | null): string =>
      what === 'points' && value !== null ? value.replace('.', ',') : (value ?? 'không có');
    return `${code}, ${COMPARED[what]}: đã phê duyệt "${shown(approved)}", đã nhập "${shown(entered)}"`;
  },
} as const;

const COMPARED = {
  row: 'dòng của tiêu chí',
  points: 'điểm',
  evidence: 'tài liệu kiểm chứng',
  content: 'nội dung tệp tài liệu (mã SHA-256, 16 chữ đầu)',
  justification: 'giải trình',
  notAssessed: 'đề nghị không đánh giá',
} as const;
