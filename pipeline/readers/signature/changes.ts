import type { PdfFile } from '../pdf/document.ts';
import { PdfDamage } from '../pdf/objects.ts';
import { compareDocument } from './compare-catalog.ts';
import { type Change, type ChangeKind, Comparison } from './comparison.ts';
import type { Examined } from './examine.ts';
import { type Permissions, permissionsOf } from './permissions.ts';
import type { VerifyLimits } from './policy.ts';
import { hasTrailingBytes, strayBytes } from './update-bytes.ts';
import { contradictions } from './update-entries.ts';
import type { Fault } from './verdict.ts';

export interface ChangesVerdict {
  readonly state: 'none' | 'allowed' | 'forbidden' | 'unknown';
  readonly list: readonly { readonly object: string; readonly what: string }[];
  readonly faults: readonly Fault[];
  readonly findings: readonly string[];
}

/** What every saving did, compared once for all signatures of the file. */
const comparisons = new WeakMap<PdfFile, Map<number, readonly Change[]>>();

/** What happened to the document after this signature, judged by what the signature permits. */
export function changesAfter(
  file: PdfFile,
  examined: Examined,
  {
    all,
    isBroken,
    limits,
  }: {
    readonly all: readonly Examined[];
    /** A signature that is none: it covers not what it must, or its value is wrong. */
    readonly isBroken: (other: Examined) => boolean;
    readonly limits: VerifyLimits;
  },
): ChangesVerdict {
  const { range, located } = examined;
  if (range.revision === null || range.findings.length) {
    // Bytes the signature does not hold may say anything.
    const list = range.numbers ? [{ object: '-', what: 'bytes outside the signed range' }] : [];
    return { state: range.numbers ? 'forbidden' : 'unknown', list, faults: [], findings: [] };
  }
  const newest = file.revisions.length - 1;
  if (range.coverage === 'whole-file') return { state: 'none', list: [], faults: [], findings: [] };
  if (range.revision === newest) return unchanged(file);
  if (file.locked) return { state: 'unknown', list: [], faults: [], findings: [] };
  try {
    const revisions = Array.from(
      { length: newest - range.revision },
      (_, step) => (range.revision ?? 0) + step,
    );
    const changes = revisions.flatMap((revision) => changesOf(file, revision, limits));
    const verdict = judge(changes, {
      ...permissionsOf(file.view(range.revision), located),
      inherited: certificationUnder(file, examined, all),
      isBroken: (field) => all.some((other) => other.located.field === field && isBroken(other)),
    });
    const { list, faults } = unchanged(file);
    return { ...verdict, list: [...list, ...verdict.list], faults: [...faults, ...verdict.faults] };
  } catch (error) {
    if (!(error instanceof PdfDamage)) throw error;
    const list = [{ object: '-', what: error.message }];
    return {
      state: 'unknown',
      list,
      faults: [{ sub: 'FORMAT_FAILURE', finding: 'REVISION_DAMAGED' }],
      findings: [],
    };
  }
}

/** No later saving. Bytes after the end change no document, but readers that repair may take them for one: a fault of form. */
function unchanged(file: PdfFile): ChangesVerdict {
  if (!hasTrailingBytes(file)) return { state: 'none', list: [], faults: [], findings: [] };
  const list = [{ object: '-', what: 'bytes after the last revision' }];
  return {
    state: 'none',
    list,
    faults: [{ sub: 'FORMAT_FAILURE', finding: 'TRAILING_BYTES' }],
    findings: [],
  };
}

/** /P of a certification that an approval signature was put under: what it permits was agreed to by signing. */
function certificationUnder(
  file: PdfFile,
  examined: Examined,
  all: readonly Examined[],
): Permissions['certified'] {
  const under = all.filter(
    ({ range }) => range.revision !== null && range.revision < (examined.range.revision ?? 0),
  );
  const levels = under.map(
    ({ located, range }) => permissionsOf(file.view(range.revision ?? 0), located).certified,
  );
  return levels.find((level) => level !== null) ?? null;
}

