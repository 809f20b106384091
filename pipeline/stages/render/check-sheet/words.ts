import { type Day, vietnameseDay, weekday } from '../../../model/day.ts';
import type { Place } from '../../../model/finding.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { DossierState } from '../../../model/outputs.ts';
import { type Points, vietnameseDecimal } from '../../../model/points.ts';
import type { Basis, Level, Task } from '../../../model/regulation.ts';

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  fail: 'Phải sửa',
  warn: 'Nên xem lại',
  inform: 'Để biết',
  ignore: 'Bỏ qua',
};

export const STATE_WORDS: Readonly<Record<DossierState, string>> = {
  ready: 'Sẵn sàng ký',
  toMend: 'Cần hoàn thiện',
  refused: 'Không đọc được',
};

/** A report is signed before it comes: where nothing is to be mended, there is nothing left to sign. */
export const stateWords = (state: DossierState, kind: Task['kind']): string =>
  kind === 'report' && state === 'ready' ? 'Không phải sửa' : STATE_WORDS[state];

/** `Điều 7 khoản 2`, or the house rule with its reason. */
export const basisWords = (basis: Basis): string =>
  'article' in basis ? basis.article : `quy ước của phần mềm: ${basis.because}`;

/** Words as the end of a sentence; the reason of a house rule is one already. */
export const ended = (words: string): string => (words.endsWith('.') ? words : `${words}.`);

export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

/** `thứ Ba, ngày 08/12/2026` */
export const dayWords = (day: Day): string => `${WEEKDAYS[weekday(day) - 1]}, ngày ${vietnameseDay(day)}`;

export const pointsOr = (points: Points | undefined, otherwise: string): string =>
  points === undefined ? otherwise : vietnameseDecimal(points);

/** `I.1.1. Ban hành kế hoạch`, or the code alone where the appendix does not know it. */
export function criterionWords({ dossier }: Judgement, code: string): string {
  const name = dossier.appendix?.criteria.find((each) => each.code === code)?.name;
  return name ? `${code}. ${name}` : code;
}

const levelName = ({ dossier }: Judgement, code: string): string => {
  switch (dossier.appendix?.criteria.find((each) => each.code === code)?.kind) {
    case 'section':
      return 'Mục';
    case 'domain':
      return 'Lĩnh vực';
    default:
      return 'Tiêu chí';
  }
};

/** A finding's place, one line each: criterion, file with its page, cell with its sheet. */
export function placeWords(judgement: Judgement, place: Place): readonly string[] {
  const lines = [
    place.code && `${levelName(judgement, place.code)} ${criterionWords(judgement, place.code)}`,
    place.file && `Tệp “${place.file}”${place.page ? `, trang ${place.page}` : ''}`,
    place.cell && cellWords(place.cell),
  ].filter((line): line is string => Boolean(line));
  return lines.length > 0 ? lines : ['Cả hồ sơ'];
}

/** `Bảng chấm!F12` as `Ô F12, trang tính “Bảng chấm”`. */
function cellWords(cell: string): string {
  const at = cell.lastIndexOf('!');
  return at < 0 ? `Ô ${cell}` : `Ô ${cell.slice(at + 1)}, trang tính “${cell.slice(0, at)}”`;
}
