import {
  faultOfZip,
  isZipRefusal,
  openZip,
  type ZipArchive,
  type ZipEntry,
  type ZipLimits,
  type ZipRefusal,
} from '../zip.ts';
import { type Relationship, relationshipReader, relationshipsOf, resolvePart } from './relationships.ts';
import type { RichText } from './rich-text.ts';
import { sharedStringReader } from './shared-strings.ts';
import { type SheetContext, SheetReader } from './sheet.ts';
import { SheetTooLarge } from './sheet-limits.ts';
import { type CellStyle, styleReader } from './styles.ts';
import type { Sheet, Workbook, WorkbookProblem, WorkbookRefusal } from './workbook.ts';
import { notZipRefusal } from './wrong-file.ts';
import { BrokenXml, ExcessiveXml, HostileXml, type PartReader, xmlSink } from './xml.ts';

const LIMITS: ZipLimits = { entries: 2_000, totalBytes: 100_000_000, entryBytes: 50_000_000 };
const MOST_SHEETS = 64;

/** An archive that is no workbook after all, or one that cannot be read to its end. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly id: WorkbookProblem;

  constructor(id: WorkbookProblem, reason: string) {
    super(reason);
    this.id = id;
  }
}

/** Reads an .xlsx or .xlsm, by content and within caps; values only, nothing is computed, no macro or outside link is touched. */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<Workbook | { readonly refused: WorkbookRefusal }> {
  try {
    const archive = await openZip(bytes, LIMITS);
    if (isZipRefusal(archive)) return { refused: refusalOf(archive, bytes) };
    try {
      return await readPackage(new Package(archive));
    } finally {
      archive.close();
    }
  } catch (error) {
    const refused = refusalOfError(error);
    if (!refused) throw error;
    return { refused };
  }
}

function refusalOf(refusal: ZipRefusal, bytes: Uint8Array): WorkbookRefusal {
  const fault = faultOfZip(refusal);
  return fault === 'notReadable'
    ? notZipRefusal(bytes, refusal.detail)
    : { id: fault, reason: refusal.detail };
}

function refusalOfError(error: unknown): WorkbookRefusal | undefined {
  if (error instanceof Refused) return { id: error.id, reason: error.message };
  if (error instanceof HostileXml) return { id: 'hostile', reason: error.message };
  if (error instanceof BrokenXml) return { id: 'damaged', reason: error.message };
  if (error instanceof SheetTooLarge || error instanceof ExcessiveXml)
    return { id: 'tooLarge', reason: error.message };
  return undefined;
}

/** The parts of the archive by name; programs differ in upper and lower case. */
class Package {
  readonly #archive: ZipArchive;
  readonly #parts: ReadonlyMap<string, ZipEntry>;

  constructor(archive: ZipArchive) {
    this.#archive = archive;
    this.#parts = new Map(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  has(part: string): boolean {
    return this.#parts.has(part.toLowerCase());
  }

  /** False where there is no such part. */
  async read(part: string, reader: PartReader): Promise<boolean> {
    const entry = this.#parts.get(part.toLowerCase());
    if (!entry) return false;
    const sink = xmlSink(reader);
    const refused = await this.#archive.pour(entry, (chunk) => sink.write(chunk));
    if (refused) {
      const fault = faultOfZip(refused);
      throw new Refused(fault === 'notReadable' ? 'damaged' : fault, `${part}: ${refused.detail}`);
    }
    sink.end();
    return true;
  }

  async relationships(part: string): Promise<readonly Relationship[]> {
    const relationships: Relationship[] = [];
    await this.read(relationshipsOf(part), relationshipReader(relationships));
    return relationships;
  }

  async bytes(part: string): Promise<Uint8Array> {
    const entry = this.#parts.get(part.toLowerCase());
    const bytes = entry ? await this.#archive.bytes(entry) : new Uint8Array();
    return isZipRefusal(bytes) ? new Uint8Array() : bytes;
  }
}

