import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Appendix } from '../model/appendix.ts';
import { type Mistake, mistakeLines, WorkerError } from '../model/errors.ts';
import type { Regulation } from '../model/regulation.ts';
import {
  appendicesMistakes,
  type DataMistake,
  leftOutMistakes,
  othersMistakes,
  sameNumbers,
} from './appendices.ts';
import { loadAppendix } from './appendix.ts';
import { partMistakes } from './parts.ts';
import { defaultsSchema, type RegulationData, regulationSchema } from './regulation-schema.ts';
import { bonusCapMistakes, structureMistakes } from './structure.ts';
import { readWeights } from './weights.ts';
import { readYaml } from './yaml.ts';

/**
 * Loads a folder of `rubrics/`: `regulation.yaml`, its `appendix-*.yaml`, and `defaults.yaml` beside the folder.
 * Throws WorkerError RUBRIC_INVALID with every mistake, each with file and line, in Vietnamese.
 */
export function loadRegulation(folder: string): Regulation {
  const { regulation, mistakes } = readRegulation(folder);
  if (!regulation) throw new WorkerError('RUBRIC_INVALID', mistakeLines(mistakes));
  return regulation;
}

/** The same, with the mistakes as data; there is a regulation only where there are none. */
export function readRegulation(folder: string): {
  readonly regulation: Regulation | undefined;
  readonly mistakes: readonly Mistake[];
} {
  const shown = (name: string): string => `${basename(folder)}/${name}`;
  const main = readYaml(join(folder, 'regulation.yaml'), shown('regulation.yaml'), regulationSchema);
  const defaults = readYaml(join(dirname(folder), 'defaults.yaml'), 'defaults.yaml', defaultsSchema);
  const noDefaults = defaults.mistakes.length > 0 && !existsSync(join(dirname(folder), 'defaults.yaml'));
  const names = main.data?.appendices ?? appendixFiles(folder);
  const loaded = names.map((name) => loadAppendix(join(folder, name), shown(name)));
  const mistakes: Mistake[] = [
    ...main.mistakes,
    ...(noDefaults
      ? [
          {
            file: defaults.file,
            message: `Chưa có tệp này cạnh thư mục ${basename(folder)}; chép từ thư mục rubrics của phần mềm vào đó.`,
          },
        ]
      : defaults.mistakes),
    ...loaded.flatMap((each) => each.mistakes),
  ];
  if (!main.data || !defaults.data) return { regulation: undefined, mistakes };

  const appendices = loaded.flatMap((each) => each.appendix ?? []);
  const { weights, mistakes: unweighed } = readWeights(main.data.findings, defaults.data.houseRules);
  const contradictions: readonly DataMistake[] = [
    ...unweighed,
    ...(main.data.id === basename(folder)
      ? []
      : [{ path: ['id'], message: `Mã quy chế phải trùng tên thư mục "${basename(folder)}".` }]),
    ...names.flatMap((name, index) => othersMistakes(name, loaded[index]?.regulation, basename(folder))),
    ...appendixFiles(folder).flatMap((name) => leftOutMistakes(name, names)),
    ...appendicesMistakes(appendices),
    ...sameNumbers(names, loaded),
    ...sameTasks(main.data),
    ...(appendices.length === names.length ? partMistakes(appendices) : []).map((message) => ({
      path: ['appendices'],
      message,
    })),
    ...structureMistakes(main.data, appendices),
    ...(appendices.length === names.length ? unitKindMistakes(main.data, appendices) : []),
    ...(appendices.length === names.length ? bonusCapMistakes(main.data, appendices) : []),
    ...withoutSelfAssessment(main.data),
    ...ratingMistakes(main.data),
    ...templateMistakes(main.data),
  ];
  mistakes.push(
    ...contradictions.map(({ path, message }) => ({ file: main.file, line: main.lineOf(path), message })),
  );
  if (mistakes.length) return { regulation: undefined, mistakes };
  const hash = createHash('sha256');
  for (const each of [main, defaults, ...loaded])
    hash.update(createHash('sha256').update(each.bytes).digest());
  const { id, title, citation, status, tasks, evidence, signatures, scoring, documents, readings } =
    main.data;
  const { appraisal, assessmentYears, milestones } = main.data;
  return {
    mistakes,
    regulation: {
      id,
      title,
      citation,
      illustrative: status === 'illustrative' || appendices.some((each) => each.illustrative),
      assessmentYears,
      appendices,
      tasks,
      milestones,
      evidence: { ...evidence, usedOften: evidence.usedOften ?? defaults.data.evidence.usedOften },
      signatures,
      scoring,
      documents,
      appraisal,
      findings: weights,
      readings,
      hash: hash.digest('hex'),
    },
  };
}

