import type { Appendix } from './appendix.ts';
import type { Day } from './day.ts';
import type { Milestone } from './milestone.ts';
import type { Points } from './points.ts';

/** A rule's basis: an article of the regulation, or a house rule with its reason. */
export type Basis = { readonly article: string } | { readonly houseRule: string; readonly because: string };

/** How much a finding weighs: `fail` must be mended before signing, `warn` should be looked at, `inform` is good to know. */
export type Level = 'fail' | 'warn' | 'inform' | 'ignore';

export interface Weight {
  readonly level: Level;
  readonly basis: Basis;
}

/** Quy chế: everything that depends on the office's own rules. No rule of a regulation stands in code. */
export interface Regulation {
  /** Folder name under `rubrics/`: `ninh-hoa-1149-2021`. */
  readonly id: string;
  readonly title: string;
  /** How documents cite it: `Quyết định số 1149/QĐ-UBND ngày 22/11/2021 của UBND thị xã Ninh Hòa`. */
  readonly citation: string;
  /** Not the official text in every part: every page says so. */
  readonly illustrative: boolean;
  /** The assessment years that it is for; undefined where it holds year after year. */
  readonly assessmentYears?: { readonly only: readonly number[]; readonly article: string } | undefined;
  readonly appendices: readonly Appendix[];
  readonly tasks: readonly Task[];
  /** Dates of the office itself. */
  readonly milestones?: readonly Milestone[];
  readonly evidence: EvidencePolicy;
  readonly signatures: SignaturePolicy;
  readonly scoring: ScoringPolicy;
  readonly documents: DocumentPolicy;
  /** Undefined where the text gives no index. */
  readonly appraisal?: AppraisalPolicy | undefined;
  /** One entry for every finding of the catalogue. */
  readonly findings: ReadonlyMap<string, Weight>;
  /** What the text leaves open, with the reading taken: printed behind the figures that rest on it. */
  readonly readings: readonly Reading[];
  /** SHA-256 of the regulation's files, hexadecimal. */
  readonly hash: string;
}

export interface Reading {
  readonly id: string;
  readonly article: string;
  readonly question: string;
  /** The reading taken, in words. */
  readonly taken: string;
  readonly others: readonly string[];
}

/**
 * Nhiệm vụ: a piece of work with its own units and deadline. `selfAssessment`: a score workbook with its evidence;
 * `report`: a report of the unit's own with its evidence, and no score.
 */
export interface Task {
  readonly id: string;
  readonly name: string;
  readonly kind: 'selfAssessment' | 'report';
  /** Kinds of unit, or codes of units. */
  readonly unitKinds: readonly string[];
  /**
   * Id of an appendix that is shared out: of its rows a unit scores those on which it is the first contributor.
   * Undefined where each kind of unit has an appendix to itself.
   */
  readonly sharedAppendix: string | undefined;
  readonly deadline: Deadline;
  readonly article: string;
  /** Kính gửi, nơi nhận; those of the regulation's documents where the task has none of its own. */
  readonly addressees?: readonly string[] | undefined;
  readonly recipients?: readonly string[] | undefined;
  /** Which contents are whose, where the text says so by name and holds no rubric of them: by kind of unit or code. */
  readonly assignments?: readonly { readonly unit: string; readonly contents: readonly string[] }[];
  /** What the text demands and only a person can hold against the dossier. */
  readonly toConfirm?: readonly { readonly says: string; readonly article: string }[];
}

export interface Deadline {
  /**
   * The day the text names, before any shift: month and day (`12-08`) counted from the assessment year, or a whole
   * day. `office`: the text leaves it to a document, and the office has to enter the day.
   */
  readonly on:
    | { readonly monthDay: string; readonly yearsAfterAssessment: number }
    | { readonly day: Day }
    | 'office';
  /** `through`: the day itself is in time ("chậm nhất ngày"); `before`: it is not ("trước ngày"). */
  readonly reading: 'through' | 'before';
  /** A last day on a day off moves to the next working day. `hint`: the text does not say so, only shown as possible. */
  readonly shift: 'nextWorkingDay' | 'hint';
  readonly shiftArticle: string | undefined;
  readonly grace: Grace | undefined;
  /** After the deadline and any grace: `zero` points for the dossier, filing is only `locked`, or the text says nothing. */
  readonly afterwards: 'zero' | 'locked' | 'notStated';
  readonly afterwardsArticle: string | undefined;
  /** A dossier that was filed in time is locked once the deadline is over: the grace is for those who have not filed. */
  readonly lockedOnceFiled?: boolean;
  /** Last minute of the last day where the text names one (`23:59`); seconds of that minute can be disputed. */
  readonly lastMinute: string | undefined;
  readonly article: string;
  readonly otherReadings: readonly DeadlineReading[];
}

