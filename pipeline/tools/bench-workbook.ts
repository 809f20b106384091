import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { zipSync } from 'fflate';
import { weigh } from '../findings/finding.ts';
import type { Appendix, Criterion } from '../model/appendix.ts';
import { instant } from '../model/day.ts';
import type { Dossier } from '../model/dossier.ts';
import type { DeadlineResult } from '../model/finding.ts';
import { toPoints, ZERO } from '../model/points.ts';
import type { Task } from '../model/regulation.ts';
import { readWorkbook } from '../readers/xlsx/read.ts';
import { loadRegulation } from '../rubric/load.ts';
import { scoreDossier } from '../stages/scoring/scoring.ts';
import { readSelfAssessment } from '../stages/self-assessment/self-assessment.ts';
import { NODE_FLAGS } from './node-flags.mjs';

/** A workbook of `rows` criteria, twelve columns, a link and a formula in each row, written as plain XML. */
function makeWorkbook(rows: number): Uint8Array {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const letters = 'ABCDEFGHIJKL';
  const cell = (column: number, row: number, value: string): string =>
    `<c r="${letters[column]}${row}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const headings = [
    'STT',
    'Tiêu chí',
    'Điểm tối đa',
    'Điểm tự đánh giá',
    'Tài liệu kiểm chứng',
    'Giải trình',
  ];
  const heading = `<row r="1">${headings.map((each, index) => cell(index, 1, each)).join('')}</row>`;
  const data = Array.from({ length: rows }, (_, index) => {
    const row = index + 2;
    const numbers = `<c r="C${row}"><v>1</v></c><c r="D${row}"><f>C${row}/2</f><v>0.5</v></c>`;
    const rest = [6, 7, 8, 9, 10, 11].map((column) => cell(column, row, 'x')).join('');
    return `<row r="${row}">${cell(0, row, codeOf(index))}${cell(1, row, nameOf(index))}${numbers}${cell(4, row, 'Kế hoạch')}${cell(5, row, 'không')}${rest}</row>`;
  });
  const links = Array.from(
    { length: rows },
    (_, index) => `<hyperlink ref="E${index + 2}" r:id="r${index}"/>`,
  );
  const targets = Array.from(
    { length: rows },
    (_, index) =>
      `<Relationship Id="r${index}" Type="x/hyperlink" Target="tl/${index}.pdf" TargetMode="External"/>`,
  );
  return zipSync({
    '_rels/.rels': text(
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': text(
      '<workbook><sheets><sheet name="Bảng" sheetId="1" r:id="a"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': text(
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': text(
      `<worksheet><sheetData>${heading}${data.join('')}</sheetData><hyperlinks>${links.join('')}</hyperlinks></worksheet>`,
    ),
    'xl/worksheets/_rels/sheet1.xml.rels': text(`<Relationships>${targets.join('')}</Relationships>`),
  });
}

const codeOf = (index: number): string => `${Math.floor(index / 20) + 1}.${(index % 20) + 1}`;
const nameOf = (index: number): string => `Tiêu chí thứ ${index} về cải cách hành chính`;

function makeAppendix(rows: number): Appendix {
  const criteria = Array.from(
    { length: rows },
    (_, index): Criterion => ({
      code: codeOf(index),
      kind: 'criterion',
      parent: undefined,
      name: nameOf(index),
      max: toPoints('1'),
      method: { kind: 'free', text: '' },
      evidence: [],
      evidenceRequired: true,
      imageAllowed: false,
      appraiser: undefined,
      contributors: [],
      notApplicableTo: [],
      article: undefined,
    }),
  );
  return {
    id: '1',
    title: '',
    illustrative: true,
    appliesTo: [],
    scale: toPoints(String(rows)),
    decimals: 2,
    bonusInsideScale: true,
    criteria,
  };
}

const read = async (bytes: Uint8Array, appendix: Appendix): Promise<number> => {
  const workbook = await readWorkbook(bytes);
  const { selfAssessment } = readSelfAssessment({
    workbook,
    file: { path: 'bang.xlsx' },
    dossier: { appendix, unit: undefined },
  });
  return selfAssessment?.rows.length ?? 0;
};

/** What one reading costs above the start of a process of its own: milliseconds, and megabytes of peak memory. */
function measure(rows: number): { readonly ms: number; readonly megabytes: number; readonly read: number } {
  const folder = mkdtempSync(join(tmpdir(), 'hoso-bench-'));
  try {
    const file = join(folder, 'bang.xlsx');
    writeFileSync(file, makeWorkbook(rows));
    const { stdout } = spawnSync(
      process.execPath,
      [...NODE_FLAGS, import.meta.filename, file, String(Math.min(rows, 200))],
      {
        encoding: 'utf8',
      },
    );
    const [ms = 0, megabytes = 0, count = 0] = stdout.trim().split(' ').map(Number);
    return { ms, megabytes, read: count };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const AT = instant(Date.parse('2024-12-05T03:00:00Z'));
const IN_TIME: DeadlineResult = {
  ...{ due: undefined, lastGraceDay: undefined, state: 'inTime', lateDays: 0, penalty: ZERO, zero: false },
  ...{ basis: undefined, alternatives: [], decidedAt: AT },
};

/** Milliseconds that scoring `rows` rows takes, each with a finding: the first time in this process, and the median of a hundred. */
async function scoring(rows: number): Promise<{ readonly first: number; readonly usual: number }> {
  const regulation = loadRegulation(join(import.meta.dirname, '..', '..', 'rubrics', 'ninh-hoa-1149-2021'));
  const [task] = regulation.tasks;
  if (!task) throw new RangeError('a regulation without a task');
  const appendix = makeAppendix(rows);
  const { selfAssessment } = readSelfAssessment({
    workbook: await readWorkbook(makeWorkbook(rows)),
    file: { path: 'bang.xlsx' },
    dossier: { appendix, unit: undefined },
  });
  const findings = weigh(
    appendix.criteria.map(({ code }) => ({ id: 'evidence/missing' as const, place: { code }, values: {} })),
    regulation,
  );
  const dossier = dossierOf(appendix, task, regulation.id);
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now();
    scoreDossier({ dossier, regulation, selfAssessment, rowEvidence: [], findings, deadline: IN_TIME });
    return performance.now() - start;
  });
  const [first = 0, ...rest] = times;
  return { first, usual: rest.toSorted((a, b) => a - b)[50] ?? 0 };
}

const dossierOf = (appendix: Appendix, task: Task, regulation: string): Dossier => ({
  id: { regulation, year: 2024, unit: 'x', task: task.id, part: 1, round: 1 },
  ...{ version: 1, arrivedAs: 'x', unit: undefined, appendix, task, files: [], ignored: [], contentHash: '' },
  ...{ firstSeenAt: AT, receivedAt: AT },
});

/** Lines of the table: one workbook of 200 rows, 300 of them one after another, the scoring of 100 rows, and one of 50,000 rows. */
export async function benchWorkbook(): Promise<string[]> {
  const lines: string[] = [];
  const say = (what: string, figures: string): void => {
    lines.push(`${what.padEnd(44)} ${figures}`);
  };
  const one = measure(200);
  say(
    'workbook, 200 rows, above start',
    `${one.ms.toFixed(0)} ms, ${one.megabytes.toFixed(0)} MB (at most 150 ms, 120 MB)`,
  );
  const bytes = makeWorkbook(200);
  const appendix = makeAppendix(200);
  const times: number[] = [];
  for (let index = 0; index < 300; index++) {
    const start = performance.now();
    await read(bytes, appendix);
    times.push(performance.now() - start);
  }
  const third = (from: number): number => times.slice(from, from + 100).reduce((sum, each) => sum + each, 0);
  say(
    '300 workbooks, each hundred',
    `${[0, 100, 200].map((from) => `${(third(from) / 1000).toFixed(2)} s`).join(', ')} (a straight line)`,
  );
  const scored = await scoring(100);
  say(
    'scoring 100 rows',
    `${scored.usual.toFixed(2)} ms, the first time ${scored.first.toFixed(2)} ms (at most 5 ms)`,
  );
  const large = measure(50_000);
  const outcome = large.read > 0 ? 'read' : 'refused';
  say(
    'workbook, 50,000 rows, above start',
    `${large.ms.toFixed(0)} ms, ${large.megabytes.toFixed(0)} MB, ${outcome} (at most 4000 ms, 500 MB)`,
  );
  return lines;
}

if (process.argv[1] === import.meta.filename && process.argv[2] !== undefined) {
  const { readFileSync } = await import('node:fs');
  const before = process.resourceUsage().maxRSS;
  const bytes = readFileSync(process.argv[2]);
  const start = performance.now();
  const count = await read(bytes, makeAppendix(Number(process.argv[3])));
  const ms = performance.now() - start;
  process.stdout.write(`${ms} ${(process.resourceUsage().maxRSS - before) / 1024} ${count}\n`);
}
