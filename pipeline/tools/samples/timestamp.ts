import { createHash } from 'node:crypto';
import type { Instant } from '../../model/day.ts';
import { type SigningIdentity, signedData } from '../../writers/pdf/cms.ts';
import {
  type Der,
  generalizedTime,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
} from '../../writers/pdf/der.ts';

const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing);
/** A policy number under the arc for examples (2.999). */
const POLICY = '2.999.1';

/** An RFC 3161 time-stamp token (DER) over the SHA-256 of `bytes`, from our own throw-away authority. */
export function timestampToken(authority: SigningIdentity, bytes: Uint8Array, at: Instant): Der {
  const imprint = createHash('sha256').update(bytes).digest();
  const info = sequence(
    integer(1),
    oid(POLICY),
    sequence(SHA256, octetString(imprint)),
    // A serial that depends on what is stamped keeps the token the same at every run.
    integer(imprint.subarray(0, 8)),
    generalizedTime(at),
  );
  return signedData({ type: '1.2.840.113549.1.9.16.1.4', bytes: info, detached: false }, authority, {
    signingTime: at,
  });
}
