import { Dict, isArray, nameOf, type PdfObject, Ref } from '../pdf/objects.ts';
import type { Comparison, Purpose } from './comparison.ts';
import {
  type Among,
  FORM,
  fieldName,
  isVisible,
  NO_PARENT,
  signingPurpose,
  widgetsOf,
} from './form-field.ts';

const ACTIONS = ['A', 'AA'];
/** What a viewer draws of a field. */
const DRAWN = ['AP', 'MK'];

/** A widget, or a field whose widgets are its kids. */
const isWidget = (value: PdfObject): boolean =>
  !(value instanceof Dict && value.entries.has('Subtype')) || nameOf(value.get('Subtype')) === 'Widget';

/** A new field: a signature field, or a node that only holds such; no actions in it. */
export function addedField(comparison: Comparison, item: PdfObject, { parent, widgets }: Among): void {
  const { now } = comparison;
  const dict = now.resolve(item);
  if (parent.depth > 0 && !comparison.enterOnce('new fields', item)) return;
  if (!(dict instanceof Dict) || parent.depth > 20) {
    comparison.forbid(item, 'a form field that is no dictionary');
    return;
  }
  const type = nameOf(now.at(dict, 'FT')) ?? parent.type;
  const name = fieldName(now, dict, parent);
  const kids = now.at(dict, 'Kids');
  if (type === undefined && isArray(kids)) {
    if (item instanceof Ref && comparison.isNew(item.num)) comparison.claim(item.num, FORM, 'judged');
    const below = { parent: { ...NO_PARENT, name, type, depth: parent.depth + 1 }, widgets };
    for (const kid of kids) addedField(comparison, kid, below);
    return;
  }
  if (type !== 'Sig') {
    comparison.forbid(item, `form field ${name} was added`);
    return;
  }
  if (parent.wasSigned) {
    comparison.forbid(item, `signed field ${name} was given another part`);
    return;
  }
  const items = [item, ...(isArray(kids) ? kids : [])];
  const parts = widgetsOf(now, dict);
  // What the signer signed as something else, or hidden, is no new field (shadow attack).
  const isForeign = (each: PdfObject): boolean =>
    (each instanceof Ref && !comparison.isNew(each.num)) || !isWidget(now.resolve(each));
  if (items.some(isForeign)) {
    comparison.forbid(item, `signature field ${name} was made of something else`);
    return;
  }
  if (parts.some((each) => ACTIONS.some((key) => each.entries.has(key)) || each.ambiguous)) {
    comparison.forbid(item, `signature field ${name} was added with an action`);
    return;
  }
  const isSigned = now.at(dict, 'V') instanceof Dict;
  if (!isSigned && parts.some((each) => DRAWN.some((key) => each.entries.has(key)))) {
    comparison.forbid(item, `signature field ${name} was added with a picture and no signature`);
    return;
  }
  const visible = parts.some((each) => isVisible(now, each));
  const signed = signingPurpose(comparison, dict, name);
  const purpose: Purpose = visible
    ? { what: `visible signature field ${name} was added`, kind: 'new-field', field: name, signs: name }
    : { what: signed.what, kind: signed.kind, signs: name };
  comparison.adopt(item, purpose);
  for (const each of items) if (each instanceof Ref) widgets.set(each.num, purpose);
}
