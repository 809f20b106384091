import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Appendix, Criterion } from '../../../pipeline/model/appendix.ts';
import { parseDay, parseInstant } from '../../../pipeline/model/day.ts';
import type { AssessedRow, DossierFile, RowEvidence } from '../../../pipeline/model/dossier.ts';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import type { Office, Unit } from '../../../pipeline/model/office.ts';
import { add, type Points, toPoints, ZERO } from '../../../pipeline/model/points.ts';
import type { Regulation, Task } from '../../../pipeline/model/regulation.ts';
import type { Score } from '../../../pipeline/model/score.ts';

/** A commune's whole dossier over a copy of an illustrative appendix of 60 leaves, to print real documents from. Names are invented. */

const instant = (text: string) => parseInstant(text) ?? raise(text);
const day = (text: string) => parseDay(text) ?? raise(text);
function raise(text: string): never {
  throw new RangeError(text);
}

const ITEMS = z.object({
  title: z.string(),
  items: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['section', 'domain', 'criterion', 'subCriterion']),
      parent: z.string().nullable(),
      name: z.string(),
      max: z.string(),
      method: z.object({ kind: z.string() }).optional(),
      evidence: z.array(z.string()).default([]),
      evidenceRequired: z.boolean().default(false),
    }),
  ),
});

const source = ITEMS.parse(
  parse(readFileSync(join(import.meta.dirname, 'appendix.yaml'), 'utf8'), { schema: 'core' }),
);

const methodOf = (kind: string): Criterion['method'] => {
  if (kind === 'survey' || kind === 'byAppraiser') return { kind, text: '' };
  return kind === 'penalty' ? { kind, steps: [] } : { kind: 'yesNo' };
};

const appendix: Appendix = {
  id: '3',
  title: source.title,
  illustrative: true,
  appliesTo: ['ubnd-xa-phuong'],
  scale: toPoints('100'),
  decimals: 2,
  bonusInsideScale: true,
  criteria: source.items.map((item) => ({
    code: item.code,
    kind: item.kind,
    parent: item.parent ?? undefined,
    name: item.name,
    max: toPoints(item.max),
    method: item.method && methodOf(item.method.kind),
    evidence: item.evidence,
    evidenceRequired: item.evidenceRequired,
    imageAllowed: false,
    appraiser: undefined,
    contributors: [],
    notApplicableTo: [],
    article: undefined,
  })),
};

export const unit: Unit = {
  code: 'phuong-ninh-mau',
  name: 'UBND phường Ninh Mẫu',
  otherNames: [],
  kind: 'ubnd-xa-phuong',
  parent: 'UBND thị xã Ninh Hòa',
  place: 'Ninh Mẫu',
  symbol: 'BC-UBND',
  head: { title: 'Chủ tịch', capacity: 'TM. Ủy ban nhân dân' },
  recipients: ['Như trên', 'Thành viên Hội đồng đánh giá', 'Lưu: VT, NV'],
};

export const department: Unit = {
  code: 'phong-kinh-te-mau',
  name: 'Phòng Kinh tế Mẫu',
  otherNames: [],
  kind: 'co-quan-chuyen-mon',
  parent: 'UBND thị xã Ninh Hòa',
  place: 'Ninh Hòa',
  symbol: 'BC-KT',
  head: { title: 'Phó Trưởng phòng', capacity: 'KT. Trưởng phòng' },
  recipients: ['Như trên', 'Lưu: VT'],
};

const office: Office = {
  name: 'Phòng Nội vụ thị xã Ninh Hòa',
  parent: 'UBND thị xã Ninh Hòa',
  place: 'Ninh Hòa',
  regulation: 'ninh-hoa-1149-2021',
  assessmentYear: 2026,
  channel: { kind: 'here' },
  units: [unit],
  deadlineOverrides: [],
  folders: { results: undefined, certificates: undefined, revocationLists: undefined },
  anchors: [],
};

const task: Task = {
  id: 'tu-danh-gia',
  name: 'Tự đánh giá, chấm điểm cải cách hành chính',
  kind: 'selfAssessment',
  unitKinds: ['ubnd-xa-phuong'],
  sharedAppendix: undefined,
  deadline: {
    on: { monthDay: '12-08', yearsAfterAssessment: 0 },
    reading: 'through',
    shift: 'nextWorkingDay',
    shiftArticle: 'Điều 7 khoản 5',
    grace: undefined,
    afterwards: 'locked',
    afterwardsArticle: undefined,
    lastMinute: undefined,
    otherReadings: [],
    article: 'Điều 6 khoản 1',
  },
  article: 'Điều 6 khoản 1',
};

export const regulation: Regulation = {
  id: 'ninh-hoa-1149-2021',
  title: 'Quy chế đánh giá, xếp hạng kết quả thực hiện công tác cải cách hành chính',
  citation: 'Quyết định số 1149/QĐ-UBND ngày 22/11/2021 của UBND thị xã Ninh Hòa',
  illustrative: true,
  appendices: [appendix],
  tasks: [task],
  evidence: {
    whenMissing: 'zero',
    whenJustified: 'zero',
    article: 'Điều 7 khoản 2',
    linkRequired: false,
    usedOften: 15,
    responsibilitySentence: 'Đơn vị chịu trách nhiệm về tính chính xác của nội dung giải trình.',
    responsibilityArticle: 'Điều 7 khoản 2',
  },
  signatures: { evidence: 'required', specialised: [], article: 'Điều 7 khoản 2' },
  scoring: {
    bonusCap: toPoints('5'),
    bonusArticle: undefined,
    notAssessed: 'reducesMaximum',
    notAssessedArticle: undefined,
    penalties: 'scenario',
    totalTolerance: toPoints('0.01'),
  },
  documents: {
    reportTemplate: 'ninh-hoa/bao-cao.docx',
    reportTemplateIllustrative: true,
    minutes: [],
    recipients: [],
    addressees: ['UBND thị xã Ninh Hòa', 'Phòng Nội vụ thị xã'],
  },
  findings: new Map(),
  readings: [],
  hash: 'a'.repeat(64),
};

