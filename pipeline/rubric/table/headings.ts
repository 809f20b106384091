import type { Cell } from '../../readers/xlsx/workbook.ts';
import { fold } from './words.ts';

/** What a column holds. `points` is a bare "Điểm" and `given` a bare "Điểm đánh giá", told by their neighbours; `ignored` is the appraiser's, or of no use here. */
export type ColumnRole =
  | 'code'
  | 'name'
  | 'max'
  | 'self'
  | 'points'
  | 'given'
  | 'evidence'
  | 'requirement'
  | 'evidenceAndJustification'
  | 'justification'
  | 'note'
  | 'notAssessed'
  | 'numerator'
  | 'denominator'
  | 'count'
  | 'percent'
  | 'declared'
  | 'ignored';

const SELF =
  /\btu (cham|danh gia|cho|nhan|xep|tinh|xac dinh|dg|d gia|cd)\b|\btdg\b|\b(xa|phuong|don vi|dv|dia phuong|dac khu|so nganh|cac so)( tu)? (cham|cho diem)\b|\bdiem (cua )?(ubnd )?(xa|phuong|don vi)\b/;
const APPRAISED =
  /tham dinh|cham thuc te|thuc cham|hoi dong|phuc tra|giup viec|cap tren|bi tru|sau khi tru|chi so|xep loai|xep hang|xa hoi hoc|dtxhh|dieu tra|chinh thuc|cong bo|to kiem tra|doan kiem tra/;
/** Whose points they are, below "Điểm đánh giá". */
const UNIT = /^(cua )?(cac )?(co quan )?(ubnd )?(don vi|xa|phuong|dac khu|dia phuong|xa phuong)$/;
const GIVING = /\b(diem|cham|danh gia)\b/;
const SECOND = /\blan (2|hai|ii|thu hai)\b|\bvong (2|ii)\b/;
const SUPPLEMENTED = /bo sung|phuc khao/;

export const isSecondRound = (folded: string): boolean => SECOND.test(folded);
export const isAppraisal = (folded: string): boolean => APPRAISED.test(folded);

/** In order: the first that fits. Synonyms from the tables described in research, and what their wording implies. */
const RULES: readonly (readonly [RegExp, ColumnRole])[] = [
  [
    /chenh lech|tang giam|so sanh|nam truoc|^(ty le|ti le|phan tram|%).*\b(diem|tu cham|tu danh gia)\b/,
    'ignored',
  ],
  [
    /^(stt|tt|s t t|so tt|so thu tu|thu tu|ma|ma so|ma tc|ma tctp|ma hieu|ky hieu|so hieu|muc|so|no|chi muc|tc)$|\bma (so )?(tieu chi|tc|tctp)\b|\bstt\b/,
    'code',
  ],
  [/khong danh gia|khong cham|khong ap dung|khong phat sinh|de nghi mien|khong thuoc/, 'notAssessed'],
  [/\bcach (tinh|cham|thuc|xac dinh)|phuong phap|huong dan|cong thuc|muc cham/, 'ignored'],
  [
    /(giai trinh|thuyet minh|ly do)\b.*\b(khong|chua|thieu)\b.*(kiem chung|minh chung|tlkc|tai lieu)/,
    'justification',
  ],
  [
    /(kiem chung|minh chung|tlkc|tai lieu).*(giai trinh|thuyet minh)|(giai trinh|thuyet minh).*(kiem chung|minh chung|tlkc|tai lieu)/,
    'evidenceAndJustification',
  ],
  [/giai trinh|thuyet minh|ly do|dien giai|ly giai|giai thich|nguyen nhan|^co so\b/, 'justification'],
  [/(yeu cau|quy dinh|danh muc).*(kiem chung|minh chung|tlkc|tai lieu)/, 'requirement'],
  [
    /kiem chung|minh chung|chung minh|tlkc|bang chung|tai lieu|can cu|dinh kem|duong dan|lien ket|\b(hyper)?link\b|\burl\b|\bfile\b|\btep\b|dan chung|^(ho so|van ban|phu luc)( kem( theo)?)?$|ho so kem|so,? ky hieu van ban/,
    'evidence',
  ],
  [
    /toi da|diem (tieu |quy )?chuan|(thang|khung|bieu|dinh muc) diem|diem (theo )?quy dinh|diem (toi|tran|cao nhat)|\bmax\b|barem/,
    'max',
  ],
  [/\btu so\b(?! lieu)/, 'numerator'],
  [/\bmau so\b|^tong so (?!diem)/, 'denominator'],
  [/^so (da )?(thuc hien|hoan thanh|dat|dung han|giai quyet)\b/, 'numerator'],
  [/\bso luong\b/, 'count'],
  [/^(cac )?(tieu chi|linh vuc|noi dung|ten|nhiem vu|chi so (thanh phan|tieu chi)|chi tieu)\b/, 'name'],
  [SELF, 'self'],
  [APPRAISED, 'ignored'],
  [/ty le|ti le|phan tram|^%/, 'percent'],
  [/ke khai|so lieu|ket qua (thuc hien|dat)|dau vao/, 'declared'],
  [/ghi chu|y kien|nhan xet/, 'note'],
  [/^(diem|so diem|diem so|muc diem)$/, 'points'],
  [/^((diem|ket qua) )?(danh gia|cham( diem)?|dat( duoc)?|de nghi)$/, 'given'],
  [/phu trach|chu tri|theo doi|bo phan|nguoi cham|co quan|thoi (gian|han)|don vi tinh|dvt/, 'ignored'],
  [/tieu chi|noi dung|linh vuc|chi tieu|nhiem vu|\bten\b|chi so thanh phan|tctp/, 'name'],
];

