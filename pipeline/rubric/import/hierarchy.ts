import type { CriterionKind } from '../../model/appendix.ts';
import { isRoman, otherNumerals } from '../table/codes.ts';
import { fold } from '../table/words.ts';
import { LEVELS } from './labels.ts';

/** A line's place among the others. */
export interface Place {
  readonly kind: CriterionKind;
  readonly parent: string | undefined;
  /** The file does not tell to which group it belongs. */
  readonly untold: boolean;
}

const KINDS = ['section', 'domain', 'criterion', 'subCriterion'] as const satisfies readonly CriterionKind[];

/**
 * Codes that begin anew below each Roman numeral (`1.1` of I and `1.1` of II) with the numeral before them, as they are meant;
 * undefined where no code stands twice, or one stands twice below the same numeral.
 */
export function withSections<T extends { readonly code: string }>(
  lines: readonly T[],
): readonly T[] | undefined {
  let section: string | undefined;
  const full = lines.map((line) => {
    if (isRoman(line.code)) section = line.code;
    return section !== undefined && /^\d/.test(line.code)
      ? { ...line, code: `${section}.${line.code}` }
      : line;
  });
  const count = (all: readonly T[]): number => new Set(all.map(({ code }) => code)).size;
  return count(lines) < lines.length && count(full) === full.length ? full : undefined;
}

/** By the column of levels where every line has one, else by the codes. */
export function placesOf(lines: readonly { readonly code: string; readonly level: string }[]): {
  readonly places: readonly Place[];
  readonly derived: boolean;
} {
  const kinds = lines.map(({ level }) => KINDS.find((kind) => fold(LEVELS[kind]) === fold(level)));
  if (kinds.every((kind) => kind !== undefined)) return { places: byLevel(lines, kinds), derived: false };
  return { places: byCode(lines.map(({ code }) => code)), derived: true };
}

/** The parent is the nearest line above of a higher level. */
function byLevel(
  lines: readonly { readonly code: string }[],
  kinds: readonly CriterionKind[],
): readonly Place[] {
  const open: { readonly code: string; readonly rank: number }[] = [];
  return lines.map(({ code }, index) => {
    const kind = kinds[index] ?? 'criterion';
    const rank = KINDS.indexOf(kind);
    while (open.length > 0 && (open.at(-1)?.rank ?? -1) >= rank) open.pop();
    const parent = open.at(-1)?.code;
    open.push({ code, rank });
    return { kind, parent, untold: false };
  });
}

type Shape = 'letter' | 'roman' | 'number';

const shapeOf = (code: string): Shape => (/^\d+$/.test(code) ? 'number' : isRoman(code) ? 'roman' : 'letter');

/** `1.1` belongs to `1`; `1` belongs to the `I` above it where Roman numerals came first. */
function byCode(codes: readonly string[]): readonly Place[] {
  const shapes: Shape[] = [];
  const seen = new Set<string>();
  const latest = new Map<Shape, string>();
  const parents = codes.map((code): { parent: string | undefined; untold: boolean } => {
    const pieces = code.split('.');
    let place: { parent: string | undefined; untold: boolean };
    if (pieces.length > 1) {
      const group = pieces.slice(0, -1).join('.');
      const other = otherNumerals(group);
      const parent = [group, other].find((each) => each !== undefined && seen.has(each));
      place =
        parent === undefined
          ? { parent: [...latest.values()].at(-1), untold: true }
          : { parent, untold: false };
    } else {
      const shape = shapeOf(code);
      if (!shapes.includes(shape)) shapes.push(shape);
      const above = shapes[shapes.indexOf(shape) - 1];
      place = { parent: above === undefined ? undefined : latest.get(above), untold: false };
      latest.set(shape, code);
    }
    seen.add(code);
    return place;
  });
  const heights = heightsOf(codes, parents);
  const tallest = Math.max(0, ...heights.values());
  const kinds = new Map<string, CriterionKind>();
  return codes.map((code, index) => {
    const { parent, untold } = parents[index] ?? { parent: undefined, untold: true };
    const kind = kindOf(parent === undefined ? undefined : kinds.get(parent), {
      height: heights.get(code) ?? 0,
      tallest,
    });
    kinds.set(code, kind);
    return { kind, parent, untold };
  });
}

/** How many levels stand below each code. */
function heightsOf(
  codes: readonly string[],
  parents: readonly { readonly parent: string | undefined }[],
): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (let index = codes.length - 1; index >= 0; index--) {
    const code = codes[index] ?? '';
    const parent = parents[index]?.parent;
    const height = heights.get(code) ?? 0;
    heights.set(code, height);
    if (parent !== undefined) heights.set(parent, Math.max(heights.get(parent) ?? 0, height + 1));
  }
  return heights;
}

/** Four levels begin with sections, three and fewer with domains; under a section a group of groups is a domain. */
function kindOf(
  above: CriterionKind | undefined,
  { height, tallest }: { readonly height: number; readonly tallest: number },
): CriterionKind {
  if (above === undefined) return tallest >= 3 ? 'section' : tallest === 0 ? 'criterion' : 'domain';
  if (above === 'section') return height >= 2 ? 'domain' : 'criterion';
  return above === 'domain' ? 'criterion' : 'subCriterion';
}
