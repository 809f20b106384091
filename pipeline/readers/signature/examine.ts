import type { Buffer } from 'node:buffer';
import type { PdfFile, View } from '../pdf/document.ts';
import { type Dict, isArray, nameOf, PdfString } from '../pdf/objects.ts';
import {
  type Digest,
  hashOf,
  MD5,
  SHA1,
  SHA256,
  SHA384,
  SHA512,
  type SignatureMethod,
} from './algorithms.ts';
import { examineByteRange, isPadded, type SignedRange } from './byte-range.ts';
import { tryCertificate } from './certificate.ts';
import { parseSignedData, type SignedData } from './cms.ts';
import { DerError, octetsOf, readTlv } from './der.ts';
import { type HashRequest, hashSpans } from './digests.ts';
import type { Carried, Evidence } from './evidence.ts';
import { importKey, verifySignature } from './keys.ts';
import { type LocatedSignature, textOf } from './locate.ts';
import { keyFaults } from './path.ts';
import type { VerifyPolicy } from './policy.ts';
import { checkSigner, digestOfSigner, type SignerCheck } from './signer.ts';
import { parseTimestamp, type TimestampToken } from './timestamp.ts';
import type { Fault } from './verdict.ts';

/** A signature as it stands in the file, before any question of trust. */
export interface Examined {
  readonly located: LocatedSignature;
  readonly kind: 'signature' | 'timestamp';
  readonly subFilter: string | null;
  readonly range: SignedRange;
  readonly data: SignedData | null;
  readonly token: TimestampToken | null;
  /** Certificates and revocation data that came with the signature: in its CMS, or in /Cert. */
  readonly carried: Carried;
  /** Faults of form, found without any cryptography. */
  readonly faults: readonly Fault[];
  /** The date in the dictionary (/M): anybody may write it. */
  readonly statedTime: string | null;
}

const DETACHED = new Set(['adbe.pkcs7.detached', 'ETSI.CAdES.detached']);
const DATA = '1.2.840.113549.1.7.1';

/** Reads one signature dictionary: range, blob, and what its /SubFilter promises. */
export function examine(file: PdfFile, located: LocatedSignature): Examined {
  const view = file.view();
  const { dict } = located;
  const subFilter = nameOf(view.at(dict, 'SubFilter')) ?? null;
  const stamped = nameOf(view.at(dict, 'Type')) === 'DocTimeStamp' || subFilter === 'ETSI.RFC3161';
  const range = examineByteRange(file, located);
  const faults: Fault[] = range.findings.map((finding) => ({ sub: 'FORMAT_FAILURE', finding }));
  const reject = (finding: string): void => void faults.push({ sub: 'FORMAT_FAILURE', finding });
  let data: SignedData | null = null;
  let token: TimestampToken | null = null;
  if (range.contents && subFilter !== 'adbe.x509.rsa_sha1') {
    try {
      data = parseSignedData(range.contents);
      if (!isPadded(file, located, data.rest)) reject('CONTENTS_TRAILING_BYTES');
      if (stamped) token = parseTimestamp(range.contents);
      else if (subFilter === 'adbe.pkcs7.sha1') {
        if (!data.content) reject('CONTENT_MISSING');
      } else if (data.content) reject('CONTENT_NOT_DETACHED');
      if (!stamped && data.contentType !== DATA) reject('CONTENT_TYPE_NOT_DATA');
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
      reject('CMS_MALFORMED');
    }
  }
  if (subFilter === 'adbe.pkcs7.sha1' || subFilter === 'adbe.x509.rsa_sha1') {
    faults.push({ sub: 'CRYPTO_CONSTRAINTS_FAILURE', finding: 'LEGACY_SUBFILTER' });
  } else if (!stamped && !DETACHED.has(subFilter ?? '')) {
    faults.push({ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'UNSUPPORTED_SUBFILTER' });
  }
  if (located.reachedBy === 'usage-rights')
    faults.push({ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'USAGE_RIGHTS' });
  if (located.reachedBy === 'nothing') {
    faults.push({ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'UNREFERENCED_SIGNATURE_DICTIONARY' });
  }
  if (located.reachedBy === 'permissions') {
    faults.push({ sub: 'SIG_CONSTRAINTS_FAILURE', finding: 'SIGNATURE_WITHOUT_FIELD' });
  }
  const kind = stamped ? 'timestamp' : 'signature';
  const carried = data ?? {
    certificates: certificatesOf(view, dict),
    crls: [],
    ocspResponses: [],
    signers: [],
  };
  return {
    located,
    kind,
    subFilter,
    range,
    data,
    token,
    carried,
    faults,
    statedTime: pdfDate(view, dict.get('M')),
  };
}

/** /Cert: one certificate or the chain, for signatures that carry none themselves. */
function certificatesOf(view: View, dict: Dict): readonly Buffer[] {
  const given = view.at(dict, 'Cert');
  return (isArray(given) ? given.map(view.resolve) : [given]).flatMap((each) =>
    each instanceof PdfString ? [view.plain(each)] : [],
  );
}

