import type { PdfFile, Revision, View } from '../pdf/document.ts';
import { isInteger, nameOf, Stream } from '../pdf/objects.ts';
import type { XrefEntry } from '../pdf/xref.ts';

/**
 * What the cross-reference of one later saving says in two ways: readers settle each of these differently,
 * so that one shows the signed document and another does not. Writers have no need of any.
 * @returns each contradiction, in words.
 */
export function contradictions(file: PdfFile, revision: number): readonly string[] {
  const current = file.revisions[revision];
  const before = file.revisions[revision - 1];
  if (!current || !before) return [];
  const view = file.view(revision);
  return [
    ...(current.sections.some(({ trailer }) => trailer.ambiguous) ? ['a key stands twice in a trailer'] : []),
    ...sizeContradictions(current, before),
    ...current.sections.flatMap(({ disputed }) =>
      disputed.map((num) => `the two cross-references of a hybrid file differ over object ${num}`),
    ),
    ...entryContradictions(current, view),
  ];
}

/** Objects from /Size on count as missing (7.5.5): a smaller /Size makes signed objects disappear. */
function sizeContradictions({ trailer }: Revision, before: Revision): readonly string[] {
  const [size, known] = [trailer.get('Size'), before.trailer.get('Size')];
  if (!isInteger(size)) return ['a trailer without /Size'];
  return isInteger(known) && size < known ? ['/Size hides objects'] : [];
}

const isPackedIn = (entry: XrefEntry | undefined, container: number): boolean =>
  entry?.kind === 'packed' && entry.container === container;

function entryContradictions({ own }: Revision, view: View): readonly string[] {
  const found: string[] = [];
  for (const [num, entry] of own) {
    if (entry.kind === 'packed') {
      if (view.packedIn(entry.container)[entry.index] !== num)
        found.push(`object ${num} is not where object stream ${entry.container} has it`);
    } else if (entry.kind === 'used') {
      const object = view.find(num);
      if (object?.gen !== entry.gen) found.push(`object ${num} has another generation than its entry`);
      if (object?.value instanceof Stream && nameOf(object.value.dict.get('Type')) === 'ObjStm') {
        const hidden = view.packedIn(num).find((each) => !isPackedIn(own.get(each), num));
        if (hidden !== undefined) found.push(`object stream ${num} holds object ${hidden} unannounced`);
      }
    }
  }
  return found;
}
