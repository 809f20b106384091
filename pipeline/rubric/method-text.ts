import type { Method } from '../model/appendix.ts';
import { type Points, vietnameseDecimal } from '../model/points.ts';

const lines = (steps: readonly { readonly when: string; readonly points: Points }[], sign = ''): string =>
  steps.map(({ when, points }) => `${when}: ${sign}${vietnameseDecimal(points)}`).join('\n');

/** Cách chấm, in the usual words of an appendix; several lines where there are several levels. `rubric/import/method-words.ts` reads them back. */
export function methodText(method: Method): string {
  switch (method.kind) {
    case 'yesNo':
      return 'Có: điểm tối đa\nKhông: 0';
    case 'levels':
      return lines(method.steps);
    case 'highest':
      return `${lines(method.steps)}\n(chỉ tính trường hợp cao nhất)`;
    case 'deduction':
      return `Điểm tối đa, trừ:\n${lines(method.steps, '-')}`;
    case 'bonus':
      return lines(method.steps, '+');
    case 'penalty':
      return lines(method.steps, '-');
    case 'percentLevels':
      return method.levels
        .map(({ when, percent }) => `${when}: ${vietnameseDecimal(percent)}% điểm tối đa`)
        .join('\n');
    case 'proportional': {
      const rule = `(tỷ lệ % x điểm tối đa)/100%\nTử số: ${method.numerator}\nMẫu số: ${method.denominator}`;
      const floor = method.floorPercent && `\nDưới ${vietnameseDecimal(method.floorPercent)}%: 0`;
      const base =
        method.base &&
        `\nĐạt mức tối thiểu: ${vietnameseDecimal(method.base)}; phần còn lại tính theo tỷ lệ đến 100%`;
      return `${rule}${floor ?? ''}${base ?? ''}`;
    }
    case 'bands': {
      const bands = method.bands.map(
        ({ atLeast, points }) => `Từ ${vietnameseDecimal(atLeast)}%: ${vietnameseDecimal(points)}`,
      );
      return `Theo ${method.of}\n${bands.join('\n')}`;
    }
    case 'countCapped':
      return `Mỗi ${method.each}: ${vietnameseDecimal(method.per)}; không quá điểm tối đa`;
    case 'sum':
      return method.parts
        .map((part) => `${part.name} (tối đa ${vietnameseDecimal(part.max)}):\n${methodText(part.method)}`)
        .join('\n');
    case 'relative':
      return `${method.text}\n(so sánh giữa các đơn vị; đơn vị không tự chấm)`;
    case 'survey':
      return `${method.text}\n(điều tra xã hội học; đơn vị không tự chấm)`;
    case 'byAppraiser':
      return `${method.text}\n(cơ quan thẩm định cho điểm; đơn vị không tự chấm)`;
    case 'free':
      return method.text;
  }
}
