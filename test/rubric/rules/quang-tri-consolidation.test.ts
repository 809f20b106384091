import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Appendix } from '../../../pipeline/model/appendix.ts';
import { isNeverSelfScored } from '../../../pipeline/model/levels.ts';
import { add, decimalString, subtract, toPoints, ZERO } from '../../../pipeline/model/points.ts';
import { dueOf } from '../../../pipeline/stages/deadline/deadline.ts';
import { workbookCommand } from '../../../pipeline/worker/workbook-command.ts';
import { lacks } from '../../needs.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { commandRun } from '../../worker/command-run.ts';
import { at, ConsolidationRun, pointsOf } from '../../worker/consolidation-run.ts';
import { withPart } from '../../writers/parts.ts';

/** Rules of Quảng Trị for the office that puts the eight appendices together: regulation-notes.md, 2 and 3. */

const root = join(import.meta.dirname, '..', '..', '..');
const province = join(root, 'rubrics', 'quang-tri-320-2021', 'province.yaml');
const WORKBOOK = '2020_bang-cham-diem-tong-hop.xlsx';
const printed = commandRun();

let run: ConsolidationRun;
let whole: Appendix;
beforeAll(async () => {
  run = await ConsolidationRun.open(join(root, 'samples', 'office-quang-tri.yaml'));
  const found = run.desk.regulation.appendices.find(({ id }) => id === 'province');
  if (!found) throw new RangeError('province');
  whole = found;
  await run.fileAll('du');
  await run.consolidate('tong-hop', 'du');
}, 120_000);
afterAll(() => run.close());

const units = (): readonly string[] => run.desk.office.units.map(({ code }) => code);
const openLeaves = () => whole.criteria.filter(({ method }) => method && !isNeverSelfScored(method));
/** What the eight agencies have written on a row, together. */
const written = (code: string) =>
  add(...units().map((unit) => pointsOf(run.appendix(unit)).get(code) ?? ZERO));
/** Results of all eight, one of them anew. */
const again = (name: string): void => cpSync(join(run.root, 'du'), join(run.root, name), { recursive: true });

describe('eight appendices become the table of the province', () => {
  test('#9: every row as its agency scored it, groups and total counted anew, the survey left blank', async () => {
    const bytes = readFileSync(join(run.root, 'tong-hop', WORKBOOK));
    const result = await assess(bytes, whole, { path: WORKBOOK });
    expect(saidOf(result)).toEqual([]);
    const rows = new Map(result.selfAssessment?.rows.map((row) => [row.code, row]));
    for (const { code, method } of whole.criteria) {
      if (!method) continue;
      expect(rows.get(code)?.selfPoints, code).toBe(isNeverSelfScored(method) ? undefined : written(code));
    }
    const total = add(...openLeaves().map(({ code }) => written(code)));
    expect(result.selfAssessment?.declaredTotal?.points).toBe(total);
    expect(add(...openLeaves().map(({ max }) => max))).toBe(toPoints('68'));
  });

  test('#9: four shares of three contributors are one row, each named with its points', async () => {
    const { row, said, settled } = await run.consolidate('bon-phan', 'du');
    expect({ said, settled }).toEqual({ said: [], settled: true });
    const shares = row('4.3.1')?.shares.map(({ share, max, row: own }) => [
      ...[share.unit, decimalString(max), own?.self],
    ]);
    const of = (unit: string) => pointsOf(run.appendix(unit)).get('4.3.1');
    expect(shares).toEqual([
      ['so-tai-chinh', '0.25', of('so-tai-chinh')],
      ['so-ke-hoach-va-dau-tu', '0.5', of('so-ke-hoach-va-dau-tu')],
      ['so-tai-nguyen-va-moi-truong', '0.25', of('so-tai-nguyen-va-moi-truong')],
    ]);
    expect(row('4.3.1')?.self).toBe(written('4.3.1'));
  });

  test('#9: evidence of each agency lies beside the table, and its links lead there', async () => {
    const result = await assess(readFileSync(join(run.root, 'tong-hop', WORKBOOK)), whole, {
      path: WORKBOOK,
    });
    const links = result.selfAssessment?.rows.flatMap(({ evidence }) => evidence) ?? [];
    expect(new Set(links.map(({ kind }) => kind))).toEqual(new Set(['inside']));
    expect(new Set(links.map(({ target }) => target))).toEqual(
      new Set(units().map((unit) => `tai-lieu-kiem-chung/${unit}/tai-lieu/báo cáo.pdf`)),
    );
    for (const { target } of links) expect(existsSync(join(run.root, 'tong-hop', target)), target).toBe(true);
    const last = result.selfAssessment?.rows.find(({ code }) => code === '7.4.3');
    expect(last?.justification).toBe('Sở Khoa học Công nghệ: Đã làm xong (so-khoa-hoc-cong-nghe)');
  });

  const noOffice = lacks('soffice', spawnSync('soffice', ['--version']).error === undefined);
  test.skipIf(noOffice)(
    '#9: it reads the same after LibreOffice has saved it again',
    { timeout: 120_000 },
    async () => {
      const again = join(run.root, 'luu-lai');
      const profile = `-env:UserInstallation=file://${run.root}/profile`;
      spawnSync('soffice', [
        ...[profile, '--headless', '--convert-to', 'xlsx', '--outdir', again],
        join(run.root, 'tong-hop', WORKBOOK),
      ]);
      const files = [join(run.root, 'tong-hop', WORKBOOK), join(again, WORKBOOK)];
      expect(await workbookCommand(['compare', '--rubric', province, ...files])).toBe(0);
    },
  );
});

