import type { Buffer } from 'node:buffer';
import { type Digest, digestOf, methodOf, parseAlgorithm, type SignatureMethod } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { attributeOf, type SignedData, type SignerId, type SignerInfo } from './cms.ts';
import { childrenOf, DerError, octetsOf, oidOf, type Tlv, timeOf } from './der.ts';
import { fits, importKey, type PublicKey, verifySignature } from './keys.ts';
import { keyFaults, methodFaults } from './path.ts';
import type { VerifyPolicy } from './policy.ts';
import { essReferences, matches } from './signing-certificate.ts';
import type { Fault } from './verdict.ts';

/** What a CMS signature is held against. */
export interface SignedContent {
  readonly contentType: string;
  /** The digest of the content under the signature's own digest algorithm. */
  readonly digest: (by: Digest) => Buffer;
  /** The content itself, for a signature without signed attributes. */
  readonly parts: () => readonly Uint8Array[];
  readonly candidates: (id: SignerId) => readonly Certificate[];
  /** Whether the ESS signing-certificate attribute must be there. */
  readonly signingCertificate: 'required' | 'when-present';
}

/** What the cryptography says, apart from whom to trust. */
export interface SignerCheck {
  readonly integrity: 'intact' | 'broken' | 'unknown';
  readonly faults: readonly Fault[];
  readonly certificate: Certificate | null;
  readonly key: PublicKey | null;
  readonly method: SignatureMethod | null;
  readonly digest: Digest | null;
  readonly claimed: string | null;
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const ALGORITHM_PROTECTION = '1.2.840.113549.1.9.52';

/** The digest a signer names; needed before the document is hashed. */
export const digestOfSigner = (signer: SignerInfo): Digest | undefined =>
  digestOf(signer.digestAlgorithm.oid);

/** Checks the single SignerInfo of signed data: RFC 5652 5.4 to 5.6, RFC 5035, RFC 6211. */
export function checkSigner(data: SignedData, content: SignedContent, policy: VerifyPolicy): SignerCheck {
  const faults: Fault[] = [];
  const nothing = { certificate: null, key: null, method: null, digest: null, claimed: null, faults };
  const [signer] = data.signers;
  if (!signer || data.signers.length !== 1) {
    faults.push({ sub: 'FORMAT_FAILURE', finding: 'SIGNER_COUNT' });
    return { ...nothing, integrity: 'unknown' };
  }
  const digest = digestOfSigner(signer);
  const method = methodOf(signer.signatureAlgorithm, digest) ?? null;
  if (!digest || !method) {
    faults.push({ sub: 'CRYPTO_CONSTRAINTS_FAILURE', finding: 'ALGORITHM_UNKNOWN' });
    return { ...nothing, digest: digest ?? null, integrity: 'unknown' };
  }
  const digestRight = checkAttributes(signer, { content, digest, faults });
  const certificate = identify(signer, content.candidates(signer.id));
  const key = certificate ? (importKey(certificate.publicKey) ?? null) : null;
  const valueRight = certificate ? checkValue(signer, { key, method, content, faults }) : undefined;
  if (certificate) checkSigningCertificate(signer, { certificate, content, faults });
  else faults.push({ sub: 'NO_SIGNING_CERTIFICATE_FOUND', finding: 'SIGNING_CERTIFICATE_MISSING' });
  if (key)
    for (const finding of keyFaults(key, policy)) faults.push({ sub: 'CRYPTO_CONSTRAINTS_FAILURE', finding });
  faults.push(...algorithmFaults(digest, method, policy));
  const integrity = !digestRight || valueRight === false ? 'broken' : valueRight ? 'intact' : 'unknown';
  return {
    integrity,
    faults,
    certificate: certificate ?? null,
    key,
    method,
    digest,
    claimed: claimedTime(signer),
  };
}

/** Content type and digest as signed; whether the digest is the document's. */
function checkAttributes(
  signer: SignerInfo,
  {
    content,
    digest,
    faults,
  }: { readonly content: SignedContent; readonly digest: Digest; readonly faults: Fault[] },
): boolean {
  if (!signer.signed) return true;
  const type = attributeOf(signer.signed, CONTENT_TYPE);
  if (type?.length !== 1 || oidOf(type[0]) !== content.contentType) {
    faults.push({ sub: 'FORMAT_FAILURE', finding: 'CONTENT_TYPE_MISMATCH' });
  }
  const stated = attributeOf(signer.signed, MESSAGE_DIGEST);
  if (stated?.length !== 1) {
    faults.push({ sub: 'FORMAT_FAILURE', finding: 'MESSAGE_DIGEST_MISSING' });
    return false;
  }
  const protection = attributeOf(signer.signed, ALGORITHM_PROTECTION)?.[0];
  if (protection && !protects(protection, signer)) {
    faults.push({ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'ALGORITHM_PROTECTION_MISMATCH' });
  }
  if (octetsOf(stated[0]).equals(content.digest(digest))) return true;
  faults.push({ sub: 'HASH_FAILURE', finding: 'MESSAGE_DIGEST_MISMATCH' });
  return false;
}

/** RFC 6211: the digest algorithm, and the signature algorithm as [1], are those the signer names outside. */
function protects(protection: Tlv, signer: SignerInfo): boolean {
  const [digest, signature] = childrenOf(protection);
  if (parseAlgorithm(digest).oid !== signer.digestAlgorithm.oid) return false;
  return signature?.tag !== 0xa1 || oidOf(childrenOf(signature)[0]) === signer.signatureAlgorithm.oid;
}

function checkValue(
  signer: SignerInfo,
  given: {
    readonly key: PublicKey | null;
    readonly method: SignatureMethod;
    readonly content: SignedContent;
    readonly faults: Fault[];
  },
): boolean | undefined {
  const { key, method, content, faults } = given;
  if (!key) {
    faults.push({ sub: 'CRYPTO_CONSTRAINTS_FAILURE', finding: 'KEY_UNSUPPORTED' });
    return undefined;
  }
  const covered = signer.signedBytes ? [signer.signedBytes, signer.signedBytesSorted] : [undefined];
  const right = covered.some((bytes) => {
    if (bytes === null) return false;
    const data = bytes === undefined ? content.parts() : [bytes];
    return verifySignature(key, method, { data, signature: signer.signature });
  });
  if (right) return true;
  const finding = fits(key, method) ? 'SIGNATURE_VALUE_WRONG' : 'ALGORITHM_NOT_OF_KEY';
  // Without signed attributes a changed document and a wrong signature cannot be told apart.
  faults.push({ sub: signer.signedBytes ? 'SIG_CRYPTO_FAILURE' : 'HASH_FAILURE', finding });
  return false;
}

function algorithmFaults(digest: Digest, method: SignatureMethod, policy: VerifyPolicy): readonly Fault[] {
  const refused = methodFaults(method, policy).length > 0 || !policy.digests.includes(digest.name);
  // RFC 8419: an EdDSA key has one digest. Elsewhere writers name one digest and sign with another; nobody should.
  const inconsistent = method.digest.name !== digest.name;
  return [
    ...(refused ? [{ sub: 'CRYPTO_CONSTRAINTS_FAILURE', finding: 'DIGEST_REFUSED' } as const] : []),
    ...(inconsistent ? [{ sub: 'CRYPTO_CONSTRAINTS_FAILURE', finding: 'DIGEST_INCONSISTENT' } as const] : []),
  ];
}

const identifies = (id: SignerId, certificate: Certificate): boolean =>
  id.kind === 'key'
    ? certificate.subjectKeyId === id.keyId
    : certificate.serial === id.serial && certificate.issuer.key === id.issuer;

/** The signer's certificate among the candidates; where several fit, the one the ESS attribute names. */
function identify(signer: SignerInfo, candidates: readonly Certificate[]): Certificate | undefined {
  const fitting = candidates.filter((each) => identifies(signer.id, each));
  const references = essReferences(signer);
  return fitting.find((each) => references.some((one) => matches(one, each))) ?? fitting[0];
}

function checkSigningCertificate(
  signer: SignerInfo,
  given: { readonly certificate: Certificate; readonly content: SignedContent; readonly faults: Fault[] },
): void {
  const { certificate, content, faults } = given;
  const references = essReferences(signer);
  if (references.length === 0) {
    if (content.signingCertificate === 'required') {
      faults.push({ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'SIGNING_CERTIFICATE_ATTRIBUTE_MISSING' });
    }
    return;
  }
  for (const reference of references) {
    const { serial, issuer } = reference;
    if (!matches(reference, certificate)) {
      faults.push({ sub: 'NO_SIGNING_CERTIFICATE_FOUND', finding: 'SIGNING_CERTIFICATE_MISMATCH' });
    } else if (
      (serial !== null && serial !== certificate.serial) ||
      (issuer !== null && issuer !== certificate.issuer.key)
    ) {
      faults.push({ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'SIGNING_CERTIFICATE_SERIAL' });
    }
  }
}

/** What the signer says; it proves nothing, so a time nobody can read (one without its zone, say) is only none. */
function claimedTime(signer: SignerInfo): string | null {
  const value = signer.signed && attributeOf(signer.signed, SIGNING_TIME)?.[0];
  if (!value) return null;
  try {
    return timeOf(value);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
