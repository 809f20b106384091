import { Buffer } from 'node:buffer';
import { parseInstant } from '../../../../pipeline/model/day.ts';
import type { SignatureReport } from '../../../../pipeline/model/signature.ts';
import { anchorOf } from '../../../../pipeline/readers/signature/material.ts';
import { defaultPolicy, type VerifyPolicy } from '../../../../pipeline/readers/signature/policy.ts';
import { type TrustMaterial, verifyPdf } from '../../../../pipeline/readers/signature/verify.ts';
import { type Identity, issue, TIME_STAMPING } from './authority.ts';
import { makeTimestamp, sha256 } from './cms-writer.ts';
import { append, BASE, firstField, type SignWish, sign } from './pdf-writer.ts';

/** One throw-away hierarchy for all tests of a run. */
export const root = issue({ name: 'Goc thu', ca: true });
export const authority = issue({ name: 'CA thu', ca: true, issuer: root });
export const signer = issue({ name: 'Nguoi ky thu', issuer: authority });
export const second = issue({ name: 'Nguoi ky thu hai', issuer: authority });
export const stamper = issue({ name: 'TSA thu', issuer: root, extendedKeyUsage: [TIME_STAMPING] });

export const base = append(Buffer.alloc(0), { objects: BASE });

/** A signed one-page document. */
export const signedBy = (identity: Identity, wish: Partial<SignWish> = {}): Buffer =>
  sign(base, { num: 10, objects: firstField(10), signer: identity, certificates: [authority], ...wish });

export const signed = signedBy(signer);

const at = parseInstant('2026-12-01T00:00:00Z');
if (!at) throw new Error('the control time is no instant');
export const policy: VerifyPolicy = defaultPolicy(at);

export const trusting = (anchors: readonly Identity[], more: Partial<TrustMaterial> = {}): TrustMaterial => ({
  anchors: anchors.map(({ der }) => anchorOf(der, 'thu')),
  certificates: [],
  crls: [],
  ...more,
});

export const verify = (
  file: Uint8Array,
  given: { readonly material?: TrustMaterial; readonly policy?: Partial<VerifyPolicy> } = {},
): ReturnType<typeof verifyPdf> =>
  verifyPdf(file, given.material ?? trusting([root]), { ...policy, ...given.policy });

/** The report of the first signature. */
export function first(...args: Parameters<typeof verify>): SignatureReport {
  const report = verify(...args);
  const [signature] = report.signatures;
  if (!signature) throw new Error(`no signature was reported: ${report.document} ${report.reason}`);
  return signature;
}

/** `TOTAL-FAILED/HASH_FAILURE`, or the bare indication. */
export const verdict = ({ indication, subIndication }: SignatureReport): string =>
  subIndication === null ? indication : `${indication}/${subIndication}`;

/** A signature that carries a timestamp over itself. */
export const stampedAt = (time: string, by = stamper) => ({
  timestamp: (signature: Buffer) => makeTimestamp(sha256(signature), by, time),
});
