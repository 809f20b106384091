import { z } from 'zod';
import { parseDay } from '../model/day.ts';
import { day, decimal, flag, maybe, maybeTexts, percentage, text, texts, whole } from './scalars.ts';

const article = text;

const monthDay = z
  .string()
  .refine((value) => parseDay(`2023-${value}`), 'phải là tháng-ngày có thật, ví dụ 12-08');

const on = z.union(
  [
    z.strictObject({
      monthDay,
      yearsAfterAssessment: whole,
    }),
    z.strictObject({ day }),
    z.literal('office'),
  ],
  'phải là {monthDay: 12-08, yearsAfterAssessment: 0}, hoặc {day: 2021-02-18}, hoặc office (cơ quan tự nhập ngày)',
);

const milestoneDay = z.union(
  [
    z.strictObject({
      monthDay,
      yearsAfterAssessment: whole,
      reading: z.enum(['through', 'before']),
      shift: z.enum(['nextWorkingDay', 'none']),
    }),
    z.strictObject({ days: whole, after: text }),
  ],
  'phải là {monthDay: 12-20, yearsAfterAssessment: 0, reading: before, shift: none}, hoặc {days: 5, after: ngày ban hành quyết định}',
);

const grace = z.strictObject({
  days: whole,
  counted: z.enum(['calendarDays', 'workingDays']),
  pointsPerDay: decimal,
  article,
});

const deadline = z.strictObject({
  on,
  reading: z.enum(['through', 'before']),
  shift: z.enum(['nextWorkingDay', 'hint']),
  shiftArticle: maybe(article),
  grace: maybe(grace),
  afterwards: z.enum(['zero', 'locked', 'notStated']),
  afterwardsArticle: maybe(article),
  lockedOnceFiled: flag.default(false),
  lastMinute: maybe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'phải là giờ và phút, viết dạng 23:59')),
  article,
  otherReadings: z
    .array(
      z.strictObject({
        id: text,
        says: text,
        reading: maybe(z.enum(['through', 'before'])),
        shift: maybe(z.enum(['nextWorkingDay', 'none'])),
        graceCounted: maybe(z.enum(['calendarDays', 'workingDays'])),
        graceShifts: flag.default(false),
        strictLastMinute: flag.default(false),
      }),
    )
    .default([]),
});

const whatItIsWorth = z.enum(['zero', 'stands']);

/** `regulation.yaml`: the rules of one regulation (quy chế). */
export const regulationSchema = z.strictObject({
  id: text,
  title: text,
  citation: text,
  status: z.enum(['illustrative', 'official']),
  assessmentYears: maybe(z.strictObject({ only: z.array(whole).min(1), article })),
  appendices: texts.min(1),
  /** How every appendix is built, by the names of its sections and domains. */
  structure: maybe(z.strictObject({ sections: texts.min(1), domains: texts.min(1), article })),
  tasks: z
    .array(
      z.strictObject({
        id: text,
        name: text,
        kind: z.enum(['selfAssessment', 'report']),
        unitKinds: texts.min(1),
        sharedAppendix: maybe(text),
        article,
        deadline,
        addressees: texts.min(1).optional(),
        recipients: texts.min(1).optional(),
        assignments: z.array(z.strictObject({ unit: text, contents: texts.min(1) })).default([]),
        toConfirm: z.array(z.strictObject({ says: text, article })).default([]),
      }),
    )
    .min(1),
  /** Dates of the office itself. */
  milestones: z.array(z.strictObject({ name: text, on: milestoneDay, article })).default([]),
  evidence: z.strictObject({
    whenMissing: whatItIsWorth,
    /** Points of a row all of whose files are wrong by format or signature. */
    whenWrong: whatItIsWorth.default('stands'),
    whenJustified: whatItIsWorth,
    article,
    linkRequired: flag,
    usedOften: maybe(whole),
    responsibilitySentence: text,
    responsibilityArticle: article,
  }),
  signatures: z.strictObject({
    evidence: z.enum(['required', 'notRequired']),
    specialised: maybeTexts,
    article,
  }),
  scoring: z.strictObject({
    bonusCap: maybe(decimal),
    bonusArticle: maybe(article),
    notAssessed: z.enum(['reducesMaximum', 'keepsMaximum', 'notProvided']),
    notAssessedArticle: maybe(article),
    penalties: z.enum(['subtracted', 'scenario']),
    totalTolerance: decimal,
  }),
  appraisal: maybe(
    z.strictObject({
      supplementedShare: maybe(z.strictObject({ percent: percentage, article })),
      index: z.strictObject({ decimals: whole, article }),
      ratings: z.array(z.strictObject({ name: text, atLeast: decimal })).default([]),
      ratingsArticle: maybe(article),
      readings: maybeTexts,
    }),
  ),
  documents: z.strictObject({
    reportTemplate: text,
    reportTemplateIllustrative: flag,
    minutes: z
      .array(
        z.strictObject({
          unitKinds: texts.min(1),
          body: text,
          article,
          council: maybe(
            z.strictObject({
              article,
              members: z.array(z.strictObject({ name: text, words: texts.min(1) })).min(1),
            }),
          ),
        }),
      )
      .default([]),
    recipients: texts,
    addressees: texts,
  }),
  findings: z.strictObject({
    /** Findings whose weight an article gives. */
    byArticle: z.record(
      text,
      z.strictObject({ level: z.enum(['fail', 'warn', 'inform', 'ignore']), article }),
    ),
    /** House rule of `defaults.yaml`, with the findings that inherit its weight. */
    byHouseRule: z.record(text, texts),
  }),
  readings: z
    .array(z.strictObject({ id: text, article, question: text, taken: text, others: maybeTexts }))
    .default([]),
});

export type RegulationData = z.output<typeof regulationSchema>;

/** `defaults.yaml`: what holds where a regulation is silent. */
export const defaultsSchema = z.strictObject({
  houseRules: z
    .array(
      z.strictObject({
        name: text,
        level: z.enum(['fail', 'warn', 'inform', 'ignore']),
        because: text,
      }),
    )
    .min(1),
  /** Figures that a regulation may replace under the same name. */
  evidence: z.strictObject({ usedOften: whole }),
});

export type HouseRule = z.output<typeof defaultsSchema>['houseRules'][number];

/** `calendar.yaml`: days off, year by year. */
export const calendarSchema = z.strictObject({
  years: z
    .array(
      z.strictObject({
        year: whole,
        /** `official`: the whole list of the year was announced. */
        status: z.enum(['official', 'proposed', 'computed']),
        because: maybe(text),
        days: z.array(
          z.strictObject({
            date: day,
            kind: z.enum(['holiday', 'compensatory', 'swapOff', 'swapWorking']),
            name: text,
            source: text,
            status: z.enum(['official', 'proposed', 'computed']),
          }),
        ),
      }),
    )
    .min(1),
});
