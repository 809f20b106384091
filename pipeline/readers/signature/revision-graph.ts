import type { View } from '../pdf/document.ts';
import { Dict, dictOf, isArray, Name, type PdfObject, PdfString, Ref, Stream } from '../pdf/objects.ts';

/** Where a reference stands: in which object (0 is the trailer), under which keys (`AP/N`; array places do not count). */
export interface Usage {
  readonly holder: number;
  readonly path: string;
}

/** Trailer keys that describe the file, not the document. */
const FILE_KEYS = new Set([
  'Prev',
  'XRefStm',
  'Size',
  'W',
  'Index',
  'Length',
  'Filter',
  'DecodeParms',
  'Type',
  'ID',
]);

/** Every reference of a revision that can be reached from its trailer, by the number it names, dangling ones too. */
export function usagesOf(view: View): ReadonlyMap<number, readonly Usage[]> {
  const usages = new Map<number, Usage[]>();
  const waiting: { readonly num: number; readonly value: PdfObject }[] = [];
  const note = (value: PdfObject, holder: number, path: string): void => {
    if (value instanceof Ref) {
      const known = usages.get(value.num);
      if (known) {
        known.push({ holder, path });
        return;
      }
      usages.set(value.num, [{ holder, path }]);
      const found = view.find(value.num);
      if (found) waiting.push({ num: value.num, value: found.value });
    } else if (isArray(value)) for (const item of value) note(item, holder, path);
    else if (value instanceof Dict || value instanceof Stream) {
      const { entries } = value instanceof Stream ? value.dict : value;
      for (const [key, each] of entries) note(each, holder, path ? `${path}/${key}` : key);
    }
  };
  for (const [key, value] of view.revision.trailer.entries) if (!FILE_KEYS.has(key)) note(value, 0, key);
  for (let next = waiting.pop(); next; next = waiting.pop()) note(next.value, next.num, '');
  return usages;
}

/** Readers keep reals in single precision (ISO 32000-1 annex C) and write them so again: MuPDF makes 595.2756 of 595.27563. */
const PRECISION = 1e-6;

function isSameNumber(a: number, b: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  const isReal = !Number.isInteger(a) || !Number.isInteger(b);
  return isReal && Math.abs(a - b) <= PRECISION * Math.max(1, Math.abs(a));
}

/** Whether two values of two revisions are the same without following references. */
export function sameValue(
  a: PdfObject,
  b: PdfObject,
  views: { readonly old: View; readonly now: View },
): boolean {
  if (a === b) return true;
  if (typeof a === 'number' && typeof b === 'number') return isSameNumber(a, b);
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (a instanceof Ref) return b instanceof Ref && a.num === b.num && a.gen === b.gen;
  if (a instanceof Name) return b instanceof Name && a.name === b.name;
  if (a instanceof PdfString) {
    if (!(b instanceof PdfString)) return false;
    const sameKey = a.owner?.num === b.owner?.num && a.owner?.gen === b.owner?.gen;
    return (sameKey && a.bytes.equals(b.bytes)) || views.old.plain(a).equals(views.now.plain(b));
  }
  if (a instanceof Dict) return b instanceof Dict && sameDict(a, b, views);
  if (a instanceof Stream) {
    if (!(b instanceof Stream) || !sameDict(a.dict, b.dict, views)) return false;
    const sameKey = a.owner.num === b.owner.num && a.owner.gen === b.owner.gen;
    return (sameKey && a.raw.equals(b.raw)) || views.old.rawOf(a).equals(views.now.rawOf(b));
  }
  if (!isArray(a) || !isArray(b)) return false;
  return a.length === b.length && a.every((item, index) => sameValue(item, b[index] ?? null, views));
}

/** Finds the same value of another revision in a list of one; null where there is none. */
export function twinIn(items: readonly PdfObject[], view: View): (item: PdfObject, its: View) => PdfObject {
  const written = new Map(items.map((each) => [writtenOf(each, view), each]));
  return (item, its) => written.get(writtenOf(item, its)) ?? null;
}

/** A text that is equal for equal values, decrypted and without following references. */
function writtenOf(value: PdfObject, view: View): string {
  if (value instanceof Ref) return `${value.num} ${value.gen} R`;
  if (value instanceof Name) return `/${JSON.stringify(value.name)}`;
  if (value instanceof PdfString) return `<${view.plain(value).toString('hex')}>`;
  if (isArray(value)) return `[${value.map((each) => writtenOf(each, view)).join(' ')}]`;
  const dict = dictOf(value);
  if (!dict) return String(value);
  const entries = [...dict.entries].map(([key, each]) => `${JSON.stringify(key)} ${writtenOf(each, view)}`);
  return `<<${entries.toSorted().join(' ')}>>`;
}

/** Whether a key stands twice anywhere in a value: each reader takes the one it likes. */
export function isAmbiguous(value: PdfObject): boolean {
  if (isArray(value)) return value.some(isAmbiguous);
  const dict = dictOf(value);
  return dict !== undefined && (dict.ambiguous || [...dict.entries.values()].some(isAmbiguous));
}

function sameDict(a: Dict, b: Dict, views: { readonly old: View; readonly now: View }): boolean {
  if (a.entries.size !== b.entries.size || a.ambiguous || b.ambiguous) return false;
  for (const [key, value] of a.entries) if (!sameValue(value, b.get(key), views)) return false;
  return true;
}
