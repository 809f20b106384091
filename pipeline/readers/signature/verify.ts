import { Buffer } from 'node:buffer';
import type { SignatureReport, SignedDocumentReport } from '../../model/signature.ts';
import { openPdf, type PdfFile } from '../pdf/document.ts';
import { PdfDamage } from '../pdf/objects.ts';
import { hashOf } from './algorithms.ts';
import { changesAfter } from './changes.ts';
import { DerError } from './der.ts';
import { type Evidence, gatherEvidence, type RevocationVerdict, type TrustMaterial } from './evidence.ts';
import { type ContentDigests, checkDocumentSignature, digestAll, type Examined, examine } from './examine.ts';
import { type LocatedSignature, locateSignatures } from './locate.ts';
import { findPath, type PathResult } from './path.ts';
import type { VerifyPolicy } from './policy.ts';
import { damagedReports, reportOf } from './report.ts';
import type { SignerCheck } from './signer.ts';
import { checkTimestamp, parseTimestamp, type TimestampCheck } from './timestamp.ts';
import type { Fault } from './verdict.ts';

export type { TrustMaterial } from './evidence.ts';

/**
 * Validates every signature of a PDF: ETSI EN 319 102-1, ISO 32000-2 12.8. No clock, no disk, no network;
 * never throws: what cannot be read is said to be unreadable, with a reason.
 */
export function verifyPdf(
  bytes: Uint8Array,
  material: TrustMaterial,
  policy: VerifyPolicy,
): SignedDocumentReport {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return verifyOpened(openPdf(buffer, policy.limits), material, policy);
  } catch (error) {
    const reason = error instanceof PdfDamage ? error.message : `internal: ${String(error)}`;
    return { document: 'unreadable', reason, signatures: damagedReports(buffer, policy.limits) };
  }
}

function verifyOpened(file: PdfFile, material: TrustMaterial, policy: VerifyPolicy): SignedDocumentReport {
  const all = locate(file, policy).map((located) => examine(file, located));
  const evidence = gatherEvidence(file, material);
  const digests = digestAll(file, all);
  const timestamps = validateDocumentTimestamps(all, { evidence, digests, policy });
  const signers = new Map(
    all.map((examined) => [
      examined,
      timestamps.get(examined)?.signer ??
        guarded(() => checkDocumentSignature(file, examined, { evidence, digests, policy })),
    ]),
  );
  const signatures = all.map((examined) =>
    validate(file, examined, { all, evidence, digests, timestamps, signers, policy }),
  );
  const signed = all.some(({ located }) => located.reachedBy !== 'usage-rights');
  if (file.locked) return { document: 'locked', reason: 'the file needs a password', signatures };
  return { document: signed ? 'signed' : 'unsigned', reason: null, signatures };
}

/** Behind a password object streams stay shut: then not even the fields can be found. */
function locate(file: PdfFile, { limits }: VerifyPolicy): readonly LocatedSignature[] {
  try {
    const found = locateSignatures(file, limits);
    if (!file.view().catalog) throw new PdfDamage('no-catalog', 0, 'the trailer leads to no catalog');
    return found;
  } catch (error) {
    if (file.locked && error instanceof PdfDamage && !error.code.startsWith('limit-')) return [];
    throw error;
  }
}

interface Context {
  readonly evidence: Evidence;
  readonly digests: ContentDigests;
  readonly policy: VerifyPolicy;
}

/** Newest first: each valid document timestamp proves that everything under it existed at its time, older timestamps too. */
function validateDocumentTimestamps(
  all: readonly Examined[],
  { evidence, digests, policy }: Context,
): ReadonlyMap<Examined, TimestampCheck> {
  const checks = new Map<Examined, TimestampCheck>();
  let existedAt: string = policy.at;
  const newestFirst = all
    .filter(({ kind }) => kind === 'timestamp')
    .toSorted((a, b) => (b.range.revision ?? -1) - (a.range.revision ?? -1));
  for (const examined of newestFirst) {
    const { token, faults } = examined;
    if (!token) continue;
    const imprint = (by: Parameters<ContentDigests>[1]): Buffer =>
      digests(examined, by) ?? hashOf(new Uint8Array(), by);
    const check = guarded(() => checkTimestamp(token, { imprint, existedAt, evidence, policy }));
    if (!check) continue;
    checks.set(examined, check);
    if (check.proves !== null && faults.length === 0) existedAt = check.proves;
  }
  return checks;
}

