import type { Criterion } from '../../../model/appendix.ts';
import type { Judgement } from '../../../model/judgement.ts';
import { type Points, vietnameseDecimal, ZERO } from '../../../model/points.ts';
import type { Score } from '../../../model/score.ts';
import { type Block, folded, table } from './sheet.ts';
import { criterionWords } from './words.ts';

/** A part of the appendix that a person thinks in, with its points. */
interface Domain {
  readonly label: string;
  readonly max: Points;
  readonly self: Points;
  readonly checked: Points;
  readonly selfScored: boolean;
  /** The unit wrote no points here. */
  readonly blank: boolean;
}

/** Lĩnh vực: domains, sections without domains, and the top of an appendix that has neither. */
export function domainsOf(judgement: Judgement, score: Score): readonly Domain[] {
  const criteria = judgement.dossier.appendix?.criteria ?? [];
  const named = criteria.filter((each) => each.kind === 'domain' || isBareSection(each, criteria));
  const tops = criteria.filter((each) => each.parent === undefined);
  const byCode = new Map(criteria.map((each) => [each.code, each]));
  return (named.length > 0 ? named : tops).flatMap((criterion) => {
    const total = score.groups.find((each) => each.code === criterion.code);
    const rows = score.rows.filter((row) => belongsTo(row.code, criterion.code, byCode));
    return total
      ? [
          {
            ...total,
            label: criterionWords(judgement, criterion.code),
            selfScored: rows.some((row) => row.assessed),
            blank: rows.every((row) => row.self === undefined),
          },
        ]
      : [];
  });
}

const isBareSection = (group: Criterion, criteria: readonly Criterion[]): boolean =>
  group.kind === 'section' && !criteria.some((each) => each.kind === 'domain' && each.parent === group.code);

function belongsTo(code: string, group: string, byCode: ReadonlyMap<string, Criterion>): boolean {
  for (let at = byCode.get(code); at; at = at.parent === undefined ? undefined : byCode.get(at.parent)) {
    if (at.code === group) return true;
  }
  return false;
}

/** Points by domain in a picture; nothing where no domain scores itself. */
export function domainChart(domains: readonly Domain[]): readonly Block[] {
  const bars = domains.filter((each) => each.selfScored && each.max > ZERO);
  const description = bars.map(
    ({ label, max, self, checked, blank }) =>
      `${label}: tối đa ${vietnameseDecimal(max)}, ${blank ? 'để trống' : `tự chấm ${vietnameseDecimal(self)}, dự kiến sau kiểm tra ${vietnameseDecimal(checked)}`}`,
  );
  return bars.length === 0
    ? []
    : [
        {
          kind: 'chart',
          chart: { title: 'Điểm theo lĩnh vực', description: `${description.join('; ')}.`, bars },
        },
      ];
}

/** The same figures for reading, folded behind the picture. */
export const domainTable = (domains: readonly Domain[]): readonly Block[] =>
  domains.length === 0
    ? []
    : [
        folded('Số liệu theo lĩnh vực', [
          table(
            'Điểm theo lĩnh vực',
            [
              ['Lĩnh vực', 46],
              ['Tối đa', 15, 'end'],
              ['Tự chấm', 17, 'end'],
              ['Dự kiến sau kiểm tra', 22, 'end'],
            ],
            domains.map(({ label, max, self, checked, selfScored, blank }) => [
              [label],
              [vietnameseDecimal(max)],
              [selfScored ? (blank ? 'để trống' : vietnameseDecimal(self)) : 'không tự chấm'],
              [selfScored && !blank ? vietnameseDecimal(checked) : '–'],
            ]),
          ),
        ]),
      ];
