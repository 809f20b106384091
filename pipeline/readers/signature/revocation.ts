import type { Certificate } from './certificate.ts';
import { type Crl, type CrlScope, covers, isSignedBy, revokedBy, scopeOf } from './crl.ts';
import { DerError } from './der.ts';
import { answersFor, isAnsweredBy, type OcspResponse } from './ocsp.ts';
import type { VerifyPolicy } from './policy.ts';

/** Everything known about revocation: from the signature, the document's security store, and the office's folder. */
export interface RevocationData {
  readonly crls: readonly Crl[];
  readonly responses: readonly OcspResponse[];
}

export type CertificateStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly date: string }
  /** `stale`: there was data, but too old for the moment in question. */
  | { readonly status: 'unknown'; readonly stale: boolean };

const DAY = 24 * 60 * 60 * 1000;

/**
 * What is proved about a certificate at the moment `when` (RFC 5280 6.3, RFC 6960). `when` is the proven
 * time of the signature, or the control time; a revocation recorded in any authentic data counts with its
 * date, but only data fresh at `when` proves that there is none (a list issued after the certificate ran out may have dropped it).
 */
export function statusOf(
  certificate: Certificate,
  issuer: Certificate,
  given: { readonly data: RevocationData; readonly when: string; readonly policy: VerifyPolicy },
): CertificateStatus {
  const { data, when, policy } = given;
  let known: CertificateStatus = { status: 'unknown', stale: false };
  for (const one of evidence(certificate, issuer, { data, policy })) {
    if (one.revokedAt !== null) {
      // Of several dates the earliest: a list may be carried that was made before the date was corrected.
      const date: string =
        known.status === 'revoked' && known.date < one.revokedAt ? known.date : one.revokedAt;
      known = { status: 'revoked', date };
    } else if (known.status === 'revoked') continue;
    else if (one.thisUpdate <= certificate.notAfter && isFresh(one, when)) known = { status: 'good' };
    else if (known.status === 'unknown') known = { status: 'unknown', stale: true };
  }
  return known;
}

interface Evidence {
  readonly revokedAt: string | null;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
}

function* evidence(
  certificate: Certificate,
  issuer: Certificate,
  { data, policy }: { readonly data: RevocationData; readonly policy: VerifyPolicy },
): Generator<Evidence> {
  for (const crl of data.crls) {
    if (!isSignedBy(crl, issuer, policy)) continue;
    const scope = readScope(crl);
    if (!scope) continue;
    const revokedAt = revokedBy(crl, certificate.serial) ?? null;
    // Who is named is revoked, whatever the list is for; silence speaks only of those it is for.
    if (revokedAt === null && !covers(scope, certificate)) continue;
    yield { revokedAt, thisUpdate: crl.thisUpdate, nextUpdate: crl.nextUpdate };
  }
  for (const response of data.responses) {
    const answers = answersFor(response, certificate, issuer).filter(({ status }) => status !== 'unknown');
    if (answers.length && isAnsweredBy(response, issuer, policy)) yield* answers;
  }
}

function readScope(crl: Crl): CrlScope | undefined {
  try {
    return scopeOf(crl);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** Issued after the moment, or still in force then; without a next update, no more than a day before it. */
function isFresh({ thisUpdate, nextUpdate }: Evidence, when: string): boolean {
  if (nextUpdate !== null) return nextUpdate >= when;
  return Date.parse(when) - Date.parse(thisUpdate) <= DAY;
}
