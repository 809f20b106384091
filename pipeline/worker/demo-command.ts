import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { HELP, MESSAGES, stateName, TABLE } from '../messages.ts';
import type { Calendar } from '../model/calendar.ts';
import { vietnameseTime } from '../model/day.ts';
import { type Points, vietnameseDecimal, ZERO } from '../model/points.ts';
import { consolidateInto } from './consolidate-command.ts';
import { warningsOf, withDesk } from './desk.ts';
import { findResults } from './filed-results.ts';
import { type OverviewTable, overviewEntry, overviewHtml, overviewTable } from './overview.ts';
import { type Processed, processInto } from './process-command.ts';
import { loadConsolidations, loadSamples, type Sample } from './samples.ts';
import { readOptions, usageError } from './usage.ts';

const samplesFolder = join(import.meta.dirname, '..', '..', 'samples');

/** `hoso demo`: every sample into a fresh folder, each under its own clock, then a table and an overview page. */
export async function demoCommand(args: readonly string[]): Promise<number> {
  const { values } = readOptions('demo', {
    args: [...args],
    options: { out: { type: 'string' }, only: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(`${HELP.demo}\n`);
    return 0;
  }
  const wanted = ({ name }: { readonly name: string }): boolean => name.includes(values.only ?? '');
  const consolidations = loadConsolidations(samplesFolder).filter(wanted);
  const samples = loadSamples(samplesFolder).filter(
    (each) => wanted(each) || consolidations.some(({ of }) => of.includes(each.name)),
  );
  const total = samples.length + consolidations.length;
  if (samples.length === 0) throw usageError(MESSAGES.noSuchSample(values.only ?? ''), 'demo');
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const out = resolve(values.out ?? join('demo', stamp));
  await mkdir(out, { recursive: true });

  const done = new Map<Sample, Processed & { readonly calendar: Calendar }>();
  let told: ReadonlySet<string> = new Set();
  for (const office of new Set(samples.map((each) => each.office))) {
    await withDesk(office, async (desk) => {
      const warnings = warningsOf(desk).filter((each) => !told.has(each));
      for (const warning of warnings) tell(warning);
      told = new Set([...told, ...warnings]);
      for (const sample of samples.filter((each) => each.office === office)) {
        tell(
          `${MESSAGES.working(sample.name, done.size + 1, total)} ${MESSAGES.exampleTime(vietnameseTime(sample.decidedAt))}`,
        );
        done.set(sample, {
          ...(await processInto(join(out, sample.name), sample, desk)),
          calendar: desk.calendar,
        });
      }
    });
  }

  const tables: OverviewTable[] = [];
  for (const { name, office, of, decidedAt, shows } of consolidations) {
    tell(
      `${MESSAGES.working(name, done.size + tables.length + 1, total)} ${MESSAGES.exampleTime(vietnameseTime(decidedAt))}`,
    );
    const found = await findResults(of.map((each) => join(out, each)));
    const made = await withDesk(office, (desk) =>
      consolidateInto(join(out, name), { found, task: undefined, decidedAt }, desk),
    );
    tables.push(overviewTable(made, { folder: name, shows, staged: decidedAt }));
  }

  process.stdout.write(`${table([...done.values()].map(tableRow))}\n`);
  const index = join(out, 'index.html');
  await writeFile(
    index,
    overviewHtml(
      [...done].map(([{ shows, decidedAt }, { judgement, files, folder, calendar }]) =>
        overviewEntry(judgement, files, {
          folder: relative(out, folder).replaceAll('\\', '/'),
          shows,
          staged: decidedAt,
          calendar,
        }),
      ),
      tables,
    ),
  );
  for (const { title, sentence } of tables) process.stdout.write(`\n${title}: ${sentence}\n`);
  process.stdout.write(`${index}\n`);
  return 0;
}

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const figure = (points: Points | undefined): string =>
  points === undefined ? '–' : vietnameseDecimal(points);

/** The points for filing late are taken from the whole, on a line of their own: not in the total yet. */
const checkedFigure = (points: Points | undefined, penalty: Points): string =>
  figure(points) +
  (points !== undefined && penalty > ZERO ? MESSAGES.lateNotTaken(vietnameseDecimal(penalty)) : '');

function tableRow({
  judgement: { dossier, state, score, findings, deadline },
}: Processed): readonly string[] {
  const count = (level: string): string => String(findings.filter((each) => each.level === level).length);
  const unit = dossier.unit?.name ?? dossier.arrivedAs;
  return [
    unit,
    stateName({ dossier, state }),
    figure(score?.selfTotal),
    checkedFigure(score?.checkedTotal, deadline.penalty),
    count('fail'),
    count('warn'),
  ];
}

/** Columns as wide as their widest cell, counted in characters as they are shown. */
function table(rows: readonly (readonly string[])[]): string {
  const lines = [TABLE, ...rows].map((row) => row.map((cell) => cell.normalize('NFC')));
  const widths = TABLE.map((_, column) => Math.max(...lines.map((row) => row[column]?.length ?? 0)));
  return lines
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
