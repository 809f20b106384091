import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FindingId } from '../../pipeline/findings/catalogue.ts';
import { weigh } from '../../pipeline/findings/finding.ts';
import type { Appendix, Criterion, Method } from '../../pipeline/model/appendix.ts';
import { addDays, type Instant, parseDay, parseInstant } from '../../pipeline/model/day.ts';
import type { AssessedRow } from '../../pipeline/model/dossier.ts';
import type { DeadlineResult, Finding } from '../../pipeline/model/finding.ts';
import {
  add,
  least,
  type Points,
  parsePoints,
  round,
  subtract,
  toPoints,
  ZERO,
} from '../../pipeline/model/points.ts';
import type { Regulation } from '../../pipeline/model/regulation.ts';
import type { Score } from '../../pipeline/model/score.ts';
import { loadCalendar } from '../../pipeline/rubric/calendar.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { reckon } from '../../pipeline/stages/deadline/reckon.ts';
import { scoreDossier } from '../../pipeline/stages/scoring/scoring.ts';
import { numbersFrom } from '../seeded.ts';
import { appendix as anAppendix, row as aRow, criterion, task, unit } from './builders.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
const ninhHoa = loadRegulation(join(rubrics, 'ninh-hoa-1149-2021'));
const quangNam = loadRegulation(join(rubrics, 'quang-nam-2744-2020'));

