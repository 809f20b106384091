import type { Points } from './points.ts';

/** Phụ lục: one rubric (bộ tiêu chí) and the kinds of unit that score themselves by it. */
export interface Appendix {
  readonly id: string;
  readonly title: string;
  readonly illustrative: boolean;
  readonly appliesTo: readonly string[];
  /** Thang điểm chuẩn. */
  readonly scale: Points;
  readonly decimals: number;
  readonly bonusInsideScale: boolean;
  /** In the order of the appendix, groups before their members. */
  readonly criteria: readonly Criterion[];
  readonly initiatives?: InitiativesRule | undefined;
  /** Id of the whole appendix that this one is a part of. */
  readonly partOf?: string | undefined;
}

/** Sáng kiến that the unit has to propose, and what each has to state. */
export interface InitiativesRule {
  readonly minimum: number;
  readonly fields: readonly {
    readonly code: string;
    readonly name: string;
    readonly required: boolean;
    /** How a document speaks of it; empty where it cannot be looked for. */
    readonly words: readonly string[];
  }[];
}

export type CriterionKind = 'section' | 'domain' | 'criterion' | 'subCriterion';

export interface Criterion {
  readonly code: string;
  readonly kind: CriterionKind;
  readonly parent: string | undefined;
  readonly name: string;
  readonly max: Points;
  /** Present on leaves only: a group's points are the sum of its members. */
  readonly method: Method | undefined;
  readonly evidence: readonly string[];
  readonly evidenceRequired: boolean;
  readonly imageAllowed: boolean;
  readonly appraiser: string | undefined;
  readonly contributors: readonly string[];
  /** Kinds of unit, or codes of units, that are not scored on it. */
  readonly notApplicableTo: readonly string[];
  readonly article: string | undefined;
}

export interface Step {
  readonly when: string;
  readonly points: Points;
}

/** Cách chấm. `levels`: exactly one; `highest`: the best that holds; `deduction`: from max down, not under 0. */
export type Method =
  | { readonly kind: 'yesNo' }
  | {
      readonly kind: 'levels' | 'highest' | 'deduction' | 'bonus' | 'penalty';
      readonly steps: readonly Step[];
    }
  | {
      readonly kind: 'percentLevels';
      readonly levels: readonly { readonly when: string; readonly percent: Points }[];
    }
  | {
      readonly kind: 'proportional';
      readonly numerator: string;
      readonly denominator: string;
      /** Under this share, in per cent, there are no points. */
      readonly floorPercent: Points | undefined;
      /** Points already given at the floor; the rest grows linearly up to 100 per cent. */
      readonly base: Points | undefined;
    }
  | {
      readonly kind: 'bands';
      readonly of: string;
      /** Highest first. */
      readonly bands: readonly { readonly atLeast: Points; readonly points: Points }[];
    }
  | { readonly kind: 'countCapped'; readonly each: string; readonly per: Points }
  | {
      readonly kind: 'sum';
      readonly parts: readonly { readonly name: string; readonly max: Points; readonly method: Method }[];
    }
  | { readonly kind: 'relative' | 'survey' | 'byAppraiser' | 'free'; readonly text: string };
