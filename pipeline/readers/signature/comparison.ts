import type { PdfFile, View } from '../pdf/document.ts';
import { Dict, dictOf, isArray, nameOf, type PdfObject, Ref, Stream } from '../pdf/objects.ts';
import { isAmbiguous, sameValue, type Usage, usagesOf } from './revision-graph.ts';

/**
 * What a later saving did, by what it needs to be allowed:
 * `store` long-term data and timestamps, `metadata`, `signature` a signature in an existing or invisible field,
 * `new-field` a new visible signature field, `fill` form filling, `redraw` a field drawn anew
 * while its value stays, `annotation`, `forbidden` anything else.
 */
export type ChangeKind =
  | 'store'
  | 'metadata'
  | 'signature'
  | 'new-field'
  | 'fill'
  | 'redraw'
  | 'annotation'
  | 'forbidden';

export interface Change {
  /** `12 0`, or `-` for what is no object. */
  readonly object: string;
  readonly what: string;
  readonly kind: ChangeKind;
  /** Full name of the field whose value changed: locks speak of it. */
  readonly field?: string;
  /** Full name of the signature field that the change belongs to. */
  readonly signs?: string;
}

/** What readers that repair a file look for by its type, led to or not. */
const TOPS = new Set(['Catalog', 'Pages', 'Page']);

/** A pair of values, one of each revision, and where their references stand. */
export interface Pair {
  readonly old: PdfObject;
  readonly now: PdfObject;
  readonly oldPlace: Usage;
}

/** What a permitted change is called. */
export type Purpose = Pick<Change, 'what' | 'kind' | 'field' | 'signs'>;

/**
 * One saving compared with the one before it. Every object it defines anew must be claimed for a permitted
 * purpose by the part of the document it belongs to; what nobody claims is forbidden.
 */
export class Comparison {
  readonly old: View;
  readonly now: View;
  readonly #changed = new Set<number>();
  readonly #claimed = new Map<number, Change>();
  readonly #forbidden: Change[] = [];
  readonly #notes: Change[] = [];
  readonly #visited = new Set<string>();
  /** The uses of old objects that were looked at when they were claimed. */
  readonly #judged = new Map<number, Set<string>>();
  /** Objects whose new form was compared entry by entry: they may be used from anywhere. */
  readonly #anywhere = new Set<number>();
  #usages: ReadonlyMap<number, readonly Usage[]> | undefined;
  #laterUsages: ReadonlyMap<number, readonly Usage[]> | undefined;

  constructor(file: PdfFile, revision: number) {
    this.old = file.view(revision);
    this.now = file.view(revision + 1);
    for (const [num, entry] of this.now.revision.own) {
      const before = this.old.find(num);
      if (entry.kind === 'free') {
        if (before) this.#changed.add(num);
        continue;
      }
      const after = this.now.find(num);
      const same = before && after && before.gen === after.gen && this.same(before.value, after.value);
      if (!same) this.#changed.add(num);
    }
  }

  same(a: PdfObject, b: PdfObject): boolean {
    return sameValue(a, b, this);
  }

  get usages(): ReadonlyMap<number, readonly Usage[]> {
    this.#usages ??= usagesOf(this.old);
    return this.#usages;
  }

  get laterUsages(): ReadonlyMap<number, readonly Usage[]> {
    this.#laterUsages ??= usagesOf(this.now);
    return this.#laterUsages;
  }

  isChanged(value: PdfObject): boolean {
    return value instanceof Ref && this.#changed.has(value.num);
  }

