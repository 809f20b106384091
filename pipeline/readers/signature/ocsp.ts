import { Buffer } from 'node:buffer';
import { type AlgorithmIdentifier, digestOf, hashOf, methodOf, parseAlgorithm, SHA1 } from './algorithms.ts';
import { type Certificate, tryCertificate } from './certificate.ts';
import {
  bitsOf,
  childrenOf,
  contentOf,
  DerError,
  ENUMERATED,
  expectTag,
  integerHex,
  octetsOf,
  oidOf,
  parseDer,
  SEQUENCE,
  type Tlv,
  timeOf,
  wholeOf,
} from './der.ts';
import { importKey, verifySignature } from './keys.ts';
import { parseName } from './names.ts';
import { faultsOf, isIssuedBy, methodFaults } from './path.ts';
import type { VerifyPolicy } from './policy.ts';

/** A basic OCSP response, RFC 6960. */
export interface OcspResponse {
  readonly responder: { readonly name: string | null; readonly keyHash: string | null };
  readonly producedAt: string;
  readonly answers: readonly OcspAnswer[];
  readonly signed: Buffer;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Buffer;
  readonly certificates: readonly Certificate[];
}

export interface OcspAnswer {
  readonly id: {
    readonly digest: string;
    readonly nameHash: string;
    readonly keyHash: string;
    readonly serial: string;
  };
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt: string | null;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
}

const BASIC = '1.3.6.1.5.5.7.48.1.1';

/** Reads an OCSPResponse, or the bare BasicOCSPResponse some stores hold. @throws DerError */
export function parseOcsp(der: Buffer): OcspResponse {
  const whole = expectTag(parseDer(der), SEQUENCE);
  const [status, wrapped] = childrenOf(whole);
  if (status?.tag !== ENUMERATED) return parseBasic(whole);
  if (contentOf(status)[0] !== 0) throw new DerError('the responder gave no answer');
  const [type, octets] = childrenOf(expectTag(childrenOf(expectTag(wrapped, 0xa0))[0], SEQUENCE));
  if (oidOf(type) !== BASIC) throw new DerError('not a basic response');
  return parseBasic(expectTag(parseDer(octetsOf(octets)), SEQUENCE));
}

function parseBasic(whole: Tlv): OcspResponse {
  const [data, algorithm, signature, extra] = childrenOf(whole);
  if (!data || !signature) throw new DerError('an incomplete response');
  const all = childrenOf(expectTag(data, SEQUENCE));
  const [responder, producedAt, answers] = all[0]?.tag === 0xa0 ? all.slice(1) : all;
  const inner = responder && childrenOf(responder)[0];
  if (!inner) throw new DerError('a response without a responder');
  const certificates = extra ? childrenOf(expectTag(childrenOf(expectTag(extra, 0xa0))[0], SEQUENCE)) : [];
  return {
    responder: {
      name: responder.tag === 0xa1 ? parseName(inner).key : null,
      keyHash: responder.tag === 0xa2 ? octetsOf(inner).toString('hex') : null,
    },
    producedAt: timeOf(producedAt),
    answers: childrenOf(expectTag(answers, SEQUENCE)).map(parseAnswer),
    signed: wholeOf(data),
    signatureAlgorithm: parseAlgorithm(algorithm),
    signature: bitsOf(signature),
    certificates: certificates.flatMap((each) => tryCertificate(wholeOf(each)) ?? []),
  };
}

function parseAnswer(tlv: Tlv): OcspAnswer {
  const [id, status, thisUpdate, next] = childrenOf(expectTag(tlv, SEQUENCE));
  const [algorithm, nameHash, keyHash, serial] = childrenOf(expectTag(id, SEQUENCE));
  if (!serial) throw new DerError('an answer about no certificate');
  const revoked = status?.tag === 0xa1;
  return {
    id: {
      digest: parseAlgorithm(algorithm).oid,
      nameHash: octetsOf(nameHash).toString('hex'),
      keyHash: octetsOf(keyHash).toString('hex'),
      serial: integerHex(serial),
    },
    status: revoked ? 'revoked' : status?.tag === 0x80 ? 'good' : 'unknown',
    revokedAt: revoked ? timeOf(childrenOf(status)[0]) : null,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: next?.tag === 0xa0 ? timeOf(childrenOf(next)[0]) : null,
  };
}

const keyBitsOf = (certificate: Certificate): Buffer => {
  const [, bits] = childrenOf(expectTag(parseDer(certificate.publicKey), SEQUENCE));
  return bits ? bitsOf(bits) : Buffer.alloc(0);
};

/**
 * The answers about this certificate; the hash in it must be of its issuer's name and key (RFC 6960 4.1.1: the name as the
 * certificate writes it, which need not be byte for byte how the issuer writes itself).
 */
export function answersFor(
  response: OcspResponse,
  certificate: Certificate,
  issuer: Certificate,
): readonly OcspAnswer[] {
  return response.answers.filter(({ id }) => {
    const digest = digestOf(id.digest);
    return (
      digest !== undefined &&
      id.serial === certificate.serial &&
      id.nameHash === hashOf(certificate.issuer.der, digest).toString('hex') &&
      id.keyHash === hashOf(keyBitsOf(issuer), digest).toString('hex')
    );
  });
}

/** Whether the issuer itself, or a responder it delegated (id-kp-OCSPSigning, issued by it directly, in good order then), signed the response. */
export function isAnsweredBy(response: OcspResponse, issuer: Certificate, policy: VerifyPolicy): boolean {
  const method = methodOf(response.signatureAlgorithm, undefined);
  if (!method || methodFaults(method, policy).length) return false;
  const named = (each: Certificate): boolean =>
    response.responder.name === each.subject.key ||
    response.responder.keyHash === hashOf(keyBitsOf(each), SHA1).toString('hex');
  const delegated = response.certificates.filter(
    (each) =>
      each.issuer.key === issuer.subject.key &&
      isIssuedBy(each, issuer) &&
      faultsOf([each, issuer], { purpose: 'ocsp', when: response.producedAt, policy }).length === 0,
  );
  return [issuer, ...delegated].filter(named).some((signer) => {
    const key = importKey(signer.publicKey);
    return (
      key !== undefined &&
      verifySignature(key, method, { data: [response.signed], signature: response.signature })
    );
  });
}
