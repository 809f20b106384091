import { Buffer } from 'node:buffer';
import type { TrustAnchor } from '../../model/signature.ts';
import type { PdfFile, View } from '../pdf/document.ts';
import { Dict, isArray, PdfDamage, type PdfObject, Stream } from '../pdf/objects.ts';
import { type Certificate, tryCertificate } from './certificate.ts';
import type { SignedData, SignerId } from './cms.ts';
import { type Crl, parseCrl } from './crl.ts';
import { childrenOf, DerError, wholeOf } from './der.ts';
import { parseOcsp } from './ocsp.ts';
import type { CertificateStore } from './path.ts';
import type { VerifyPolicy } from './policy.ts';
import { type RevocationData, statusOf } from './revocation.ts';
import type { Fault } from './verdict.ts';

/** What the verifier may rely on beside the document. Certificates and CRLs in DER. */
export interface TrustMaterial {
  readonly anchors: readonly TrustAnchor[];
  /** For building paths only; none is trusted for itself. */
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/** What a signature carries itself. */
export type Carried = Pick<SignedData, 'certificates' | 'crls' | 'ocspResponses' | 'signers'>;

/** Certificates and revocation data from everywhere, ready to be asked. */
export interface Evidence extends CertificateStore {
  readonly candidates: (id: SignerId) => readonly Certificate[];
  /** The same with what one signature carries itself. */
  readonly with: (carried: Carried) => Evidence;
  readonly revocationFaults: (chain: readonly Certificate[], given: RevocationQuestion) => RevocationVerdict;
}

interface RevocationQuestion {
  /** The moment at which the certificates had to be good. */
  readonly when: string;
  /** Control time. */
  readonly at: string;
  readonly policy: VerifyPolicy;
}

export interface RevocationVerdict {
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly faults: readonly Fault[];
  readonly findings: readonly string[];
}

/** Material and its parsed form: the same office data serves many files. */
const parsedMaterial = new WeakMap<
  TrustMaterial,
  { readonly certificates: readonly Certificate[]; readonly crls: readonly Crl[] }
>();

export function gatherEvidence(file: PdfFile, material: TrustMaterial): Evidence {
  let parsed = parsedMaterial.get(material);
  if (!parsed) {
    const anchors = material.anchors.map(({ der }) => der);
    parsed = {
      certificates: [...anchors, ...material.certificates].flatMap((der) => tryCertificate(der) ?? []),
      crls: material.crls.flatMap((der) => attempt(() => parseCrl(asBuffer(der)))),
    };
    parsedMaterial.set(material, parsed);
  }
  const stored = securityStore(file);
  const anchors = new Map(material.anchors.map((anchor) => [anchor.sha256, anchor]));
  return evidenceOf(anchors, [...parsed.certificates, ...stored.certificates], {
    crls: [...stored.crls, ...parsed.crls],
    responses: stored.responses,
  });
}

function evidenceOf(
  anchors: ReadonlyMap<string, TrustAnchor>,
  certificates: readonly Certificate[],
  revocation: RevocationData,
): Evidence {
  const distinct = [...new Map(certificates.map((each) => [each.sha256, each])).values()];
  const grown = new WeakMap<Carried, Evidence>();
  const bySubject = Map.groupBy(distinct, ({ subject }) => subject.key);
  return {
    anchors,
    bySubject: (key) => bySubject.get(key) ?? [],
    candidates: () => distinct,
    with: (carried) => {
      const known = grown.get(carried);
      if (known) return known;
      const own = carried.certificates.flatMap((der) => tryCertificate(der) ?? []);
      const more = evidenceOf(anchors, [...own, ...distinct], joined(revocation, embedded(carried)));
      grown.set(carried, more);
      return more;
    },
    revocationFaults: (chain, question) => judgeRevocation(chain, revocation, question),
  };
}

const joined = (a: RevocationData, b: RevocationData): RevocationData => ({
  crls: [...b.crls, ...a.crls],
  responses: [...b.responses, ...a.responses],
});

/** Status of every certificate of a path below its anchor: the signer's decides the status, a CA's only speaks up when revoked. */
function judgeRevocation(
  chain: readonly Certificate[],
  data: RevocationData,
  { when, at, policy }: RevocationQuestion,
): RevocationVerdict {
  const faults: Fault[] = [];
  const findings: string[] = [];
  // Where the signer is an anchor by itself it stays so: nobody revokes an anchor but the operator.
  let status = 'unknown' as RevocationVerdict['status'];
  chain.slice(0, -1).forEach((certificate, index) => {
    const issuer = chain[index + 1];
    if (!issuer) return;
    const known = statusOf(certificate, issuer, { data, when, policy });
    const isLeaf = index === 0;
    const revoked = known.status === 'revoked';
    const afterwards = revoked && known.date > when;
    if (afterwards) findings.push(isLeaf ? 'REVOKED_AFTER_SIGNING' : 'CA_REVOKED_AFTER_SIGNING');
    else if (revoked && isLeaf)
      faults.push({ sub: when < at ? 'REVOKED' : 'REVOKED_NO_POE', finding: 'CERTIFICATE_REVOKED' });
    else if (revoked) faults.push({ sub: 'REVOKED_CA_NO_POE', finding: 'CA_REVOKED' });
    if (known.status === 'unknown') {
      findings.push(
        known.stale ? 'REVOCATION_STALE' : isLeaf ? 'REVOCATION_UNKNOWN' : 'CA_REVOCATION_UNKNOWN',
      );
      if (policy.revocation === 'required') {
        faults.push({
          sub: known.stale ? 'REVOCATION_OUT_OF_BOUNDS_NO_POE' : 'TRY_LATER',
          finding: 'REVOCATION_REQUIRED',
        });
      }
    }
    if (isLeaf) status = afterwards ? 'good' : known.status;
  });
  return { status, faults, findings };
}

const REVOCATION_ARCHIVAL = '1.2.840.113583.1.1.8';
const REVOCATION_VALUES = '1.2.840.113549.1.9.16.2.24';

/** Revocation data inside a CMS: its own field, Adobe's signed attribute, CAdES' unsigned one. */
function embedded(data: Carried): RevocationData {
  const attributes = data.signers.flatMap((signer) => [...(signer.signed ?? []), ...signer.unsigned]);
  const values = attributes
    .filter(({ oid }) => oid === REVOCATION_ARCHIVAL || oid === REVOCATION_VALUES)
    .flatMap((attribute) =>
      attribute.values.flatMap((value) => attempt(() => childrenOf(value, true)).flat()),
    );
  const lists = (tag: number): readonly Buffer[] =>
    values
      .filter((each) => each.tag === tag)
      .flatMap((each) =>
        attempt(() => childrenOf(each, true).flatMap((list) => childrenOf(list, true).map(wholeOf))),
      )
      .flat();
  return {
    crls: [...data.crls, ...lists(0xa0)].flatMap((der) => attempt(() => parseCrl(der))),
    responses: [...data.ocspResponses, ...lists(0xa1)].flatMap((der) => attempt(() => parseOcsp(der))),
  };
}

const MOST_STORED = 2_000;

/** The document security store (/DSS) of the newest revision: all of it, /VRI included; it proves itself by its signatures. */
function securityStore(file: PdfFile): RevocationData & { readonly certificates: readonly Certificate[] } {
  const empty = { certificates: [], crls: [], responses: [] };
  if (file.locked) return empty;
  const view = file.view();
  const store = view.at(view.catalog, 'DSS');
  if (!(store instanceof Dict)) return empty;
  const records = view.at(store, 'VRI');
  const entries = records instanceof Dict ? [...records.entries.values()].map(view.resolve) : [];
  const dicts = [store, ...entries].filter((each) => each instanceof Dict);
  const streams = (keys: readonly string[]): readonly Buffer[] => {
    const found = dicts.flatMap((dict) => keys.flatMap((key) => arrayOf(view, view.at(dict, key))));
    return [...new Set(found)].slice(0, MOST_STORED).flatMap((stream) => decoded(view, stream));
  };
  return {
    certificates: streams(['Certs', 'Cert']).flatMap((der) => tryCertificate(der) ?? []),
    crls: streams(['CRLs', 'CRL']).flatMap((der) => attempt(() => parseCrl(der))),
    responses: streams(['OCSPs', 'OCSP']).flatMap((der) => attempt(() => parseOcsp(der))),
  };
}

const arrayOf = (view: View, value: PdfObject): readonly Stream[] =>
  isArray(value) ? value.map(view.resolve).filter((each) => each instanceof Stream) : [];

function decoded(view: View, stream: Stream): readonly Buffer[] {
  try {
    return [view.decode(stream)];
  } catch (error) {
    // A store entry that does not decode proves nothing; the caps still end the whole file.
    if (error instanceof PdfDamage && !error.code.startsWith('limit-')) return [];
    throw error;
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function attempt<T>(read: () => T): readonly T[] {
  try {
    return [read()];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}
