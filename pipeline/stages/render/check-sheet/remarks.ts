import type { WeighedFinding } from '../../../model/finding.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { Level } from '../../../model/regulation.ts';
import { type Block, folded, type Line, type Remark, type Section, table, text } from './sheet.ts';
import { basisWords, capitalised, criterionWords, LEVEL_WORDS, placeWords } from './words.ts';

/** A finding together with its number on the sheet. */
export interface Numbered {
  readonly finding: WeighedFinding;
  readonly number: number;
}

/** Numbered from 1 in the order in which they are to be dealt with: what must be mended, what to look at, what to know. */
export const numberFindings = (findings: readonly WeighedFinding[]): readonly Numbered[] =>
  (['fail', 'warn', 'inform'] satisfies Level[])
    .flatMap((level) => findings.filter((each) => each.level === level))
    .map((finding, index) => ({ finding, number: index + 1 }));

/** What to mend, then, folded, what to look at and what to know. */
export function mendSection(judgement: Judgement, numbered: readonly Numbered[]): Section {
  const of = (level: Level): readonly Remark[] =>
    numbered
      .filter((each) => each.finding.level === level)
      .map(({ finding, number }) => ({
        number,
        level: LEVEL_WORDS[level],
        where: placeWords(judgement, finding.place),
        reason: finding.reason,
        basis: capitalised(basisWords(finding.basis)),
        remedy: finding.remedy,
      }));
  const [mend, look, know] = [of('fail'), of('warn'), of('inform')];
  return {
    id: 'can-sua',
    title: mend.length > 0 ? 'Việc cần sửa trước' : 'Nhận xét về hồ sơ',
    blocks: [
      mend.length > 0 ? { kind: 'remarks', remarks: mend } : text('Không có mục nào phải sửa.'),
      ...foldedRemarks('Nên xem lại', look),
      ...foldedRemarks('Để biết, không phải sửa', know),
    ],
  };
}

const foldedRemarks = (title: string, remarks: readonly Remark[]): readonly Block[] =>
  remarks.length > 0 ? [folded(`${title} (${remarks.length})`, [{ kind: 'remarks', remarks }])] : [];

/** The same remarks found by criterion and by file; undefined where none has such a place. */
export function indexSection(judgement: Judgement, numbered: readonly Numbered[]): Section | undefined {
  const order = judgement.dossier.appendix?.criteria.map((each) => each.code) ?? [];
  const rank = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  const codes = [...distinct(numbered.map((each) => each.finding.place.code))].sort(
    (a, b) => rank(a) - rank(b),
  );
  const files = [...distinct(numbered.map((each) => each.finding.place.file))].sort((a, b) =>
    a.localeCompare(b, 'vi'),
  );
  const blocks = [
    ...(codes.length > 0
      ? [
          lookUp(
            'Theo tiêu chí',
            'Tiêu chí',
            codes.map((code) => ({
              name: criterionWords(judgement, code),
              remarks: numbered.filter((each) => each.finding.place.code === code),
            })),
          ),
        ]
      : []),
    ...(files.length > 0
      ? [
          lookUp(
            'Theo tệp',
            'Tệp',
            files.map((file) => ({
              name: file,
              remarks: numbered.filter((each) => each.finding.place.file === file),
            })),
          ),
        ]
      : []),
  ];
  return blocks.length > 0
    ? { id: 'tra-cuu', title: 'Tra theo tiêu chí và theo tệp', blocks, screenOnly: true }
    : undefined;
}

const distinct = (values: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(values.filter((value) => value !== undefined));

const lookUp = (
  caption: string,
  what: string,
  rows: readonly { readonly name: string; readonly remarks: readonly Numbered[] }[],
): Block =>
  table(
    caption,
    [
      [what, 40],
      ['Mục nhận xét', 60],
    ],
    rows.map(({ name, remarks }) => [[name], remarks.map(remarkLine)]),
  );

const remarkLine = ({ finding, number }: Numbered): Line => ({
  remark: number,
  text: ` (${LEVEL_WORDS[finding.level].toLowerCase()}): ${finding.reason}`,
});
