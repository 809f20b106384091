import { Dict, isArray, nameOf, type PdfObject, Ref, Stream } from '../pdf/objects.ts';
import { compareForm } from './compare-form.ts';
import { comparePages } from './compare-pages.ts';
import type { Comparison, Pair, Purpose } from './comparison.ts';
import { twinIn } from './revision-graph.ts';

const STORE: Purpose = { what: 'long-term validation data', kind: 'store' };
const METADATA: Purpose = { what: 'document information or metadata', kind: 'metadata' };
const STRUCTURE: Purpose = { what: 'structure of a new signature or annotation', kind: 'signature' };
const EXTENSIONS: Purpose = { what: 'extensions and version of the format', kind: 'store' };

/** Trailer and catalog: what each entry may become, and who looks further into it. */
export function compareDocument(comparison: Comparison): void {
  const { old, now } = comparison;
  const [before, after] = [old.revision.trailer, now.revision.trailer];
  if (!comparison.same(before.get('Root'), after.get('Root'))) {
    comparison.forbid(0, 'another catalog');
    return;
  }
  if (!comparison.same(before.get('Encrypt'), after.get('Encrypt'))) comparison.forbid(0, 'other encryption');
  const trailer: Pair = { old: before, now: after, oldPlace: { holder: 0, path: '' } };
  const info = comparison.follow(trailer, 'Info', METADATA);
  comparison.adopt(info.now, METADATA);
  const root = comparison.follow(trailer, 'Root', EXTENSIONS);
  if (!(root.old instanceof Dict) || !(root.now instanceof Dict)) {
    comparison.forbid(0, 'no catalog');
    return;
  }
  const rootRef = after.get('Root');
  if (rootRef instanceof Ref) comparison.claim(rootRef.num, EXTENSIONS);
  const widgets = compareForm(comparison, root);
  comparePages(comparison, root, widgets);
  compareStore(comparison, comparison.follow(root, 'DSS', STORE));
  for (const key of ['Extensions', 'MarkInfo']) {
    const part = comparison.follow(root, key, EXTENSIONS);
    comparison.adopt(part.now, EXTENSIONS);
  }
  compareMetadata(comparison, root);
  compareStructure(comparison, root);
  const judged = new Set([
    'AcroForm',
    'DSS',
    'Extensions',
    'MarkInfo',
    'Metadata',
    'Version',
    'StructTreeRoot',
  ]);
  for (const key of comparison.differingKeys(root.old, root.now)) {
    if (!judged.has(key)) comparison.forbid(rootRef, `/${key} of the catalog changed`);
  }
}

function compareMetadata(comparison: Comparison, root: Pair): void {
  const metadata = comparison.follow(root, 'Metadata', METADATA);
  if (metadata.now instanceof Stream) comparison.adopt(metadata.now, METADATA);
  else if (metadata.now !== null) comparison.forbid(0, '/Metadata is no stream');
}

/** The security store: it proves itself by the signatures in it, so entries may come and go. */
function compareStore(comparison: Comparison, store: Pair, depth = 0): void {
  if (depth > 6) return;
  const { now } = store;
  if (now instanceof Dict) {
    for (const [key, value] of now.entries) {
      if (!comparison.enterOnce('store', value)) continue;
      compareStore(comparison, comparison.follow(store, key, STORE), depth + 1);
    }
  } else if (isArray(now)) {
    const before = isArray(store.old) ? store.old : [];
    const twin = twinIn(before, comparison.old);
    for (const item of now) {
      if (!comparison.enterOnce('store', item)) continue;
      const same = twin(item, comparison.now);
      compareStore(comparison, comparison.enter({ ...store, old: same, now: item }, STORE), depth + 1);
    }
  } else if (now instanceof Stream) comparison.adopt(now, STORE);
}