/** `D:20261122003108+07'00'` as ISO 8601 in UTC; null where it is no date. */
function pdfDate(view: View, value: Parameters<typeof textOf>[1]): string | null {
  const text = textOf(view, value) ?? '';
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?'?)?/.exec(text);
  if (!match) return null;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    zone = '+00',
    minutes = '00',
  ] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${minutes}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The digests of the signed bytes, each under any algorithm; the foreseen ones are made in one pass. */
export type ContentDigests = (examined: Examined, by: Digest) => Buffer | undefined;

export function digestAll(file: PdfFile, all: readonly Examined[]): ContentDigests {
  interface Request extends HashRequest {
    readonly examined: Examined;
  }
  const requests = all.flatMap((examined): Request[] => {
    const { range, data, token, subFilter } = examined;
    const [signer] = data?.signers ?? [];
    if (!range.spans || !signer) return [];
    const digest = token
      ? token.imprint.digest
      : subFilter === 'adbe.pkcs7.sha1'
        ? SHA1
        : digestOfSigner(signer);
    // Without signed attributes the signature check itself reads the bytes.
    return digest && (token || signer.signed || subFilter === 'adbe.pkcs7.sha1')
      ? [{ examined, digest, spans: range.spans }]
      : [];
  });
  const made = hashSpans(file.bytes, requests);
  return (examined, by) => {
    const known = requests.find((each) => each.examined === examined && each.digest.name === by.name);
    if (known) return made.get(known);
    const { spans } = examined.range;
    if (!spans) return undefined;
    const request: HashRequest = { digest: by, spans };
    return hashSpans(file.bytes, [request]).get(request);
  };
}

/** The cryptography of a document signature, whatever its /SubFilter. */
export function checkDocumentSignature(
  file: PdfFile,
  examined: Examined,
  given: { readonly digests: ContentDigests; readonly evidence: Evidence; readonly policy: VerifyPolicy },
): SignerCheck {
  const { data, range, subFilter } = examined;
  const { digests, evidence, policy } = given;
  const nothing = { certificate: null, key: null, method: null, digest: null, claimed: null };
  // Without bytes to hash there is nothing that could be whole.
  if (!range.spans) return { ...nothing, integrity: range.numbers ? 'broken' : 'unknown', faults: [] };
  if (subFilter === 'adbe.x509.rsa_sha1') return checkBareSignature(file, examined, policy);
  if (!data) return { ...nothing, integrity: 'unknown', faults: [] };
  const spans = range.spans;
  const legacy = subFilter === 'adbe.pkcs7.sha1' ? data.content : null;
  const parts = (): readonly Buffer[] =>
    legacy ? [legacy] : spans.map(({ start, end }) => file.bytes.subarray(start, end));
  const check = checkSigner(
    data,
    {
      contentType: DATA,
      digest: (by) => (legacy ? hashOf(legacy, by) : (digests(examined, by) ?? hashOf(new Uint8Array(), by))),
      parts,
      candidates: evidence.with(examined.carried).candidates,
      signingCertificate:
        subFilter === 'ETSI.CAdES.detached' && policy.signingCertificateAttribute === 'pades'
          ? 'required'
          : 'when-present',
    },
    policy,
  );
  if (!legacy || digests(examined, SHA1)?.equals(legacy)) return check;
  return {
    ...check,
    integrity: 'broken',
    faults: [...check.faults, { sub: 'HASH_FAILURE', finding: 'MESSAGE_DIGEST_MISMATCH' }],
  };
}

/** adbe.x509.rsa_sha1: /Contents is a bare PKCS#1 value in an OCTET STRING, /Cert the certificate. */
function checkBareSignature(file: PdfFile, { carried, range }: Examined, policy: VerifyPolicy): SignerCheck {
  const [first] = carried.certificates;
  const certificate = first ? (tryCertificate(first) ?? null) : null;
  const key = certificate ? (importKey(certificate.publicKey) ?? null) : null;
  const nothing = { certificate, key, method: null, digest: null, claimed: null };
  if (!certificate || !key) {
    return {
      ...nothing,
      integrity: 'unknown',
      faults: [{ sub: 'NO_SIGNING_CERTIFICATE_FOUND', finding: 'SIGNING_CERTIFICATE_MISSING' }],
    };
  }
  const signature = range.contents ? bareValue(range.contents) : undefined;
  const data = (range.spans ?? []).map(({ start, end }) => file.bytes.subarray(start, end));
  const methods = [SHA1, SHA256, SHA384, SHA512, MD5].map(
    (digest): SignatureMethod => ({ scheme: 'RSA-PKCS1', digest, plain: false, pss: null }),
  );
  const method = signature && methods.find((each) => verifySignature(key, each, { data, signature }));
  const weak = keyFaults(key, policy).map(
    (finding): Fault => ({ sub: 'CRYPTO_CONSTRAINTS_FAILURE', finding }),
  );
  if (!method) {
    return {
      ...nothing,
      integrity: 'broken',
      faults: [...weak, { sub: 'SIG_CRYPTO_FAILURE', finding: 'SIGNATURE_VALUE_WRONG' }],
    };
  }
  return { ...nothing, method, digest: method.digest, integrity: 'intact', faults: weak };
}

function bareValue(contents: Buffer): Buffer | undefined {
  try {
    return octetsOf(readTlv(contents, { at: 0, limit: contents.length }));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
