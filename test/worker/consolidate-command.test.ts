import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filing, Share } from '../../pipeline/model/consolidation.ts';
import { isNeverSelfScored } from '../../pipeline/model/levels.ts';
import { add, toPoints } from '../../pipeline/model/points.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { consolidate } from '../../pipeline/stages/consolidation/consolidate.ts';
import { sharedTasks } from '../../pipeline/stages/consolidation/shares.ts';
import { consolidateCommand, consolidateInto } from '../../pipeline/worker/consolidate-command.ts';
import { row } from '../stages/builders.ts';
import { commandRun } from './command-run.ts';
import { at, ConsolidationRun } from './consolidation-run.ts';

const root = join(import.meta.dirname, '..', '..');
const office = join(root, 'samples', 'office-quang-tri.yaml');
const printed = commandRun();

let run: ConsolidationRun;
beforeAll(async () => {
  run = await ConsolidationRun.open(office);
  await run.fileAll('du');
}, 120_000);
afterAll(() => run.close());

const again = (name: string): void => cpSync(join(run.root, 'du'), join(run.root, name), { recursive: true });
const lan = (results: string, unit: string, version = 1): string =>
  join(results, '2020', unit, 'tu-danh-gia', `Lần ${version}`);
/** Changes what stands in a result. */
const alter = (folder: string, change: (text: string) => string): void => {
  const file = join(run.root, folder, 'ket-qua.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
const NEWEST = 'so-tu-phap';
const EDITION = 'e'.repeat(64);

/** Every row of the share at its maximum. */
const filing = ({ unit, appendix }: Share, version: number): Filing => ({
  ...{ unit, folder: unit, version, newest: version, receivedAt: undefined },
  deadline: { due: undefined, state: 'unknown', lateDays: 0 },
  ...{
    state: 'ready',
    contentHash: '',
    edition: EDITION,
    faults: [],
    initiatives: [],
    proposals: [],
    files: [],
  },
  rows: appendix.criteria.flatMap(({ code, max, method }) =>
    method
      ? [
          {
            ...{ code, max, self: max, notAssessed: false, evidence: [], evidenceText: '' },
            ...{ justification: '', declared: new Map() },
          },
        ]
      : [],
  ),
});

describe('which result of a unit counts', () => {
  test('the newest, also where it cannot be read: an older one never takes its place', async () => {
    again('moi-nhat');
    await run.file('moi-nhat', NEWEST, { workbook: 'no workbook' });
    const { said, findings, total } = await run.consolidate('th-moi-nhat', 'moi-nhat');
    expect({ said, total }).toEqual({ said: ['unusable'], total: undefined });
    expect(findings[0]?.values).toMatchObject({ version: 2, why: expect.stringContaining('không đọc được') });
  });

  test('the one that was named outright, beside the folder of all', async () => {
    again('dich-danh');
    await run.file('dich-danh', NEWEST, { workbook: 'no workbook' });
    const { said, json } = await run.consolidate('th-dich-danh', 'dich-danh', lan('dich-danh', NEWEST));
    expect(said).toEqual(['earlier-version']);
    const unit = json.units.find((each: { unit: string }) => each.unit === NEWEST);
    expect(unit.filed).toMatchObject({ version: 1, newest: 2 });
  });

  test('data that cannot be read are the unit’s whose other versions lie beside them', async () => {
    again('hong');
    mkdirSync(join(run.root, lan('hong', NEWEST, 2)));
    writeFileSync(join(run.root, lan('hong', NEWEST, 2), 'ket-qua.json'), '{"dossier": {');
    const { said, consolidation } = await run.consolidate('th-hong', 'hong');
    expect(said).toEqual(['unusable']);
    expect(consolidation.units.find(({ share }) => share.unit === NEWEST)?.unusable).toMatchObject({
      version: 2,
      why: 'unreadable',
    });
  });

  test('none that a run is still writing', async () => {
    again('dang-ghi');
    cpSync(join(run.root, lan('dang-ghi', NEWEST)), join(run.root, `${lan('dang-ghi', NEWEST, 2)}.x.part`), {
      recursive: true,
    });
    expect((await run.consolidate('th-dang-ghi', 'dang-ghi')).said).toEqual([]);
  });

  test('of two in different places neither is guessed', async () => {
    again('hai-noi');
    cpSync(join(run.root, lan('du', NEWEST)), join(run.root, 'hai-noi', 'chép', 'Lần 2'), {
      recursive: true,
    });
    await expect(run.consolidate('th-hai-noi', 'hai-noi')).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(/so-tu-phap.*(chép.*Lần 1|Lần 1.*chép)/),
    });
    expect(existsSync(join(run.root, 'th-hai-noi'))).toBe(false);
  });
});

