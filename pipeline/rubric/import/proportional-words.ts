import type { Points } from '../../model/points.ts';
import { tidy } from '../table/words.ts';
import type { ReadMethod } from './method-words.ts';
import { figureOf, NUMBER } from './steps.ts';

/** "(tỷ lệ % x điểm tối đa)/100%", with the usual words before it. */
const FORMULA =
  /^(?:(?:tính\s+)?(?:điểm\s+)?(?:đánh giá\s+)?(?:được\s+)?(?:tính\s+|chấm\s+)?theo\s+(?:công thức|tỷ lệ)\s*:?\s*|công thức(?: tính)?\s*:\s*|điểm (?:đánh giá|đạt được|số)\s*=\s*)?[[(]?\s*(?:\(?\s*(?:tỷ lệ|tỉ lệ|số)\s*(?:%|phần trăm)?\s*(?:đạt(?: được)?|hoàn thành|thực hiện)?\s*\)?|\(?\s*([ab])\s*\/\s*([ab])\s*\)?)\s*(?:[x×*.]|nhân(?: với)?)\s*(?:số\s*)?điểm\s*(?:tối đa|chuẩn)\s*[\])]?\s*(?:[/:]\s*100\s*%?)?\s*[.;]?$/iu;
const NUMERATOR = /^(?:tử số|a)\s*(?::|=|là)\s*(.+?)\s*;?$/iu;
const DENOMINATOR = /^(?:mẫu số|b)\s*(?::|=|là)\s*(.+?)\s*[;.]?$/iu;
const FLOOR = new RegExp(
  `^(?:nếu\\s+)?(?:tỷ lệ\\s+)?(?:đạt\\s+)?dưới\\s+(${NUMBER})\\s*%\\s*(?:thì\\s*)?:?\\s*(?:(?:được|đạt|tính|chấm|không được)\\s*)?(?:(?:là\\s+)?0(?:\\s*điểm)?|không (?:được\\s+)?(?:tính\\s+)?điểm|điểm)\\s*[.;]?$`,
  'iu',
);
const BASE = new RegExp(`^Đạt mức tối thiểu: (${NUMBER}); phần còn lại tính theo tỷ lệ đến 100%$`, 'iu');
/** "Từ 80% trở lên thì tính theo …": what stands before the formula says the floor once more. */
const FROM = new RegExp(
  `^(?:nếu\\s+)?(?:tỷ lệ\\s+)?(?:đạt\\s+)?từ\\s+(${NUMBER})\\s*%\\s*(?:trở lên|(?:-|–|đến)\\s*(?:dưới\\s*)?100\\s*%)?\\s*(?:thì|:)?\\s*(?:điểm\\s+)?(?:đánh giá\\s+)?(?:(?:được\\s+)?(?=tính|theo|\\()|:)`,
  'iu',
);
const INTRODUCTION = /^(trong đó|cách tính|công thức tính)\s*:?$/iu;

/** A share of the maximum; where the two numbers are not written, a person has to write them. */
export function proportionalOf(lines: readonly string[], name: string): ReadMethod | undefined {
  let formula = false;
  let swapped = false;
  const found: { numerator?: string; denominator?: string; floor?: Points; base?: Points } = {};
  for (const line of lines.flatMap((each) => each.split(/;\s+(?=dưới|nếu|tỷ lệ|từ|[ab]\s*(?:là|:|=))/iu))) {
    const text = tidy(line);
    if (text.length > LONGEST) return undefined;
    const from = FROM.exec(text);
    const bare = from ? text.slice(from[0].length).trim() : text;
    const [written, over, under] = FORMULA.exec(bare) ?? [];
    const numerator = NUMERATOR.exec(text)?.[1];
    const denominator = DENOMINATOR.exec(text)?.[1];
    const floor = FLOOR.exec(text)?.[1];
    const base = BASE.exec(text)?.[1];
    if (written !== undefined) {
      if (formula) return undefined;
      formula = true;
      swapped = over?.toLowerCase() === 'b' && under?.toLowerCase() === 'a';
    } else if (floor !== undefined) found.floor = figureOf(floor);
    else if (base !== undefined) found.base = figureOf(base);
    else if (numerator !== undefined && found.numerator === undefined) found.numerator = numerator;
    else if (denominator !== undefined && found.denominator === undefined) found.denominator = denominator;
    else if (!INTRODUCTION.test(text)) return undefined;
  }
  if (!formula) return undefined;
  const { numerator, denominator, floor, base } = found;
  const [first, second] = swapped ? [denominator, numerator] : [numerator, denominator];
  const told = first !== undefined && second !== undefined;
  return {
    method: {
      kind: 'proportional',
      numerator: first ?? `tử số của: ${name}`,
      denominator: second ?? `mẫu số của: ${name}`,
      floorPercent: floor,
      base,
    },
    certainty: told ? 'known' : 'inputs',
  };
}

const LONGEST = 1_000;
