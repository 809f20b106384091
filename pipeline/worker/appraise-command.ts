import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { HELP, MESSAGES } from '../messages.ts';
import { type Mistake, mistakeLines, WorkerError } from '../model/errors.ts';
import { decimalString } from '../model/points.ts';
import { decimal, maybe, maybeTexts, text, whole } from '../rubric/scalars.ts';
import { readYaml } from '../rubric/yaml.ts';
import { appendixOf } from '../stages/intake.ts';
import { type Appraisal, appraise, recordMistakes } from '../stages/scoring/appraisal.ts';
import { APPRAISE, appraisalAccount } from './appraise-words.ts';
import { loadOffice } from './config.ts';
import { taskOf } from './desk.ts';
import { readOptions, usageError } from './usage.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');

/** What the office enters once the council has decided: points by code, `second` whole, before any share is taken. */
const recordSchema = z.strictObject({
  regulation: text,
  unit: text,
  lateDays: whole.default(0),
  notAssessed: maybeTexts,
  rows: z.record(text, z.strictObject({ first: decimal, second: maybe(decimal) })),
});

/**
 * `hoso appraise --office FILE RECORD.yaml [--json]`: the index and the rating, from appraised points only.
 * @returns exit code: 0 there is a whole result, 1 rows are missing or the file has mistakes
 */
export async function appraiseCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions('appraise', {
    args: [...args],
    allowPositionals: true,
    options: { office: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(`${HELP.appraise}\n`);
    return 0;
  }
  const [file] = positionals;
  if (values.office === undefined) throw usageError(MESSAGES.missingOption('office'), 'appraise');
  if (file === undefined || positionals.length > 1) throw usageError(APPRAISE.oneFile, 'appraise');
  if (!existsSync(file)) throw usageError(MESSAGES.noSuchFile(file), 'appraise');
  const { office, regulation } = loadOffice(values.office, rubrics);
  const shown = basename(file);
  const { data, mistakes, lineOf } = readYaml(file, shown, recordSchema);
  const at = (path: readonly string[], message: string): Mistake => ({
    file: shown,
    line: lineOf(path),
    message,
  });
  if (!data) return refuse(mistakes);
  if (data.regulation !== regulation.id)
    return refuse([at(['regulation'], APPRAISE.otherRegulation(data.regulation, regulation.id))]);
  const unit = office.units.find(({ code }) => code === data.unit);
  if (!unit) return refuse([at(['unit'], APPRAISE.noSuchUnit(data.unit))]);
  const task = taskOf({ regulation }, undefined);
  const appendix = appendixOf(unit, task, regulation);
  if (!appendix) return refuse([at(['unit'], APPRAISE.noAppendix(unit.name))]);
  const record = { ...data, rows: new Map(Object.entries(data.rows)) };
  const faults = recordMistakes(appendix, record);
  if (faults.length > 0)
    return refuse(
      faults.map(({ code, fault }) =>
        at(record.rows.has(code) ? ['rows', code] : ['notAssessed'], APPRAISE.fault(code, fault)),
      ),
    );
  const appraisal = appraise({ appendix, unit, regulation, task, record });
  process.stdout.write(
    values.json
      ? `${JSON.stringify(asData(appraisal), null, 2)}\n`
      : appraisalAccount(unit.name, appraisal, regulation),
  );
  return appraisal.missing.length > 0 ? 1 : 0;
}

function refuse(mistakes: readonly Mistake[]): never {
  throw new WorkerError('OFFICE_INVALID', mistakeLines(mistakes));
}

const asData = ({
  rows,
  missing,
  latePenalty,
  zero,
  earnedTotal,
  maxTotal,
  parIndex,
  rating,
}: Appraisal): object => ({
  rows: rows.map(({ code, max, points, supplemented }) => ({
    ...{ code, max: decimalString(max), points: decimalString(points) },
    supplementedFrom: supplemented ? decimalString(supplemented.of) : null,
  })),
  missing,
  latePenalty: decimalString(latePenalty),
  zero,
  earnedTotal: decimalString(earnedTotal),
  maxTotal: decimalString(maxTotal),
  parIndex: parIndex === undefined ? null : decimalString(parIndex),
  rating: rating ? { name: rating.name, unrounded: rating.unrounded ?? null } : null,
});