describe('results that are none of the task’s are left aside and told', () => {
  test.each([
    [
      'another regulation',
      '"regulation": "quang-tri-320-2021"',
      '"regulation": "quang-nam-2744-2020"',
      'quy chế khác',
    ],
    ['another year', '"year": 2020', '"year": 2019', 'năm đánh giá 2019'],
    ['another task', '"task": "tu-danh-gia"', '"task": "tong-hop"', 'nhiệm vụ khác'],
    ['a unit without a part', `"unit": "${NEWEST}"`, '"unit": "so-y-te"', 'so-y-te'],
  ])('%s', async (_, from, to, why) => {
    const name = `ngoai-${to.replace(/\W+/g, '-')}`;
    again(name);
    alter(lan(name, NEWEST), (text) => text.replace(from, to));
    const { said, findings, consolidation } = await run.consolidate(`th-${name}`, name);
    expect(said).toEqual(['not-filed', 'left-aside']);
    expect(findings[1]?.values['why']).toContain(why);
    expect(consolidation.units.find(({ share }) => share.unit === NEWEST)?.filing).toBeUndefined();
  });
});

describe('a result that is no longer what was checked is not taken', () => {
  const broken = async (name: string, spoil: (folder: string) => void) => {
    again(name);
    spoil(lan(name, NEWEST));
    const { said, consolidation } = await run.consolidate(`th-${name}`, name);
    expect(said).toEqual(['unusable']);
    return consolidation.units.find(({ share }) => share.unit === NEWEST)?.unusable;
  };
  const evidence = 'tai-lieu-kiem-chung/tai-lieu/báo cáo.pdf';

  test.each<[string, (folder: string) => void]>([
    ['evidence changed', (folder) => run.put(join(folder, evidence), 'khác')],
    [
      'evidence renamed',
      (folder) =>
        renameSync(
          join(run.root, folder, evidence),
          join(run.root, folder, 'tai-lieu-kiem-chung/tai-lieu/b.pdf'),
        ),
    ],
  ])('%s', async (name, spoil) => {
    expect(await broken(name, spoil)).toMatchObject({ why: 'changed', what: evidence });
  });

  test('points changed without their total', async () => {
    const points = (text: string): string => text.replace('"self": "0.5"', '"self": "0.4"');
    expect(await broken('diem', (folder) => alter(folder, points))).toMatchObject({
      ...{ why: 'changed', what: 'ket-qua.json' },
    });
  });

  test('a criterion that is worth other points now', async () => {
    const max = (text: string): string => text.replace(/("code": "2\.1\.1",\s+"max": )"[\d.]+"/, '$1"9"');
    expect(await broken('toi-da', (folder) => alter(folder, max))).toMatchObject({
      ...{ why: 'otherRows', what: expect.stringMatching(/^2\.1\.1: .*9, nay/) },
    });
  });
});

test('a result checked by another edition of the regulation is taken, with a warning', async () => {
  again('ban-khac');
  alter(lan('ban-khac', NEWEST), (text) =>
    text.replace(/"rubric": "[0-9a-f]{64}"/, `"rubric": "${'0'.repeat(64)}"`),
  );
  const { findings, total } = await run.consolidate('th-ban-khac', 'ban-khac');
  expect(findings.map(({ id, level }) => [id, level])).toEqual([['consolidation/other-edition', 'warn']]);
  expect(total).toBeDefined();
});

