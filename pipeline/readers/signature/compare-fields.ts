import { Dict, isArray, nameOf, type PdfObject, Ref, Stream } from '../pdf/objects.ts';
import { addedField } from './added-field.ts';
import { compareAppearance } from './compare-appearance.ts';
import type { Comparison, Pair, Purpose } from './comparison.ts';
import { type Among, FORM, fieldName, isVisible, type Parent, signingPurpose } from './form-field.ts';
import { twinIn } from './revision-graph.ts';

const FLAGS: Purpose = { what: 'flags of a field', kind: 'store' };

/** Entries of a form field that filling or signing it changes; anything else in it is its definition. */
const VALUE_KEYS = new Set(['AP', 'AS', 'V', 'F', 'DA', 'Q', 'DS', 'RV', 'I', 'TI', 'MK', 'M', 'Ff', 'Type']);
/** An empty signature field may, when signed, also get what binds it to its page and its lock. */
const SIGNING_KEYS = new Set([...VALUE_KEYS, 'Lock', 'SV', 'P', 'StructParent', 'NM', 'TU']);
/** An empty signature field that stays empty: only what prepares the signing. */
const EMPTY_KEYS = new Set(['Ff', 'Type', 'Lock', 'SV']);
/** How a value is to be written, without writing it. */
const STYLE_KEYS = new Set(['DA', 'Q', 'DS', 'M']);
/** What a value is written in: text, rich text, choices, the state of a check box. */
const VALUES = new Set(['V', 'RV', 'I', 'AS']);
/** Acrobat sets the read-only flag of fields it locks, of signed ones too. */
const FLAG_KEYS = new Set(['Ff', 'Type']);

/** A list of fields or of their kids: the old ones stay, new ones are signature fields. */
export function compareFields(comparison: Comparison, list: Pair, among: Among): void {
  const before = isArray(list.old) ? list.old : [];
  const after = isArray(list.now) ? list.now : [];
  if (among.parent.depth > 50) return;
  const { old, now } = comparison;
  const [hadTwin, hasTwin] = [twinIn(before, old), twinIn(after, now)];
  const twinBefore = (item: PdfObject): PdfObject => hadTwin(item, now);
  const twinAfter = (item: PdfObject): PdfObject => hasTwin(item, old);
  for (const item of before)
    if (twinAfter(item) === null) comparison.forbid(item, 'a form field was removed');
  for (const item of after) {
    if (!comparison.enterOnce('fields', item)) continue;
    const known = twinBefore(item);
    if (known === null) addedField(comparison, item, among);
    else compareField(comparison, { old: known, now: item, oldPlace: list.oldPlace }, among);
  }
}

function compareField(comparison: Comparison, reference: Pair, { parent, widgets }: Among): void {
  // The field itself is claimed only after its entries were compared, so the reference is followed by hand.
  const num = reference.now instanceof Ref ? reference.now.num : 0;
  const old = comparison.old.resolve(reference.old);
  const now = comparison.now.resolve(reference.now);
  if (!(old instanceof Dict) || !(now instanceof Dict)) return;
  const field: Pair = { old, now, oldPlace: num ? { holder: num, path: '' } : reference.oldPlace };
  const differing = comparison.differingKeys(old, now).filter((key) => key !== 'Kids');
  const state = stateOf(comparison, field, { parent, differing });
  const { type, name, purpose } = state;
  const permitted = permittedKeys(state);
  // PDFBox signs an empty field without a picture by taking away its place on the page.
  const withdrawn = type === 'Sig' && state.isSigned && !state.wasSigned && !isVisible(comparison.now, now);
  const barred = differing.filter(
    (key) =>
      !(permitted.has(key) || (key === 'Rect' && withdrawn)) ||
      (key === 'Type' && nameOf(now.get(key)) !== 'Annot'),
  );
  const isAmbiguous = now.ambiguous && comparison.isChanged(reference.now);
  if (barred.length || isAmbiguous) {
    comparison.forbid(reference.now, `/${barred.join(', /')} of field ${name} changed`);
  } else comparison.claim(num, claimOf(differing, state));
  // A signature field that stays empty has nothing to show, and a signed one nothing new.
  if (type !== 'Sig' || (state.isSigned && !state.wasSigned)) {
    for (const key of ['V', 'RV', 'MK', 'DS', 'Lock', 'SV']) {
      const value = comparison.follow(field, key, purpose);
      if (differing.includes(key) || value.now instanceof Stream) comparison.adopt(now.get(key), purpose);
    }
    compareAppearance(comparison, field, purpose);
  }
  const kids = comparison.follow(field, 'Kids', FORM);
  const { wasSigned, isSigned, valueChanged } = state;
  const depth = parent.depth + 1;
  compareFields(comparison, kids, {
    parent: { name, type, wasSigned, isSigned, valueChanged, depth },
    widgets,
  });
}

