export type Program = 'pkijs' | 'openssl' | 'pdfsig' | 'pdfsig coverage' | 'qpdf';

/** Where another program says something else of a case file than we do, and who is right. */
export interface Disagreement {
  readonly program: Program;
  readonly because: string;
  /** The first version of the program that no longer differs. */
  readonly until?: string;
  /** File names, with the signature's place in our report where signatures are compared. */
  readonly cases: readonly string[];
}

/** All of them. What is not explained here fails the test, and so does an explanation that nothing needs. */
export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    program: 'pkijs',
    because:
      'it looks for the key algorithm only in WebCrypto names it knows; WebCrypto has no Ed448 and no MD5',
    cases: ['alg-ed25519.pdf#0', 'alg-ed448.pdf#0', 'hash-md5.pdf#0'],
  },
  {
    program: 'pkijs',
    because: 'a wrong message digest is an exception there, not an answer',
    cases: ['attack-byte-flip-content.pdf#0', 'attack-cms-wrong-message-digest.pdf#0'],
  },
  {
    program: 'pkijs',
    because: 'it judges the one signer it is asked about; PDF allows only one (ISO 32000-2 12.8.3.3.1)',
    cases: ['attack-cms-two-signerinfos.pdf#0'],
  },
  {
    program: 'openssl',
    because: 'EdDSA in CMS (RFC 8419) came with OpenSSL 3.2',
    until: '3.2',
    cases: ['alg-ed25519.pdf#0', 'alg-ed448.pdf#0'],
  },
  {
    program: 'openssl',
    because: 'no certificate: openssl calls it a failure, we say that nobody can tell',
    cases: ['attack-cms-signer-cert-missing.pdf#0'],
  },
  {
    program: 'openssl',
    because: 'it accepts several signers; PDF allows only one (ISO 32000-2 12.8.3.3.1)',
    cases: ['attack-cms-two-signerinfos.pdf#0'],
  },
  {
    program: 'openssl',
    because:
      'a damaged extension of the certificate: openssl reads none of it, we read its key and trust it in nothing',
    cases: ['attack-sigvalue-flip.pdf#0'],
  },
  {
    program: 'openssl',
    because: 'adbe.pkcs7.sha1: the CMS covers the SHA-1 inside it, openssl was given the document',
    cases: ['legacy-adbe-pkcs7-sha1.pdf#0'],
  },
  {
    program: 'pdfsig',
    because: 'NSS knows no EdDSA (RFC 8419), and no longer MD5, which we compute and refuse by policy',
    cases: ['alg-ed25519.pdf#0', 'alg-ed448.pdf#0', 'hash-md5.pdf#0'],
  },
  {
    program: 'pdfsig',
    because:
      'it compares no revisions: whatever is saved later leaves the signature valid (ISO 32000-2 12.8.2.2 asks for the comparison)',
    cases: [
      'attack-isa-content-replaced.pdf#0',
      'attack-isa-openaction-js.pdf#0',
      'attack-isa-page-removed.pdf#0',
      'docmdp1-then-fill.pdf#0',
      'docmdp1-then-freetext-annot.pdf#0',
      'docmdp2-then-freetext-annot.pdf#0',
      'docmdp3-then-freetext-annot.pdf#0',
    ],
  },
  {
    program: 'pdfsig',
    because:
      'bytes after the last %%EOF that a repairing reader may take into the document: we fail the form, it does not look',
    cases: ['attack-isa-no-xref.pdf#0', 'attack-trailing-garbage.pdf#0'],
  },
  {
    program: 'pdfsig',
    because:
      'it checks neither the number of signers (ISO 32000-2 12.8.3.3.1) nor the content type (RFC 5652 11.1) nor the ESS hash (RFC 5035 5.4)',
    cases: [
      'attack-cms-two-signerinfos.pdf#0',
      'attack-cms-wrong-content-type.pdf#0',
      'attack-cms-wrong-signing-cert-hash.pdf#0',
    ],
  },
  {
    program: 'pdfsig',
    because:
      'ETSI.CAdES.detached without the signing-certificate attribute is no PAdES signature (EN 319 142-1 6.3)',
    cases: ['cms-no-signed-attrs.pdf#0', 'cms-no-signing-cert-attr.pdf#0'],
  },
  {
    program: 'pdfsig',
    because: 'it does not verify document timestamps yet, and says so',
    cases: ['doctimestamp-only.pdf#0', 'pades-lta.pdf#1'],
  },
  {
    program: 'pdfsig coverage',
    because: 'no CMS can be read: it then calls the file not wholly signed, we go by the byte range alone',
    cases: ['attack-cms-garbage.pdf#0', 'attack-usf-contents-zero.pdf#0'],
  },
  {
    program: 'pdfsig coverage',
    because: 'without /Contents no gap can be right, so the byte range covers nothing for certain',
    cases: ['attack-usf-contents-missing.pdf#0'],
  },
  {
    program: 'qpdf',
    because: 'it warns of a /Size that skips numbers, which names no object and hides none',
    cases: [
      'attack-isa-openaction-js.pdf',
      'attack-isa-page-removed.pdf',
      'docmdp1-then-fill.pdf',
      'docmdp2-then-fill.pdf',
      'docmdp3-then-fill.pdf',
    ],
  },
  {
    program: 'qpdf',
    because:
      'cut off in a later saving: the last whole one can be read as it stands, and the rest is reported as bytes after it',
    cases: ['attack-truncated.pdf'],
  },
];
