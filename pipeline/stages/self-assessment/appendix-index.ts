import type { Criterion } from '../../model/appendix.ts';
import { slipsBetween } from '../../model/near-name.ts';
import { isBullet, isRoman, normalCode, otherNumerals, type WrittenCode } from '../../rubric/table/codes.ts';
import { fold, isCutShort, likeness } from '../../rubric/table/words.ts';
import type { Match, MatchedBy } from './match.ts';
import type { Line } from './rows.ts';

/** Names this alike are the same name, shortened or mistyped. */
const ALIKE = 0.6;
const NEARLY_SAME = 0.85;
/** How much better the best name must be than the second. */
const CLEARLY = 0.15;
const MOST_SLIPS = 2;

/** 3: as written; 2: repaired, or within its section; 1: its last pieces alone. */
type Weight = number;
const SURE: Weight = 3;

interface Alike {
  readonly criterion: Criterion;
  readonly alike: number;
}

/** The criteria of an appendix by code and by name. */
export class AppendixIndex {
  readonly #criteria: readonly Criterion[];
  readonly #byCode = new Map<string, Criterion>();
  readonly #byName: ReadonlyMap<string, readonly Criterion[]>;
  readonly #byShortCode = new Map<string, Criterion[]>();
  readonly #folded: ReadonlyMap<Criterion, string>;
  readonly #rankings = new WeakMap<Line, readonly Alike[]>();

  /** `codeIn`: the code that the table gives a criterion, where it numbers in another manner than the appendix. */
  constructor(criteria: readonly Criterion[], codeIn = ({ code }: Criterion): string => code) {
    this.#criteria = criteria;
    this.#folded = new Map(criteria.map((criterion) => [criterion, fold(criterion.name)]));
    this.#byName = Map.groupBy(criteria, (criterion) => this.#folded.get(criterion) ?? '');
    for (const criterion of criteria) {
      const written = codeIn(criterion);
      const code = normalCode(written) ?? written.toUpperCase();
      this.#byCode.set(code, criterion);
      for (const short of shortCodes(code)) {
        const list = this.#byShortCode.get(short);
        if (list) list.push(criterion);
        else this.#byShortCode.set(short, [criterion]);
      }
    }
  }

  isName(folded: string): boolean {
    return this.#byName.has(folded);
  }

  /** The one criterion that both code and name mean. */
  certain(line: Line): Criterion | undefined {
    const named = this.#byName.get(line.foldedName) ?? [];
    const coded = this.#coded(line.codes, undefined);
    const both = named.filter((criterion) => coded.has(criterion));
    const [best] = heaviest(both, coded);
    return both.length === 1 || heaviest(both, coded).length === 1 ? best : undefined;
  }

  judge(line: Line, context: Criterion | undefined, claimed: ReadonlyMap<string, Line>): Match {
    const coded = this.#coded(line.codes, context);
    const named = this.#named(line, context);
    const both = heaviest(
      named.filter((criterion) => coded.has(criterion)),
      coded,
    );
    const [agreed] = both;
    if (agreed && both.length === 1)
      return { kind: 'matched', line, criterion: agreed, by: { kind: 'both' } };
    const code = line.codes[0]?.written ?? '';
    const [begun, ...others] = [...coded].filter(
      ([each, weight]) => weight === SURE && isCutShort(line.foldedName, this.#folded.get(each) ?? ''),
    );
    // Not where it may as well be a line of another name.
    if (begun && others.length === 0 && named.every((each) => each === begun[0] || claimed.has(each.code)))
      return { kind: 'matched', line, criterion: begun[0], by: { kind: 'code' } };
    if (coded.size > 0 && named.length === 0) return this.#byCodeAlone(line, coded);
    if (coded.size === 0) return this.#byNameAlone(line, named);
    return this.#conflict(line, code, heaviest([...coded.keys()], coded), named, claimed);
  }

  #byCodeAlone(line: Line, coded: ReadonlyMap<Criterion, Weight>): Match {
    const code = line.codes[0]?.written ?? '';
    const ranked = [...coded]
      .map(([criterion, weight]) => ({ criterion, weight, alike: this.#likeness(line, criterion) }))
      .sort((a, b) => b.weight - a.weight || b.alike - a.alike);
    const byName = [...ranked].sort((a, b) => b.alike - a.alike);
    const [alike, second] = byName;
    if (alike && alike.alike >= ALIKE && alike.alike - (second?.alike ?? 0) >= CLEARLY) {
      return { kind: 'matched', line, criterion: alike.criterion, by: { kind: 'code' } };
    }
    if (line.foldedName === '') return this.#byCodeAndMax(line, ranked);
    const [top, next] = ranked;
    if (!top || top.weight === 1) return this.#unknown(line);
    if (next && next.weight === top.weight) {
      const candidates = ranked
        .filter(({ weight }) => weight === top.weight)
        .map(({ criterion }) => criterion);
      return { kind: 'ambiguous', line, code, candidates };
    }
    if (next && line.codes.some(({ repairs }) => repairs.length > 0)) {
      return { kind: 'ambiguous', line, code, candidates: ranked.map(({ criterion }) => criterion) };
    }
    const kind = top.alike >= ALIKE || this.#isMistyped(line, top.criterion) ? 'code' : 'nameDiffers';
    return { kind: 'matched', line, criterion: top.criterion, by: { kind } };
  }

  /** Without a name the maximum tells whether the code is right, and which of two it is: 1.1 or 1.10. */
  #byCodeAndMax(line: Line, ranked: readonly { criterion: Criterion; weight: Weight }[]): Match {
    const [top] = ranked;
    if (!top || top.weight === 1) return this.#unknown(line);
    const lossy = line.codes.some(({ repairs }) => repairs.length > 0);
    const possible = ranked.filter(({ weight }) => lossy || weight === top.weight);
    const fitting =
      line.max === undefined ? possible : possible.filter(({ criterion }) => criterion.max === line.max);
    const [only] = fitting;
    if (only && fitting.length === 1)
      return { kind: 'matched', line, criterion: only.criterion, by: { kind: 'code' } };
    const candidates = possible.map(({ criterion }) => criterion);
    return { kind: 'ambiguous', line, code: line.codes[0]?.written ?? '', candidates };
  }

  #byNameAlone(line: Line, named: readonly Criterion[]): Match {
    const [criterion] = named;
    const code = line.codes.find(({ exact }) => !isBullet(exact))?.written;
    if (criterion && named.length === 1) {
      const by: MatchedBy = code === undefined ? { kind: 'name' } : { kind: 'wrongCode', code };
      return { kind: 'matched', line, criterion, by };
    }
    if (named.length > 1) return { kind: 'ambiguous', line, code: code ?? '', candidates: named };
    return this.#unknown(line);
  }

  /** The code means one criterion, the name another. */
  #conflict(
    line: Line,
    code: string,
    coded: readonly Criterion[],
    named: readonly Criterion[],
    claimed: ReadonlyMap<string, Line>,
  ): Match {
    const [byName] = named;
    const [byCode] = coded;
    const first = byCode && coded.length === 1 ? claimed.get(byCode.code) : undefined;
    if (byName && named.length === 1 && first && !claimed.has(byName.code)) {
      return { kind: 'matched', line, criterion: byName, by: { kind: 'doubledCode', code, first } };
    }
    return { kind: 'ambiguous', line, code, candidates: [...new Set([...coded, ...named])] };
  }

