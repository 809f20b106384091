import type { Day } from './day.ts';
import type { Task } from './regulation.ts';

/** The office that runs the worker, from `office.yaml`. */
export interface Office {
  readonly name: string;
  /** Cơ quan chủ quản. */
  readonly parent: string;
  readonly place: string;
  /** Folder name of the regulation under `rubrics/`. */
  readonly regulation: string;
  readonly assessmentYear: number;
  readonly channel: FilingChannel;
  readonly units: readonly Unit[];
  readonly deadlineOverrides: readonly DeadlineOverride[];
  readonly folders: Folders;
  readonly anchors: readonly AnchorFile[];
}

/** Absolute paths; undefined where office.yaml names none. */
export interface Folders {
  /** Where results go when the command line does not say. */
  readonly results: string | undefined;
  /** Certificates that only help to build paths, trusted for nothing by themselves. */
  readonly certificates: string | undefined;
  /** Certificate revocation lists, brought there by an operator. */
  readonly revocationLists: string | undefined;
}

/** `here`: a complete signed set in the folder is the filing. Otherwise only the named software's confirmation is. */
export type FilingChannel = { readonly kind: 'here' } | { readonly kind: 'software'; readonly name: string };

export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  /** A kind that the regulation's appendices name: `ubnd-xa-phuong`. */
  readonly kind: string;
  /** Cơ quan chủ quản printed above the unit's name; the office's parent where the file does not say. */
  readonly parent: string;
  /** Địa danh of the date line. */
  readonly place: string;
  /** Ký hiệu after the number: `BC-UBND`. */
  readonly symbol: string;
  /** The name as it stands in the certificate; undefined where the office has not entered it. */
  readonly head: {
    readonly title: string;
    readonly capacity: string | undefined;
    readonly name?: string | undefined;
  };
  /** Names of those who may sign in the head's place (KT.). */
  readonly deputies?: readonly string[];
  readonly recipients: readonly string[];
}

/** A task is for units of a kind, or for units by their code. */
export const isGivenTo = ({ unitKinds }: Pick<Task, 'unitKinds'>, { code, kind }: Unit): boolean =>
  unitKinds.includes(code) || unitKinds.includes(kind);

/** An extension, granted by a document. */
export interface DeadlineOverride {
  readonly task: string;
  /** Empty: for every unit. */
  readonly units: readonly string[];
  readonly day: Day;
  readonly document: { readonly number: string; readonly day: Day };
}

export interface AnchorFile {
  /** Absolute path. */
  readonly file: string;
  readonly sha256: string;
  readonly hierarchy: string;
}
