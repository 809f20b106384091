import type { Consolidation } from '../../../model/consolidation.ts';
import { type Points, vietnameseDecimal } from '../../../model/points.ts';
import { type Cell, type Section, table, text } from '../check-sheet/sheet.ts';

/** What the office gives otherwise stands beside what the units have declared, with its reason. */
export function reviewSection({ review, total }: Consolidation): Section {
  return {
    id: 'ra-soat',
    title: 'Điểm do cơ quan tổng hợp rà soát',
    blocks: review
      ? [
          text(
            review.changes.length > 0
              ? `${review.by} rà soát, đổi điểm ${review.changes.length} tiêu chí. Bảng tổng hợp giữ điểm các đơn vị đã chấm; điểm rà soát nằm ở bản rà soát kèm theo.`
              : `${review.by} đã rà soát, không đổi điểm tiêu chí nào.`,
          ),
          ...(review.changes.length > 0
            ? [
                table(
                  'Từng chỗ khác nhau',
                  [
                    ['Tiêu chí', 42],
                    ['Đơn vị chấm', 13, 'end'],
                    ['Rà soát', 13, 'end'],
                    ['Lý do', 32],
                  ],
                  [
                    ...review.changes.map(({ criterion, filed, reviewed, reason }): Cell[] => [
                      [`${criterion.code}. ${criterion.name}`],
                      [figure(filed, 'chưa có')],
                      [figure(reviewed, 'để trống')],
                      [reason || 'chưa nêu'],
                    ]),
                    [
                      ['Tổng điểm'],
                      [figure(total, 'chưa đủ')],
                      [figure(review.total, 'chưa đủ')],
                      [`Người rà soát: ${review.by}`],
                    ],
                  ],
                ),
              ]
            : []),
        ]
      : [
          text(
            'Không sửa bảng tổng hợp này: nó giữ điểm các đơn vị đã chấm. Muốn điều chỉnh thì sửa điểm trên một bản sao, ghi lý do ở cột “Giải trình” sau lời của đơn vị, rồi tổng hợp lại với --reviewed và bản sao ấy: phiếu mới nêu hai điểm cạnh nhau.',
          ),
          text(
            'Sau khi phê duyệt và nhập phần mềm, đối chiếu bảng đã phê duyệt với bảng xuất từ phần mềm bằng lệnh workbook compare.',
          ),
        ],
  };
}

const figure = (points: Points | undefined, otherwise: string): string =>
  points === undefined ? otherwise : vietnameseDecimal(points);
