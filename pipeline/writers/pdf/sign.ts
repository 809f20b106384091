import { createPrivateKey } from 'node:crypto';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import forge from 'node-forge';
import { type SigningIdentity, signedData } from './cms.ts';
import { appendPlaceholder, type SignaturePlaceholder } from './placeholder.ts';

export interface Signing extends SignaturePlaceholder {
  readonly identity: SigningIdentity;
  /** Gives an RFC 3161 token (DER) over the signature value. */
  readonly timestamp?: ((signature: Uint8Array) => Uint8Array) | undefined;
}

/**
 * Appends a signature to a PDF: what was there stays, byte for byte, so that earlier signatures hold. Fills the empty
 * field of that name where there is one. Same inputs, same bytes. Throws on a PDF that cannot be read or is encrypted.
 */
export async function signPdf(pdf: Uint8Array, signing: Signing): Promise<Uint8Array> {
  const prepared = await appendPlaceholder(pdf, signing);
  return new SignPdf().sign(Buffer.from(prepared), new CmsSigner(signing));
}

/** Writes the CMS that signpdf puts into the placeholder. */
class CmsSigner extends Signer {
  readonly #signing: Signing;

  constructor(signing: Signing) {
    super();
    this.#signing = signing;
  }

  override async sign(pdf: Buffer): Promise<Buffer> {
    const { identity, at, subFilter, timestamp } = this.#signing;
    const cms = signedData({ type: '1.2.840.113549.1.7.1', bytes: pdf, detached: true }, identity, {
      // PAdES baseline keeps the claimed time in /M alone (ETSI EN 319 142-1, 6.3).
      signingTime: subFilter === 'ETSI.CAdES.detached' ? undefined : at,
      timestamp,
    });
    return Buffer.from(cms);
  }
}

/** Opens a .p12 of a test signer. Throws on a wrong password and where it holds no key or no certificate for it. */
export function openP12(bytes: Uint8Array, password: string): SigningIdentity {
  const p12 = forge.pkcs12.pkcs12FromAsn1(
    forge.asn1.fromDer(Buffer.from(bytes).toString('binary')),
    false,
    password,
  );
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids;
  const bags = (type: string | undefined): readonly forge.pkcs12.Bag[] =>
    (type && p12.getBags({ bagType: type })[type]) || [];
  const key = [...bags(pkcs8ShroudedKeyBag), ...bags(keyBag)].find((bag) => bag.key)?.key;
  const certificates = bags(certBag).flatMap(({ cert }) => (cert ? [cert] : []));
  if (!key) throw new RangeError('no private key in the .p12');
  const own = certificates.find(({ publicKey }) => 'n' in publicKey && publicKey.n.equals(key.n));
  if (!own) throw new RangeError('no certificate for the key in the .p12');
  const der = (certificate: forge.pki.Certificate): Uint8Array =>
    Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary');
  return {
    key: createPrivateKey(forge.pki.privateKeyToPem(key)),
    certificate: der(own),
    chain: certificates.filter((each) => each !== own).map(der),
  };
}
