import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FindingId } from '../../pipeline/findings/catalogue.ts';
import { weigh } from '../../pipeline/findings/finding.ts';
import type { Appendix, Criterion, Method } from '../../pipeline/model/appendix.ts';
import { type Instant, parseInstant } from '../../pipeline/model/day.ts';
import type { AssessedRow, Dossier } from '../../pipeline/model/dossier.ts';
import type { DeadlineResult, FindingValue } from '../../pipeline/model/finding.ts';
import { isNeverSelfScored } from '../../pipeline/model/levels.ts';
import type { Unit } from '../../pipeline/model/office.ts';
import { add, decimalString, least, type Points, toPoints, ZERO } from '../../pipeline/model/points.ts';
import type { Regulation } from '../../pipeline/model/regulation.ts';
import type { Score } from '../../pipeline/model/score.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { scoreDossier } from '../../pipeline/stages/scoring/scoring.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
const ninhHoa = loadRegulation(join(rubrics, 'ninh-hoa-1149-2021'));
const quangNam = loadRegulation(join(rubrics, 'quang-nam-2744-2020'));

function at(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed) throw new RangeError(text);
  return parsed;
}

const unitOf = (kind: string): Unit => ({
  code: 'don-vi-a',
  name: 'Đơn vị A',
  otherNames: [],
  kind,
  parent: '',
  place: '',
  symbol: '',
  head: { title: '', capacity: undefined },
  recipients: [],
});

const inTime: DeadlineResult = {
  due: undefined,
  lastGraceDay: undefined,
  state: 'inTime',
  lateDays: 0,
  penalty: ZERO,
  zero: false,
  basis: undefined,
  alternatives: [],
  decidedAt: at('2026-12-31T00:00:00Z'),
};

const LEVELS: Method = {
  kind: 'levels',
  steps: ['1', '0.5', '0'].map((each) => ({ when: each, points: toPoints(each) })),
};
const STEPS = { steps: [{ when: 'mỗi việc', points: toPoints('1') }] };

const criterion = (code: string, max: string, method?: Method, more: Partial<Criterion> = {}): Criterion => ({
  code,
  kind: method ? 'criterion' : 'section',
  parent: method ? code.split('.')[0] : undefined,
  name: code,
  max: toPoints(max),
  method,
  evidence: [],
  evidenceRequired: true,
  imageAllowed: false,
  appraiser: undefined,
  contributors: [],
  notApplicableTo: [],
  article: undefined,
  ...more,
});

/** Small, with one row of each way of taking part. */
const SMALL: Appendix = {
  id: '3',
  title: 'nhỏ',
  illustrative: true,
  appliesTo: ['ubnd-xa-phuong'],
  scale: toPoints('20'),
  decimals: 2,
  bonusInsideScale: true,
  criteria: [
    criterion('I', '7'),
    criterion('I.1', '1', LEVELS),
    criterion('I.2', '2', { kind: 'yesNo' }),
    criterion('I.3', '4', { kind: 'free', text: 'theo báo cáo' }),
    criterion('II', '8'),
    criterion('II.1', '3', { kind: 'survey', text: 'phiếu' }),
    criterion('II.2', '5', {
      kind: 'proportional',
      numerator: 'a',
      denominator: 'b',
      floorPercent: undefined,
      base: undefined,
    }),
    criterion('IV', '5'),
    criterion('IV.1', '2', { kind: 'bonus', ...STEPS }),
    criterion('IV.2', '3', { kind: 'bonus', ...STEPS }),
    criterion('V', '0'),
    criterion('V.1', '0', { kind: 'penalty', ...STEPS }),
  ],
};

interface Filled {
  readonly self?: string;
  readonly notAssessed?: boolean;
}

interface Case {
  readonly regulation?: Regulation;
  readonly appendix?: Appendix;
  readonly kind?: string;
  readonly rows: Readonly<Record<string, Filled>>;
  readonly found?: readonly (readonly [
    id: FindingId,
    code: string,
    values?: Readonly<Record<string, FindingValue>>,
  ])[];
  readonly deadline?: Partial<DeadlineResult>;
}

const assessed = (code: string, { self, notAssessed = false }: Filled): AssessedRow => ({
  code,
  name: code,
  cell: `Bảng!F${code}`,
  max: undefined,
  selfPoints: self === undefined ? undefined : toPoints(self),
  evidence: [],
  evidenceText: '',
  justification: '',
  notAssessed,
  declared: new Map(),
});

