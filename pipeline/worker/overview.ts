import type { Calendar } from '../model/calendar.ts';
import type { Consolidation } from '../model/consolidation.ts';
import { type Day, type Instant, vietnameseDay, vietnameseTime } from '../model/day.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Milestone } from '../model/milestone.ts';
import type { DossierState, Output, OutputRole } from '../model/outputs.ts';
import { type Points, vietnameseDecimal, ZERO } from '../model/points.ts';
import type { Task } from '../model/regulation.ts';
import { lastDayOf } from '../stages/deadline/milestones.ts';
import { stateWords } from '../stages/render/check-sheet/words.ts';
import { page } from '../stages/render/page.ts';
import { type Html, html } from '../writers/html.ts';

/** One dossier of a batch: no more than the overview shows, so that a hundred judgements need not be kept. */
export interface OverviewEntry {
  readonly unit: string;
  readonly regulation: string;
  readonly year: number;
  readonly version: number;
  /** What a sample is there to show. */
  readonly shows: string | undefined;
  /** The moment of the check, where it was handed in and is not the real one. */
  readonly staged: Instant | undefined;
  readonly illustrative: boolean;
  readonly state: DossierState;
  readonly task: Pick<Task, 'kind' | 'name'>;
  readonly selfTotal: Points | undefined;
  readonly checkedTotal: Points | undefined;
  /** For filing late; not taken from the total yet. */
  readonly penalty: Points;
  readonly faults: number;
  readonly warnings: number;
  readonly links: readonly { readonly name: string; readonly href: string }[];
  /** Dates of the office in this assessment year. */
  readonly milestones: readonly (Milestone & { readonly last: Day | undefined })[];
}

/** How a dossier came to stand in the overview; `folder` leads from the overview to its results, with `/`. */
export interface OverviewPlace {
  readonly folder: string;
  readonly shows: string | undefined;
  readonly staged: Instant | undefined;
  readonly calendar: Calendar;
}

/** What several units have scored between them, put together. */
export interface OverviewTable extends Pick<OverviewEntry, 'shows' | 'staged' | 'links'> {
  readonly title: string;
  readonly sentence: string;
}

export const overviewTable = (
  {
    consolidation,
    sentence,
    files,
  }: {
    readonly consolidation: Consolidation;
    readonly sentence: string;
    readonly files: readonly Pick<Output, 'role' | 'name'>[];
  },
  { folder, shows, staged }: Omit<OverviewPlace, 'calendar'>,
): OverviewTable => ({
  ...{ title: consolidation.whole.title, sentence, shows, staged },
  links: linksTo(folder, files, [
    ['Phiếu tổng hợp', ['checkSheet']],
    ['Bảng chấm điểm tổng hợp', ['scoreSummary']],
  ]),
});

export const overviewEntry = (
  judgement: Judgement,
  outputs: readonly Pick<Output, 'role' | 'name'>[],
  { folder, shows, staged, calendar }: OverviewPlace,
): OverviewEntry => {
  const { dossier, regulation, score, findings } = judgement;
  return {
    unit: dossier.unit?.name ?? dossier.arrivedAs,
    regulation: regulation.citation,
    year: dossier.id.year,
    version: dossier.version,
    shows,
    staged,
    illustrative: regulation.illustrative || dossier.appendix?.illustrative === true,
    state: judgement.state,
    task: dossier.task,
    selfTotal: score?.selfTotal,
    checkedTotal: score?.checkedTotal,
    penalty: judgement.deadline.penalty,
    faults: findings.filter((each) => each.level === 'fail').length,
    warnings: findings.filter((each) => each.level === 'warn').length,
    links: linksTo(folder, outputs),
    milestones: (regulation.milestones ?? []).map((each) => ({
      ...each,
      last: lastDayOf(each, dossier.id.year, calendar),
    })),
  };
};

/** What a person opens first of each kind; a PDF before the file it was made from. */
const LINKS: readonly (readonly [name: string, roles: readonly OutputRole[]])[] = [
  ['Phiếu kiểm tra', ['checkSheet', 'checkSheetPdf']],
  ['Báo cáo tự đánh giá', ['selfAssessmentReportPdf', 'selfAssessmentReport']],
  ['Bảng tổng hợp', ['scoreSummaryPdf', 'scoreSummary']],
];

const linksTo = (
  folder: string,
  outputs: readonly Pick<Output, 'role' | 'name'>[],
  wanted = LINKS,
): OverviewEntry['links'] =>
  wanted.flatMap(([name, roles]) => {
    const output = roles.flatMap((role) => outputs.filter((each) => each.role === role))[0];
    return output ? [{ name, href: hrefOf(`${folder}/${output.name}`) }] : [];
  });

/** Each part of the path on its own; `./` first, so that no name is read as the name of a protocol. */
const hrefOf = (path: string): string =>
  `./${path
    .split('/')
    .filter(Boolean)
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')}`;

const STATES: readonly DossierState[] = ['toMend', 'refused', 'ready'];

