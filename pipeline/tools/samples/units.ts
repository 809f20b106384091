/** A unit of the samples. Every person is invented, and so is every commune; only offices that a regulation names are real. */
export interface SampleUnit {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly place: string;
  /** Ký hiệu after the kind of document: `UBND` in `BC-UBND`. */
  readonly symbol: string;
  readonly regulation: 'ninh-hoa-1149-2021' | 'quang-nam-2744-2020';
  readonly appendix: string;
  readonly head: { readonly capacity?: string; readonly title: string; readonly person: string };
  readonly deputy: { readonly title: string; readonly person: string };
  readonly secretary: string;
}

const NINH_HOA = {
  parent: 'UBND thị xã Ninh Hòa',
  place: 'Ninh Hòa',
  regulation: 'ninh-hoa-1149-2021',
} as const;

const commune = (place: string) => ({ ...NINH_HOA, place, symbol: 'UBND', appendix: '3' }) as const;
const chairman = (person: string) =>
  ({ capacity: 'TM. ỦY BAN NHÂN DÂN', title: 'Chủ tịch', person }) as const;

const QUANG_NAM = {
  parent: 'UBND tỉnh Quảng Nam',
  place: 'Quảng Nam',
  regulation: 'quang-nam-2744-2020',
  appendix: '1',
} as const;

export const UNITS = {
  minhHoa: {
    ...commune('Minh Họa'),
    code: 'xa-minh-hoa',
    name: 'UBND xã Minh Họa',
    head: chairman('Nguyễn Văn Mẫu'),
    deputy: { title: 'Phó Chủ tịch', person: 'Trần Thị Ví Dụ' },
    secretary: 'Lê Thị Thử',
  },
  viDu: {
    ...commune('Ví Dụ'),
    code: 'phuong-vi-du',
    name: 'UBND phường Ví Dụ',
    head: chairman('Phạm Thị Giả Định'),
    deputy: { title: 'Phó Chủ tịch', person: 'Hoàng Văn Minh Họa' },
    secretary: 'Đỗ Văn Thí Dụ',
  },
  thuNghiem: {
    ...commune('Thử Nghiệm'),
    code: 'xa-thu-nghiem',
    name: 'UBND xã Thử Nghiệm',
    head: chairman('Võ Văn Tượng Trưng'),
    deputy: { title: 'Phó Chủ tịch', person: 'Bùi Thị Mẫu Mực' },
    secretary: 'Ngô Thị Phép Thử',
  },
  kinhTe: {
    ...NINH_HOA,
    code: 'phong-kinh-te',
    name: 'Phòng Kinh tế',
    symbol: 'PKT',
    appendix: '1',
    head: { title: 'Trưởng phòng', person: 'Đặng Văn Làm Mẫu' },
    deputy: { title: 'Phó Trưởng phòng', person: 'Lý Thị Giả Sử' },
    secretary: 'Mai Văn Nháp',
  },
  tuPhap: {
    ...NINH_HOA,
    code: 'phong-tu-phap',
    name: 'Phòng Tư pháp',
    symbol: 'PTP',
    appendix: '1',
    head: { title: 'Trưởng phòng', person: 'Trương Thị Bản Mẫu' },
    deputy: { title: 'Phó Trưởng phòng', person: 'Hồ Văn Ví Thử' },
    secretary: 'Dương Thị Nháp',
  },
  soKhoaHoc: {
    ...QUANG_NAM,
    code: 'so-khoa-hoc-va-cong-nghe',
    name: 'Sở Khoa học và Công nghệ',
    symbol: 'SKHCN',
    head: { title: 'Giám đốc', person: 'Phan Văn Mẫu Thử' },
    deputy: { title: 'Phó Giám đốc', person: 'Vũ Thị Thí Nghiệm' },
    secretary: 'Cao Văn Bản Nháp',
  },
  soTuPhap: {
    ...QUANG_NAM,
    code: 'so-tu-phap',
    name: 'Sở Tư pháp',
    symbol: 'STP',
    head: { title: 'Giám đốc', person: 'Lưu Thị Giả Thiết' },
    deputy: { title: 'Phó Giám đốc', person: 'Đinh Văn Thay Mẫu' },
    secretary: 'Tạ Thị Minh Thử',
  },
} as const satisfies Readonly<Record<string, SampleUnit>>;

export type UnitKey = keyof typeof UNITS;
