import type { Appendix, Criterion, CriterionKind } from '../pipeline/model/appendix.ts';
import { addDays, type Day, type Instant, parseDay, parseInstant } from '../pipeline/model/day.ts';
import type { DossierFile, FileFacts } from '../pipeline/model/dossier.ts';
import type { DeadlineResult, WeighedFinding } from '../pipeline/model/finding.ts';
import type { Judgement } from '../pipeline/model/judgement.ts';
import type { Office, Unit } from '../pipeline/model/office.ts';
import { type Points, toPoints, ZERO } from '../pipeline/model/points.ts';
import type { Regulation, Task } from '../pipeline/model/regulation.ts';
import type { Score, ScoredRow } from '../pipeline/model/score.ts';
import type { SignatureReport } from '../pipeline/model/signature.ts';

/** Judgements made by hand, for tests of what is written from them. All names are invented. */

export const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(text);
  return parsed;
};

export const at = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed) throw new RangeError(text);
  return parsed;
};

const p = toPoints;

const unit: Unit = {
  code: 'ninh-thu',
  name: 'UBND xã Ninh Thử',
  otherNames: [],
  kind: 'ubnd-xa-phuong',
  parent: 'UBND thị xã Ninh Hòa',
  place: 'Ninh Thử',
  symbol: 'BC-UBND',
  head: { title: 'Chủ tịch', capacity: 'TM.' },
  recipients: ['Như trên', 'Lưu: VT'],
};

export const office: Office = {
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

const criterion = (
  code: string,
  kind: CriterionKind,
  name: string,
  max: string,
  method: Criterion['method'] = undefined,
): Criterion => ({
  code,
  kind,
  parent: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : undefined,
  name,
  max: p(max),
  method,
  evidence: [],
  evidenceRequired: true,
  imageAllowed: false,
  appraiser: 'phong-noi-vu',
  contributors: [],
  notApplicableTo: [],
  article: undefined,
});

const yesNo = { kind: 'yesNo' } as const;
const survey = { kind: 'survey', text: 'Điều tra xã hội học' } as const;

const appendix: Appendix = {
  id: '3',
  title: 'Bộ tiêu chí xác định Chỉ số cải cách hành chính của UBND các xã, phường',
  illustrative: true,
  appliesTo: ['ubnd-xa-phuong'],
  scale: p('100'),
  decimals: 2,
  bonusInsideScale: true,
  criteria: [
    criterion('I', 'section', 'Công tác chỉ đạo, điều hành cải cách hành chính', '17'),
    criterion('I.1', 'criterion', 'Kế hoạch cải cách hành chính năm của UBND xã, phường', '3'),
    criterion('I.1.1', 'subCriterion', 'Ban hành kế hoạch kịp thời, đủ nội dung', '1', yesNo),
    criterion('I.1.2', 'subCriterion', 'Mức độ hoàn thành kế hoạch', '2', yesNo),
    criterion('I.2', 'criterion', 'Thực hiện chế độ báo cáo cải cách hành chính định kỳ', '8', yesNo),
    criterion('I.3', 'criterion', 'Tự kiểm tra và khắc phục hạn chế sau kiểm tra', '6', yesNo),
    criterion('II', 'section', 'Kết quả thực hiện nhiệm vụ cải cách hành chính trên các lĩnh vực', '61'),
    criterion('II.1', 'domain', 'Cải cách thể chế', '7'),
    criterion('II.1.1', 'criterion', 'Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật', '7', yesNo),
    criterion('II.2', 'domain', 'Cải cách thủ tục hành chính', '25'),
    criterion('II.2.1', 'criterion', 'Công khai thủ tục hành chính tại bộ phận một cửa', '10', yesNo),
    criterion('II.2.2', 'criterion', 'Giải quyết hồ sơ đúng hạn', '15', yesNo),
    criterion('II.4', 'domain', 'Cải cách chế độ công vụ', '13'),
    criterion('II.4.1', 'criterion', 'Bố trí công chức theo vị trí việc làm', '13', yesNo),
    criterion('II.6', 'domain', 'Xây dựng và phát triển Chính quyền điện tử, Chính quyền số', '16'),
    criterion('II.6.1', 'criterion', 'Văn bản điện tử được ký số', '10', yesNo),
    criterion('II.6.7', 'criterion', 'Duy trì hệ thống quản lý chất lượng ISO', '6', yesNo),
    criterion('III', 'section', 'Tác động của cải cách hành chính', '17'),
    criterion('III.1', 'criterion', 'Mức độ hài lòng của người dân, tổ chức', '17', survey),
    criterion('IV', 'section', 'Điểm thưởng', '5'),
    criterion('IV.1', 'criterion', 'Sáng kiến được công nhận', '5', yesNo),
  ],
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
    grace: { days: 2, counted: 'calendarDays', pointsPerDay: p('1'), article: 'Điều 7 khoản 5' },
    afterwards: 'zero',
    afterwardsArticle: 'Điều 7 khoản 5',
    lastMinute: '23:59',
    otherReadings: [],
    article: 'Điều 6 khoản 1',
  },
  article: 'Điều 6 khoản 1',
};

