import type { Buffer } from 'node:buffer';
import { type Digest, digestOf, hashOf, parseAlgorithm } from './algorithms.ts';
import { parseSignedData, type SignedData } from './cms.ts';
import {
  childrenOf,
  DerError,
  expectTag,
  GENERALIZED_TIME,
  octetsOf,
  parseDer,
  SEQUENCE,
  timeOf,
} from './der.ts';
import type { Evidence } from './evidence.ts';
import { findPath, type PathResult } from './path.ts';
import type { VerifyPolicy } from './policy.ts';
import { checkSigner, type SignerCheck } from './signer.ts';
import type { Fault } from './verdict.ts';

/** An RFC 3161 timestamp token. */
export interface TimestampToken {
  readonly data: SignedData;
  readonly imprint: { readonly digest: Digest | undefined; readonly hash: Buffer };
  readonly genTime: string;
}

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** @throws DerError where the bytes are no timestamp token. */
export function parseTimestamp(blob: Buffer): TimestampToken {
  const data = parseSignedData(blob);
  if (data.contentType !== TST_INFO || !data.content) throw new DerError('not a timestamp token');
  const [, , imprint, , ...rest] = childrenOf(expectTag(parseDer(data.content), SEQUENCE));
  const [algorithm, hash] = childrenOf(expectTag(imprint, SEQUENCE));
  const genTime = rest[0];
  return {
    data,
    imprint: { digest: digestOf(parseAlgorithm(algorithm).oid), hash: octetsOf(hash) },
    genTime: timeOf(expectTag(genTime, GENERALIZED_TIME)),
  };
}

export interface TimestampCheck {
  /** The time it proves; null where it proves nothing. */
  readonly proves: string | null;
  readonly signer: SignerCheck;
  readonly path: PathResult | null;
  readonly faults: readonly Fault[];
}

/**
 * Validates a token: imprint, signature, and the authority's path. `existedAt` is when the token itself is
 * known to have existed (a later timestamp's time, or the control time): its certificate must have been valid then.
 */
export function checkTimestamp(
  token: TimestampToken,
  given: {
    /** The digest of what was stamped. */
    readonly imprint: (by: Digest) => Buffer;
    readonly existedAt: string;
    readonly evidence: Evidence;
    readonly policy: VerifyPolicy;
  },
): TimestampCheck {
  const { data, imprint, genTime } = token;
  const { evidence, policy, existedAt } = given;
  const content = data.content;
  const faults: Fault[] = [];
  if (!imprint.digest || !given.imprint(imprint.digest).equals(imprint.hash)) {
    faults.push({ sub: 'HASH_FAILURE', finding: 'TIMESTAMP_IMPRINT_MISMATCH' });
  }
  if (imprint.digest && !policy.digests.includes(imprint.digest.name)) {
    faults.push({ sub: 'CRYPTO_CONSTRAINTS_FAILURE', finding: 'DIGEST_REFUSED' });
  }
  const store = evidence.with(data);
  const signer = checkSigner(
    data,
    {
      contentType: TST_INFO,
      digest: (by) => (content ? hashOf(content, by) : hashOf(new Uint8Array(), by)),
      parts: () => (content ? [content] : []),
      candidates: store.candidates,
      signingCertificate: 'when-present',
    },
    policy,
  );
  faults.push(...signer.faults);
  const path = signer.certificate
    ? findPath(signer.certificate, store, { purpose: 'timestamping', when: existedAt, policy })
    : null;
  faults.push(...(path?.faults ?? []));
  if (signer.certificate && genTime < signer.certificate.notBefore) {
    faults.push({ sub: 'TIMESTAMP_ORDER_FAILURE', finding: 'TIMESTAMP_BEFORE_CERTIFICATE' });
  }
  if (genTime > existedAt)
    faults.push({ sub: 'TIMESTAMP_ORDER_FAILURE', finding: 'TIMESTAMP_AFTER_CONTROL_TIME' });
  if (path?.trust === 'trusted' && policy.revocation !== 'ignored') {
    faults.push(...store.revocationFaults(path.chain, { when: genTime, at: existedAt, policy }).faults);
  }
  return { proves: faults.length === 0 ? genTime : null, signer, path, faults };
}