/** Flags alone close nothing and show nothing; how a value will be written is part of filling. */
function claimOf(differing: readonly string[], { name, purpose }: FieldState): Purpose {
  if (differing.every((key) => FLAG_KEYS.has(key))) return FLAGS;
  const onlyStyle = differing.every((key) => FLAG_KEYS.has(key) || STYLE_KEYS.has(key));
  return purpose.kind === 'redraw' && onlyStyle ? fillPurpose(name) : purpose;
}

interface FieldState extends Omit<Parent, 'depth'> {
  readonly purpose: Purpose;
}

/** What a field was and is; its widgets, written as kids without a name, share it. */
function stateOf(
  comparison: Comparison,
  { old: before, now: after }: Pair,
  { parent, differing }: { readonly parent: Parent; readonly differing: readonly string[] },
): FieldState {
  const [old, now] = [before, after].map((each) => (each instanceof Dict ? each : new Dict(new Map())));
  if (!old || !now) throw new RangeError('a field has two states');
  const type = nameOf(comparison.old.at(old, 'FT')) ?? parent.type;
  const name = fieldName(comparison.old, old, parent);
  const wasSigned = type === 'Sig' && (old.get('V') !== null || parent.wasSigned);
  const isSigned = type === 'Sig' && (comparison.now.at(now, 'V') instanceof Dict || parent.isSigned);
  const sameValue = comparison.same(comparison.old.at(old, 'V'), comparison.now.at(now, 'V'));
  const isButton = type === 'Btn' && isPushButton(comparison.old.at(old, 'Ff'));
  const written = !sameValue || differing.some((key) => VALUES.has(key));
  const valueChanged = parent.valueChanged || (written && !isButton);
  const purpose =
    type === 'Sig'
      ? signingPurpose(comparison, now, name)
      : valueChanged
        ? fillPurpose(name)
        : redrawPurpose(name);
  return { type, name, wasSigned, isSigned, valueChanged, purpose };
}

/** A push button has no value (ISO 32000-2 12.7.5.2.2): whatever is written there does not explain a new picture. */
const isPushButton = (flags: PdfObject): boolean => typeof flags === 'number' && (flags & 0x10000) !== 0;

/** A signed field is closed but for flags; an empty one that stays empty gets no appearance (it could cover something). */
function permittedKeys({ type, wasSigned, isSigned }: FieldState): ReadonlySet<string> {
  if (type !== 'Sig') return VALUE_KEYS;
  if (wasSigned) return FLAG_KEYS;
  return isSigned ? SIGNING_KEYS : EMPTY_KEYS;
}

const fillPurpose = (field: string): Purpose => ({
  what: `field ${field} was filled in`,
  kind: 'fill',
  field,
});

/** A field drawn anew while its value stays can show something else than it says: the shadow attack on forms. */
const redrawPurpose = (field: string): Purpose => ({
  what: `field ${field} was drawn anew without a new value`,
  kind: 'redraw',
  field,
});
