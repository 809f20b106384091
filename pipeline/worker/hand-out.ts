import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FOLDERS } from '../messages.ts';
import { WorkerError } from '../model/errors.ts';
import { isGivenTo, type Office, type Unit } from '../model/office.ts';
import type { Regulation, Task } from '../model/regulation.ts';
import { makeScoreWorkbook } from '../rubric/score-workbook.ts';
import { appendixOf } from '../stages/intake.ts';
import { syncFolder, writeDurably } from './disk.ts';
import { folderName } from './folder-name.ts';

interface HandedOut {
  readonly unit: Unit;
  /** Undefined where the unit's folder holds something already, which is then left alone. */
  readonly file: string | undefined;
}

/**
 * Puts an empty score workbook into the drop folder of each unit of the tasks, `<share>/<unit>/1. Nộp hồ sơ/`. Folders
 * that are missing are made; one that holds anything is never touched. Throws WorkerError OUTPUT_NOT_WRITABLE.
 */
export async function handOutWorkbooks({
  office,
  regulation,
  tasks,
  share,
}: {
  readonly office: Office;
  readonly regulation: Regulation;
  readonly tasks: readonly Task[];
  readonly share: string;
}): Promise<readonly HandedOut[]> {
  const handedOut: HandedOut[] = [];
  for (const unit of office.units) {
    const appendices = tasks
      .filter((task) => isGivenTo(task, unit))
      .flatMap((task) => appendixOf(unit, task, regulation) ?? []);
    if (appendices.length === 0) continue;
    const folder = join(share, folderName(unit.name), FOLDERS.drop);
    if (await holdsAnything(folder)) {
      handedOut.push({ unit, file: undefined });
      continue;
    }
    for (const appendix of appendices) {
      const bytes = await makeScoreWorkbook({
        ...{ appendix, unit, regulationTitle: regulation.citation, year: office.assessmentYear },
        identity: { regulation: regulation.id, hash: regulation.hash },
      });
      const part = appendices.length > 1 ? `_phu-luc-${appendix.id}` : '';
      const file = join(folder, `${office.assessmentYear}_${unit.code}${part}_bang-cham-diem.xlsx`);
      await put(bytes, folder, file);
      handedOut.push({ unit, file });
    }
  }
  return handedOut;
}

/** What a run that was cut off left half written. */
const PART = '.part';

const holdsAnything = async (folder: string): Promise<boolean> =>
  (await readdir(folder).catch(() => [])).some((name) => !name.endsWith(PART));

/** Under its own name only when whole: others watch the folder. */
async function put(bytes: Uint8Array, folder: string, file: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await rm(`${file}${PART}`, { force: true });
    await writeDurably(`${file}${PART}`, bytes);
    await rename(`${file}${PART}`, file);
    await syncFolder(folder);
  } catch (cause) {
    throw new WorkerError('OUTPUT_NOT_WRITABLE', `Không ghi được ${file}`, { cause });
  }
}
