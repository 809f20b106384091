import { z } from 'zod';
import { type Day, parseDay } from '../model/day.ts';
import { type Points, toPoints } from '../model/points.ts';

/** YAML gives text only; editors that read the JSON Schema see numbers and booleans, hence the `type` in each `meta`. */
export const text = z
  .string()
  .trim()
  .min(1)
  .transform((value) => value.normalize('NFC'));

const figure = (pattern: RegExp, message: string) =>
  z
    .string()
    .regex(pattern, message)
    .meta({ type: ['string', 'number'] })
    .transform((value): Points => toPoints(value));

/** No rule has a figure under 0: what takes points off says so by its kind. */
export const decimal = figure(
  /^\d+(\.\d+)?$/,
  'phải là số thập phân từ 0 trở lên, viết bằng dấu chấm, ví dụ 1.5',
);

/** A share of a whole, in per cent. */
export const percentage = figure(
  /^(100(\.0+)?|\d{1,2}(\.\d+)?)$/,
  'phải là phần trăm từ 0 đến 100, viết bằng dấu chấm, ví dụ 70',
);

export const whole = z
  .string()
  .regex(/^\d{1,6}$/, 'phải là số nguyên, ví dụ 2')
  .meta({ type: ['string', 'integer'] })
  .transform(Number);

export const flag = z
  .enum(['true', 'false'])
  .meta({ type: ['string', 'boolean'], enum: [true, false, 'true', 'false'] })
  .transform((value) => value === 'true');

export const day = z.string().transform((value, context): Day => {
  const parsed = parseDay(value);
  if (parsed) return parsed;
  context.addIssue({
    code: 'custom',
    message: `phải là một ngày có thật, viết dạng 2026-12-08 (không phải "${value}")`,
  });
  return z.NEVER;
});

/** A key that may be left out; the value is then undefined. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  schema.optional().transform((value): z.output<T> | undefined => value);

export const texts = z.array(text);
/** A list that may be left out; it is then empty. */
export const maybeTexts = texts.default([]);
