import type { Instant } from '../../model/day.ts';

/** What the verifier may spend on one file; reaching a cap is a verdict that says so. */
export interface VerifyLimits {
  readonly fileBytes: number;
  /** All decoded streams of one file together. */
  readonly inflatedBytes: number;
  readonly objects: number;
  /** Nesting of arrays and dictionaries, and of page and field trees. */
  readonly depth: number;
  readonly revisions: number;
  readonly signatures: number;
  readonly milliseconds: number;
}

/** The validation policy: every choice the standard leaves to the verifier, as data. */
export interface VerifyPolicy {
  /** Control time: the moment for which the verdict holds, and proof of existence where no timestamp gives an earlier one. */
  readonly at: Instant;
  /** `required`: unknown status does not pass; `checked`: what is there is judged, nothing there is no obstacle; `ignored`. */
  readonly revocation: 'required' | 'checked' | 'ignored';
  /** Digests accepted for signatures, certificates and timestamps, by name (`SHA-256`). */
  readonly digests: readonly string[];
  readonly minRsaBits: number;
  readonly minEcBits: number;
  readonly minDsaBits: number;
  /** ESS signing-certificate attribute: `pades` demands it for ETSI.CAdES.detached, `when-present` only checks it. */
  readonly signingCertificateAttribute: 'pades' | 'when-present';
  /** Any of these makes a certificate fit to sign documents. */
  readonly keyUsages: readonly ('digitalSignature' | 'nonRepudiation')[];
  readonly limits: VerifyLimits;
}

const MEGABYTE = 1024 * 1024;

/** The policy where nobody chose another. */
export function defaultPolicy(at: Instant): VerifyPolicy {
  return {
    at,
    revocation: 'checked',
    digests: [
      'SHA-224',
      'SHA-256',
      'SHA-384',
      'SHA-512',
      'SHA-512/224',
      'SHA-512/256',
      'SHA3-224',
      'SHA3-256',
      'SHA3-384',
      'SHA3-512',
      'SHAKE256',
    ],
    minRsaBits: 2048,
    minEcBits: 224,
    minDsaBits: 3072,
    signingCertificateAttribute: 'pades',
    keyUsages: ['digitalSignature', 'nonRepudiation'],
    limits: {
      fileBytes: 1024 * MEGABYTE,
      inflatedBytes: 256 * MEGABYTE,
      objects: 2_000_000,
      depth: 100,
      revisions: 1_000,
      signatures: 200,
      milliseconds: 20_000,
    },
  };
}
