import { z } from 'zod';
import {
  day,
  deadlineState,
  dossierState,
  finding,
  initiative,
  instant,
  points,
  sha256,
} from '../result-schema.ts';

const open = points.nullable().describe('Null where somebody’s part is lacking.');

const unit = z.strictObject({
  unit: z.string().describe('Code of the unit; of one that the office has not entered, its kind.'),
  name: z.string(),
  appendix: z.string(),
  given: z.boolean().describe('False: the rubric names the unit, but the task is not its own.'),
  max: points,
  filed: z
    .strictObject({
      folder: z.string(),
      version: z.int().min(1),
      newest: z.int().min(1).describe('Another than the version where an earlier one was chosen.'),
      contentHash: z.string(),
      receivedAt: instant.nullable(),
      deadline: z.strictObject({
        due: day.nullable(),
        state: deadlineState,
        lateDays: z.int().min(0),
      }),
      state: dossierState,
      initiatives: z.array(initiative),
    })
    .nullable(),
  unusable: z
    .strictObject({
      folder: z.string(),
      version: z.int().min(1),
      why: z.enum(['refused', 'changed', 'otherRows', 'unreadable']),
      what: z.string(),
    })
    .nullable()
    .describe('The newest result of the unit, where it cannot be counted.'),
});

const share = z.strictObject({
  unit: z.string(),
  max: points,
  state: z.enum(['scored', 'notScored', 'notAssessed', 'notFiled']),
  self: points.nullable(),
  evidence: z
    .array(z.strictObject({ name: z.string(), fragment: z.string().nullable() }))
    .describe('Files of the folder of this table that stand behind the points.'),
  evidenceText: z.string().describe('What the unit names as evidence without a file.'),
  justification: z.string(),
});

const row = z.strictObject({
  code: z.string(),
  max: points,
  self: open,
  pending: z.boolean().describe('Somebody’s part is lacking.'),
  shares: z.array(share).describe('Of all units that score the criterion; none where nobody does.'),
});

const review = z.strictObject({
  by: z.string(),
  total: open,
  changes: z.array(
    z.strictObject({
      code: z.string(),
      filed: points.nullable(),
      reviewed: points.nullable(),
      reason: z.string().describe('Empty where none is given.'),
    }),
  ),
});

const consolidationSchema = z
  .strictObject({
    schema: z.literal('hoso/consolidation/1'),
    regulation: z.string(),
    edition: sha256.describe('Of the regulation that the table was put together by.'),
    year: z.int(),
    task: z.string(),
    appendix: z.string().describe('The rubric that the units score between them.'),
    decidedAt: instant,
    total: open,
    selfMax: points.describe('Of the rows that units score themselves.'),
    max: points,
    units: z.array(unit),
    rows: z.array(row),
    groups: z.array(z.strictObject({ code: z.string(), selfMax: points, self: open })),
    review: review
      .nullable()
      .describe('What the office gives otherwise than the units; never in the place of their values.'),
    findings: z.array(finding),
  })
  .meta({
    title: 'tong-hop.json',
    description: 'The results of all units that score one rubric between them, each value beside the sum.',
  });

export type ConsolidationData = z.infer<typeof consolidationSchema>;

/** JSON Schema (draft 2020-12) of `tong-hop.json`, for `docs/tong-hop.schema.json`. */
export const consolidationJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(consolidationSchema), null, 2)}\n`;