/** One signature, step by step; every step adds its faults and none hides another's. */
function validate(
  file: PdfFile,
  examined: Examined,
  context: Context & {
    readonly all: readonly Examined[];
    readonly timestamps: ReadonlyMap<Examined, TimestampCheck>;
    readonly signers: ReadonlyMap<Examined, SignerCheck | undefined>;
  },
): SignatureReport {
  const { evidence, policy, timestamps, signers, all } = context;
  const faults: Fault[] = [...examined.faults, ...sharedFaults(examined, all)];
  const findings: string[] = [];

  // What was signed, and is it still that? (5.2.2, 5.2.7)
  const stamp = timestamps.get(examined);
  const signer = signers.get(examined);
  if (!signer) faults.push({ sub: 'FORMAT_FAILURE', finding: 'CMS_MALFORMED' });
  else if (!stamp) faults.push(...signer.faults);
  if (stamp) faults.push(...stamp.faults);

  // When did it exist? Proven by timestamps; otherwise the control time is all that is known. (5.5)
  const later = laterProof(examined, timestamps);
  const own =
    examined.kind === 'signature' ? signatureTimestamp(examined, later ?? policy.at, context) : null;
  if (own && own.proves === null)
    findings.push('SIGNATURE_TIMESTAMP_INVALID', ...own.faults.map(({ finding }) => finding));
  const proven = stamp ? stamp.proves : (own?.proves ?? later);
  const when = proven ?? policy.at;

  // By whose authority? (5.2.6)
  const certificate = signer?.certificate ?? null;
  const path: PathResult | null =
    stamp?.path ??
    (certificate
      ? (guarded(() =>
          findPath(certificate, evidenceOf(examined, evidence), { purpose: 'signing', when, policy }),
        ) ?? null)
      : null);
  if (!stamp && path) faults.push(...path.faults.map((fault) => inTime(fault, when, certificate)));
  if (certificate && !path)
    faults.push({ sub: 'CERTIFICATE_CHAIN_GENERAL_FAILURE', finding: 'CERTIFICATE_MALFORMED' });

  // Was it revoked? (5.2.5, 5.5)
  const revocation = path?.anchor ? checkRevocation(examined, path, { evidence, when, policy }) : null;
  if (revocation && !stamp) faults.push(...revocation.faults);
  if (revocation) findings.push(...revocation.findings);

  // What changed afterwards?
  const isBroken = (other: Examined): boolean =>
    signers.get(other)?.integrity === 'broken' || other.faults.some(({ sub }) => sub === 'FORMAT_FAILURE');
  const changes = changesAfter(file, examined, { all, isBroken, limits: policy.limits });
  faults.push(...changes.faults);
  findings.push(...changes.findings);
  if (file.locked) faults.push({ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'DOCUMENT_LOCKED' });

  return reportOf(examined, { signer: signer ?? null, path, proven, revocation, changes, faults, findings });
}

/** Rule 4: two fields with one dictionary, or one range, would make one signature look like two people's. */
function sharedFaults(examined: Examined, all: readonly Examined[]): readonly Fault[] {
  const { located, range } = examined;
  const shared = all.some(
    (other) =>
      other !== examined &&
      ((located.num !== null && other.located.num === located.num) ||
        (range.numbers !== null && other.range.numbers?.join() === range.numbers.join())),
  );
  return shared ? [{ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'SIGNATURE_SHARED' }] : [];
}

/** The earliest time proved by a valid document timestamp of a later revision. */
function laterProof(examined: Examined, timestamps: ReadonlyMap<Examined, TimestampCheck>): string | null {
  const revision = examined.range.revision;
  if (revision === null) return null;
  const times = [...timestamps].flatMap(([stamp, { proves }]) =>
    proves !== null && stamp.faults.length === 0 && (stamp.range.revision ?? -1) > revision ? [proves] : [],
  );
  return times.toSorted()[0] ?? null;
}

const SIGNATURE_TIMESTAMP = '1.2.840.113549.1.9.16.2.14';

/** The signature timestamp inside the CMS, over the signature value; the first that proves something. */
function signatureTimestamp(
  examined: Examined,
  existedAt: string,
  { evidence, policy }: Context,
): Pick<TimestampCheck, 'proves' | 'faults'> | null {
  const [signer] = examined.data?.signers ?? [];
  if (!signer) return null;
  const tokens = signer.unsigned
    .filter(({ oid }) => oid === SIGNATURE_TIMESTAMP)
    .flatMap(({ values }) => values);
  const checks = tokens.slice(0, 10).map(
    (value) =>
      guarded(() =>
        checkTimestamp(parseTimestamp(value.source.subarray(value.start, value.end)), {
          imprint: (by) => hashOf(signer.signature, by),
          existedAt,
          evidence: evidenceOf(examined, evidence),
          policy,
        }),
      ) ?? { proves: null, faults: [] },
  );
  return checks.find(({ proves }) => proves !== null) ?? checks[0] ?? null;
}

const evidenceOf = ({ carried }: Examined, evidence: Evidence): Evidence => evidence.with(carried);

function checkRevocation(
  examined: Examined,
  path: PathResult,
  {
    evidence,
    when,
    policy,
  }: { readonly evidence: Evidence; readonly when: string; readonly policy: VerifyPolicy },
): RevocationVerdict | null {
  if (policy.revocation === 'ignored') return null;
  return evidenceOf(examined, evidence).revocationFaults(path.chain, { when, at: policy.at, policy });
}

/** A proven time before the certificate existed is certain failure; at the control time it is only not yet known to be good. */
function inTime(fault: Fault, when: string, certificate: { readonly notBefore: string } | null): Fault {
  const early =
    fault.finding === 'CERTIFICATE_NOT_YET_VALID' && certificate !== null && when < certificate.notBefore;
  return early ? { ...fault, sub: 'NOT_YET_VALID' } : fault;
}

/** Malformed ASN.1 deep inside a structure is a fault of that signature, not of the program. */
function guarded<T>(check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
