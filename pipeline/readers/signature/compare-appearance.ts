import { Dict, Stream } from '../pdf/objects.ts';
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
