import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { holdsPackageSignature, holdsXmlSignature } from '../../pipeline/readers/office-signature.ts';
import { zipParts } from '../workbooks/write.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const ORIGIN = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin';
const SIGNATURE = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature';
const DOCUMENT = '<w:document xmlns:w="w"><w:body>Kế hoạch</w:body></w:document>';

const relationships = (...pairs: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships>${pairs.map(([type, target], at) => `<Relationship Id="r${at}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;
const digestOf = (text: string, hash: string): string => createHash(hash).update(text).digest('base64');

const reference = (uri: string, digest: string, algorithm = 'http://www.w3.org/2001/04/xmlenc#sha256') =>
  `<Reference URI="${uri}"><DigestMethod Algorithm="${algorithm}"/><DigestValue>${digest}</DigestValue></Reference>`;
const main = reference('/word/document.xml?ContentType=a%2Fb', digestOf(DOCUMENT, 'sha256'));

/** As Office lays a signature out: the parts are named in a manifest inside an Object. */
const signature = (manifest: string, value = 'c2ln', certificate = 'Y2VydA==') =>
  `<?xml version="1.0"?><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>${reference('#idPackageObject', 'eA==')}</SignedInfo><SignatureValue>${value}</SignatureValue><KeyInfo><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo><Object Id="idPackageObject"><Manifest>${manifest}</Manifest></Object></Signature>`;

const transformed =
  '<Reference URI="/_rels/.rels?ContentType=x"><Transforms><Transform Algorithm="r"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>eA==</DigestValue></Reference>';

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': relationships([OFFICE, 'word/document.xml'], [ORIGIN, '_xmlsignatures/origin.sigs']),
  'word/document.xml': DOCUMENT,
  '_xmlsignatures/origin.sigs': ' ',
  '_xmlsignatures/_rels/origin.sigs.rels': relationships([SIGNATURE, 'sig1.xml']),
  '_xmlsignatures/sig1.xml': signature(main + transformed),
};
const held = (more: Readonly<Record<string, string>> = {}) =>
  holdsPackageSignature(zipParts(new Map(Object.entries({ ...PARTS, ...more }))));

test('a Word file that was signed is told apart', async () => {
  expect(await held()).toBe(true);
});

test.each([
  ['SHA-1', 'sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
  ['SHA-512', 'sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'],
])('so is one signed over a digest by %s', async (_, hash, algorithm) => {
  const over = reference('/word/document.xml', digestOf(DOCUMENT, hash), algorithm);
  expect(await held({ '_xmlsignatures/sig1.xml': signature(over) })).toBe(true);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['never signed', { '_rels/.rels': relationships([OFFICE, 'word/document.xml']) }],
  ['changed after signing', { 'word/document.xml': DOCUMENT.replace('Kế', 'Kê') }],
  ['with an empty signature', { '_xmlsignatures/sig1.xml': signature(main, '') }],
  ['with a signature of nobody', { '_xmlsignatures/sig1.xml': signature(main, 'c2ln', '') }],
  ['signed over other parts', { '_xmlsignatures/sig1.xml': signature(transformed) }],
  [
    'of which a signed part is gone',
    { '_xmlsignatures/sig1.xml': signature(main + reference('/word/a.xml', 'eA==')) },
  ],
  [
    'signed by an unknown digest',
    { '_xmlsignatures/sig1.xml': signature(reference('/word/document.xml', 'eA==', 'md5')) },
  ],
  ['whose signature is no XML', { '_xmlsignatures/sig1.xml': '<Signature' }],
  ['whose signature has a document type', { '_xmlsignatures/sig1.xml': '<!DOCTYPE a><Signature/>' }],
  [
    'whose signature is not there',
    { '_xmlsignatures/_rels/origin.sigs.rels': relationships([SIGNATURE, 'x.xml']) },
  ],
])('not one %s', async (_, more) => {
  expect(await held(more)).toBe(false);
});

test('not what is no archive', async () => {
  expect(await holdsPackageSignature(Buffer.from('PK\x03\x04'))).toBe(false);
});

const over = reference('', digestOf('Kế hoạch', 'sha256'));
test.each([
  ['that was signed', `<VanBan>Kế hoạch${signature(over).replace(/^<.xml[^>]*>/, '')}</VanBan>`, true],
  ['never signed', '<VanBan>Kế hoạch</VanBan>', false],
  ['with an empty signature', signature(over, ''), false],
  ['with a signature of nobody', signature(over, 'c2ln', ''), false],
  ['that breaks off', signature(over).slice(0, -20), false],
  ['with entities of its own', `<!DOCTYPE a [<!ENTITY b "c">]>${signature(over)}`, false],
])('an XML file %s', (_, text, expected) => {
  expect(holdsXmlSignature(new TextEncoder().encode(text))).toBe(expected);
});
