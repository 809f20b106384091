import { type Points, toPoints, ZERO } from '../../model/points.ts';

/** One scoring line taken apart: what has to hold, and what it gives. */
export interface WrittenStep {
  readonly when: string;
  readonly sign: '+' | '-' | '';
  readonly worth:
    | { readonly kind: 'points' | 'percent'; readonly figure: Points }
    | { readonly kind: 'maximum' };
}

export const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const UNIT = String.raw`(?:\s*(?:điểm|đ)(?![\p{L}\p{N}]))?`;
const END = String.raw`\s*[.;,]?$`;
/** Between the condition and its points: a colon, or the verbs of an appendix. */
const JOINT = String.raw`(?:\s*[:=]\s*(?:(?:được|đạt|cho|tính|chấm)\s+)?|,?\s+(?:thì\s+)?(?:được|đạt|cho|tính|chấm)\s+(?:(?:tính|chấm|cho)\s+)?(?:là\s+)?)`;

/** A share without "điểm" behind a verb, "đạt 95%", is what was reached, and no points. */
const WITH_PERCENT = new RegExp(
  `^(.+?)(?:${JOINT}(?=.*điểm)|\\s*[:=]\\s*)(${NUMBER})\\s*%(?:\\s*(?:của\\s+)?(?:số\\s+)?điểm\\s+(?:tối đa|chuẩn))?${END}`,
  'iu',
);
const WITH_MAXIMUM = new RegExp(
  `^(.+?)${JOINT}(?:100\\s*%\\s*)?(?:(?:số\\s+)?điểm\\s+(?:tối đa|chuẩn)|tối đa)${END}`,
  'iu',
);
const WITH_POINTS = new RegExp(`^(.+?)${JOINT}([+−-]?)\\s*(${NUMBER})${UNIT}${END}`, 'iu');
const WITH_NOTHING = new RegExp(
  `^(.+?)(?:\\s*:\\s*|,?\\s+thì\\s+)không\\s+(?:được\\s+)?(?:chấm|tính|có|cho)?\\s*điểm${END}`,
  'iu',
);
/** "Mỗi văn bản chậm trừ 0,25 điểm", "Mỗi sáng kiến được cộng 1 điểm" */
const CHANGED = new RegExp(
  `^(.+?)\\s*[:,]?\\s+(?:thì\\s+)?(?:sẽ\\s+)?(?:(?:bị\\s+)?(trừ)|(?:được\\s+)?cộng(?:\\s+thêm)?)\\s+(${NUMBER})${UNIT}${END}`,
  'iu',
);

export const figureOf = (text: string): Points => toPoints(text.replace(',', '.'));

/** The step that a line states, or undefined; the condition is taken as it stands. */
export function readStep(line: string): WrittenStep | undefined {
  const step = stepIn(line);
  return step && SEVERAL.test(step.when) ? undefined : step;
}

/** Points inside of the condition: several levels that were not told apart. */
const SEVERAL = new RegExp(`[:=]\\s*${NUMBER}\\s*(?:điểm|đ)?\\s*[,;]`, 'iu');

function stepIn(line: string): WrittenStep | undefined {
  const changed = lastMatch(CHANGED, line);
  if (changed) {
    const [, when = '', off, figure = ''] = changed;
    return { when, sign: off ? '-' : '+', worth: { kind: 'points', figure: figureOf(figure) } };
  }
  const nothing = lastMatch(WITH_NOTHING, line);
  if (nothing) return { when: nothing[1] ?? '', sign: '', worth: { kind: 'points', figure: ZERO } };
  const percent = lastMatch(WITH_PERCENT, line);
  if (percent) {
    const [, when = '', figure = ''] = percent;
    return { when, sign: '', worth: { kind: 'percent', figure: figureOf(figure) } };
  }
  const maximum = lastMatch(WITH_MAXIMUM, line);
  if (maximum) return { when: maximum[1] ?? '', sign: '', worth: { kind: 'maximum' } };
  const points = lastMatch(WITH_POINTS, line);
  if (!points) return undefined;
  const [, when = '', sign = '', figure = ''] = points;
  return {
    when,
    sign: sign === '+' ? '+' : sign === '' ? '' : '-',
    worth: { kind: 'points', figure: figureOf(figure) },
  };
}

/** No line of an appendix is longer; what is longer is not searched. */
const LONGEST = 2_000;

const lastMatch = (pattern: RegExp, line: string): RegExpExecArray | null =>
  line.length > LONGEST ? null : pattern.exec(line);

const BULLET = /^\s*(?:[-–+*•·]\s+|[a-zđ]\)\s+)/u;

/** Lines without their bullets and without empty ones. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => line !== '');

/** One line that lists several levels: "Đúng thời gian: 0.5; không đúng: 0", "Đúng hạn: 2đ, trễ hạn: 1đ". */
export function splitLevels(line: string): readonly string[] | undefined {
  for (const between of [/;\s*|\s+\/\s+|\.\s+(?=\p{Lu})/u, /,\s+/]) {
    const pieces = line
      .split(between)
      .map((each) => each.trim())
      .filter((each) => each !== '');
    if (pieces.length > 1 && pieces.every((each) => readStep(each))) return pieces;
  }
  return undefined;
}