const regulation: Regulation = {
  id: 'ninh-hoa-1149-2021',
  title: 'Quy chế xác định Chỉ số cải cách hành chính',
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
  signatures: {
    evidence: 'required',
    specialised: ['cong-vu'],
    article: 'Điều 7 khoản 2',
  },
  scoring: {
    bonusCap: p('5'),
    bonusArticle: 'Điều 4 khoản 1 điểm d',
    penalties: 'scenario',
    notAssessed: 'reducesMaximum',
    notAssessedArticle: 'Điều 7 khoản 2',
    totalTolerance: p('0.01'),
  },
  documents: {
    reportTemplate: 'ninh-hoa.docx',
    reportTemplateIllustrative: true,
    minutes: [
      { unitKinds: ['ubnd-xa-phuong'], body: 'Hội đồng', article: 'Điều 7 khoản 3', council: undefined },
    ],
    recipients: [],
    addressees: [],
  },
  findings: new Map(),
  readings: [
    {
      id: 'late-day',
      article: 'Điều 7 khoản 5',
      question: 'Ngày nộp chậm là ngày theo lịch hay ngày làm việc?',
      taken: 'Ngày theo lịch, vì chỗ khác trong cùng khoản ghi rõ “ngày làm việc”.',
      others: ['Ngày làm việc.'],
    },
    {
      id: 'missing-evidence',
      article: 'Điều 7 khoản 2',
      question: 'Thiếu tài liệu kiểm chứng nhưng có giải trình thì được tính điểm không?',
      taken: 'Không được tính điểm cho đến khi người thẩm định chấp nhận giải trình.',
      others: ['Được giữ điểm tự chấm nếu giải trình hợp lý.'],
    },
  ],
  hash: 'a'.repeat(64),
};

export const file = (path: string, bytes = 120_000): DossierFile => ({
  path,
  bytes,
  sha256: [...path]
    .reduce((code, letter) => (code * 31 + letter.charCodeAt(0)) % 65_521, 7)
    .toString(16)
    .padStart(64, '0'),
  location: `/nowhere/${path}`,
  modifiedAt: undefined,
});

export const signature = (changes: Partial<SignatureReport> = {}): SignatureReport => ({
  field: 'Signature1',
  kind: 'signature',
  subFilter: 'ETSI.CAdES.detached',
  byteRange: [0, 10, 20, 30],
  indication: 'TOTAL-PASSED',
  subIndication: null,
  integrity: 'intact',
  coverage: 'whole-file',
  changesAfterSigning: 'none',
  changes: [],
  algorithm: 'RSA-PKCS1',
  digest: 'SHA-256',
  keyBits: 2048,
  signer: {
    subject: 'CN=Người Ký Thử Một, UID=000000000000',
    commonName: 'Người Ký Thử Một',
    organization: 'UBND xã Ninh Thử',
    issuer: 'CN=Cơ quan cấp chứng thư thử',
    serial: '54010000000a',
    notBefore: '2025-01-01T00:00:00Z',
    notAfter: '2028-01-01T00:00:00Z',
  },
  time: { claimed: '2026-12-01T02:30:00Z', proven: null },
  trust: 'trusted',
  hierarchy: 'cong-vu',
  revocation: 'good',
  findings: [],
  ...changes,
});