/** The form that a source document holds to the letter, for a department of the province. */
export const quangNam: Regulation = {
  ...regulation,
  id: 'quang-nam-2744-2020',
  citation: 'Công văn số 2744/SNV-CCHC ngày 31/12/2020 của Sở Nội vụ tỉnh Quảng Nam',
  documents: {
    ...regulation.documents,
    reportTemplate: 'quang-nam/bao-cao.docx',
    reportTemplateIllustrative: false,
    addressees: ['Sở Nội vụ'],
  },
};

const leaves = appendix.criteria.filter((each) => each.method);
const selfScored = ({ method }: Criterion): boolean =>
  method?.kind !== 'survey' && method?.kind !== 'byAppraiser';

const EXPLAINED =
  'Đơn vị thực hiện theo thực tế tại địa phương; số liệu được theo dõi bằng sổ và được Hội đồng thống nhất.';

const rows: readonly AssessedRow[] = leaves.map((leaf, index) => ({
  code: leaf.code,
  name: leaf.name,
  cell: `Bảng chấm!D${index + 6}`,
  max: leaf.max,
  selfPoints: selfScored(leaf) ? leaf.max : undefined,
  evidence: [],
  evidenceText: '',
  justification: index % 9 === 4 ? EXPLAINED : '',
  notAssessed: false,
  declared: new Map(),
}));

const filesOf = (leaf: Criterion, index: number): RowEvidence => ({
  code: leaf.code,
  files:
    index % 9 === 4 || !selfScored(leaf)
      ? []
      : [
          {
            path: `${leaf.code}/Báo cáo ${leaf.code} (bản ký).pdf`,
            fragment: index === 0 ? 'page=2' : undefined,
            by: 'link',
          },
          ...(index % 7 === 3
            ? [{ path: `${leaf.code}/Kế hoạch #2.pdf`, fragment: undefined, by: 'name' } as const]
            : []),
        ],
});
const rowEvidence = leaves.map(filesOf);

const file = (path: string): DossierFile => ({
  path,
  bytes: 1000,
  sha256: 'c'.repeat(64),
  location: `/snapshot/${path}`,
  modifiedAt: undefined,
});
const evidence = rowEvidence.flatMap((each) => each.files.map(({ path }) => file(path)));

const under = (group: Criterion): readonly Criterion[] =>
  appendix.criteria
    .filter((each) => each.parent === group.code)
    .flatMap((each) => (each.method ? [each] : under(each)));
const sum = (criteria: readonly Criterion[]): Points =>
  add(...criteria.filter(selfScored).map((each) => each.max));

const score: Score = {
  rows: leaves.map((leaf) => ({
    code: leaf.code,
    max: leaf.max,
    self: selfScored(leaf) ? leaf.max : undefined,
    checked: ZERO,
    assessed: selfScored(leaf),
    pending: false,
    because: [],
  })),
  groups: appendix.criteria
    .filter((each) => !each.method)
    .map((group) => ({ code: group.code, max: group.max, self: sum(under(group)), checked: ZERO })),
  selfTotal: sum(leaves),
  checkedTotal: toPoints('12.345'),
  selfMaxTotal: sum(leaves),
  maxTotal: toPoints('100'),
  scenarios: [],
};

/** Whole and in order: ready to be signed. */
export const ready = (changes: Partial<Judgement> = {}): Judgement => ({
  office,
  regulation,
  dossier: {
    id: { regulation: regulation.id, year: 2026, unit: unit.code, task: task.id, part: 1, round: 1 },
    version: 2,
    arrivedAs: 'UBND phuong Ninh Mau',
    unit,
    appendix,
    task,
    files: evidence,
    ignored: [],
    contentHash: 'c'.repeat(64),
    firstSeenAt: instant('2026-12-03T03:05:00Z'),
    receivedAt: instant('2026-12-03T03:05:00Z'),
  },
  contents: { workbook: undefined, report: undefined, minutes: [], evidence },
  facts: new Map(),
  selfAssessment: { sheet: 'Bảng chấm', rows, declaredTotal: undefined },
  rowEvidence,
  initiatives: [],
  deadline: {
    due: day('2026-12-08'),
    lastGraceDay: undefined,
    state: 'inTime',
    lateDays: 0,
    penalty: ZERO,
    zero: false,
    basis: undefined,
    alternatives: [],
    decidedAt: instant('2026-12-03T03:15:00Z'),
  },
  score,
  findings: [],
  checks: [],
  state: 'ready',
  runInputs: {
    rubric: 'a',
    templates: 'b',
    anchors: 'c',
    calendar: 'd',
    office: 'e',
    program: 'f',
    libreOffice: 'g',
    fonts: 'h',
    decidedAt: '2026-12-03T03:15:00.000Z',
  },
  ...changes,
});

/** The same with something to mend: every page a draft. */
export const toMend = (): Judgement => ready({ state: 'toMend' });

/** A department of an office that works by Quảng Nam's letter. */
export const ofQuangNam = (): Judgement =>
  ready({
    regulation: quangNam,
    dossier: {
      ...ready().dossier,
      unit: { ...department, place: 'Quảng Nam', parent: 'UBND tỉnh Quảng Nam' },
    },
  });