describe('what is lacking is chưa có, never 0', () => {
  test('#9: without one contributor the shared row, its groups and the total are open, and the agency is named', async () => {
    again('thieu');
    rmSync(join(run.root, 'thieu', '2020', 'so-tai-nguyen-va-moi-truong'), { recursive: true });
    const { row, said, total, findings, json, settled } = await run.consolidate('thieu-mot', 'thieu');
    expect({ said, total, settled }).toEqual({ said: ['not-filed'], total: undefined, settled: false });
    expect(findings[0]).toMatchObject({ level: 'fail', basis: { article: expect.any(String) } });
    expect(findings[0]?.values).toMatchObject({
      unit: 'Sở Tài nguyên và Môi trường',
      count: 1,
      max: toPoints('0.25'),
    });
    expect(row('4.3.1')).toMatchObject({ self: undefined, pending: true });
    expect(row('4.3.2')?.self).toBe(written('4.3.2'));
    expect(json).toMatchObject({ total: null });
    const result = await assess(readFileSync(join(run.root, 'thieu-mot', WORKBOOK)), whole, {
      path: WORKBOOK,
    });
    expect(saidOf(result)).toEqual([expect.stringMatching(/^not-scored G\d+ 4\.3\.1$/), 'total-missing']);
  });

  test('#9: a row that its agency left blank leaves the total open', async () => {
    again('trong');
    await run.file('trong', 'so-khoa-hoc-cong-nghe', { points: new Map([['7.4.1', undefined]]) });
    const { said, total, row } = await run.consolidate('de-trong', 'trong');
    expect({ said, total }).toEqual({ said: ['not-scored', 'to-mend'], total: undefined });
    expect(row('7.4.1')).toMatchObject({ pending: true, self: undefined });
  });
});

describe('initiatives of all agencies beside each other', () => {
  test('#10: one that two agencies name is a warning, whatever its capitals and points', async () => {
    again('trung');
    await run.file('trung', 'so-tu-phap', { initiatives: ['Hẹn giờ trả kết quả'] });
    await run.file('trung', 'so-tai-chinh', { initiatives: ['HẸN GIỜ, trả kết quả.', 'Một việc khác'] });
    const { findings, settled } = await run.consolidate('trung-sang-kien', 'trung');
    expect(findings.map(({ id, level }) => [id, level])).toEqual([
      ['consolidation/initiative-twice', 'warn'],
    ]);
    expect(findings[0]?.values).toMatchObject({ units: 'Sở Tư pháp; Sở Tài chính' });
    expect(settled).toBe(true);
  });

  test('#10: an agency below the minimum is told, beside its result that is still to be mended', async () => {
    again('it');
    await run.file('it', 'so-tu-phap', { initiatives: [] });
    const { said, findings } = await run.consolidate('it-sang-kien', 'it');
    expect(said).toEqual(['to-mend', 'initiatives-few']);
    expect(findings[1]?.values).toEqual({ unit: 'Sở Tư pháp', found: 0, minimum: 1 });
  });
});

