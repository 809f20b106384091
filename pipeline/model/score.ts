import type { Points } from './points.ts';
import type { Basis } from './regulation.ts';

/** Points of one leaf: declared by the unit, and expected after the machine's checks. */
export interface ScoredRow {
  readonly code: string;
  readonly max: Points;
  /** Undefined: not scored by the unit. */
  readonly self: Points | undefined;
  readonly checked: Points | undefined;
  /** False: proposed as not assessed, or never self-scored. */
  readonly assessed: boolean;
  /** True while a person still has to decide: proposed exemption, words-only method. */
  readonly pending: boolean;
  /** Why checked differs from self, or why there is no figure. */
  readonly because: readonly RowReason[];
}

export interface RowReason {
  /** The finding that changed the points. */
  readonly finding: string;
  /** The file it was found of, where it was found of no row. */
  readonly file?: string;
  readonly basis: Basis;
  readonly from: Points | undefined;
  readonly to: Points | undefined;
}

export interface GroupTotal {
  readonly code: string;
  readonly max: Points;
  readonly self: Points;
  readonly checked: Points;
}

/** A total under another reading, or another outcome of what is still open. */
export interface Scenario {
  readonly id: string;
  /** In Vietnamese: what is assumed. */
  readonly assumption: string;
  readonly basis: Basis;
  readonly total: Points;
  /** The maximum that this total stands against. */
  readonly maxTotal: Points;
}

export interface Score {
  readonly rows: readonly ScoredRow[];
  readonly groups: readonly GroupTotal[];
  /** What the unit declares: the only total that stands in its report. */
  readonly selfTotal: Points;
  /** After the checks; 0 where the dossier came so late that it counts as 0. Points taken for each late day are a scenario. */
  readonly checkedTotal: Points;
  /** The appendix's maximum without rows that never are self-scored. */
  readonly selfMaxTotal: Points;
  readonly maxTotal: Points;
  readonly scenarios: readonly Scenario[];
}
