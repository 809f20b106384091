import type { View } from '../pdf/document.ts';
import { Dict, isArray, nameOf, type PdfObject, Ref, Stream } from '../pdf/objects.ts';
import type { Comparison, Pair, Purpose } from './comparison.ts';
import { textOf } from './locate.ts';

const FORM: Purpose = { what: 'the interactive form itself', kind: 'store' };
const RESOURCES: Purpose = { what: 'fonts and other resources of the form', kind: 'signature' };
const FLAGS: Purpose = { what: 'flags of a field', kind: 'store' };

/** Entries of a form field that filling or signing it changes; anything else in it is its definition. */
const VALUE_KEYS = new Set(['AP', 'AS', 'V', 'F', 'DA', 'Q', 'DS', 'RV', 'I', 'TI', 'MK', 'M', 'Ff', 'Type']);
/** An empty signature field may, when signed, also get what binds it to its page and its lock. */
const SIGNING_KEYS = new Set([...VALUE_KEYS, 'Lock', 'SV', 'P', 'StructParent', 'NM', 'TU']);
/** Acrobat sets the read-only flag of fields it locks, of signed ones too. */
const FLAG_KEYS = new Set(['Ff', 'Type']);
const ACTIONS = ['A', 'AA'];

/** New widgets by object number, with the purpose their field has: pages may list them. */
export type NewWidgets = ReadonlyMap<number, Purpose>;

interface Parent {
  readonly name: string;
  readonly type: string | undefined;
  readonly depth: number;
}

/** The interactive form: fields filled and signed, signature fields added; nothing else. */
export function compareForm(comparison: Comparison, root: Pair): NewWidgets {
  const widgets = new Map<number, Purpose>();
  const form = comparison.follow(root, 'AcroForm', FORM);
  if (!(form.now instanceof Dict)) {
    if (form.old !== null) comparison.forbid(0, 'the form was removed');
    return widgets;
  }
  const before = form.old instanceof Dict ? form.old : new Dict(new Map());
  for (const key of comparison.differingKeys(before, form.now)) {
    if (['DA', 'Q', 'NeedAppearances'].includes(key))
      comparison.note({ what: `/${key} of the form`, kind: 'fill' });
    else if (!['Fields', 'SigFlags', 'DR'].includes(key)) comparison.forbid(0, `/${key} of the form changed`);
  }
  compareResources(comparison, comparison.follow({ ...form, old: before }, 'DR', RESOURCES));
  const fields = comparison.follow({ ...form, old: before }, 'Fields', FORM);
  compareFields(comparison, fields, { parent: { name: '', type: undefined, depth: 0 }, widgets });
  return widgets;
}

/** Resources may grow; what was there stays. */
function compareResources(comparison: Comparison, resources: Pair, depth = 0): void {
  if (!(resources.now instanceof Dict)) {
    if (resources.old !== null) comparison.forbid(0, 'resources of the form were removed');
    return;
  }
  const before = resources.old instanceof Dict ? resources.old : new Dict(new Map());
  for (const key of before.entries.keys()) {
    if (!resources.now.entries.has(key)) comparison.forbid(0, `/${key} of the form's resources was removed`);
  }
  for (const [key, value] of resources.now.entries) {
    if (!before.entries.has(key)) {
      comparison.adopt(value, RESOURCES);
      continue;
    }
    const kept = comparison.follow({ ...resources, old: before }, key, RESOURCES);
    // The categories (Font, XObject, …) are dictionaries that may grow; the resources in them are not touched.
    if (depth === 0 && kept.now instanceof Dict) compareResources(comparison, kept, 1);
    else if (!comparison.same(before.get(key), value) || comparison.isChanged(value)) {
      comparison.forbid(value, `resource /${key} of the form changed`);
    }
  }
}

interface Among {
  readonly parent: Parent;
  readonly widgets: Map<number, Purpose>;
}

/** A list of fields or of their kids: the old ones stay, new ones are signature fields. */
function compareFields(comparison: Comparison, list: Pair, among: Among): void {
  const before = isArray(list.old) ? list.old : [];
  const after = isArray(list.now) ? list.now : [];
  if (among.parent.depth > 50) return;
  const twin = (item: PdfObject, others: readonly PdfObject[]): PdfObject =>
    others.find((each) => comparison.same(each, item)) ?? null;
  for (const item of before)
    if (twin(item, after) === null) comparison.forbid(item, 'a form field was removed');
  for (const item of after) {
    const known = twin(item, before);
    if (known === null) addedField(comparison, item, among);
    else compareField(comparison, { old: known, now: item, oldPlace: list.oldPlace }, among);
  }
}

const fieldName = (view: View, dict: Dict, parent: Parent): string => {
  const own = textOf(view, dict.get('T'));
  return own === null ? parent.name : parent.name ? `${parent.name}.${own}` : own;
};

