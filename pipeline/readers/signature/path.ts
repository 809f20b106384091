import type { TrustAnchor } from '../../model/signature.ts';
import { methodOf, type SignatureMethod } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { importKey, type PublicKey, verifySignature } from './keys.ts';
import { nameConstraintsBroken } from './name-constraints.ts';
import type { VerifyPolicy } from './policy.ts';
import type { SubIndication } from './verdict.ts';

export type Purpose = 'signing' | 'timestamping' | 'ocsp';

/** Everything a path may be built from. */
export interface CertificateStore {
  readonly anchors: ReadonlyMap<string, TrustAnchor>;
  readonly bySubject: (key: string) => readonly Certificate[];
}

export interface PathFault {
  readonly sub: SubIndication;
  readonly finding: string;
}

/** A path from a certificate to an anchor, and what is wrong with it. */
export interface PathResult {
  readonly trust: 'trusted' | 'untrusted' | 'no-anchor';
  /** From the certificate to the anchor; the certificate alone where no anchor was reached. */
  readonly chain: readonly Certificate[];
  readonly anchor: TrustAnchor | null;
  readonly faults: readonly PathFault[];
}

const MOST_ATTEMPTS = 200;

/** Certificate signatures already found right or wrong, by both fingerprints. Bounded; forgetting is harmless. */
const verified = new Map<string, boolean>();

/** Whether `issuer`'s key made the signature on `certificate`. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  const name = `${certificate.sha256}${issuer.sha256}`;
  const known = verified.get(name);
  if (known !== undefined) return known;
  const key = importKey(issuer.publicKey);
  const method = methodOf(certificate.signatureAlgorithm, undefined);
  const right =
    key !== undefined &&
    method !== undefined &&
    verifySignature(key, method, { data: [certificate.signed], signature: certificate.signature });
  if (verified.size > 4096) verified.clear();
  verified.set(name, right);
  return right;
}

/**
 * The best path from a certificate to a configured anchor, judged at one moment (RFC 5280 6.1, shell model).
 * An anchor is a certificate of the store by fingerprint, self-signed or not; its own signature and dates do not count.
 */
