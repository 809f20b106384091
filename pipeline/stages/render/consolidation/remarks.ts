import type { Consolidation } from '../../../model/consolidation.ts';
import type { Level } from '../../../model/regulation.ts';
import { type Block, folded, type Remark, type Section, text } from '../check-sheet/sheet.ts';
import { basisWords, capitalised, LEVEL_WORDS } from '../check-sheet/words.ts';

/** What has to be settled, then what to look at and to know. */
export function findingsSection({ findings, whole }: Consolidation): Section {
  const nameOf = new Map(whole.criteria.map(({ code, name }) => [code, name]));
  const remarks = findings.map(
    ({ level, place, reason, remedy, basis }, index): Remark & { readonly of: Level } => ({
      of: level,
      number: index + 1,
      level: LEVEL_WORDS[level],
      where: place.code === undefined ? [] : [`Tiêu chí ${place.code}. ${nameOf.get(place.code) ?? ''}`],
      reason,
      basis: capitalised(basisWords(basis)),
      remedy,
    }),
  );
  const of = (level: Level): readonly Remark[] => remarks.filter((each) => each.of === level);
  const [mend, look, know] = [of('fail'), of('warn'), of('inform')];
  return {
    id: 'can-xu-ly',
    title: mend.length > 0 ? 'Việc phải xử lý trước khi trình' : 'Nhận xét',
    blocks: [
      mend.length > 0 ? { kind: 'remarks', remarks: mend } : text('Không có mục nào phải xử lý.'),
      ...more('Nên xem lại', look),
      ...more('Để biết, không phải sửa', know),
    ],
  };
}

const more = (title: string, remarks: readonly Remark[]): readonly Block[] =>
  remarks.length > 0 ? [folded(`${title} (${remarks.length})`, [{ kind: 'remarks', remarks }])] : [];

/** What each unit has to mend, as its own check sheet says it. */
export function faultsSection({ units, findings }: Consolidation): Section | undefined {
  let number = findings.length;
  const blocks = units.flatMap(({ share, filing }): readonly Block[] => {
    const remarks = (filing?.faults ?? []).map(({ place, reason, remedy, basis }): Remark => {
      number += 1;
      return {
        number,
        level: LEVEL_WORDS.fail,
        where: [
          place.code && `Tiêu chí ${place.code}`,
          place.file && `Tệp “${place.file}”`,
          place.cell && `Ô ${place.cell}`,
        ].filter((each): each is string => Boolean(each)),
        reason,
        basis: capitalised(basisWords(basis)),
        remedy,
      };
    });
    return more(share.name, remarks);
  });
  return blocks.length > 0
    ? { id: 'don-vi-hoan-thien', title: 'Việc các đơn vị còn phải hoàn thiện', blocks }
    : undefined;
}