/** Where `regulation.yaml` cannot tell, so that the mistakes of its appendices are told all the same. */
const appendixFiles = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => /^appendix.*\.yaml$/.test(name)) : [];

const sameTasks = ({ tasks }: RegulationData): readonly DataMistake[] =>
  tasks.flatMap(({ id }, index) =>
    tasks.findIndex((each) => each.id === id) === index
      ? []
      : [
          {
            path: ['tasks', index, 'id'],
            message: `Mã nhiệm vụ "${id}" đã có ở một nhiệm vụ trên; mỗi nhiệm vụ phải có mã riêng.`,
          },
        ],
  );

function unitKindMistakes(data: RegulationData, appendices: readonly Appendix[]): readonly DataMistake[] {
  const known = new Set(appendices.flatMap((each) => each.appliesTo));
  const unknown = (kinds: readonly string[], path: readonly (string | number)[]): readonly DataMistake[] =>
    kinds.flatMap((kind, index) =>
      known.has(kind)
        ? []
        : [{ path: [...path, index], message: `Không phụ lục nào dành cho loại đơn vị "${kind}".` }],
    );
  return [
    ...data.tasks.flatMap((task, index) =>
      task.kind === 'selfAssessment' && task.sharedAppendix === undefined
        ? unknown(task.unitKinds, ['tasks', index, 'unitKinds'])
        : [],
    ),
    ...data.tasks.flatMap(({ sharedAppendix }, index) =>
      sharedAppendix === undefined || appendices.some(({ id }) => id === sharedAppendix)
        ? []
        : [
            {
              path: ['tasks', index, 'sharedAppendix'],
              message: `Quy chế không có phụ lục "${sharedAppendix}"; các phụ lục: ${appendices.map(({ id }) => id).join(', ')}.`,
            },
          ],
    ),
    ...data.tasks.flatMap(({ unitKinds, assignments }, index) =>
      assignments.flatMap(({ unit }, at) =>
        unitKinds.includes(unit)
          ? []
          : [
              {
                path: ['tasks', index, 'assignments', at],
                message: `Nhiệm vụ này không giao cho "${unit}" (unitKinds).`,
              },
            ],
      ),
    ),
    ...data.documents.minutes.flatMap((each, index) =>
      unknown(each.unitKinds, ['documents', 'minutes', index, 'unitKinds']),
    ),
  ];
}

/** The index is scored by the units themselves: a regulation without that task is not finished. */
const withoutSelfAssessment = ({ tasks }: RegulationData): readonly DataMistake[] =>
  tasks.some(({ kind }) => kind === 'selfAssessment')
    ? []
    : [
        {
          path: ['tasks'],
          message:
            'Quy chế chưa có nhiệm vụ tự đánh giá, chấm điểm: thêm một nhiệm vụ có "kind: selfAssessment".',
        },
      ];

/** From the highest down to 0, or an index would have no rating; and resting on readings that are there. */
function ratingMistakes({ appraisal, readings }: RegulationData): readonly DataMistake[] {
  const ratings = appraisal?.ratings ?? [];
  const falls = ratings.every(
    ({ atLeast }, index) => atLeast < (ratings[index - 1]?.atLeast ?? atLeast + 1n),
  );
  return [
    ...(ratings.length === 0 || (falls && ratings.at(-1)?.atLeast === 0n)
      ? []
      : [
          {
            path: ['appraisal', 'ratings'],
            message: 'Các mức xếp loại phải xếp từ cao xuống thấp, mức cuối từ 0.',
          },
        ]),
    ...(appraisal?.readings ?? []).flatMap((id, index) =>
      readings.some((each) => each.id === id)
        ? []
        : [{ path: ['appraisal', 'readings', index], message: `Không có cách hiểu "${id}" ở mục readings.` }],
    ),
  ];
}

const TEMPLATES = join(import.meta.dirname, '..', '..', 'templates');

/** Reports are made from the program's own templates only. */
function templateMistakes({ documents }: RegulationData): readonly DataMistake[] {
  const name = documents.reportTemplate;
  const path = ['documents', 'reportTemplate'];
  if (isAbsolute(name) || name.split(/[/\\]/).includes('..')) {
    return [
      { path, message: `Mẫu "${name}" nằm ngoài thư mục templates: chỉ ghi đường dẫn bên trong thư mục đó.` },
    ];
  }
  return statSync(join(TEMPLATES, name), { throwIfNoEntry: false })?.isFile()
    ? []
    : [{ path, message: `Không có mẫu "${name}" trong thư mục templates.` }];
}
