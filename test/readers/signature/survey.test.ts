import { Buffer } from 'node:buffer';
import { sign as signRaw } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorOf, loadMaterial, trustedIn } from '../../../pipeline/readers/signature/material.ts';
import { type TrustMaterial, verifyPdf } from '../../../pipeline/readers/signature/verify.ts';
import { extension, issue, makeCrl } from './made/authority.ts';
import { attribute } from './made/cms-writer.ts';
import { octets, sequence, tagged } from './made/der-writer.ts';
import { append } from './made/pdf-writer.ts';
import { filled, locking, update } from './made/scenes.ts';
import { trustList } from './made/trust-list-writer.ts';
import { authority, policy, root, signedBy, signer, trusting, verdict } from './made/world.ts';

const folder = join(import.meta.dirname, '..', '..', 'cases', 'signatures');
const inFolder = (name: string): string => join(folder, 'roots', name);
const made = {
  trust: [inFolder('made-root.pem')],
  certificates: [inFolder('made-inter.pem'), inFolder('made-tsa.pem')],
};
const { material } = loadMaterial({ ...made, crls: [] });
const { material: withCrls } = loadMaterial({
  ...made,
  crls: [inFolder('made-inter-revoked.crl'), inFolder('made-root.crl')],
});

/** A committed file by name, or one made here under its own root. */
type File = string | Buffer;
const verified = (file: File, given?: TrustMaterial) =>
  typeof file === 'string'
    ? verifyPdf(readFileSync(join(folder, 'pdf', `${file}.pdf`)), given ?? material, policy)
    : verifyPdf(file, given ?? trusting([root]), policy);

interface Shown {
  readonly file: File;
  /** The verdict of every signature. */
  readonly verdicts: readonly string[];
  readonly findings?: readonly string[];
  readonly of?: Readonly<Record<string, unknown>>;
  readonly material?: TrustMaterial;
}
const passed = (...files: readonly File[]): readonly Shown[] =>
  files.map((file) => ({ file, verdicts: ['TOTAL-PASSED'] }));
const refused = (file: File, verdictOf: string, ...findings: readonly string[]): Shown => ({
  file,
  verdicts: [verdictOf],
  findings,
});
const FORMAT = 'TOTAL-FAILED/FORMAT_FAILURE';
const CONSTRAINTS = 'INDETERMINATE/SIG_CONSTRAINTS_FAILURE';
const CRYPTO = 'INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE';

const person = issue({ name: 'Nguoi ky RSA', issuer: authority, rsaBits: 2048 });
const bare = signedBy(person, {
  subFilter: 'adbe.x509.rsa_sha1',
  entries: `/Cert [<${person.der.toString('hex')}> <${authority.der.toString('hex')}>]`,
  blob: (bytes) => octets(signRaw('sha1', bytes, person.key)),
});
const revoking = makeCrl(authority, {
  revoked: [{ serial: signer.serial, date: '2026-11-01T00:00:00Z' }],
  thisUpdate: '2026-11-20T00:00:00Z',
  nextUpdate: '2027-01-01T00:00:00Z',
});
/** Adobe's signed attribute: [0] lists. */
const archived = signedBy(signer, {
  extraSigned: [attribute('1.2.840.113583.1.1.8', sequence(tagged(0, sequence(revoking))))],
});
const outsider = issue({ name: 'Nguoi la', issuer: issue({ name: 'Goc la', ca: true }) });
const constrained = issue({
  name: 'CA han che',
  ca: true,
  issuer: root,
  extensions: [extension('1.2.3.4', true, octets(octets(authority.name)))],
});

/** The anchors of a trust list that names the root in this status. */
const listing = (status: string): TrustMaterial => ({
  ...trusting([]),
  anchors: trustedIn(Buffer.from(trustList([{ of: root, status }]))).map((der) => anchorOf(der, null)),
});

