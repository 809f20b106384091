import type { Day } from '../model/day.ts';
import { daysIn, tidyText, tighten } from './printed-text.ts';

/** What the head of an official document says of it (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II). */
export interface LetterHead {
  /** Number and symbol: `12/KH-UBND`. */
  readonly number: string | undefined;
  /** The day of issue. */
  readonly day: Day | undefined;
  /** The issuing body as printed: `UBND XÃ MINH HỌA`. */
  readonly agency: string | undefined;
}

const NOTHING: LetterHead = { number: undefined, day: undefined, agency: undefined };

/**
 * Reads the head of a document from the text of its first page. What cannot be read is undefined: a page that has
 * neither the national motto nor a number is no official document. Never throws.
 */
export function readLetterHead(firstPage: string): LetterHead {
  const head = headOf(tidyText(firstPage.slice(0, 8000)));
  const { text: tight } = tighten(head);
  const number = numberIn(head);
  if (!number && !MOTTO.test(tight)) return NOTHING;
  return { number: number?.text, day: dayOf(tight), agency: agencyIn(head, number?.start) };
}

/** Where the head ends: the kind of document, in capitals on a line of its own (`BIÊN BẢN HỌP`), or the first words of the body. */
const KINDS =
  /^(baocao|kehoach|quyetdinh|totrinh|thongbao|bienban|huongdan|chuongtrinh|nghiquyet|chithi|quyche|quydinh|giaymoi|phuongan|dean|congdien|phuluc)/;
const BODY = /^(\d+\.)?(cancu|kinhgui|dieu1\b|noinhan|\(?kemtheo|\(?banhanhkem)/;

function headOf(text: string): string {
  const lines = text.split('\n').slice(0, 30);
  const end = lines.findIndex((line) => {
    const { text: tight } = tighten(line);
    return (KINDS.test(tight) && line === line.toLocaleUpperCase('vi')) || BODY.test(tight);
  });
  return lines.slice(0, end === -1 ? 20 : end).join('\n');
}

const MOTTO = /doclap.{0,3}tudo.{0,3}hanhphuc/;
const NUMBER =
  /(?<![\p{L}\d])s[ốôồo]\s*[:.]?\s*(\d{1,5}\p{L}?\s*[/-]\s*[\p{L}\d.&]{1,15}(?:\s?[-/]\s?[\p{L}\d.&]{1,15}){0,4})/iu;

function numberIn(head: string): { readonly text: string; readonly start: number } | undefined {
  const match = NUMBER.exec(head);
  return match ? { text: (match[1] ?? '').replace(/\s/g, ''), start: match.index } : undefined;
}

/** The day after the place, `Minh Họa, ngày 15 tháng 01 năm 2024`, before any other that the head names. */
function dayOf(tight: string): Day | undefined {
  const days = daysIn(tight);
  const afterPlace = days.find(({ inWords, start }) => inWords && tight[start - 1] === ',');
  return (afterPlace ?? days.find(({ inWords }) => inWords) ?? days[0])?.day;
}

const NATIONAL = [
  /conghoaxahoichunghiavietnam/,
  /doclap.{0,3}tudo.{0,3}hanhphuc/,
  /dangcongsanvietnam/,
] as const;
/** Words that the name of a body begins with; a line that begins otherwise goes on with the name above it. */
const BODIES =
  /^(ubnd|hdnd|uyban|hoidong|so|phong|ban|bo|vanphong|trungtam|chicuc|cuc|tongcuc|thanhtra|congan|truong|tram|benhvien|dangbo|danguy|doan|hoi|khobac|baohiem|vien|to|chinhphu)/;

/** The last name above the number: the direct superior stands before it. */
function agencyIn(head: string, numberAt: number | undefined): string | undefined {
  if (numberAt === undefined) return undefined;
  const lines = withoutNational(head.slice(0, numberAt))
    .split('\n')
    .map((line) => line.replace(/^[\s_\-–.*]+|[\s_\-–.*]+$/g, ''))
    .filter((line) => /\p{L}{2}/u.test(line) && !/ngay.{0,6}thang.{0,6}nam/.test(tighten(line).text));
  let name = lines.at(-1);
  for (let index = lines.length - 2; name !== undefined && index >= 0; index--) {
    if (BODIES.test(tighten(name).text)) break;
    name = `${lines[index]} ${name}`;
  }
  return name && name.length <= 150 ? name : undefined;
}

/** Takes out the national name and motto, which stand beside the body's name where columns run into one another. */
const withoutNational = (head: string): string =>
  NATIONAL.reduce((left, phrase) => {
    const { text, at } = tighten(left);
    const match = phrase.exec(text);
    if (!match) return left;
    const [from, to] = [at[match.index] ?? 0, at[match.index + match[0].length] ?? left.length];
    return `${left.slice(0, from)}\n${left.slice(to)}`;
  }, head);
