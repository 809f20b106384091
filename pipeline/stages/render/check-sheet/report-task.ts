import { vietnameseDay } from '../../../model/day.ts';
import type { Judgement } from '../../../model/judgement.ts';
import { safeDay } from './opening.ts';
import type { Sheet } from './sheet.ts';
import { stateWords } from './words.ts';

/** The state of a dossier that is a report with its evidence: nothing of ours comes with it, and nobody scores it here. */
export function reportStateOf(judgement: Judgement): Sheet['state'] {
  const { state: kind, findings, dossier } = judgement;
  const count = (level: string): number => findings.filter((each) => each.level === level).length;
  const [faults, warnings] = [count('fail'), count('warn')];
  const look = warnings > 0 ? ` Có ${warnings} điều nên xem lại.` : '';
  const word = stateWords(kind, dossier.task.kind);
  if (kind === 'ready') {
    return {
      kind,
      word,
      sentence: `Hồ sơ báo cáo không có mục nào phải sửa.${look}`,
      next: [
        'Nhiệm vụ này không chấm điểm: phần mềm chỉ kiểm tra thành phần, định dạng, chữ ký số và thời hạn.',
      ],
    };
  }
  const day = safeDay(judgement);
  return {
    kind,
    word,
    sentence: `Hồ sơ báo cáo còn ${faults} mục phải sửa.${look}`,
    next: [
      ...(day ? [`Sửa và gửi lại chậm nhất hết ngày ${vietnameseDay(day)} thì vẫn đúng hạn.`] : []),
      'Sửa lần lượt các mục nêu ở phần “Việc cần sửa trước”, rồi gửi lại hồ sơ theo cách đã gửi lần này. Hồ sơ sẽ được kiểm tra lại và có phiếu mới.',
    ],
  };
}
