import type { Criterion } from '../../model/appendix.ts';
import type { AppendixIndex } from './appendix-index.ts';
import type { Line } from './rows.ts';

/** What a line of the table turned out to be. */
export type Match =
  | { readonly kind: 'matched'; readonly line: Line; readonly criterion: Criterion; readonly by: MatchedBy }
  | {
      readonly kind: 'ambiguous';
      readonly line: Line;
      readonly code: string;
      readonly candidates: readonly Criterion[];
    }
  | {
      readonly kind: 'doubled';
      readonly line: Line;
      readonly code: string;
      readonly criterion: Criterion;
      readonly first: Line;
    }
  | {
      readonly kind: 'unknown';
      readonly line: Line;
      readonly code: string;
      readonly perhaps: Criterion | undefined;
    }
  | { readonly kind: 'other'; readonly line: Line };

/** `code`: the name says nothing against it; `nameDiffers`: the code alone; `wrongCode`, `doubledCode`: the name alone. */
export type MatchedBy =
  | { readonly kind: 'both' | 'code' | 'name' | 'nameDiffers' }
  | { readonly kind: 'wrongCode'; readonly code: string }
  | { readonly kind: 'doubledCode'; readonly code: string; readonly first: Line };

/** Finds for each line its criterion, by code and by name; what the two leave open stays open. */
export function matchLines(lines: readonly Line[], index: AppendixIndex): readonly Match[] {
  const first = lines.map((line) => (line.kind === 'line' ? index.certain(line) : undefined));
  const claimed = new Map<string, Line>();
  first.forEach((criterion, at) => {
    const line = lines[at];
    if (criterion && line && !claimed.has(criterion.code)) claimed.set(criterion.code, line);
  });
  const last = first.findLastIndex((criterion) => criterion !== undefined);
  const end = lines.findIndex(({ kind }, at) => kind === 'total' && at > last);
  let context: Criterion | undefined;
  const matches = lines.map((line, at): Match => {
    // Below the last criterion stand notes and signatures, numbered or not.
    if (line.kind !== 'line' || (at > last && last !== -1 && !hasFigures(line)))
      return { kind: 'other', line };
    const criterion = first[at];
    const match: Match = criterion
      ? { kind: 'matched', line, criterion, by: { kind: 'both' } }
      : index.judge(line, context, claimed);
    // Below the total stand other lists, which may well be numbered like the criteria.
    if (end !== -1 && at > end && !isSure(match)) return { kind: 'other', line };
    if (match.kind === 'matched') {
      context = match.criterion;
      if (!claimed.has(match.criterion.code)) claimed.set(match.criterion.code, line);
    }
    return match;
  });
  return withDoubles(matches, claimed);
}

const isSure = (match: Match): boolean =>
  match.kind === 'matched' &&
  (match.by.kind === 'both' || match.by.kind === 'code' || match.by.kind === 'name');

const hasFigures = ({ selfCell, max }: Line): boolean => selfCell?.kind === 'number' || max !== undefined;

/** Whatever stands where the points do, and a maximum. */
const saysPoints = ({ selfCell, max }: Line): boolean =>
  max !== undefined ||
  (selfCell !== undefined && (selfCell.kind !== 'empty' || selfCell.formula !== undefined));

/** Of several lines for one criterion the surest counts. */
function withDoubles(matches: readonly Match[], claimed: ReadonlyMap<string, Line>): readonly Match[] {
  return matches.map((match) => {
    if (match.kind !== 'matched') return match;
    const first = claimed.get(match.criterion.code);
    if (!first || first === match.line) return match;
    // Words of a name without a code or a figure are the rest of it, or a heading.
    if (match.line.codes.length === 0 && !saysPoints(match.line)) return { kind: 'other', line: match.line };
    const code = match.line.codes[0]?.written ?? match.criterion.code;
    return { kind: 'doubled', line: match.line, code, criterion: match.criterion, first };
  });
}
