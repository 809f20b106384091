import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import { addSignatureFields, officialFields } from '../../../pipeline/writers/pdf/signature-fields.ts';
import { lacks, output } from '../../needs.ts';

/** A throw-away signer, as a token's program would sign: CMS over everything but its own place. */
class TestSigner extends Signer {
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
  override async sign(pdf: Buffer): Promise<Buffer> {
    const keys = forge.pki.rsa.generateKeyPair(2048);
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = keys.publicKey;
    certificate.serialNumber = '01';
    certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
    certificate.setSubject([{ name: 'commonName', value: this.name }]);
    certificate.setIssuer([{ name: 'commonName', value: this.name }]);
    certificate.setExtensions([
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', digitalSignature: true },
    ]);
    certificate.sign(keys.privateKey, forge.md.sha256.create());
    const cms = forge.pkcs7.createSignedData();
    cms.content = forge.util.createBuffer(pdf.toString('binary'));
    cms.addCertificate(certificate);
    cms.addSigner({
      key: keys.privateKey,
      certificate,
      digestAlgorithm: forge.pki.oids['sha256'] ?? '',
      authenticatedAttributes: [
        { type: forge.pki.oids['contentType'] ?? '', value: forge.pki.oids['data'] ?? '' },
        { type: forge.pki.oids['messageDigest'] ?? '' },
      ],
    });
    cms.sign({ detached: true });
    return Buffer.from(forge.asn1.toDer(cms.toAsn1()).getBytes(), 'binary');
  }
}

async function signField(bytes: Uint8Array, field: string): Promise<Buffer> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, forIncrementalUpdate: true });
  const fields = pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict).lookup(PDFName.of('Fields'), PDFArray);
  const widget = fields
    .asArray()
    .map((each) => pdf.context.lookup(each, PDFDict))
    .find((each) => each.lookup(PDFName.of('T'), PDFString).asString() === field);
  const wide = PDFName.of('**********');
  const signature = pdf.context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'adbe.pkcs7.detached',
    ByteRange: [PDFNumber.of(0), wide, wide, wide],
    Contents: PDFHexString.of('0'.repeat(8192)),
  });
  widget?.set(PDFName.of('V'), pdf.context.register(signature));
  const saved = await pdf.save({ useObjectStreams: false, updateFieldAppearances: false });
  return new SignPdf().sign(Buffer.from(saved), new TestSigner(field));
}

test.skipIf(lacks('pdfsig'))(
  'the leader signs, then the agency, each by appending: both signatures stay valid',
  async () => {
    const empty = await PDFDocument.create();
    empty.addPage([595, 842]);
    const printed = await empty.save({ useObjectStreams: false });
    const issued = await addSignatureFields(
      printed,
      officialFields({ page: 1, left: 300, right: 400, baseline: 400 }),
    );
    const byLeader = await signField(issued, 'ky-lanh-dao');
    const byAgency = await signField(byLeader, 'ky-co-quan');
    expect(byAgency.subarray(0, issued.length).equals(Buffer.from(issued))).toBe(true);
    const file = join(mkdtempSync(join(tmpdir(), 'hoso-sign-')), 'signed.pdf');
    writeFileSync(file, byAgency);
    const told = output('pdfsig', '-nocert', file);
    expect([...told.matchAll(/Field Name: (\S+)/g)].map(([, name]) => name)).toEqual([
      'ky-lanh-dao',
      'ky-co-quan',
    ]);
    expect(told.match(/Signature is Valid/g)).toHaveLength(2);
  },
);
