import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { add, decimalString, type Points, toPoints, ZERO } from '../../model/points.ts';
import { RUBRICS } from './places.ts';

const step = z.object({ points: z.string() });
const plainMethod = z.object({
  kind: z.string(),
  levels: z.array(z.object({ points: z.string().optional(), percent: z.string().optional() })).optional(),
  cases: z.array(step).optional(),
  perItem: z.array(step).optional(),
  bands: z.array(step).optional(),
  per: z.string().optional(),
  floorPercent: z.string().optional(),
  base: z.string().optional(),
});
const appendix = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['section', 'domain', 'criterion', 'subCriterion']),
      parent: z.string().transform((code) => (code === 'null' ? undefined : code)),
      name: z.string(),
      max: z.string(),
      method: plainMethod
        .extend({ parts: z.array(z.object({ max: z.string(), method: plainMethod })).optional() })
        .optional(),
      evidenceRequired: z.string().optional(),
      imageAllowed: z.string().optional(),
      contributors: z.array(z.string()).default([]),
    }),
  ),
});

/** The few things of a rubric that a sample workbook is made from; read from the file, not by the product's own loader. */
export type Item = z.output<typeof appendix>['items'][number];
export type ItemMethod = z.output<typeof plainMethod> & {
  readonly parts?: readonly { readonly max: string; readonly method: ItemMethod }[] | undefined;
};

/** Of a shared appendix, the rows on which the unit comes first; groups count only these. */
export function shareOf(items: readonly Item[], unit: string): readonly Item[] {
  const sumOf = (item: Item): Points => {
    if (item.method) return item.contributors[0] === unit ? toPoints(item.max) : ZERO;
    return add(...items.filter(({ parent }) => parent === item.code).map(sumOf));
  };
  return items.map((item) => ({ ...item, max: decimalString(sumOf(item)) })).filter(({ max }) => max !== '0');
}

export function readItems(regulation: string, id: string): readonly Item[] {
  const file = join(RUBRICS, regulation, `appendix-${id}.yaml`);
  return appendix.parse(parse(readFileSync(file, 'utf8'), { schema: 'failsafe' })).items;
}
