import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Day, type Instant, parseDay, parseInstant } from '../../pipeline/model/day.ts';
import type { DossierFile } from '../../pipeline/model/dossier.ts';
import type { DeadlineOverride, Office, Unit } from '../../pipeline/model/office.ts';
import { decimalString, toPoints } from '../../pipeline/model/points.ts';
import { loadCalendar } from '../../pipeline/rubric/calendar.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { checkDeadline } from '../../pipeline/stages/deadline/deadline.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');
const calendar = loadCalendar(join(rubrics, 'calendar.yaml'));
const ninhHoa = loadRegulation(join(rubrics, 'ninh-hoa-1149-2021'));
const quangNam = loadRegulation(join(rubrics, 'quang-nam-2744-2020'));

function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(text);
  return parsed;
}

function at(text: string): Instant {
  const parsed = parseInstant(`${text}+07:00`);
  if (!parsed) throw new RangeError(text);
  return parsed;
}

const unit: Unit = {
  code: 'xa-a',
  name: 'UBND xã A',
  otherNames: [],
  kind: 'ubnd-xa-phuong',
  parent: 'UBND thị xã',
  place: 'A',
  symbol: 'BC-UBND',
  head: { title: 'CHỦ TỊCH', capacity: undefined },
  recipients: [],
};

const officeOf = (assessmentYear: number, deadlineOverrides: readonly DeadlineOverride[] = []): Office => ({
  name: 'Phòng Nội vụ',
  parent: 'UBND thị xã',
  place: 'A',
  regulation: 'x',
  assessmentYear,
  channel: { kind: 'here' },
  units: [unit],
  deadlineOverrides,
  folders: { results: undefined, certificates: undefined, revocationLists: undefined },
  anchors: [],
});

const extension = (to: string, granted: string, units: readonly string[] = []): DeadlineOverride => ({
  task: 'tu-danh-gia',
  units,
  day: day(to),
  document: { number: '99/UBND-NV', day: day(granted) },
});

interface Case {
  readonly regulation?: typeof ninhHoa;
  readonly task?: string;
  readonly year?: number;
  readonly receivedAt?: string;
  readonly decidedAt?: string;
  readonly filedAt?: string;
  readonly overrides?: readonly DeadlineOverride[];
  readonly files?: readonly DossierFile[];
}

function deadlineOf({ regulation = ninhHoa, task = 'tu-danh-gia', year = 2026, ...rest }: Case) {
  const found = regulation.tasks.find(({ id }) => id === task);
  if (!found) throw new RangeError(task);
  const { deadline, findings, checks } = checkDeadline({
    office: officeOf(year, rest.overrides),
    decidedAt: at(rest.decidedAt ?? '2026-12-31T00:00:00'),
    calendar,
    dossier: {
      id: { regulation: regulation.id, year, unit: unit.code, task, part: 1, round: 1 },
      version: 1,
      arrivedAs: unit.code,
      unit,
      appendix: undefined,
      task: found,
      files: rest.files ?? [],
      ignored: [],
      contentHash: '',
      firstSeenAt: undefined,
      receivedAt: rest.receivedAt === undefined ? undefined : at(rest.receivedAt),
      filedAt: rest.filedAt === undefined ? undefined : at(rest.filedAt),
    },
  });
  return { ...deadline, ids: findings.map(({ id }) => id), findings, checks };
}

test.each(['2026-12-09T08:00:00', '2026-12-10T08:00:00'])(
  'Ninh Hòa Đ7.5: received %s, late, the unit is told the day after which its dossier counts as zero',
  (receivedAt) => {
    const [late] = deadlineOf({ receivedAt }).findings;
    expect(late?.id).toBe('deadline/late');
    expect(String(late?.values['effect'])).toMatch(/10\/12\/2026.* 0 điểm/);
  },
);

test('Quảng Nam mục 4 locks all at once: nobody has a grace', () => {
  const found = quangNam.tasks.map(({ deadline }) => [deadline.lockedOnceFiled, deadline.afterwards]);
  expect(found).toEqual([[false, 'locked']]);
});

