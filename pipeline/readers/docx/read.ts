import { type Relationship, relationshipReader, resolvePart } from '../xlsx/relationships.ts';
import { notZipRefusal } from '../xlsx/wrong-file.ts';
import { BrokenXml, ExcessiveXml, HostileXml, type PartReader, xmlSink } from '../xlsx/xml.ts';
import {
  faultOfZip,
  isZipRefusal,
  openZip,
  type ZipArchive,
  type ZipLimits,
  type ZipRefusal,
} from '../zip.ts';
import { Numbering } from './numbering.ts';
import { DocumentReader, type WordTable } from './tables.ts';

/** A Word document as far as its tables go: plain data. */
export interface WordDocument {
  /** In order; each with the paragraphs between it and the table before it. */
  readonly tables: readonly WordTable[];
}

export type DocumentProblem = 'oldWord' | 'password' | 'notWord' | 'damaged' | 'tooLarge' | 'hostile';

/** Why a file is not read as a Word document; `reason` in English, for logs. */
export interface DocumentRefusal {
  readonly id: DocumentProblem;
  readonly reason: string;
}

const LIMITS: ZipLimits = { entries: 2_000, totalBytes: 100_000_000, entryBytes: 50_000_000 };

/** Reads the tables of a .docx by content and within caps; deleted text, fields' codes, notes and pictures are left out. */
export async function readDocument(
  bytes: Uint8Array,
): Promise<WordDocument | { readonly refused: DocumentRefusal }> {
  try {
    const archive = await openZip(bytes, LIMITS);
    if (isZipRefusal(archive)) return { refused: refusalOf(archive, bytes) };
    try {
      return await readMainPart(archive);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof HostileXml) return { refused: { id: 'hostile', reason: error.message } };
    if (error instanceof BrokenXml) return { refused: { id: 'damaged', reason: error.message } };
    if (error instanceof ExcessiveXml) return { refused: { id: 'tooLarge', reason: error.message } };
    throw error;
  }
}

function refusalOf(refusal: ZipRefusal, bytes: Uint8Array): DocumentRefusal {
  const fault = faultOfZip(refusal);
  if (fault !== 'notReadable') return { id: fault, reason: refusal.detail };
  const { id, reason } = notZipRefusal(bytes, refusal.detail);
  if (id === 'password' || id === 'damaged') return { id, reason };
  return { id: id === 'wordFile' ? 'oldWord' : 'notWord', reason };
}

async function readMainPart(
  archive: ZipArchive,
): Promise<WordDocument | { readonly refused: DocumentRefusal }> {
  const relationships: Relationship[] = [];
  const broken = await pour(archive, '_rels/.rels', relationshipReader(relationships));
  if (broken) return { refused: broken };
  const main = relationships.find(({ type, external }) => type === 'officeDocument' && !external);
  const part = resolvePart('', main?.target ?? 'word/document.xml');
  const numbering = new Numbering();
  const reader = new DocumentReader(numbering);
  const refused =
    (await pour(archive, resolvePart(part, 'numbering.xml'), numbering)) ??
    (await pour(archive, part, reader));
  if (refused) return { refused };
  if (reader.root !== 'document')
    return { refused: { id: 'notWord', reason: `main part is ${reader.root}` } };
  return { tables: reader.tables };
}

/** Reads a part; what stands in the way, or undefined. A part that is not there reads as nothing. */
async function pour(
  archive: ZipArchive,
  part: string,
  reader: PartReader,
): Promise<DocumentRefusal | undefined> {
  const entry = archive.entries.find(({ name }) => name.toLowerCase() === part.toLowerCase());
  if (!entry) return undefined;
  const sink = xmlSink(reader);
  const refused = await archive.pour(entry, (chunk) => sink.write(chunk));
  if (refused) return refusalOf(refused, Buffer.from('PK'));
  sink.end();
  return undefined;
}
