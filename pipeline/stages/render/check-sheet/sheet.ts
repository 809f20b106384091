import type { DossierState } from '../../../model/outputs.ts';
import type { Points } from '../../../model/points.ts';

/** What a check sheet says, before anyone decides how it looks: the page and the printed form both show this. */
export interface Sheet {
  readonly title: string;
  readonly office: { readonly parent: string; readonly name: string };
  readonly unit: string;
  /** Stands on every page when a rubric is not the official one. */
  readonly illustrative: string | undefined;
  readonly facts: readonly Fact[];
  readonly state: {
    readonly kind: DossierState;
    readonly word: string;
    readonly sentence: string;
    readonly next: readonly string[];
  };
  /** What this paper does not stand for. */
  readonly notInstead: string | undefined;
  readonly sections: readonly Section[];
  readonly closing: string;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface Section {
  /** Anchor on the page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Told again for looking up, or background: on the screen it is folded or linked, on paper it would only be more pages. */
  readonly screenOnly?: true;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'remarks'; readonly remarks: readonly Remark[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'folded'; readonly title: string; readonly blocks: readonly Block[] };

/** One finding, as people read it; the number leads from every table to it. */
export interface Remark {
  readonly number: number;
  readonly level: string;
  readonly where: readonly string[];
  readonly reason: string;
  readonly basis: string;
  readonly remedy: string;
}

export interface Table {
  readonly caption: string;
  /** `share` is the part of the page's width, in per cent. */
  readonly columns: readonly {
    readonly title: string;
    readonly share: number;
    readonly align: 'start' | 'end';
  }[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Lines of a cell; a line may lead to a remark, shown as `Mục 3` before its text. */
export type Cell = readonly Line[];
export type Line = string | { readonly remark: number; readonly text: string };

/** Points by domain on one common scale. */
export interface Chart {
  readonly title: string;
  readonly description: string;
  readonly bars: readonly {
    readonly label: string;
    readonly max: Points;
    readonly self: Points;
    readonly checked: Points;
    /** The unit wrote no points here. */
    readonly blank: boolean;
  }[];
}

export const text = (value: string): Block => ({ kind: 'text', text: value });
export const folded = (title: string, blocks: readonly Block[]): Block => ({ kind: 'folded', title, blocks });

/** A table's block; columns as `[title, share]`, figures as `[title, share, 'end']`. */
export const table = (
  caption: string,
  columns: readonly (readonly [title: string, share: number, align?: 'end'])[],
  rows: readonly (readonly Cell[])[],
): Block => ({
  kind: 'table',
  table: {
    caption,
    columns: columns.map(([title, share, align]) => ({ title, share, align: align ?? 'start' })),
    rows,
  },
});
