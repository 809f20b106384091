import type { PdfFile, View } from '../pdf/document.ts';
import { readIndirect } from '../pdf/indirect.ts';
import {
  Budget,
  Dict,
  dictOf,
  isArray,
  nameOf,
  PdfDamage,
  type PdfObject,
  PdfString,
  Ref,
} from '../pdf/objects.ts';
import type { VerifyLimits } from './policy.ts';

/** A signature dictionary and how the document leads to it. */
export interface LocatedSignature {
  /** Full name of its field; null where no field leads to it. */
  readonly field: string | null;
  readonly dict: Dict;
  /** Number of the indirect object it is; null for a dictionary written inside its field. */
  readonly num: number | null;
  /** Where the file holds it; null for one inside an object stream. */
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly reachedBy: 'field' | 'permissions' | 'usage-rights' | 'nothing';
  /** /Lock of its field: what the author of the form wants closed by signing. */
  readonly lock: Dict | null;
}

export interface FormField {
  readonly name: string;
  readonly num: number | null;
  readonly dict: Dict;
  readonly type: string | null;
}

/** A text string of a dictionary as Unicode: UTF-16, UTF-8 or PDFDocEncoding (its Latin part). */
export function textOf(view: View, value: PdfObject): string | null {
  const resolved = view.resolve(value);
  if (!(resolved instanceof PdfString)) return null;
  const bytes = view.plain(resolved);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return new TextDecoder('utf-16be').decode(even);
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}

/** Every field of the interactive form, parents before children, with full names and inherited types (ISO 32000-2 12.7.4). */
export function formFields(view: View, depthLimit: number): readonly FormField[] {
  const form = view.at(view.catalog, 'AcroForm');
  const roots = form instanceof Dict ? view.at(form, 'Fields') : null;
  const found: FormField[] = [];
  const seen = new Set<number>();
  const visit = (
    value: PdfObject,
    parent: { name: string | null; type: string | null },
    depth: number,
  ): void => {
    if (depth > depthLimit)
      throw new PdfDamage('limit-depth', 0, 'form fields nested deeper than policy allows');
    if (value instanceof Ref) {
      if (seen.has(value.num)) return;
      seen.add(value.num);
    }
    const dict = view.resolve(value);
    if (!(dict instanceof Dict)) return;
    const own = textOf(view, dict.get('T'));
    const type = nameOf(view.at(dict, 'FT')) ?? parent.type;
    const name = own === null ? parent.name : parent.name === null ? own : `${parent.name}.${own}`;
    if (own !== null || depth === 0 || dict.get('V') !== null)
      found.push({ name: name ?? '', num: value instanceof Ref ? value.num : null, dict, type });
    const kids = view.at(dict, 'Kids');
    if (isArray(kids)) for (const kid of kids) visit(kid, { name, type }, depth + 1);
  };
  if (isArray(roots)) for (const root of roots) visit(root, { name: null, type: null }, 0);
  return found;
}

const unfielded = { field: null, lock: null } as const;

/** All signature dictionaries: of fields, of /Perms, and those that nothing leads to any more. */
export function locateSignatures(file: PdfFile, limits: VerifyLimits): readonly LocatedSignature[] {
  const view = file.view();
  const found: LocatedSignature[] = [];
  const add = (value: PdfObject, how: Pick<LocatedSignature, 'field' | 'reachedBy' | 'lock'>): void => {
    const resolved = view.resolve(value);
    if (resolved === null) return;
    if (found.length >= limits.signatures) {
      throw new PdfDamage('limit-signatures', 0, 'more signatures than policy allows');
    }
    // A field whose value is no dictionary claims to be signed all the same.
    const dict = dictOf(resolved) ?? new Dict(new Map());
    const indirect = value instanceof Ref ? (view.find(value.num)?.indirect ?? null) : null;
    found.push({ ...how, dict, num: value instanceof Ref ? value.num : null, span: indirect });
  };
  for (const { name, dict, type } of formFields(view, limits.depth)) {
    const value = dict.get('V');
    if (type !== 'Sig' || value === null) continue;
    const lock = view.at(dict, 'Lock');
    add(value, {
      field: file.locked ? null : name,
      reachedBy: 'field',
      lock: lock instanceof Dict ? lock : null,
    });
  }
  const permissions = view.at(view.catalog, 'Perms');
  if (permissions instanceof Dict) {
    const isNew = (value: PdfObject): boolean =>
      !(value instanceof Ref && found.some(({ num }) => num === value.num));
    const certified = permissions.get('DocMDP');
    if (certified !== null && isNew(certified)) add(certified, { ...unfielded, reachedBy: 'permissions' });
    for (const key of ['UR3', 'UR']) {
      const rights = permissions.get(key);
      if (rights !== null && isNew(rights)) add(rights, { ...unfielded, reachedBy: 'usage-rights' });
    }
  }
  return [...found, ...unreached(file, found, limits)];
}

const KEY = '/ByteRange';

/** Signature dictionaries that stand in the file but that no field leads to: removed, replaced or never announced. */
function unreached(
  file: PdfFile,
  known: readonly LocatedSignature[],
  limits: VerifyLimits,
): readonly LocatedSignature[] {
  const { bytes } = file;
  const found: LocatedSignature[] = [];
  let starts: Float64Array | undefined;
  let from = 0;
  for (let at = bytes.indexOf(KEY); at >= 0; at = bytes.indexOf(KEY, from)) {
    from = at + KEY.length;
    const within = ({ span }: LocatedSignature): boolean => span !== null && span.start < at && at < span.end;
    if (found.length >= limits.signatures) break;
    if (known.some(within) || found.some(within)) continue;
    // ISO 32004 puts a /ByteRange of its own into trailers (/AuthCode).
    if (file.revisions.some(({ sections }) => sections.some(({ span }) => span.start <= at && at < span.end)))
      continue;
    starts ??= objectStarts(file);
    const start = lastUpTo(starts, at);
    const object = start === undefined ? undefined : tryObject(file, start, limits);
    if (object && at < object.end) {
      const { value } = object;
      from = object.end;
      if (!(value instanceof Dict) || !value.entries.has('ByteRange')) continue;
      found.push({ ...unfielded, dict: value, num: object.num, span: object, reachedBy: 'nothing' });
    } else {
      const end = at + KEY.length;
      found.push({
        ...unfielded,
        dict: new Dict(new Map()),
        num: null,
        span: { start: at, end },
        reachedBy: 'nothing',
      });
    }
  }
  return found;
}

const objectStarts = ({ revisions }: PdfFile): Float64Array =>
  Float64Array.from(
    revisions.flatMap(({ own }) =>
      [...own.values()].flatMap((entry) => (entry.kind === 'used' ? [entry.offset] : [])),
    ),
  ).sort();

/** The last of the sorted numbers that is not above the limit. */
function lastUpTo(sorted: Float64Array, limit: number): number | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

function tryObject(
  file: PdfFile,
  start: number,
  limits: VerifyLimits,
): ReturnType<typeof readIndirect> | undefined {
  try {
    const view = file.view();
    return readIndirect(file.bytes, start, { budget: new Budget(limits), resolve: view.resolve });
  } catch (error) {
    if (error instanceof PdfDamage) return undefined;
    throw error;
  }
}