function changesOf(file: PdfFile, revision: number, limits: VerifyLimits): readonly Change[] {
  const known = comparisons.get(file) ?? new Map<number, readonly Change[]>();
  comparisons.set(file, known);
  const found = known.get(revision);
  if (found) return found;
  const stray = strayBytes(file, revision + 1, limits);
  const untold = [...(stray === undefined ? [] : [stray]), ...contradictions(file, revision + 1)];
  const comparison = new Comparison(file, revision);
  compareDocument(comparison);
  const all = [
    ...untold.map((what): Change => ({ object: '-', what, kind: 'forbidden' })),
    ...comparison.conclude(),
  ];
  known.set(revision, all);
  return all;
}

/** What each kind of change is called in the report where it is permitted. */
const FINDINGS: Readonly<Record<ChangeKind, string | null>> = {
  store: null,
  metadata: 'METADATA_CHANGED',
  signature: 'SIGNED_LATER',
  'new-field': 'SIGNED_LATER',
  fill: 'FORM_FILLED',
  redraw: 'FIELD_REDRAWN',
  annotation: 'ANNOTATION_CHANGED',
  forbidden: 'CHANGES_FORBIDDEN',
};

interface JudgedBy extends Permissions {
  readonly inherited: Permissions['certified'];
  readonly isBroken: (field: string) => boolean;
}

/** Why a change is not permitted, or undefined. */
function objection(
  change: Change,
  { certified, inherited, isLocked, isBroken }: JudgedBy,
): string | undefined {
  // A signature explains the field and the picture it brings; one that is none explains nothing.
  if (change.signs !== undefined && isBroken(change.signs)) return 'CHANGES_FORBIDDEN';
  // Approval without DocMDP: as under /P 2 (nothing in ISO 32000 permits more).
  const level = certified ?? (inherited === 3 ? 3 : 2);
  const locked = change.field !== undefined && isLocked(change.field);
  switch (change.kind) {
    case 'store':
    case 'metadata':
      return undefined;
    case 'signature':
    case 'fill':
      if (locked) return 'FIELDMDP_VIOLATED';
      return level >= 2 ? undefined : 'DOCMDP_VIOLATED';
    case 'new-field':
      // A new visible field could be drawn over certified content (the sneaky signature attack).
      if (locked) return 'FIELDMDP_VIOLATED';
      return certified === null ? undefined : 'DOCMDP_VIOLATED';
    case 'annotation':
      if (level >= 3) return undefined;
      return certified === null ? 'CHANGES_FORBIDDEN' : 'DOCMDP_VIOLATED';
    case 'redraw':
      return 'FIELD_REDRAWN';
    case 'forbidden':
      return certified === null ? 'CHANGES_FORBIDDEN' : 'DOCMDP_VIOLATED';
  }
}

/** Nobody reads more, and a file with a hundred thousand changes would make a report as large as itself. */
const MOST_LISTED = 500;

function judge(changes: readonly Change[], permissions: JudgedBy): ChangesVerdict {
  const objections = changes.flatMap((change) => {
    const finding = objection(change, permissions);
    return finding === undefined ? [] : [{ change, finding }];
  });
  const listed = objections.length ? objections.map(({ change }) => change) : changes;
  const list = listed.slice(0, MOST_LISTED).map(({ object, what }) => ({ object, what }));
  if (listed.length > MOST_LISTED)
    list.push({ object: '-', what: `and ${listed.length - MOST_LISTED} more` });
  if (objections.length === 0) {
    const findings = changes.flatMap(({ kind }) => FINDINGS[kind] ?? []);
    return { state: 'allowed', list, faults: [], findings: [...new Set(findings)] };
  }
  const names = new Set(['CHANGES_FORBIDDEN', ...objections.map(({ finding }) => finding)]);
  const faults = [...names].map((finding): Fault => ({ sub: 'SIG_CONSTRAINTS_FAILURE', finding }));
  return { state: 'forbidden', list, faults, findings: [] };
}