function run({
  regulation = ninhHoa,
  appendix = SMALL,
  kind = 'ubnd-xa-phuong',
  rows,
  found = [],
  deadline,
}: Case) {
  const [task] = regulation.tasks;
  if (!task) throw new RangeError('no task');
  const dossier: Dossier = {
    id: { regulation: regulation.id, year: 2026, unit: 'don-vi-a', task: task.id, part: 1, round: 1 },
    version: 1,
    arrivedAs: 'don-vi-a',
    unit: unitOf(kind),
    appendix,
    task,
    files: [],
    ignored: [],
    contentHash: '',
    firstSeenAt: undefined,
    receivedAt: undefined,
  };
  return scoreDossier({
    dossier,
    regulation,
    selfAssessment: {
      sheet: 'Bảng',
      rows: Object.entries(rows).map(([code, filled]) => assessed(code, filled)),
      declaredTotal: undefined,
    },
    rowEvidence: [],
    findings: weigh(
      found.map(([id, code, values = {}]) => ({ id, place: { code }, values })),
      regulation,
    ),
    deadline: { ...inTime, ...deadline },
  });
}

function scored(given: Case): Score {
  const { score } = run(given);
  if (!score) throw new RangeError('no score');
  return score;
}

const shown = (points: Points | undefined): string | undefined =>
  points === undefined ? undefined : decimalString(points);
const rowOf = (score: Score, code: string) => {
  const row = score.rows.find((each) => each.code === code);
  return (
    row && {
      ...row,
      self: shown(row.self),
      checked: shown(row.checked),
      because: row.because.map(({ finding }) => finding),
    }
  );
};
const scenarioOf = (score: Score, id: string) => {
  const found = score.scenarios.find((each) => each.id === id);
  return found && [shown(found.total), shown(found.maxTotal)];
};

describe('points after the checks, and the finding behind each difference', () => {
  test.each([
    ['nothing is found', '0.5', [], '0.5', []],
    ['above the maximum', '1.5', ['workbook/points-above-max'], '1', ['workbook/points-above-max']],
    ['below zero', '-1', ['workbook/points-negative'], '0', ['workbook/points-negative']],
    ['no evidence, Ninh Hòa Điều 7 khoản 2: 0', '1', ['evidence/missing'], '0', ['evidence/missing']],
    [
      'only explained, Ninh Hòa A7: the strict 0 stands first',
      '1',
      ['evidence/missing-justified'],
      '0',
      ['evidence/missing-justified'],
    ],
    [
      'two reasons, each from where the other left off',
      '1.5',
      ['workbook/points-above-max', 'evidence/missing'],
      '0',
      ['workbook/points-above-max', 'evidence/missing'],
    ],
    ['a reason that changes nothing is none', '0', ['evidence/missing'], '0', []],
  ] as const)('%s', (_, self, ids, checked, because) => {
    const score = scored({ rows: { 'I.1': { self } }, found: ids.map((id) => [id, 'I.1'] as const) });
    expect(rowOf(score, 'I.1')).toMatchObject({ self, checked, because });
  });

  test('not one of the levels: the level that the finding names', () => {
    const found = [['workbook/not-a-level', 'I.1', { counted: toPoints('0.5') }]] as const;
    expect(rowOf(scored({ rows: { 'I.1': { self: '0.8' } }, found }), 'I.1')).toMatchObject({
      checked: '0.5',
      because: ['workbook/not-a-level'],
    });
  });

  test('what the declared inputs give, where it is less', () => {
    const rows = { 'II.2': { self: '4.5' } };
    const expected = (points: string) =>
      scored({ rows, found: [['workbook/computed-differs', 'II.2', { expected: toPoints(points) }]] });
    expect(rowOf(expected('3.333333'), 'II.2')).toMatchObject({ self: '4.5', checked: '3.33' });
    expect(rowOf(expected('4.8'), 'II.2')).toMatchObject({ checked: '4.5', because: [] });
  });

  test('each reason carries its article or house rule, from and to', () => {
    const score = scored({ rows: { 'I.1': { self: '1' } }, found: [['evidence/missing', 'I.1']] });
    expect(score.rows.find(({ code }) => code === 'I.1')?.because).toEqual([
      {
        finding: 'evidence/missing',
        basis: { article: 'Điều 7 khoản 2 (gạch đầu dòng thứ nhất)' },
        from: toPoints('1'),
        to: ZERO,
      },
    ]);
  });

  test('a row that is not scored has no figure, and is not 0', () => {
    const score = scored({ rows: { 'I.1': {} }, found: [['workbook/not-scored', 'I.1']] });
    expect(rowOf(score, 'I.1')).toMatchObject({
      self: undefined,
      checked: undefined,
      because: ['workbook/not-scored'],
    });
  });

  test('a row that the workbook leaves out stays assessed', () => {
    const score = scored({ rows: {}, found: [['workbook/code-missing', 'I.1']] });
    expect(score.rows.find(({ code }) => code === 'I.1')).toMatchObject({ assessed: true, pending: false });
  });

  test('a row of words only waits for a person', () => {
    expect(rowOf(scored({ rows: { 'I.3': { self: '3' } } }), 'I.3')).toMatchObject({
      checked: '3',
      pending: true,
    });
  });
});

