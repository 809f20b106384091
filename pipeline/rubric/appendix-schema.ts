import { z } from 'zod';
import type { Method } from '../model/appendix.ts';
import { decimal, flag, maybe, maybeTexts, percentage, text, texts, whole } from './scalars.ts';

const steps = z.array(z.strictObject({ when: text, points: decimal })).min(1);

const plainMethods = [
  z.strictObject({ kind: z.literal('yesNo') }),
  z.strictObject({ kind: z.literal('levels'), levels: steps }),
  z.strictObject({
    kind: z.literal('percentLevels'),
    levels: z.array(z.strictObject({ when: text, percent: percentage })).min(1),
  }),
  z.strictObject({
    kind: z.literal('proportional'),
    numerator: text,
    denominator: text,
    floorPercent: maybe(percentage),
    base: maybe(decimal),
  }),
  z.strictObject({
    kind: z.literal('bands'),
    of: text,
    bands: z.array(z.strictObject({ atLeast: decimal, points: decimal })).min(1),
  }),
  z.strictObject({ kind: z.literal('countCapped'), each: text, per: decimal }),
  z.strictObject({ kind: z.literal('highest'), cases: steps }),
  z.strictObject({ kind: z.literal('deduction'), perItem: steps }),
  z.strictObject({ kind: z.literal('free'), text }),
] as const;

const plainMethod = z.discriminatedUnion(
  'kind',
  plainMethods,
  'của một phần phải là một trong: yesNo, levels, percentLevels, proportional, bands, countCapped, highest, deduction, free',
);

const method = z.discriminatedUnion(
  'kind',
  [
    ...plainMethods,
    z.strictObject({
      kind: z.literal('sum'),
      parts: z
        .array(
          z.strictObject({
            name: text,
            max: decimal,
            method: plainMethod,
            from: maybe(z.enum(['source', 'illustrative'])),
            contributor: maybe(text),
          }),
        )
        .min(1),
    }),
    z.strictObject({ kind: z.literal('bonus'), perItem: steps }),
    z.strictObject({ kind: z.literal('penalty'), perItem: steps }),
    z.strictObject({ kind: z.literal('relative'), measure: text }),
    z.strictObject({ kind: z.literal('survey'), source: text }),
    z.strictObject({ kind: z.literal('byAppraiser'), who: text }),
  ],
  'phải là một trong: yesNo, levels, percentLevels, proportional, bands, countCapped, sum, highest, deduction, relative, survey, bonus, penalty, byAppraiser, free',
);

const initiatives = z.strictObject({
  minimum: whole,
  feeds: text,
  from: z.enum(['source', 'illustrative']),
  cite: text,
  fields: z.array(
    z.strictObject({
      code: text,
      name: text,
      required: flag,
      words: maybeTexts,
      from: z.enum(['source', 'illustrative']),
    }),
  ),
});

/** `appendix-*.yaml`: one rubric (bộ tiêu chí). */
export const appendixSchema = z.strictObject({
  regulation: text,
  appendix: text,
  title: text,
  status: z.enum(['illustrative', 'official']),
  appliesTo: texts.min(1),
  /** Id of the whole appendix that this one is a part of: its parts have to add up to it. */
  partOf: maybe(text),
  scale: decimal,
  decimals: whole,
  bonusInsideScale: flag,
  note: maybe(text),
  initiatives: maybe(initiatives),
  items: z
    .array(
      z.strictObject({
        code: text,
        kind: z.enum(['section', 'domain', 'criterion', 'subCriterion']),
        parent: z
          .string()
          .meta({ type: ['string', 'null'] })
          .transform((value) => (value === 'null' ? undefined : value)),
        name: text,
        max: decimal,
        from: z.enum(['source', 'illustrative']),
        method: maybe(method),
        evidence: maybeTexts,
        evidenceRequired: maybe(flag),
        imageAllowed: maybe(flag),
        appraiser: maybe(text),
        responsible: maybe(text),
        contributors: maybeTexts,
        notApplicableTo: maybeTexts,
        cite: maybe(text),
      }),
    )
    .min(1),
});

export type AppendixData = z.output<typeof appendixSchema>;

export function toMethod(data: z.output<typeof method>): Method {
  switch (data.kind) {
    case 'levels':
      return { kind: data.kind, steps: data.levels };
    case 'highest':
      return { kind: data.kind, steps: data.cases };
    case 'deduction':
    case 'bonus':
    case 'penalty':
      return { kind: data.kind, steps: data.perItem };
    case 'sum':
      return {
        kind: data.kind,
        parts: data.parts.map((part) => ({ name: part.name, max: part.max, method: toMethod(part.method) })),
      };
    case 'relative':
      return { kind: data.kind, text: data.measure };
    case 'survey':
      return { kind: data.kind, text: data.source };
    case 'byAppraiser':
      return { kind: data.kind, text: data.who };
    default:
      return data;
  }
}
