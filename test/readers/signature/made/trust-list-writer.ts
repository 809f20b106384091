import type { Identity } from './authority.ts';

export interface ServiceWish {
  readonly of: Identity;
  /** `CA/QC`, `TSA/QTST` … */
  readonly type?: string;
  readonly status: string;
  /** A status it once had. */
  readonly once?: string;
}

const identity = (of: Identity): string =>
  `<ServiceDigitalIdentity><DigitalId><X509Certificate>\n${of.der.toString('base64').replace(/.{64}/g, '$&\n')}\n</X509Certificate></DigitalId></ServiceDigitalIdentity>`;
const about = ({ of, type = 'CA/QC' }: ServiceWish, status: string): string =>
  `<ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/${type}</ServiceTypeIdentifier>
   <ServiceName><Name xml:lang="vi">Dịch vụ mẫu</Name></ServiceName>${identity(of)}
   <ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/${status}</ServiceStatus>`;

/** A trust list by ETSI TS 119 612, without a signature of its own. */
export const trustList = (services: readonly ServiceWish[], nextUpdate = '2027-01-01T00:00:00Z'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<tsl:TrustServiceStatusList xmlns:tsl="http://uri.etsi.org/02231/v2#" xmlns="http://uri.etsi.org/02231/v2#">
 <tsl:SchemeInformation><NextUpdate><dateTime>${nextUpdate}</dateTime></NextUpdate></tsl:SchemeInformation>
 <tsl:TrustServiceProviderList><TrustServiceProvider><TSPServices>${services
   .map(
     (service) => `<TSPService><ServiceInformation>${about(service, service.status)}</ServiceInformation>
     ${service.once ? `<ServiceHistory><ServiceHistoryInstance>${about(service, service.once)}</ServiceHistoryInstance></ServiceHistory>` : ''}</TSPService>`,
   )
   .join('\n')}</TSPServices></TrustServiceProvider></tsl:TrustServiceProviderList>
</tsl:TrustServiceStatusList>`;
