import type { Appendix } from './appendix.ts';
import type { Instant } from './day.ts';
import type { Unit } from './office.ts';
import type { Points } from './points.ts';
import type { Task } from './regulation.ts';
import type { SignedDocumentReport } from './signature.ts';

/** What a dossier is; a version of it is the content of one moment. */
export interface DossierId {
  readonly regulation: string;
  readonly year: number;
  /** The unit's code; for a dossier of nobody we know, the name it came under. */
  readonly unit: string;
  readonly task: string;
  readonly part: number;
  readonly round: number;
}

/** What was copied from the place of arrival, before anybody asks whose it is. */
export interface Snapshot {
  /** The names it came under, outermost first, NFC: of the folder or archive, then of a lone folder inside. */
  readonly names: readonly string[];
  readonly files: readonly DossierFile[];
  /** Temporaries of office programs and system files: named, never read. */
  readonly ignored: readonly string[];
  readonly problems: readonly SnapshotProblem[];
}

export interface SnapshotProblem {
  readonly kind: 'archiveUnreadable' | 'unsafeName' | 'notAFile' | 'nameClash' | 'unreadable';
  readonly name: string;
  /** In Vietnamese, where there is more to say. */
  readonly because: string;
}

/** A dossier as it lies on our own disk, copied and hashed once; nothing in it changes any more. */
export interface Dossier {
  readonly id: DossierId;
  readonly version: number;
  /** The folder or archive name it came under, NFC. */
  readonly arrivedAs: string;
  readonly unit: Unit | undefined;
  readonly appendix: Appendix | undefined;
  readonly task: Task;
  readonly files: readonly DossierFile[];
  /** Temporaries of office programs and system files, by name only. */
  readonly ignored: readonly string[];
  /** SHA-256 over the sorted list of paths and content hashes, hexadecimal. */
  readonly contentHash: string;
  readonly firstSeenAt: Instant | undefined;
  readonly receivedAt: Instant | undefined;
  /** When the unit had filed before, as the office knows it: what came now is to replace that. */
  readonly filedAt?: Instant | undefined;
}

export interface DossierFile {
  /** Inside the dossier, NFC, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Where our copy lies. */
  readonly location: string;
  readonly modifiedAt: Instant | undefined;
}

/** The files by what they are for. */
export interface Contents {
  readonly workbook: DossierFile | undefined;
  /** The unit's own report, where the task asks for one instead of a score workbook. */
  readonly report: DossierFile | undefined;
  readonly minutes: readonly DossierFile[];
  readonly evidence: readonly DossierFile[];
}

/** Every file that is held against the rules for formats and signatures. */
export const documentsOf = ({ report, evidence, minutes }: Contents): readonly DossierFile[] => [
  ...(report ? [report] : []),
  ...evidence,
  ...minutes,
];

export type FileFormat =
  | 'pdf'
  | 'word'
  | 'excel'
  | 'oldOffice'
  | 'openDocument'
  | 'image'
  | 'archive'
  | 'xml'
  | 'text'
  | 'empty'
  | 'other';

/** What examining one file told; nothing here depends on its name. */
export interface FileFacts {
  readonly format: FileFormat;
  readonly pdf: PdfFacts | undefined;
  /** Undefined while signatures were not looked at. */
  readonly signatures: SignedDocumentReport | undefined;
  /** A Word, Excel or XML file with a digital signature inside, which nobody here verifies. */
  readonly packageSigned?: boolean;
  /** Set when reading was given up: the file hit a limit or killed its reader. */
  readonly lost: 'timeout' | 'memory' | 'crash' | undefined;
}

export interface PdfFacts {
  readonly state: 'opens' | 'encrypted' | 'damaged';
  readonly pages: number;
  readonly content: 'text' | 'scan' | 'blank' | 'unknown';
  readonly text: readonly PageText[];
}

export interface PageText {
  readonly page: number;
  readonly text: string;
  readonly from: 'text' | 'ocr';
}

/** One leaf row of the unit's workbook, matched to the appendix. */
export interface AssessedRow {
  readonly code: string;
  readonly name: string;
  /** Where the self points stand: `Bảng chấm!F12`. */
  readonly cell: string;
  readonly max: Points | undefined;
  readonly selfPoints: Points | undefined;
  readonly evidence: readonly EvidenceLink[];
  /** Words of the evidence cell that are no link. */
  readonly evidenceText: string;
  readonly justification: string;
  /** The unit proposes that this criterion is not assessed (không đánh giá, chấm điểm). */
  readonly notAssessed: boolean;
  /** Cells of evidence that hold no link yet, those with words first: `Bảng chấm!H12`. */
  readonly linkCells?: readonly string[];
  /** Inputs that the workbook declares, by the name of their column. */
  readonly declared: ReadonlyMap<string, Points>;
  /**
   * The points were computed again from what is declared; false where the method computes and nothing usable is declared,
   * undefined where there is nothing to compute.
   */
  readonly recomputed?: boolean | undefined;
}

export interface EvidenceLink {
  /** Inside the dossier, NFC, with `/`; for other kinds as written. */
  readonly target: string;
  readonly fragment: string | undefined;
  readonly cell: string;
  /** `written`: no link, but a file name in the words of the evidence cell. */
  readonly kind: 'inside' | 'outside' | 'external' | 'unreadable' | 'written';
}

export interface SelfAssessment {
  readonly sheet: string;
  readonly rows: readonly AssessedRow[];
  readonly declaredTotal: { readonly points: Points; readonly cell: string } | undefined;
  /** Đề xuất, kiến nghị of the unit, where its workbook has a place for them. */
  readonly proposals?: readonly string[];
  readonly initiatives?: readonly Initiative[];
}

/** A sáng kiến as the unit's workbook states it. */
export interface Initiative {
  readonly cell: string;
  /** By the code of the field. */
  readonly stated: ReadonlyMap<string, string>;
}

/** A sáng kiến of the dossier, stated in its workbook or in a document of its own. */
export interface ProposedInitiative {
  /** Undefined where a document does not tell it. */
  readonly name: string | undefined;
  readonly file: string;
  readonly cell: string | undefined;
}

/** What stands behind each row: files found by link, or by a folder or file named with the code. */
export interface RowEvidence {
  readonly code: string;
  readonly files: readonly {
    readonly path: string;
    readonly fragment: string | undefined;
    readonly by: 'link' | 'name';
  }[];
}
