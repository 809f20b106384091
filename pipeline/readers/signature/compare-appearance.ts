import type { View } from '../pdf/document.ts';
import { Dict, isArray, nameOf, PdfDamage, type PdfObject, Ref, Stream } from '../pdf/objects.ts';
import type { Comparison, Pair, Purpose } from './comparison.ts';

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

/** Kinds of marks that are a sign of their own: a sheet of paper, not a line drawn over the words. */
const SIGNS = new Set(['Text', 'Caret', 'Popup']);
const LARGEST_SIGN = 72;
const MOST_OBJECTS = 200;
/** Operators that put words, pictures or gradients onto a page (ISO 32000-2 annex A). */
const PUTS_CONTENT = /(?<![^\s\]>)])(?:BT|BI|sh)(?=\s)/;

/**
 * Whether a mark beside the words looks like one. With an appearance of its own it could show any other text
 * over them (the evil annotation attack), so that may hold no words and no pictures, and a sign keeps its size.
 */
export function isMark(view: View, annotation: Dict): boolean {
  const appearance = view.at(annotation, 'AP');
  if (appearance === null) return true;
  if (SIGNS.has(nameOf(annotation.get('Subtype')) ?? '') && !isSmall(view, annotation)) return false;
  const seen = new Set<number>();
  const waiting: PdfObject[] = [appearance];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value instanceof Ref) {
      if (seen.has(value.num)) continue;
      if (seen.add(value.num).size > MOST_OBJECTS) return false;
      waiting.push(view.resolve(value));
    } else if (value instanceof Dict) waiting.push(...value.entries.values());
    else if (value instanceof Stream) {
      if (putsContent(view, value)) return false;
      waiting.push(value.dict);
    }
  }
  return true;
}

function putsContent(view: View, stream: Stream): boolean {
  if (nameOf(view.at(stream.dict, 'Subtype')) === 'Image') return true;
  try {
    return PUTS_CONTENT.test(` ${view.decode(stream).toString('latin1')} `);
  } catch (error) {
    // What cannot be read cannot be known to be harmless.
    if (error instanceof PdfDamage) return true;
    throw error;
  }
}

function isSmall(view: View, annotation: Dict): boolean {
  const rectangle = view.at(annotation, 'Rect');
  const numbers = isArray(rectangle) ? rectangle.map(view.resolve).map(Number) : [];
  const [left = Number.NaN, bottom = Number.NaN, right = Number.NaN, top = Number.NaN] = numbers;
  return Math.abs(right - left) <= LARGEST_SIGN && Math.abs(top - bottom) <= LARGEST_SIGN;
}