async function readPackage(parts: Package): Promise<Workbook> {
  const workbookPart = await findWorkbookPart(parts);
  const outline = await readOutline(parts, workbookPart);
  const relationships = await parts.relationships(workbookPart);
  const partOf = (type: string, usual: string): string => {
    const found = relationships.find((each) => each.type === type && !each.external);
    return found ? resolvePart(workbookPart, found.target) : resolvePart(workbookPart, usual);
  };
  const strings: RichText[] = [];
  await parts.read(partOf('sharedStrings', 'sharedStrings.xml'), sharedStringReader(strings));
  const styles: CellStyle[] = [];
  await parts.read(partOf('styles', 'styles.xml'), styleReader(styles));

  const sheets: Sheet[] = [];
  for (const { name, visibility, relationship } of outline.sheets) {
    const found = relationships.find(({ id }) => id === relationship);
    if (found?.type !== 'worksheet') continue;
    if (sheets.length >= MOST_SHEETS) throw new Refused('tooLarge', `more than ${MOST_SHEETS} sheets`);
    const part = resolvePart(workbookPart, found.target);
    const context: SheetContext = {
      strings,
      styles,
      from1904: outline.from1904,
      uncomputed: outline.uncomputed,
      relationships: await parts.relationships(part),
    };
    const reader = new SheetReader(context);
    if (!(await parts.read(part, reader))) throw new Refused('damaged', `${part} is missing`);
    sheets.push(reader.sheet(name, visibility));
  }
  if (sheets.length === 0) throw new Refused('noSheet', 'no worksheet');
  return { sheets, macros: parts.has(resolvePart(workbookPart, 'vbaProject.bin')) };
}

async function findWorkbookPart(parts: Package): Promise<string> {
  const relationships: Relationship[] = [];
  await parts.read('_rels/.rels', relationshipReader(relationships));
  const main = relationships.find(({ type }) => type === 'officeDocument');
  const part = resolvePart('', main?.target ?? 'xl/workbook.xml');
  if (/\.bin$/i.test(part)) throw new Refused('binaryWorkbook', 'a binary workbook (.xlsb)');
  if (/(^|\/)word\//i.test(part)) throw new Refused('wordFile', 'a Word document');
  if (/(^|\/)ppt\//i.test(part)) throw new Refused('presentation', 'a presentation');
  if (!parts.has(part)) {
    const type = Buffer.from(await parts.bytes('mimetype')).toString('latin1');
    if (type.startsWith('application/vnd.oasis.opendocument')) throw new Refused('openDocument', type);
    throw new Refused('otherFormat', 'a zip archive without a workbook');
  }
  return part;
}

interface Outline {
  readonly sheets: readonly {
    readonly name: string;
    readonly visibility: Sheet['visibility'];
    readonly relationship: string;
  }[];
  readonly from1904: boolean;
  readonly uncomputed: boolean;
}

async function readOutline(parts: Package, part: string): Promise<Outline> {
  const sheets: Outline['sheets'][number][] = [];
  let root: string | undefined;
  let from1904 = false;
  let uncomputed = false;
  await parts.read(part, {
    open(name, attributes) {
      root ??= name;
      if (name === 'workbookPr') from1904 = /^(1|true)$/i.test(attributes['date1904'] ?? '');
      if (name === 'calcPr') uncomputed = /^(1|true)$/i.test(attributes['fullCalcOnLoad'] ?? '');
      if (name !== 'sheet') return;
      const state = attributes['state'];
      sheets.push({
        name: attributes['name'] ?? '',
        visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        relationship: attributes['id'] ?? '',
      });
    },
  });
  if (root === 'document') throw new Refused('wordFile', 'a Word document');
  if (root !== 'workbook') throw new Refused('otherFormat', `main part is ${root}`);
  return { sheets, from1904, uncomputed };
}
