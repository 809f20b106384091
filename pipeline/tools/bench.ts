// Speed and memory, as ratios within one run: printed, and written to bench.txt. Run by hand.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Appendix } from '../model/appendix.ts';
import { instant } from '../model/day.ts';
import type { Unit } from '../model/office.ts';
import { makeScoreWorkbook } from '../rubric/score-workbook.ts';
import { loadOffice } from '../worker/config.ts';
import { withDesk } from '../worker/desk.ts';
import { processInto } from '../worker/process-command.ts';
import { NODE_FLAGS } from './node-flags.mjs';

const root = join(import.meta.dirname, '..', '..');
const office = join(root, 'samples', 'office-ninh-hoa.yaml');
const at = instant(Date.parse('2024-12-05T03:00:00Z'));
const lines: string[] = [];
const say = (line: string): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** A one-page PDF whose only content is an image of `bytes` random bytes, as a scanner makes. */
function scan(bytes: number): Buffer {
  const image = randomBytes(bytes);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const add = (text: string, stream?: Buffer): void => {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${offsets.length} 0 obj\n${text}`));
    if (stream) parts.push(Buffer.from('\nstream\n'), stream, Buffer.from('\nendstream'));
    parts.push(Buffer.from('\nendobj\n'));
  };
  const draw = Buffer.from('q 595 0 0 842 0 0 cm /I Do Q');
  add('<</Type/Catalog/Pages 2 0 R>>');
  add('<</Type/Pages/Kids[3 0 R]/Count 1>>');
  add('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>');
  add(`<</Length ${draw.length}>>`, draw);
  const [width, height] = [1000, Math.floor(bytes / 1000)];
  add(
    `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Length ${bytes}>>`,
    image,
  );
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A dossier of `count` rows, each with an evidence PDF of its own. */
async function makeDossier(
  folder: string,
  appendix: Appendix,
  { unit, count, bytes }: { unit: Unit; count: number; bytes: number },
): Promise<void> {
  mkdirSync(join(folder, 'tl'), { recursive: true });
  const leaves = appendix.criteria.filter(({ method }) => method).slice(0, count);
  for (let index = 0; index < count; index++) writeFileSync(join(folder, 'tl', `${index}.pdf`), scan(bytes));
  const rows = new Map(
    leaves.map(({ code, max }, index) => [
      code,
      { selfPoints: max, evidence: [{ text: `Tài liệu ${index}`, target: `tl/${index}.pdf` }] },
    ]),
  );
  const workbook = await makeScoreWorkbook({ appendix, regulationTitle: 'Quy chế', unit, year: 2024, rows });
  writeFileSync(join(folder, 'Bảng chấm điểm.xlsx'), workbook);
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

/** Reading and hashing the same bytes once: what nothing can beat. */
function floor(folder: string): number {
  const start = performance.now();
  for (const file of filesBelow(folder)) createHash('sha256').update(readFileSync(file)).digest();
  return performance.now() - start;
}

interface Measured {
  /** From the start of the process until it can take a dossier: modules, rules, children, LibreOffice's version. Milliseconds. */
  readonly ready: number;
  /** One for each dossier, milliseconds. */
  readonly times: readonly number[];
  /** Of the process that did the work, MB. */
  readonly peak: number;
}

/** The other side of `measure`: processes the dossiers it is given, one after the other, in a process of its own. */
async function work(sources: readonly string[], out: string, withOffice: boolean): Promise<Measured> {
  const times: number[] = [];
  let ready = 0;
  await withDesk(office, async (found) => {
    ready = performance.now();
    let start = ready;
    const renderTools = withOffice ? found.renderTools : { ...found.renderTools, libreOffice: undefined };
    for (const [index, source] of sources.entries()) {
      await processInto(
        join(out, String(index)),
        { source, receivedAt: at, decidedAt: at },
        { ...found, renderTools },
      );
      times.push(performance.now() - start);
      start = performance.now();
    }
  });
  return { ready, times, peak: process.resourceUsage().maxRSS / 1024 };
}

function measure(sources: readonly string[], out: string, withOffice = false): Measured {
  const list = `${out}.json`;
  writeFileSync(list, JSON.stringify({ sources, out, withOffice }));
  const done = spawnSync(process.execPath, [...NODE_FLAGS, import.meta.filename, '--work', list], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') },
  });
  return JSON.parse(done.stdout);
}

async function benchDossiers(folder: string): Promise<void> {
  const { office: own, regulation } = loadOffice(office, join(root, 'rubrics'));
  const unit = own.units.find(({ kind }) => kind === 'ubnd-xa-phuong');
  const appendix = unit && regulation.appendices.find(({ appliesTo }) => appliesTo.includes(unit.kind));
  if (!unit || !appendix) throw new RangeError('the sample office has no commune');

  const large = join(folder, unit.code);
  await makeDossier(large, appendix, { unit, count: 60, bytes: 1_000_000 });
  floor(large);
  const base = floor(large);
  const limit = base * 3 + 1500;
  const verdict = (kept: boolean): string => (kept ? 'kept' : 'MISSED');
  const runs = [1, 2, 3].map((run) => measure([large, large, large], join(folder, `large-${run}`)));
  const first = Math.min(...runs.map(({ times }) => times[0] ?? 0));
  const again = Math.min(...runs.flatMap(({ times }) => times.slice(1)));
  const ready = Math.min(...runs.map((run) => run.ready));
  const peak = Math.max(...runs.map((run) => run.peak));
  say(
    `read + SHA-256 of 60 MB: ${seconds(base)}; allowed for a dossier of 60 rows and 60 PDFs without LibreOffice: 3 x + 1.5 s = ${seconds(limit)}`,
  );
  say(`  the first of a process: ${seconds(first)}; ${verdict(first <= limit)}`);
  say(`  the next ones: ${seconds(again)}; ${verdict(again <= limit)}`);
  say(`  the start of the process before the first: ${seconds(ready)}; both: ${seconds(ready + first)}`);
  say(`  peak memory of the main process: ${peak.toFixed(0)} MB; allowed 300 MB; ${verdict(peak <= 300)}`);
  const printed = measure([large, large], join(folder, 'printed'), true).times[1] ?? 0;
  say(`  with LibreOffice: ${seconds(printed)}; its share ${seconds(printed - again)}`);

  const small = join(folder, 'small', unit.code);
  await makeDossier(small, appendix, { unit, count: 10, bytes: 20_000 });
  for (const count of [1, 10, 100]) {
    const sources = Array.from({ length: count }, () => small);
    const many = measure(sources, join(folder, `many-${count}`));
    const total = many.times.reduce((sum, each) => sum + each, many.ready);
    const later = many.times.slice(1);
    const mean = later.reduce((sum, each) => sum + each, 0) / Math.max(1, later.length);
    say(
      `${String(count).padStart(3)} small dossiers: ${seconds(total)}; each after the first ${mean.toFixed(0)} ms; peak ${many.peak.toFixed(0)} MB`,
    );
  }
}

function benchHelp(): void {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, [join(root, 'pipeline', 'main.ts'), '--help']);
    return performance.now() - start;
  });
  const best = Math.min(...times);
  say(`hoso --help: ${seconds(best)}; allowed 0.30 s; ${best <= 300 ? 'kept' : 'MISSED'}`);
}

const [flag, list] = process.argv.slice(2);
if (flag === '--work' && list !== undefined) {
  const { sources, out, withOffice } = JSON.parse(readFileSync(list, 'utf8'));
  process.stdout.write(JSON.stringify(await work(sources, out, withOffice)));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'hoso-bench-'));
  try {
    benchHelp();
    await benchDossiers(folder);
    const { benchSignatures } = await import('./bench-signatures.ts');
    const { benchWorkbook } = await import('./bench-workbook.ts');
    for (const part of [benchSignatures, benchWorkbook]) for (const line of await part()) say(line);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  writeFileSync(join(root, 'bench.txt'), `${lines.join('\n')}\n`);
}
