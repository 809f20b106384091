import type { Method, Step } from '../../model/appendix.ts';
import { type Points, toPoints, ZERO } from '../../model/points.ts';
import { methodMistakes } from '../method-lint.ts';
import { fold, tidy } from '../table/words.ts';
import { bandsOf } from './band-words.ts';
import { doubtOf } from './condition-words.ts';
import { proportionalOf } from './proportional-words.ts';
import { figureOf, linesOf, NUMBER, readStep, splitLevels, type WrittenStep } from './steps.ts';

/**
 * What a scoring text was read as. `known`: its wording says so; `unsure`: most likely, a person has to confirm;
 * `inputs`: the kind is known, what it counts is not written; `free`: kept as words only.
 */
export interface ReadMethod {
  readonly method: Method;
  readonly certainty: 'known' | 'unsure' | 'inputs' | 'free';
}

/**
 * Reads a scoring text (cách chấm) by its wording. Nothing of a text is dropped: where a line is not understood, all of it is `free`.
 * @param text as written, several lines
 * @param row the criterion it belongs to
 */
export function readMethod(text: string, row: { readonly name: string; readonly max: Points }): ReadMethod {
  const lines = linesOf(tidy(text));
  const free: ReadMethod = { method: { kind: 'free', text: lines.join('\n') }, certainty: 'free' };
  if (lines.length === 0 || lines.length > MOST_LINES) return free;
  const { lines: untailed = [], tail } = withoutTail(lines, row.max) ?? {};
  const plain = (all: readonly string[], scored: readonly string[]): ReadMethod | undefined =>
    settled(
      ofOthers(all) ??
        proportionalOf(all, row) ??
        bandsOf(all, row.name) ??
        countedOf(scored, tail) ??
        steppedOf(scored, row.max, tail),
    );
  const readings = [
    () => settled(partsOf(lines)),
    () => plain(splitAll(lines), splitAll(untailed)),
    () => plain(lines, untailed),
  ].flatMap((reading) => reading() ?? []);
  const [first] = readings;
  const fitting = readings.find(
    ({ method }) => row.max === ZERO || methodMistakes(method, row.max).length === 0,
  );
  // What does not fit the maximum of its row may be misread, or the figures are wrong: the mistake is told beside it.
  return fitting ?? (first && isPlainLevels(first) ? unsure(first.method) : free);
}

const isPlainLevels = ({ method, certainty }: ReadMethod): boolean =>
  certainty === 'known' && method.kind === 'levels';

const splitAll = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => splitLevels(line) ?? [line]);

/** A reading that leaves words over is none. */
function settled(read: ReadMethod | undefined): ReadMethod | undefined {
  if (!read) return undefined;
  const doubt = doubtOf(read.method);
  if (doubt === 'misread') return undefined;
  return doubt === 'unsure' && read.certainty === 'known' ? unsure(read.method) : read;
}

const MOST_LINES = 100;

const known = (method: Method): ReadMethod => ({ method, certainty: 'known' });
const unsure = (method: Method): ReadMethod => ({ method, certainty: 'unsure' });

/** What others score: our own closing words, or the usual ones. */
function ofOthers(lines: readonly string[]): ReadMethod | undefined {
  const last = fold(lines.at(-1) ?? '');
  const text = lines.slice(0, -1).join('\n');
  if (text !== '' && last.endsWith('don vi khong tu cham')) {
    if (last.startsWith('so sanh giua')) return known({ kind: 'relative', text });
    if (last.startsWith('dieu tra xa hoi hoc')) return known({ kind: 'survey', text });
    if (last.startsWith('co quan tham dinh')) return known({ kind: 'byAppraiser', text });
  }
  const all = lines.join('\n');
  const folded = fold(all);
  if (lines.some((line) => readStep(line) !== undefined)) return undefined;
  if (
    /^(ket qua |phieu |theo ket qua |xac dinh qua |danh gia qua )?(dieu tra|khao sat) xa hoi hoc/.test(folded)
  )
    return known({ kind: 'survey', text: all });
  if (/xa hoi hoc/.test(folded)) return unsure({ kind: 'survey', text: all });
  if (
    /khong tu (cham|danh gia)|(hoi dong|to|co quan|don vi) tham dinh (tu )?(cham|cho diem|danh gia)/.test(
      folded,
    )
  )
    return unsure({ kind: 'byAppraiser', text: all });
  if (/(chia cho|so voi|tren) .*cao nhat (trong|cua)/.test(folded))
    return unsure({ kind: 'relative', text: all });
  return undefined;
}

