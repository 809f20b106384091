import type { View } from '../pdf/document.ts';
import { Dict, isArray, nameOf } from '../pdf/objects.ts';
import { textOf } from './locate.ts';

/** What a signature permits afterwards (ISO 32000-2 12.8.2). */
export interface Permissions {
  /** /P of DocMDP: 1 nothing, 2 filling and signing, 3 also annotations; null where the signature does not certify. */
  readonly certified: 1 | 2 | 3 | null;
  readonly isLocked: (field: string) => boolean;
}

/** DocMDP and FieldMDP of a signature dictionary. */
export function permissionsOf(view: View, signature: Dict): Permissions {
  const references = view.at(signature, 'Reference');
  const dicts = (isArray(references) ? references : [references])
    .map(view.resolve)
    .filter((each) => each instanceof Dict);
  const of = (method: string): readonly Dict[] =>
    dicts
      .filter((each) => nameOf(view.at(each, 'TransformMethod')) === method)
      .map((each) => view.at(each, 'TransformParams'))
      .map((each) => (each instanceof Dict ? each : new Dict(new Map())));
  const [certifying] = of('DocMDP');
  const level = certifying ? view.at(certifying, 'P') : null;
  const locks = of('FieldMDP').map((lock) => {
    const fields = view.at(lock, 'Fields');
    const names = isArray(fields) ? fields.flatMap((each) => textOf(view, each) ?? []) : [];
    const listed = (field: string): boolean =>
      names.some((name) => field === name || field.startsWith(`${name}.`));
    const action = nameOf(view.at(lock, 'Action'));
    if (action === 'Include') return listed;
    return action === 'Exclude' ? (field: string) => !listed(field) : () => true;
  });
  return {
    // Absent, /P is 2; a value nobody defined is taken as the strictest.
    certified: certifying ? (level === 3 ? 3 : level === 2 || level === null ? 2 : 1) : null,
    isLocked: (field) => locks.some((lock) => lock(field)),
  };
}
