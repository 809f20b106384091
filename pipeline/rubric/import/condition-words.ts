import type { Method } from '../../model/appendix.ts';
import { ZERO } from '../../model/points.ts';

/** Words that are points, a second sentence, an exception or a formula: no condition and no figure is called so. */
const OTHER_RULES: readonly RegExp[] = [
  /\d\s*(?:điểm(?! phần trăm)|đ)(?![\p{L}\p{N}])/iu,
  /(?<!\d)[:=]\s*\d/u,
  /[\p{Ll}\d)%]\.\s+\p{Lu}/u,
  /(?:^|[,;:.(–-]\s*)(?:riêng|ngoài ra|ghi chú|lưu ý)(?!\p{L})/iu,
  /[×=]|\s[x*]\s|công thức|(?<!\p{L})(?:hệ số|nhân với|chia cho|(?:tính|chấm|quy đổi)\s+theo)(?!\p{L})/iu,
];

/** In place of a condition: a cap, an exception, a rule for some units only. */
const NO_CONDITION: readonly RegExp[] = [
  ...OTHER_RULES,
  /(?:^|\s)(?:tối đa|tối thiểu|không quá|không vượt quá|nhiều nhất|ít nhất)\s*(?:là|bằng)?$/iu,
  /^(?:mức\s+)?(?:cao nhất|thấp nhất)$/iu,
  /^(?:tổng\s+(?:số\s+)?|số\s+|mức\s+|thang\s+)?điểm(?!\p{L})|[:=]\s*(?:số\s+)?điểm(?!\p{L})/iu,
  /(?:^|[,;:.(–-]\s*)(?:đối với|chỉ áp dụng)(?!\p{L})/iu,
  /(?<!\p{L})(?:ngoại trừ|không áp dụng|không tính|cộng thêm)(?!\p{L})/iu,
  /(?<!\p{L}|loại |khấu )trừ(?!\p{L})/iu,
  /(?:được|bị|điểm)\s+cộng(?!\p{L})/iu,
];

/** A cap on what is counted; a share, or several at once, is no thing that a unit counts one by one. */
const NOT_COUNTED: readonly RegExp[] = [
  /[,;(]\s*(?:nhưng\s+)?(?:tổng\s+)?(?:tối đa|tối thiểu|ít nhất|không (?:vượt )?quá)(?!\p{L})/iu,
  /^(?:(?:cứ|mỗi|tăng|giảm|thêm|chậm|thiếu)\s+)*(?!0*1\s+(?!%))\d/iu,
  /(?<!\p{L})(?:cứ|mỗi)\s.*(?:%|phần trăm)/iu,
];

/** "Mỗi văn bản" is counted, and no level; "mỗi quý" may be part of one. */
const COUNTED =
  /(?:^|[,;:(]\s*)(?:nếu\s+)?(?:mỗi|cứ|từng)\s|(?<!\p{L})mỗi\s(?!(?:tuần|tháng|quý|năm)(?!\p{L}))/iu;
const MAYBE_COUNTED = /(?<!\p{L})mỗi\s/iu;
const MAYBE_EXCEPTION = /^(?:trong\s+)?(?:trường hợp|và|đồng thời|không (?:phát sinh|thuộc))(?!\p{L})/iu;
/** Points for what is late or missing are most likely taken off. */
const MAYBE_TAKEN_OFF = /(?<!\p{L}|không )(?:chậm|trễ|thiếu|sai|vi phạm)(?!\p{L})/iu;

const any = (patterns: readonly RegExp[], words: readonly string[]): boolean =>
  words.some((each) => patterns.some((pattern) => pattern.test(each)));

/** Whether words that name a figure say more than its name. */
export const saysMore = (words: string): boolean => any(OTHER_RULES, [words]);

/** Whether the words left of a scoring text are what the method takes them for: `misread` where they are more than that. */
export function doubtOf(method: Method): 'misread' | 'unsure' | undefined {
  switch (method.kind) {
    case 'levels':
    case 'highest':
    case 'percentLevels': {
      const steps = method.kind === 'percentLevels' ? method.levels : method.steps;
      const names = steps.map(({ when }) => when);
      if (any([...NO_CONDITION, COUNTED], names)) return 'misread';
      const worth = steps.map((step) => ('percent' in step ? step.percent : step.points));
      const ordered =
        worth.every((each, index) => each <= (worth[index - 1] ?? each)) ||
        worth.every((each, index) => each >= (worth[index - 1] ?? each));
      // What gives the same points twice, or out of order, may be added up or be for some units only.
      const twice = worth.some((each, index) => each > ZERO && worth.indexOf(each) < index);
      return twice || !ordered || any([MAYBE_COUNTED, MAYBE_EXCEPTION], names) ? 'unsure' : undefined;
    }
    case 'deduction':
    case 'bonus':
    case 'penalty': {
      const names = method.steps.map(({ when }) => when);
      if (any([...NO_CONDITION, ...NOT_COUNTED], names)) return 'misread';
      return any([/%/, MAYBE_EXCEPTION], names) ? 'unsure' : undefined;
    }
    case 'countCapped':
      if (any([...NO_CONDITION, ...NOT_COUNTED], [method.each, `mỗi ${method.each}`])) return 'misread';
      return MAYBE_TAKEN_OFF.test(method.each) ? 'unsure' : undefined;
    case 'proportional':
      return [method.numerator, method.denominator].some(saysMore) ? 'misread' : undefined;
    case 'bands':
      return saysMore(method.of) ? 'misread' : undefined;
    default:
      return undefined;
  }
}
