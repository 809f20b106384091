import type { Buffer } from 'node:buffer';
import type { SignatureReport, SignerCertificate } from '../../model/signature.ts';
import type { Certificate } from './certificate.ts';
import type { ChangesVerdict } from './changes.ts';
import type { RevocationVerdict } from './evidence.ts';
import type { Examined } from './examine.ts';
import type { PathResult } from './path.ts';
import type { VerifyLimits } from './policy.ts';
import type { SignerCheck } from './signer.ts';
import { type Fault, indicationOf } from './verdict.ts';

/** What every step found, put into the contract's words; each side field keeps to its own question. */
export function reportOf(
  examined: Examined,
  found: {
    readonly signer: SignerCheck | null;
    readonly path: PathResult | null;
    readonly proven: string | null;
    readonly revocation: RevocationVerdict | null;
    readonly changes: ChangesVerdict;
    readonly faults: readonly Fault[];
    readonly findings: readonly string[];
  },
): SignatureReport {
  const { signer, path, changes, revocation } = found;
  const certificate = signer?.certificate ?? null;
  // A signature that lost its way here without a certificate can never pass, whatever steps were skipped.
  const faults: readonly Fault[] =
    signer?.integrity === 'intact' && path?.trust === 'trusted'
      ? found.faults
      : [
          ...found.faults,
          ...(found.faults.length ? [] : [{ sub: 'FORMAT_FAILURE', finding: 'NOT_VERIFIED' } as const]),
        ];
  const findings = [...faults.map(({ finding }) => finding), ...found.findings];
  return {
    field: examined.located.field,
    kind: examined.kind,
    subFilter: examined.subFilter,
    byteRange: examined.range.numbers,
    ...indicationOf(faults),
    integrity: signer?.integrity ?? 'unknown',
    coverage: examined.range.coverage,
    changesAfterSigning: changes.state,
    changes: changes.list,
    algorithm: signer?.method?.scheme ?? null,
    digest: signer?.digest?.name ?? null,
    keyBits: signer?.key?.bits ?? null,
    signer: certificate && signerOf(certificate),
    time: {
      claimed: examined.kind === 'timestamp' ? null : (signer?.claimed ?? examined.statedTime),
      proven: found.proven,
    },
    trust: path?.trust ?? 'no-anchor',
    hierarchy: path?.anchor?.hierarchy ?? null,
    revocation: revocation?.status ?? 'not-checked',
    findings: [...new Set(findings)],
  };
}

const signerOf = (certificate: Certificate): SignerCertificate => ({
  subject: certificate.subject.text,
  commonName: certificate.subject.commonName ?? certificate.subject.text,
  organization: certificate.subject.organization,
  issuer: certificate.issuer.text,
  serial: certificate.serial,
  notBefore: certificate.notBefore,
  notAfter: certificate.notAfter,
});

/** In a file whose structure cannot be read, what looks like a signature is still said to be there, and to be none. */
export function damagedReports(bytes: Buffer, limits: VerifyLimits): readonly SignatureReport[] {
  const reports: SignatureReport[] = [];
  const key = '/ByteRange';
  for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1)) {
    if (reports.length >= limits.signatures) break;
    const after = bytes.toString('latin1', at + key.length, at + key.length + 200);
    const numbers = /^\s*\[([-\d\s]*)\]/.exec(after)?.[1];
    if (numbers === undefined) continue;
    reports.push({
      field: null,
      kind: 'signature',
      subFilter: null,
      byteRange: numbers.trim() ? numbers.trim().split(/\s+/).map(Number) : [],
      indication: 'TOTAL-FAILED',
      subIndication: 'FORMAT_FAILURE',
      integrity: 'unknown',
      coverage: 'partial',
      changesAfterSigning: 'unknown',
      changes: [],
      algorithm: null,
      digest: null,
      keyBits: null,
      signer: null,
      time: { claimed: null, proven: null },
      trust: 'no-anchor',
      hierarchy: null,
      revocation: 'not-checked',
      findings: ['DOCUMENT_DAMAGED'],
    });
  }
  return reports;
}
