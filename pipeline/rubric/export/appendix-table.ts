import { decimalString, vietnameseDecimal } from '../../model/points.ts';
import type { PlainRow, PlainTable } from '../../writers/plain-table.ts';
import { type AppendixData, toMethod } from '../appendix-schema.ts';
import { BONUS, COLUMNS, EVIDENCE, LEVELS, LINES, REMARKS, STATUS } from '../import/labels.ts';
import { methodText } from '../method-text.ts';

type Item = AppendixData['items'][number];

const ILLUSTRATIVE = 'MINH HỌA';

/** The appendix as a table that a person can read and edit, and that an import reads back. */
export const appendixTable = (data: AppendixData): PlainTable => ({
  title: data.title,
  mark: data.status === 'illustrative' ? ILLUSTRATIVE : undefined,
  opening: [
    { text: `${LINES.appendix} ${data.appendix}`, style: 'heading' },
    { text: data.title, style: 'heading' },
    ...openingLines(data).map((text) => ({ text, style: 'line' as const })),
  ],
  columns: [
    { heading: COLUMNS.code, width: 7, align: 'left' },
    { heading: COLUMNS.level, width: 8, align: 'left' },
    { heading: COLUMNS.name, width: 22, align: 'left' },
    { heading: COLUMNS.max, width: 6, align: 'center' },
    { heading: COLUMNS.method, width: 26, align: 'left' },
    { heading: COLUMNS.evidence, width: 18, align: 'left' },
    { heading: COLUMNS.remarks, width: 13, align: 'left' },
  ],
  rows: data.items.map(rowOf),
});

const openingLines = (data: AppendixData): readonly string[] => [
  `${LINES.regulation}: ${data.regulation}`,
  `${LINES.status}: ${STATUS[data.status]}`,
  `${LINES.appliesTo}: ${data.appliesTo.join(', ')}`,
  `${LINES.scale}: ${vietnameseDecimal(data.scale)}`,
  `${LINES.decimals}: ${data.decimals}`,
  `${LINES.bonus}: ${data.bonusInsideScale ? BONUS.inside : BONUS.outside}`,
  ...(data.note === undefined ? [] : [`${LINES.note}: ${data.note}`]),
  ...(notCarried(data).length === 0 ? [] : [`${LINES.leftOut}: ${notCarried(data).join(', ')}`]),
];

/** Keys of the YAML file that no column holds; named above the table, so that an import can tell of them. */
export const notCarried = (data: AppendixData): readonly string[] => [
  ...(['partOf', 'initiatives'] as const).filter((key) => data[key] !== undefined),
  ...(data.items.some(
    ({ method }) =>
      method?.kind === 'sum' && method.parts.some(({ contributor }) => contributor !== undefined),
  )
    ? ['contributor']
    : []),
];

const rowOf = (item: Item): PlainRow => ({
  cells: [
    item.code,
    LEVELS[item.kind],
    item.name,
    Number(decimalString(item.max)),
    item.method ? methodText(toMethod(item.method)) : '',
    evidenceLines(item).join('\n'),
    remarkLines(item).join('\n'),
  ],
  bold: item.method === undefined,
});

function evidenceLines({
  evidence,
  evidenceRequired = false,
  imageAllowed = false,
}: Item): readonly string[] {
  const named = evidence.length > 0;
  return [
    ...evidence.map((each) => `- ${each}`),
    ...(named && !evidenceRequired ? [EVIDENCE.notRequired] : []),
    ...(!named && evidenceRequired ? [EVIDENCE.required] : []),
    ...(imageAllowed ? [EVIDENCE.image] : []),
  ];
}

const remarkLines = ({
  appraiser,
  responsible,
  contributors,
  notApplicableTo,
  cite,
}: Item): readonly string[] =>
  [
    [REMARKS.appraiser, appraiser],
    [REMARKS.responsible, responsible],
    [REMARKS.contributors, contributors.join(', ')],
    [REMARKS.notApplicableTo, notApplicableTo.join(', ')],
    [REMARKS.article, cite],
  ].flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));
