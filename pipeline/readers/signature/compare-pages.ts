import { Dict, isArray, nameOf, type PdfObject, Ref } from '../pdf/objects.ts';
import { compareAppearance, isMark } from './compare-appearance.ts';
import type { Comparison, Pair, Purpose } from './comparison.ts';
import type { NewWidgets } from './form-field.ts';
import { twinIn } from './revision-graph.ts';

const PAGE: Purpose = { what: 'the list of annotations of a page', kind: 'store' };

/**
 * Marks that stand beside or on words without being words. FreeText, Stamp, Redact and the like can put
 * content over what was certified (the evil annotation attack): they are never permitted.
 */
const MARKS = new Set([
  'Text',
  'Popup',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Caret',
  'Ink',
  'Line',
  'PolyLine',
]);

/** Pages: only their lists of annotations may change, by new signature widgets and, where permitted, marks. */
export function comparePages(comparison: Comparison, root: Pair, widgets: NewWidgets): void {
  if (!comparison.unclaimed.some((num) => mayBelongToPage(comparison, num))) return;
  const seen = new Set<number>();
  const visit = (oldNode: PdfObject, newNode: PdfObject, depth: number): void => {
    if (!(newNode instanceof Ref) || !(oldNode instanceof Ref) || oldNode.num !== newNode.num) return;
    if (depth > 60 || seen.has(newNode.num)) return;
    seen.add(newNode.num);
    const [old, now] = [comparison.old.resolve(oldNode), comparison.now.resolve(newNode)];
    if (!(old instanceof Dict) || !(now instanceof Dict)) return;
    const [oldKids, newKids] = [comparison.old.at(old, 'Kids'), comparison.now.at(now, 'Kids')];
    if (isArray(newKids)) {
      newKids.forEach(
        (kid, index) => void visit(isArray(oldKids) ? (oldKids[index] ?? null) : null, kid, depth + 1),
      );
      return;
    }
    comparePage(comparison, { old, now, oldPlace: { holder: newNode.num, path: '' } }, widgets);
  };
  const pages = (value: PdfObject): PdfObject => (value instanceof Dict ? value.get('Pages') : null);
  visit(pages(root.old), pages(root.now), 0);
}

/** A page, a list that a page may hold, or an annotation. */
function mayBelongToPage(comparison: Comparison, num: number): boolean {
  const before = comparison.old.find(num)?.value ?? null;
  if (isArray(before)) return true;
  return (
    before instanceof Dict &&
    (nameOf(before.get('Type')) === 'Page' ||
      before.entries.has('Subtype') ||
      before.entries.has('MediaBox') ||
      before.entries.has('Contents'))
  );
}

function comparePage(
  comparison: Comparison,
  page: Pair & { readonly old: Dict; readonly now: Dict },
  widgets: NewWidgets,
): void {
  const differing = comparison
    .differingKeys(page.old, page.now)
    .filter((key) => key !== 'Annots' && key !== 'Tabs');
  const { holder } = page.oldPlace;
  if (differing.length || page.now.ambiguous) {
    comparison.forbid(holder, `/${differing.join(', /')} of a page changed`);
    return;
  }
  comparison.claim(holder, PAGE);
  const list = comparison.follow(page, 'Annots', PAGE);
  const before = isArray(list.old) ? list.old : [];
  const after = isArray(list.now) ? list.now : [];
  const { old, now } = comparison;
  const [hadTwin, hasTwin] = [twinIn(before, old), twinIn(after, now)];
  const twinBefore = (item: PdfObject): PdfObject => hadTwin(item, now);
  const twinAfter = (item: PdfObject): PdfObject => hasTwin(item, old);
  for (const item of before) if (twinAfter(item) === null) removedAnnotation(comparison, item);
  // What is listed later lies on top: another order shows what was covered.
  const [keptBefore, keptAfter] = [before.filter(twinAfter), after.filter(twinBefore)];
  if (!comparison.same(keptBefore, keptAfter))
    comparison.forbid(holder, 'annotations of a page in another order');
  for (const item of after) {
    if (twinBefore(item) === null) addedAnnotation(comparison, item, widgets);
    else if (comparison.isChanged(item)) changedAnnotation(comparison, item);
  }
}

function removedAnnotation(comparison: Comparison, item: PdfObject): void {
  const subtype = subtypeOf(comparison.old.resolve(item));
  if (!MARKS.has(subtype)) comparison.forbid(item, `a ${subtype} annotation was removed`);
  else comparison.note({ what: `a ${subtype} annotation was removed`, kind: 'annotation' });
}

const subtypeOf = (value: PdfObject): string =>
  value instanceof Dict ? (nameOf(value.get('Subtype')) ?? '?') : '?';

function addedAnnotation(comparison: Comparison, item: PdfObject, widgets: NewWidgets): void {
  const widget = item instanceof Ref ? widgets.get(item.num) : undefined;
  if (widget) return;
  const dict = comparison.now.resolve(item);
  const subtype = subtypeOf(dict);
  const added = item instanceof Ref && comparison.isNew(item.num) && dict instanceof Dict;
  if (!added || !MARKS.has(subtype) || hasAction(dict) || !isMark(comparison.now, dict)) {
    comparison.forbid(item, `a ${subtype} annotation was added`);
    return;
  }
  comparison.adopt(item, { what: `a ${subtype} annotation was added`, kind: 'annotation' });
}

const hasAction = (dict: Dict): boolean => dict.entries.has('A') || dict.entries.has('AA') || dict.ambiguous;

function changedAnnotation(comparison: Comparison, item: PdfObject): void {
  if (!(item instanceof Ref) || !comparison.isUnclaimed(item.num)) return;
  const [old, now] = [comparison.old.resolve(item), comparison.now.resolve(item)];
  if (!(old instanceof Dict) || !(now instanceof Dict)) return;
  const subtype = subtypeOf(old);
  // Widgets are compared with their fields; what their fields left unclaimed is forbidden.
  if (subtype === 'Widget') return;
  if (subtypeOf(now) !== subtype || !MARKS.has(subtype) || hasAction(now) || !isMark(comparison.now, now)) {
    comparison.forbid(item, `a ${subtype} annotation was changed`);
    return;
  }
  const purpose: Purpose = { what: `a ${subtype} annotation was changed`, kind: 'annotation' };
  comparison.claim(item.num, purpose);
  compareAppearance(comparison, { old, now, oldPlace: { holder: item.num, path: '' } }, purpose);
  for (const each of now.entries.values()) comparison.adopt(each, purpose);
}
