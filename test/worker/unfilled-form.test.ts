import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toPoints } from '../../pipeline/model/points.ts';
import {
  type FilledRow,
  makeScoreWorkbook,
  type ScoreWorkbookInput,
} from '../../pipeline/rubric/score-workbook.ts';
import { handOutWorkbooks } from '../../pipeline/worker/hand-out.ts';
import { processInto } from '../../pipeline/worker/process-command.ts';
import { isOpen, leavesOf } from '../workbooks/rubrics.ts';
import { lacksLibreOffice, savedAgain } from '../workbooks/save-again.ts';
import { withPart } from '../writers/parts.ts';
import { at, ConsolidationRun, pointsOf } from './consolidation-run.ts';

const UNIT = 'so-tu-phap';
let run: ConsolidationRun;
/** As the worker puts it into the unit's folder. */
let form: Uint8Array;

beforeAll(async () => {
  run = await ConsolidationRun.open(join(import.meta.dirname, '../../samples/office-quang-tri.yaml'));
  const { office, regulation } = run.desk;
  const given = { office, regulation, tasks: regulation.tasks, share: join(run.root, 'chia-se') };
  const handedOut = await handOutWorkbooks(given);
  form = readFileSync(handedOut.find(({ unit }) => unit.code === UNIT)?.file ?? '');
}, 60_000);
afterAll(() => run.close());

const made = (more: Partial<ScoreWorkbookInput> = {}, code = UNIT): Promise<Uint8Array> => {
  const { office, regulation } = run.desk;
  const unit = office.units.find((each) => each.code === code) ?? expect.fail();
  const identity = { regulation: regulation.id, hash: regulation.hash };
  const year = office.assessmentYear;
  return makeScoreWorkbook({
    ...{ appendix: run.appendix(code), unit, regulationTitle: '', year, identity },
    ...more,
  });
};

const first = () => leavesOf(run.appendix(UNIT)).find(isOpen)?.code ?? expect.fail();
const withRow = (row: FilledRow) => () => made({ rows: new Map([[first(), row]]) });
const filledIn = (): Promise<Uint8Array> => {
  const rows = [...pointsOf(run.appendix(UNIT))].map(
    ([code, selfPoints]) => [code, { selfPoints, justification: 'Đã làm' }] as const,
  );
  return made({ rows: new Map(rows) });
};

let count = 0;
/** Files one dossier and checks it: what is said of workbooks, and the points that were read. */
async function filed(files: Readonly<Record<string, Uint8Array>>) {
  count += 1;
  const source = join(run.root, `nop-${count}`, UNIT);
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), bytes);
  }
  const receivedAt = at('2021-02-18T16:30:00+07:00');
  const { folder } = await processInto(
    join(run.root, `ra-${count}`),
    { source, receivedAt, decidedAt: receivedAt, staged: true },
    run.desk,
  );
  const { findings, score } = JSON.parse(readFileSync(join(folder, 'ket-qua.json'), 'utf8'));
  const said: readonly (readonly (string | undefined)[])[] = findings
    .filter(({ id }: { id: string }) => /^(contents|workbook)\//.test(id))
    .map(({ id, level, place }: { id: string; level: string; place: { file?: string } }) => [
      level,
      id,
      place.file,
    ]);
  return {
    said,
    total: score?.selfTotal,
    unused: findings.some(({ id }: { id: string }) => id === 'evidence/file-unused'),
  };
}

const FORM = `2020_${UNIT}_bang-cham-diem.xlsx`;
const asideIn = (path: string) => ['inform', 'contents/form-unfilled', path];
const NOTHING = ['fail', 'workbook/nothing-scored', FORM];

describe('the form that was handed out, left beside the unit’s own table', () => {
  test.each([
    ['beside it', 'bang cham.xlsx', FORM],
    ['above the folder that holds it', 'Hồ sơ CCHC/Bảng chấm điểm.xlsx', FORM],
    ['in a folder of its own', 'bang cham.xlsx', `mau/${FORM}`],
  ])('%s, is left aside and told, and neither a rival nor evidence', async (_, own, path) => {
    const bytes = await filledIn();
    const alone = await filed({ [own]: bytes });
    expect(alone.total).toMatch(/^[1-9]/);
    const { said, total, unused } = await filed({ [own]: bytes, [path]: form });
    expect({ said, total, unused }).toEqual({ ...alone, said: [...alone.said, asideIn(path)] });
  });

  test('of an older edition of the rubric is the same', async () => {
    const criteria = run.appendix(UNIT).criteria.slice(0, -1);
    const old = await made({ appendix: { ...run.appendix(UNIT), criteria } });
    const { said } = await filed({ 'bang cham.xlsx': await filledIn(), [FORM]: old });
    expect(said).toEqual([asideIn(FORM)]);
  });

  test.skipIf(lacksLibreOffice())(
    'is known after LibreOffice has saved it again',
    { timeout: 120_000 },
    async () => {
      const saved = savedAgain(form);
      expect(saved.equals(form)).toBe(false);
      expect((await filed({ 'bang cham.xlsx': await filledIn(), [FORM]: saved })).said).toEqual([
        asideIn(FORM),
      ]);
    },
  );
});

describe('the form is all there is', () => {
  test('it is told as empty', async () => {
    expect((await filed({ [FORM]: form })).said).toEqual([NOTHING]);
  });

  test('also beside tables among the evidence', async () => {
    const { said } = await filed({ [FORM]: form, 'tai-lieu/bang tong hop.xlsx': await filledIn() });
    expect(said).toContainEqual(NOTHING);
    expect(said.filter(([, id]) => id?.startsWith('contents/'))).toEqual([]);
  });
});

describe('a form that says anything is the unit’s, and one of two tables', () => {
  test.each<[string, () => Promise<Uint8Array>]>([
    ['a single 0', withRow({ selfPoints: toPoints('0') })],
    ['a justification', withRow({ justification: 'Đang chờ số liệu' })],
    ['evidence', withRow({ evidence: [{ text: 'Báo cáo', target: 'bao cao.pdf' }] })],
    ['figures', withRow({ numerator: toPoints('3') })],
    ['a proposal not to assess', withRow({ notAssessed: true })],
    ['a proposal', () => made({ proposals: ['Sửa tiêu chí 1.1'] })],
    ['another unit’s name', () => made({}, 'so-tai-chinh')],
    [
      'points as a formula that comes to 0',
      async () =>
        withPart(form, 'xl/worksheets/sheet1.xml', (xml) => {
          const row = 9 + run.appendix(UNIT).criteria.findIndex(({ code }) => code === first());
          return xml.replace(
            new RegExp(`<c r="G${row}"([^>]*)/>`),
            `<c r="G${row}"$1><f>1-1</f><v>0</v></c>`,
          );
        }),
    ],
    [
      'a signatory',
      async () =>
        withPart(form, 'xl/worksheets/sheet2.xml', (xml) =>
          xml.replace(/<c r="B2"([^>]*)\/>/, '<c r="B2"$1 t="inlineStr"><is><t>Nguyễn Văn A</t></is></c>'),
        ),
    ],
  ])('%s', async (_, make) => {
    const bytes = await make();
    expect(Buffer.from(form).equals(bytes)).toBe(false);
    const { said } = await filed({ 'bang cham.xlsx': await filledIn(), [FORM]: bytes });
    expect(said.filter(([, id]) => id?.startsWith('contents/'))).toEqual([
      ['fail', 'contents/workbook-several', expect.any(String)],
    ]);
  });
});
