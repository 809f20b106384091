import type { Buffer } from 'node:buffer';
import { type Digest, digestOf, hashOf, parseAlgorithm, SHA1, SHA256 } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { attributeOf, type SignerInfo } from './cms.ts';
import { childrenOf, DerError, integerHex, octetsOf, SEQUENCE, type Tlv } from './der.ts';
import { parseName } from './names.ts';

const ESS_V1 = '1.2.840.113549.1.9.16.2.12';
const ESS_V2 = '1.2.840.113549.1.9.16.2.47';

/** What a signing-certificate attribute says of the signer's certificate. */
interface EssReference {
  readonly digest: Digest | undefined;
  readonly hash: Buffer;
  /** The certificate's issuer and serial number, where they are stated too. */
  readonly serial: string | null;
  readonly issuer: string | null;
}

/** The signer's certificate as each signing-certificate attribute, version 2 and 1, names it first (RFC 5035). */
export const essReferences = (signer: SignerInfo): readonly EssReference[] =>
  [ESS_V2, ESS_V1].flatMap((version) => {
    const values = attributeOf(signer.signed ?? [], version);
    return values ? [essReference(values, version)] : [];
  });

function essReference(values: readonly Tlv[], version: string): EssReference {
  const [attribute] = values;
  const first = attribute && childrenOf(attribute)[0];
  const id = first && childrenOf(first)[0];
  if (!id || values.length > 1) throw new DerError('not one signing-certificate attribute');
  const fields = childrenOf(id);
  const explicit = version === ESS_V2 && fields[0]?.tag === SEQUENCE;
  const digest = explicit ? digestOf(parseAlgorithm(fields[0]).oid) : version === ESS_V2 ? SHA256 : SHA1;
  const [hash, issuerSerial] = explicit ? fields.slice(1) : fields;
  const [names, serial] = issuerSerial ? childrenOf(issuerSerial) : [];
  // GeneralNames with one directory name.
  const [name] = names ? childrenOf(names) : [];
  const [issuer] = name?.tag === 0xa4 ? childrenOf(name) : [];
  return {
    digest,
    hash: octetsOf(hash),
    serial: serial?.tag === 0x02 ? integerHex(serial) : null,
    issuer: issuer ? parseName(issuer).key : null,
  };
}

export const matches = ({ digest, hash }: EssReference, certificate: Certificate): boolean =>
  digest !== undefined && hashOf(certificate.der, digest).equals(hash);