/** The checks by which verifiers were compared, a row each: all of them are answered here. */
const CHECKS: Readonly<Record<string, readonly Shown[]>> = {
  'ByteRange starts at 0, one gap, gap == /Contents': [
    ...passed('attack-base'),
    ...['missing', 'empty', 'negative', 'one-pair', 'overlap', 'zeros', 'beyond-eof'].map((kind) =>
      refused(`attack-usf-byterange-${kind}`, FORMAT, 'BYTERANGE_INVALID'),
    ),
    refused('attack-usf-contents-00', FORMAT, 'BYTERANGE_GAP_NOT_CONTENTS'),
    refused('attack-usf-contents-missing', FORMAT, 'CONTENTS_INVALID'),
    refused('attack-usf-contents-null', FORMAT, 'CONTENTS_INVALID'),
  ],
  'digest, messageDigest, contentType': [
    refused('attack-byte-flip-content', 'TOTAL-FAILED/HASH_FAILURE', 'MESSAGE_DIGEST_MISMATCH'),
    refused('attack-cms-wrong-message-digest', 'TOTAL-FAILED/HASH_FAILURE', 'MESSAGE_DIGEST_MISMATCH'),
    refused('attack-cms-wrong-content-type', FORMAT, 'CONTENT_TYPE_MISMATCH'),
  ],
  'signingCertificate(V2) hash': [
    refused(
      'attack-cms-wrong-signing-cert-hash',
      'INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND',
      'SIGNING_CERTIFICATE_MISMATCH',
    ),
    refused('cms-no-signing-cert-attr', CONSTRAINTS, 'SIGNING_CERTIFICATE_ATTRIBUTE_MISSING'),
  ],
  'exactly one SignerInfo': [
    refused('attack-cms-two-signerinfos', FORMAT, 'SIGNER_COUNT'),
    refused(signedBy(signer, { signers: 0 }), FORMAT, 'SIGNER_COUNT'),
  ],
  'RSA PKCS1 / PSS / ECDSA / EdDSA': [
    ...passed(
      'alg-rsa',
      'alg-pss',
      'alg-pss512',
      'alg-p256',
      'alg-p384',
      'alg-p521',
      'alg-ed25519',
      'alg-ed448',
    ),
    ...passed('hash-sha384', 'hash-sha512'),
  ],
  'adbe.pkcs7.detached, ETSI.CAdES.detached': [
    {
      file: 'adbe-pkcs7-detached-no-scv2',
      verdicts: ['TOTAL-PASSED'],
      of: { subFilter: 'adbe.pkcs7.detached' },
    },
    { file: signedBy(signer), verdicts: ['TOTAL-PASSED'], of: { subFilter: 'ETSI.CAdES.detached' } },
  ],
  'adbe.pkcs7.sha1': [
    {
      ...refused('legacy-adbe-pkcs7-sha1', CRYPTO, 'LEGACY_SUBFILTER'),
      of: { integrity: 'intact', trust: 'trusted' },
    },
  ],
  'adbe.x509.rsa_sha1': [
    { ...refused(bare, CRYPTO, 'LEGACY_SUBFILTER'), of: { integrity: 'intact', trust: 'trusted' } },
  ],
  'chain to anchors, key usage, validity at time': [
    refused('alg-badku', 'INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE', 'KEY_USAGE'),
    refused('alg-nonca', 'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE', 'ISSUER_NOT_CA'),
    refused('alg-expired', 'INDETERMINATE/OUT_OF_BOUNDS_NO_POE', 'CERTIFICATE_EXPIRED'),
    refused(signedBy(outsider), 'INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND', 'NO_TRUST_ANCHOR'),
    refused(
      signedBy(issue({ name: 'Nguoi ky', issuer: constrained }), { certificates: [constrained] }),
      'INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE',
      'UNKNOWN_CRITICAL_EXTENSION',
    ),
  ],
  'signature timestamp, DocTimeStamp': [
    {
      file: 'pades-bt',
      verdicts: ['TOTAL-PASSED'],
      of: { time: { claimed: expect.anything(), proven: expect.any(String) } },
    },
    {
      file: 'doctimestamp-only',
      verdicts: ['TOTAL-PASSED'],
      of: { kind: 'timestamp', time: { claimed: null, proven: expect.any(String) } },
    },
    { file: 'pades-lta', verdicts: ['TOTAL-PASSED', 'TOTAL-PASSED'] },
  ],
  'revocation: DSS dict, adbe attribute, local CRL': [
    { file: 'ltv-crl-good', verdicts: ['TOTAL-PASSED'], of: { revocation: 'good' } },
    { ...refused('ltv-crl-revoked-before-signing', 'TOTAL-FAILED/REVOKED'), of: { revocation: 'revoked' } },
    { ...refused(archived, 'INDETERMINATE/REVOKED_NO_POE'), of: { revocation: 'revoked' } },
    { ...refused('local-crl-revoked', 'INDETERMINATE/REVOKED_NO_POE'), material: withCrls },
  ],
  'difference analysis, DocMDP, FieldMDP': [
    ...['content-replaced', 'page-removed', 'openaction-js'].map((kind) =>
      refused(`attack-isa-${kind}`, CONSTRAINTS, 'CHANGES_FORBIDDEN'),
    ),
    refused('attack-isa-no-xref', FORMAT, 'TRAILING_BYTES'),
    refused('docmdp1-then-fill', CONSTRAINTS, 'DOCMDP_VIOLATED'),
    ...passed('docmdp2-then-fill', 'docmdp3-then-fill', 'mod-info-title', 'mod-trailing-newlines'),
    ...[1, 2, 3].map((level) =>
      refused(`docmdp${level}-then-freetext-annot`, CONSTRAINTS, 'DOCMDP_VIOLATED'),
    ),
    refused(update(filled)(locking('/Action /All')), CONSTRAINTS, 'FIELDMDP_VIOLATED'),
  ],
  'object / xref streams; hybrid': passed('struct-xrefstm', 'struct-hybrid'),
  encrypted: [
    ...passed('enc-aes256-emptyuser'),
    { ...refused('enc-aes256', CONSTRAINTS, 'DOCUMENT_LOCKED'), of: { integrity: 'intact' } },
    { ...refused('enc-rc4', CONSTRAINTS, 'DOCUMENT_LOCKED'), of: { integrity: 'intact' } },
  ],
  'several signatures': [
    { file: 'two-sigs', verdicts: Array.from({ length: 2 }, () => 'TOTAL-PASSED') },
    { file: 'five-sigs', verdicts: Array.from({ length: 5 }, () => 'TOTAL-PASSED') },
  ],
  'MD5/SHA-1 policy': [
    refused('hash-md5', CRYPTO, 'DIGEST_REFUSED'),
    refused('hash-sha1', CRYPTO, 'DIGEST_REFUSED'),
  ],
  'trust lists (ETSI TL)': [
    { file: signedBy(signer), verdicts: ['TOTAL-PASSED'], material: listing('granted') },
    {
      ...refused(signedBy(signer), 'INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND', 'NO_TRUST_ANCHOR'),
      material: listing('withdrawn'),
    },
  ],
};

test.each(Object.entries(CHECKS))('%s', (_, shown) => {
  for (const { file, verdicts, findings = [], of = {}, material: given } of shown) {
    const { signatures } = verified(file, given);
    const name = typeof file === 'string' ? file : 'made here';
    expect([name, signatures.map(verdict)]).toEqual([name, verdicts]);
    expect(signatures[0]).toMatchObject(of);
    for (const finding of findings) expect(signatures[0]?.findings).toContain(finding);
  }
});

test('encryption that a later saving no longer speaks of is refused', () => {
  const bytes = readFileSync(join(folder, 'pdf', 'enc-aes256-emptyuser.pdf'));
  const root = /\/Root \d+ 0 R/.exec(bytes.toString('latin1'))?.[0] ?? '';
  const [report] = verifyPdf(append(bytes, { objects: {}, trailer: root }), material, policy).signatures;
  expect(report?.changes.map(({ what }) => what)).toContain('other encryption');
});