describe('received nobody knows when: what filing now would cost is told', () => {
  test.each([
    ['2026-12-08T12:00', 'inTime', 0, '0', false],
    ['2026-12-09T12:00', 'late', 1, '1', false],
    ['2026-12-10T12:00', 'late', 2, '2', false],
    ['2026-12-11T12:00', 'tooLate', 3, '0', true],
  ])('now being %s', (decidedAt, standing, lateDays, penalty, zero) => {
    const { state, ifFiledNow } = deadlineOf({ decidedAt });
    expect(state).toBe('unknown');
    expect(ifFiledNow).toMatchObject({ state: standing, lateDays, penalty: toPoints(penalty), zero });
  });

  test('not where the receipt is known', () => {
    expect(deadlineOf({ receivedAt: '2026-12-08T12:00' }).ifFiledNow).toBeUndefined();
  });
});

describe('Quảng Nam mục 4: the date stands in another document', () => {
  const regulation = quangNam;

  test('without it nothing is decided', () => {
    const result = deadlineOf({ regulation, year: 2020, receivedAt: '2021-01-20T08:00' });
    expect(result).toMatchObject({ due: undefined, state: 'unknown', ids: ['deadline/none-entered'] });
    expect(result.checks).toContainEqual(
      expect.objectContaining({ id: 'deadline/due', ran: 'indeterminate' }),
    );
  });

  test.each([
    ['2021-01-15T23:59:59', 'inTime', []],
    ['2021-01-16T00:00:00', 'tooLate', ['deadline/too-late']],
  ])('entered as 15/01/2021, received %s: %s; locked, but no points are lost', (receivedAt, state, ids) => {
    const result = deadlineOf({
      regulation,
      year: 2020,
      receivedAt,
      overrides: [extension('2021-01-15', '2020-12-23')],
    });
    expect(result).toMatchObject({
      state,
      ids,
      zero: false,
      basis: { article: '99/UBND-NV ngày 23/12/2020' },
    });
    expect(decimalString(result.penalty)).toBe('0');
  });

  test('a Sunday is not shifted, the shift is shown as possible', () => {
    const result = deadlineOf({
      regulation,
      year: 2020,
      receivedAt: '2021-01-18T08:00',
      overrides: [extension('2021-01-17', '2020-12-23')],
    });
    expect(result).toMatchObject({ due: '2021-01-17', state: 'tooLate' });
    expect(result.ids).toEqual(['deadline/too-late', 'deadline/shift-possible']);
    expect(result.alternatives).toMatchObject([{ id: '#18', due: '2021-01-18', state: 'inTime' }]);
  });
});

describe('Kon Rẫy: "trước ngày" and "chậm nhất trong ngày" in one letter', () => {
  const regulation = loadRegulation(join(rubrics, 'kon-ray-1253-2022'));
  test.each([
    ['tu-danh-gia', '2023-11-19T23:00', '2023-11-19', 'inTime', 0],
    ['tu-danh-gia', '2023-11-20T08:00', '2023-11-19', 'late', 1],
    ['ke-hoach-163', '2023-11-12T08:00', '2023-11-12', 'inTime', 0],
    ['ke-hoach-163', '2023-11-13T08:00', '2023-11-12', 'late', 1],
    ['khac-phuc-sau-kiem-tra', '2023-11-14T08:00', '2023-11-12', 'late', 2],
    ['nhap-phan-mem-tinh', '2023-11-20T23:00', '2023-11-20', 'inTime', 0],
    ['nhap-phan-mem-tinh', '2023-11-21T08:00', '2023-11-20', 'late', 1],
    ['chuan-bi-chi-so-huyen', '2023-11-21T08:00', undefined, 'unknown', 0],
  ])(
    '%s received %s: last day %s, %s by %d, no points taken (B5)',
    (task, receivedAt, due, state, lateDays) => {
      const result = deadlineOf({ regulation, task, year: 2023, receivedAt });
      expect(result).toMatchObject({ due, state, lateDays, zero: false });
      expect(decimalString(result.penalty)).toBe('0');
    },
  );

  test('B1 and B4: the day itself, and the Monday after the Sunday, are the other readings', () => {
    const { alternatives, ids } = deadlineOf({ regulation, year: 2023, receivedAt: '2023-11-20T08:00' });
    expect(alternatives.map(({ id, due, state }) => [id, due, state])).toEqual([
      ['B1', '2023-11-20', 'inTime'],
      ['B4', '2023-11-20', 'inTime'],
    ]);
    expect(ids).toEqual(['deadline/late', 'deadline/shift-possible']);
  });
});

