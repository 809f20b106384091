import type { Judgement } from '../../../model/judgement.ts';
import { type Section, table, text } from './sheet.ts';

/** What the text demands and no program can tell: a person holds it against the dossier; undefined where there is nothing. */
export function toConfirmSection({ dossier: { task } }: Judgement): Section | undefined {
  const rows = (task.toConfirm ?? []).map(({ says, article }) => [[says], [article]]);
  const title = 'Cán bộ đối chiếu và xác nhận';
  return rows.length === 0
    ? undefined
    : {
        id: 'can-bo-xac-nhan',
        title,
        blocks: [
          text('Phần mềm không kiểm tra được các yêu cầu sau của văn bản.'),
          table(
            title,
            [
              ['Yêu cầu', 75],
              ['Căn cứ', 25],
            ],
            rows,
          ),
        ],
      };
}
