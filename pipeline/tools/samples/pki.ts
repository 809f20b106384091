import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, parseInstant } from '../../model/day.ts';
import type { SigningIdentity } from '../../writers/pdf/cms.ts';
import { type Issuer, makeCertificate, makeRevocationList, type Name } from './certificate.ts';
import { put, SAMPLES } from './places.ts';
import { timestampToken } from './timestamp.ts';
import { type SampleUnit, UNITS, type UnitKey } from './units.ts';

/** Who signs in the samples: the head and the seal of each unit, and the odd ones out. */
export interface SamplePki {
  readonly head: (unit: UnitKey) => SigningIdentity;
  readonly seal: (unit: UnitKey) => SigningIdentity;
  /** Certificate revoked in June 2024. */
  readonly revoked: SigningIdentity;
  /** Certificate of the licensed public hierarchy, not of the government's. */
  readonly publicCa: SigningIdentity;
  /** Certificate under a root that no office configures. */
  readonly stranger: SigningIdentity;
  readonly timestamp: (signature: Uint8Array, at: Instant) => Uint8Array;
}

const PKI = join(SAMPLES, 'pki');
export const P12_PASSWORD = 'mau-thu';

const at = (text: string): Instant => {
  const moment = parseInstant(text);
  if (!moment) throw new RangeError(text);
  return moment;
};
const ROOTS = { from: at('2018-01-01T00:00:00Z'), until: at('2043-01-01T00:00:00Z') };
const ISSUERS = { from: at('2018-02-01T00:00:00Z'), until: at('2038-02-01T00:00:00Z') };
const SIGNERS = { from: at('2020-01-01T00:00:00Z'), until: at('2030-01-01T00:00:00Z') };
const LISTS = { from: at('2024-12-01T00:00:00Z'), until: at('2034-12-01T00:00:00Z') };
const REVOKED_AT = at('2024-06-03T02:00:00Z');
const REVOKED_SERIAL = 1901;

interface Authority extends Issuer {
  readonly chain: readonly Uint8Array[];
}

/** Makes the throw-away PKI; keys that are there are used again, so that certificates come out the same. */
export async function makePki(): Promise<SamplePki> {
  const government = await root('cong-vu-root', 1, 'CA gốc chuyên dùng công vụ (MẪU THỬ)');
  const state = await issuer('cong-vu-ca', 2, 'CA phục vụ các cơ quan Nhà nước (MẪU THỬ)', government);
  const publicRoot = await root('cong-cong-root', 3, 'CA gốc công cộng quốc gia (MẪU THỬ)');
  const publicCa = await issuer('cong-cong-ca', 4, 'CA công cộng Minh Họa (MẪU THỬ)', publicRoot);
  const unknown = await root('khong-ro-root', 5, 'CA gốc không rõ nguồn gốc (MẪU THỬ)');
  const authority = await signer('dau-thoi-gian', 6, { common: 'Dấu thời gian (MẪU THỬ)' }, state, {
    ...SIGNERS,
    use: 'timestamp',
  });

  const heads = new Map<UnitKey, SigningIdentity>();
  const seals = new Map<UnitKey, SigningIdentity>();
  let serial = 1001;
  for (const key of keysOf(UNITS)) {
    const unit: SampleUnit = UNITS[key];
    const { signsSince = 2020 } = unit;
    const valid = { ...SIGNERS, from: at(`${signsSince}-01-01T00:00:00Z`) };
    const office = { country: 'VN', locality: unit.place, organization: unit.name };
    heads.set(
      key,
      await signer(`${unit.code}.lanh-dao`, serial++, { ...office, common: unit.head.person }, state, valid),
    );
    seals.set(
      key,
      await signer(`${unit.code}.co-quan`, serial++, { ...office, common: unit.name }, state, valid),
    );
  }
  const wrong = { country: 'VN', organization: UNITS.thuNghiem.name, common: UNITS.thuNghiem.deputy.person };
  const revoked = await signer('xa-thu-nghiem.thu-hoi', REVOKED_SERIAL, wrong, state);
  const outside = await signer('xa-thu-nghiem.cong-cong', 1902, wrong, publicCa);
  const stranger = await signer('xa-thu-nghiem.khong-ro', 1903, wrong, unknown);

  const revocations = [{ serial: REVOKED_SERIAL, at: REVOKED_AT }];
  await list('cong-vu-root', government, []);
  await list('cong-vu-ca', state, revocations);
  await list('cong-cong-root', publicRoot, []);
  await list('cong-cong-ca', publicCa, []);
  await makeP12(`${UNITS.minhHoa.code}.lanh-dao`);
  await makeP12(`${UNITS.minhHoa.code}.co-quan`);
  return {
    head: (unit) => heads.get(unit) ?? stranger,
    seal: (unit) => seals.get(unit) ?? stranger,
    revoked,
    publicCa: outside,
    stranger,
    timestamp: (signature, when) => timestampToken(authority, signature, when),
  };
}

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] =>
  // Object.keys knows no key types; the record is our own literal.
  Object.keys(record).filter((key): key is K => key in record);

