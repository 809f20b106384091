import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { weigh } from '../../../pipeline/findings/finding.ts';
import type { FileFacts } from '../../../pipeline/model/dossier.ts';
import type { Office, Unit } from '../../../pipeline/model/office.ts';
import { toPoints } from '../../../pipeline/model/points.ts';
import { loadRegulation } from '../../../pipeline/rubric/load.ts';
import { checkContents } from '../../../pipeline/stages/contents.ts';
import { checkMinutes } from '../../../pipeline/stages/minutes/minutes.ts';
import { checkSheetHtml } from '../../../pipeline/stages/render/check-sheet.ts';
import { render } from '../../../pipeline/stages/render/render.ts';
import { checkSigners } from '../../../pipeline/stages/signers.ts';
import { toMend } from '../../judgement.ts';
import { contents, facts, file, pdf, signature } from '../../stages/builders.ts';
import { minutesText } from '../../stages/minutes/samples.ts';
import { unit as commune, department, ready } from '../../stages/render/dossiers.ts';

/** Ninh Hòa 1149/2021, the rules of regulation-notes.md on what a dossier is made of, its minutes, its signer and its way. */

const root = join(import.meta.dirname, '..', '..', '..');
const regulation = loadRegulation(join(root, 'rubrics', 'ninh-hoa-1149-2021'));
const { dossier } = toMend();
const KINDS = ['co-quan-chuyen-mon', 'van-phong-hdnd-ubnd', 'thanh-tra-thi-xa', 'don-vi-su-nghiep'];

const withText = (text: string): FileFacts => pdf({ text: [{ page: 1, text, from: 'text' }] });

/** What is said of the minutes' council, in a dossier of this unit. */
function council(unit: Unit, parts: Parameters<typeof minutesText>[0]) {
  const { findings, checks } = checkMinutes({
    contents: contents([], ['bien-ban.pdf']),
    facts: new Map([['bien-ban.pdf', withText(minutesText(parts))]]),
    dossier: { ...dossier, unit },
    ...{ regulation, deadline: toMend().deadline, score: { selfTotal: toPoints('75.25'), groups: [] } },
  });
  const told = weigh(findings, regulation).map(({ id, level, basis, values }) => [
    ...[`${level} ${id}`, basis],
    ...(values['member'] === undefined ? [] : [values['member']]),
  ]);
  return { told, ran: checks.find(({ id }) => id === 'minutes/council')?.ran };
}
const OF_COUNCIL = { article: 'Điều 5 khoản 1' };

test.each([
  ['its chairman', { chair: 'Chủ trì: Trần Thị Ví Dụ, Phó Chủ tịch UBND.' }, 'Chủ tịch UBND'],
  ['its deputy chairmen', { members: 'Thành phần: các chức danh công chức.' }, 'Phó Chủ tịch UBND'],
  [
    'its officers',
    { secretary: 'Thư ký: Lê Thị Thử.', members: 'Thành phần: Trần Thị Ví Dụ, Phó Chủ tịch UBND.' },
    'chức danh công chức chuyên môn',
  ],
])('R7: minutes of a commune whose council lacks %s are for a person to look at', (_, parts, member) => {
  expect(council(commune, parts).told).toEqual([['warn minutes/member-not-found', OF_COUNCIL, member]]);
});

test('R7: the decision that founds the council is looked for; others may be invited to it', () => {
  const invited =
    'Thành phần: Trần Thị Ví Dụ, Phó Chủ tịch UBND; các chức danh công chức; đại diện Mặt trận.';
  expect(council(commune, { members: invited })).toEqual({ told: [], ran: 'completed' });
  expect(council(commune, { decision: '' }).told).toEqual([['warn minutes/decision-not-found', OF_COUNCIL]]);
});

test.each(KINDS)('R8, A22: a %s needs minutes of its meeting, and no council', (kind) => {
  const unit = { ...department, kind };
  const parts = {
    decision: '',
    members: 'Thành phần: Lý Thị Giả Sử, nhân viên.',
    secretary: 'Thư ký: Lê Thị Thử.',
  };
  expect(council(unit, parts)).toEqual({ told: [], ran: 'notRun' });
  expect(missing(unit, [])).toEqual([
    ['inform contents/minutes-missing', 'cơ quan đánh giá, chấm điểm Chỉ số cải cách hành chính'],
  ]);
});

/** What a dossier with a score table and these files lacks. */
function missing(unit: Unit, names: readonly string[]) {
  const files = ['Bảng chấm điểm.xlsx', ...names].map((name) => file(name));
  const known = new Map(files.map(({ path }) => [path, path.endsWith('.xlsx') ? facts('excel') : pdf()]));
  const [task = expect.fail()] = regulation.tasks;
  return weigh(checkContents({ files, unit, task }, known, regulation).findings, regulation).map(
    ({ id, level, values }) => [`${level} ${id}`, values['body']],
  );
}

