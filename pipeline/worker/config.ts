import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { yearOf } from '../model/day.ts';
import { mistakeLines, WorkerError } from '../model/errors.ts';
import type { Office } from '../model/office.ts';
import { plainName } from '../model/plain.ts';
import type { Regulation } from '../model/regulation.ts';
import { loadRegulation } from '../rubric/load.ts';
import { readYaml } from '../rubric/yaml.ts';
import { type OfficeData, officeSchema } from './office-schema.ts';
import { regulationNames } from './regulation-folder.ts';
import { readTrusted } from './trust.ts';

export interface LoadedOffice {
  readonly office: Office;
  /** The regulation that the office names. */
  readonly regulation: Regulation;
  /** SHA-256 of office.yaml, hexadecimal. */
  readonly sha256: string;
}

/**
 * Reads `office.yaml` and the regulation it names, and holds them against each other.
 * @param rubrics the folder `rubrics/`
 * Throws WorkerError OFFICE_INVALID with every mistake, each with its line, in Vietnamese; RUBRIC_INVALID where the
 * regulation itself does not load.
 */
export function loadOffice(file: string, rubrics: string): LoadedOffice {
  const shown = basename(file);
  const { data, mistakes, lineOf, bytes } = readYaml(file, shown, officeSchema);
  if (!data) throw new WorkerError('OFFICE_INVALID', mistakeLines(mistakes));
  const folder = join(rubrics, data.regulation);
  const regulation = existsSync(join(folder, 'regulation.yaml')) ? loadRegulation(folder) : undefined;
  const contradictions = [
    ...unitMistakes(data),
    ...anchorMistakes(data, dirname(file)),
    ...folderMistakes(data, dirname(file)),
    ...(regulation
      ? regulationMistakes(data, regulation)
      : [
          {
            path: ['regulation'],
            message: `Không có quy chế "${data.regulation}" trong thư mục rubrics; có: ${regulationNames(rubrics)}.`,
          },
        ]),
  ];
  if (contradictions.length > 0 || !regulation) {
    throw new WorkerError(
      'OFFICE_INVALID',
      mistakeLines(contradictions.map(({ path, message }) => ({ file: shown, line: lineOf(path), message }))),
    );
  }
  return {
    office: toOffice(data, dirname(resolve(file))),
    regulation,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

interface DataMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every name a dossier may come under must lead to one unit only. */
function unitMistakes({ units }: OfficeData): readonly DataMistake[] {
  const owners = new Map(units.map(({ code }) => [plainName(code), code]));
  const codes = new Set<string>();
  return units.flatMap((unit, index) => {
    const mistakes: DataMistake[] = [];
    if (codes.has(unit.code)) {
      mistakes.push({ path: ['units', index, 'code'], message: `Mã đơn vị "${unit.code}" có hai lần.` });
    }
    codes.add(unit.code);
    const names = [
      { name: unit.name, path: ['units', index, 'name'] },
      ...unit.otherNames.map((name, at) => ({ name, path: ['units', index, 'otherNames', at] })),
    ];
    for (const { name, path } of names) {
      const owner = owners.get(plainName(name));
      if (owner !== undefined && owner !== unit.code) {
        mistakes.push({
          path,
          message: `Tên "${name}" trùng với mã hoặc tên của đơn vị "${owner}" (khi bỏ dấu).`,
        });
      }
      if (owner === undefined) owners.set(plainName(name), unit.code);
    }
    return mistakes;
  });
}

/** A root that is not the one whose fingerprint was typed would make every signature below it worthless. */
const anchorMistakes = ({ anchors }: OfficeData, folder: string): readonly DataMistake[] =>
  anchors.flatMap(({ file, sha256 }, index) => {
    const path = ['anchors', index, 'file'];
    if (!existsSync(resolve(folder, file))) {
      return [{ path, message: `Không có tệp chứng thư "${file}" cạnh tệp này.` }];
    }
    const trusted = readTrusted(resolve(folder, file));
    if (!trusted) return [{ path, message: `Không đọc được chứng thư số nào trong tệp "${file}".` }];
    if (trusted.sha256 === sha256) return [];
    return [
      {
        path: ['anchors', index, 'sha256'],
        message: `Dấu vân tay không khớp với tệp "${file}" (tệp có ${trusted.sha256}). Kiểm tra lại nguồn lấy tệp.`,
      },
    ];
  });

/** The folder of results is made when it is needed; the others bring something. */
const folderMistakes = ({ folders }: OfficeData, folder: string): readonly DataMistake[] =>
  (['certificates', 'revocationLists'] as const).flatMap((key) => {
    const path = folders[key];
    return path === undefined || statSync(resolve(folder, path), { throwIfNoEntry: false })?.isDirectory()
      ? []
      : [{ path: ['folders', key], message: `Không có thư mục "${path}".` }];
  });

function regulationMistakes(data: OfficeData, regulation: Regulation): readonly DataMistake[] {
  // Of kinds of unit, and of single units by their codes.
  const kinds = new Set([
    ...regulation.appendices.flatMap((each) => each.appliesTo),
    ...regulation.tasks.flatMap((each) => each.unitKinds),
  ]);
  const tasks = regulation.tasks.map(({ id }) => id);
  const codes = new Set(data.units.map(({ code }) => code));
  return [
    ...data.units.flatMap(({ code, kind }, index) =>
      kinds.has(kind) || kinds.has(code)
        ? []
        : [
            {
              path: ['units', index, 'kind'],
              message: `Quy chế ${regulation.id} không có loại đơn vị "${kind}"; các loại: ${[...kinds].join(', ')}.`,
            },
          ],
    ),
    ...regulation.tasks.flatMap(({ id, name, deadline: { on } }) => {
      const year = typeof on === 'object' && 'day' in on ? yearOf(on.day) : data.assessmentYear;
      const stated = data.deadlineOverrides.some((each) => each.task === id && each.units.length === 0);
      return stated || year === data.assessmentYear || year === data.assessmentYear + 1
        ? []
        : [
            {
              path: ['assessmentYear'],
              message: `Hạn của nhiệm vụ "${name}" trong quy chế là năm ${year}; khai hạn của năm ${data.assessmentYear} ở deadlineOverrides.`,
            },
          ];
    }),
    ...data.deadlineOverrides.flatMap(({ task, units }, index) => [
      ...(tasks.includes(task)
        ? []
        : [
            {
              path: ['deadlineOverrides', index, 'task'],
              message: `Quy chế không có nhiệm vụ "${task}"; các nhiệm vụ: ${tasks.join(', ')}.`,
            },
          ]),
      ...units.flatMap((unit, at) =>
        codes.has(unit)
          ? []
          : [
              {
                path: ['deadlineOverrides', index, 'units', at],
                message: `Không có đơn vị nào mang mã "${unit}".`,
              },
            ],
      ),
    ]),
  ];
}

/** Paths in the file are told from where the file lies. */
function toOffice(data: OfficeData, folder: string): Office {
  const { results, certificates, revocationLists } = data.folders;
  const place = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(folder, path);
  return {
    ...data,
    units: data.units.map((unit) => ({
      ...unit,
      parent: unit.parent ?? data.parent,
      place: unit.place ?? data.place,
      head: { title: unit.head.title, capacity: unit.head.capacity, name: unit.head.name },
      deputies: unit.deputies,
    })),
    folders: {
      results: place(results),
      certificates: place(certificates),
      revocationLists: place(revocationLists),
    },
    anchors: data.anchors.map((anchor) => ({ ...anchor, file: resolve(folder, anchor.file) })),
  };
}
