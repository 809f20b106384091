import { createHash } from 'node:crypto';
import { type Relationship, relationshipReader, relationshipsOf, resolvePart } from './xlsx/relationships.ts';
import { BrokenXml, ExcessiveXml, HostileXml, type PartReader, xmlSink } from './xlsx/xml.ts';
import { isZipRefusal, openZip, type ZipArchive, type ZipLimits } from './zip.ts';

const LIMITS: ZipLimits = { entries: 2_000, totalBytes: 100_000_000, entryBytes: 50_000_000 };

/**
 * Whether an Office package holds an XML signature (ECMA-376 part 2, chapter 12) with a certificate, made over the main
 * part as it stands. That tells a signed document from others; the signature itself is not verified.
 */
export async function holdsPackageSignature(bytes: Uint8Array): Promise<boolean> {
  const archive = await openZip(bytes, LIMITS);
  if (isZipRefusal(archive)) return false;
  try {
    const root = await relationships(archive, '_rels/.rels');
    const main = targetsOf(root, 'officeDocument', '')[0];
    const [origin] = targetsOf(root, 'origin', '');
    if (main === undefined || origin === undefined) return false;
    for (const path of targetsOf(
      await relationships(archive, relationshipsOf(origin)),
      'signature',
      origin,
    )) {
      const signature = new XmlSignature();
      if ((await pour(archive, path, signature)) && (await covers(signature, main, archive))) return true;
    }
    return false;
  } catch (error) {
    if (isBadXml(error)) return false;
    throw error;
  } finally {
    archive.close();
  }
}

/** Whether an XML file holds an XML signature with a certificate, over something. That too is told, not verified. */
export function holdsXmlSignature(bytes: Uint8Array): boolean {
  const signature = new XmlSignature();
  try {
    const sink = xmlSink(signature);
    sink.write(bytes);
    sink.end();
  } catch (error) {
    if (isBadXml(error)) return false;
    throw error;
  }
  const { value, certificate, references } = signature;
  return value !== '' && certificate !== '' && references.some(({ digest }) => digest !== '');
}

const isBadXml = (error: unknown): boolean =>
  error instanceof HostileXml || error instanceof BrokenXml || error instanceof ExcessiveXml;

const targetsOf = (from: readonly Relationship[], type: string, part: string): readonly string[] =>
  from.filter((each) => each.type === type && !each.external).map(({ target }) => resolvePart(part, target));

async function relationships(archive: ZipArchive, part: string): Promise<readonly Relationship[]> {
  const found: Relationship[] = [];
  await pour(archive, part, relationshipReader(found));
  return found;
}

/** False where the package has no such part that can be read. */
async function pour(archive: ZipArchive, part: string, reader: PartReader): Promise<boolean> {
  const entry = archive.entries.find(({ name, refused }) => name === part && !refused);
  if (!entry) return false;
  const sink = xmlSink(reader);
  if (await archive.pour(entry, (chunk) => sink.write(chunk))) return false;
  sink.end();
  return true;
}

/** Every part it names without a transform is unchanged, and the main part is one of them. */
async function covers(
  { value, certificate, references }: XmlSignature,
  main: string,
  archive: ZipArchive,
): Promise<boolean> {
  const parts = references.filter(({ uri, transformed }) => uri.startsWith('/') && !transformed);
  if (value === '' || certificate === '' || !parts.some(({ uri }) => partOf(uri) === main)) return false;
  for (const { uri, algorithm, digest } of parts) {
    const entry = archive.entries.find(({ name }) => name === partOf(uri));
    const bytes = entry && !entry.refused ? await archive.bytes(entry) : undefined;
    const hash = HASHES.find((each) => algorithm.toLowerCase().endsWith(`#${each}`));
    if (!bytes || isZipRefusal(bytes) || !hash) return false;
    if (createHash(hash).update(bytes).digest('base64') !== digest) return false;
  }
  return true;
}

const HASHES = ['sha1', 'sha256', 'sha384', 'sha512'] as const;

/** `word/document.xml` for `/word/document.xml?ContentType=…`. */
const partOf = (uri: string): string => resolvePart('', uri.replace(/\?.*$/, ''));

interface Reference {
  readonly uri: string;
  transformed: boolean;
  algorithm: string;
  digest: string;
}

class XmlSignature implements PartReader {
  value = '';
  certificate = '';
  readonly references: Reference[] = [];
  #within = '';

  open(name: string, attributes: Readonly<Record<string, string | undefined>>): void {
    this.#within = name;
    const current = this.references.at(-1);
    if (name === 'Reference')
      this.references.push({ uri: attributes['URI'] ?? '', transformed: false, algorithm: '', digest: '' });
    else if (name === 'Transform' && current) current.transformed = true;
    else if (name === 'DigestMethod' && current) current.algorithm = attributes['Algorithm'] ?? '';
  }

  text(text: string): void {
    const figure = text.replace(/\s/g, '');
    const current = this.references.at(-1);
    if (this.#within === 'SignatureValue') this.value += figure;
    else if (this.#within === 'X509Certificate') this.certificate += figure;
    else if (this.#within === 'DigestValue' && current) current.digest += figure;
  }

  close(): void {
    this.#within = '';
  }
}
