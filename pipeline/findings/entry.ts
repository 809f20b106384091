import type { Day } from '../model/day.ts';
import type { Points } from '../model/points.ts';

/** One thing that may be said of a dossier. Blanks are `{name}`, or `{name:kind}` where the value is no plain text. */
export interface Entry {
  /** The check that this finding answers. */
  readonly check: string;
  /** What was found and what was expected. */
  readonly sentence: string;
  /** What to do. */
  readonly remedy: string;
}

interface BlankKinds {
  readonly text: string;
  readonly count: number;
  readonly points: Points;
  readonly day: Day;
}

type Blank<S extends string> = S extends `${infer Name}:${infer Kind}`
  ? Kind extends keyof BlankKinds
    ? { readonly [N in Name]: BlankKinds[Kind] }
    : never
  : { readonly [N in S]: string };

/** The values that a sentence asks for: `{file}` a string, `{due:day}` a Day, `{late:count}` a number, `{max:points}` Points. */
export type Blanks<S extends string> = S extends `${string}{${infer Inside}}${infer Rest}`
  ? Blank<Inside> & Blanks<Rest>
  : unknown;