describe('Quảng Nam mục 3: no evidence takes no points', () => {
  test.each(['evidence/missing', 'evidence/missing-justified'] as const)('%s', (id) => {
    const score = scored({ regulation: quangNam, rows: { 'I.1': { self: '1' } }, found: [[id, 'I.1']] });
    expect(rowOf(score, 'I.1')).toMatchObject({ self: '1', checked: '1', because: [] });
    expect(score.scenarios).toEqual([]);
  });
});

describe('the other regulations', () => {
  test.each([
    ['lai-chau-29-2019', 'evidence/missing', '1'],
    ['lai-chau-29-2019', 'evidence/missing-justified', '1'],
    ['kon-ray-1253-2022', 'evidence/missing', '1'],
    ['kon-ray-1253-2022', 'evidence/missing-justified', '1'],
    ['quang-tri-320-2021', 'evidence/missing', '1'],
    ['quang-tri-320-2021', 'evidence/missing-justified', '1'],
  ] as const)('%s: %s leaves %s of 1 point', (id, finding, checked) => {
    const regulation = loadRegulation(join(rubrics, id));
    const score = scored({ regulation, rows: { 'I.1': { self: '1' } }, found: [[finding, 'I.1']] });
    expect(rowOf(score, 'I.1')).toMatchObject({ self: '1', checked });
  });

  test('Lai Châu mục X: penalties are subtracted from the total, which is never under 0', () => {
    const regulation = loadRegulation(join(rubrics, 'lai-chau-29-2019'));
    const score = scored({ regulation, rows: { 'I.1': { self: '0.5' }, 'V.1': { self: '-2' } } });
    expect([shown(score.selfTotal), shown(score.checkedTotal)]).toEqual(['-1.5', '0']);
  });

  test.each([
    ['quang-nam-2744-2020', '5', '0'],
    ['lai-chau-29-2019', '5', '-1.5'],
    ['kon-ray-1253-2022', '5', '0'],
    ['quang-tri-320-2021', '5', '0'],
  ] as const)('%s: bonus has no cap of its own (%s), a declared penalty makes %s', (id, bonus, penalised) => {
    const regulation = loadRegulation(join(rubrics, id));
    const withBonus = run({ regulation, rows: { 'IV.1': { self: '2' }, 'IV.2': { self: '3' } } });
    expect([shown(withBonus.score?.checkedTotal), withBonus.findings]).toEqual([bonus, []]);
    const penalty = scored({ regulation, rows: { 'V.1': { self: '1.5' } } });
    expect(shown(penalty.selfTotal)).toBe(penalised);
  });

  test.each(['lai-chau-29-2019', 'quang-tri-320-2021'])(
    '%s has no rule for criteria that are not assessed, so no other total is shown',
    (id) => {
      const regulation = loadRegulation(join(rubrics, id));
      expect(scored({ regulation, rows: { 'I.2': { notAssessed: true } } }).scenarios).toEqual([]);
    },
  );

  test('Kon Rẫy B13: both totals are shown', () => {
    const regulation = loadRegulation(join(rubrics, 'kon-ray-1253-2022'));
    const score = scored({ regulation, rows: { 'I.1': { self: '1' }, 'I.2': { notAssessed: true } } });
    expect(scenarioOf(score, 'exemptionsConfirmed')).toEqual(['1', '18']);
  });
});

test('the cap of the bonus holds for its sum, even where each row is within its maximum', () => {
  const regulation = { ...ninhHoa, scoring: { ...ninhHoa.scoring, bonusCap: toPoints('4') } };
  const { score, findings } = run({ regulation, rows: { 'IV.1': { self: '2' }, 'IV.2': { self: '3' } } });
  expect([shown(score?.selfTotal), shown(score?.checkedTotal)]).toEqual(['5', '4']);
  expect(findings).toMatchObject([{ id: 'scoring/bonus-over-cap', place: { code: 'IV' } }]);
  expect(shown(score?.groups.find(({ code }) => code === 'IV')?.checked)).toBe('4');
});

