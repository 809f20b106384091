import { createHash } from 'node:crypto';
import { NO_TASK } from '../findings/catalogue/contents.ts';
import { completed, finding } from '../findings/finding.ts';
import type { Appendix } from '../model/appendix.ts';
import type { Instant } from '../model/day.ts';
import type { Dossier, Snapshot, SnapshotProblem } from '../model/dossier.ts';
import type { Checked, Finding } from '../model/finding.ts';
import { isGivenTo, type Office, type Unit } from '../model/office.ts';
import { plainName } from '../model/plain.ts';
import type { Regulation, Task } from '../model/regulation.ts';
import { shareOf } from '../rubric/share.ts';

/** When and as what a dossier came, told by whoever saw it come. */
export interface Arrival {
  readonly task: Task;
  readonly version: number;
  readonly round: number;
  readonly firstSeenAt: Instant | undefined;
  readonly receivedAt: Instant | undefined;
  readonly filedAt?: Instant | undefined;
}

interface Rules {
  readonly office: Pick<Office, 'units' | 'assessmentYear'>;
  readonly regulation: Pick<Regulation, 'id' | 'appendices' | 'tasks' | 'assessmentYears'>;
}

/** Tells whose dossier a snapshot is and by which appendix it is scored. Pure. */
export function intake(
  snapshot: Snapshot,
  arrival: Arrival,
  { office, regulation }: Rules,
): Checked & { dossier: Dossier } {
  const [unit, ...others] = unitsNamed(snapshot, office.units);
  const appendix = unit && appendixOf(unit, arrival.task, regulation);
  const [arrivedAs = ''] = snapshot.names;
  return {
    dossier: {
      id: {
        regulation: regulation.id,
        year: office.assessmentYear,
        unit: unit?.code ?? arrivedAs,
        task: arrival.task.id,
        part: 1,
        round: arrival.round,
      },
      version: arrival.version,
      arrivedAs,
      unit,
      appendix,
      task: arrival.task,
      files: snapshot.files,
      ignored: snapshot.ignored,
      contentHash: contentHash(snapshot),
      firstSeenAt: arrival.firstSeenAt,
      receivedAt: arrival.receivedAt,
      filedAt: arrival.filedAt,
    },
    findings: [
      ...unitFindings(arrivedAs, { unit, appendix, task: arrival.task }, { office, regulation }),
      ...(unit && others.length > 0
        ? [
            finding(
              'contents/unit-contradicted',
              {},
              { unit: unit.name, others: others.map(({ name }) => name).join(', ') },
            ),
          ]
        : []),
      ...yearFindings(office.assessmentYear, regulation),
      ...fileFindings(snapshot),
    ],
    checks: [completed('contents/unit'), completed('contents/files')],
  };
}

/** Every unit that the names it came under, or the folders at its top that hold a workbook, speak of: the first is taken, more than one is a contradiction. */
function unitsNamed({ names, files }: Snapshot, units: readonly Unit[]): readonly Unit[] {
  const folders = files.flatMap(({ path }) => /^([^/]+)\/[^/]+\.xlsx?$/i.exec(path)?.[1] ?? []);
  const found = names.flatMap((name) => recognise(name, units) ?? []);
  if (found.length === 0) return [];
  return [...new Set([...found, ...folders.flatMap((name) => recognise(name, units) ?? [])])];
}

/** The unit whose code, name or other name this is, whatever the diacritics, case and separators. */
export function recognise(name: string, units: readonly Unit[]): Unit | undefined {
  const wanted = plainName(name);
  return units.find((unit) =>
    [unit.code, unit.name, ...unit.otherNames].some((each) => plainName(each) === wanted),
  );
}

/** An appendix that names the unit itself goes before one that names its kind; a report is scored by none. */
export function appendixOf(
  unit: Unit,
  { kind, sharedAppendix }: Task,
  { appendices }: Pick<Regulation, 'appendices'>,
): Appendix | undefined {
  if (kind === 'report') return undefined;
  const shared = appendices.find(({ id }) => id === sharedAppendix);
  if (shared) return shareOf(shared, unit.code);
  return (
    appendices.find((each) => each.appliesTo.includes(unit.code)) ??
    appendices.find((each) => each.appliesTo.includes(unit.kind))
  );
}

/** SHA-256 of the list that `sha256sum` would print for the sorted files. */
const contentHash = ({ files }: Snapshot): string =>
  createHash('sha256')
    .update(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''))
    .digest('hex');

function unitFindings(
  name: string,
  { unit, appendix, task }: Pick<Dossier, 'unit' | 'appendix' | 'task'>,
  { office, regulation }: Rules,
): Finding[] {
  if (!unit) return [finding('contents/unit-unknown', {}, { name, example: office.units[0]?.code ?? '' })];
  if (!isGivenTo(task, unit)) {
    const own = regulation.tasks.filter((each) => isGivenTo(each, unit)).map((each) => `"${each.name}"`);
    const values = { task: task.name, unit: unit.name, own: own.join('; ') || NO_TASK };
    return [finding('contents/unit-not-in-task', {}, values)];
  }
  return appendix || task.kind === 'report'
    ? []
    : [finding('contents/unit-without-appendix', {}, { unit: unit.name })];
}

function yearFindings(year: number, { assessmentYears }: Rules['regulation']): readonly Finding[] {
  const years = assessmentYears?.only ?? [year];
  return years.includes(year)
    ? []
    : [finding('contents/other-year', {}, { year: String(year), years: years.join(', ') })];
}

function fileFindings({ ignored, problems }: Snapshot): Finding[] {
  const found = problems.map(problemFinding);
  if (ignored.length > 0) {
    found.push(finding('contents/ignored-files', {}, { count: ignored.length, names: ignored.join(', ') }));
  }
  return found;
}

function problemFinding({ kind, name, because }: SnapshotProblem): Finding {
  switch (kind) {
    case 'archiveUnreadable':
      return finding('contents/archive-unreadable', { file: name }, { because });
    case 'unsafeName':
      return finding('contents/unsafe-name', {}, { name });
    case 'notAFile':
      return finding('contents/not-a-file', {}, { name });
    case 'nameClash':
      return finding('contents/name-clash', { file: name }, { name });
    case 'unreadable':
      return finding('contents/file-unreadable', {}, { name });
  }
}
