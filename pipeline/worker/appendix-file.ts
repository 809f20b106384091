import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { toPoints } from '../model/points.ts';
import type { Appendix, Method } from '../model/regulation.ts';

// The seam: the integrator replaces `loadAppendixFile` by `loadAppendix` of pipeline/rubric.

const points = z.string().transform(toPoints);
const steps = z.array(z.object({ when: z.string(), points }));
const method: z.ZodType<Method> = z.lazy(() =>
  z.union([
    z.object({ kind: z.literal('yesNo') }),
    z
      .object({ kind: z.literal('levels'), levels: steps })
      .transform((m) => ({ kind: m.kind, steps: m.levels })),
    z
      .object({ kind: z.literal('highest'), cases: steps })
      .transform((m) => ({ kind: m.kind, steps: m.cases })),
    z
      .object({ kind: z.enum(['deduction', 'bonus', 'penalty']), perItem: steps })
      .transform((m) => ({ kind: m.kind, steps: m.perItem })),
    z.object({
      kind: z.literal('percentLevels'),
      levels: z.array(z.object({ when: z.string(), percent: points })),
    }),
    z
      .object({
        kind: z.literal('proportional'),
        numerator: z.string(),
        denominator: z.string(),
        floorPercent: points.optional(),
        base: points.optional(),
      })
      .transform((m) => ({ ...m, floorPercent: m.floorPercent, base: m.base })),
    z.object({
      kind: z.literal('bands'),
      of: z.string(),
      bands: z.array(z.object({ atLeast: points, points })),
    }),
    z.object({ kind: z.literal('countCapped'), each: z.string(), per: points }),
    z.object({
      kind: z.literal('sum'),
      parts: z.array(z.object({ name: z.string(), max: points, method })),
    }),
    z
      .object({
        kind: z.enum(['relative', 'survey', 'byAppraiser', 'free']),
        measure: z.string().default(''),
        source: z.string().default(''),
        who: z.string().default(''),
        text: z.string().default(''),
      })
      .transform((m) => ({ kind: m.kind, text: m.measure || m.source || m.who || m.text })),
  ]),
);

const appendix = z
  .object({
    appendix: z.string(),
    title: z.string(),
    status: z.string().default(''),
    appliesTo: z.array(z.string()).default([]),
    scale: points,
    decimals: z.string().default('2'),
    bonusInsideScale: z.string().default('false'),
    items: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(['section', 'domain', 'criterion', 'subCriterion']),
        parent: z.string().transform((code) => (code === 'null' || code === '' ? undefined : code)),
        name: z.string(),
        max: points,
        method: method.optional(),
        evidence: z.array(z.string()).default([]),
        evidenceRequired: z.string().default('false'),
        imageAllowed: z.string().default('false'),
        appraiser: z.string().optional(),
        contributors: z.array(z.string()).default([]),
        notApplicableTo: z.array(z.string()).default([]),
        cite: z.string().optional(),
      }),
    ),
  })
  .transform(
    (file): Appendix => ({
      id: file.appendix,
      title: file.title.normalize('NFC'),
      illustrative: file.status === 'illustrative',
      appliesTo: file.appliesTo,
      scale: file.scale,
      decimals: Number(file.decimals),
      bonusInsideScale: file.bonusInsideScale === 'true',
      criteria: file.items.map((item) => ({
        ...item,
        name: item.name.normalize('NFC'),
        method: item.method,
        evidenceRequired: item.evidenceRequired === 'true',
        imageAllowed: item.imageAllowed === 'true',
        appraiser: item.appraiser,
        article: item.cite,
      })),
    }),
  );

/** One appendix of a regulation from its YAML file. Throws on what is no appendix. */
export const loadAppendixFile = (file: string): Appendix =>
  appendix.parse(parse(readFileSync(file, 'utf8'), { schema: 'failsafe' }));
