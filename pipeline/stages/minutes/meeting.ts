import type { Day } from '../../model/day.ts';
import { readLetterHead } from '../../readers/letter-head.ts';
import { daysIn, plainText, tidyText, tighten } from '../../readers/printed-text.ts';
import { withoutAbsent } from './absence.ts';

/** What minutes say of their meeting, by the words of Mẫu 1.9 of Nghị định 30/2020/NĐ-CP and those usual beside them. */
export interface Meeting {
  readonly day: Day | undefined;
  /** Named with somebody's name, not only with a label left blank. */
  readonly chair: boolean;
  readonly secretary: boolean;
  readonly members: boolean;
  /** The number of a decision that founds the council is named. */
  readonly decision: boolean;
  /** The part that lists who was there, tight, without who was away; the whole text where no part can be told. */
  readonly attendance: string;
}

/** Reads the text of minutes, pages joined by line breaks. Never throws. */
export function readMeeting(text: string): Meeting {
  const tidy = tidyText(text);
  const { text: tight } = tighten(tidy);
  const spaced = plainText(tidy).replace(/\n/g, ' ');
  const lines = tidy.split('\n');
  return {
    day: dayOfMeeting(tight) ?? readLetterHead(tidy).day,
    chair: isNamed(CHAIR, { tight, spaced, lines }),
    secretary: isNamed(SECRETARY, { tight, spaced, lines }),
    members: MEMBERS.some((pattern) => pattern.test(tight)) || MEMBERS_BY_TITLE.test(spaced),
    decision: DECISION.some((pattern) => pattern.test(tight)),
    attendance: attendanceIn(lines),
  };
}

/** Whether a document is the decision that founds the council for self-assessment. */
export const isFoundingDecision = (firstPage: string): boolean =>
  FOUNDING.test(tighten(firstPage.slice(0, 8000)).text);

const START = /(thoigian|batdau|homnay|khaimac|hoi\d|luc\d)/;
const END = /(ketthuc|bemac)/;

function dayOfMeeting(tight: string): Day | undefined {
  const days = daysIn(tight);
  const after = (label: RegExp) =>
    days.find(({ start }) => label.test(tight.slice(Math.max(0, start - 100), start)))?.day;
  return after(START) ?? after(END);
}

interface Role {
  /** In a tight text. */
  readonly label: string;
  /** In a text with spaces. */
  readonly words: string;
}

const MEETING = '(?:cuochop|hoinghi|phienhop|buoihop|hop)?';
const CHAIR: Role = { label: `(?:chutri|chutoa)${MEETING}`, words: 'chu tri|chu toa' };
const SECRETARY: Role = {
  label: `(?:thuk[yi]|(?:nguoi)?ghibienban)${MEETING}`,
  words: 'thu k[yi]|ghi bien ban',
};
/** What follows a label that was left blank. */
const NEXT =
  '(?:thuk[yi]|(?:nguoi)?ghibienban|nguoichu|thamdu|duhop|thanhphan|thanhvien|noidung|diadiem|thoigian|chucvu|chutri|chutoa|vangmat|comat|hoten|i+\\.)';
const BLANK = '[.…_·\\d)(*+–-]*';
const SOMEBODY = '(?:ong|ba|dong chi|d\\/c)\\b';

interface Views {
  readonly tight: string;
  readonly spaced: string;
  readonly lines: readonly string[];
}

/** `Chủ trì: A`; `Ông A - Chủ trì` or `Ông A: Chủ trì`; `chủ trì của đồng chí A`; or the name under the label in the block of signatures. */
function isNamed({ label, words }: Role, { tight, spaced, lines }: Views): boolean {
  return (
    new RegExp(`${label}(?:\\([^)]{0,60}\\))?[:–-]${BLANK}(?!${NEXT})[a-z]{2}`).test(tight) ||
    new RegExp(`\\b${SOMEBODY}[^:;]{4,120}(?::\\s*)?\\b(?:${words})\\b(?!\\s*:)`).test(spaced) ||
    new RegExp(`\\b(?:${words})\\b[^.;]{0,40}\\b${SOMEBODY}[: ]*[a-z]{2}`).test(spaced) ||
    isSigned(new RegExp(label), lines)
  );
}

const LABELS_ONLY = new RegExp(`^(?:${CHAIR.label}|${SECRETARY.label}|\\([^)]*\\))+$`);
/** Two words or more, each with a capital: a person's name, or two side by side. */
const NAME = /^(?:\p{Lu}[\p{L}.]*\s*){2,12}$/u;

const isSigned = (label: RegExp, lines: readonly string[]): boolean =>
  lines.some((line, index) => {
    const { text } = tighten(line);
    if (!LABELS_ONLY.test(text) || !label.test(text)) return false;
    const below = lines.slice(index + 1, index + 5);
    const next = below.findIndex((each) => LABELS_ONLY.test(tighten(each).text.replace(/\([^)]*\)/g, '')));
    return (next === -1 ? below : below.slice(0, next)).some((each) => NAME.test(each));
  });

const ATTENDING = '(?:thanhphan|thanhvien|thamdu|thamgia|duhop|comat)';
const MEMBERS = [
  new RegExp(`${ATTENDING}[a-z(),/]{0,40}[:–-]${BLANK}(?!${NEXT})[a-z]{4}`),
  // `Có mặt 12/12 thành viên (có danh sách kèm theo)`: counted, not named.
  /comat:?\d{1,3}(?:\/\d{1,3})?(?:nguoi|dongchi|d\/c|thanhvien|daibieu|canbo|congchuc)/,
  new RegExp(`${ATTENDING}[a-z]{0,30}gom${BLANK}[:]?${BLANK}(?!${NEXT})[a-z]{4}`),
] as const;
const MEMBERS_BY_TITLE = new RegExp(
  `\\b(?:thanh phan|thanh vien|tham du|du hop|co mat)\\b[^.;]{0,40}?[ .)\\d]+${SOMEBODY}`,
);

const DECISION_NUMBER = '(?:quyetdinh|qd)(?:so)?[:.]?\\d{1,5}[a-z]?[/-]';
const DECISION = [
  new RegExp(`${DECISION_NUMBER}.{0,160}?(?:thanhlap|kientoan)`),
  new RegExp(`(?:thanhlap|kientoan).{0,160}?${DECISION_NUMBER}`),
] as const;
const FOUNDING = /(?:thanhlap|kientoan)(?:lai)?hoidong.{0,60}?(?:danhgia|chamdiem|caicachhanhchinh)/;

/** From the first label of who was there to the heading of what was said. */
function attendanceIn(lines: readonly string[]): string {
  const tight = lines.map((line) => tighten(line).text);
  const first = tight.findIndex((line) => /chutri|chutoa|thuk[yi]|thanhphan|comat|thamdu/.test(line));
  const from = Math.max(0, first);
  const length = tight.slice(from + 1).findIndex((line) => /^[\divx.)]*noidung/.test(line));
  const attending = lines.slice(from, length === -1 ? undefined : from + 1 + length);
  return tighten(withoutAbsent(attending).join('\n')).text;
}