const pdf = (signatures: FileFacts['signatures']): FileFacts => ({
  format: 'pdf',
  pdf: { state: 'opens', pages: 3, content: 'text', text: [] },
  signatures,
  lost: undefined,
});

export const signed = (...signatures: readonly SignatureReport[]): FileFacts =>
  pdf({ document: 'signed', reason: null, signatures });

const WORKBOOK = 'Bảng chấm điểm.xlsx';
const PLAN = 'I.1.1/Kế hoạch cải cách hành chính năm 2026.pdf';
const REPORT = 'I.2/Báo cáo quý III.pdf';
const ISO = 'II.6.7/Quyết định công bố ISO.pdf';
const SPARE = 'Khác/Ảnh hội nghị tuyên truyền.jpg';
const MINUTES = 'Biên bản họp Hội đồng.pdf';
const LOCKED = 'II.2.2/Sổ theo dõi hồ sơ.pdf';
const PLAIN = 'II.4.1/Đề án vị trí việc làm.pdf';
const files = [WORKBOOK, PLAN, REPORT, ISO, SPARE, MINUTES, LOCKED, PLAIN].map((path) => file(path));

const evidenceArticle = { article: 'Điều 7 khoản 2' };

export const finding = (
  id: string,
  level: WeighedFinding['level'],
  place: WeighedFinding['place'],
  reason: string,
  remedy: string,
  basis: WeighedFinding['basis'] = evidenceArticle,
): WeighedFinding => ({ id, place, values: {}, level, basis, reason, remedy });

const findings: readonly WeighedFinding[] = [
  finding(
    'evidence/missing',
    'fail',
    { cell: 'Bảng chấm!H14', code: 'I.1.2' },
    'Tiêu chí có điểm tự chấm 1,5 nhưng không có tài liệu kiểm chứng và không có giải trình.',
    'Thêm liên kết đến tài liệu kiểm chứng vào cột “Tài liệu kiểm chứng”, hoặc ghi lý do vào cột “Giải trình”.',
  ),
  finding(
    'signature/altered',
    'fail',
    { file: REPORT, page: 2, code: 'I.2' },
    'Tệp đã bị thay đổi sau khi ký số.',
    'Xuất lại tệp từ bản gốc đã ký, không mở ra lưu lại sau khi ký.',
  ),
  finding(
    'self-assessment/above-maximum',
    'fail',
    { file: WORKBOOK, cell: 'Bảng chấm!F22', code: 'II.2.1' },
    'Điểm tự chấm 10,5 lớn hơn điểm tối đa 10.',
    'Ghi điểm không quá 10.',
    {
      houseRule: 'above-maximum',
      because: 'điểm của một tiêu chí không thể lớn hơn điểm tối đa của tiêu chí đó',
    },
  ),
  finding(
    'formats/encrypted',
    'fail',
    { file: LOCKED, code: 'II.2.2' },
    'Tệp PDF có mật khẩu nên không mở được.',
    'Bỏ mật khẩu rồi gửi lại tệp.',
    { houseRule: 'must-open', because: 'người thẩm định phải mở được tài liệu kiểm chứng' },
  ),
  finding(
    'signature/unsigned',
    'warn',
    { file: PLAIN, code: 'II.4.1' },
    'Tài liệu kiểm chứng chưa có chữ ký số.',
    'Ký số bằng chữ ký số chuyên dùng của cơ quan ban hành.',
  ),
  finding(
    'self-assessment/total-wrong',
    'warn',
    { file: WORKBOOK, cell: 'Bảng chấm!F40' },
    'Tổng điểm ghi 76,5 khác tổng tính lại 76,25.',
    'Sửa ô tổng thành 76,25 hoặc dùng công thức cộng.',
    { houseRule: 'exact-sum', because: 'tổng phải bằng các số được cộng' },
  ),
  finding(
    'evidence/unused',
    'inform',
    { file: SPARE },
    'Không tiêu chí nào dùng đến tệp này.',
    'Gắn tệp với một tiêu chí, hoặc để nguyên nếu chỉ gửi kèm.',
    { houseRule: 'unused-file', because: 'tệp không gắn với tiêu chí nào thì người thẩm định khó thấy' },
  ),
  finding('deadline/hour', 'inform', {}, 'Hồ sơ đã được nhận trước hạn.', 'Không phải làm gì.', {
    article: 'Điều 6 khoản 1',
  }),
];

