import type { Judgement } from '../../model/judgement.ts';
import type { Unit } from '../../model/office.ts';
import { cleanText } from '../../writers/text.ts';

/** How a unit stands in the head and foot of its documents (Nghị định 30/2020/NĐ-CP, Phụ lục I, II). */
export interface OfficialHead {
  /** Cơ quan chủ quản; none above a people's committee. */
  readonly parent: readonly string[];
  readonly name: readonly string[];
  /** TM., KT.: lines above the title. */
  readonly capacity: readonly string[];
  readonly title: string;
}

const COMMITTEE = /^(?:UBND|U[ỷỶ] ban nhân dân|[ỦÙU]y ban nhân dân)\s+/iu;

/** A committee is written in full over two lines and has no agency above it; every other unit stands under its parent. */
export function officialHead(unit: Unit): OfficialHead {
  const name = cleanText(unit.name).trim();
  const committee = COMMITTEE.test(name);
  const lines = committee ? ['Ủy ban nhân dân', name.replace(COMMITTEE, '')] : [name];
  const body = committee ? 'Ủy ban nhân dân' : name;
  const capacity = (unit.head.capacity ?? '')
    .split(/[/\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => (each === 'TM.' ? `TM. ${body}` : each));
  return {
    parent: committee || !unit.parent ? [] : [capitals(unit.parent)],
    name: lines.map(capitals),
    capacity: capacity.map(capitals),
    title: capitals(unit.head.title),
  };
}

/** Kính gửi: of the task, else of the regulation, else the office. */
export function addresseesOf({ regulation, dossier, office }: Judgement): readonly string[] {
  const named = dossier.task.addressees ?? regulation.documents.addressees;
  return named.length > 0 ? named : [office.name];
}

export const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** Nothing of it is official in every part: why every page says MINH HỌA. Empty where all of it is. */
export function illustrativeReason({ regulation, dossier }: Judgement): string {
  const parts = [
    ...(regulation.illustrative || dossier.appendix?.illustrative ? ['bộ tiêu chí'] : []),
    ...(regulation.documents.reportTemplateIllustrative ? ['mẫu báo cáo'] : []),
  ];
  return parts.length > 0
    ? `MINH HỌA: ${parts.join(' và ')} không phải bản chính thức; thay bằng bản của cơ quan trước khi dùng thật.`
    : '';
}