test('where a regulation subtracts declared penalties they stand in both totals', () => {
  const regulation: Regulation = { ...ninhHoa, scoring: { ...ninhHoa.scoring, penalties: 'subtracted' } };
  const { score, findings } = run({ regulation, rows: { 'I.2': { self: '2' }, 'V.1': { self: '1.5' } } });
  expect([shown(score?.selfTotal), shown(score?.checkedTotal)]).toEqual(['0.5', '0.5']);
  // Nobody is told that they are only passed on.
  expect(findings).toEqual([]);
});

describe('criteria proposed as not assessed', () => {
  const rows = { 'I.1': { self: '1' }, 'I.2': { notAssessed: true }, 'II.2': { self: '4' } };

  test('a regulation that keeps the maximum keeps it', () => {
    const regulation: Regulation = {
      ...ninhHoa,
      scoring: { ...ninhHoa.scoring, notAssessed: 'keepsMaximum' },
    };
    expect(scenarioOf(scored({ regulation, rows }), 'exemptionsConfirmed')).toEqual(['5', '20']);
  });

  test('Quảng Nam has no rule for it, so no other total is shown', () => {
    expect(scored({ regulation: quangNam, rows }).scenarios).toEqual([]);
  });
});

describe('what filing late would cost stands on a line of its own', () => {
  const rows = { 'I.2': { self: '2' }, 'II.2': { self: '4' } };

  test.each([
    ['inTime', 0, '0', false, undefined],
    ['late', 1, '1', false, ['5', '20']],
    ['tooLate', 3, '0', true, ['0', '20']],
  ] as const)(
    'received nobody knows when, and %s if filed now',
    (state, lateDays, penalty, zero, expected) => {
      const score = scored({
        rows,
        deadline: { state: 'unknown', ifFiledNow: { state, lateDays, penalty: toPoints(penalty), zero } },
      });
      expect(shown(score.checkedTotal)).toBe('6');
      expect(scenarioOf(score, 'filedNow')).toEqual(expected);
    },
  );

  test('in time there is no such line', () => {
    expect(scored({ rows }).scenarios).toEqual([]);
  });
});

test('a row that is not for the unit is not told as appraised by it', () => {
  const told = (notApplicableTo: readonly string[]) => {
    const own = { appraiser: 'don-vi-a', notApplicableTo };
    const criteria = SMALL.criteria.map((each) => (each.code === 'I.2' ? { ...each, ...own } : each));
    return run({ appendix: { ...SMALL, criteria }, rows: {} }).findings.map(({ id }) => id);
  };
  expect([told([]), told(['don-vi-a'])]).toEqual([['scoring/self-appraised'], []]);
});

test('without a workbook that could be read there is no score, and the checks did not run', () => {
  const [task] = ninhHoa.tasks;
  if (!task) throw new RangeError('no task');
  const { score, checks } = scoreDossier({
    dossier: {
      id: { regulation: 'x', year: 2026, unit: 'x', task: 'x', part: 1, round: 1 },
      ...{
        version: 1,
        arrivedAs: 'x',
        unit: undefined,
        appendix: SMALL,
        task,
        files: [],
        ignored: [],
        contentHash: '',
      },
      ...{ firstSeenAt: undefined, receivedAt: undefined },
    },
    regulation: ninhHoa,
    selfAssessment: undefined,
    rowEvidence: [],
    findings: [],
    deadline: inTime,
  });
  expect(score).toBeUndefined();
  expect(new Set(checks.map(({ ran }) => ran))).toEqual(new Set(['notRun']));
});