const row = (
  code: string,
  max: string,
  self: string | undefined,
  checked: string | undefined,
  changes: Partial<ScoredRow> = {},
): ScoredRow => ({
  code,
  max: p(max),
  self: self === undefined ? undefined : p(self),
  checked: checked === undefined ? undefined : p(checked),
  assessed: true,
  pending: false,
  because: [],
  ...changes,
});

const changed = (id: string, from: string, to: string, basis: WeighedFinding['basis'] = evidenceArticle) => ({
  finding: id,
  basis,
  from: p(from),
  to: p(to),
});

const rows: readonly ScoredRow[] = [
  row('I.1.1', '1', '1', '1'),
  row('I.1.2', '2', '1.5', '0', { because: [changed('evidence/missing', '1.5', '0')] }),
  row('I.2', '8', '7.75', '0', { because: [changed('signature/altered', '7.75', '0')] }),
  row('I.3', '6', '5', '5'),
  row('II.1.1', '7', '5.5', '5.5', { pending: true }),
  row('II.2.1', '10', '10.5', '10', {
    because: [
      changed('self-assessment/above-maximum', '10.5', '10', {
        houseRule: 'above-maximum',
        because: 'điểm không thể lớn hơn điểm tối đa',
      }),
    ],
  }),
  row('II.2.2', '15', '14', undefined, {
    because: [{ finding: 'formats/encrypted', basis: evidenceArticle, from: p('14'), to: undefined }],
  }),
  row('II.4.1', '13', '11.25', '11.25'),
  row('II.6.1', '10', '9', '9'),
  row('II.6.7', '6', undefined, undefined, { assessed: false, pending: true }),
  row('III.1', '17', undefined, undefined, { assessed: false }),
  row('IV.1', '5', '3', '3'),
];

/** A score whose groups add up from its rows by the codes. */
export function scoreOf(scored: readonly ScoredRow[], criteria: readonly Criterion[]): Score {
  const sum = (points: readonly (Points | undefined)[]): Points =>
    p(String(points.reduce<number>((total, each) => total + Number(each ?? 0n), 0) / 1e12));
  const groups = criteria
    .filter((each) => !each.method)
    .map(({ code, max }) => {
      const under = scored.filter((each) => each.code.startsWith(`${code}.`));
      return {
        code,
        max,
        self: sum(under.map((each) => each.self)),
        checked: sum(under.map((each) => each.checked)),
      };
    });
  return {
    rows: scored,
    groups,
    selfTotal: sum(scored.map((each) => each.self)),
    checkedTotal: sum(scored.map((each) => each.checked)),
    selfMaxTotal: p('83'),
    maxTotal: p('100'),
    scenarios: [],
  };
}

const scenarios: Score['scenarios'] = [
  {
    id: 'justification-accepted',
    assumption: 'Nếu người thẩm định chấp nhận giải trình thay cho tài liệu kiểm chứng',
    basis: evidenceArticle,
    total: p('56.25'),
    maxTotal: p('100'),
  },
  {
    id: 'not-assessed-refused',
    assumption: 'Nếu đề nghị không đánh giá tiêu chí II.6.7 không được chấp nhận',
    basis: evidenceArticle,
    total: p('54.75'),
    maxTotal: p('100'),
  },
];

