import type { ConsolidatedRow, SharedRow } from '../../model/consolidation.ts';
import { vietnameseDecimal } from '../../model/points.ts';

/** What stands in the column Giải trình of a consolidated row: whose words, and of a shared row whose points. */
export const rowWords = ({ shares }: Pick<ConsolidatedRow, 'shares'>): string =>
  shares.flatMap((share) => shareWords(share, shares.length > 1)).join('\n');

function shareWords({ share, max, state, row }: SharedRow, several: boolean): readonly string[] {
  const { name } = share;
  const words = row?.justification ? `: ${row.justification}` : '';
  switch (state) {
    case 'notFiled':
      return [`Chưa có: ${name}${share.given ? ' chưa có kết quả.' : ' không được giao nhiệm vụ này.'}`];
    case 'notScored':
      return [`${name} chưa chấm${words}`];
    case 'notAssessed':
      return [`${name} đề nghị không chấm${words}`];
    case 'scored': {
      const points = row?.self === undefined ? '' : vietnameseDecimal(row.self);
      if (several) return [`${name} (${points}/${vietnameseDecimal(max)} điểm)${words}`];
      return words ? [`${name}${words}`] : [];
    }
  }
}