export function findPath(
  leaf: Certificate,
  store: CertificateStore,
  given: { readonly purpose: Purpose; readonly when: string; readonly policy: VerifyPolicy },
): PathResult {
  let attempts = 0;
  let best: PathResult | undefined;
  const search = (chain: readonly Certificate[]): PathResult | undefined => {
    const last = chain.at(-1);
    if (!last) return undefined;
    const anchor = store.anchors.get(last.sha256);
    if (anchor) {
      const faults = faultsOf(chain, given);
      const result: PathResult = { trust: faults.length ? 'untrusted' : 'trusted', chain, anchor, faults };
      if (!best || faults.length < best.faults.length) best = result;
      if (!faults.length) return result;
    }
    for (const issuer of issuersOf(last, store)) {
      if (chain.some(({ sha256 }) => sha256 === issuer.sha256)) continue;
      attempts += 1;
      if (attempts > MOST_ATTEMPTS) return undefined;
      const found = isIssuedBy(last, issuer) ? search([...chain, issuer]) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const found = search([leaf]) ?? best;
  if (found) return found;
  const fault: PathFault = { sub: 'NO_CERTIFICATE_CHAIN_FOUND', finding: 'NO_TRUST_ANCHOR' };
  return { trust: 'no-anchor', chain: [leaf], anchor: null, faults: [fault] };
}

/** Candidates with the issuer's name, anchors and matching key identifiers first. */
function issuersOf(certificate: Certificate, store: CertificateStore): readonly Certificate[] {
  const rank = (issuer: Certificate): number =>
    (store.anchors.has(issuer.sha256) ? 0 : 1) +
    (certificate.authorityKeyId !== null && certificate.authorityKeyId === issuer.subjectKeyId ? 0 : 2);
  return store.bySubject(certificate.issuer.key).toSorted((a, b) => rank(a) - rank(b));
}

/** What is wrong with a path, from the certificate to the one it is trusted by. */
export function faultsOf(
  chain: readonly Certificate[],
  {
    purpose,
    when,
    policy,
  }: { readonly purpose: Purpose; readonly when: string; readonly policy: VerifyPolicy },
): readonly PathFault[] {
  const [leaf] = chain;
  if (!leaf) return [];
  const below = chain.slice(0, -1);
  const faults: PathFault[] = [];
  const add = (sub: SubIndication, finding: string): void => void faults.push({ sub, finding });
  chain.slice(1).forEach((issuer, index) => {
    for (const finding of issuerFaults(issuer, chain.slice(1, index + 1), index === chain.length - 2)) {
      add('CERTIFICATE_CHAIN_GENERAL_FAILURE', finding);
    }
  });
  if (nameConstraintsBroken(chain)) add('CERTIFICATE_CHAIN_GENERAL_FAILURE', 'NAME_CONSTRAINTS');
  if (chain.some((each) => each.extensions.some(({ critical, oid }) => critical && !UNDERSTOOD.has(oid)))) {
    add('CERTIFICATE_CHAIN_GENERAL_FAILURE', 'UNKNOWN_CRITICAL_EXTENSION');
  }
  if (chain.some(({ malformed }) => malformed))
    add('CERTIFICATE_CHAIN_GENERAL_FAILURE', 'CERTIFICATE_MALFORMED');
  for (const finding of leafFaults(leaf, purpose, policy)) add('CHAIN_CONSTRAINTS_FAILURE', finding);
  const weak = chain.flatMap((each) => keyFaults(importKey(each.publicKey), policy));
  const methods = below.map((each) => methodOf(each.signatureAlgorithm, undefined));
  for (const finding of new Set([...weak, ...methods.flatMap((method) => methodFaults(method, policy))])) {
    add('CRYPTO_CONSTRAINTS_FAILURE', finding);
  }
  const dated = below.length ? below : chain;
  if (dated.some((each) => when < each.notBefore)) add('OUT_OF_BOUNDS_NO_POE', 'CERTIFICATE_NOT_YET_VALID');
  if (dated.some((each) => when > each.notAfter)) add('OUT_OF_BOUNDS_NO_POE', 'CERTIFICATE_EXPIRED');
  return faults;
}

/** What bars a certificate from issuing the ones below it; `between` are the CAs under it in this path. */
function issuerFaults(
  issuer: Certificate,
  between: readonly Certificate[],
  isAnchor: boolean,
): readonly string[] {
  const faults: string[] = [];
  const { basicConstraints, keyUsage } = issuer;
  // A root of version 1 has no extensions to say that it is one; only an anchor, chosen by a person, may do so.
  const oldAnchor = isAnchor && issuer.version < 3;
  if (!basicConstraints?.ca && !oldAnchor) faults.push('ISSUER_NOT_CA');
  if (keyUsage && !keyUsage.has('keyCertSign')) faults.push('ISSUER_KEY_USAGE');
  const notSelfIssued = between.filter((each) => each.subject.key !== each.issuer.key).length;
  const limit = basicConstraints?.pathLength ?? null;
  if (limit !== null && notSelfIssued > limit) faults.push('PATH_LENGTH');
  return faults;
}

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
/** Server, code, timestamp and OCSP signing: a certificate for these alone does not sign documents. */
const OTHER_TRADES = new Set(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.3', TIME_STAMPING, OCSP_SIGNING]);

function leafFaults(leaf: Certificate, purpose: Purpose, policy: VerifyPolicy): readonly string[] {
  const { keyUsage, extendedKeyUsage } = leaf;
  const usable = !keyUsage || policy.keyUsages.some((usage) => keyUsage.has(usage));
  const faults = usable ? [] : ['KEY_USAGE'];
  switch (purpose) {
    case 'signing':
      if (extendedKeyUsage?.purposes.every((oid) => OTHER_TRADES.has(oid))) faults.push('EXTENDED_KEY_USAGE');
      break;
    case 'timestamping':
      // RFC 3161 2.3: critical, and nothing else.
      if (!extendedKeyUsage?.critical || extendedKeyUsage.purposes.join() !== TIME_STAMPING)
        faults.push('EXTENDED_KEY_USAGE');
      break;
    case 'ocsp':
      if (!extendedKeyUsage?.purposes.includes(OCSP_SIGNING)) faults.push('EXTENDED_KEY_USAGE');
      break;
  }
  return faults;
}

export function keyFaults(key: PublicKey | undefined, policy: VerifyPolicy): readonly string[] {
  if (!key) return ['KEY_UNSUPPORTED'];
  // RFC 5480 2.1.1: whoever describes a curve can choose one that fits somebody else's key (CVE-2020-0601).
  if (key.family === 'EC' && key.curve === null) return ['CURVE_NOT_NAMED'];
  const least = {
    RSA: policy.minRsaBits,
    DSA: policy.minDsaBits,
    EC: policy.minEcBits,
    EdDSA: policy.minEcBits,
  };
  return key.bits < least[key.family] ? ['KEY_TOO_SHORT'] : [];
}

export function methodFaults(method: SignatureMethod | undefined, policy: VerifyPolicy): readonly string[] {
  if (!method) return ['ALGORITHM_UNKNOWN'];
  const digests = [method.digest, ...(method.pss ? [method.pss.mgfDigest] : [])];
  return digests.every(({ name }) => policy.digests.includes(name)) ? [] : ['DIGEST_REFUSED'];
}

/** Extensions this verifier acts on or knows to hold no condition on the path. */
const UNDERSTOOD = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.16',
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.46',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.1',
  '1.3.6.1.5.5.7.1.3',
  '1.3.6.1.5.5.7.48.1.5',
]);
