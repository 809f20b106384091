import { z } from 'zod';

export const points = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('Exact decimal with a point, no exponent.');
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('Calendar day in Vietnam.');
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .describe('Moment in UTC.');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const basis = z.union([
  z.strictObject({ article: z.string() }),
  z.strictObject({ houseRule: z.string(), because: z.string() }),
]);

export const dossierState = z.enum(['ready', 'toMend', 'refused']);

const dossier = z.strictObject({
  regulation: z.string(),
  year: z.int(),
  unit: z.string().describe('Code of the unit; the name it came under where nobody knows the unit.'),
  task: z.string(),
  part: z.int().min(1),
  round: z.int().min(1),
  version: z.int().min(1),
  firstSeenAt: instant.nullable(),
  receivedAt: instant.nullable(),
  contentHash: z.string(),
});

const runInputs = z.strictObject({
  rubric: z.string(),
  templates: z.string(),
  anchors: z.string(),
  calendar: z.string(),
  office: z.string(),
  program: z.string(),
  libreOffice: z.string(),
  fonts: z.string(),
  decidedAt: z.string(),
});

export const finding = z.strictObject({
  id: z.string(),
  level: z.enum(['fail', 'warn', 'inform', 'ignore']),
  place: z.strictObject({
    file: z.string().optional(),
    page: z.int().optional(),
    cell: z.string().optional(),
    code: z.string().optional(),
  }),
  basis,
  reason: z.string(),
  remedy: z.string(),
});

export const deadlineState = z.enum(['inTime', 'late', 'tooLate', 'unknown']);
const zero = z.boolean().describe('The dossier counts as 0 points.');

const deadline = z.strictObject({
  due: day.nullable(),
  state: deadlineState,
  lateDays: z.int().min(0),
  penalty: points,
  zero,
  alternatives: z.array(
    z.strictObject({
      reading: z.string(),
      due: day,
      state: deadlineState,
      lateDays: z.int().min(0),
      penalty: points,
      zero,
    }),
  ),
});

const score = z.strictObject({
  rows: z.array(
    z.strictObject({
      code: z.string(),
      max: points,
      self: points.nullable(),
      checked: points.nullable(),
      assessed: z.boolean(),
      pending: z.boolean().describe('A person still decides.'),
      notAssessed: z.boolean().describe('The unit proposes that the criterion is not assessed.'),
      evidence: z
        .array(z.strictObject({ name: z.string(), fragment: z.string().nullable() }))
        .describe('Files of the results folder that stand behind the row.'),
      evidenceText: z.string().describe('What the unit names as evidence without a file.'),
      justification: z.string(),
      recomputed: z
        .boolean()
        .nullable()
        .optional()
        .describe(
          'Whether self points were computed again from what the unit declares; false: nothing usable is declared; null: nothing to compute. Results of older programs say nothing.',
        ),
      declared: z.record(z.string(), points).describe('Figures that the unit declares, by their column.'),
      because: z.array(
        z.strictObject({
          finding: z.string(),
          basis,
          from: points.nullable(),
          to: points.nullable(),
        }),
      ),
    }),
  ),
  selfTotal: points,
  checkedTotal: points,
  maxTotal: points,
  scenarios: z.array(
    z.strictObject({ id: z.string(), assumption: z.string(), basis, total: points, maxTotal: points }),
  ),
});

export const initiative = z.strictObject({
  name: z.string().nullable().describe('Null where a document does not tell it.'),
  file: z.string().describe('A document: its name in the results folder; the workbook: inside the dossier.'),
  cell: z.string().nullable(),
});

const signature = z.strictObject({
  file: z.string(),
  kind: z.enum(['signature', 'timestamp']),
  signer: z.string().nullable(),
  organization: z.string().nullable(),
  serial: z.string().nullable(),
  indication: z.enum(['TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED']),
  integrity: z.enum(['intact', 'broken', 'unknown']),
  hierarchy: z.string().nullable(),
  time: z.strictObject({ claimed: z.string().nullable(), proven: z.string().nullable() }),
});

const output = z.strictObject({
  role: z.enum([
    'selfAssessmentReport',
    'selfAssessmentReportPdf',
    'scoreSummary',
    'scoreSummaryPdf',
    'annotatedWorkbook',
    'checkSheet',
    'checkSheetPdf',
    'result',
    'evidence',
  ]),
  name: z.string(),
  sha256,
  bytes: z.int().min(0),
});

/** `ket-qua.json`, for whoever reads it: other programs, and this one when signed documents come back. */
export const resultSchema = z
  .strictObject({
    schema: z.literal('hoso/result/1'),
    dossier,
    runInputs,
    appendix: z.string().nullable(),
    illustrative: z.boolean().describe('Not the official text in every part.'),
    state: dossierState,
    checks: z.array(
      z.strictObject({
        id: z.string(),
        verdict: z.enum(['passed', 'failed', 'indeterminate', 'notRun']),
        because: z.string().nullable(),
      }),
    ),
    findings: z.array(finding),
    deadline,
    score: score.nullable(),
    initiatives: z.array(initiative),
    proposals: z.array(z.string()),
    signatures: z.array(signature),
    outputs: z.array(output),
  })
  .meta({ title: 'ket-qua.json', description: 'What the checks of one version of a dossier came to.' });

export type Result = z.infer<typeof resultSchema>;

/** JSON Schema (draft 2020-12) of `ket-qua.json`, for `docs/ket-qua.schema.json`. */
export const resultJsonSchema = (): string => `${JSON.stringify(z.toJSONSchema(resultSchema), null, 2)}\n`;