/** Draws what a unit may send: every kind of method, figures and findings alike. */
class Chance {
  readonly #next: () => number;
  constructor(seed: number) {
    this.#next = numbersFrom(seed);
  }
  below(count: number): number {
    return Math.floor(this.#next() * count);
  }
  one<T>(of: readonly [T, ...T[]]): T {
    return of[this.below(of.length)] ?? of[0];
  }
  /** With up to four decimals, so that rounding has something to do. */
  points(most: number): Points {
    return toPoints((this.#next() * most).toFixed(this.below(5)));
  }
  shuffled<T>(all: readonly T[]): readonly T[] {
    return all
      .map((each) => ({ each, at: this.#next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ each }) => each);
  }
}

const half = (points: Points): Points => least(points, parsePoints('0.5') ?? points);
const step = (points: Points) => ({ when: 'khi', points });

function methodFor(chance: Chance, max: Points): Method {
  const kinds: readonly [Method, ...Method[]] = [
    { kind: 'yesNo' },
    { kind: 'levels', steps: [step(max), step(half(max)), step(ZERO)] },
    { kind: 'free', text: 'x' },
    { kind: 'survey', text: 'x' },
    { kind: 'byAppraiser', text: 'x' },
    { kind: 'deduction', steps: [step(half(max))] },
    { kind: 'bonus', steps: [step(max)] },
    { kind: 'proportional', numerator: 'a', denominator: 'b', floorPercent: undefined, base: undefined },
  ];
  return chance.one(kinds);
}

interface Sent {
  readonly appendix: Appendix;
  readonly rows: readonly AssessedRow[];
  readonly findings: readonly Finding[];
  readonly regulation: Regulation;
}

const FOUND: readonly [FindingId, ...FindingId[]] = [
  'workbook/points-negative',
  'workbook/points-above-max',
  'workbook/not-a-level',
  'workbook/computed-differs',
  'evidence/missing',
  'evidence/missing-justified',
];

function sentBy(chance: Chance): Sent {
  const groups = Array.from({ length: 1 + chance.below(4) }, (_, at) => `G${at}`);
  const leaves = groups.flatMap((parent) =>
    Array.from({ length: 1 + chance.below(5) }, (_, at): Criterion => {
      const max = round(chance.points(5), 2);
      return criterion(`${parent}.${at}`, { parent, max, method: methodFor(chance, max) });
    }),
  );
  const heads = groups.map((code) => criterion(code, { kind: 'section', method: undefined, max: ZERO }));
  const rows = leaves.flatMap(({ code }): readonly AssessedRow[] => {
    const points = chance.points(7);
    const selfPoints = chance.one([points, points, subtract(ZERO, points), undefined]);
    return chance.below(9) === 0 ? [] : [aRow(code, { selfPoints, notAssessed: chance.below(8) === 0 })];
  });
  const findings = leaves.flatMap(({ code }): readonly Finding[] =>
    chance.below(2) === 0
      ? []
      : [{ id: chance.one(FOUND), place: { code }, values: { expected: chance.points(5) } }],
  );
  return {
    appendix: { ...anAppendix(...heads, ...leaves), bonusInsideScale: chance.below(2) === 0 },
    ...{ rows, findings, regulation: chance.one([ninhHoa, quangNam]) },
  };
}

const at = (text: string): Instant => parseInstant(text) ?? expect.fail(text);
const deadline: DeadlineResult = {
  ...{ due: undefined, lastGraceDay: undefined, state: 'inTime', lateDays: 0, penalty: ZERO, zero: false },
  ...{ basis: undefined, alternatives: [], decidedAt: at('2026-12-31T00:00:00Z') },
};

function scoreOf({ appendix, rows, findings, regulation }: Sent): Score {
  const { score } = scoreDossier({
    dossier: {
      id: { regulation: 'x', year: 2026, unit: 'x', task: 'x', part: 1, round: 1 },
      ...{ version: 1, arrivedAs: 'x', unit, appendix, task, files: [], ignored: [], contentHash: '' },
      ...{ firstSeenAt: undefined, receivedAt: undefined },
    },
    regulation,
    selfAssessment: { sheet: 'x', rows, declaredTotal: undefined },
    rowEvidence: [],
    findings: weigh(findings, regulation),
    deadline,
  });
  return score ?? expect.fail('no score');
}

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);
const each = (check: (sent: Sent, chance: Chance, seed: number) => void) => () => {
  for (const seed of SEEDS) {
    const chance = new Chance(seed);
    check(sentBy(chance), chance, seed);
  }
};
const sum = (points: readonly (Points | undefined)[]): Points => add(...points.map((one) => one ?? ZERO));

describe('whatever a unit sends', () => {
  test(
    'totals do not depend on the order of rows, of findings, or of the appendix',
    each((sent, chance, seed) => {
      const { criteria } = sent.appendix;
      const heads = criteria.filter(({ method }) => !method);
      const leaves = chance.shuffled(criteria.filter(({ method }) => method));
      const score = scoreOf(sent);
      const other = scoreOf({
        ...sent,
        appendix: { ...sent.appendix, criteria: [...heads, ...leaves] },
        rows: chance.shuffled(sent.rows),
        findings: chance.shuffled(sent.findings),
      });
      const figures = ({ selfTotal, checkedTotal, maxTotal, selfMaxTotal, groups }: Score) => [
        ...[selfTotal, checkedTotal, maxTotal, selfMaxTotal],
        groups,
      ];
      expect(figures(other), `seed ${seed}`).toEqual(figures(score));
    }),
  );

  test(
    'points after the checks are never above the self points or the maximum, nor below 0',
    each((sent, _, seed) => {
      for (const { self, checked, max } of scoreOf(sent).rows) {
        if (checked === undefined || self === undefined) continue;
        expect(checked >= ZERO && checked <= max, `seed ${seed}`).toBe(true);
        expect(checked <= self || self < ZERO, `seed ${seed}`).toBe(true);
      }
    }),
  );

  test(
    'each row is rounded once, and no sum is rounded',
    each((sent, _, seed) => {
      const score = scoreOf(sent);
      const declared = new Map(sent.rows.map(({ code, selfPoints }) => [code, selfPoints]));
      for (const { code, self } of score.rows) {
        const points = declared.get(code);
        if (self !== undefined) expect(self, `seed ${seed}`).toBe(points && round(points, 2));
      }
      expect(score.selfTotal, `seed ${seed}`).toBe(sum(score.rows.map(({ self }) => self)));
      expect(round(score.checkedTotal, 2)).toBe(score.checkedTotal);
    }),
  );

  test(
    'a row proposed as not assessed changes no other row, and its section only by its own points',
    each((sent, chance, seed) => {
      const [exempt] = chance.shuffled(sent.rows);
      if (!exempt) return;
      const rows = sent.rows.map((one) => (one === exempt ? { ...one, notAssessed: true } : one));
      const [before, after] = [scoreOf(sent), scoreOf({ ...sent, rows })];
      const others = ({ rows: all }: Score) => all.filter(({ code }) => code !== exempt.code);
      expect(others(after), `seed ${seed}`).toEqual(others(before));
      expect(after.maxTotal).toBe(before.maxTotal);
      const elsewhere = ({ groups }: Score) =>
        groups.filter(({ code }) => !exempt.code.startsWith(`${code}.`));
      expect(elsewhere(after), `seed ${seed}`).toEqual(elsewhere(before));
    }),
  );

  test(
    'sections add up to the totals, but for bonus above the cap and what would fall below 0',
    each((sent, _, seed) => {
      const score = scoreOf(sent);
      const bonus = new Set(
        sent.appendix.criteria.filter(({ method }) => method?.kind === 'bonus').map(({ code }) => code),
      );
      expect(sum(score.groups.map(({ self }) => self)), `seed ${seed}`).toBe(score.selfTotal);
      const bonusPoints = sum(score.rows.filter(({ code }) => bonus.has(code)).map(({ checked }) => checked));
      const { bonusCap } = sent.regulation.scoring;
      if (bonusCap !== undefined && bonusPoints > bonusCap) return;
      expect(sum(score.groups.map(({ checked }) => checked)), `seed ${seed}`).toBe(score.checkedTotal);
    }),
  );
});

describe('the later a dossier comes, the less is left of it', () => {
  const calendar = loadCalendar(join(rubrics, 'calendar.yaml'));
  const rules = [ninhHoa, quangNam]
    .flatMap(({ tasks }) => tasks)
    .map(({ id, deadline: read }) => ({ id, read }));

  test.each(rules)('$id', ({ read }) => {
    for (const seed of SEEDS.slice(0, 60)) {
      const chance = new Chance(seed);
      const lastDay = addDays(parseDay('2023-01-01') ?? expect.fail(), chance.below(1400));
      const shifts = chance.below(2) === 0;
      const rule = {
        ...{ lastDay, shifts, grace: read.grace, graceShifts: false, afterwards: read.afterwards },
        ...{ lastMinute: read.lastMinute, strictLastMinute: false },
      };
      const worth = chance.points(100);
      let left = worth;
      let lateDays = 0;
      for (let days = -3; days < 15; days++) {
        const result = reckon(rule, at(`${addDays(lastDay, days)}T12:00:00+07:00`), calendar);
        const zero = result.state === 'tooLate' && read.afterwards === 'zero';
        const now = zero ? ZERO : subtract(worth, result.penalty);
        expect(now <= left && result.lateDays >= lateDays, `seed ${seed}, day ${days}`).toBe(true);
        [left, lateDays] = [now, result.lateDays];
      }
    }
  });
});