test('#14: points outside of the agency’s appendix are told and not taken', async () => {
  again('ngoai');
  const strange = [['7.4.1', 'Tỷ lệ cơ quan chuyên môn cấp tỉnh công bố và duy trì hệ thống', 0.1]] as const;
  await run.file('ngoai', 'so-thong-tin-va-truyen-thong', { strange });
  const { said, findings, row } = await run.consolidate('ngoai-phu-luc', 'ngoai');
  expect(said).toEqual(['to-mend', 'outside-share']);
  expect(findings[1]?.values).toMatchObject({ count: 1, cells: expect.stringMatching(/^Bảng!A\d+$/) });
  expect(row('7.4.1')?.self).toBe(written('7.4.1'));
});

describe('days', () => {
  test('#17: of each agency the newest version counts, with the moment it came and how late that is', async () => {
    again('muon');
    await run.file('muon', 'so-tu-phap', { receivedAt: at('2021-02-19T00:00:00+07:00') });
    const { json } = await run.consolidate('gui-muon', 'muon');
    const filed = (unit: string) => json.units.find((each: { unit: string }) => each.unit === unit).filed;
    expect(filed('so-tu-phap')).toMatchObject({
      version: 2,
      receivedAt: '2021-02-18T17:00:00.000Z',
      deadline: { due: '2021-02-18', state: 'late', lateDays: 1 },
    });
    expect(filed('so-noi-vu')).toMatchObject({ version: 1, deadline: { state: 'inTime', lateDays: 0 } });
  });

  test('#18, #19: consolidation, approval and entry follow each other, each with its last day on the sheet', () => {
    const { regulation, office, calendar } = run.desk;
    const dues = regulation.tasks.map((task) => dueOf(task, { office, calendar, year: 2020 }));
    expect(dues).toEqual(['2021-02-18', '2021-02-23', '2021-02-26']);
    const page = readFileSync(join(run.root, 'tong-hop', '2020_phieu-tong-hop.html'), 'utf8');
    const places = ['18/02/2021</p>', '23/02/2021', '26/02/2021'].map((day) => page.indexOf(day));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

describe('the approved table and what becomes of it', () => {
  const copy = (name: string): string => {
    cpSync(join(run.root, 'tong-hop'), join(run.root, name), { recursive: true });
    return join(run.root, name, WORKBOOK);
  };
  const compare = async (other: string) => {
    printed.out = '';
    const args = ['compare', '--json', '--rubric', province, join(run.root, 'tong-hop', WORKBOOK), other];
    return { code: await workbookCommand(args), ...JSON.parse(printed.out) };
  };

  test('#20: entered unchanged, evidence and all, it is the same; with another file of that name it is not', async () => {
    const entered = copy('da-nhap');
    expect(await compare(entered)).toMatchObject({ code: 0, differences: [], files: 8, filesElsewhere: 0 });
    writeFileSync(
      join(run.root, 'da-nhap', 'tai-lieu-kiem-chung', 'so-khoa-hoc-cong-nghe', 'tai-lieu', 'báo cáo.pdf'),
      'khác',
    );
    const { code, differences } = await compare(entered);
    expect(code).toBe(1);
    expect(differences.map((each: { code: string; what: string }) => [each.code, each.what])).toEqual(
      ['7.4.1', '7.4.2', '7.4.3'].map((each) => [each, 'content']),
    );
  });

  /** The office's copy, points and words changed on the row of one criterion. */
  const reviewedCopy = (name: string, code: string, points: string, words?: string): string => {
    const file = copy(name);
    const row = 9 + whole.criteria.findIndex((each) => each.code === code);
    const change = (xml: string): string => {
      const scored = xml.replace(new RegExp(`(<c r="G${row}"[^>]*><v>)[^<]*`), `$1${points}`);
      const cell = `<c r="K${row}" t="inlineStr"><is><t>${words}</t></is></c>`;
      return words === undefined
        ? scored
        : scored.replace(new RegExp(`<c r="K${row}"[^>]*?(/>|>.*?</c>)`), cell);
    };
    writeFileSync(file, withPart(readFileSync(file), 'xl/worksheets/sheet1.xml', change));
    return file;
  };

  test('#21: a change by the office is kept beside the agency’s value, with its author and reason', async () => {
    const reviewed = reviewedCopy('ra-soat', '7.4.1', '0.125', 'Thiếu quyết định của hai cơ quan');
    const { said, json, total } = await run.consolidateReviewed('da-ra-soat', reviewed, 'du');
    const own = written('7.4.1');
    expect({ said, total: json.total }).toEqual({ said: [], total: decimalString(total ?? ZERO) });
    expect(json.review).toEqual({
      by: 'Sở Nội vụ tỉnh Quảng Trị',
      total: decimalString(add(total ?? ZERO, subtract(toPoints('0.125'), own))),
      changes: [
        {
          code: '7.4.1',
          filed: decimalString(own),
          reviewed: '0.125',
          reason: 'Thiếu quyết định của hai cơ quan',
        },
      ],
    });
    const made = (name: string) => readFileSync(join(run.root, 'da-ra-soat', name));
    expect(made(WORKBOOK)).toEqual(readFileSync(join(run.root, 'tong-hop', WORKBOOK)));
    expect(made('2020_bang-cham-diem-ra-soat.xlsx')).toEqual(readFileSync(reviewed));
    expect((await compare(reviewed)).differences).toContainEqual({
      ...{ code: '7.4.1', what: 'points', approved: decimalString(own), entered: '0.125' },
    });
  });

  test('#21: a change without a reason has to be explained', async () => {
    const reviewed = reviewedCopy('khong-ly-do', '7.4.1', '0.125');
    const { findings, settled } = await run.consolidateReviewed('th-khong-ly-do', reviewed, 'du');
    expect(findings.map(({ id, level, place }) => [id, level, place])).toEqual([
      ['consolidation/review-unexplained', 'fail', { code: '7.4.1' }],
    ]);
    expect(settled).toBe(false);
  });

  test.each([
    ['points above the maximum', '7.5', /7\.4\.1/],
    ['points that cannot be read', 'NaN', /7\.4\.1/],
  ])('#21: %s in the office’s copy are refused, and nothing is written', async (name, points, says) => {
    const reviewed = reviewedCopy(name, '7.4.1', points);
    await expect(run.consolidateReviewed(`th-${name}`, reviewed, 'du')).rejects.toMatchObject({
      ...{ code: 'USAGE', message: expect.stringMatching(says) },
    });
    expect(existsSync(join(run.root, `th-${name}`))).toBe(false);
  });

  test('#21: a result that still has to be mended is given back with what its own sheet says', async () => {
    again('sua');
    await run.file('sua', 'so-khoa-hoc-cong-nghe', { points: new Map([['7.4.1', 0.75]]) });
    const { said, findings, consolidation, settled } = await run.consolidate('can-sua', 'sua');
    expect({ said, settled }).toEqual({ said: ['to-mend'], settled: false });
    expect(findings[0]?.basis).toEqual({ article: 'Mục III.3' });
    const unit = consolidation.units.find(({ share }) => share.unit === 'so-khoa-hoc-cong-nghe');
    expect(unit?.filing?.faults.map(({ id, place }) => [id, place.code])).toEqual([
      ['workbook/points-above-max', '7.4.1'],
    ]);
  });
});