/** Longer than any heading; what is longer is a title or a note. */
const LONGEST = 160;
/** The same with marks, line breaks and spaces to spare. */
const LONGEST_WRITTEN = 4 * LONGEST;

/** Words short enough to head a column; whatever is longer need not be decoded to know that it does not. */
export const mayHead = ({ kind, text }: Cell): boolean => kind === 'text' && text.length <= LONGEST_WRITTEN;

/** `Điểm tối đa (3)`: the number of the column is no part of its name. */
const withoutNumber = (folded: string): string => folded.replace(/ \d{1,2}$/, '');

function roleOf(folded: string): ColumnRole | undefined {
  if (folded === '' || folded.length > LONGEST) return undefined;
  const name = withoutNumber(folded);
  return RULES.find(([words]) => words.test(name))?.[1];
}

const WEAK: ReadonlySet<ColumnRole | undefined> = new Set([undefined, 'points', 'given', 'note']);

/** Cells say the same few words over and over; forgotten when there are many. */
const known = new Map<string, ColumnRole | undefined>();
const MOST_REMEMBERED = 2_000;

/** The role of a column by its heading cells from top to bottom; a lower cell says more than the one above it. */
export function columnRole(texts: readonly string[]): ColumnRole | undefined {
  const key = texts.join('\0');
  if (known.has(key)) return known.get(key);
  if (known.size >= MOST_REMEMBERED) known.clear();
  const role = texts.some((text) => text.length > LONGEST_WRITTEN) ? undefined : roleOfAll(texts);
  known.set(key, role);
  return role;
}

function roleOfAll(texts: readonly string[]): ColumnRole | undefined {
  const folded = texts.map(fold).filter((text, index, all) => text !== '' && text !== all[index - 1]);
  const [last = ''] = folded.slice(-1);
  const whole = folded.join(' ');
  const above = folded.slice(0, -1).join(' ');
  let role = roleOf(last);
  if (UNIT.test(last) && GIVING.test(above) && !APPRAISED.test(above)) return 'self';
  const appraised = APPRAISED.test(above) && !SELF.test(above);
  if (appraised && role !== 'self') return 'ignored';
  if (WEAK.has(role)) role = roleOf(whole) ?? role;
  const later = SUPPLEMENTED.test(whole) || (role !== 'self' && SECOND.test(whole));
  if (role !== undefined && role !== 'name' && role !== 'code' && role !== 'max' && later) return 'ignored';
  if (role === 'note' && APPRAISED.test(whole)) return 'ignored';
  return role;
}
