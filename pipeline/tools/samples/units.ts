/** A unit of the samples. Every person is invented, and so is every commune; only offices that a regulation names are real. */
export interface SampleUnit {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly place: string;
  /** Ký hiệu after the kind of document: `UBND` in `BC-UBND`. */
  readonly symbol: string;
  readonly regulation:
    | 'ninh-hoa-1149-2021'
    | 'quang-nam-2744-2020'
    | 'lai-chau-29-2019'
    | 'kon-ray-1253-2022'
    | 'quang-tri-320-2021';
  readonly appendix: string;
  /** Its people hold certificates from this year on; 2020 where it is not said. */
  readonly signsSince?: number;
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

const LAI_CHAU = {
  parent: 'UBND tỉnh Lai Châu',
  place: 'Lai Châu',
  regulation: 'lai-chau-29-2019',
  signsSince: 2019,
} as const;

const KON_RAY = { parent: 'UBND huyện Kon Rẫy', place: 'Kon Rẫy', regulation: 'kon-ray-1253-2022' } as const;
const town = (place: string) => ({ ...KON_RAY, place, symbol: 'UBND', appendix: 'commune' }) as const;

const QUANG_TRI = {
  parent: 'UBND tỉnh Quảng Trị',
  place: 'Quảng Trị',
  regulation: 'quang-tri-320-2021',
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
  maLuThang: {
    ...LAI_CHAU,
    code: 'ban-quan-ly-kktck-ma-lu-thang',
    name: 'Ban Quản lý Khu kinh tế cửa khẩu Ma Lù Thàng',
    symbol: 'BQL',
    appendix: '01',
    head: { title: 'Trưởng ban', person: 'Lò Văn Mẫu Chữ' },
    deputy: { title: 'Phó Trưởng ban', person: 'Vàng Thị Ví Von' },
    secretary: 'Tao Văn Bản Thử',
  },
  huyenMau: {
    ...LAI_CHAU,
    code: 'huyen-mau',
    name: 'UBND huyện Mẫu',
    place: 'Mẫu',
    symbol: 'UBND',
    appendix: '02',
    head: chairman('Giàng Văn Minh Chứng'),
    deputy: { title: 'Phó Chủ tịch', person: 'Lý Thị Tạm Đặt' },
    secretary: 'Sùng Thị Ghi Chép',
  },
  phepThu: {
    ...town('Phép Thử'),
    code: 'xa-phep-thu',
    name: 'UBND xã Phép Thử',
    head: chairman('A Mẫu Số'),
    deputy: { title: 'Phó Chủ tịch', person: 'Y Giả Lập' },
    secretary: 'Y Thí Điểm',
  },
  thiDu: {
    ...town('Thí Dụ'),
    code: 'thi-tran-thi-du',
    name: 'UBND thị trấn Thí Dụ',
    head: chairman('Trịnh Văn Thí Dụ'),
    deputy: { title: 'Phó Chủ tịch', person: 'Đoàn Thị Bản Nháp' },
    secretary: 'Hà Văn Tạm Ghi',
  },
  vanHoa: {
    ...KON_RAY,
    code: 'phong-van-hoa-thong-tin',
    name: 'Phòng Văn hóa - Thông tin',
    symbol: 'PVHTT',
    appendix: 'district',
    head: { title: 'Trưởng phòng', person: 'Châu Thị Khuôn Mẫu' },
    deputy: { title: 'Phó Trưởng phòng', person: 'Lâm Văn Đặt Ra' },
    secretary: 'Quách Thị Nháp',
  },
  laoDong: {
    ...KON_RAY,
    code: 'phong-lao-dong-thuong-binh-xa-hoi',
    name: 'Phòng Lao động - Thương binh và Xã hội',
    symbol: 'PLĐTBXH',
    appendix: 'district',
    head: { title: 'Trưởng phòng', person: 'Kiều Văn Thử Mẫu' },
    deputy: { title: 'Phó Trưởng phòng', person: 'Thái Thị Ví Như' },
    secretary: 'Từ Văn Ghi Tạm',
  },
  soCongNghe: {
    ...QUANG_TRI,
    code: 'so-khoa-hoc-cong-nghe',
    name: 'Sở Khoa học Công nghệ',
    symbol: 'SKHCN',
    appendix: '6',
    head: { title: 'Giám đốc', person: 'Lương Văn Đặt Tên' },
    deputy: { title: 'Phó Giám đốc', person: 'Tăng Thị Mẫu Hình' },
    secretary: 'Ông Thị Bản Ghi',
  },
  soThongTin: {
    ...QUANG_TRI,
    code: 'so-thong-tin-va-truyen-thong',
    name: 'Sở Thông tin và Truyền thông',
    symbol: 'STTTT',
    appendix: '5',
    head: { title: 'Giám đốc', person: 'Hứa Văn Tượng Hình' },
    deputy: { title: 'Phó Giám đốc', person: 'La Thị Phỏng Theo' },
    secretary: 'Nghiêm Văn Nháp',
  },
} as const satisfies Readonly<Record<string, SampleUnit>>;

export type UnitKey = keyof typeof UNITS;