/** The same deadline read another way: what is given here replaces the reading taken. */
export interface DeadlineReading {
  /** Id of the regulation's reading: `A2`. */
  readonly id: string;
  /** What is assumed, in Vietnamese. */
  readonly says: string;
  readonly reading: Deadline['reading'] | undefined;
  readonly shift: 'nextWorkingDay' | 'none' | undefined;
  readonly graceCounted: Grace['counted'] | undefined;
  /** The end of the grace moves off days off too. */
  readonly graceShifts: boolean;
  /** The last minute ends when it begins: 23:59:01 is late. */
  readonly strictLastMinute: boolean;
}

/** Days in which a unit that has not filed may still do so, at a price. */
export interface Grace {
  readonly days: number;
  readonly counted: 'calendarDays' | 'workingDays';
  readonly pointsPerDay: Points;
  readonly article: string;
}

export interface EvidencePolicy {
  /** What a row is worth whose required evidence is missing and not explained. */
  readonly whenMissing: 'zero' | 'stands';
  /** What it is worth when all its files are wrong by format or signature; stands where it is not said. */
  readonly whenWrong?: 'zero' | 'stands';
  /** What it is worth when it is explained; the other reading is shown as a scenario. */
  readonly whenJustified: 'zero' | 'stands';
  readonly article: string;
  /** Evidence links must stand in the row itself (Lai Châu). */
  readonly linkRequired: boolean;
  /** One file used for more criteria than this is told. */
  readonly usedOften: number;
  readonly responsibilitySentence: string;
  readonly responsibilityArticle: string;
}

export interface SignaturePolicy {
  /** Whether evidence must carry a digital signature; a scan without one is a finding of its own. */
  readonly evidence: 'required' | 'notRequired';
  /** Names of trusted hierarchies that count as specialised (`cong-vu`); empty where any will do. */
  readonly specialised: readonly string[];
  readonly article: string;
}

export interface ScoringPolicy {
  readonly bonusCap: Points | undefined;
  readonly bonusArticle: string | undefined;
  /** Whether criteria proposed as not assessed leave the maximum once confirmed. */
  readonly notAssessed: 'reducesMaximum' | 'keepsMaximum' | 'notProvided';
  readonly notAssessedArticle: string | undefined;
  /** Points that a unit declares against itself: part of its total, or only a scenario since others decide on them. */
  readonly penalties: 'subtracted' | 'scenario';
  /** Tolerance where a re-keyed total is compared. */
  readonly totalTolerance: Points;
}

/** What follows once appraisers have given their points; before that there is no index and no rating. */
export interface AppraisalPolicy {
  /** Share of the points of the level proved, in per cent, where named evidence was incomplete and supplemented. */
  readonly supplementedShare: { readonly percent: Points; readonly article: string } | undefined;
  readonly index: { readonly decimals: number; readonly article: string };
  /** Highest first; empty where the text gives none. */
  readonly ratings: readonly Rating[];
  readonly ratingsArticle: string | undefined;
  /** Ids of the regulation's readings on which the figures rest. */
  readonly readings: readonly string[];
}

/** Xếp loại: a share of the maximum, in per cent, from which on it holds. */
export interface Rating {
  readonly name: string;
  readonly atLeast: Points;
}

export interface DocumentPolicy {
  /** Template files under `templates/`. */
  readonly reportTemplate: string;
  readonly reportTemplateIllustrative: boolean;
  /** Kinds of unit that must hold a meeting, and of what body. */
  readonly minutes: readonly MinutesRule[];
  /** Title of the summary table where the office's channel is another system. */
  readonly recipients: readonly string[];
  /** Kính gửi; the office where it is empty. */
  readonly addressees: readonly string[];
}

/** Biên bản họp that some kinds of unit have to send. */
export interface MinutesRule {
  readonly unitKinds: readonly string[];
  /** Of whose meeting, in Vietnamese. */
  readonly body: string;
  readonly article: string;
  /** Where the meeting is one of a council: its founding decision and the kinds of member are looked for. */
  readonly council:
    | {
        readonly article: string;
        readonly members: readonly { readonly name: string; readonly words: readonly string[] }[];
      }
    | undefined;
}
