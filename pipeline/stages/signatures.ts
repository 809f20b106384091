import { completed, finding, indeterminate, notRun } from '../findings/finding.ts';
import { type Day, dayInVietnam, parseDay, parseInstant } from '../model/day.ts';
import {
  type Contents,
  type Dossier,
  type DossierFile,
  documentsOf,
  type FileFacts,
} from '../model/dossier.ts';
import type { Checked, CheckRun, Finding } from '../model/finding.ts';
import type { Office } from '../model/office.ts';
import type { Regulation } from '../model/regulation.ts';
import type { SignatureReport, SignerCertificate } from '../model/signature.ts';

interface Given {
  readonly office: Pick<Office, 'anchors'>;
  readonly contents: Contents;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly regulation: Pick<Regulation, 'signatures'>;
  readonly dossier: Pick<Dossier, 'receivedAt'>;
  readonly due: Day | undefined;
}

const CHECKS = [
  'signatures/present',
  'signatures/intact',
  'signatures/authority',
  'signatures/time',
] as const satisfies readonly CheckRun['id'][];

/** Turns what the verifier says of each PDF into findings; how bad they are the regulation says. Pure. */
export function checkSignatures(given: Given): Checked {
  const { office, contents, facts } = given;
  const files = documentsOf(contents).filter(({ path }) => isPdf(path, facts.get(path)));
  if (files.length === 0) {
    return { findings: [], checks: CHECKS.map((id) => notRun(id, 'hồ sơ không có tệp PDF nào để kiểm tra')) };
  }
  const signed = files.flatMap(({ path }) => facts.get(path)?.signatures?.signatures ?? []);
  const allOpened = files.every(({ path }) => isOpened(facts.get(path)));
  const anchored = office.anchors.length > 0;
  const findings = [
    ...(anchored || signed.length === 0 ? [] : [finding('signatures/no-anchors', {})]),
    ...onceForAll(
      files.flatMap((file) => fileFindings(file, facts.get(file.path), given)),
      signed,
    ),
  ];
  return { findings, checks: CHECKS.map((id) => runOf(id, { signed, anchored, allOpened })) };
}

/** Where no signature's revocation is known, the cause is the office's missing lists: said once, of no file. */
function onceForAll(findings: readonly Finding[], signed: readonly SignatureReport[]): readonly Finding[] {
  if (signed.some(({ revocation }) => revocation === 'good' || revocation === 'revoked')) return findings;
  const others = findings.filter(({ id }) => id !== 'signatures/revocation-unknown');
  return others.length === findings.length
    ? findings
    : [finding('signatures/no-revocation-data', {}), ...others];
}

/** A PDF that cost its reader, or holds nothing of a PDF any more, is known by its name alone. */
const isPdf = (path: string, facts: FileFacts | undefined): boolean =>
  facts?.format === 'pdf' ||
  ((facts === undefined || facts.format === 'other' || facts.format === 'empty') && /\.pdf$/i.test(path));

const isOpened = (facts: FileFacts | undefined): boolean =>
  facts?.pdf?.state === 'opens' &&
  (facts.signatures?.document === 'signed' || facts.signatures?.document === 'unsigned');

interface Looked {
  readonly signed: readonly SignatureReport[];
  readonly anchored: boolean;
  readonly allOpened: boolean;
}

function runOf(id: (typeof CHECKS)[number], { signed, anchored, allOpened }: Looked): CheckRun {
  if (id === 'signatures/intact' && signed.some(({ integrity }) => integrity === 'unknown')) {
    return indeterminate(id, 'có chữ ký không kiểm tra được');
  }
  if (id === 'signatures/authority' && signed.length > 0 && !anchored) {
    return indeterminate(id, 'cơ quan tiếp nhận chưa khai chứng thư gốc');
  }
  if (
    id === 'signatures/authority' &&
    signed.some(({ revocation }) => revocation === 'unknown' || revocation === 'not-checked')
  ) {
    return indeterminate(id, 'chưa có danh sách thu hồi mới');
  }
  return allOpened ? completed(id) : indeterminate(id, 'có tệp không mở được nên chưa kiểm tra chữ ký');
}

