import type { Appendix, Criterion } from '../../pipeline/model/appendix.ts';
import type {
  AssessedRow,
  Contents,
  DossierFile,
  FileFacts,
  PdfFacts,
} from '../../pipeline/model/dossier.ts';
import type { Finding, Place } from '../../pipeline/model/finding.ts';
import type { Office, Unit } from '../../pipeline/model/office.ts';
import { toPoints } from '../../pipeline/model/points.ts';
import type { Regulation, Task } from '../../pipeline/model/regulation.ts';
import type { SignatureReport } from '../../pipeline/model/signature.ts';

/** Small wholes of the model for tests of single stages; what a test is about it states itself. */

export const file = (path: string, more: Partial<DossierFile> = {}): DossierFile => ({
  path,
  bytes: 10,
  sha256: `hash of ${path}`,
  location: `/nowhere/${path}`,
  modifiedAt: undefined,
  ...more,
});

export const contents = (evidence: readonly string[], minutes: readonly string[] = []): Contents => ({
  workbook: file('cham.xlsx'),
  report: undefined,
  minutes: minutes.map((path) => file(path)),
  evidence: evidence.map((path) => file(path)),
});

export const pdf = (
  more: Partial<PdfFacts> = {},
  signatures: readonly SignatureReport[] = [],
): FileFacts => ({
  format: 'pdf',
  pdf: { state: 'opens', pages: 1, content: 'text', text: [], ...more },
  signatures: { document: signatures.length > 0 ? 'signed' : 'unsigned', reason: null, signatures },
  lost: undefined,
});

export const facts = (format: FileFacts['format'], lost?: FileFacts['lost']): FileFacts => ({
  format,
  pdf: undefined,
  signatures: undefined,
  lost,
});

export const criterion = (code: string, more: Partial<Criterion> = {}): Criterion => ({
  code,
  kind: 'criterion',
  parent: undefined,
  name: `Tiêu chí ${code}`,
  max: toPoints('2'),
  method: { kind: 'yesNo' },
  evidence: ['Kế hoạch'],
  evidenceRequired: true,
  imageAllowed: false,
  appraiser: undefined,
  contributors: [],
  notApplicableTo: [],
  article: undefined,
  ...more,
});

export const appendix = (...criteria: readonly Criterion[]): Appendix => ({
  id: '3',
  title: 'Bộ tiêu chí thử',
  illustrative: true,
  appliesTo: ['xa'],
  scale: toPoints('100'),
  decimals: 2,
  bonusInsideScale: true,
  criteria,
});

export const row = (code: string, more: Partial<AssessedRow> = {}): AssessedRow => ({
  code,
  name: `Tiêu chí ${code}`,
  cell: `Bảng!D${code}`,
  max: toPoints('2'),
  selfPoints: toPoints('2'),
  evidence: [],
  evidenceText: '',
  justification: '',
  notAssessed: false,
  declared: new Map(),
  ...more,
});

export const unit: Unit = {
  code: 'xa-mau',
  name: 'UBND xã Mẫu',
  otherNames: ['Xã Mẫu Thử'],
  kind: 'xa',
  parent: 'UBND thị xã Thử',
  place: 'Mẫu',
  symbol: 'BC-UBND',
  head: { title: 'CHỦ TỊCH', capacity: 'TM. ỦY BAN NHÂN DÂN' },
  recipients: [],
};

export const task: Task = {
  id: 'tu-danh-gia',
  name: 'Tự đánh giá, chấm điểm',
  kind: 'selfAssessment',
  unitKinds: ['xa'],
  sharedAppendix: undefined,
  deadline: {
    on: { monthDay: '12-08', yearsAfterAssessment: 0 },
    reading: 'through',
    shift: 'hint',
    shiftArticle: undefined,
    grace: undefined,
    afterwards: 'locked',
    afterwardsArticle: undefined,
    lastMinute: undefined,
    otherReadings: [],
    article: 'Điều 6',
  },
  article: 'Điều 6',
};

export const office: Pick<Office, 'units' | 'assessmentYear'> = { units: [unit], assessmentYear: 2026 };

export const signaturePolicy = (more: Partial<Regulation['signatures']> = {}): Regulation['signatures'] => ({
  evidence: 'required',
  specialised: ['cong-vu'],
  article: 'Điều 7',
  ...more,
});

/** A signature that passes in every respect. */
export const signature = (more: Partial<SignatureReport> = {}): SignatureReport => ({
  field: 'Sig1',
  kind: 'signature',
  subFilter: 'ETSI.CAdES.detached',
  byteRange: [0, 1, 2, 3],
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
    subject: 'CN=Nguyễn Văn Mẫu, O=UBND xã Mẫu',
    commonName: 'Nguyễn Văn Mẫu',
    organization: 'UBND xã Mẫu',
    issuer: 'CN=CA Mẫu',
    serial: '01',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2029-01-01T00:00:00Z',
  },
  time: { claimed: '2026-12-01T02:00:00Z', proven: null },
  trust: 'trusted',
  hierarchy: 'cong-vu',
  revocation: 'good',
  findings: [],
  ...more,
});

/** What a test asserts of findings: ids and places, never sentences. */
export const said = (findings: readonly Finding[]): readonly (readonly [string, Place])[] =>
  findings.map(({ id, place }) => [id, place] as const);