/** A tagged document gets structure elements for a new signature: elements may be added, none changed. */
function compareStructure(comparison: Comparison, root: Pair): void {
  const tree = comparison.follow(root, 'StructTreeRoot', STRUCTURE);
  if (!(tree.now instanceof Dict)) {
    if (tree.old !== null) comparison.forbid(0, 'the structure tree was removed');
    return;
  }
  if (!(tree.old instanceof Dict)) {
    comparison.forbid(0, 'a structure tree was added');
    return;
  }
  for (const key of comparison.differingKeys(tree.old, tree.now)) {
    if (!['K', 'ParentTree', 'ParentTreeNextKey', 'IDTree'].includes(key)) {
      comparison.forbid(0, `/${key} of the structure tree changed`);
    }
  }
  // Every element of the first level names the tree as its parent; what changed in it was compared just now.
  const reference = root.now instanceof Dict ? root.now.get('StructTreeRoot') : null;
  if (reference instanceof Ref) comparison.claim(reference.num, STRUCTURE);
  compareNumberTree(comparison, comparison.follow(tree, 'ParentTree', STRUCTURE), 0);
  compareKids(comparison, tree);
  for (const num of comparison.unclaimed) {
    const [before, after] = [comparison.old.find(num)?.value, comparison.now.find(num)?.value];
    if (!(before instanceof Dict) || !(after instanceof Dict) || !isElement(before)) continue;
    const differing = comparison.differingKeys(before, after);
    if (differing.some((key) => key !== 'K')) continue;
    comparison.claim(num, STRUCTURE);
    compareKids(comparison, { old: before, now: after, oldPlace: { holder: num, path: '' } });
  }
}

const isElement = (dict: Dict): boolean =>
  nameOf(dict.get('Type')) === 'StructElem' || (dict.entries.has('S') && dict.entries.has('P'));

/** Kids of an element: the old ones in their order, new ones only elements or references to annotations. */
function compareKids(comparison: Comparison, element: Pair): void {
  const kids = comparison.follow(element, 'K', STRUCTURE);
  const listed = (value: PdfObject, raw: PdfObject): readonly PdfObject[] =>
    isArray(value) ? value : raw === null ? [] : [raw];
  const rawOf = (value: PdfObject): PdfObject => (value instanceof Dict ? value.get('K') : null);
  const before = listed(kids.old, rawOf(element.old));
  const after = listed(kids.now, rawOf(element.now));
  let reached = 0;
  for (const item of after) {
    if (reached < before.length && comparison.same(before[reached] ?? null, item)) reached++;
    else if (isAddedKid(comparison, item)) comparison.adopt(item, STRUCTURE);
    else comparison.forbid(item, 'content put into the structure tree');
  }
  if (reached < before.length) comparison.forbid(0, 'structure elements removed');
}

function isAddedKid(comparison: Comparison, item: PdfObject): boolean {
  const dict = comparison.now.resolve(item);
  if (!(dict instanceof Dict)) return false;
  const added = item instanceof Ref && comparison.isNew(item.num);
  return nameOf(dict.get('Type')) === 'OBJR' || (added && isElement(dict));
}

/** /ParentTree: pairs may be added, none changed. */
function compareNumberTree(comparison: Comparison, node: Pair, depth: number): void {
  if (depth > 20 || !(node.now instanceof Dict)) return;
  const numbers = comparison.follow(node, 'Nums', STRUCTURE);
  const before = isArray(numbers.old) ? numbers.old : [];
  const after = isArray(numbers.now) ? numbers.now : [];
  const places = new Map(after.flatMap((each, place) => (place % 2 ? [] : [[each, place] as const])));
  for (let at = 0; at + 1 < before.length; at += 2) {
    const index = places.get(before[at] ?? null) ?? -1;
    const [was, is] = [before[at + 1] ?? null, after[index + 1] ?? null];
    if (index < 0 || !comparison.same(was, is)) {
      comparison.forbid(0, 'an entry of the parent tree changed');
      return;
    }
    // An element is compared as such; a list of them, the owners of the marks of a page, is here.
    if (!isArray(comparison.old.resolve(was))) continue;
    const pair = comparison.enter({ old: was, now: is, oldPlace: numbers.oldPlace }, STRUCTURE);
    if (
      isArray(pair.now) &&
      isArray(pair.old) &&
      !pair.old.every((each, place) =>
        comparison.same(each, isArray(pair.now) ? (pair.now[place] ?? null) : null),
      )
    ) {
      comparison.forbid(0, 'an entry of the parent tree changed');
      return;
    }
  }
  for (const item of after) comparison.adopt(item, STRUCTURE);
  const kids = comparison.follow(node, 'Kids', STRUCTURE);
  const oldKids = isArray(kids.old) ? kids.old : [];
  const newKids = isArray(kids.now) ? kids.now : [];
  newKids.forEach((kid, index) => {
    if (!comparison.enterOnce('numbers', kid)) return;
    const was = oldKids[index] ?? null;
    compareNumberTree(
      comparison,
      comparison.enter({ old: was, now: kid, oldPlace: kids.oldPlace }, STRUCTURE),
      depth + 1,
    );
  });
  if (newKids.length < oldKids.length) comparison.forbid(0, 'a part of the parent tree removed');
}
