import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { Dict, isInteger, nameOf, type Owner, PdfDamage, type PdfObject, PdfString } from './objects.ts';

type Method = 'none' | 'rc4' | 'aes-128' | 'aes-256';

/** Reads an encrypted file that opens without a password (ISO 32000-2 7.6). */
export interface Decryptor {
  readonly string: (bytes: Buffer, owner: Owner) => Buffer;
  readonly stream: (bytes: Buffer, owner: Owner) => Buffer;
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const NO_IV = Buffer.alloc(16);

/** The decryptor for the empty user password; undefined where a real password or another handler is needed. */
export function openWithoutPassword(
  encrypt: Dict,
  id: Buffer,
  resolve: (value: PdfObject) => PdfObject,
): Decryptor | undefined {
  const value = (key: string): PdfObject => resolve(encrypt.get(key));
  const bytes = (key: string): Buffer => {
    const found = value(key);
    return found instanceof PdfString ? found.bytes : Buffer.alloc(0);
  };
  const [version, revision, permissions] = [value('V'), value('R'), value('P')];
  if (nameOf(value('Filter')) !== 'Standard' || !isInteger(version) || !isInteger(revision)) return undefined;
  const methods = methodsOf(encrypt, version, resolve);
  if (!methods) return undefined;
  const key =
    revision >= 5
      ? fileKeyR6(bytes('U'), bytes('UE'), revision)
      : fileKeyR4({
          owner: bytes('O'),
          user: bytes('U'),
          permissions: isInteger(permissions) ? permissions : 0,
          id,
          revision,
          length: keyLength(value('Length'), version),
          metadata: value('EncryptMetadata') !== false,
        });
  if (!key) return undefined;
  return {
    string: (data, owner) => decrypt(data, methods.strings, objectKey(key, owner, methods.strings)),
    stream: (data, owner) => decrypt(data, methods.streams, objectKey(key, owner, methods.streams)),
  };
}

function keyLength(length: PdfObject, version: number): number {
  if (version === 1) return 5;
  const bits = isInteger(length) ? length : version === 4 ? 128 : 40;
  return Math.min(16, Math.max(5, (bits < 40 ? bits * 8 : bits) >> 3));
}

function methodsOf(
  encrypt: Dict,
  version: number,
  resolve: (value: PdfObject) => PdfObject,
): { readonly strings: Method; readonly streams: Method } | undefined {
  if (version === 1 || version === 2) return { strings: 'rc4', streams: 'rc4' };
  if (version !== 4 && version !== 5) return undefined;
  const filters = resolve(encrypt.get('CF'));
  const methodOf = (which: string): Method | undefined => {
    const name = nameOf(resolve(encrypt.get(which))) ?? 'Identity';
    if (name === 'Identity') return 'none';
    const filter = filters instanceof Dict ? resolve(filters.get(name)) : null;
    const method = filter instanceof Dict ? nameOf(resolve(filter.get('CFM'))) : undefined;
    return method === undefined ? undefined : METHODS[method];
  };
  const [strings, streams] = [methodOf('StrF'), methodOf('StmF')];
  return strings && streams ? { strings, streams } : undefined;
}

const METHODS: Readonly<Record<string, Method>> = {
  None: 'none',
  V2: 'rc4',
  AESV2: 'aes-128',
  AESV3: 'aes-256',
};

const md5 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

interface OldSecurity {
  readonly owner: Buffer;
  readonly user: Buffer;
  readonly permissions: number;
  readonly id: Buffer;
  readonly revision: number;
  readonly length: number;
  readonly metadata: boolean;
}

/** Algorithms 2, 4 and 5 of ISO 32000-2 7.6.4, with the empty password. */
function fileKeyR4(security: OldSecurity): Buffer | undefined {
  const { owner, user, permissions, id, revision, length, metadata } = security;
  const permissionBytes = Buffer.alloc(4);
  permissionBytes.writeInt32LE(permissions | 0);
  const extra = revision >= 4 && !metadata ? Buffer.from('ffffffff', 'hex') : Buffer.alloc(0);
  let key = md5(PADDING, owner.subarray(0, 32), permissionBytes, id, extra);
  const keyBytes = revision === 2 ? 5 : length;
  if (revision >= 3) for (let round = 0; round < 50; round++) key = md5(key.subarray(0, keyBytes));
  key = key.subarray(0, keyBytes);
  if (revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32)) ? key : undefined;
  let check = md5(PADDING, id);
  for (let round = 0; round < 20; round++) check = rc4(Buffer.from(key.map((each) => each ^ round)), check);
  return check.equals(user.subarray(0, 16)) ? key : undefined;
}

/** Algorithm 2.A of ISO 32000-2, with the empty password; revision 5 is Adobe's earlier form of it. */
function fileKeyR6(user: Buffer, userKey: Buffer, revision: number): Buffer | undefined {
  if (user.length < 48 || userKey.length < 32) return undefined;
  const hash = (salt: Buffer): Buffer =>
    revision === 5 ? createHash('sha256').update(salt).digest() : hashR6(salt);
  if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', hash(user.subarray(40, 48)), NO_IV).setAutoPadding(false);
  return Buffer.concat([decipher.update(userKey.subarray(0, 32)), decipher.final()]);
}

/** Algorithm 2.B for the empty password. */
function hashR6(salt: Buffer): Buffer {
  let key = createHash('sha256').update(salt).digest();
  for (let round = 0; ; round++) {
    const block = Buffer.concat(Array.from({ length: 64 }, () => key));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    );
    const encrypted = Buffer.concat([cipher.update(block), cipher.final()]);
    const remainder = encrypted.subarray(0, 16).reduce((sum, each) => sum + each, 0) % 3;
    key = createHash(remainder === 0 ? 'sha256' : remainder === 1 ? 'sha384' : 'sha512')
      .update(encrypted)
      .digest();
    if (round >= 63 && (encrypted.at(-1) ?? 0) <= round - 31) return key.subarray(0, 32);
  }
}

/** Algorithm 1: every object has its own key, except under AES-256. */
function objectKey(key: Buffer, owner: Owner, method: Method): Buffer {
  if (method === 'aes-256' || method === 'none') return key;
  const tail = Buffer.from([owner.num, owner.num >> 8, owner.num >> 16, owner.gen, owner.gen >> 8]);
  const salt = method === 'aes-128' ? Buffer.from('sAlT') : Buffer.alloc(0);
  return md5(key, tail, salt).subarray(0, Math.min(16, key.length + 5));
}

function decrypt(data: Buffer, method: Method, key: Buffer): Buffer {
  if (method === 'none') return data;
  if (method === 'rc4') return rc4(key, data);
  if (data.length < 16) return Buffer.alloc(0);
  try {
    const decipher = createDecipheriv(
      method === 'aes-128' ? 'aes-128-cbc' : 'aes-256-cbc',
      key,
      data.subarray(0, 16),
    );
    return Buffer.concat([decipher.update(data.subarray(16)), decipher.final()]);
  } catch {
    throw new PdfDamage('syntax', 0, 'an encrypted string or stream does not decrypt');
  }
}

/** OpenSSL 3 keeps RC4 in a provider that Node does not load. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    const kept = state[a] ?? 0;
    state[a] = state[b] ?? 0;
    state[b] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  const out = Buffer.alloc(data.length);
  for (let index = 0, i = 0, j = 0; index < data.length; index++) {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    out[index] = (data[index] ?? 0) ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
  }
  return out;
}
