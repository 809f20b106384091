import type { Appendix, Criterion } from './appendix.ts';
import type { Day, Instant } from './day.ts';
import type { DossierFile, ProposedInitiative } from './dossier.ts';
import type { DeadlineState, Place, WeighedFinding } from './finding.ts';
import type { DossierState } from './outputs.ts';
import type { Points } from './points.ts';
import type { Basis, Regulation, Task } from './regulation.ts';

/** What one unit scores of a rubric that several units score together. */
export interface Share {
  /** Code of the unit; of one that the office has not entered, the kind that the appendix names. */
  readonly unit: string;
  readonly name: string;
  /** False: the rubric names the unit, but the task is not its own. */
  readonly given: boolean;
  readonly appendix: Appendix;
}

/** A task whose units score one rubric between them. */
export interface SharedTask {
  readonly task: Task;
  readonly whole: Appendix;
  readonly shares: readonly Share[];
}

/** One criterion as a unit has scored it and the machine has checked it. */
export interface FiledRow {
  readonly code: string;
  readonly max: Points;
  readonly self: Points | undefined;
  readonly notAssessed: boolean;
  /** Names of files inside the unit's results. */
  readonly evidence: readonly { readonly name: string; readonly fragment: string | undefined }[];
  readonly evidenceText: string;
  readonly justification: string;
  readonly declared: ReadonlyMap<string, Points>;
}

/** A finding as the unit's own check sheet has it. */
export interface FiledFault {
  readonly id: string;
  readonly place: Place;
  readonly reason: string;
  readonly remedy: string;
  readonly basis: Basis;
}

/** The result of one version of a unit's dossier, whole and unchanged since it was checked. */
export interface Filing {
  readonly unit: string;
  /** Where it lies, as the clerk named it. */
  readonly folder: string;
  readonly version: number;
  /** The unit's latest version; another than `version` where the clerk has chosen an earlier one. */
  readonly newest: number;
  readonly receivedAt: Instant | undefined;
  readonly deadline: {
    readonly due: Day | undefined;
    readonly state: DeadlineState;
    readonly lateDays: number;
  };
  readonly state: DossierState;
  readonly contentHash: string;
  /** Hash of the regulation that it was checked by. */
  readonly edition: string;
  readonly rows: readonly FiledRow[];
  /** What must be mended before the unit may sign. */
  readonly faults: readonly FiledFault[];
  readonly initiatives: readonly ProposedInitiative[];
  readonly proposals: readonly string[];
  /** Our copies, by the names that the rows use. */
  readonly files: readonly DossierFile[];
}

/** Why a unit's result cannot be consolidated. */
export type Unusable = 'refused' | 'changed' | 'otherRows' | 'unreadable';

export interface UnusableFiling {
  readonly unit: string;
  readonly folder: string;
  readonly version: number;
  readonly why: Unusable;
  /** What exactly, in Vietnamese: a file, a code. */
  readonly what: string;
}

/** A result found in the folders that is none of this task's. */
export interface LeftAside {
  readonly folder: string;
  readonly why: 'regulation' | 'year' | 'task' | 'unit' | 'unreadable';
  readonly found: string;
}

export type ShareState = 'scored' | 'notScored' | 'notAssessed' | 'notFiled';

/** One unit's part of one criterion. */
export interface SharedRow {
  readonly share: Share;
  readonly max: Points;
  readonly state: ShareState;
  readonly row: FiledRow | undefined;
}

export interface ConsolidatedRow {
  readonly criterion: Criterion;
  /** Of all units that score it; none where nobody does. */
  readonly shares: readonly SharedRow[];
  /** The sum of the shares; undefined where one is lacking, or where nobody scores it. */
  readonly self: Points | undefined;
  /** Somebody's part is lacking. */
  readonly pending: boolean;
}

export interface GroupSum {
  readonly criterion: Criterion;
  /** Of the rows that units score themselves. */
  readonly selfMax: Points;
  /** Undefined where a part is lacking. */
  readonly self: Points | undefined;
}

export interface UnitStanding {
  readonly share: Share;
  readonly filing: Filing | undefined;
  readonly unusable: UnusableFiling | undefined;
}

/** What the consolidating office gives otherwise than the units: kept beside their values, never in their place. */
export interface Review {
  readonly by: string;
  readonly changes: readonly {
    readonly criterion: Criterion;
    readonly filed: Points | undefined;
    readonly reviewed: Points | undefined;
    /** Empty where none is given. */
    readonly reason: string;
  }[];
  /** By the office's values; undefined where one is lacking. */
  readonly total: Points | undefined;
}

/** A rubric put together from what its units have filed. */
export interface Consolidation {
  readonly regulation: Regulation;
  readonly task: Task;
  readonly whole: Appendix;
  readonly year: number;
  readonly rows: readonly ConsolidatedRow[];
  readonly groups: readonly GroupSum[];
  readonly selfMax: Points;
  /** Undefined where a part is lacking: chưa đủ. */
  readonly total: Points | undefined;
  readonly units: readonly UnitStanding[];
  /** Undefined where the office has changed nothing yet. */
  readonly review: Review | undefined;
  readonly findings: readonly WeighedFinding[];
}