test('an initiative whose document does not tell its name is left to a person', async () => {
  again('khong-ten');
  alter(lan('khong-ten', NEWEST), (text) =>
    text.replace(/("initiatives": \[\s+\{\s+"name": )"[^"]+"/, '$1null'),
  );
  const { findings } = await run.consolidate('th-khong-ten', 'khong-ten');
  expect(findings.map(({ id, level }) => [id, level])).toEqual([
    ['consolidation/initiative-unnamed', 'warn'],
  ]);
});

describe('the folder of results', () => {
  test('holds the table, the sheet, its data and the evidence of each unit', async () => {
    await run.consolidate('th', 'du');
    expect(readdirSync(join(run.root, 'th')).sort()).toEqual([
      '2020_bang-cham-diem-tong-hop.xlsx',
      '2020_phieu-tong-hop.html',
      'tai-lieu-kiem-chung',
      'tong-hop.json',
    ]);
    expect(readdirSync(join(run.root, 'th', 'tai-lieu-kiem-chung'))).toHaveLength(8);
  });

  test('is written whole or not at all: what lies there already stays, and nothing is added', async () => {
    run.put('co-san/ghi chú.txt', 'của người khác');
    await expect(run.consolidate('co-san', 'du')).rejects.toMatchObject({ code: 'OUTPUT_EXISTS' });
    expect(readdirSync(join(run.root, 'co-san'))).toEqual(['ghi chú.txt']);
    expect(readdirSync(run.root).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('is the same bytes for the same results and the same moment', async () => {
    for (const out of ['lan-a', 'lan-b']) await run.consolidate(out, 'du');
    for (const name of ['2020_bang-cham-diem-tong-hop.xlsx', '2020_phieu-tong-hop.html', 'tong-hop.json']) {
      const [a, b] = ['lan-a', 'lan-b'].map((out) => readFileSync(join(run.root, out, name)));
      expect(a, name).toEqual(b);
    }
  });
});

describe('the command', () => {
  const consolidated = (...args: readonly string[]): Promise<number> =>
    consolidateCommand(['--office', office, '--at', '2021-02-19T09:00:00+07:00', ...args]);

  test('says in one sentence what came out, and 0 where nothing is left to settle', {
    timeout: 60_000,
  }, async () => {
    const out = join(run.root, 'lenh');
    expect(await consolidated(join(run.root, 'du'), '--out', out)).toBe(0);
    expect(printed.out).toMatch(/^Đã có kết quả của cả 8 đơn vị\. Tổng điểm tự chấm: [\d,]+\/68 .*lenh\n$/);
  });

  test('ends with 1 where something is lacking', { timeout: 60_000 }, async () => {
    const one = join(run.root, lan('du', NEWEST));
    expect(await consolidated(one, '--out', join(run.root, 'lenh-thieu'), '--json')).toBe(1);
    expect(JSON.parse(printed.out)).toMatchObject({ schema: 'hoso/consolidation/1', total: null });
  });

  test.each([
    [['--out', 'x'], /Chưa nêu thư mục/],
    [['không-có', '--out', 'x'], /Không có thư mục/],
    [[join(root, 'docs', 'hinh'), '--out', 'x'], /Không thấy kết quả nào/],
    [['a'], /--out/],
  ])('wrong usage is told: %j', async (args, sentence) => {
    await expect(consolidated(...args)).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(sentence),
    });
  });

  test('a task that is one unit’s alone, and an office whose units share no rubric, are told so', async () => {
    const found = join(run.root, 'du');
    await expect(consolidated(found, '--out', 'x', '--task', 'tong-hop')).rejects.toMatchObject({
      ...{ code: 'USAGE', message: expect.stringMatching(/không chia cho nhiều đơn vị.*tu-danh-gia/) },
    });
    const other = join(root, 'samples', 'office-ninh-hoa.yaml');
    await expect(consolidateCommand([found, '--office', other, '--out', 'x'])).rejects.toMatchObject({
      ...{ code: 'USAGE', message: expect.stringContaining('ninh-hoa-1149-2021') },
    });
  });
});

test('two units with one part between them would count it twice: refused', async () => {
  const { units } = run.desk.office;
  const more = units.slice(0, 1).map((unit) => ({ ...unit, code: 'so-noi-vu-2', name: 'Sở Nội vụ cũ' }));
  const desk = { ...run.desk, office: { ...run.desk.office, units: [...units, ...more] } };
  const request = { found: [], task: undefined, decidedAt: at('2021-02-19T09:00:00+07:00') };
  await expect(consolidateInto(join(run.root, 'x'), request, desk)).rejects.toMatchObject({
    ...{ code: 'USAGE', message: expect.stringContaining('phụ lục 1 (Sở Nội vụ; Sở Nội vụ cũ)') },
  });
});

describe('Kon Rẫy G1a: the departments’ shares of the district’s index, by the same code', () => {
  const regulation = loadRegulation(join(root, 'rubrics', 'kon-ray-1253-2022'));
  const [shared, ...others] = sharedTasks(regulation, []);

  test('each department scores the rows it comes first on, and all of them are the whole', () => {
    expect(others).toEqual([]);
    expect(shared?.task.id).toBe('chuan-bi-chi-so-huyen');
    expect(shared?.shares.map(({ unit, given }) => [unit, given])).toContainEqual(['phong-tu-phap', true]);
  });

  test('rows of a unit that the task is not given to are left to the consolidating office, never 0', () => {
    if (!shared) throw new RangeError('no shared task');
    const nobody = { filings: [], unusable: [], leftAside: [] };
    const { findings, total } = consolidate(shared, nobody, { regulation, year: 2023 });
    expect(total).toBeUndefined();
    const rest = findings.find(({ id }) => id === 'consolidation/not-given');
    expect(rest?.values).toMatchObject({ unit: 'phong-noi-vu' });
    expect(rest?.values['max']).toBeGreaterThan(toPoints('0'));
    expect(findings.filter(({ id }) => id === 'consolidation/not-filed')).toHaveLength(6);
  });

  test('the office scores those in its own copy: with all others filed, nothing is left open', () => {
    if (!shared) throw new RangeError('no shared task');
    const { task, whole, shares } = shared;
    const filings = shares.filter(({ given }) => given).map((share) => filing(share, task.unitKinds.length));
    const open = whole.criteria.filter(({ method }) => method && !isNeverSelfScored(method));
    const rows = open.map(({ code, max }) => row(code, { selfPoints: max, justification: 'Phòng tự chấm' }));
    const filed = { filings, unusable: [], leftAside: [], reviewed: { by: 'Phòng Nội vụ', rows } };
    const { findings, total, review } = consolidate(shared, filed, {
      regulation: { ...regulation, hash: EDITION },
      year: 2023,
    });
    expect(findings).toEqual([]);
    expect(total).toBeUndefined();
    expect(review?.total).toBe(add(...open.map(({ max }) => max)));
    expect(new Set(review?.changes.map(({ filed: before }) => before))).toEqual(new Set([undefined]));
  });
});
