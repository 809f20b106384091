import type { CriterionKind } from '../../model/appendix.ts';

/** Words of an exported table that an import reads back. */
export const COLUMNS = {
  code: 'Mã',
  level: 'Cấp',
  name: 'Tiêu chí, tiêu chí thành phần',
  max: 'Điểm tối đa',
  method: 'Cách chấm',
  evidence: 'Tài liệu kiểm chứng',
  remarks: 'Ghi chú',
} as const;

export const LEVELS: Readonly<Record<CriterionKind, string>> = {
  section: 'Mục',
  domain: 'Lĩnh vực',
  criterion: 'Tiêu chí',
  subCriterion: 'Tiêu chí thành phần',
};

/** Lines above the table. */
export const LINES = {
  appendix: 'PHỤ LỤC',
  regulation: 'Quy chế',
  status: 'Tình trạng',
  appliesTo: 'Áp dụng cho',
  scale: 'Thang điểm',
  decimals: 'Số chữ số thập phân',
  bonus: 'Điểm thưởng',
  note: 'Ghi chú',
  leftOut: 'Không ghi trong bảng',
} as const;

export const STATUS = { illustrative: 'minh họa', official: 'chính thức' } as const;
export const BONUS = { inside: 'tính trong thang điểm', outside: 'cộng ngoài thang điểm' } as const;

/** Lines of the remarks of one criterion. */
export const REMARKS = {
  appraiser: 'Thẩm định',
  responsible: 'Chủ trì',
  contributors: 'Phối hợp',
  notApplicableTo: 'Không áp dụng cho',
  article: 'Căn cứ',
} as const;

/** Lines among the evidence of one criterion: where it is not as usual (required where any is named, no pictures). */
export const EVIDENCE = {
  notRequired: '(không bắt buộc)',
  required: '(bắt buộc có tài liệu kiểm chứng)',
  image: '(nhận hình ảnh minh họa)',
} as const;
