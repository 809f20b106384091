/** What the verifier says of one signature; the terms are those of ETSI EN 319 102-1. */
export interface SignatureReport {
  /** Full field name, or null for a signature dictionary that no field reaches. */
  readonly field: string | null;
  readonly kind: 'signature' | 'timestamp';
  readonly subFilter: string | null;
  readonly byteRange: readonly number[] | null;
  readonly indication: 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED';
  readonly subIndication: string | null;
  readonly integrity: 'intact' | 'broken' | 'unknown';
  readonly coverage: 'whole-file' | 'whole-revision' | 'partial';
  readonly changesAfterSigning: 'none' | 'allowed' | 'forbidden' | 'unknown';
  readonly changes: readonly { readonly object: string; readonly what: string }[];
  readonly algorithm: 'RSA-PKCS1' | 'RSA-PSS' | 'ECDSA' | 'EdDSA' | 'DSA' | null;
  readonly digest: string | null;
  readonly keyBits: number | null;
  readonly signer: SignerCertificate | null;
  readonly time: { readonly claimed: string | null; readonly proven: string | null };
  readonly trust: 'trusted' | 'untrusted' | 'no-anchor';
  /** Name of the hierarchy the anchor belongs to (`cong-vu`, `cong-cong`, …), from configuration; null without an anchor. */
  readonly hierarchy: string | null;
  readonly revocation: 'good' | 'revoked' | 'unknown' | 'not-checked';
  readonly findings: readonly string[];
}

export interface SignerCertificate {
  /** Distinguished names for display, NFC, most specific part first. */
  readonly subject: string;
  /** The common name alone, for people. */
  readonly commonName: string;
  readonly organization: string | null;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface SignedDocumentReport {
  readonly document: 'signed' | 'unsigned' | 'unreadable' | 'locked';
  readonly reason: string | null;
  readonly signatures: readonly SignatureReport[];
}

/** A trusted certificate and the hierarchy it heads; known by fingerprint, never by name. */
export interface TrustAnchor {
  readonly der: Uint8Array;
  readonly sha256: string;
  readonly hierarchy: string | null;
}
