import type { Appendix, Criterion, Method, Step } from '../model/appendix.ts';
import { decimalString, type Points } from '../model/points.ts';

/** What an `appendix-*.yaml` holds beside the appendix itself. */
export interface AppendixSetting {
  readonly regulation: string;
  readonly note: string | undefined;
  readonly fromSource: boolean;
  readonly responsible: ReadonlyMap<string, string>;
}

/** The text of an `appendix-*.yaml`: every value in quotes, so that `1.10` stays `1.10`. */
export function appendixYaml(
  appendix: Appendix,
  { regulation, note, fromSource, responsible }: AppendixSetting,
): string {
  const from = fromSource ? 'source' : 'illustrative';
  const lines = [
    `regulation: ${quoted(regulation)}`,
    `appendix: ${quoted(appendix.id)}`,
    `title: ${quoted(appendix.title)}`,
    `status: ${appendix.illustrative ? 'illustrative' : 'official'}`,
    `appliesTo: ${list(appendix.appliesTo)}`,
    `scale: ${figure(appendix.scale)}`,
    `decimals: ${appendix.decimals}`,
    `bonusInsideScale: ${appendix.bonusInsideScale}`,
    ...(note === undefined ? [] : [`note: ${quoted(note)}`]),
    'items:',
    ...appendix.criteria.flatMap((row) => itemLines(row, { from, responsible: responsible.get(row.code) })),
  ];
  return `${lines.join('\n')}\n`;
}

/** Double quotes of YAML are those of JSON. */
const quoted = (text: string): string => JSON.stringify(text);
const figure = (points: Points): string => quoted(decimalString(points));
const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`;
const indented = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((line) => `${' '.repeat(by)}${line}`);

function itemLines(
  row: Criterion,
  { from, responsible }: { readonly from: string; readonly responsible: string | undefined },
): readonly string[] {
  const { parent, method, appraiser, contributors, notApplicableTo, article } = row;
  const [first = '', ...others] = [
    `code: ${quoted(row.code)}`,
    `kind: ${row.kind}`,
    `parent: ${parent === undefined ? 'null' : quoted(parent)}`,
    `name: ${quoted(row.name)}`,
    `max: ${figure(row.max)}`,
    `from: ${from}`,
    ...(method ? ['method:', ...indented(methodLines(method), 2)] : []),
    ...(method ? evidenceLines(row) : []),
    ...(appraiser === undefined ? [] : [`appraiser: ${quoted(appraiser)}`]),
    ...(responsible === undefined ? [] : [`responsible: ${quoted(responsible)}`]),
    ...(contributors.length > 0 ? [`contributors: ${list(contributors)}`] : []),
    ...(notApplicableTo.length > 0 ? [`notApplicableTo: ${list(notApplicableTo)}`] : []),
    ...(article === undefined ? [] : [`cite: ${quoted(article)}`]),
  ];
  return [`  - ${first}`, ...indented(others, 4)];
}

const evidenceLines = ({ evidence, evidenceRequired, imageAllowed }: Criterion): readonly string[] => [
  ...(evidence.length > 0
    ? ['evidence:', ...evidence.map((each) => `  - ${quoted(each)}`)]
    : ['evidence: []']),
  `evidenceRequired: ${evidenceRequired}`,
  `imageAllowed: ${imageAllowed}`,
];

const stepLines = (key: string, steps: readonly Step[]): readonly string[] => [
  `${key}:`,
  ...steps.map(({ when, points }) => `  - {when: ${quoted(when)}, points: ${figure(points)}}`),
];

function methodLines(method: Method): readonly string[] {
  const kind = `kind: ${method.kind}`;
  switch (method.kind) {
    case 'yesNo':
      return [kind];
    case 'levels':
      return [kind, ...stepLines('levels', method.steps)];
    case 'highest':
      return [kind, ...stepLines('cases', method.steps)];
    case 'deduction':
    case 'bonus':
    case 'penalty':
      return [kind, ...stepLines('perItem', method.steps)];
    case 'percentLevels':
      return [
        kind,
        'levels:',
        ...method.levels.map(
          ({ when, percent }) => `  - {when: ${quoted(when)}, percent: ${figure(percent)}}`,
        ),
      ];
    case 'proportional':
      return [
        kind,
        `numerator: ${quoted(method.numerator)}`,
        `denominator: ${quoted(method.denominator)}`,
        ...(method.floorPercent === undefined ? [] : [`floorPercent: ${figure(method.floorPercent)}`]),
        ...(method.base === undefined ? [] : [`base: ${figure(method.base)}`]),
      ];
    case 'bands':
      return [
        kind,
        `of: ${quoted(method.of)}`,
        'bands:',
        ...method.bands.map(
          ({ atLeast, points }) => `  - {atLeast: ${figure(atLeast)}, points: ${figure(points)}}`,
        ),
      ];
    case 'countCapped':
      return [kind, `each: ${quoted(method.each)}`, `per: ${figure(method.per)}`];
    case 'sum':
      return [kind, 'parts:', ...method.parts.flatMap(partLines)];
    case 'relative':
      return [kind, `measure: ${quoted(method.text)}`];
    case 'survey':
      return [kind, `source: ${quoted(method.text)}`];
    case 'byAppraiser':
      return [kind, `who: ${quoted(method.text)}`];
    case 'free':
      return [kind, `text: ${quoted(method.text)}`];
  }
}

const partLines = (part: Extract<Method, { kind: 'sum' }>['parts'][number]): readonly string[] => [
  `  - name: ${quoted(part.name)}`,
  `    max: ${figure(part.max)}`,
  '    method:',
  ...indented(methodLines(part.method), 6),
];