async function root(file: string, serial: number, common: string): Promise<Authority> {
  const key = await keyOf(file);
  const publicKey = createPublicKey(key);
  const subject: Name = { country: 'VN', organization: 'Mẫu thử của hoso', common };
  const certificate = makeCertificate({ subject, publicKey, serial, ...ROOTS, use: 'root' }, { key });
  await put(join(PKI, `${file}.cer`), certificate);
  return { key, certificate, chain: [] };
}

async function issuer(file: string, serial: number, common: string, parent: Authority): Promise<Authority> {
  const key = await keyOf(file);
  const publicKey = createPublicKey(key);
  const subject: Name = { country: 'VN', organization: 'Mẫu thử của hoso', common };
  const certificate = makeCertificate({ subject, publicKey, serial, ...ISSUERS, use: 'issuer' }, parent);
  await put(join(PKI, `${file}.cer`), certificate);
  return { key, certificate, chain: [certificate] };
}

async function signer(
  file: string,
  serial: number,
  subject: Name,
  parent: Authority,
  {
    from,
    until,
    use = 'signer',
  }: { readonly from: Instant; readonly until: Instant; readonly use?: 'signer' | 'timestamp' } = SIGNERS,
): Promise<SigningIdentity> {
  const key = await keyOf(file);
  const publicKey = createPublicKey(key);
  const certificate = makeCertificate({ subject, publicKey, serial, from, until, use }, parent);
  await put(join(PKI, 'nguoi-ky', `${file}.cer`), certificate);
  return { key, certificate, chain: parent.chain };
}

async function keyOf(file: string): Promise<KeyObject> {
  const path = join(PKI, 'khoa-bo-di', `${file}.pem`);
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await put(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  }
  return createPrivateKey(readFileSync(path));
}

const list = (file: string, authority: Issuer, revoked: readonly { serial: number; at: Instant }[]) =>
  put(join(PKI, `${file}.crl`), makeRevocationList(authority, { number: 1, ...LISTS, revoked }));

/** A .p12 has a random salt: made once and kept. */
async function makeP12(file: string): Promise<void> {
  const p12 = join(PKI, 'nguoi-ky', `${file}.p12`);
  if (existsSync(p12)) return;
  const pem = (der: Uint8Array): string =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
  const input = [
    readFileSync(join(PKI, 'khoa-bo-di', `${file}.pem`), 'utf8'),
    pem(readFileSync(join(PKI, 'nguoi-ky', `${file}.cer`))),
    pem(readFileSync(join(PKI, 'cong-vu-ca.cer'))),
  ].join('');
  await put(
    p12,
    execFileSync('openssl', ['pkcs12', '-export', '-passout', `pass:${P12_PASSWORD}`], { input }),
  );
}