const deadline: DeadlineResult = {
  due: day('2026-12-08'),
  lastGraceDay: day('2026-12-10'),
  state: 'inTime',
  lateDays: 0,
  penalty: ZERO,
  zero: false,
  basis: { article: 'Điều 6 khoản 1' },
  alternatives: [],
  decidedAt: at('2026-12-03T03:15:00Z'),
};

/** A commune whose dossier has a bit of everything to mend. */
export function toMend(changes: Partial<Judgement> = {}): Judgement {
  return {
    office,
    regulation,
    dossier: {
      id: { regulation: regulation.id, year: 2026, unit: unit.code, task: task.id, part: 1, round: 1 },
      version: 2,
      arrivedAs: 'UBND xa Ninh Thu',
      unit,
      appendix,
      task,
      files,
      ignored: ['~$Bảng chấm điểm.xlsx', 'Thumbs.db'],
      contentHash: 'c'.repeat(64),
      firstSeenAt: at('2026-12-03T03:05:00Z'),
      receivedAt: at('2026-12-03T03:05:00Z'),
    },
    contents: {
      workbook: files[0],
      report: undefined,
      minutes: files.slice(5, 6),
      evidence: files.slice(1, 5),
    },
    facts: new Map<string, FileFacts>([
      [WORKBOOK, { format: 'excel', pdf: undefined, signatures: undefined, lost: undefined }],
      [
        PLAN,
        signed(signature({ time: { claimed: '2026-01-12T02:30:00Z', proven: '2026-01-12T02:30:05Z' } })),
      ],
      [
        REPORT,
        signed(signature({ indication: 'TOTAL-FAILED', subIndication: 'HASH_FAILURE', integrity: 'broken' })),
      ],
      [
        ISO,
        signed(
          signature({
            indication: 'INDETERMINATE',
            subIndication: 'NO_CERTIFICATE_CHAIN_FOUND',
            trust: 'untrusted',
            hierarchy: null,
            revocation: 'not-checked',
            time: { claimed: null, proven: null },
            signer: {
              subject: 'CN=Người Ký Thử Hai',
              commonName: 'Người Ký Thử Hai',
              organization: null,
              issuer: 'CN=Nơi cấp lạ',
              serial: '0b',
              notBefore: '2025-01-01T00:00:00Z',
              notAfter: '2028-01-01T00:00:00Z',
            },
          }),
          signature({ hierarchy: 'cong-cong', indication: 'INDETERMINATE', revocation: 'unknown' }),
        ),
      ],
      [MINUTES, pdf(undefined)],
      [LOCKED, pdf({ document: 'locked', reason: null, signatures: [] })],
      [PLAIN, pdf({ document: 'unsigned', reason: null, signatures: [] })],
    ]),
    selfAssessment: undefined,
    rowEvidence: [],
    initiatives: [],
    deadline,
    score: { ...scoreOf(rows, appendix.criteria), scenarios },
    findings,
    checks: [
      { id: 'contents/unit', verdict: 'passed', because: undefined },
      { id: 'contents/workbook', verdict: 'passed', because: undefined },
      { id: 'formats/opens', verdict: 'failed', because: undefined },
      { id: 'deadline/received', verdict: 'passed', because: undefined },
      { id: 'signature/valid', verdict: 'indeterminate', because: 'chưa có danh sách chứng thư bị thu hồi' },
      { id: 'minutes/members', verdict: 'notRun', because: 'chưa đọc được chữ trong bản scan' },
    ],
    state: 'toMend',
    runInputs: {
      rubric: 'a'.repeat(64),
      templates: 'b'.repeat(64),
      anchors: 'd'.repeat(64),
      calendar: 'e'.repeat(64),
      office: 'f'.repeat(64),
      program: '0.1.0',
      libreOffice: '7.4.7.2',
      fonts: 'Liberation 2.1.5',
      decidedAt: '2026-12-03T03:15:00.000Z',
    },
    ...changes,
  };
}

