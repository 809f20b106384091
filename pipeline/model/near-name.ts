import { plainName, plainWords } from './plain.ts';

/** Names this long and longer may hold one slip, or two. */
const ONE_SLIP = 6;
const TWO_SLIPS = 12;
const MOST_SLIPS = 2;

interface Known {
  readonly path: string;
  readonly plain: string;
  readonly folder: string;
}

/**
 * The files and folders of a dossier by what is left of their names without case, diacritics, separators and ending.
 * Names whose digits differ are names of different documents, however alike.
 */
export class NearNames {
  readonly #byDigits: ReadonlyMap<string, readonly Known[]>;

  constructor(paths: readonly string[]) {
    const folders = new Set(paths.flatMap(foldersOf));
    this.#byDigits = Map.groupBy(
      [...paths, ...folders].map((path) => ({
        path,
        plain: wordsOf(path).replaceAll(' ', ''),
        folder: folderOf(path),
      })),
      ({ path }) => digitsOf(path),
    );
  }

  /** The one whose name was meant: the same but for how it is spelled, else with the fewest slips; of several the one in the same folder. */
  nearest(target: string): string | undefined {
    const wanted = wordsOf(target).replaceAll(' ', '');
    if (wanted === '') return undefined;
    const most = wanted.length >= TWO_SLIPS ? MOST_SLIPS : wanted.length >= ONE_SLIP ? 1 : 0;
    const near = (this.#byDigits.get(digitsOf(target)) ?? []).flatMap((known) => {
      const slips = slipsBetween(wanted, known.plain, most);
      return slips === undefined ? [] : [{ ...known, slips }];
    });
    const fewest = Math.min(...near.map(({ slips }) => slips));
    const best = near.filter(({ slips }) => slips === fewest);
    const beside = best.filter(({ folder }) => folder === folderOf(target));
    const [only, ...others] = best.length > 1 ? beside : best;
    return others.length === 0 ? only?.path : undefined;
  }
}

/** Of its own name, without ending and zeros before a number. */
const wordsOf = (path: string): string =>
  plainWords(path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z][a-z0-9]{1,4}$/i, '')).replace(
    /(?<!\d)0+(?=\d)/g,
    '',
  );

const folderOf = (path: string): string => plainName(path.slice(0, Math.max(0, path.lastIndexOf('/'))));

const foldersOf = (path: string): readonly string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

/** `1 1 2` for `1.1.2 KH` and `01-1-2_kh`, not for `11.2 KH`. */
const digitsOf = (path: string): string => [...wordsOf(path).matchAll(/\d+/g)].join(' ');

/** Letters left out, added, changed or swapped with their neighbour (Damerau-Levenshtein, optimal string alignment); undefined beyond `most`. */
export function slipsBetween(a: string, b: string, most: number): number | undefined {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return undefined;
  let [before, last] = [[] as readonly number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let at = 1; at <= b.length; at++) {
      const same = a[row - 1] === b[at - 1];
      const swapped = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
      next.push(
        Math.min(
          (last[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (last[at - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...next) > most) return undefined;
    [before, last] = [last, next];
  }
  const slips = last[b.length] ?? 0;
  return slips <= most ? slips : undefined;
}
