export type Column = 'code' | 'name' | 'max' | 'self' | 'evidence' | 'justification';

/** Each unit lays its table out in its own way. */
export interface Layout {
  readonly sheet: string;
  /** A sheet of instructions before the table. */
  readonly guide?: string;
  readonly firstColumn: number;
  readonly columns: readonly (readonly [Column, heading: string, width: number])[];
  /** Links as HYPERLINK() formulas instead of cell links. */
  readonly linkFormulas?: boolean;
  readonly totalName: string;
}

export const LAYOUTS = {
  office: {
    sheet: 'Bảng chấm điểm',
    firstColumn: 1,
    columns: [
      ['code', 'Mã', 10],
      ['name', 'Tiêu chí, tiêu chí thành phần', 52],
      ['max', 'Điểm tối đa', 9],
      ['self', 'Điểm tự đánh giá', 10],
      ['evidence', 'Tài liệu kiểm chứng', 34],
      ['justification', 'Giải trình', 34],
    ],
    totalName: 'TỔNG CỘNG',
  },
  own: {
    sheet: 'Tự chấm',
    guide: 'Hướng dẫn',
    firstColumn: 2,
    columns: [
      ['code', 'Số TT', 9],
      ['name', 'Nội dung tiêu chí', 50],
      ['max', 'Điểm chuẩn', 9],
      ['self', 'Tự chấm', 9],
      ['justification', 'Nội dung giải trình', 34],
      ['evidence', 'Tài liệu kiểm chứng', 34],
    ],
    totalName: 'Tổng điểm',
  },
  province: {
    sheet: 'PL1',
    firstColumn: 1,
    columns: [
      ['code', 'TT', 8],
      ['name', 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần', 54],
      ['max', 'Điểm tối đa', 9],
      ['self', 'Điểm tự đánh giá', 10],
      ['evidence', 'Tài liệu kiểm chứng', 34],
      ['justification', 'Nội dung giải trình', 34],
    ],
    totalName: 'TỔNG ĐIỂM',
  },
} as const satisfies Readonly<Record<string, Layout>>;