describe('whole appendices', () => {
  const best = (appendix: Appendix): Case['rows'] =>
    Object.fromEntries(
      appendix.criteria.flatMap(({ code, method, max }) =>
        method && !isNeverSelfScored(method) && method.kind !== 'penalty'
          ? [[code, { self: decimalString(max) }]]
          : [],
      ),
    );

  test.each([
    [ninhHoa, '3', 'ubnd-xa-phuong', '100'],
    [ninhHoa, '1', 'co-quan-chuyen-mon', '100'],
    [quangNam, '1', 'so', '100'],
    [quangNam, '2', 'ubnd-huyen-thi-xa-thanh-pho', '100'],
  ])('%o, appendix %s: full marks are everything that is self-scored', (regulation, id, kind, max) => {
    const appendix = regulation.appendices.find((each) => each.id === id);
    if (!appendix) throw new RangeError(id);
    const score = scored({ regulation, appendix, kind, rows: best(appendix) });
    expect(score.selfTotal).toBe(score.selfMaxTotal);
    expect(score.checkedTotal).toBe(score.selfTotal);
    expect(shown(score.maxTotal)).toBe(max);
    const top = score.groups.filter(({ code }) =>
      appendix.criteria.some((each) => each.code === code && !each.parent),
    );
    expect(add(...top.map(({ self }) => self))).toBe(score.selfTotal);
  });

  test('Quảng Nam phụ lục 1, notApplicableTo: the criterion leaves the maximum of Văn phòng UBND tỉnh only', () => {
    const appendix = quangNam.appendices.find((each) => each.id === '1');
    if (!appendix) throw new RangeError('1');
    const out = appendix.criteria.filter(({ notApplicableTo }) =>
      notApplicableTo.includes('van-phong-ubnd-tinh'),
    );
    const office = scored({
      regulation: quangNam,
      appendix,
      kind: 'van-phong-ubnd-tinh',
      rows: best(appendix),
    });
    expect(out.length).toBeGreaterThan(0);
    expect(shown(add(office.maxTotal, ...out.map(({ max }) => max)))).toBe('100');
    expect(out.map(({ code }) => rowOf(office, code)?.assessed)).toEqual(out.map(() => false));
  });
});

describe('properties', () => {
  const leaves = SMALL.criteria.filter(({ method }) => method);
  const IDS: readonly FindingId[] = [
    'workbook/points-above-max',
    'workbook/not-a-level',
    'evidence/missing',
    'evidence/missing-justified',
  ];

  /** A small deterministic source of numbers, 0 to 1. */
  function source(seed: number) {
    let state = seed;
    return () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
  }

  function random(seed: number): { rows: Record<string, Filled>; found: [FindingId, string][] } {
    const next = source(seed);
    const rows: Record<string, Filled> = {};
    const found: [FindingId, string][] = [];
    for (const { code } of leaves) {
      if (next() < 0.15) continue;
      rows[code] = { self: (next() * 6).toFixed(3), notAssessed: next() < 0.2 };
      for (const id of IDS) if (next() < 0.2) found.push([id, code]);
    }
    return { rows, found };
  }

  const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

  test('sums do not depend on the order of the rows', () => {
    for (const seed of seeds) {
      const { rows, found } = random(seed);
      const backwards = Object.fromEntries(Object.entries(rows).reverse());
      expect(scored({ rows: backwards, found: [...found].reverse() })).toEqual(scored({ rows, found }));
    }
  });

  test('points after the checks are never above what was declared, nor above the maximum', () => {
    for (const seed of seeds) {
      const score = scored(random(seed));
      for (const { self, checked, max } of score.rows) {
        if (checked === undefined || self === undefined) continue;
        expect(checked <= least(self, max)).toBe(true);
      }
      expect(score.checkedTotal <= score.selfTotal).toBe(true);
    }
  });

  test('every difference is explained, step by step', () => {
    for (const seed of seeds) {
      for (const { self, checked, because } of scored(random(seed)).rows) {
        const last = because.reduce((points, { from, to }) => (from === points ? to : undefined), self);
        if (checked !== undefined) expect(last).toBe(checked);
      }
    }
  });

  test('proposing not to be assessed on one row changes no other row', () => {
    for (const seed of seeds) {
      const { rows, found } = random(seed);
      const [code, ...others] = leaves.map((leaf) => leaf.code);
      if (code === undefined) continue;
      const changed = scored({ rows: { ...rows, [code]: { ...rows[code], notAssessed: true } }, found });
      const before = scored({ rows, found });
      for (const other of others) expect(rowOf(changed, other)).toEqual(rowOf(before, other));
    }
  });

  test('rounding once: what is rounded already stays as it is', () => {
    for (const seed of seeds) {
      const { rows, found } = random(seed);
      const once = scored({ rows, found });
      const again = Object.fromEntries(
        Object.entries(rows).map(([code, filled]) => {
          const self = rowOf(once, code)?.self ?? filled.self;
          return [code, { ...filled, ...(self === undefined ? {} : { self }) }];
        }),
      );
      expect(scored({ rows: again, found }).selfTotal).toBe(once.selfTotal);
    }
  });
});