  #unknown(line: Line): Match {
    const code = line.codes.find(({ exact }) => !isBullet(exact))?.written;
    if (code === undefined) return { kind: 'other', line };
    const ranked = this.#ranked(line);
    const [best] = ranked;
    return { kind: 'unknown', line, code, perhaps: best && best.alike >= ALIKE ? best.criterion : undefined };
  }

  /** Criteria that the codes may mean. */
  #coded(codes: readonly WrittenCode[], context: Criterion | undefined): ReadonlyMap<Criterion, Weight> {
    const found = new Map<Criterion, Weight>();
    const note = (criterion: Criterion | undefined, weight: Weight): void => {
      if (criterion) found.set(criterion, Math.max(weight, found.get(criterion) ?? 0));
    };
    for (const { exact, repairs } of codes) {
      note(this.#byCode.get(exact), SURE);
      for (const repaired of repairs) note(this.#byCode.get(repaired), 2);
      const short = [exact, ...repairs].flatMap((code) => this.#byShortCode.get(code) ?? []);
      const section = context && sectionOf(context);
      // 1.1 may stand for I.1, unless the section it stands in has a 1.1 of its own.
      const own = short.some((criterion) => sectionOf(criterion) === section);
      const other = otherNumerals(exact);
      if (other !== undefined && !this.#byCode.has(exact)) note(this.#byCode.get(other), own ? 1 : 2);
      for (const criterion of short) {
        if (context === undefined) note(criterion, 1);
        else note(criterion, sectionOf(criterion) === section ? 2 : 1);
      }
    }
    return found;
  }

  /** Criteria of exactly this name, of one that begins so, or of one that is nearly the same and clearly the nearest. */
  #named(line: Line, context: Criterion | undefined): readonly Criterion[] {
    if (line.foldedName === '') return [];
    const exact = this.#byName.get(line.foldedName) ?? [];
    if (exact.length > 1 && context) {
      const near = exact.filter((criterion) => sectionOf(criterion) === sectionOf(context));
      return near.length > 0 ? near : exact;
    }
    if (exact.length > 0) return exact;
    const begun = this.#criteria.filter((each) => isCutShort(line.foldedName, this.#folded.get(each) ?? ''));
    if (begun.length > 0) return begun;
    const [best, second] = this.#ranked(line);
    return best && best.alike >= NEARLY_SAME && best.alike - (second?.alike ?? 0) >= CLEARLY
      ? [best.criterion]
      : [];
  }

  /** Spaces that slipped by a letter part a name into other words. */
  #isMistyped({ foldedName }: Line, criterion: Criterion): boolean {
    const [found, expected] = [foldedName, this.#folded.get(criterion) ?? ''].map((name) =>
      name.replaceAll(' ', ''),
    );
    return slipsBetween(found ?? '', expected ?? '', MOST_SLIPS) !== undefined;
  }

  /** The two that are most alike. */
  #ranked(line: Line): readonly Alike[] {
    const known = this.#rankings.get(line);
    if (known) return known;
    const ranked = this.#criteria
      .map((criterion) => ({ criterion, alike: this.#likeness(line, criterion) }))
      .sort((a, b) => b.alike - a.alike)
      .slice(0, 2);
    this.#rankings.set(line, ranked);
    return ranked;
  }

  #likeness(line: Line, criterion: Criterion): number {
    return likeness(line.foldedName, this.#folded.get(criterion) ?? '');
  }
}

/** `2.1.1` for `II.2.1.1`: what a workbook writes below the heading of section II. */
function shortCodes(code: string): readonly string[] {
  const [first = '', ...rest] = code.split('.');
  return isRoman(first) && rest.length > 0 ? [rest.join('.')] : [];
}

const sectionOf = ({ code }: Criterion): string => code.split('.')[0] ?? '';

function heaviest(
  criteria: readonly Criterion[],
  weights: ReadonlyMap<Criterion, Weight>,
): readonly Criterion[] {
  const top = Math.max(0, ...criteria.map((criterion) => weights.get(criterion) ?? 0));
  return criteria.filter((criterion) => weights.get(criterion) === top);
}
