import { FULL_SET } from '../documents.ts';
import type { SampleCase } from '../draft.ts';
import { LAYOUTS } from '../layouts.ts';

/** Dossiers in which nothing is wrong. */
export const CLEAN: readonly SampleCase[] = [
  {
    name: '01-xa-day-du',
    unit: 'minhHoa',
    arrivesAs: 'UBND xã Minh Họa',
    year: 2024,
    set: FULL_SET,
    sealed: true,
    layout: LAYOUTS.office,
    minutes: 'agree',
  },
  {
    name: '02-phong-day-du',
    unit: 'kinhTe',
    arrivesAs: 'phong-kinh-te',
    year: 2024,
    set: FULL_SET,
    sealed: true,
    layout: LAYOUTS.own,
    resaved: true,
    minutes: 'agree',
  },
  {
    name: '03-so-day-du',
    unit: 'soKhoaHoc',
    arrivesAs: 'So Khoa hoc va Cong nghe',
    year: 2020,
    set: FULL_SET,
    sealed: true,
    layout: LAYOUTS.province,
    resaved: true,
    minutes: 'none',
  },
];