describe('Quảng Trị mục III: "chậm nhất đến hết ngày"', () => {
  const regulation = loadRegulation(join(rubrics, 'quang-tri-320-2021'));
  test.each([
    ['tu-danh-gia', '2021-02-18T23:59:59', 'inTime'],
    ['tu-danh-gia', '2021-02-19T00:00:00', 'late'],
    ['tong-hop', '2021-02-23T10:00', 'inTime'],
    ['nhap-phan-mem-bo-noi-vu', '2021-02-27T10:00', 'late'],
  ])('%s received %s is %s', (task, receivedAt, state) => {
    expect(deadlineOf({ regulation, task, year: 2020, receivedAt }).state).toBe(state);
  });
});

test('Lai Châu mục 3: the date stands in a plan of the province, so nothing is decided without it', () => {
  const regulation = loadRegulation(join(rubrics, 'lai-chau-29-2019'));
  expect(deadlineOf({ regulation, year: 2019, receivedAt: '2019-12-20T08:00' })).toMatchObject({
    state: 'unknown',
    ids: ['deadline/none-entered'],
  });
});

describe('where the text says nothing of days off or of being late', () => {
  test.each([
    ['lai-chau-29-2019', 2021],
    ['quang-tri-320-2021', 2021],
  ])('%s: a Sunday is not shifted, only told; late takes no points and does not lock', (id, year) => {
    const regulation = loadRegulation(join(rubrics, id));
    const overrides = [extension('2021-12-19', '2021-12-01')];
    const result = deadlineOf({ regulation, year, receivedAt: '2021-12-20T08:00', overrides });
    expect(result).toMatchObject({ due: '2021-12-19', state: 'late', lateDays: 1, zero: false });
    expect(result.ids).toContain('deadline/late');
    expect(result.ids).toContain('deadline/shift-possible');
    expect(decimalString(result.penalty)).toBe('0');
  });
});

describe('an extension', () => {
  test.each([
    ['for all units', [extension('2026-12-11', '2026-12-01')], '2026-12-11'],
    [
      'for this unit beats one for all',
      [extension('2026-12-10', '2026-12-01', ['xa-a']), extension('2026-12-11', '2026-12-02')],
      '2026-12-10',
    ],
    ['for another unit is not ours', [extension('2026-12-11', '2026-12-01', ['xa-b'])], '2026-12-08'],
    [
      'granted later holds',
      [extension('2026-12-14', '2026-12-03'), extension('2026-12-11', '2026-12-01')],
      '2026-12-14',
    ],
    [
      'to a Sunday is shifted where the regulation shifts',
      [extension('2026-12-13', '2026-12-01')],
      '2026-12-14',
    ],
  ])('%s', (_, overrides, due) => {
    expect(deadlineOf({ receivedAt: '2026-12-08T08:00', overrides }).due).toBe(due);
  });
});

test('an unknown time of receipt is neither in time nor late', () => {
  const result = deadlineOf({});
  expect(result).toMatchObject({
    due: '2026-12-08',
    lastGraceDay: '2026-12-10',
    state: 'unknown',
    lateDays: 0,
  });
  expect(result.checks.map(({ ran }) => ran)).toEqual(['indeterminate', 'indeterminate']);
});

test.each([
  [2023, false],
  [2026, true],
  [2031, true],
])('the list of days off of %d is not official: %s', (year, told) => {
  expect(
    deadlineOf({ year, receivedAt: `${year}-12-01T08:00` }).ids.includes('deadline/calendar-unofficial'),
  ).toBe(told);
});

test.each([
  ['2026-12-08T23:00', 4, []],
  ['2026-12-09T01:00', 1, [{ count: 1, names: '1.pdf' }]],
  ['2026-12-09T01:00', 4, [{ count: 4, names: '1.pdf; 2.pdf; 3.pdf; …' }]],
])(
  'changed %s, %d files of a dossier received on 08/12 are told at once, and decide nothing',
  (modified, count, told) => {
    const result = deadlineOf({
      receivedAt: '2026-12-08T10:00',
      files: Array.from({ length: count }, (_, index) => ({
        ...{ path: `${index + 1}.pdf`, bytes: 1, sha256: '', location: '', modifiedAt: at(modified) },
      })),
    });
    expect(result.state).toBe('inTime');
    expect(
      result.findings.filter(({ id }) => id === 'deadline/file-after-receipt').map(({ values }) => values),
    ).toEqual(told.map((each) => expect.objectContaining(each)));
  },
);
