import type { Buffer } from 'node:buffer';
import { decodeStream } from './filters.ts';
import { readIndirect } from './indirect.ts';
import { type Budget, isArray, isInteger, nameOf, PdfDamage, type PdfObject, Stream } from './objects.ts';
import type { Reading, XrefEntry, XrefSection } from './xref.ts';

const noReferences = (value: PdfObject): PdfObject => value;

type XrefStream = Pick<XrefSection, 'entries' | 'trailer' | 'span'> & { readonly num: number };

/** The cross-reference stream standing at `at`. */
export function readXrefStream(bytes: Buffer, at: number, { budget, base }: Reading): XrefStream {
  const object = readIndirect(bytes, at, { budget, resolve: noReferences });
  const { value } = object;
  if (!(value instanceof Stream) || nameOf(value.dict.get('Type')) !== 'XRef') {
    throw new PdfDamage('xref', at, 'no cross-reference stands here');
  }
  const numbers = (key: string): readonly number[] | undefined => {
    const array = value.dict.get(key);
    if (!isArray(array)) return undefined;
    const found = array.filter((each) => isInteger(each) && each >= 0);
    return found.length === array.length ? found.filter((each) => typeof each === 'number') : undefined;
  };
  const widths = numbers('W');
  const size = value.dict.get('Size');
  const whole = isInteger(size) ? [0, size] : undefined;
  const index = value.dict.get('Index') === null ? whole : numbers('Index');
  if (widths?.length !== 3 || !index || index.length % 2 || widths.some((width) => width > 8)) {
    throw new PdfDamage('xref', at, 'a malformed cross-reference stream');
  }
  const data = decodeStream(value.raw, value.dict, { resolve: noReferences, budget });
  const entries = readRows(data, { widths, index, at, budget, base });
  return { entries, trailer: value.dict, span: { start: object.start, end: object.end }, num: object.num };
}

function readRows(
  data: Buffer,
  form: {
    readonly widths: readonly number[];
    readonly index: readonly number[];
    readonly at: number;
    readonly budget: Budget;
    readonly base: number;
  },
): ReadonlyMap<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>();
  let position = 0;
  const field = (width: number, standard: number): number => {
    if (width === 0) return standard;
    let value = 0;
    for (const end = position + width; position < end; position++)
      value = value * 256 + (data[position] ?? 0);
    return value;
  };
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = form.widths;
  const row = kindWidth + secondWidth + thirdWidth;
  for (let pair = 0; pair < form.index.length; pair += 2) {
    const first = form.index[pair] ?? 0;
    const count = form.index[pair + 1] ?? 0;
    for (let num = first; num < first + count; num++) {
      if (position + row > data.length)
        throw new PdfDamage('xref', form.at, 'a cross-reference stream is too short');
      form.budget.spendObject(form.at);
      const kind = field(kindWidth, 1);
      const second = field(secondWidth, 0);
      const third = field(thirdWidth, 0);
      if (entries.has(num)) throw new PdfDamage('xref', form.at, `object ${num} stands twice in one section`);
      if (kind === 1) entries.set(num, { kind: 'used', offset: second + form.base, gen: third });
      else if (kind === 2) entries.set(num, { kind: 'packed', container: second, index: third });
      // Other kinds are references to the null object (7.5.8.3): they hide what stood there before.
      else entries.set(num, { kind: 'free' });
    }
  }
  return entries;
}
