import type { Judgement } from '../../model/judgement.ts';
import type { Unit } from '../../model/office.ts';
import { vietnameseDecimal } from '../../model/points.ts';
import type { Score } from '../../model/score.ts';
import { fillTemplate, type TemplateData } from '../../writers/docx.ts';
import type { Template } from '../../writers/docx-template.ts';
import { type DeclaredLine, declaredLines, explainedLines, isDashed } from './lines.ts';
import { evidenceName } from './names.ts';
import { addresseesOf, illustrativeReason, officialHead } from './official.ts';
import { REPORT_TAGS } from './report-tags.ts';

/** Báo cáo tự đánh giá as a Word file. It states only what the unit declares. */
export const selfAssessmentReport = (
  judgement: Judgement,
  { unit, score }: { readonly unit: Unit; readonly score: Score },
  template: Template,
): Uint8Array =>
  fillTemplate(template, REPORT_TAGS, {
    data: reportData(judgement, unit, score),
    properties: {
      title: `Báo cáo kết quả tự đánh giá, chấm điểm công tác cải cách hành chính năm ${judgement.dossier.id.year}`,
      author: unit.name,
      at: judgement.deadline.decidedAt,
    },
  });

function reportData(judgement: Judgement, unit: Unit, score: Score): TemplateData {
  const { regulation, dossier, state } = judgement;
  const head = officialHead(unit);
  const lines = declaredLines(judgement);
  const shown = lines.filter(({ criterion }) => criterion.kind !== 'subCriterion');
  const explained = explainedLines(lines).map((each) => explanation(each, state === 'toMend'));
  const to = addresseesOf(judgement);
  const reason = illustrativeReason(judgement);
  return {
    co_quan_chu_quan: head.parent,
    ten_co_quan: head.name,
    gach_duoi_ten: underline(head.name.at(-1) ?? ''),
    don_vi: unit.name,
    ky_hieu: unit.symbol,
    dia_danh: unit.place,
    nam: String(dossier.id.year),
    kinh_gui: to.length === 1 ? (to[0] ?? '') : '',
    noi_gui: to.length === 1 ? [] : listed(to),
    can_cu: regulation.citation,
    bo_tieu_chi: dossier.appendix?.title ?? '',
    tong_diem: vietnameseDecimal(score.selfTotal),
    diem_toi_da: vietnameseDecimal(score.selfMaxTotal),
    diem_ca_bo: vietnameseDecimal(score.maxTotal),
    bang: shown.map(tableRow),
    co_gach_ngang: shown.some(isDashed),
    co_giai_trinh: explained.length > 0,
    giai_trinh: explained,
    cau_trach_nhiem: regulation.evidence.responsibilitySentence.replace(/\.\s*$/, ''),
    dieu_trach_nhiem: regulation.evidence.responsibilityArticle,
    ...initiativesData(judgement),
    kien_nghi: judgement.selfAssessment?.proposals ?? [],
    noi_nhan: recipients(judgement, unit, to),
    quyen_han: head.capacity,
    chuc_vu: head.title,
    du_thao: state === 'toMend',
    minh_hoa: reason !== '',
    ly_do_minh_hoa: reason,
  };
}

const tableRow = (line: DeclaredLine): TemplateData => ({
  nhom: line.group,
  ma: line.criterion.code,
  ten: line.criterion.name,
  toi_da: vietnameseDecimal(line.criterion.max),
  diem: written(line),
});

const written = (line: DeclaredLine): string =>
  line.self === undefined ? (isDashed(line) ? '–' : '') : vietnameseDecimal(line.self);

const explanation = (line: DeclaredLine, draft: boolean): TemplateData => ({
  ma: line.criterion.code,
  ten: line.criterion.name,
  diem: line.row?.notAssessed ? 'Đề nghị không đánh giá' : written(line),
  tai_lieu: line.evidence.length === 0 ? 'Không có' : `${String(line.evidence.length).padStart(2, '0')} tệp`,
  noi_dung: line.row?.justification || (draft ? '(đơn vị chưa giải trình)' : '–'),
});

/** What each initiative states under the names that the appendix gives, then the documents that propose others. */
function initiativesData({ dossier, selfAssessment, initiatives, state }: Judgement): TemplateData {
  const fields = dossier.appendix?.initiatives?.fields ?? [];
  const blank = state === 'toMend' ? '(đơn vị chưa nêu)' : '–';
  const written = (selfAssessment?.initiatives ?? []).map(({ stated }, index) => ({
    so: String(index + 1),
    noi_dung: fields
      .filter(({ code, required }) => required || stated.has(code))
      .map(({ code, name }) => `${name}: ${stated.get(code) ?? blank}`),
  }));
  return {
    co_sang_kien: initiatives.length > 0,
    sang_kien: written,
    van_ban_sang_kien: initiatives.flatMap(({ file, cell }) =>
      cell === undefined ? [evidenceName(file, dossier)] : [],
    ),
  };
}

/** Each on its own line with a dash; semicolons between, a full stop at the end (ô số 9). */
const listed = (lines: readonly string[]): readonly string[] =>
  lines.map((each, index) => `- ${each.replace(/[;.]\s*$/, '')}${index === lines.length - 1 ? '.' : ';'}`);

/** Those after the form's own first line: the unit's own, else the regulation's; archives last. */
function recipients(
  { regulation, dossier }: Judgement,
  unit: Unit,
  to: readonly string[],
): readonly string[] {
  const said = new Set([...to, 'Như trên'].map((each) => each.toLowerCase()));
  const named =
    unit.recipients.length > 0
      ? unit.recipients
      : (dossier.task.recipients ?? regulation.documents.recipients);
  const all = named
    .map((each) => each.replace(/^-\s*/, '').replace(/[;.]\s*$/, ''))
    .filter((each, index, list) => list.indexOf(each) === index && !said.has(each.toLowerCase()));
  const archive = all.filter((each) => /^lưu\b/iu.test(each));
  const others = all.filter((each) => !archive.includes(each));
  return listed([...others, ...(archive.length > 0 ? archive : ['Lưu: VT'])]);
}

/**
 * No-break spaces, underlined in the template at 4 pt, as long as 0.42 of a line of 12 pt bold capitals: between a third and a
 * half of it (Phụ lục I, II.2). A capital of Times Bold is 0.7 of its size wide on average, a space a quarter.
 */
function underline(name: string): string {
  const width = [...name].reduce((sum, letter) => sum + 12 * (letter === ' ' ? 0.25 : 0.7), 0);
  return '\u00a0'.repeat(Math.round((Math.min(width, 195) * 0.42) / (4 * 0.25)));
}