const rolesOf = async (judgement: ReturnType<typeof ready>) =>
  (
    await render(judgement, {
      templatesFolder: join(root, 'templates'),
      workFolder: '',
      libreOffice: undefined,
      font: undefined,
    })
  ).map(({ role }) => role);

test('R26, A21: a dossier is the report, the summary table and the minutes, three and no fourth', async () => {
  expect(missing(commune, ['Biên bản họp Hội đồng.pdf'])).toEqual([]);
  expect(missing(commune, [])).toEqual([
    ['inform contents/minutes-missing', 'Hội đồng đánh giá, chấm điểm Chỉ số cải cách hành chính'],
  ]);
  expect(regulation.findings.get('contents/minutes-missing')?.basis).toEqual({
    article: 'Điều 7 khoản 3 điểm d',
  });
  expect(await rolesOf(ready({ regulation }))).toEqual(
    expect.arrayContaining(['selfAssessmentReport', 'scoreSummary']),
  );
  expect(checkSheetHtml(ready({ regulation }))).toContain(
    'Danh mục hồ sơ có a, b, d, thiếu c: có mấy thành phần?',
  );
});

const named: Unit = {
  ...commune,
  head: { ...commune.head, name: 'Nguyễn Văn Mẫu' },
  deputies: ['Trần Thị Ví Dụ'],
};
test.each([
  ['the head', 'Nguyễn Văn Mẫu', []],
  ['a deputy', 'Trần Thị Ví Dụ', ['warn signatures/deputy']],
  ['another officer', 'Lê Thị Thử', ['fail signatures/other-signer']],
])('R26, R36, A23: the head approves the dossier: minutes signed by %s', (_, commonName, told) => {
  const signer = { ...(signature().signer ?? expect.fail()), commonName, organization: named.name };
  const { findings } = checkSigners({
    contents: contents([], ['bien-ban.pdf']),
    facts: new Map([['bien-ban.pdf', pdf({}, [signature({ signer })])]]),
    dossier: { unit: named },
  });
  const weighed = weigh(findings, regulation);
  expect(weighed.map(({ id, level }) => `${level} ${id}`)).toEqual(told);
  expect(weighed.map(({ basis }) => basis)).toEqual(told.map(() => ({ article: 'Điều 7 khoản 3' })));
});

/** The text of the report in Word. */
async function reportOf(judgement: ReturnType<typeof ready>): Promise<string> {
  const tools = {
    templatesFolder: join(root, 'templates'),
    workFolder: '',
    libreOffice: undefined,
    font: undefined,
  };
  const report = (await render(judgement, tools)).find(({ role }) => role === 'selfAssessmentReport');
  if (!report || !('bytes' in report.content)) throw new RangeError('no report');
  return strFromU8(unzipSync(report.content.bytes)['word/document.xml'] ?? new Uint8Array());
}

test('R10: the report goes to the committee of the town through the office of home affairs', async () => {
  expect(await reportOf(ready({ regulation }))).toContain('UBND thị xã Ninh Hòa (qua Phòng Nội vụ)');
});

const NOT_INSTEAD = 'Không thay cho thông báo nộp thành công của phần mềm tỉnh.';
const ONLY_THERE = 'Hồ sơ chỉ được coi là đã nộp khi phần mềm đó báo nộp thành công.';
test.each([
  ['of the province is the channel', { kind: 'software', name: 'pari.khanhhoa.gov.vn' }, true],
  ['is this one', { kind: 'here' }, false],
] as const)(
  'R10, R28: filed is what the software has announced as filed, where the software %s',
  (_, channel, said) => {
    const office: Office = { ...ready().office, channel };
    const sheet = checkSheetHtml(ready({ regulation, office }));
    expect(
      [NOT_INSTEAD, ONLY_THERE, 'Nộp hồ sơ trên pari.khanhhoa.gov.vn'].map((each) => sheet.includes(each)),
    ).toEqual(Array(3).fill(said));
  },
);

test('A29: documents cite 1149, the number of the decision; 119 stands as a slip of the pen only', async () => {
  const judgement = ready({ regulation });
  const report = await reportOf(judgement);
  expect(report).toContain('Thực hiện Quyết định số 1149/QĐ-UBND ngày 22/11/2021 của UBND thị xã Ninh Hòa');
  expect(report).not.toMatch(/\b119\b/);
  const [before = '', after = ''] = checkSheetHtml(judgement).split('id="de-ngo"');
  expect([before, after].map((each) => /\b119\b/.test(each))).toEqual([false, true]);
  expect(after).toContain('1149, là số của quyết định; 119 là lỗi ghi');
});