const PART = new RegExp(`^(.+) \\(tối đa (${NUMBER})(?: điểm)?\\)\\s*:$`, 'iu');

/** "Tên phần (tối đa 1):" and its scoring below, one after the other. */
function partsOf(lines: readonly string[]): ReadMethod | undefined {
  if (!PART.test(lines[0] ?? '')) return undefined;
  const parts: { name: string; max: Points; lines: string[] }[] = [];
  for (const line of lines) {
    const [, name, max] = PART.exec(line) ?? [];
    if (name !== undefined && max !== undefined) parts.push({ name, max: figureOf(max), lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  if (parts.some((part) => part.lines.length === 0)) return undefined;
  const read = parts.map((part) => ({ ...part, ...readMethod(part.lines.join('\n'), part) }));
  const certainty = (['free', 'inputs', 'unsure'] as const).find((each) =>
    read.some((part) => part.certainty === each),
  );
  return {
    method: { kind: 'sum', parts: read.map(({ name, max, method }) => ({ name, max, method })) },
    certainty: certainty ?? 'known',
  };
}

const CAP = new RegExp(
  `[;,.]?\\s*\\(?(?:nhưng\\s+)?(?:tổng\\s+)?(?:(?:được\\s+)?(?:cộng|trừ)\\s+)?(?:không (?:quá|vượt quá)|tối đa(?: không quá)?)\\s+(?:(?:được\\s+)?(?:cộng|trừ)\\s+)?(?:điểm tối đa|(${NUMBER})(?:\\s*điểm)?)\\)?\\s*\\.?$`,
  'iu',
);
const HIGHEST = /[;,.]?\s*\(?(?:chỉ\s+)?tính\s+(?:trường hợp|mức|điểm)\s+cao nhất\)?\s*\.?$/iu;
type Tail = 'cap' | 'highest' | undefined;

/** The lines without what is said of all of them; none where a cap of its own has no place in the rubric. */
function withoutTail(
  lines: readonly string[],
  max: Points,
): { readonly lines: readonly string[]; readonly tail: Tail } | undefined {
  const caps = lines.map((line) => CAP.exec(line)).filter((cap) => cap !== null);
  if (caps.some(([, figure]) => figure !== undefined && figureOf(figure) !== max)) return undefined;
  const highest = HIGHEST.test(lines.at(-1) ?? '');
  if (highest && caps.length > 0) return undefined;
  const without = lines.map((line) => line.replace(highest ? HIGHEST : CAP, '').trim());
  const tail = highest ? 'highest' : caps.length > 0 ? 'cap' : undefined;
  return { lines: without.filter((line) => line !== ''), tail };
}

const NOTHING = /^(không|chưa)( (ban hành|có|thực hiện|đạt|triển khai|kiểm tra))?$/iu;

/** "Mỗi … đạt 0.5 điểm; không ban hành: 0", "Mỗi …: 1; không quá điểm tối đa". */
function countedOf([line = '', ...others]: readonly string[], tail: Tail): ReadMethod | undefined {
  const step = readStep(line);
  const [, each] = /^(?:mỗi|cứ mỗi|cứ 0?1)\s+(.+)$/iu.exec(step?.when ?? '') ?? [];
  if (each === undefined || step?.sign !== '' || step.worth.kind !== 'points' || tail === 'highest')
    return undefined;
  const harmless = others.every((other) => {
    const none = readStep(other);
    return none?.worth.kind === 'points' && none.worth.figure === ZERO && NOTHING.test(none.when);
  });
  return harmless ? known({ kind: 'countCapped', each, per: step.worth.figure }) : undefined;
}

const TRIVIAL_YES =
  /^(co|dat|dung|du|day du|co ban hanh|co thuc hien|co trien khai|co bao cao|dung quy dinh|dung thoi gian|dung thoi han)$/;
const TRIVIAL_NO =
  /^(khong|chua)( (co|dat|dung|du|day du|ban hanh|thuc hien|trien khai|bao cao|dung quy dinh|dung thoi gian|dung thoi han))?$/;

const ADDED = /(?<!\p{L})cộng\s+(?:thêm\s+)?\d/iu;

/** Lines that each give points for a condition. */
function steppedOf(lines: readonly string[], max: Points, tail: Tail): ReadMethod | undefined {
  const fromMax = fold(lines[0] ?? '') === 'diem toi da tru';
  const steps = lines.slice(fromMax ? 1 : 0).map(readStep);
  if (steps.length === 0 || !steps.every((step) => step !== undefined)) return undefined;
  const unsigned = steps.every(({ sign }) => sign === '');
  if (tail === 'highest') return unsigned ? toSteps('highest', steps, max) : undefined;
  if (fromMax) return steps.every(({ sign }) => sign !== '+') ? toSteps('deduction', steps, max) : undefined;
  if (steps.every(({ sign }) => sign === '+')) {
    const bonus = toSteps('bonus', steps, max);
    // What is added in words may stand in any row.
    return lines.some((line) => ADDED.test(line)) ? unsureOf(bonus) : bonus;
  }
  if (steps.every(({ sign }) => sign === '-'))
    return toSteps(max === ZERO ? 'penalty' : 'deduction', steps, max);
  const [first, ...rest] = steps;
  const full =
    first?.worth.kind === 'maximum' || (first?.worth.kind === 'points' && first.worth.figure === max);
  if (first?.sign === '' && full && rest.length > 0 && rest.every(({ sign }) => sign === '-'))
    return unsureOf(toSteps('deduction', rest, max));
  if (!unsigned || tail === 'cap') return undefined;
  if (steps.some(({ worth }) => worth.kind === 'percent')) {
    const shares = percentOf(steps);
    // "Cấp xã: 95%" may be what is to be reached.
    return /điểm|tối đa/iu.test(lines.join('\n')) ? shares : unsureOf(shares);
  }
  const [yes, no] = steps;
  if (
    steps.length === 2 &&
    yes?.worth.kind === 'maximum' &&
    no?.worth.kind === 'points' &&
    no.worth.figure === ZERO &&
    TRIVIAL_YES.test(fold(yes.when)) &&
    TRIVIAL_NO.test(fold(no.when))
  )
    return known({ kind: 'yesNo' });
  if (steps.length === 1 && fold(first?.when ?? '').startsWith('diem')) return undefined;
  const levels = toSteps('levels', steps, max);
  return steps.length > 1 ? levels : unsureOf(levels);
}

const unsureOf = (read: ReadMethod | undefined): ReadMethod | undefined =>
  read && { ...read, certainty: 'unsure' };

function toSteps(
  kind: Extract<Method, { steps: readonly Step[] }>['kind'],
  written: readonly WrittenStep[],
  max: Points,
): ReadMethod | undefined {
  const steps = written.map(({ when, worth }): Step | undefined => {
    if (worth.kind === 'percent') return undefined;
    return { when, points: worth.kind === 'maximum' ? max : worth.figure };
  });
  return steps.every((step) => step !== undefined) ? known({ kind, steps }) : undefined;
}

const HUNDRED = toPoints('100');

/** Shares of the maximum; "điểm tối đa" is all of it, 0 nothing. */
function percentOf(steps: readonly WrittenStep[]): ReadMethod | undefined {
  const levels = steps.map(({ when, worth }) => {
    if (worth.kind === 'maximum') return { when, percent: HUNDRED };
    return worth.kind === 'percent' || worth.figure === ZERO ? { when, percent: worth.figure } : undefined;
  });
  return levels.length > 1 && levels.every((level) => level !== undefined)
    ? known({ kind: 'percentLevels', levels })
    : undefined;
}