  /** True the first time a part comes to this object: trees of a hostile file may have circles. */
  enterOnce(part: string, value: PdfObject): boolean {
    if (!(value instanceof Ref)) return true;
    const visit = `${part} ${value.num}`;
    if (this.#visited.has(visit)) return false;
    this.#visited.add(visit);
    return true;
  }

  isNew(num: number): boolean {
    return this.old.find(num) === undefined;
  }

  isUnclaimed(num: number): boolean {
    return this.#changed.has(num) && !this.#claimed.has(num);
  }

  /** Changed objects that nobody claimed yet. */
  get unclaimed(): readonly number[] {
    return [...this.#changed].filter((num) => !this.#claimed.has(num));
  }

  forbid(value: PdfObject | number, what: string): void {
    const named = value instanceof Ref ? value.num : typeof value === 'number' ? value : 0;
    const num = named > 0 ? named : undefined;
    if (num !== undefined) this.#claimed.set(num, { object: `${num} 0`, what, kind: 'forbidden' });
    this.#forbidden.push({ object: num === undefined ? '-' : `${num} 0`, what, kind: 'forbidden' });
  }

  /** A permitted change that is no whole object: an entry of one that was claimed. */
  note(purpose: Purpose): void {
    this.#notes.push({ object: '-', ...purpose });
  }

  /** Claims one changed object outright: its new form was compared with the old one, or it is new. */
  claim(num: number, purpose: Purpose, uses: 'anywhere' | 'judged' = 'anywhere'): void {
    if (!this.#changed.has(num)) return;
    if (uses === 'anywhere') this.#anywhere.add(num);
    const known = this.#claimed.get(num);
    if (!known) this.#claimed.set(num, { object: `${num} 0`, ...purpose });
  }

  /**
   * Follows a key in both revisions. A changed object found there is claimed for the purpose, if it is new
   * or was the value of the same key before: an existing object put to a new use is not.
   */
  follow(pair: Pair, key: string, purpose: Purpose): Pair {
    const entryOf = (value: PdfObject): PdfObject =>
      value instanceof Dict ? value.get(key) : value instanceof Stream ? value.dict.get(key) : null;
    const { holder, path } = pair.oldPlace;
    const place = { holder, path: path ? `${path}/${key}` : key };
    return this.enter({ old: entryOf(pair.old), now: entryOf(pair.now), oldPlace: place }, purpose);
  }

  /** The same for a value at hand. */
  enter({ old, now, oldPlace }: Pair, purpose: Purpose): Pair {
    if (old instanceof Ref) this.#judge(old.num, oldPlace);
    if (now instanceof Ref) {
      const own = this.isNew(now.num) || (old instanceof Ref && old.num === now.num);
      if (own) this.claim(now.num, purpose, 'judged');
    }
    return {
      old: this.old.resolve(old),
      now: this.now.resolve(now),
      oldPlace: old instanceof Ref ? { holder: old.num, path: '' } : oldPlace,
    };
  }

  #judge(num: number, { holder, path }: Usage): void {
    const known = this.#judged.get(num) ?? new Set();
    this.#judged.set(num, known.add(`${holder} ${path}`));
  }

  /** Claims all new objects under a value; existing ones are left to the parts they belong to. */
  adopt(value: PdfObject, purpose: Purpose): void {
    const waiting: PdfObject[] = [value];
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      if (each instanceof Ref) {
        if (!this.isNew(each.num) || !this.isUnclaimed(each.num)) continue;
        this.claim(each.num, purpose, 'judged');
        waiting.push(this.now.resolve(each));
      } else if (isArray(each)) for (const item of each) waiting.push(item);
      else for (const item of dictOf(each)?.entries.values() ?? []) waiting.push(item);
    }
  }

  /** Keys whose values differ as written. */
  differingKeys(old: Dict, now: Dict): readonly string[] {
    const keys = new Set([...old.entries.keys(), ...now.entries.keys()]);
    return [...keys].filter((key) => !this.same(old.get(key), now.get(key)));
  }

  /** The whole account, once every part has claimed its own. */
  conclude(): readonly Change[] {
    for (const { num, isContainer } of this.#containers()) {
      if (isContainer) this.claim(num, { what: 'an object or cross-reference stream', kind: 'store' });
    }
    for (const num of this.#changed)
      if (isAmbiguous(this.now.find(num)?.value ?? null)) this.forbid(num, 'a key stands twice in an object');
    for (const num of this.unclaimed) {
      if (this.now.entry(num)?.kind === 'free') this.#judgeFreed(num);
      else if (this.isNew(num)) this.#judgeAdded(num);
      else this.forbid(num, 'an object of the signed revision replaced');
    }
    for (const num of this.#claimed.keys()) this.#judgeUses(num);
    const permitted = [...this.#claimed.values()].filter(({ kind }) => kind !== 'forbidden');
    return [...this.#forbidden, ...permitted, ...this.#notes];
  }

  *#containers(): Generator<{ readonly num: number; readonly isContainer: boolean }> {
    for (const num of this.unclaimed) {
      const value = this.now.find(num)?.value;
      const before = this.old.find(num)?.value;
      const type = value instanceof Stream ? nameOf(value.dict.get('Type')) : undefined;
      const wasType = before instanceof Stream ? nameOf(before.dict.get('Type')) : undefined;
      // A cross-reference stream may take its predecessor's number; an object stream may not: its objects would change.
      yield {
        num,
        isContainer:
          (type === 'ObjStm' && before === undefined) ||
          (type === 'XRef' && (before === undefined || wasType === 'XRef')),
      };
    }
  }

  /** Writers leave objects behind that nothing uses (a font, an old picture): what nothing leads to shows nothing. */
  #judgeAdded(num: number): void {
    const type = nameOf(dictOf(this.now.find(num)?.value ?? null)?.get('Type') ?? null) ?? '';
    if (this.laterUsages.has(num) || TOPS.has(type))
      this.forbid(num, 'an object added for no permitted purpose');
    else this.claim(num, { what: 'an object nothing leads to', kind: 'store' });
  }

  /** Freeing an object that nothing uses any more changes nothing. */
  #judgeFreed(num: number): void {
    if (this.usages.has(num) && this.laterUsages.has(num))
      this.forbid(num, 'an object of the signed revision removed');
    else this.claim(num, { what: 'an object no longer used', kind: 'store' });
  }

  /** A replaced object must not also serve where nobody looked; a new one must not fill a reference that dangled. */
  #judgeUses(num: number): void {
    if (this.#anywhere.has(num) || this.#claimed.get(num)?.kind === 'forbidden') return;
    const judged = this.#judged.get(num);
    const unjudged = (this.usages.get(num) ?? []).find(
      ({ holder, path }) => !judged?.has(`${holder} ${path}`),
    );
    if (unjudged)
      this.forbid(num, `an object also used by object ${unjudged.holder} under /${unjudged.path}`);
  }
}