/** `index.html` of a demo or a batch: every dossier with its state, points, remarks and documents, by regulation, sorted by unit. */
export function overviewHtml(
  entries: readonly OverviewEntry[],
  tables: readonly OverviewTable[] = [],
): string {
  const sorted = [...entries].sort(
    (a, b) => a.unit.localeCompare(b.unit, 'vi') || a.year - b.year || a.version - b.version,
  );
  const illustrative = entries.some((each) => each.illustrative);
  const groups = [...new Set(sorted.map((each) => each.regulation))].map((regulation) => ({
    regulation,
    entries: sorted.filter((each) => each.regulation === regulation),
  }));
  const words = STATES.flatMap((state) =>
    entries.filter((each) => each.state === state).map((each) => stateWords(state, each.task.kind)),
  );
  const counts = [...new Set(words)].map(
    (word) => `${words.filter((each) => each === word).length} ${word.toLowerCase()}`,
  );
  return page(
    { title: 'Tổng quan hồ sơ', illustrative, broad: true },
    html`<header>
${illustrative && html`<p class="notice"><strong>MINH HỌA: bộ tiêu chí dùng ở đây không phải văn bản chính thức.</strong></p>`}
<h1>Tổng quan hồ sơ</h1>
<p class="unit">${entries.length} hồ sơ${counts.length > 0 && `: ${counts.join(', ')}`}.</p>
</header>
<main>
${groups.map(group)}${tables.map(sharedTable)}</main>
<footer>
<p>Điểm dự kiến là điểm dự kiến sau kiểm tra tự động. Chỉ số và xếp loại chỉ có sau khi thẩm định.</p>
</footer>`,
  );
}

const group = ({
  regulation,
  entries,
}: {
  readonly regulation: string;
  readonly entries: readonly OverviewEntry[];
}): Html =>
  html`<table class="wide" role="table">
<caption>${regulation}</caption>
<thead role="rowgroup"><tr role="row">${COLUMNS.map(
    ([title, align, width]) =>
      html`<th scope="col" role="columnheader" class="${align}" style="width:${width}%">${title}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">
${entries.map(row)}</tbody>
</table>
${reminders(entries)}`;

const sharedTable = ({ title, sentence, shows, staged, links }: OverviewTable): Html =>
  html`<section><h2>Tổng hợp: ${title}</h2>
<p>${sentence}</p>
<p class="quiet">${shows}${staged && ` Thời điểm minh họa: ${vietnameseTime(staged)}.`}</p>
<ul>
${links.map(
  ({ name, href }) => html`<li><a href="${href}">${name}</a></li>
`,
)}</ul></section>
`;

/** What the office itself has to do, in each assessment year of its dossiers. */
const reminders = (entries: readonly OverviewEntry[]): Html => {
  const years = [...new Map(entries.map((each) => [each.year, each.milestones])).entries()]
    .filter(([, milestones]) => milestones.length > 0)
    .sort(([a], [b]) => a - b);
  return html`${years.map(
    ([year, milestones]) => html`<section><h2>Các mốc của cơ quan tiếp nhận, năm ${year}</h2>
<ul>
${milestones.map(
  ({ name, on, last, article }) =>
    html`<li>${last ? `Hết ngày ${vietnameseDay(last)}` : 'after' in on && `Trong ${on.days} ngày lịch, tính từ hôm sau ${on.after}`}: ${name} (${article})</li>
`,
)}</ul></section>
`,
  )}`;
};

const COLUMNS = [
  ['Đơn vị', 'start', 34],
  ['Tình trạng', 'start', 16],
  ['Tự chấm', 'end', 9],
  ['Điểm dự kiến', 'end', 9],
  ['Phải sửa', 'end', 7],
  ['Nên xem lại', 'end', 7],
  ['Văn bản', 'start', 18],
] as const;

function row(entry: OverviewEntry): Html {
  const cells = [
    html`<strong class="${entry.state}">${stateWords(entry.state, entry.task.kind)}</strong>`,
    figure(entry.selfTotal, entry),
    html`${figure(entry.checkedTotal, entry)}${
      entry.penalty > ZERO &&
      html`<p class="quiet">chưa trừ ${vietnameseDecimal(entry.penalty)} do nộp chậm</p>`
    }`,
    html`${entry.faults}`,
    html`${entry.warnings}`,
    html`${entry.links.map(({ name, href }) => html`<p><a href="${href}">${name}</a></p>`)}`,
  ];
  return html`<tr role="row"><th scope="row" role="rowheader"><p>${entry.unit}</p>${
    entry.shows && html`<p class="quiet">${entry.shows}</p>`
  }${entry.task.kind === 'report' && html`<p class="quiet">${entry.task.name}</p>`}<p class="quiet">Năm ${entry.year}, lần ${entry.version}${
    entry.staged && `; thời điểm minh họa: ${vietnameseTime(entry.staged)}`
  }</p></th>${cells.map(
    (cell, index) =>
      html`<td role="cell" class="${COLUMNS[index + 1]?.[1]}" data-name="${COLUMNS[index + 1]?.[0]}">${cell}</td>`,
  )}</tr>
`;
}

function figure(points: Points | undefined, { task }: OverviewEntry): Html {
  if (points !== undefined) return html`${vietnameseDecimal(points)}`;
  return task.kind === 'report' ? html`không chấm` : html`chưa chấm`;
}
