import type { View } from '../pdf/document.ts';
import { Dict, isArray, nameOf, type PdfObject } from '../pdf/objects.ts';
import { type LocatedSignature, textOf } from './locate.ts';

/** What a signature permits afterwards (ISO 32000-2 12.8.2). */
export interface Permissions {
  /** /P of DocMDP: 1 nothing, 2 filling and signing, 3 also annotations; null where the signature does not certify. */
  readonly certified: 1 | 2 | 3 | null;
  readonly isLocked: (field: string) => boolean;
}

/** Absent, /P is 2; a value nobody defined is taken as the strictest. */
const levelOf = (value: PdfObject): 1 | 2 | 3 => (value === 3 ? 3 : value === 2 || value === null ? 2 : 1);

/** DocMDP and FieldMDP of a signature dictionary, and the lock of its field, which may say the same (12.7.5.5). */
export function permissionsOf(view: View, { dict: signature, lock: ownLock }: LocatedSignature): Permissions {
  const references = view.at(signature, 'Reference');
  const dicts = (isArray(references) ? references : [references])
    .map(view.resolve)
    .filter((each) => each instanceof Dict);
  const of = (method: string): readonly Dict[] =>
    dicts
      .filter((each) => nameOf(view.at(each, 'TransformMethod')) === method)
      .map((each) => view.at(each, 'TransformParams'))
      .map((each) => (each instanceof Dict ? each : new Dict(new Map())));
  const certifying = of('DocMDP').map((each) => levelOf(view.at(each, 'P')));
  const lockLevel = ownLock ? view.at(ownLock, 'P') : null;
  const levels = lockLevel === null ? certifying : [...certifying, levelOf(lockLevel)];
  const locks = [...of('FieldMDP'), ...(ownLock ? [ownLock] : [])].map((lock) => {
    const fields = view.at(lock, 'Fields');
    const names = isArray(fields) ? fields.flatMap((each) => textOf(view, each) ?? []) : [];
    const listed = (field: string): boolean =>
      names.some((name) => field === name || field.startsWith(`${name}.`));
    const action = nameOf(view.at(lock, 'Action'));
    if (action === 'Include') return listed;
    return action === 'Exclude' ? (field: string) => !listed(field) : () => true;
  });
  return {
    certified: levels.toSorted()[0] ?? null,
    isLocked: (field) => locks.some((lock) => lock(field)),
  };
}