function fileFindings({ path }: DossierFile, facts: FileFacts | undefined, given: Given): Finding[] {
  const report = facts?.signatures;
  const place = { file: path };
  if (!report || report.document === 'locked' || facts.pdf?.state !== 'opens') return [];
  if (report.document === 'unreadable') return [finding('signatures/unreadable', place)];
  const signatures = report.signatures.filter(({ kind }) => kind === 'signature');
  if (signatures.length === 0) return missing(place, facts, given);
  return signatures.flatMap((each) => [
    ...integrityFindings(each, place),
    ...(each.integrity === 'intact' ? authorityFindings(each, place, given) : []),
    ...timeFindings(each, place, given),
  ]);
}

type Place = { readonly file: string };

/**
 * An image printed into a PDF is a scan here: whether it is a mere illustration a person has to say, and whether a scan of
 * a signed paper will do is for the weight of its finding.
 */
function missing(place: Place, { pdf }: FileFacts, { regulation }: Given): Finding[] {
  if (regulation.signatures.evidence === 'notRequired') return [];
  return [finding(pdf?.content === 'scan' ? 'signatures/missing-on-scan' : 'signatures/missing', place)];
}

const nameOf = (signer: SignerCertificate | null): string => signer?.commonName || 'người ký chưa rõ tên';

function integrityFindings(report: SignatureReport, place: Place): Finding[] {
  const signer = nameOf(report.signer);
  if (report.integrity === 'broken') return [finding('signatures/broken', place, { signer })];
  if (report.integrity === 'unknown') return [finding('signatures/unreadable', place)];
  if (report.coverage === 'partial') return [finding('signatures/partial', place, { signer })];
  return report.changesAfterSigning === 'forbidden' ? [finding('signatures/altered', place, { signer })] : [];
}

function authorityFindings(report: SignatureReport, place: Place, { office, regulation }: Given): Finding[] {
  const signer = nameOf(report.signer);
  if (office.anchors.length === 0) return [];
  if (report.revocation === 'revoked') return [finding('signatures/revoked', place, { signer })];
  if (report.trust !== 'trusted') return untrusted(report, place, signer);
  const { specialised } = regulation.signatures;
  const found: Finding[] = [];
  if (report.indication !== 'TOTAL-PASSED' && report.subIndication?.startsWith('CRYPTO_CONSTRAINTS')) {
    found.push(finding('signatures/weak', place, { signer }));
  }
  if (report.revocation === 'unknown' || report.revocation === 'not-checked') {
    found.push(finding('signatures/revocation-unknown', place, { signer }));
  }
  if (specialised.length > 0 && !specialised.includes(report.hierarchy ?? '')) {
    found.push(finding('signatures/not-specialised', place, { signer }));
  }
  return found;
}

const OUT_OF_TIME = new Set([
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'EXPIRED',
  'NOT_YET_VALID',
]);

function untrusted(report: SignatureReport, place: Place, signer: string): Finding[] {
  const [from, to] = [
    parseDay(report.signer?.notBefore.slice(0, 10) ?? ''),
    parseDay(report.signer?.notAfter.slice(0, 10) ?? ''),
  ];
  if (from && to && OUT_OF_TIME.has(report.subIndication ?? '')) {
    return [finding('signatures/expired', place, { signer, from, to })];
  }
  return [
    finding('signatures/unknown-authority', place, {
      signer,
      issuer: shortName(report.signer?.issuer ?? ''),
    }),
  ];
}

/** The common name in a name of many parts, for people; the whole where it has none. */
const shortName = (name: string): string =>
  /(?:^|, |\+)CN=((?:\\.|[^,+\\])+)/.exec(name)?.[1]?.replace(/\\(.)/g, '$1') ?? name;

/** What the signature itself claims never decides; where it contradicts the receipt, people are told. */
function timeFindings(
  report: SignatureReport,
  place: Place,
  { dossier: { receivedAt }, due }: Given,
): Finding[] {
  const at = parseInstant(report.time.proven ?? report.time.claimed ?? '');
  const [signed, received] = [at && dayInVietnam(at), receivedAt && dayInVietnam(receivedAt)];
  const signer = nameOf(report.signer);
  if (!signed) return [];
  if (received && signed > received)
    return [finding('signatures/after-receipt', place, { signer, signed, received })];
  return due && signed > due ? [finding('signatures/after-deadline', place, { signer, signed, due })] : [];
}
