const TOTAL =
  /^(tong|cong)( so)?( diem)?$|^(tong (cong|diem|so diem)|diem tong|cong (diem|tong))\b|^(tong|cong) (cac )?(muc|phan|linh vuc|nhom|tieu chi)\b/;
/** Sums of something else than the points that the unit gives itself. */
const OTHER_TOTAL = /\b(thuong|tru|phat|quy doi|lam tron|toi da|chuan|tham dinh)\b/;
const LONGEST_TOTAL = 80;

/** Whether a line sums up the whole table or one part of it, by its folded label: `Cộng mục I` names one part, `Tổng cộng (I+II+III)` all of them. */
export function totalKind(label: string): 'total' | 'subtotal' | undefined {
  if (!TOTAL.test(label) || label.length > LONGEST_TOTAL) return undefined;
  const parts = [...label.matchAll(/\b([ivx]{1,4}|\d{1,2})\b/g)];
  return parts.length === 1 || OTHER_TOTAL.test(label) ? 'subtotal' : 'total';
}
