import { plainText } from '../../readers/printed-text.ts';

/** The lines of who was there, without those said to be away: after `Vắng mặt` up to the next label or the end of its list. */
export function withoutAbsent(lines: readonly string[]): readonly string[] {
  const present: string[] = [];
  let away: { readonly label: string; readonly last: string } | undefined;
  for (const line of lines) {
    if (away && goesOn(line, away)) {
      away = { ...away, last: line };
      continue;
    }
    const [kept, rest] = split(line);
    present.push(kept);
    away = rest === undefined ? undefined : { label: rest, last: rest };
  }
  return present;
}

const ABSENT = /(?<!\p{L})(?:vắng|vang(?= mat))/iu;
/** The word of somebody's role, or of another list, with its colon. */
const LABEL =
  /(?:(?<![a-z])(?:chu tri|chu toa|thu k[yi](?! hoi dong)|ghi bien ban|co mat|khach moi|noi dung)|(?:^|[.;] *)\W*(?:\d{1,2}[.)] ?)?(?:thanh phan|thanh vien|tham du|du hop|dai bieu|dia diem|thoi gian))[^:;.]{0,40}:/;
const HOW = '(?:mat|hop|la|(?:co |khong )?(?:co )?(?:ly do|phep))';
/** `Vắng mặt: không`, `vắng 0`, `Vắng: ……`. */
const NOBODY = new RegExp(
  `^(?:\\s*\\(?${HOW}\\)?)*[\\s:–-]*(?:khong(?! (?:co )?(?:ly do|phep))|0+(?!\\d)|[.…_]{2,}|…)`,
);
const NOT_ABSENT = /khong (?:(?:co )?\D{0,25} )?$/;
/** `Ông A, Phó Chủ tịch (vắng)`, `Bà B: vắng có lý do`: said behind whom it is of. */
const BEHIND = new RegExp(`^(?:\\s*${HOW})*\\s*(?:$|[).,;]|(?:do|vi) )`);
const SOMEBODY = /(?<![a-z])(?:ong|ba|dong chi|d\/c|chu tich|cong chuc)(?![a-z])/;
/** `02 đồng chí, gồm`, with nobody named. */
const COUNT = new RegExp(
  `^(?:\\s*(?:${HOW}|nguoi|dong chi|d\\/c|thanh vien|dai bieu|can bo|cong chuc|gom|nhu sau|[\\d()/:;,.–-]))*\\s*$`,
);
const ITEM = /^(?:[-–+*•]|\d{1,2}[.)]) ?/;
/** `Công chức chuyên môn: …`, not `Ông A: …`. */
const HEADED =
  /^(?:[-–+*•]|\d{1,2}[.)])? ?(?!(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]\/c)(?!\p{L}))\p{Lu}[^:;,(]{2,40}:/u;

const NEXT =
  /(?:chu tri|chu toa|thu k[yi])(?! hoi dong)|^\W*(?:[ivx\d]+[.)] ?)?(?:noi dung|cuoc hop|hoi nghi)/;

/** What of a line stays, and what its end says of who was away, where it does. */
function split(line: string): readonly [kept: string, away: string | undefined] {
  let kept = '';
  let rest = line;
  for (let at = ABSENT.exec(rest); at; at = ABSENT.exec(rest)) {
    kept += rest.slice(0, at.index);
    rest = rest.slice(at.index + at[0].length);
    const before = plainText(kept.slice(-NEAR));
    const after = plainText(rest.slice(0, NEAR));
    if (NOBODY.test(after) || NOT_ABSENT.test(before)) continue;
    const clause = before.split(/;|\. /).at(-1) ?? '';
    if (BEHIND.test(after) && SOMEBODY.test(clause)) {
      kept = kept.slice(0, kept.length - clause.length);
      rest = /[;.](.*)/.exec(rest)?.[1] ?? '';
      continue;
    }
    const next = LABEL.exec(after)?.index ?? (kept.endsWith('(') ? after.search(/\) *[.;]/) : -1);
    if (next === -1) return [kept, rest];
    rest = rest.slice(next);
  }
  return [kept + rest, undefined];
}
/** How far off, in characters, the words are that belong to one. */
const NEAR = 300;

/** Whether a line still tells who was away: the rest of a sentence, or of a list. */
function goesOn(line: string, { label, last }: { readonly label: string; readonly last: string }): boolean {
  const plain = plainText(line);
  if (ABSENT.test(line) || LABEL.test(plain) || NEXT.test(plain)) return false;
  if (ITEM.test(line)) return COUNT.test(plainText(label)) || (/[;,]$/.test(last) && !HEADED.test(line));
  return !/[.!]$/.test(last) && !HEADED.test(line);
}
