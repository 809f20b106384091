import { Dict } from '../pdf/objects.ts';
import { compareFields } from './compare-fields.ts';
import type { Comparison, Pair, Purpose } from './comparison.ts';
import { FORM, type NewWidgets, NO_PARENT } from './form-field.ts';

const RESOURCES: Purpose = { what: 'fonts and other resources of the form', kind: 'store' };

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
    // Set, it has every field drawn anew from its value, whatever picture was signed.
    const kind = form.now.get(key) === true ? 'redraw' : 'fill';
    if (key === 'NeedAppearances') comparison.note({ what: `/${key} of the form`, kind });
    else if (!['Fields', 'SigFlags', 'DR', 'DA', 'Q'].includes(key))
      comparison.forbid(0, `/${key} of the form changed`);
  }
  compareResources(comparison, comparison.follow({ ...form, old: before }, 'DR', RESOURCES));
  const fields = comparison.follow({ ...form, old: before }, 'Fields', FORM);
  compareFields(comparison, fields, { parent: NO_PARENT, widgets });
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
