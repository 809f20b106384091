import { z } from 'zod';
import { day, maybe, maybeTexts, text } from '../rubric/scalars.ts';

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ xa-ninh-an');

/** `office.yaml`: the office that collects the dossiers, and its units. */
export const officeSchema = z.strictObject({
  name: text,
  parent: text,
  place: text,
  regulation: text,
  assessmentYear: z
    .string()
    .regex(/^(20\d\d|2100)$/, 'phải là một năm, ví dụ 2026')
    .meta({ type: ['string', 'integer'] })
    .transform(Number),
  channel: z
    .discriminatedUnion(
      'kind',
      [
        z.strictObject({ kind: z.literal('here') }),
        z.strictObject({ kind: z.literal('software'), name: text }),
      ],
      'phải là here (nộp tại đây) hoặc software (phần mềm khác, kèm name)',
    )
    .default({ kind: 'here' }),
  units: z
    .array(
      z.strictObject({
        code,
        name: text,
        otherNames: maybeTexts,
        kind: text,
        parent: maybe(text),
        place: maybe(text),
        symbol: text,
        head: z.strictObject({ title: text, capacity: maybe(text), name: maybe(text) }),
        deputies: maybeTexts,
        recipients: maybeTexts,
      }),
    )
    .min(1),
  deadlineOverrides: z
    .array(
      z.strictObject({
        task: text,
        units: maybeTexts,
        day,
        document: z.strictObject({ number: text, day }),
      }),
    )
    .default([]),
  folders: z
    .strictObject({
      results: maybe(text),
      certificates: maybe(text),
      revocationLists: maybe(text),
    })
    .default({ results: undefined, certificates: undefined, revocationLists: undefined }),
  anchors: z
    .array(
      z.strictObject({
        file: text,
        sha256: z
          .string()
          .regex(/^[0-9a-fA-F]{64}$/, 'phải là dấu vân tay SHA-256 của chứng thư, 64 chữ số thập lục phân')
          .transform((value) => value.toLowerCase()),
        hierarchy: text,
      }),
    )
    .default([]),
});

export type OfficeData = z.output<typeof officeSchema>;