function compareField(comparison: Comparison, reference: Pair, { parent, widgets }: Among): void {
  // The field itself is claimed only after its entries were compared, so the reference is followed by hand.
  const num = reference.now instanceof Ref ? reference.now.num : 0;
  const old = comparison.old.resolve(reference.old);
  const now = comparison.now.resolve(reference.now);
  if (!(old instanceof Dict) || !(now instanceof Dict)) return;
  const oldPlace = num ? { holder: num, path: '' } : reference.oldPlace;
  const field: Pair = { old, now, oldPlace };
  const type = nameOf(comparison.old.at(old, 'FT')) ?? parent.type;
  const name = fieldName(comparison.old, old, parent);
  const differing = comparison.differingKeys(old, now).filter((key) => key !== 'Kids');
  const purpose = type === 'Sig' ? signingPurpose(comparison, now, name) : fillPurpose(name);
  const wasSigned = type === 'Sig' && old.get('V') !== null;
  const permitted = wasSigned ? FLAG_KEYS : type === 'Sig' ? SIGNING_KEYS : VALUE_KEYS;
  const barred = differing.filter(
    (key) => !permitted.has(key) || (key === 'Type' && nameOf(now.get(key)) !== 'Annot'),
  );
  if (barred.length || now.ambiguous)
    comparison.forbid(reference.now, `/${barred.join(', /')} of field ${name} changed`);
  else comparison.claim(num, differing.every((key) => FLAG_KEYS.has(key)) ? FLAGS : purpose);
  if (!wasSigned) {
    if (type !== 'Sig' || old.get('V') === null) {
      for (const key of ['V', 'RV', 'MK', 'DS', 'Lock', 'SV']) {
        const value = comparison.follow(field, key, purpose);
        if (differing.includes(key) || value.now instanceof Stream) comparison.adopt(now.get(key), purpose);
      }
    }
    compareAppearance(comparison, field, purpose);
  }
  const kids = comparison.follow(field, 'Kids', FORM);
  compareFields(comparison, kids, { parent: { name, type, depth: parent.depth + 1 }, widgets });
}

const fillPurpose = (field: string): Purpose => ({
  what: `field ${field} was filled in`,
  kind: 'fill',
  field,
});

/** Appearance streams, replaced or drawn anew; those of a check box stand one level deeper, by state. */
export function compareAppearance(comparison: Comparison, holder: Pair, purpose: Purpose): void {
  const appearance = comparison.follow(holder, 'AP', purpose);
  if (appearance.now === null) return;
  if (!(appearance.now instanceof Dict)) {
    comparison.forbid(0, 'an appearance that is no dictionary');
    return;
  }
  for (const key of ['N', 'R', 'D']) {
    const form = comparison.follow(appearance, key, purpose);
    if (form.now instanceof Stream) comparison.adopt(form.now, purpose);
    else if (form.now instanceof Dict) {
      for (const state of form.now.entries.keys()) {
        const one = comparison.follow(form, state, purpose);
        if (one.now instanceof Stream) comparison.adopt(one.now, purpose);
      }
    }
  }
}

function isVisible(view: View, widget: Dict): boolean {
  const rectangle = view.at(widget, 'Rect');
  const numbers = isArray(rectangle) ? rectangle.map(view.resolve) : [];
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers.map((each) =>
    typeof each === 'number' ? each : 0,
  );
  return left !== right && bottom !== top;
}

const widgetsOf = (view: View, field: Dict): readonly Dict[] => {
  const kids = view.at(field, 'Kids');
  return [field, ...(isArray(kids) ? kids.map(view.resolve) : [])].filter((each) => each instanceof Dict);
};

/** What signing this field is: long-term data for an invisible timestamp, otherwise a signature. */
function signingPurpose(comparison: Comparison, field: Dict, name: string): Purpose {
  const { now } = comparison;
  const value = now.at(field, 'V');
  const isStamp = value instanceof Dict && nameOf(now.at(value, 'Type')) === 'DocTimeStamp';
  const visible = widgetsOf(now, field).some((each) => isVisible(now, each));
  return isStamp && !visible
    ? { what: `document timestamp ${name}`, kind: 'store' }
    : { what: `field ${name} was signed`, kind: 'signature', field: name };
}

/** A new field: a signature field, or a node that only holds such; no actions in it. */
function addedField(comparison: Comparison, item: PdfObject, { parent, widgets }: Among): void {
  const { now } = comparison;
  const dict = now.resolve(item);
  if (!(dict instanceof Dict) || parent.depth > 20) {
    comparison.forbid(item, 'a form field that is no dictionary');
    return;
  }
  const type = nameOf(now.at(dict, 'FT')) ?? parent.type;
  const name = fieldName(now, dict, parent);
  const kids = now.at(dict, 'Kids');
  if (type === undefined && isArray(kids)) {
    if (item instanceof Ref && comparison.isNew(item.num)) comparison.claim(item.num, FORM, 'judged');
    const below = { parent: { name, type, depth: parent.depth + 1 }, widgets };
    for (const kid of kids) addedField(comparison, kid, below);
    return;
  }
  if (type !== 'Sig') {
    comparison.forbid(item, `form field ${name} was added`);
    return;
  }
  const parts = widgetsOf(now, dict);
  if (parts.some((each) => ACTIONS.some((key) => each.entries.has(key)) || each.ambiguous)) {
    comparison.forbid(item, `signature field ${name} was added with an action`);
    return;
  }
  const visible = parts.some((each) => isVisible(now, each));
  const signed = signingPurpose(comparison, dict, name);
  const purpose: Purpose = visible
    ? { what: `visible signature field ${name} was added`, kind: 'new-field', field: name }
    : { what: signed.what, kind: signed.kind };
  comparison.adopt(item, purpose);
  for (const each of [item, ...(isArray(kids) ? kids : [])])
    if (each instanceof Ref) widgets.set(each.num, purpose);
}
