import { Buffer } from 'node:buffer';
import { type Instant, parseInstant } from '../../model/day.ts';
import { BrokenXml, ExcessiveXml, HostileXml, xmlSink } from '../xlsx/xml.ts';

/** What an ETSI TS 119 612 trust list says today; its history and its own signature are not looked at. */
export interface TrustList {
  /** DER of the certificates of services in good standing. */
  readonly certificates: readonly Buffer[];
  /** When the next list is due; null where it does not say. */
  readonly nextUpdate: Instant | null;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** UTF-8 or UTF-16, with or without a mark of byte order. */
const XML_START = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</;
const TYPES = /^http:\/\/uri\.etsi\.org\/TrstSvc\/Svctype\/(?:CA\/QC|CA\/PKC|TSA\/QTST|TSA)$/;
const IN_GOOD_STANDING =
  /^http:\/\/uri\.etsi\.org\/TrstSvc\/(?:[\w-]+\/)*Svcstatus\/(?:granted|recognisedatnationallevel|accredited|undersupervision)$/;

const LIST = '/TrustServiceStatusList';
const SERVICE = `${LIST}/TrustServiceProviderList/TrustServiceProvider/TSPServices/TSPService/ServiceInformation`;
/** The only places whose text matters; what stands in a history or an extension has another path. */
const PLACES = {
  due: `${LIST}/SchemeInformation/NextUpdate/dateTime`,
  type: `${SERVICE}/ServiceTypeIdentifier`,
  status: `${SERVICE}/ServiceStatus`,
  certificate: `${SERVICE}/ServiceDigitalIdentity/DigitalId/X509Certificate`,
};

export const looksLikeTrustList = (bytes: Buffer): boolean =>
  XML_START.test(bytes.toString('latin1', 0, 1000));

/** Reads a trust list; undefined where the bytes are none, or one that cannot be read to its end. */
export function readTrustList(bytes: Buffer): TrustList | undefined {
  if (!looksLikeTrustList(bytes) || bytes.length > MOST_BYTES) return undefined;
  const lists = new ListReader();
  try {
    const sink = xmlSink(lists);
    sink.write(bytes);
    sink.end();
  } catch (error) {
    if (error instanceof BrokenXml || error instanceof HostileXml || error instanceof ExcessiveXml)
      return undefined;
    throw error;
  }
  return lists.rooted ? lists.result() : undefined;
}

class ListReader {
  rooted = false;
  readonly #path: string[] = [];
  #text = '';
  #due = '';
  #service = { type: '', status: '', certificates: [] as string[] };
  readonly #good = new Set<string>();
  readonly #fallen = new Set<string>();

  open(name: string): void {
    this.#path.push(name);
    this.#text = '';
    const place = this.#place();
    if (place === LIST) this.rooted = true;
    if (place === SERVICE) this.#service = { type: '', status: '', certificates: [] };
  }

  text(text: string): void {
    this.#text += text;
  }

  close(): void {
    const text = this.#text.trim();
    const place = this.#place();
    // Said twice, the words run together and name no type or status that counts.
    if (place === PLACES.due) this.#due += text;
    if (place === PLACES.type) this.#service.type += text;
    if (place === PLACES.status) this.#service.status += text;
    if (place === PLACES.certificate)
      this.#service.certificates.push(Buffer.from(text, 'base64').toString('base64'));
    if (place === SERVICE) this.#weigh();
    this.#path.pop();
    this.#text = '';
  }

  /** Whoever lost one of these services is no anchor, even where another entry still names the certificate. */
  result(): TrustList {
    const kept = [...this.#good].filter((each) => !this.#fallen.has(each));
    return {
      certificates: kept.map((each) => Buffer.from(each, 'base64')),
      nextUpdate: parseInstant(this.#due) ?? null,
    };
  }

  #weigh(): void {
    const { type, status, certificates } = this.#service;
    if (!TYPES.test(type)) return;
    for (const each of certificates) (IN_GOOD_STANDING.test(status) ? this.#good : this.#fallen).add(each);
  }

  #place(): string {
    return `/${this.#path.join('/')}`;
  }
}