/** The same commune with nothing to mend. */
export function clean(changes: Partial<Judgement> = {}): Judgement {
  const scored = rows.map((each) => ({
    ...each,
    self: each.self && each.self > each.max ? each.max : each.self,
    checked: each.self && each.self > each.max ? each.max : each.self,
    because: [],
  }));
  return toMend({
    state: 'ready',
    findings: [],
    score: scoreOf(scored, appendix.criteria),
    regulation: { ...regulation, illustrative: false, readings: [] },
    checks: [{ id: 'contents/unit', verdict: 'passed', because: undefined }],
    ...changes,
    dossier: { ...toMend().dossier, appendix: { ...appendix, illustrative: false }, ...changes.dossier },
  });
}

/** A dossier of nobody we know, whose workbook cannot be read. */
export function refused(): Judgement {
  const base = toMend();
  return toMend({
    state: 'refused',
    score: undefined,
    facts: new Map(),
    contents: { workbook: undefined, report: undefined, minutes: [], evidence: [] },
    dossier: {
      ...base.dossier,
      unit: undefined,
      appendix: undefined,
      arrivedAs: 'ho so moi (1)',
      receivedAt: undefined,
      files: [],
      ignored: [],
    },
    deadline: { ...deadline, due: undefined, lastGraceDay: undefined, state: 'unknown', basis: undefined },
    findings: [
      finding(
        'contents/unit-unknown',
        'fail',
        {},
        'Không xác định được hồ sơ là của đơn vị nào: tên “ho so moi (1)” không có trong danh sách đơn vị.',
        'Đặt tên thư mục theo mã hay tên chính thức của đơn vị, ví dụ: ninh-thu.',
        { houseRule: 'unit-by-name', because: 'hồ sơ được nhận theo tên thư mục' },
      ),
    ],
    checks: [{ id: 'contents/unit', verdict: 'failed', because: undefined }],
  });
}

/** Late by one day, the text open to other readings, in an office whose channel is another software. */
export function late(): Judgement {
  return toMend({
    office: {
      ...office,
      channel: { kind: 'software', name: 'Phần mềm chấm điểm cải cách hành chính của tỉnh' },
    },
    dossier: { ...toMend().dossier, receivedAt: at('2026-12-09T01:00:00Z') },
    deadline: {
      ...deadline,
      state: 'late',
      lateDays: 1,
      penalty: p('1'),
      decidedAt: at('2026-12-09T01:30:00Z'),
      alternatives: [
        {
          id: 'A14',
          state: 'late',
          lastGraceDay: undefined,
          reading: 'Hạn “chậm nhất ngày” không gồm chính ngày đó',
          due: addDays(day('2026-12-08'), -1),
          lateDays: 2,
          penalty: p('2'),
          zero: false,
        },
        {
          id: 'A2',
          state: 'late',
          lastGraceDay: undefined,
          reading: 'Đếm theo ngày làm việc',
          due: day('2026-12-08'),
          lateDays: 1,
          penalty: p('1'),
          zero: false,
        },
      ],
    },
  });
}

export const NASTY = '<script>alert("x")</script>';
export const TURNED = 'báo cáo\u202Efdp.exe';

/** Names and sentences that try to become something else on the page. */
export function nasty(): Judgement {
  const base = toMend();
  return toMend({
    dossier: { ...base.dossier, unit: { ...unit, name: NASTY }, files: [file(TURNED), file(`${NASTY}.pdf`)] },
    facts: new Map([
      [
        TURNED,
        signed(
          signature({ signer: { ...signerOf(signature()), commonName: `"><img src=x onerror=${NASTY}>` } }),
        ),
      ],
      [`${NASTY}.pdf`, pdf({ document: 'unsigned', reason: null, signatures: [] })],
    ]),
    findings: [
      finding(
        'evidence/missing',
        'fail',
        { file: TURNED, cell: `${NASTY}!A1`, code: `" onclick="x` },
        NASTY,
        '&amp; \u0000\uD800',
      ),
    ],
  });
}

function signerOf({ signer }: SignatureReport): NonNullable<SignatureReport['signer']> {
  if (!signer) throw new Error('no signer');
  return signer;
}
