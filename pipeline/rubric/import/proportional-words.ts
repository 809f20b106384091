import type { Points } from '../../model/points.ts';
import { tidy } from '../table/words.ts';
import { saysMore } from './condition-words.ts';
import type { ReadMethod } from './method-words.ts';
import { figureOf, NUMBER } from './steps.ts';

/** "(tỷ lệ % x điểm tối đa)/100%", with the usual words before it. */
const FORMULA =
  /^(?:(?:tính\s+)?(?:điểm\s+)?(?:đánh giá\s+)?(?:được\s+)?(?:tính\s+|chấm\s+)?theo\s+(?:công thức|tỷ lệ)\s*:?\s*|công thức(?: tính)?\s*:\s*|điểm (?:đánh giá|đạt được|số)\s*=\s*)?[[(]?\s*(?:\(?\s*(?<measure>(?:tỷ lệ|tỉ lệ|số)\s*(?:%|phần trăm)?(?:\s+[^()[\]:;]{1,150}?)?)\s*\)?|\(?\s*(?<over>[ab])\s*\/\s*(?<under>[ab])\s*\)?)\s*(?:(?<=[\s)\]])x|[×*]|nhân(?: với)?)\s*(?:(?:số\s*)?điểm\s*(?:tối đa|chuẩn)|(?<worth>\d+(?:[.,]\d+)?)(?:\s*điểm)?)\s*[\])]?\s*(?:[/:]\s*100\s*%?)?\s*[.;]?$/iu;
const NUMERATOR = /^(?:tử số|a)\s*(?::|=|là)\s*(.+?)\s*;?$/iu;
const DENOMINATOR = /^(?:mẫu số|b)\s*(?::|=|là)\s*(.+?)\s*[;.]?$/iu;
const FLOOR = new RegExp(
  `^(?:nếu\\s+)?(?:tỷ lệ\\s+)?(?:này\\s+)?(?:hoàn thành\\s+)?(?:đạt\\s+)?(?:dưới\\s+|<\\s*)(${NUMBER})\\s*%\\s*(?:kế hoạch\\s*)?(?:thì\\s*)?(?:điểm\\s+(?:đánh giá\\s+)?)?:?\\s*(?:(?:được|đạt|tính|chấm|không được)\\s*)?(?:(?:là\\s+)?0(?:\\s*điểm)?|không (?:được\\s+)?(?:tính\\s+)?điểm|điểm)\\s*[.;]?$`,
  'iu',
);
const BASE = new RegExp(`^Đạt mức tối thiểu: (${NUMBER}); phần còn lại tính theo tỷ lệ đến 100%$`, 'iu');
/** "Từ 80% trở lên thì tính theo …": what stands before the formula says the floor once more. */
const FROM = new RegExp(
  `^(?:nếu\\s+)?(?:tỷ lệ\\s+)?(?:này\\s+)?(?:hoàn thành\\s+)?(?:đạt\\s+)?từ\\s+(${NUMBER})\\s*%\\s*(?:trở lên|(?:-|–|đến)\\s*(?:dưới\\s*)?100\\s*%)?\\s*(?:kế hoạch\\s*)?(?:thì|:)?\\s*(?:điểm\\s+)?(?:đánh giá\\s+)?(?:(?:được\\s+)?(?=tính|theo|\\()|:)`,
  'iu',
);
const INTRODUCTION = /^(trong đó|cách tính|công thức tính)\s*:?$/iu;

/** A share of the maximum; where the two numbers are not written, a person has to write them. */
export function proportionalOf(
  lines: readonly string[],
  { name, max }: { readonly name: string; readonly max: Points },
): ReadMethod | undefined {
  let formula = false;
  let swapped = false;
  let quotient: readonly [string, string] | undefined;
  const found: { numerator?: string; denominator?: string; floor?: Points; base?: Points; from?: Points } =
    {};
  for (const line of lines.flatMap((each) =>
    each.split(/[;.]\s+(?=dưới|nếu|tỷ lệ|từ|[ab]\s*(?:là|:|=))/iu),
  )) {
    const text = tidy(line);
    if (text.length > LONGEST) return undefined;
    const from = FROM.exec(text);
    const bare = from ? text.slice(from[0].length).trim() : text;
    const written = FORMULA.exec(bare)?.groups;
    const numerator = NUMERATOR.exec(text)?.[1];
    const denominator = DENOMINATOR.exec(text)?.[1];
    const floor = FLOOR.exec(text)?.[1];
    const base = BASE.exec(text)?.[1];
    if (written !== undefined) {
      // "(b/a) x 2,0" is a share of the maximum where that is the maximum; "số văn bản x 2,0" is none.
      const { worth, over, under } = written;
      if (worth !== undefined && (over === under || figureOf(worth) !== max)) return undefined;
      if (formula || (over !== undefined && over === under)) return undefined;
      if (saysMore(written['measure'] ?? '')) return undefined;
      formula = true;
      swapped = written['over']?.toLowerCase() === 'b' && written['under']?.toLowerCase() === 'a';
      quotient = quotientOf(written['measure'] ?? '');
      if (from?.[1] !== undefined) found.from = figureOf(from[1]);
    } else if (floor !== undefined) found.floor = figureOf(floor);
    else if (base !== undefined) found.base = figureOf(base);
    else if (numerator !== undefined && found.numerator === undefined) found.numerator = numerator;
    else if (denominator !== undefined && found.denominator === undefined) found.denominator = denominator;
    else if (!INTRODUCTION.test(text)) return undefined;
  }
  if (!formula) return undefined;
  const { numerator, denominator, floor, base, from } = found;
  if (from !== undefined && floor !== undefined && from !== floor) return undefined;
  const [first, second] = quotient ?? (swapped ? [denominator, numerator] : [numerator, denominator]);
  const told = first !== undefined && second !== undefined;
  // A figure with "/" in it, or a floor told from above only, is most likely that.
  const sure = quotient === undefined && (from === undefined || floor !== undefined);
  return {
    method: {
      kind: 'proportional',
      numerator: first ?? `tử số của: ${name}`,
      denominator: second ?? `mẫu số của: ${name}`,
      floorPercent: floor ?? from,
      base,
    },
    certainty: !told ? 'inputs' : sure ? 'known' : 'unsure',
  };
}

/** "Số hồ sơ đúng hạn/Tổng số hồ sơ" */
function quotientOf(measure: string): readonly [string, string] | undefined {
  const [first, second, ...more] = measure.split('/').map((each) => each.trim());
  if (first === undefined || second === undefined || more.length > 0 || second === '') return undefined;
  return [first.replace(/^(?:tỷ lệ|tỉ lệ)\s*(?:%|phần trăm)?\s*/iu, ''), second];
}

const LONGEST = 1_000;
