const TOTAL =
  /^(tong cong|tong so diem|tong diem|tong so|tong|cong diem|cong)\b(?! (hop|ket|the|thong|tac|bo|khai|dan|an|chung|viec|dong|nghe))/;
const SECTION = /\b(muc|phan|linh vuc|nhom|tieu chi)\b/;
const LONGEST_TOTAL = 80;

/** Whether a line sums up the whole table or one part of it, by its folded label. */
export function totalKind(label: string): 'total' | 'subtotal' | undefined {
  if (!TOTAL.test(label) || label.length > LONGEST_TOTAL) return undefined;
  return SECTION.test(label) || /^\S+( \S+)? [ivx]{1,4}$/.test(label) ? 'subtotal' : 'total';
}
