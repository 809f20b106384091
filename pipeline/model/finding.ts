import type { Day, Instant } from './day.ts';
import type { Points } from './points.ts';
import type { Basis, Level } from './regulation.ts';

/** Where: a file of the dossier, a page of it, a cell of the workbook, a criterion. Empty: the dossier as a whole. */
export interface Place {
  readonly file?: string;
  readonly page?: number;
  readonly cell?: string;
  readonly code?: string;
}

export type FindingValue = string | number | Points;

/** A fault of the dossier, or something worth knowing of it; how bad it is the regulation says. */
export interface Finding {
  /** `subject/condition`, from the catalogue. */
  readonly id: string;
  readonly place: Place;
  readonly values: Readonly<Record<string, FindingValue>>;
}

export interface WeighedFinding extends Finding {
  readonly level: Level;
  readonly basis: Basis;
  /** What was found and what was expected, in Vietnamese. */
  readonly reason: string;
  /** What to do, in Vietnamese. */
  readonly remedy: string;
}

export type Verdict = 'passed' | 'failed' | 'indeterminate' | 'notRun';

/** How far a check came, said by the stage that runs it; whether it passed is told by the weighed findings. */
export interface CheckRun {
  readonly id: string;
  readonly ran: 'completed' | 'indeterminate' | 'notRun';
  readonly because: string | undefined;
}

export interface CheckVerdict {
  readonly id: string;
  readonly verdict: Verdict;
  readonly because: string | undefined;
}

/** What every checking stage gives back. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckRun[];
}

export type DeadlineState = 'inTime' | 'late' | 'tooLate' | 'unknown';

/** The dossier's time held against the task's deadline. */
export interface DeadlineResult {
  /** Last day in time, after shift and override; undefined where the regulation leaves it to the office and it is not entered. */
  readonly due: Day | undefined;
  readonly lastGraceDay: Day | undefined;
  readonly state: DeadlineState;
  readonly lateDays: number;
  readonly penalty: Points;
  /** The dossier counts as 0 points. */
  readonly zero: boolean;
  readonly basis: Basis | undefined;
  /** The same under the other readings of the text. */
  readonly alternatives: readonly DeadlineAlternative[];
  readonly decidedAt: Instant;
  /** How a filing at the moment of the decision would stand; only where the moment of receipt is not known. */
  readonly ifFiledNow?: FiledNow | undefined;
}

export type FiledNow = Pick<DeadlineResult, 'state' | 'lateDays' | 'penalty' | 'zero'>;

export interface DeadlineAlternative {
  /** Id of the regulation's reading: `A2`. */
  readonly id: string;
  /** What is assumed, in Vietnamese. */
  readonly reading: string;
  readonly due: Day;
  readonly lastGraceDay: Day | undefined;
  readonly state: DeadlineState;
  readonly lateDays: number;
  readonly penalty: Points;
  /** Under this reading the dossier counts as 0 points. */
  readonly zero: boolean;
}
